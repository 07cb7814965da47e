"""What a measure of a stranger gives: plain data of the library's own classes, or one error."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from attrs import evolve, frozen

from perfeval import Criterion, Filing, FormKind, Points, RubricError, score, yuan
from perfeval.filing import BudgetUnit, Facts
from perfeval.measures import (
    Checks,
    GivenRate,
    Kind,
    Measure,
    Measured,
    Several,
    Term,
    Unmeasured,
    Why,
)
from perfeval.measures.checked import has_own_formula, kind_of, measured_by
from perfeval.numbers.printed import Count
from perfeval.numbers.rates import Rate
from perfeval.rubric.veto import Veto
from perfeval.rules import Composite, Proportional, Rule, SubRule
from tests.conformance.tampering import tampered
from tests.given import rubric
from tests.subclasses import OwnText
from tests.tables import each_row

TERM = Term(fact="asked", name="所问")
GIVEN = GivenRate(term=TERM)
NOTHING = Facts([])
WHERE = "过程 / 所问"
MISSING = Unmeasured(Why.MISSING, ("asked",), "缺少所问", "not stated")


@frozen(kw_only=True)
class Own(GivenRate):
    """A formula of a stranger that gives whatever it is told to give."""

    gives: Any = None

    def measure(self, facts: Facts) -> Any:  # noqa: ARG002
        return self.gives() if callable(self.gives) else self.gives


def measure(gives: Any) -> Measure:
    """A measure with a stranger's formula."""
    return Measure(id="own", name="所问", formula=Own(term=TERM, gives=gives), text="所问")


def no_rate(**parts: Any) -> Rate:
    """A rate changed behind the back of its checks."""
    rate = Rate(1, 2)
    for name, value in parts.items():
        object.__setattr__(rate, name, value)
    return rate


def of_kind(kind: Kind, value: Any) -> Measured:
    """A measured value, whatever it is."""
    made = Measured(Kind.RATE, Rate(1, 2))
    for name, part in (("kind", kind), ("value", value)):
        object.__setattr__(made, name, part)
    return made


RATE = Measured(Kind.RATE, Rate(1, 2), "1 ÷ 2", "1 ÷ 2")


@each_row(
    "found",
    [
        RATE,
        MISSING,
        Measured(Kind.COUNT, Count("3人")),
        Measured(Kind.AMOUNT, yuan("12.30")),
        Measured(Kind.STATE, "达成"),
        Measured(Kind.CHECKS, (True, False)),
        Measured(Kind.SEVERAL, (RATE, RATE)),
        Measured(Kind.ANY, (RATE, MISSING)),
    ],
)
def test_plain_values_of_a_stranger_pass(found: Measured | Unmeasured) -> None:
    """Each made anew: what the stranger kept of it changes nothing."""
    made = measure(found)
    promised = found.kind if isinstance(found, Measured) else Kind.RATE
    cls = type("Kinded", (Own,), {"kind": promised})
    made = evolve(made, formula=cls(term=TERM, gives=found))
    again = measured_by(made, NOTHING, WHERE)
    assert again == found
    assert again is not found


@each_row(
    ("gives", "problem"),
    [
        (lambda: 1 / 0, "its measure failed with ZeroDivisionError"),
        (sys.exit, "its measure failed with SystemExit"),
        (5, "what a measure gives: found 5; expected a Measured or an Unmeasured"),
        (None, "what a measure gives: found None"),
        (type("Lie", (Measured,), {})(Kind.RATE, Rate(1, 2)), "what a measure gives: found a Lie"),
        (Measured(Kind.COUNT, Count("1")), "its measure gave a count, not a rate"),
        (of_kind(Kind.RATE, 0.5), "a rate: found 0.5"),
        (of_kind(Kind.RATE, (1 << 3_400_000)), "a rate: found a very large int; expected a Rate"),
        (of_kind(Kind.RATE, no_rate(numerator=1 << 3_400_000)), "an int of less than 3,000 digits"),
        (of_kind(Kind.RATE, no_rate(denominator=0)), "the denominator of a rate"),
        (of_kind(Kind.RATE, type("Odd", (Rate,), {})(1, 2)), "a rate: found an Odd"),
        (of_kind(Kind.RATE, "x" * 20_001), "text of 20001 characters"),
        (of_kind(Kind.RATE, (True,) * 1_001), "found 1001 parts; expected at most 1000"),
        (of_kind(Kind.SEVERAL, (of_kind(Kind.SEVERAL, (RATE,)),)), "a rate: found a tuple"),
        (of_kind(Kind.RATE, tampered(Count("1"), text=None)), "a number: found None"),
        (tampered(RATE, _zh="\x1b[2J"), "what a measure says: found"),
        (tampered(RATE, _en=OwnText("half")), "its measure failed with RuntimeError"),
        (tampered(MISSING, facts=(5,)), "what a measure says: found 5"),
        (tampered(MISSING, why="missing"), "why nothing is measured: found 'missing'"),
    ],
)
def test_anything_else_is_one_error_that_names_the_row(gives: Any, problem: str) -> None:
    """Whatever it is, and before anything is done with it."""
    with pytest.raises(RubricError) as caught:
        measured_by(measure(gives), NOTHING, WHERE)
    assert caught.value.where == WHERE
    assert problem in caught.value.problem


