"""The score of a row: three facts, from 0 to its points, with a reason."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from perfeval.errors import InputError
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.rules import Because
from perfeval.scoring.scores import PoolCap, Score, VetoOutcome
from tests.tables import each_row

WHY = Because("full", "计满分", "full points")
POOL = PoolCap(key="output", points=Points("50"))
VETO = VetoOutcome(key="fraud", name="弄虚作假", applies=None, because=WHY)


def points(text: str | None) -> Points | None:
    return None if text is None else Points(text)


def row(key: str, earned: str | None, out_of: str = "10", **more: Any) -> Score:
    """A score; points given as text."""
    for name in ("claimed", "judged"):
        more[name] = points(more.get(name))
    fields: dict[str, Any] = {"path": (), "name": key, "because": WHY} | more
    return Score(key=key, out_of=Points(out_of), earned=points(earned), **fields)


@each_row(
    ("fields", "reviewed"),
    [
        ({"judged": "4", "claimed": "9", "earned": "5"}, "4"),
        ({"claimed": "9", "earned": "5"}, "5"),
        ({"claimed": "9", "earned": None}, "9"),
        ({"claimed": "11", "earned": None}, "10"),
        ({"claimed": "-1", "earned": None}, "0"),
        ({"earned": None}, None),
        ({"claimed": "9", "earned": None, "applies": False}, None),
        ({"judged": "9", "earned": None, "applies": False}, None),
    ],
)
def test_a_review_takes_judgement_then_score_then_claim(
    fields: dict[str, Any], reviewed: str | None
) -> None:
    """From 0 to the row's points; nothing for a row that is dropped."""
    assert row("a", **fields).reviewed == points(reviewed)


@each_row(
    ("fields", "message"),
    [
        ({"earned": Points("10.01")}, "甲: 得分: found '10.01'; expected 0 to 10 points"),
        ({"earned": Points("-0.01")}, "甲: 得分"),
        ({"judged": Points("11")}, "甲: 评价人判定"),
        ({"key": 5}, "the key of a score"),
        ({"path": ["投入"]}, "the path of a score: found a list; expected a tuple of labels"),
        ({"path": (5,)}, "the path of a score: found a tuple; expected a tuple of labels"),
        ({"name": None}, "the name of a score"),
        ({"out_of": "10"}, "分值"),
        ({"out_of": Points("-1"), "earned": None}, "分值: found '-1'; expected points of at least"),
        ({"earned": 5}, "得分"),
        ({"because": "计满分"}, "the reason of a score"),
        ({"claimed": "9"}, "自评得分"),
        ({"judged": 9}, "评价人判定"),
        ({"clause": None}, "评分标准"),
        ({"pool": None}, "the pool of a score"),
        ({"applies": 1}, "applies"),
        ({"weight": Rate("0%")}, "甲: 权重: found '0%'; expected a rate above 0%"),
    ],
)
def test_a_score_is_checked(fields: dict[str, Any], message: str) -> None:
    """0 ≤ earned ≤ out of, and everything of its kind."""
    with pytest.raises(InputError, match=message):
        evolve(row("甲", "5"), **fields)


@each_row("fields", [{"key": 5}, {"points": "50"}, {"shared": "yes"}])
def test_a_pool_cap_is_checked(fields: dict[str, Any]) -> None:
    """Everything of its kind."""
    with pytest.raises(InputError):
        evolve(POOL, **fields)


@each_row(
    "fields",
    [{"key": 5}, {"name": None}, {"applies": "yes"}, {"because": "x"}, {"clause": 1},
     {"total_at_most": "59"}, {"rating_at_most": None}]
)  # fmt: skip
def test_the_outcome_of_a_veto_is_checked(fields: dict[str, Any]) -> None:
    """Everything of its kind; whether it applies may be open."""
    assert VETO.applies is None
    with pytest.raises(InputError):
        evolve(VETO, **fields)


def test_a_reason_is_given_in_two_languages() -> None:
    """Chinese unless asked otherwise."""
    assert (row("a", "5").reason(), row("a", "5").reason("en")) == ("计满分", "full points")
    with pytest.raises(InputError):
        row("a", "5").reason("fr")
