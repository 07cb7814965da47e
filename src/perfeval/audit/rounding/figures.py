"""Printed figures as terms of the interval rule, and computed ones as text.

Which places a figure stands for is a matter of its *family*: the most places printed among
same-unit figures of its table or relation, since forms drop trailing zeros (3557.6, 51, 0).
A printed percentage has its own. Counts, points and scores are exact; a count printed in 万 or 亿,
or with decimals, is a measured one and stands for an interval.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from perfeval.audit.rounding.intervals import Interval, Outcome, same_verdict
from perfeval.numbers.amounts import Amount
from perfeval.numbers.decimals import ATOMS, PLACES, decimal_text, rounded_atoms
from perfeval.numbers.printed import SCALES, Count, Percent, Points
from perfeval.text.numerals import narrow

__all__ = [
    "Families",
    "Value",
    "agreement",
    "comparable",
    "decimals",
    "families_of",
    "plain",
    "shown",
    "shown_percent",
    "shown_ratio",
    "summed",
    "term",
    "together",
    "unit_word",
]

Value = Amount | Count | Percent | Points
Families = Mapping[str, int]

_COUNTED: Final = re.compile(r"[+-]?[0-9,]+(?:\.([0-9]+))?(万|亿)?")


def _unit_and_places(value: Value) -> tuple[str, int, int]:
    """The family of a figure, the places it prints, and its unit in atoms."""
    if isinstance(value, Amount):
        return value.unit.value, value.places, value.unit.yuan
    if isinstance(value, Percent):
        return "%", value.places, 1
    if isinstance(value, Points):
        return "分", 0, 0
    match = _COUNTED.match(narrow(value.text))
    places = len(match[1] or "") if match else 0
    scaled = (match[2] or "") if match else ""
    return scaled or "个", places, SCALES[scaled]


def families_of(values: Iterable[Value | object]) -> dict[str, int]:
    """The most places printed by unit, among the figures of one table; other cells are passed over.

    >>> families_of([wan_yuan("3557.6"), wan_yuan("1028.69"), wan_yuan("0")])
    {'万元': 2}
    """
    families: dict[str, int] = {}
    for value in values:
        if isinstance(value, Amount | Count | Percent | Points):
            unit, places, _ = _unit_and_places(value)
            families[unit] = max(places, families.get(unit, 0))
    return families


def term(value: Value, families: Families) -> Interval:
    """The figure in atoms, with the units of its last place by its family and by its own text."""
    unit, own_places, size = _unit_and_places(value)
    places = own_places if unit == "%" else max(own_places, families.get(unit, 0))
    if isinstance(value, Count) and size * ATOMS <= ATOMS * 10**places and (size > 1 or not places):
        size = 0
    step = size * 10 ** (PLACES - places)
    own = size * 10 ** (PLACES - own_places)
    return Interval(value.atoms, step, own)


def agreement(one: Value, other: Value) -> Outcome:
    """Whether two figures state the same, as exactly as they are printed.

    >>> agreement(wan_yuan("355.76"), wan_yuan("355.8")).verdict.value
    'undecidable'
    """
    families = families_of([one, other])
    return same_verdict(term(one, families), term(other, families))


def _kind(value: Value) -> str:
    if isinstance(value, Amount):
        return "money"
    return "%" if isinstance(value, Percent) else "number"


def comparable(values: Iterable[Value]) -> bool:
    """Whether the figures are of one kind: all money, all percentages, or all numbers."""
    return len({_kind(value) for value in values}) <= 1


def decimals(value: Fraction, places: int) -> str:
    """`value` half-up with exactly so many places.

    >>> decimals(Fraction(2, 3), 2), decimals(Fraction(-1, 2), 0)
    ('0.67', '-1')
    """
    return decimal_text(rounded_atoms(value, places), places)


def plain(value: Fraction, places: int = 4) -> str:
    """`value` half-up to at most so many places, without trailing zeros.

    >>> plain(Fraction(6774, 4000)), plain(Fraction(10), 0)
    ('1.6935', '10')
    """
    return decimal_text(rounded_atoms(value, places))


def shown(atoms: int, like: Value) -> str:
    """A computed figure in the unit of the printed one, without trailing zeros.

    >>> shown(523785 * 10**10, wan_yuan("5238.85")), shown(10006 * 10**6, Percent("0.08%"))
    ('5237.85', '100.06%')
    """
    unit, _, size = _unit_and_places(like)
    suffix = unit if unit in {"%", "万", "亿"} else ""
    return f"{plain(Fraction(atoms, ATOMS * (size or 1)), PLACES)}{suffix}"


def shown_percent(numerator: int, denominator: int, places: int) -> str:
    """numerator ÷ denominator in percent at the printed places.

    >>> shown_percent(30010, 30069, 2)
    '99.80%'
    """
    return f"{decimals(Fraction(100 * numerator, denominator), places)}%"


def shown_ratio(numerator: int, denominator: int, places: int) -> str:
    """numerator ÷ denominator as a plain number at the printed places."""
    return decimals(Fraction(numerator, denominator), places)


def together(cells: Iterable[object]) -> Amount | None:
    """The sum of the amounts among cells; None of none.

    >>> together([wan_yuan("80"), wan_yuan("20"), "约五万"]).printed
    '100万元'
    """
    amounts = [cell for cell in cells if isinstance(cell, Amount)]
    return sum(amounts[1:], amounts[0]) if amounts else None


def unit_word(value: Value) -> str:
    """The unit that a message puts behind the figure: 万元 for money, nothing for the others."""
    return value.unit.value if isinstance(value, Amount) else ""


def summed(cells: Sequence[Points]) -> tuple[int, str]:
    """The sum in atoms (a form may print more than any `Points` can hold), and its formula."""
    return sum(cell.atoms for cell in cells), "＋".join(cell.plain for cell in cells)
