"""Rows beside the 100: bonuses and penalties, as the form itself calls them."""

from __future__ import annotations

from attrs import evolve

from perfeval.audit import audit
from perfeval.audit.extras import is_extra
from perfeval.audit.finding import Place
from perfeval.audit.graded import graded
from perfeval.filing import ScoreSheet
from perfeval.numbers.printed import Points
from tests.audit.cases import criterion, filing, sheet
from tests.tables import each_row

BONUS = criterion("表彰加分", "3", "2")
PENALTY = criterion("逾期减分", "2", "-1.5")


def with_total(points: str, claimed: str, *extras: object) -> ScoreSheet:
    """A sheet of one full row and these beside it."""
    made = sheet(criterion("甲", "100", "100"), *extras)  # type: ignore[arg-type]
    return evolve(made, total_points=Points(points), total_claimed=Points(claimed))


@each_row(
    ("section", "name", "extra"),
    [
        ("产出", "表彰加分", True),
        ("产出", "逾期减分项（2分）", True),
        ("加减分", "获得表彰", True),
        ("五、附加分（5分）", "获得表彰", True),
        ("产出", "奖励资金发放率", False),
        ("产出指标", "附加险覆盖率", False),
        ("奖励资金", "发放人数", False),
    ],
)
def test_what_is_beside_the_hundred(section: str, name: str, extra: bool) -> None:
    """By the end of its name, or by a section that says nothing else."""
    row = evolve(criterion(name, "3", "2"), level1=section)
    (made,) = graded(sheet(row), Place("表"))
    assert is_extra(made) is extra


@each_row(
    ("points", "claimed", "extras", "told"),
    [
        ("100", "100", (BONUS,), ""),
        ("100", "102", (BONUS,), ""),
        ("103", "102", (BONUS,), ""),
        ("100", "98.5", (BONUS, PENALTY), ""),
        ("100", "100", (BONUS, PENALTY), ""),
        ("100", "98.5", (evolve(PENALTY, claimed=Points("1.5")),), ""),
        ("100", "98.5", (criterion("报送情况", "2", "-1.5", label="减分项"),), ""),
        ("100", "98.5", (criterion("报送情况", "2", "-1.5", label="奖惩"),), ""),
        ("100", "101", (BONUS,), "score.total"),
        ("102", "102", (BONUS,), "points.not_100 points.total"),
        ("100", "100", (criterion("其他", "3", "2"),), "points.total score.total"),
    ],
)
def test_a_total_counts_what_is_beside_it_or_not(
    points: str, claimed: str, extras: tuple[object, ...], told: str
) -> None:
    """As the form does: with bonuses or without, less penalties, at most 100."""
    kept = {"points.total", "points.not_100", "score.total", "score.no_reason"}
    found = audit(filing(with_total(points, claimed, *extras)))
    codes = {each.code for each in found if each.code in kept}
    assert codes - {"score.no_reason"} == set(told.split())
    assert ("score.no_reason" in codes) is ("score.total" in told and "points.total" in told)
