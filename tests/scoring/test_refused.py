"""What scoring refuses: each refusal says where, what was found, and what is accepted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pytest
from attrs import evolve

from perfeval import Filing, score
from perfeval.errors import InputError
from perfeval.filing import BudgetUnit
from perfeval.numbers.amounts import wan_yuan
from perfeval.numbers.rates import Rate
from perfeval.scoring.aggregates import aggregate
from perfeval.scoring.filing_digest import filing_digest
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.tallies import tally
from tests.extras import VETO, card, rubric
from tests.tables import each_row

FILING: Final = Filing(unit=BudgetUnit(name="某局"), year=2023)
ODD: Final[Any] = "x"
PAIR: Final = "a scorecard and its money, not below 0"
UNJUDGED: Final = "nothing where the row is not judged"


def judged(key: Any, points: str = "5") -> Scorecard:
    """A row judged by its key."""
    return score(FILING, rubric(), judgements={key: points})


def row(**fields: Any) -> object:
    """The row of a scorecard with other fields."""
    return evolve(card(rubric()).scores[0], **fields)


def scorecard(**fields: Any) -> object:
    """A scorecard with a veto, with other fields."""
    return evolve(card(rubric(vetoes=(VETO,))), **fields)


@each_row(
    ("make", "where", "found", "accepted"),
    [
        (lambda: score(ODD, rubric()), "score", "'x'", "a Filing"),
        (lambda: score(FILING, ODD), "score", "'x'", "a Rubric"),
        (lambda: filing_digest(ODD), "filing_digest", "'x'", "a Filing"),
        (lambda: tally(ODD), "the scorecard to tally", "'x'", "a Scorecard"),
        (lambda: aggregate(ODD), "a part to aggregate", "'x'", PAIR),
        (lambda: aggregate([]), "the scorecards to aggregate", "none", "at least one"),
        (
            lambda: aggregate([(card(rubric()), wan_yuan("-1"))]),
            "a part to aggregate",
            "a tuple",
            PAIR,
        ),
        (
            lambda: aggregate((card(rubric(places=places)), wan_yuan("1")) for places in (1, 2)),
            "the scorecards to aggregate",
            "'beyond 2023'",
            "scorecards by one rubric",
        ),
        (
            lambda: score(FILING, rubric(), judgements=ODD),
            "the judgements",
            "'x'",
            "a mapping of row keys to points",
        ),
        (
            lambda: judged("executon"),
            "a judgement",
            "'executon'",
            "the key of a row, such as execution",
        ),
        (lambda: judged(7), "a judgement", "7", "the key of a row"),
        (
            lambda: judged("execution", "x"),
            "the judgement of execution",
            "'x'",
            "a plain decimal number, such as 12 or 1,234.56 (no exponent, below 10^15, 8 places)",
        ),
        (
            lambda: judged("execution", "-1"),
            "the judgement of execution",
            "'-1'",
            "points of at least 0",
        ),
        (lambda: row(path=["x"]), "the path of a score", "a list", "a tuple of labels"),
        (lambda: row(path=(5,)), "the path of a score", "a tuple", "a tuple of labels"),
        (lambda: row(weight=Rate("0%")), "预算执行率: 权重", "'0%'", "a rate above 0%"),
        (lambda: row(reviewer="某"), "预算执行率: 复核意见", "'某'", UNJUDGED),
        (lambda: row(remark="某"), "预算执行率: 复核意见", "'某'", UNJUDGED),
        (
            lambda: scorecard(scores=card(rubric()).scores * 2),
            "the key of a score",
            "'execution'",
            "a key that no other score has",
        ),
        (
            lambda: scorecard(
                vetoes=(
                    evolve(card(rubric(vetoes=(VETO,)), grave=True).vetoes[0], rating_at_most="可"),
                )
            ),
            "一票否决: the highest rating",
            "'可'",
            "a rating of the scorecard",
        ),
    ],
)
def test_a_refusal_says_all_of_it(
    make: Callable[[], object], where: str, found: str, accepted: str
) -> None:
    """In one sentence."""
    with pytest.raises(InputError) as caught:
        make()
    assert str(caught.value) == f"{where}: found {found}; expected {accepted}"
