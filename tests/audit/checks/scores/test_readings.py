"""The rules by which a score may be: in proportion, with a threshold, by bands, by a clause."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve

from perfeval.audit import audit
from perfeval.audit.checks.scores.readings import by_clause, fits
from perfeval.numbers.printed import Points
from tests.audit.cases import filing, project, row
from tests.tables import each_row


@each_row(
    ("claimed", "due", "places", "right"),
    [
        ("10", "9.5", 0, True),
        ("10", "9.49", 0, False),
        ("9", "9.5", 0, False),
        ("9", "9.49", 0, True),
        ("9", "9.91", 0, False),
        ("9.9", "9.91", 1, True),
        ("9.9", "9.99", 1, True),
        ("9.8", "9.91", 1, False),
        ("7.9", "7.94", 2, True),
        ("7.9", "7.96", 2, False),
        ("7", "7.06", 2, False),
    ],
)
def test_a_score_is_rounded_or_cut_off(claimed: str, due: str, places: int, right: bool) -> None:
    """Whole points are rounded; decimals may be cut off at the places of the form."""
    assert fits(Points(claimed), Fraction(due), places) is right


@each_row(
    ("clause", "scores"),
    [
        ("每低一个百分点扣0.5分，扣完为止", ["8"]),
        ("每低于目标值1%扣1分", ["6"]),
        ("每减少2个百分点，扣3分", ["4"]),
        ("每低3个百分点扣1分", ["26/3", "9", "8"]),
        ("每低0.5个百分点扣5分", ["0"]),
        ("未完成的按比例计分", []),
        ("完成得满分，未完成不得分", []),
        ("反映培训情况", []),
        ("≥90%得满分，80%以上得8分", None),
        ("每低0个百分点扣1分", None),
        ("每低1.2.3个百分点扣1分", None),
    ],
)
def test_a_clause_of_its_own(clause: str, scores: list[str] | None) -> None:
    """4 points missed of 10: steps as the clause says, nothing beyond the norm, or unknown."""
    read = by_clause(clause, Points("10"), Fraction(4))
    assert (read if read is None else [each.score for each in read]) == (
        scores if scores is None else [Fraction(each) for each in scores]
    )


@each_row(
    ("clause", "claimed", "codes"),
    [
        ("每低一个百分点扣0.5分", "8", []),
        ("每低一个百分点扣0.5分", "7", ["score.not_proportional"]),
        ("≥90%得满分，80%以上得7分", "7", []),
        ("≥90%得满分，80%以上得7分", "10", []),
        ("每低五个百分点扣1分", "10", ["score.full_unmet"]),
        ("每低9个百分点扣1分", "10", []),
    ],
)
def test_a_row_follows_its_own_clause(clause: str, claimed: str, codes: list[str]) -> None:
    """Steps are counted; a clause that is not understood allows what it may say."""
    given = evolve(row("办结率", "≥96%", "92%", "10", claimed, "任务调整"), clause=clause)
    told = audit(filing(project(given)))
    assert [f.code for f in told if f.code.startswith("score.")] == codes


@each_row(("claimed", "right"), [("8", True), ("9.4", True), ("7", False)])
def test_satisfaction_may_go_by_bands(claimed: str, right: bool) -> None:
    """85% of 90%: 9.4 in proportion, 8 by bands."""
    given = row("群众满意度", "≥90%", "85%", "10", claimed, "排队")
    codes = [f.code for f in audit(filing(project(given)))]
    assert ("score.not_proportional" in codes) is not right


def test_like_cases_in_two_forms() -> None:
    """One target, one value, the same points, two scores, in two forms of one unit."""
    first = project(row("随访", "≥100人", "80人", "10", "8"))
    second = evolve(first, key="annex-3-2", indicators=(row("体检", "≥100人", "80人", "10", "5"),))
    (told,) = [f for f in audit(filing(first, second)) if f.code == "score.unlike"]
    assert "随访" in told.message("zh")
    assert told.at.endswith("体检")