def test_text_of_a_subclass_becomes_plain() -> None:
    """A state, and the facts of what has no value, are never asked what they say of themselves."""
    stated = type("Stated", (Own,), {"kind": Kind.STATE})
    formula = stated(term=TERM, gives=of_kind(Kind.STATE, OwnText("甲")))
    found = measured_by(evolve(measure(None), formula=formula), NOTHING, WHERE)
    assert isinstance(found, Measured)
    assert type(found.value) is str
    nothing = measured_by(measure(tampered(MISSING, facts=(OwnText("asked"),))), NOTHING, WHERE)
    assert isinstance(nothing, Unmeasured)
    assert type(nothing.facts[0]) is str


def test_own_formulas_are_known_by_their_class() -> None:
    """Those in a composite, and the measure itself."""
    own = Own(term=TERM)
    made = Measure(id="own", name="所问", formula=GIVEN)
    assert has_own_formula(made)
    assert has_own_formula(evolve(made, formula=Several(formulas=(GIVEN, GIVEN))))
    assert not has_own_formula(evolve(made, formula=own))
    assert not has_own_formula(evolve(made, formula=Several(formulas=(GIVEN, own))))
    lying = type("Lying", (Measure,), {})(id="own", name="所问", formula=GIVEN)
    assert not has_own_formula(lying)


def test_a_formula_must_say_its_kind() -> None:
    """The criterion that has it cannot be made otherwise."""
    assert kind_of(GIVEN, WHERE) is Kind.RATE
    for kind, problem in (
        (property(lambda _: 1 / 0), "its measure failed with ZeroDivisionError"),
        ("rate", "its measure does not say what Kind it gives"),
    ):
        formula = type("Odd", (Own,), {"kind": kind})(term=TERM)
        with pytest.raises(RubricError, match=problem):
            row(evolve(measure(None), formula=formula))


def row(asked: Measure, rule: Rule | None = None) -> Criterion:
    """A row that is scored by a measure."""
    return Criterion(
        key="asked",
        name="所问",
        points="100",
        clause="按比例",
        measure=asked,
        rule=rule or Proportional(),
    )


FILING = Filing(unit=BudgetUnit(name="某局"), year=2023)


def test_a_scorecard_holds_what_a_strangers_formula_gives() -> None:
    """Sound as a part of a composite, too; and a failure names the row."""
    made = rubric(row(measure(RATE)), form=FormKind.SCORE_SHEET)
    assert score(FILING, made).total == Points("50")
    both = Measure(
        id="both",
        name="两项",
        formula=Several(formulas=(Own(term=TERM, gives=RATE), Own(term=TERM, gives=MISSING))),
    )
    half = SubRule(name="一", points="50", rule=Proportional())
    parts = Composite(parts=(half, evolve(half, name="二")))
    composite = rubric(row(both, parts), form=FormKind.SCORE_SHEET)
    assert score(FILING, composite).scores[0].because.zh == "缺少所问"
    broken = rubric(row(measure(lambda: 1 / 0)), form=FormKind.SCORE_SHEET)
    with pytest.raises(RubricError, match="所问: its measure failed with ZeroDivisionError"):
        score(FILING, broken)


def test_a_veto_asks_with_care() -> None:
    """Its measure may be a stranger's, too."""

    class Grave(Checks):
        """A checklist of a stranger that fails."""

        def measure(self, facts: Facts) -> Measured:
            raise KeyError(str(facts))

    veto = Veto(
        key="grave",
        name="重大违纪",
        clause="一票否决",
        measure=Measure(id="grave", name="重大违纪", formula=Grave(terms=(TERM,))),
        total_at_most="0",
    )
    made = rubric(row(measure(RATE)), form=FormKind.SCORE_SHEET, vetoes=(veto,))
    with pytest.raises(RubricError, match="重大违纪: its measure failed with KeyError"):
        score(FILING, made)
