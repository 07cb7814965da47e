"""What a rule cannot be made of: each refusal names the field and says the whole mistake."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from perfeval.errors import InputError, PerfevalError, RubricError
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Count, Points
from perfeval.rubric.split import Rest, Split
from perfeval.rules import (
    Band,
    Bands,
    ByRate,
    ByState,
    ByTarget,
    Checklist,
    Coefficient,
    Coefficients,
    Composite,
    Deduct,
    EitherOr,
    EqualShares,
    Gain,
    InProportion,
    Judged,
    Level,
    LevelRange,
    Linear,
    MissingItems,
    Option,
    Overshoot,
    PerCase,
    PerStep,
    Proportional,
    Reduce,
    Rule,
    States,
    SubRule,
    Together,
)
from perfeval.rules.either_or import Assessed
from perfeval.rules.steps import Steps
from perfeval.rules.together import Joined
from tests.given import rate, state
from tests.rules.test_checked import Stranger
from tests.tables import each_row

BANDS = Bands.at_least(("95%", "5"), otherwise="0")
LINE = {"full_at": "90%", "base_at": "70%", "base_share": "80%"}


def odd(value: object) -> Any:
    """A value that a type checker would refuse before we do."""
    return value


def per_step(deduct: str, per: str) -> PerStep:
    """A deduction for each step."""
    return PerStep(deduct=deduct, per=per, steps=Steps.WHOLE)


def above(deduct: str = "1", per: str = "1%", **more: str) -> Deduct:
    """A deduction above 100%."""
    return Deduct.above("100%", deduct, per=per, steps=Steps.WHOLE, **more)


def levels(*ends: tuple[str, str, str, bool]) -> LevelRange:
    """Ranges of points by their names."""
    return LevelRange(
        levels=tuple(
            Level(words=(word,), low=low, high=high, high_included=included)
            for word, low, high, included in ends
        )
    )


@each_row(
    ("make", "said"),
    [
        (lambda: above("0"), "deduct: 0 points per step is not above 0"),
        (lambda: above(per="0%"), "per: a step of 0% is not above 0"),
        (lambda: above(free="-1%"), "free: a free zone of -1% is below 0"),
        (lambda: above(cap="0"), "cap: a cap of 0 points is not above 0"),
        (lambda: above(nothing_above="100%"), "nothing_above: 100% does not lie above 100%, …"),
        (
            lambda: Deduct.below("90%", "1", per="1%", steps=Steps.WHOLE, nothing_below="90%"),
            "nothing_below: 90% does not lie below 90%, where points are lost",
        ),
        (
            lambda: Deduct.both("90%", "1", per="1%", steps=Steps.WHOLE, nothing_above="90%"),
            "nothing_above: 90% does not lie above 90%, where points are lost",
        ),
        (
            lambda: Bands(bands=(Band(points="5", at_least="9%", above="9%"), Band(points="0"))),
            "bands: a band has two lower edges: at least 9% and above 9%",
        ),
        (
            lambda: Bands(bands=(Band(points="5", at_most="9%", below="9%"), Band(points="0"))),
            "bands: a band has two upper edges: at most 9% and below 9%",
        ),
        (
            lambda: Bands.at_least(("9%", "-5"), otherwise="0"),
            "bands: the band at least 9% is worth -5 points",
        ),
        (lambda: PerCase(deduct="0"), "deduct: 0 points per case is not above 0"),
        (lambda: PerCase(deduct="1", cap="0"), "cap: a cap of 0 points is not above 0"),
        (lambda: Gain(each="0"), "each: 0 points per case is not above 0"),
        (
            lambda: MissingItems(items=("①", "②"), deduct="0"),
            "deduct: 0 points per item is not above 0",
        ),
        (
            lambda: Overshoot(beyond="0%", reduce=Reduce.NOTHING),
            "beyond: a threshold of 0% is not above 0%",
        ),
        (
            lambda: Coefficients(
                levels=(
                    Coefficient(words=("优",), share="100%"),
                    Coefficient(words=("差", "优"), share="0%"),
                )
            ),
            "levels: 优 stands twice",
        ),
        (lambda: Bands(bands=(Band(points="5"), Band(points="0"))), "bands: no band has an edge"),
        (
            lambda: Bands(
                bands=(Band(points="5", at_least="9%"), Band(points="0", below=Count("3")))
            ),
            "bands: rates and counts are mixed as edges",
        ),
        (
            lambda: Bands(bands=(Band(points="5", at_least="9%"), Band(points="0", below="8%"))),
            "bands: no band holds 8%",
        ),
        (
            lambda: Bands(bands=(Band(points="5", at_least="9%"), Band(points="0", at_most="9%"))),
            "bands: 2 bands hold 9%",
        ),
        (
            lambda: Bands(
                bands=(
                    Band(points="5", at_least="9%", below="9%"),
                    Band(points="3", below="9%"),
                    Band(points="3", at_least="9%"),
                )
            ),
            "bands: the band at least 9% and below 9% holds no value",
        ),
        (
            lambda: Bands.at_least(("80%", "5"), ("90%", "6"), otherwise="0"),
            "bands: 90% stands behind 80%, but is not below it",
        ),
        (
            lambda: Bands.at_most(("80%", "5"), ("70%", "6"), otherwise="0"),
            "bands: 70% stands behind 80%, but is not above it",
        ),
        (
            lambda: ByRate(rule=PerCase(deduct="1"), points="5"),
            "the rule over a rate: PerCase takes no rate",
        ),
        (lambda: ByRate(rule=odd(5), points="5"), "the rule over a rate: int is no rule"),
        (
            lambda: ByRate(rule=BANDS, points="4"),
            "the rule over a rate: the best band is worth 5 of 4 points",
        ),
        (
            lambda: Linear(**LINE | {"base_share": "101%"}),
            "linear: the shares 0% and 101% do not rise from 0% to 100%",
        ),
        (
            lambda: Linear(**LINE, below_share="-1%"),
            "linear: the shares -1% and 80% do not rise from 0% to 100%",
        ),
        (
            lambda: ByTarget(missed_rate=InProportion(), missed_count=per_step("1", "1%")),
            "missed_count: its step 1% is no Count",
        ),
        (
            lambda: ByTarget(missed_rate=InProportion(), missed_count=InProportion()).award(
                odd(5), Points("5")
            ),
            "the row to score: found 5; expected an Indicator",
        ),
        (
            lambda: PerCase(deduct="1").award(Measured(Kind.COUNT, Count("1")), odd(5)),
            "the points of a row: found 5; expected Points",
        ),
        (
            lambda: Proportional().award(odd(5), Points("5")),
            "the measured value: found 5; expected a measured rate",
        ),
        (lambda: above(per=odd(5)), "a rate: found 5; expected a rate such as \"1%\""),
        (
            lambda: PerStep(deduct="1", per="1%", steps=odd("whole")),
            "the reading of a part-step: found 'whole'; "
            "expected Steps.WHOLE or Steps.STARTED or Steps.PRO_RATA",
        ),
        (lambda: Linear(**LINE | {"base_at": "90%"}), "linear: the base 90% is not below 90%; …"),
        (
            lambda: Linear(**LINE, below_share="81%"),
            "linear: the shares 81% and 80% do not rise from 0% to 100%",
        ),
        (lambda: Proportional(full_at="0%"), "full_at: 0% is not above 0%"),
        (lambda: Checklist.of(("①", "0")), "checklist: ① is worth 0 points"),
        (lambda: Coefficients.of(**{"优": "100%", " ": "0%"}), "levels: a level has no name"),
        (lambda: Coefficients.of(优="100%", 差="-1%"), "levels: 差: -1% of the points"),
        (lambda: Coefficients.of(优="90%", 差="0%"), "levels: no level earns 100% of the points"),
        (
            lambda: levels(("优", "60%", "100%", True), ("差", "0%", "50%", False)),
            "levels: the range [60%, 100%] does not follow on 50%",
        ),
        (
            lambda: levels(("优", "60%", "100%", False), ("差", "0%", "60%", False)),
            "levels: the upper edge of [60%, 100%) is on the wrong side",
        ),
        (
            lambda: levels(("优", "60%", "90%", False), ("差", "0%", "60%", False)),
            "levels: the ranges end at 90% of the points",
        ),
        (
            lambda: levels(("优", "60%", "100%", True), ("优", "0%", "60%", False)),
            "levels: 优 stands twice",
        ),
        (
            lambda: levels((" ", "60%", "100%", True), ("优", "0%", "60%", False)),
            "levels: a level has no name",
        ),
        (
            lambda: ByState(cases=(SubRule(name="甲", points="5", rule=BANDS),) * 2),
            "cases: the state 甲 stands twice",
        ),
        (
            lambda: ByTarget(
                missed_rate=InProportion(), missed_count=InProportion(), met_words=("",)
            ),
            "by target: a blank is no word of a met target",
        ),
        (lambda: per_step("0", "1"), "by target: a deduction and its step must be above 0"),
        (
            lambda: ByTarget(missed_rate=per_step("1", "1"), missed_count=InProportion()),
            "missed_rate: its step 1 is no Rate",
        ),
        (
            lambda: Option(name="甲", rule=EitherOr.__new__(EitherOr)),
            "an option: an EitherOr is no simple rule",
        ),
        (
            lambda: SubRule(name="甲", points="5", rule=Composite.__new__(Composite)),
            "a part of a composite: a composite has no composite in it",
        ),
        (
            lambda: Split(places=9, rest=Rest.LAST),
            "split: shares of 9 places; 0 to 8 are possible",
        )
    ]
)  # fmt: skip
def test_a_rule_that_cannot_be_made(make: Callable[[], object], said: str) -> None:
    """The field, the value, and what is wrong with it."""
    with pytest.raises(PerfevalError) as caught:
        make()
    text = str(caught.value)
    assert text == said or (said.endswith("…") and text.startswith(said[:-1])), text


LEAST = "0.00000001"


@each_row(
    "make",
    [
        lambda: above(LEAST, "0.00000001%", free="0%", cap=LEAST),
        lambda: above(nothing_above="100.00000001%"),
        lambda: Deduct.below("9%", "1", per="1%", steps=Steps.WHOLE, nothing_below="8.99999999%"),
        lambda: Bands.at_least(("9%", "5"), otherwise="0"),
        lambda: PerCase(deduct=LEAST, cap=LEAST),
        lambda: Gain(each=LEAST),
        lambda: MissingItems(items=("①", "②"), deduct=LEAST),
        lambda: Checklist.of(("①", LEAST), ("②", "1")),
        lambda: States.of(甲="1", 乙="0"),
        lambda: Coefficients.of(优="100%", 差="0%"),
        lambda: Linear(**LINE | {"base_at": "89.99999999%"}, below_share="80%"),
        lambda: Linear(full_at="90%", base_at="0%", base_share="100%", below_share="0%"),
        lambda: Proportional(full_at="0.00000001%"),
        lambda: Overshoot(beyond="0.00000001%", reduce=Reduce.NOTHING),
        lambda: per_step(LEAST, "0.00000001%"),
        lambda: Split(places=0, rest=Rest.LAST),
        lambda: Split(places=8, rest=Rest.LAST),
    ],
)
def test_the_least_that_is_possible(make: Callable[[], object]) -> None:
    """One atom on the right side of an edge is enough; what is as good is equal."""
    assert make() == make()


@each_row(
    ("rule", "said"),
    [
        (above(LEAST), "a deduction needs points above 0"),
        (PerCase(deduct="1"), "a deduction needs points above 0"),
        (MissingItems(items=("①", "②"), deduct="1"), "a deduction needs points above 0"),
        (Coefficients.of(优="100%", 差="0%"), "a coefficient needs points above 0"),
        (
            levels(("优", "60%", "100%", True), ("差", "0%", "60%", False)),
            "a range of points needs points above 0",
        ),
        (Linear(**LINE), "a linear rule needs points above 0"),
        (EqualShares(items=("①", "②")), "equal shares need points above 0"),
        (Judged(), "a judged row needs points above 0"),
        (Proportional(), "a proportional rule needs points above 0"),
    ],
)
def test_a_row_of_the_least_points_fits(rule: Rule, said: str) -> None:
    """One atom is above 0, and 0 is not."""
    assert rule.problem(Points(LEAST)) is None
    assert str(rule.problem(Points("0"))) == said


PARTS = (
    SubRule(name="甲", points="5", rule=Stranger(ValueError("odd"))),
    SubRule(name="乙", points="5", rule=Judged()),
)
OPTIONS = (
    Option(name="甲", rule=Stranger(ValueError("odd"))),
    Option(name="乙", rule=PerCase(deduct="1")),
)


@each_row(
    ("rule", "points"),
    [
        (ByState(cases=PARTS), "5"),
        (Composite(parts=PARTS), "10"),
        (EitherOr(options=OPTIONS, assessed=Assessed.NEITHER), "5"),
        (Together(options=OPTIONS, joined=Joined.LOWEST), "5"),
    ],
)
def test_a_rule_within_a_rule_that_breaks_is_named(
    rule: ByState | Composite | EitherOr | Together, points: str
) -> None:
    """By the part that it stands for."""
    with pytest.raises(RubricError) as caught:
        rule.problem(Points(points))
    assert caught.value.where == "甲"
    with pytest.raises(RubricError) as caught:
        ByRate(rule=Stranger(ValueError("odd")), points="5")
    assert caught.value.where == "the rule over a rate"


def test_a_row_of_fewer_points_than_the_best_case_is_refused() -> None:
    """The definition contradicts itself, and so does its use."""
    rule = ByState(cases=(SubRule(name="甲", points="5", rule=BANDS), PARTS[1]))
    with pytest.raises(InputError, match="points"):
        rule.award(Measured(Kind.SEVERAL, (state("甲"), rate("96%"))), Points("4"))


@each_row("make", [Bands.at_most, Bands.at_least])
def test_pairs_of_bands_are_named(make: Callable[..., object]) -> None:
    """From the first word on."""
    with pytest.raises(InputError, match=r"^the bands of a rule: found "):
        make("95%", otherwise="0")
