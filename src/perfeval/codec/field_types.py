"""Which types the fields of a plugin's class may have: those that are written and read exactly.

A field of any other type would fall to a hook that guesses.
"""

from __future__ import annotations

import enum
import re
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import attrs

from perfeval.codec.reading import READ_CELL, without_none
from perfeval.codec.tags import EXTRAS, PROTOCOLS
from perfeval.errors import Phrase, brief
from perfeval.filing.sources import FiscalYear
from perfeval.numbers.amounts import Amount
from perfeval.numbers.cells import Nil, Unreadable
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from perfeval.rules.rule import Edge
from perfeval.text.policy import text_problem

LEAVES: Final = frozenset({str, bool, int, FiscalYear, Amount, Count, Points, Rate})

_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
_NO_KEY: Final = "its field {name} is no key of a-z, 0-9 and _ that begins with a letter"
_EXPECTED: Final = (
    "text, bool, int, Points, Rate, Count, Amount, FiscalYear, a rule, a printed cell (AmountCell, "
    "PointsCell, CountCell, RateCell), an enumeration of text, a tuple or an attrs class of these, "
    "or one of these or None"
)


def fields_problem(cls: type, above: tuple[type, ...] = ()) -> Phrase | None:
    """Why the fields of an attrs class cannot be written, or None."""
    kinds = get_type_hints(cls)
    for each in attrs.fields(cls):
        if not each.init:
            continue
        if not _NAME.fullmatch(each.name) or each.alias != each.name:
            return Phrase(_NO_KEY, name=each.name)
        if each.name not in kinds:
            return Phrase("its field {name} has no type", name=each.name)
        problem = _problem(kinds[each.name], (*above, cls))
        if problem is not None:
            return Phrase("its field {name}: {problem}", name=each.name, problem=problem)
    return None


def _problem(kind: Any, above: tuple[type, ...]) -> Phrase | None:
    """Why values of a type cannot be written, or None; a class may hold values of itself."""
    if kind in LEAVES or kind in PROTOCOLS or kind in EXTRAS or kind in above or kind == Edge:
        return None
    parts = get_args(kind)
    numbers = set(parts) - {Nil, Unreadable, NoneType}
    if {Nil, Unreadable} <= set(parts) and len(numbers) == 1 and numbers <= set(READ_CELL):
        return None  # a printed cell
    if get_origin(kind) in (Union, UnionType) and NoneType in parts:
        return _problem(without_none(parts), above)
    if get_origin(kind) is tuple and parts:
        problems = [_problem(each, above) for each in parts if each is not ...]
        return next((each for each in problems if each is not None), None)
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        texts = all(type(each.value) is str and not text_problem(each.value) for each in kind)
        if texts:
            return None
        return Phrase("{name} is no enumeration of text", name=kind.__name__)
    if isinstance(kind, type) and attrs.has(kind):
        return fields_problem(kind, above)
    name = kind.__name__ if isinstance(kind, type) else str(kind)
    found = brief(name)
    return Phrase("found {found}; expected {expected}", found=found, expected=Phrase(_EXPECTED))
