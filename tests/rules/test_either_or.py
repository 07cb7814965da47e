"""Either-or: of several indicators one is assessed, by a rule of its own."""

from __future__ import annotations

from fractions import Fraction

import pytest

from perfeval import Count, Points, Rate, RubricError
from perfeval.measures import Kind, Measured, Unmeasured, Why
from perfeval.rules import (
    Assessed,
    Composite,
    Deduct,
    Direction,
    EitherOr,
    Judged,
    Option,
    PerCase,
    Proportional,
    Steps,
    SubRule,
)
from tests.tables import each_row

AREA = Deduct.above("100%", "2", per="5%", steps=Steps.STARTED)
OPTIONS = (Option(name="规模控制率", rule=AREA), Option(name="投资控制率", rule=Proportional()))
MISSING = Unmeasured(Why.MISSING, ("a",), "缺少批复规模", "not stated: area")
FIVE = Points("5")


def rate(text: str) -> Measured:
    """A measured rate."""
    return Measured(Kind.RATE, Rate(text), "甲 ÷ 乙", "a ÷ b")


def either(*values: Measured | Unmeasured) -> Measured:
    """The values of the formulas, in their order."""
    return Measured(Kind.ANY, values)


def rule(assessed: Assessed = Assessed.FIRST) -> EitherOr:
    """The rule with a reading."""
    return EitherOr(options=OPTIONS, assessed=assessed)


def test_the_only_one_that_can_be_measured_is_assessed() -> None:
    """任选其一: what is not stated is not asked for, and the reason names what was assessed."""
    award = rule().award(either(MISSING, rate("90%")), FIVE)
    assert award.earned == Fraction(9, 2)
    assert award.because.zh.startswith("投资控制率：甲 ÷ 乙 = 90%")
    assert award.because.en.startswith("投资控制率: a ÷ b = 90%")
    assert rule().award(either(rate("101%"), MISSING), FIVE).earned == 3


@each_row(("assessed", "earned"), [(Assessed.FIRST, Fraction(3)), (Assessed.BEST, Fraction(9, 2))])
def test_of_several_the_reading_decides(assessed: Assessed, earned: Fraction) -> None:
    """Both stated: the first, or the better one."""
    assert rule(assessed).award(either(rate("101%"), rate("90%")), FIVE).earned == earned


def test_of_several_none_may_be_assessed() -> None:
    """Or nobody knows which, and the row is unscored."""
    award = rule(Assessed.NEITHER).award(either(rate("101%"), rate("90%")), FIVE)
    assert (award.earned, award.because.code) == (None, "several")
    assert "考核哪一项须指明" in award.because.zh
    assert rule(Assessed.NEITHER).award(either(rate("100%"), MISSING), FIVE).earned == 5


def test_an_unscored_option_is_not_the_best() -> None:
    """A count that is no number of cases earns nothing; the other one counts."""
    options = (Option(name="例数", rule=PerCase(deduct="1")), OPTIONS[1])
    half = Measured(Kind.COUNT, Count("1.5"), "例数", "cases")
    best = EitherOr(options=options, assessed=Assessed.BEST)
    assert best.award(either(half, rate("0%")), FIVE).earned == 0


@each_row(
    "values", [(MISSING, MISSING), (rate("100%"),), (Measured(Kind.COUNT, Count("1")), MISSING)]
)
def test_values_that_do_not_fit_are_unscored(values: tuple[Measured | Unmeasured, ...]) -> None:
    """Nothing measured, too few values, or another kind."""
    award = rule().award(either(*values), FIVE)
    assert (award.earned, award.because.code) == (None, "outside")


def test_each_option_must_be_worth_the_row() -> None:
    """A cap above the points contradicts the row."""
    capped = Deduct.above("100%", "1", per="1%", steps=Steps.WHOLE, cap="6")
    bad = EitherOr(options=(OPTIONS[0], Option(name="乙", rule=capped)), assessed=Assessed.FIRST)
    assert str(bad.problem(FIVE)) == "乙: the cap of 6 is above the 5 points of the row"
    assert rule().problem(FIVE) is None


def test_an_option_is_a_simple_rule() -> None:
    """No rule, a composite, and an either-or are no options."""
    part = SubRule(name="甲", points="5", rule=Judged())
    composite = Composite(parts=(part, part))
    for wrong in (composite, rule()):
        with pytest.raises(RubricError, match=r"an option: an? .* is no simple rule"):
            Option(name="甲", rule=wrong)
    with pytest.raises(RubricError, match="an option: str is no rule"):
        Option(name="甲", rule="x")  # type: ignore[arg-type]


def test_it_has_no_direction_and_no_edges_of_its_own() -> None:
    """Each option has its own."""
    assert rule().direction is Direction.NONE
    assert rule().edges() == ()
