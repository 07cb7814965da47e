"""The terms of a formula: which fact, by what name; and the formula with its figures put in."""

from __future__ import annotations

from attrs import field, frozen

from perfeval import lowering
from perfeval.filing.structure import named, of_kind
from perfeval.lowering import Input
from perfeval.lowering.terms import sum_of
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Count, Number
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
        many = len(self.above)
        if many == len(self.below) == 1 and not (self.above[0].minus or self.below[0].minus):
            top, bottom = self.figures  # the most frequent
            if isinstance(top, Number) or top.unit is bottom.unit:  # type: ignore[union-attr]
                return f"{top.plain} ÷ {bottom.plain}"
        units = len({each.unit for each in self.figures if isinstance(each, Amount)}) > 1
        above = _written(self.above, self.figures[:many], units=units)
        if self.below:
            above += f" ÷ {_written(self.below, self.figures[many:], units=units)}"
        return str(shortened(above))


def _written(terms: tuple[Term, ...], figures: tuple[Figure, ...], *, units: bool) -> str:
    """The figures as a sum, in brackets where there are several; amounts with `units` or bare."""
    shown = [_shown(figure, units=units) for figure in figures]
    written = "".join(
        (" − " if term.minus else " + ") + text for term, text in zip(terms, shown, strict=True)
    )
    written = written.removeprefix(" + ").removeprefix(" ")
    return f"({written})" if len(terms) > 1 else written


def _shown(figure: Figure, *, units: bool) -> str:
    if isinstance(figure, Number):
        return figure.plain
    return f"{figure.plain} {figure.unit.value}" if units else figure.plain
