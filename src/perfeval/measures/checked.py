"""What a measure of a plugin returns, checked as data before anything is done with it.

A formula of the library is trusted. One of a plugin's class may return any object: only plain
values of the library's own classes are taken, made anew from parts of exactly the right type.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from attrs import evolve

from perfeval.errors import InputError, Phrase, RubricError
from perfeval.filing import Facts
from perfeval.measures.formulas import FORMULAS, AnyOf, Formula, Several
from perfeval.measures.measure import Measure
from perfeval.measures.measured import Kind, Measured, MeasuredValue, Unmeasured
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Count
from perfeval.numbers.rates import Rate
from perfeval.plugins import Failed, contained, guarded
from perfeval.text.policy import checked_text

__all__ = ["has_own_formula", "kind_of", "measured_by", "plain_rate"]

_OWN: Final = frozenset(FORMULAS)
_MOST_PARTS: Final = 1_000

_T = TypeVar("_T")


def has_own_formula(measure: Measure) -> bool:
    """Whether measuring runs no code of a plugin: class and formula are the library's."""
    formula = measure.formula
    if type(measure) is not Measure or type(formula) not in _OWN:
        return False
    if isinstance(formula, Several | AnyOf):
        return all(type(each) in _OWN for each in formula.formulas)
    return True


def measured_by(measure: Measure, facts: Facts, where: str) -> Measured | Unmeasured:
    """What a measure gives by `facts`.

    Raises `RubricError` that names `where` for a plugin's that fails, or returns anything but a
    plain value of the kind that it promises.
    """
    if has_own_formula(measure):
        return measure.of(facts)
    promised = kind_of(measure.formula, where)
    found = _given(lambda: _plain(measure.of(facts)), where)
    if isinstance(found, Measured) and found.kind is not promised:
        raise RubricError(
            where,
            Phrase(
                "its measure gave a {found}, not a {promised}",
                found=found.kind.value,
                promised=promised.value,
            ),
        )
    return found


def kind_of(formula: Formula, where: str) -> Kind:
    """The kind of value that any formula gives. Raises `RubricError` that names `where`."""
    own = type(formula) in _OWN
    kind: object = formula.kind if own else _given(lambda: formula.kind, where)
    if type(kind) is Kind:
        return kind
    raise RubricError(where, "its measure does not say what Kind it gives")


def _given(call: Callable[[], _T], where: str) -> _T:
    found = contained(lambda: guarded(call))
    if type(found) is Failed:
        raise RubricError(
            where, Phrase("its measure {failure}", failure=found.said)
        ) from found.error
    return found


def plain_rate(value: object) -> Rate:
    """A rate made anew from its two numbers. Raises `InputError` for what is none or too long."""
    if type(value) is not Rate:
        raise InputError("a rate", value, "a Rate")
    return Rate.of_atoms(value.numerator, value.denominator)


def _plain(found: object, *, whole: bool = True) -> Measured | Unmeasured:
    """What a measure gave, made anew. Raises `InputError` for anything that is no plain value."""
    if type(found) is Unmeasured:
        return evolve(found, facts=tuple(_text(each) for each in found.facts))
    if type(found) is not Measured:
        raise InputError("what a measure gives", found, "a Measured or an Unmeasured")
    value: object = found.value
    if type(value) is tuple and whole:
        if len(value) > _MOST_PARTS:
            raise InputError(
                "a measured value",
                Phrase("{count} parts", count=len(value)),
                Phrase("at most {most}", most=_MOST_PARTS),
            )
        parts = (each if type(each) is bool else _plain(each, whole=False) for each in value)
        made: MeasuredValue = tuple(parts)  # type: ignore[assignment]
    elif issubclass(type(value), str):
        made = _text(value)
    elif type(value) is Count or type(value) is Amount:
        made = evolve(value)
    else:
        made = plain_rate(value)
    return Measured(found.kind, made, _text(found.zh), _text(found.en))


def _text(value: object) -> str:
    return checked_text(value, "what a measure says")
