"""Overshoot: a target that is far exceeded, by a local threshold."""

from __future__ import annotations

from fractions import Fraction

import pytest

from perfeval import Points, RubricError
from perfeval.filing import Actual, Indicator, Target
from perfeval.rules import Award, ByTarget, InProportion, Overshoot, Reduce
from tests.tables import each_row


def award(target: str, actual: str, reduce: Reduce = Reduce.BY_DEVIATION) -> Award:
    """What 10 points become, with a threshold of 30%."""
    rule = ByTarget(
        missed_rate=InProportion(),
        missed_count=InProportion(),
        overshoot=Overshoot(beyond="30%", reduce=reduce),
    )
    row = Indicator(target=Target(text=target), actual=Actual(text=actual))
    return rule.award(row, Points("10"))


@each_row(
    ("target", "actual", "earned"),
    [
        ("≥100个", "129个", Fraction(10)),
        ("≥100个", "130个", Fraction(10)),
        ("≥100个", "131个", Fraction(99, 10)),
        ("＞100个", "180个", Fraction(5)),
        ("≥100个", "300个", Fraction(0)),
        ("≤100个", "70个", Fraction(10)),
        ("≤100个", "69个", Fraction(99, 10)),
        ("<100个", "0个", Fraction(3)),
        ("=100个", "100个", Fraction(10)),
        ("≥0个", "5个", Fraction(10)),
        ("100个", "100个", Fraction(10)),
        ("≥100个", "50个", Fraction(5)),
    ],
)
def test_beyond_the_threshold_every_percent_costs_a_percent(
    target: str, actual: str, earned: Fraction
) -> None:
    """Just below, at and above 30%, for floors and for ceilings; a target of 0 has no share."""
    assert award(target, actual).earned == earned


def test_the_reason_says_how_far_and_what_it_costs() -> None:
    """Read aloud."""
    assert award("≥100个", "180个").because.zh == (
        "实际完成值 180个，目标 ≥100个，好于目标 80%，超过 30%，按超过部分扣 5 分"
    )


@each_row(
    ("actual", "earned"),
    [("129个", "10"), ("130个", "10"), ("131个", "6.9"), ("180个", "2"), ("200个", "0")],
)
def test_or_the_whole_deviation_costs_once_it_is_beyond(actual: str, earned: str) -> None:
    """The other reading of 按偏离度: nothing up to 30%, then every percent from the target on."""
    given = award("≥100个", actual, Reduce.BY_WHOLE_DEVIATION)
    assert given.earned == Fraction(earned)
    assert ("按全部偏离度扣" in given.because.zh) is (given.earned < 10)


def test_or_it_is_only_to_be_explained() -> None:
    """分析原因: full points, and the reason asks for the analysis."""
    given = award("≥100个", "180个", Reduce.ANALYSE)
    assert (given.earned, given.because.code) == (Fraction(10), "overshot")
    assert given.because.zh.endswith("计满分，须分析原因")


def test_a_threshold_is_above_zero() -> None:
    """Otherwise every met target would be far exceeded."""
    with pytest.raises(RubricError, match="a threshold of 0% is not above 0%") as raised:
        Overshoot(beyond="0%", reduce=Reduce.ANALYSE)
    assert raised.value.where == "beyond"


@each_row(
    ("target", "actual", "points"),
    [
        ("≥50个", "64.99999999个", 10),
        ("≥50个", "65个", 10),
        ("≥50个", "65.00000001个", 0),
        ("≤100次", "70次", 10),
        ("≤100次", "69.99999999次", 0),
        ("≥50%", "65.00000001%", 0),
        ("=50个", "50个", 10),
    ],
)
def test_nothing_above_130_percent(target: str, actual: str, points: int) -> None:
    """超过130%不得分: just below, at and above; the other way round for a ceiling."""
    found = award(target, actual, Reduce.NOTHING)
    assert found.earned == points
    if not points:
        assert found.because.zh.endswith("超过 30%，不得分")
