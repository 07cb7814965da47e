"""A reviewer's judgements stand beside what was computed and claimed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from perfeval.errors import InputError
from perfeval.judgements import judged
from perfeval.numbers import Points
from perfeval.rules import Because
from perfeval.scores import Score

SCORES = tuple(
    Score(
        key=key,
        path=("过程",),
        name=key,
        out_of=Points("5"),
        earned=earned,
        because=Because("full", "计满分", "full points"),
        claimed=Points("4"),
    )
    for key, earned in (("fund", Points("5")), ("work", None))
)


@pytest.mark.parametrize("value", ["3", 3, Decimal("3.00"), Points("3分"), " ３ "])
def test_a_judgement_is_recorded_beside_score_and_claim(value: Any) -> None:
    """None overwrites another; the other rows stay as they are."""
    fund, work = judged(SCORES, {"fund": value})
    assert (fund.earned, fund.claimed, fund.judged) == (Points("5"), Points("4"), Points("3"))
    assert fund.judged is not None
    assert fund.judged.text == "3"
    assert fund.because == Because(
        "full", "计满分；评价人判定 3 分", "full points; judged 3 by the reviewer"
    )
    assert work is SCORES[1]


@pytest.mark.parametrize(
    ("value", "points", "capped"), [("5", "5", False), ("5.01", "5", True), ("0", "0", False)]
)
def test_a_judgement_is_capped_at_its_row(value: str, points: str, capped: bool) -> None:
    """And the reason says so."""
    (work,) = judged(SCORES[1:], {"work": value})
    assert work.judged == Points(points)
    assert ("，以 5 分为限" in work.because.zh) is capped
    assert ("capped at 5" in work.because.en) is capped


@pytest.mark.parametrize(
    ("judgements", "message"),
    [
        ({"fnd": "3"}, "a judgement: found 'fnd'; expected the key of a row, such as fund"),
        ({"整体": "3"}, "expected the key of a row$"),
        ({5: "3"}, "a judgement: found 5"),
        ({None: "3"}, "a judgement: found None"),
        ({"work": "-0.01"}, "the judgement of work: found '-0.01'; expected points of at least 0"),
        ({"work": 2.5}, "the judgement of work: found 2.5"),
        ({"work": True}, "the judgement of work: found True"),
        ({"work": None}, "the judgement of work: found None"),
        ({"work": "高"}, "the judgement of work: found '高'"),
        ([("work", "3")], "the judgements: found a list"),
        ("work", "the judgements: found 'work'"),
        (0, "the judgements: found 0"),
    ],
)
def test_what_is_no_judgement_is_refused(judgements: Any, message: str) -> None:
    """The row is named, and one that is near."""
    with pytest.raises(InputError, match=message):
        judged(SCORES, judgements)
