"""The terms of a formula: which fact, by what name; and the formula with its figures put in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import field, frozen

from perfeval import lowering
from perfeval.filing import Fact
from perfeval.filing.structure import named, of_kind
from perfeval.lowering import Input
from perfeval.lowering.source import run, shifted
from perfeval.lowering.terms import sum_of
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Count
from perfeval.text.fields import of_key, of_text, text_field
from perfeval.text.policy import shortened

__all__ = ["Term"]

Figure = Amount | Count

Wording = str | Callable[[Mapping[str, Fact]], str]
"""Words for what was measured, or what makes them of the facts by their ids."""


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
        return _put_in(_layout(self.above, self.below), self.figures)


def formula_with(above: tuple[Term, ...], below: tuple[Term, ...]) -> Wording:
    """What puts the values of facts into a formula, written once for all filings.

    No text of a rubric stands in what is written: facts are values that it finds by their names.
    """
    facts = [term.fact for term in (*above, *below)]
    names = {fact: f"v{number}" for number, fact in enumerate(dict.fromkeys(facts))}
    named, layout = [names[fact] for fact in facts], _layout(above, below)
    alike = " is ".join(f"{name}.unit" for name in names.values())
    lines = [
        *(f"{name} = given[fact_{name}].value" for name in names.values()),
        f"if type(v0) is Amount and not ({alike}):",
        *shifted([f"return put_in(layout, [{', '.join(named)}])"]),
        *(f"{name} = {name}.plain" for name in names.values()),
        f"return shortened(f'{layout.format(*(f'{{{name}}}' for name in named))}')",
    ]
    values: dict[str, object] = {f"fact_{name}": fact for fact, name in names.items()}
    values |= {"type": type, "Amount": Amount, "layout": layout}
    values |= {"put_in": _put_in, "shortened": shortened}
    made: Wording = run("words(given)", lines, values)
    return made


def _put_in(layout: str, figures: Sequence[Any]) -> str:
    """Amounts, or counts, put into a formula; units where they differ."""
    shown = [each.plain for each in figures]
    if type(figures[0]) is Amount and len({each.unit for each in figures}) > 1:
        shown = [f"{plain} {each.unit.value}" for plain, each in zip(shown, figures, strict=True)]
    return str(shortened(layout.format(*shown)))


def _layout(above: tuple[Term, ...], below: tuple[Term, ...]) -> str:
    """A formula with a place for the figure of each term."""
    return f"{_sum(above)} ÷ {_sum(below)}" if below else _sum(above)


def _sum(terms: tuple[Term, ...]) -> str:
    """A sum, in brackets where there are several terms."""
    first, *others = ["− {}" if term.minus else "{}" for term in terms]
    rest = "".join(f" {each}" if each.startswith("−") else f" + {each}" for each in others)
    return f"({first}{rest})" if others else first
