"""Like faults judged unlike are found by their remarks, within a form and between forms."""

from __future__ import annotations

from typing import Any

import pytest

from perfeval import Judgement, Scorecard, score
from perfeval.errors import InputError
from perfeval.reviews import unalike
from tests.reviews.rounds import CARD, FILING, FIRST, RUBRIC, SECOND, THIRD
from tests.tables import each_row

FAULT = "佐证材料不足"


def judged(**points: str) -> Scorecard:
    """The form with points for its first (10), second (5) and third (5) row, for one fault."""
    keys = {"first": FIRST, "second": SECOND, "third": THIRD}
    given = {keys[name]: Judgement(points=each, remark=FAULT) for name, each in points.items()}
    return score(FILING, RUBRIC, judgements=given)


@each_row(
    ("cards", "found"),
    [
        ([judged(second="4", third="4")], []),
        ([judged(second="4", third="3")], [("3", "4")]),
        ([judged(first="8", second="4")], []),
        ([judged(first="9", second="4")], []),
        ([judged(first="9.5", second="4")], [("4", "4.75")]),
        ([judged(first="9.5", second="4", third="4")], [("9.5", "8")]),
        ([judged(first="9"), judged(second="4"), judged(third="4.5")], [("4", "4.5")]),
        ([judged(first="7", second="2"), judged(first="9")], [("9", "7")]),
        ([judged(second="0"), judged(second="0"), judged(first="6")], [("6", "0")]),
        ([judged(second="4")], []),
        ([CARD, CARD], []),
        ([], []),
    ],
)
def test_the_same_remark_takes_the_same_points_or_share(
    cards: list[Scorecard], found: list[tuple[str, str]]
) -> None:
    """By whichever of the two fits more rows; of two rows, the second differs."""
    told = unalike(cards)
    assert [(each.printed, each.computed) for each in told] == found
    for each in told:
        assert each.code == "judgement.unalike"
        assert FAULT in each.message("zh")
        assert "{" not in each.message("zh") + each.message("en")


def test_blanks_in_a_remark_make_no_other_fault() -> None:
    """And other words do."""
    one = Judgement(points="4", remark="佐证 材料不足")
    other = Judgement(points="3", remark=FAULT)
    assert len(unalike([score(FILING, RUBRIC, judgements={SECOND: one, THIRD: other})])) == 1
    apart = Judgement(points="3", remark="目标过低")
    assert unalike([score(FILING, RUBRIC, judgements={SECOND: one, THIRD: apart})]) == ()


@each_row("given", [1, [1], CARD.scores])
def test_what_is_no_scorecard_is_refused(given: Any) -> None:
    """By name."""
    with pytest.raises(InputError, match="unalike"):
        unalike(given)
