"""By rate: rows of the form, scored by a rule over how far they came or over their own size."""

from __future__ import annotations

from fractions import Fraction

import pytest

from perfeval.errors import RubricError
from perfeval.numbers.printed import Points
from perfeval.rules import (
    Bands,
    ByRate,
    ByTarget,
    Coefficients,
    InProportion,
    Linear,
    PerCase,
    Proportional,
    Rule,
)
from tests.given import indicator, told
from tests.tables import each_row

PASSING = ByRate(rule=Linear(full_at="100%", base_at="60%", base_share="0%"))
BANDS = Bands.at_least(("90%", "10"), ("80%", "8"), ("60%", "5"), otherwise="0")
MISSED = ByTarget(missed_rate=PASSING, missed_count=PASSING)
OWN = ByTarget(missed_rate=PASSING, missed_count=PASSING, own_rate=ByRate(rule=BANDS, points="10"))
SHARE = ByTarget(
    missed_rate=InProportion(),
    missed_count=InProportion(),
    own_rate=ByRate(rule=Proportional()),
)


@each_row(
    ("target", "actual", "earned"),
    [
        ("≥50个", "29.99999999个", Fraction(0)),
        ("≥50个", "30个", Fraction(0)),
        ("≥50个", "30.00000001个", Fraction(1, 2 * 10**8)),
        ("≥50个", "40个", Fraction(5)),
        ("≥50个", "49.99999999个", Fraction(10) - Fraction(1, 2 * 10**8)),
        ("≥50个", "50个", Fraction(10)),
        ("≥50个", "500个", Fraction(10)),
        ("≥50个", "-1个", Fraction(0)),
        ("＞50个", "50个", Fraction(10)),  # the formula itself gives no less
        ("≥95%", "76%", Fraction(5)),
        ("≤100万元", "125万元", Fraction(5)),
        ("≤0次", "3次", Fraction(0)),
        ("≥0个", "0个", Fraction(10)),
        ("≥0%", "-0.00000001%", Fraction(0)),  # below 0 there is no rate
        ("≥-3%", "-5%", Fraction(0)),
        ("≤-3%", "0%", Fraction(0)),
        ("50个", "40个", None),
        ("＞0个", "0个", None),
    ],
)
def test_a_pass_mark(target: str, actual: str, earned: Fraction | None) -> None:
    """Nothing below 60% of the target, then (rate − 60%) ÷ 40%; a ceiling the other way round."""
    assert MISSED.award(indicator(target, actual), Points("10")).earned == earned


@each_row(
    ("actual", "points", "earned"),
    [
        ("90%", "10", Fraction(10)),
        ("89.99999999%", "10", Fraction(8)),
        ("80%", "10", Fraction(8)),
        ("79.99999999%", "10", Fraction(5)),
        ("60%", "10", Fraction(5)),
        ("59.99999999%", "10", Fraction(0)),
        ("85%", "5", Fraction(4)),
        ("70%", "3", Fraction(3, 2)),
        ("100%", "20", Fraction(20)),
    ],
)
def test_a_percentage_by_its_own_size(actual: str, points: str, earned: Fraction) -> None:
    """Whatever its target; rows of other points than the clause's 10 in proportion."""
    for target in ("≥95%", "＞50%", "=90%", "95%"):
        assert OWN.award(indicator(target, actual), Points(points)).earned == earned


def test_a_percentage_times_the_points() -> None:
    """19.6 of 20 for 98% against 98%; a count beside it keeps to its target."""
    assert SHARE.award(indicator("98%", "98%"), Points("20")).earned == Fraction(196, 10)
    assert SHARE.award(indicator("≥98%", "120%"), Points("20")).earned == 20
    assert SHARE.award(indicator("≥10个", "5个"), Points("20")).earned == 10


@each_row("target", ["≤5%", "＜5%"])
def test_of_a_ceiling_such_a_clause_says_nothing(target: str) -> None:
    """It speaks of rates that are better the higher."""
    award = OWN.award(indicator(target, "3%"), Points("10"))
    assert (award.earned, award.because.code) == (None, "ceiling")


def test_the_reason_names_the_rate_the_rule_and_the_proportion() -> None:
    """So that a reader can work it out again."""
    assert told(MISSED.award(indicator("≥95%", "76%"), Points("10"))) == (
        "between",
        "实际完成值 76%，目标 ≥95%；76% ÷ 95% = 80%，不低于 60% 且低于 100%，按比例计分值的 50%",
        "actual 76%, target ≥95%; 76% ÷ 95% = 80%, from 60% to below 100%: 50% of the points",
    )
    assert told(OWN.award(indicator("≥95%", "85%"), Points("5"))) == (
        "band",
        "实际完成值 85%，目标 ≥95%；85%，不低于 80%且低于 90%，计 8 分；"
        "条文按 10 分计 8 分，本行 5 分，同比例折算",
        "actual 85%, target ≥95%; 85%, at least 80% and below 90%: 8 points; "
        "the clause gives 8 of 10, in proportion for the 5 of the row",
    )
    deficit = ByTarget(
        missed_rate=ByRate(
            rule=Bands.at_least(("90%", "5"), otherwise="0", most="95%"), points="5"
        ),
        missed_count=InProportion(),
    )
    award = deficit.award(indicator("≥100%", "99%"), Points("10"))
    assert (award.earned, award.because.code) == (None, "outside")


@each_row(
    ("rule", "points", "problem"),
    [
        (PerCase(deduct="1"), None, "PerCase takes no rate"),
        (Coefficients.of(优="100%", 差="0%"), None, "Coefficients takes no rate"),
        (BANDS, None, "the best band is worth 10 of 7 points; say for how many points"),
        (BANDS, "5", "the best band is worth 10 of 5 points$"),
        ("linear", None, "str is no rule"),
    ],
)
def test_what_is_no_rule_over_a_rate(rule: Rule, points: str | None, problem: str) -> None:
    """It is refused where it is made."""
    with pytest.raises(RubricError, match=problem):
        ByRate(rule=rule, points=points)


def test_a_level_may_have_a_coefficient() -> None:
    """Then a target in words is computed."""
    rule = ByTarget(
        missed_rate=InProportion(),
        missed_count=InProportion(),
        levels=Coefficients.of(达成="100%", 部分达成="60%", 未达成="0%"),
    )
    award = rule.award(indicator("有效提升", "部分达成"), Points("5"))
    assert award.earned == 3
    assert award.because.zh == "“部分达成”，系数 60%，计 5 × 60%"
    assert rule.award(indicator("有效提升", "完成"), Points("5")).earned is None
