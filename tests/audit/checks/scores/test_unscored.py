"""A target that is missed without a word, in a form that prints no points."""

from attrs import evolve

from perfeval.audit import audit
from perfeval.filing import Indicator
from tests.audit.cases import filing, project, row
from tests.tables import each_row


def told(given: Indicator, note: str = "") -> list[str]:
    found = audit(filing(project(given, note=note)))
    return [each.path for each in found if each.code == "target.missed_unsaid"]


@each_row(
    "target, actual",
    [("≥45万亩次", "43.2万亩次"), ("≤5%", "5.1%"), ("≤0.9‰", "1.2‰"), ("3-5次", "2次")],
)
def test_a_missed_target_without_a_word(target: str, actual: str) -> None:
    assert told(row("病虫害防控面积", target, actual, "", "")) == ["indicators.0.variance_note"]


@each_row(
    "target, actual, reason, note",
    [
        ("≥45万亩次", "45万亩次", "", ""),
        ("≥45万亩次", "43.2万亩次", "受旱灾影响，补种后防控", ""),
        ("≥45万亩次", "43.2万亩次", "", "病虫害防控面积：受旱灾影响减少"),
        ("45万亩次", "43.2万亩次", "", ""),
        ("≥45万亩次", "已完成", "", ""),
        ("3-5次", "3次", "", ""),
        ("=12次", "13次", "", ""),
        ("/", "/", "", ""),
    ],
)
def test_rows_that_need_no_reason(target: str, actual: str, reason: str, note: str) -> None:
    assert told(row("病虫害防控面积", target, actual, "", "", reason), note) == []


def test_a_form_with_points_asks_at_the_score() -> None:
    missed = row("病虫害防控面积", "≥45万亩次", "43.2万亩次", "", "")
    assert told(evolve(missed, points=row("", "", "", "10", "").points)) == []
