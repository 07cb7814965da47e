"""Formulas that compute: ratio, change, sum. A zero denominator is undefined, never 0% or 100%."""

from __future__ import annotations

from typing import ClassVar

from attrs import evolve, field, frozen

from perfeval.amounts import Amount
from perfeval.errors import InputError
from perfeval.filing import Facts
from perfeval.filing.structure import is_kind, many
from perfeval.measures.measured import Kind, Measured, Unmeasured, Why
from perfeval.measures.terms import Term, added_up, figures, look_up, mixed, unfit, written
from perfeval.rates import Rate

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
    magnitude: bool = field(default=False, validator=is_kind("magnitude", bool))

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
        units = mixed(found)
        text = (
            f"{written(self.numerator, top, units=units)} ÷ "
            f"{written(self.denominator, bottom, units=units)}"
        )
        if below == 0:
            return Unmeasured(
                Why.UNDEFINED, self.facts, f"{text}：除数为零", f"{text}: division by zero"
            )
        if below < 0:
            return unfit(self.denominator, "为负数，不能作除数", "below 0: no denominator")
        rate = Rate.of_atoms(abs(above) if self.magnitude else above, below)
        return Measured(Kind.RATE, rate, text, text)


@frozen(kw_only=True)
class Change:
    """(this − last) ÷ last: the rate of change from one year to the next."""

    kind: ClassVar[Kind] = Kind.RATE

    this: Term = field(validator=is_kind("this year's term", Term))
    last: Term = field(validator=is_kind("last year's term", Term))

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts that the formula asks for."""
        return (self.this.fact, self.last.fact)

    def measure(self, facts: Facts) -> Measured | Unmeasured:
        """The rate of change, or why there is none (last year 0: undefined)."""
        return Ratio(
            numerator=(self.this, evolve(self.last, minus=True)),
            denominator=(self.last,),
        ).measure(facts)


@frozen(kw_only=True)
class Total:
    """A sum of amounts, printed in the unit of the first; terms with `minus` are taken away."""

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
        text = written(self.terms, found, units=mixed(found))
        return Measured(Kind.AMOUNT, value, text, text)
