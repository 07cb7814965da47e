"""What no number can be made of: each refusal says where, what was found, and what is accepted."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, Final

import pytest
from moneyed import Money

from perfeval.errors import InputError
from perfeval.numbers.amounts import Amount, Unit, wan_yuan, yuan
from perfeval.numbers.cells import Nil
from perfeval.numbers.decimals import checked_atoms, checked_places, number_text, rounded_atoms
from perfeval.numbers.printed import Count, Percent, Points
from perfeval.numbers.rates import Rate
from tests.tables import each_row

AMOUNT: Final = "an amount in 元 or 万元, such as 1,393.97"
UNIT: Final = "Unit.YUAN, Unit.WAN_YUAN or Unit.YI_YUAN"
DECIMAL: Final = (
    "a plain decimal number, such as 12 or 1,234.56 (no exponent, below 10^15, 8 places)"
)
RATE: Final = "a rate such as 98.77% or 29/30, two ints (29, 30)"
ATOMS: Final = "an int of less than 3,000 digits"
HALF: Final = Fraction(1, 2)


def odd(value: object) -> Any:
    """A value that a type checker would refuse before we do."""
    return value


@each_row(
    ("make", "where", "found", "accepted"),
    [
        (lambda: Amount("x", Unit.YUAN), "an amount", "'x'", AMOUNT),
        (lambda: Amount("1", odd("元")), "the unit of an amount", "'元'", UNIT),
        (lambda: Amount(odd(1.5), Unit.YUAN), "an amount", "1.5", DECIMAL),
        (lambda: Amount.parse("5 kg"), "an amount", "'5 kg'", f"{AMOUNT}, with its unit"),
        (lambda: Amount.parse("5 kg", Unit.YUAN), "an amount", "'5 kg'", AMOUNT),
        (lambda: Amount.of_atoms(odd("7"), Unit.YUAN), "a number of atoms", "'7'", ATOMS),
        (lambda: Amount.of_atoms(1, odd("元")), "the unit of an amount", "'元'", UNIT),
        (lambda: wan_yuan(odd(None)), "an amount", "None", DECIMAL),
        (lambda: yuan("1,0"), "an amount", "'1,0'", AMOUNT),
        (lambda: yuan(Money("5", "USD")), "an amount", "'USD'", "money in CNY"),
        (lambda: wan_yuan("1") + odd(5), "an amount", "5", "another Amount"),
        (lambda: wan_yuan("1") - odd(5), "an amount", "5", "another Amount"),
        (lambda: Count("x"), "Count", "'x'", "a number of things, such as 18, 18人 or 1.2万封"),
        (lambda: Percent("x%"), "Percent", "'x%'", "a percentage, such as 98.77%"),
        (lambda: Points("x"), "Points", "'x'", DECIMAL),
        (lambda: Points(odd(1.5)), "a number", "1.5", DECIMAL),
        (lambda: Points.of_atoms(odd(None)), "a number of atoms", "None", ATOMS),
        (lambda: Points("1") + odd(5), "points", "5", "other Points"),
        (lambda: Points("1") - odd(5), "points", "5", "other Points"),
        (lambda: Points.total(odd("7")), "the points to add", "'7'", "a list or a tuple of Points"),
        (lambda: Points.total([Points("5"), odd(6)]), "points", "6", "other Points"),
        (lambda: Points.rounded(odd(0.5), 2), "a number to round", "0.5", "a Fraction"),
        (lambda: Points.rounded(HALF, 9), "the places of a number", "9", "0 to 8"),
        (lambda: rounded_atoms(odd(1), 2), "a number to round", "1", "a Fraction"),
        (lambda: rounded_atoms(HALF, -1), "the places of a number", "-1", "0 to 8"),
        (lambda: checked_places(True), "the places of a number", "True", "0 to 8"),
        (lambda: checked_places("2"), "the places of a number", "'2'", "0 to 8"),
        (lambda: checked_atoms(True), "a number of atoms", "True", ATOMS),
        (lambda: checked_atoms(10**3000), "a number of atoms", "a very large int", ATOMS),
        (lambda: number_text(True, "满分"), "满分", "True", DECIMAL),
        (lambda: Nil("x"), "a blank cell", "'x'", "empty, /, —, ——, 不适用, 无 or ……"),
        (lambda: Rate("x"), "a rate", "'x'", RATE),
        (lambda: Rate("1/0"), "a rate", "'1/0'", RATE),
        (lambda: Rate(3, 0), "a rate", "3", RATE),
        (lambda: Rate(3), "a rate", "3", RATE),
        (lambda: Rate.of_atoms(odd("7"), 5), "a number of atoms", "'7'", ATOMS),
        (lambda: Rate.of_atoms(5, odd("7")), "a number of atoms", "'7'", ATOMS),
        (lambda: Rate.of_atoms(1, 0), "the denominator of a rate", "0", "a figure above 0"),
        (lambda: Rate.of_atoms(1, -5), "the denominator of a rate", "-5", "a figure above 0"),
        (lambda: Rate("1%").percent(odd("7")), "the edge of a rate", "'7'", "another Rate"),
        (lambda: Rate("1%").percent(places=9), "the places of a number", "9", "0 to 8"),
    ],
)
def test_a_refusal_says_all_of_it(
    make: Callable[[], object], where: str, found: str, accepted: str
) -> None:
    """In one sentence."""
    with pytest.raises(InputError) as caught:
        make()
    assert str(caught.value) == f"{where}: found {found}; expected {accepted}"
