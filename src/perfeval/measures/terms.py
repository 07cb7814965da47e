"""The terms of a formula: which fact, by what name; and the formula with its figures put in."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen

from perfeval import lowering
from perfeval.filing.structure import named, of_kind
from perfeval.lowering import Input
from perfeval.lowering.terms import sum_of
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Count
from perfeval.text.fields import of_key, of_text, text_field
from perfeval.text.policy import shortened

__all__ = ["Term"]

Figure = Amount | Count


@named
@frozen(kw_only=True)
class Term:
    """A fact in a formula: its `fact` id, its official name, and whether it is taken away.

    >>> Term(fact="three_public.budget", name="“三公经费”预算数").minus
    False
    """

    fact: str = field(**of_key("the fact of a term"))
    name: str = field(**of_text("the name of a term", empty=False))
    name_en: str = text_field("the English name of a term")
    minus: bool = field(default=False, **of_kind("minus", bool))

    @property
    def english(self) -> str:
        """The English name, or the fact's id where there is none."""
        return self.name_en or self.fact


def added_up(terms: tuple[Term, ...], figures: tuple[Figure, ...]) -> int:
    """The sum of the figures in atoms, those with `minus` taken away."""
    return sum(
        -figure.atoms if term.minus else figure.atoms
        for term, figure in zip(terms, figures, strict=True)
    )


def lowered_sum(terms: tuple[Term, ...], figures: tuple[Input, ...]) -> lowering.Term:
    """The same of the integers of a filing."""
    pairs = list(zip(terms, figures, strict=True))
    plus = tuple(figure for term, figure in pairs if not term.minus)
    return sum_of(plus, tuple(figure for term, figure in pairs if term.minus))


@frozen
class Working:
    """What a value was worked out from: a sum of figures, or a quotient of two sums.

    >>> a, b = Term(fact="a", name="甲"), Term(fact="b", name="乙", minus=True)
    >>> str(Working((a, b), (a,), (Count("29"), Count("2"), Count("30"))))
    '(29 − 2) ÷ 30'
    """

    above: tuple[Term, ...]
    below: tuple[Term, ...]
    figures: tuple[Figure, ...]

    def __str__(self) -> str:
        """The formula with its figures, the same in every language; units where they differ."""
        return worked_out(self.above, self.below, self.figures)


def worked_out(above: tuple[Term, ...], below: tuple[Term, ...], figures: Sequence[Figure]) -> str:
    """A formula with its figures put in, the same in every language; units where they differ."""
    first, units = figures[0], False
    if len(above) == len(below) == 1 and not (above[0].minus or below[0].minus):
        other = figures[1]  # the most frequent: a part and its whole
        if type(first) is Count or (type(other) is Amount and first.unit is other.unit):
            return f"{first.plain} ÷ {other.plain}"
    if isinstance(first, Amount):
        for each in figures:
            units = units or (isinstance(each, Amount) and each.unit is not first.unit)
    shown = [each.plain for each in figures]
    if units:
        shown = [f"{each.plain} {each.unit.value}" for each in figures if isinstance(each, Amount)]
    text = _written(above, shown)
    if below:
        text = f"{text} ÷ {_written(below, shown[len(above) :])}"
    return str(shortened(text))


def _written(terms: tuple[Term, ...], shown: list[str]) -> str:
    """Figures as a sum, in brackets where there are several."""
    text = f"− {shown[0]}" if terms[0].minus else shown[0]
    if len(terms) == 1:
        return text
    for term, figure in zip(terms[1:], shown[1:], strict=False):
        text = f"{text} − {figure}" if term.minus else f"{text} + {figure}"
    return f"({text})"
