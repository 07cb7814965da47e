"""Targets and values in different units."""

from __future__ import annotations

from attrs import evolve

from perfeval.audit import audit
from perfeval.audit.checks.scores.attained import figures_of
from perfeval.filing import Actual, Target
from tests.audit.cases import filing, project, row
from tests.tables import each_row


@each_row(
    ("target", "actual", "told"),
    [
        ("≥12公里", "12.6个", True),
        ("≥12公里", "12600米", False),
        ("≥1200人", "100%", True),
        ("≥95%", "120人", True),
        ("≥95%", "0.96", False),
        ("≥50人", "52名", False),
        ("≥50人次", "52人", False),
        ("≥4000平方米", "3600亩", True),
        ("≥4000平方米", "6亩", False),
        ("≥4000平方米", "2000亩", True),
        ("≥4000平方米", "1999亩", False),
        ("≥4000平方米", "0亩", False),
        ("≤2小时", "90分钟", False),
        ("≤2小时", "满意", False),
        ("≥12公里", "12分贝", False),
        ("≥12公里", "", False),
    ],
)
def test_units_that_do_not_compare(target: str, actual: str, told: bool) -> None:
    """Of two kinds; or of one, far apart beside figures that are close."""
    given = row("清淤长度", target, actual, "10", "10")
    codes = [each.code for each in audit(filing(project(given)))]
    assert ("value.other_unit" in codes) is told
    idle = evolve(given, name="不适用")
    assert "value.other_unit" not in [each.code for each in audit(filing(project(idle)))]


@each_row(
    ("target", "actual", "figures"),
    [
        ("≤2小时", "150分钟", (2, 2.5)),
        ("≥2公里", "2300米", (2, 2.3)),
        ("≥50人", "52名", None),
        ("≥50人", "100%", None),
        ("≥50分贝", "52分", None),
    ],
)
def test_units_of_one_kind_are_converted(
    target: str, actual: str, figures: tuple[float, float] | None
) -> None:
    """A value in minutes is compared with a target in hours; counts are never converted."""
    found = figures_of(Target(text=target), Actual(text=actual))
    assert (None if found is None else tuple(map(float, found))) == figures
