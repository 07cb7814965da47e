"""The law of the intermediate form: what a rule computes of integers is what it awards.

Every trial of a rule goes through both. The intermediate form may leave a value to the award; it
may never say anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

from perfeval.conformance.report import breach
from perfeval.conformance.series import Series
from perfeval.errors import Phrase
from perfeval.lowering import (
    DOUBT,
    Input,
    Integers,
    Quotient,
    Row,
    Term,
    UnfitTreeError,
    Value,
    Whole,
    WrittenRow,
    python_function,
)
from perfeval.measures import Kind, Measured
from perfeval.numbers.decimals import ATOMS, decimal_text
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from perfeval.plugins import Failed, guarded
from perfeval.rules import Award
from perfeval.rules.lowered import has_lowering, lowered

__all__ = ["computed_problems"]

_Function = Callable[[Integers], Integers]


def computed_problems(each: Series, awards: Sequence[Award | Failed], places: int) -> list[Phrase]:
    """Where the integers say other points than the awards of the same trials."""
    if not has_lowering(each.rule):
        return []
    functions: dict[str, _Function | None] = {}
    problems: list[Phrase] = []
    for trial, award in zip(each.trials, awards, strict=True):
        if not isinstance(trial.given, Measured) or type(award) is Failed:
            continue
        figures: list[int] = []
        value = _value(trial.given, figures)
        shape = repr(value)
        if shape not in functions:
            made = guarded(partial(_made, each, value, len(figures), places))
            if type(made) is Failed:
                return [breach(each.where, "its lower {failure}", failure=made.said)]
            functions[shape] = made
        function = functions[shape]
        if function is not None:
            problems += _problem(each, trial.shown, function, tuple(figures), award, places)
    return problems


def _problem(
    each: Series, shown: Phrase, function: _Function, figures: Integers, award: Award, places: int
) -> list[Phrase]:
    found = guarded(lambda: function(figures)[0])
    if type(found) is Failed:
        said = "at {value} what it lowers to {failure}"
        return [breach(each.where, said, value=shown, failure=found.said)]
    due = None
    if award.earned is not None:
        due = min(Points.rounded(award.earned, places), each.points).atoms
    if found is None or found == due:
        return []
    return [
        breach(
            each.where,
            "at {value} it computes {computed} and awards {awarded}",
            value=shown,
            computed=decimal_text(found),
            awarded=Phrase("no points") if due is None else decimal_text(due),
        )
    ]


def _made(each: Series, value: Value, width: int, places: int) -> _Function | None:
    """The rule as a function of so many figures; None where it leaves all of them in doubt."""
    tree = lowered(each.rule, value, each.points)
    if tree is DOUBT:
        return None
    try:
        row = WrittenRow(Row(tree, places, each.points.atoms, trusted=False))
    except UnfitTreeError:
        raise ValueError("gives no tree of terms") from None
    return python_function([row], width)


def _value(measured: Measured, figures: list[int]) -> Value:
    """A measured value as a rule is lowered for: its numbers go to `figures`."""
    value = measured.value
    if isinstance(value, Rate):
        return Quotient(_figure(value.numerator, figures), _figure(value.denominator, figures))
    if isinstance(value, Count):
        return Quotient(_figure(value.atoms, figures), Whole(ATOMS))
    if measured.kind is Kind.CHECKS:
        ticks = cast("tuple[bool, ...]", value)
        return tuple(_figure(int(tick), figures) for tick in ticks)
    if isinstance(value, tuple):
        return tuple(_value(cast("Measured", each), figures) for each in value)
    return cast("str", value)


def _figure(number: int, figures: list[int]) -> Term:
    figures.append(number)
    return Input(len(figures) - 1)
