"""Formulas over facts, as data. A formula names the facts that are missing; see each kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar, Final, cast

from attrs import field, fields, frozen

from perfeval.errors import InputError
from perfeval.filing import Facts
from perfeval.lowering import DOUBT, Figures, Tree, Value
from perfeval.lowering.trees import then
from perfeval.measures.measured import Kind, Measured, Unmeasured, Why
from perfeval.measures.ratios import Change, Ratio, Total
from perfeval.measures.stated import Balance, Checks, GivenCount, GivenRate, GivenState
from perfeval.measures.terms import Term
from perfeval.measures.values import missing
from perfeval.text.fields import titled

__all__ = [
    "FORMULAS",
    "AnyOf",
    "Formula",
    "Several",
    "SimpleFormula",
    "terms_of",
]

SIMPLE = (Ratio, Change, Total, GivenRate, GivenCount, GivenState, Balance, Checks)
SimpleFormula = Ratio | Change | Total | GivenRate | GivenCount | GivenState | Balance | Checks


_FORMULAS: Final = "the formulas of a composite"
_MOST_LOWERED: Final = 6  # each may have several states, and the tree has all that go together


def _checked(_instance: object, _attribute: object, value: object) -> None:
    if not isinstance(value, tuple) or len(value) < 2:
        raise InputError(_FORMULAS, value, "a tuple of at least two formulas")
    for formula in value:
        if not isinstance(formula, SIMPLE):
            raise InputError("a formula of a composite", formula, "a formula, such as Ratio")


def _put_before(rest: Tree, value: Value) -> Tree:
    """The value before the others that stand in a tree."""
    return then(rest, lambda others: (value, *cast("tuple[Value, ...]", others)))


@frozen(kw_only=True)
class Several:
    """Several formulas for the parts of one composite criterion; all must have a value.

    >>> from perfeval.measures import GivenCount, GivenRate, Term
    >>> both = Several(formulas=(GivenRate(term=Term(fact="satisfaction.rate", name="满意率")),
    ...     GivenCount(term=Term(fact="complaints", name="投诉"))))
    >>> both.facts
    ('satisfaction.rate', 'complaints')
    """

    kind: ClassVar[Kind] = Kind.SEVERAL

    formulas: tuple[SimpleFormula, ...] = field(**titled(_FORMULAS, least=2, validator=_checked))

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts that the formulas ask for."""
        return tuple(fact for formula in self.formulas for fact in formula.facts)

    def measure(self, facts: Facts) -> Measured | Unmeasured:
        """The values in order; or all facts that are missing, else the first reason for none."""
        found = [formula.measure(facts) for formula in self.formulas]
        values = tuple([each for each in found if isinstance(each, Measured)])
        if len(values) == len(found):
            return Measured(Kind.SEVERAL, values)
        reasons = [each for each in found if isinstance(each, Unmeasured)]
        asked = {fact for each in reasons if each.why is Why.MISSING for fact in each.facts}
        return (
            missing(each for each in terms_of(self) if each.fact in asked) if asked else reasons[0]
        )

    def lower(self, figures: Figures) -> Tree:
        """The values in order; doubt where one of them is in doubt, and for too many of them."""
        if len(self.formulas) > _MOST_LOWERED:
            return DOUBT
        tree: Tree = ()
        for each in reversed([formula.lower(figures) for formula in self.formulas]):
            tree = then(each, partial(_put_before, tree))
        return tree


@frozen(kw_only=True)
class AnyOf:
    """Formulas of which one is assessed (任选其一); at least one must have a value.

    >>> from perfeval.measures import GivenRate, Term
    >>> either = AnyOf(formulas=(GivenRate(term=Term(fact="satisfaction.rate", name="满意率")),
    ...     GivenRate(term=Term(fact="approval.rate", name="好评率"))))
    >>> len(either.measure(Facts([Fact(id="approval.rate", value="99%")])).value)
    2
    """

    kind: ClassVar[Kind] = Kind.ANY

    formulas: tuple[SimpleFormula, ...] = field(**titled(_FORMULAS, least=2, validator=_checked))

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts that the formulas ask for."""
        return tuple(fact for formula in self.formulas for fact in formula.facts)

    def measure(self, facts: Facts) -> Measured | Unmeasured:
        """The values in order, each or why there is none; or why none of them has a value."""
        found = tuple(formula.measure(facts) for formula in self.formulas)
        reasons = [value for value in found if isinstance(value, Unmeasured)]
        if len(reasons) < len(found):
            return Measured(Kind.ANY, found)
        doubtful = [reason for reason in reasons if reason.why is not Why.NOT_APPLICABLE]
        return (doubtful or reasons)[0]

    def lower(self, _figures: Figures) -> Tree:
        """Doubt: which of them can be measured is for the interpreter to say."""
        return DOUBT


FORMULAS = (*SIMPLE, Several, AnyOf)
Formula = SimpleFormula | Several | AnyOf


def terms_of(formula: Formula) -> Iterator[Term]:
    """The terms of a formula in its order, with their names; of a composite those of each.

    >>> from perfeval.measures import STAFFING_CONTROL_RATE
    >>> [term.name for term in terms_of(STAFFING_CONTROL_RATE.formula)]
    ['在职人员数', '编制数']
    """
    if isinstance(formula, Several | AnyOf):
        for each in formula.formulas:
            yield from terms_of(each)
        return
    for named in fields(type(formula)):
        value = getattr(formula, named.name)
        parts = value if isinstance(value, tuple) else (value,)
        yield from (part for part in parts if isinstance(part, Term))
