"""Formulas that compute: ratio, change, sum. A zero denominator is undefined, never 0% or 100%."""

from __future__ import annotations

from typing import ClassVar

from attrs import evolve, field, frozen

from perfeval import lowering
from perfeval.errors import InputError
from perfeval.filing import Facts
from perfeval.filing.structure import many, of_kind
from perfeval.lowering import (
    DOUBT,
    Compared,
    Comparison,
    Figures,
    Missing,
    Quotient,
    Tree,
    Whole,
    pick,
)
from perfeval.lowering.terms import size_of
from perfeval.lowering.trees import named
from perfeval.measures.measured import Kind, Measured, Unmeasured, Why
from perfeval.measures.terms import (
    Term,
    Wording,
    Working,
    added_up,
    formula_with,
    lowered_sum,
)
from perfeval.measures.values import figures, look_up, unfit
from perfeval.numbers.amounts import Amount
from perfeval.numbers.rates import Rate

__all__ = ["Change", "Ratio", "Total"]


@frozen(kw_only=True)
class Ratio:
    """Σ numerator ÷ Σ denominator, of amounts or of counts; `magnitude` drops its sign.

    Exclusions are terms with `minus`.

    >>> posts = Term(fact="staff.authorised_posts", name="编制数")
    >>> staff = Term(fact="staff.in_post", name="在职人员数")
    >>> Ratio(numerator=(staff,), denominator=(posts,)).facts
    ('staff.in_post', 'staff.authorised_posts')
    """

    kind: ClassVar[Kind] = Kind.RATE

    numerator: tuple[Term, ...] = many("the numerator of a ratio", Term, least=1)
    denominator: tuple[Term, ...] = many("the denominator of a ratio", Term, least=1)
    magnitude: bool = field(default=False, **of_kind("magnitude", bool))

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts that the formula asks for."""
        return tuple(term.fact for term in (*self.numerator, *self.denominator))

    def measure(self, facts: Facts) -> Measured | Unmeasured:
        """The rate, or why there is none."""
        found = figures(facts, (*self.numerator, *self.denominator))
        if isinstance(found, Unmeasured):
            return found
        top, bottom = found[: len(self.numerator)], found[len(self.numerator) :]
        above, below = added_up(self.numerator, top), added_up(self.denominator, bottom)
        worked = Working(self.numerator, self.denominator, found)
        if below == 0:
            return Unmeasured(
                Why.UNDEFINED, self.facts, f"{worked}：除数为零", f"{worked}: division by zero"
            )
        if below < 0:
            return unfit(self.denominator, "为负数，不能作除数", "below 0: no denominator")
        rate = Rate.of_atoms(abs(above) if self.magnitude else above, below)
        return Measured(Kind.RATE, rate, worked, worked)

    def wording(self, _lang: str) -> Wording:
        """The formula with the values of its facts put in."""
        return formula_with(self.numerator, self.denominator)

    def lower(self, figures: Figures) -> Tree:
        """The same of integers; a denominator that is not above 0 is in doubt."""
        found = figures.amounts_or_counts(self.facts)
        many = len(self.numerator)
        above = lowered_sum(self.numerator, found[:many])
        below = lowered_sum(self.denominator, found[many:])
        if self.magnitude:
            above = size_of(above)
        rate = named(above, lambda above: named(below, lambda below: _defined(above, below)))
        return pick([(Missing(found[0]), DOUBT)], rate)


def _defined(above: lowering.Term, below: lowering.Term) -> Tree:
    """The rate of two terms; doubt where there is none."""
    undefined = Compared(below, Comparison.AT_MOST, Whole(0))
    return pick([(undefined, DOUBT)], Quotient(above, below))


@frozen(kw_only=True)
class Change:
    """(this − last) ÷ last: the rate of change from one year to the next.

    >>> change = Change(this=Term(fact="now", name="本年"), last=Term(fact="then", name="上年"))
    >>> facts = Facts([Fact(id="now", value="9.60万元"), Fact(id="then", value="12万元")])
    >>> change.measure(facts).value.percent()
    '-20%'
    """

    kind: ClassVar[Kind] = Kind.RATE

    this: Term = field(**of_kind("this year's term", Term))
    last: Term = field(**of_kind("last year's term", Term))
    _ratio: Ratio = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        difference = (self.this, evolve(self.last, minus=True))
        ratio = Ratio(numerator=difference, denominator=(self.last,))
        object.__setattr__(self, "_ratio", ratio)

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts that the formula asks for."""
        return (self.this.fact, self.last.fact)

    def measure(self, facts: Facts) -> Measured | Unmeasured:
        """The rate of change, or why there is none (last year 0: undefined)."""
        return self._ratio.measure(facts)

    def wording(self, lang: str) -> Wording:
        """The formula with the values of its facts put in."""
        return self._ratio.wording(lang)

    def lower(self, figures: Figures) -> Tree:
        """The same of integers."""
        return self._ratio.lower(figures)


@frozen(kw_only=True)
class Total:
    """A sum of amounts, printed in the unit of the first; terms with `minus` are taken away.

    >>> income, spending = Term(fact="in", name="收入"), Term(fact="out", name="支出", minus=True)
    >>> total = Total(terms=(income, spending))
    >>> facts = Facts([Fact(id="in", value="12万元"), Fact(id="out", value="9.6万元")])
    >>> total.measure(facts).value.printed
    '2.4万元'
    """

    kind: ClassVar[Kind] = Kind.AMOUNT

    terms: tuple[Term, ...] = many("the terms of a sum", Term, least=1)

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts that the formula asks for."""
        return tuple(term.fact for term in self.terms)

    def measure(self, facts: Facts) -> Measured | Unmeasured:
        """The amount, or why there is none."""
        found = look_up(facts, self.terms, Amount)
        if isinstance(found, Unmeasured):
            return found
        try:
            value = Amount.of_atoms(added_up(self.terms, found), found[0].unit)
        except InputError:
            return unfit(self.terms, "的合计超出范围", "add up to more than an amount can be")
        worked = Working(self.terms, (), found)
        return Measured(Kind.AMOUNT, value, worked, worked)

    def lower(self, _figures: Figures) -> Tree:
        """Doubt: no rule of the library takes an amount."""
        return DOUBT
