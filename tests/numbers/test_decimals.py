"""Decimal text and integers: what is printed, mapped and rounded."""

from __future__ import annotations

import enum
import re
from decimal import Decimal
from typing import Any

import pytest

from perfeval.errors import InputError
from perfeval.numbers.amounts import Amount, Unit
from perfeval.numbers.decimals import (
    EXPECTED,
    checked_atoms,
    checked_places,
    decimal_text,
    number_text,
    round_half_up,
)
from perfeval.numbers.printed import Number, Points
from perfeval.numbers.rates import Rate
from perfeval.text.numerals import narrow
from tests.tables import each_row


def test_halves_are_rounded_in_integers() -> None:
    """The rounding of a ratio is integer arithmetic, also where no float could hold it."""
    assert round_half_up(2 * 10**40 + 1, 2) == 10**40 + 1
    assert round_half_up(-(2 * 10**40 + 1), 2) == -(10**40) - 1
    assert round_half_up(0, 3) == 0


@each_row(
    ("atoms", "places", "text"),
    [
        (150_000_000, None, "1.5"),
        (150_000_000, 3, "1.500"),
        (150_000_000, 0, "1"),
        (-1, None, "-0.00000001"),
        (0, None, "0"),
        (0, 2, "0.00"),
    ],
)
def test_atoms_are_printed(atoms: int, places: int | None, text: str) -> None:
    """With places, or without trailing zeros; zero has no sign."""
    assert decimal_text(atoms, places) == text


def test_only_full_width_digits_and_signs_are_mapped() -> None:
    """Compatibility characters stay what they are: 10² is not 102."""
    assert narrow("　－１，２３４．５％ ") == "-1,234.5%"
    assert narrow("10²①／") == "10²①／"


class Quarter(enum.IntEnum):
    """A number with a name."""

    SECOND = 2


def test_a_named_int_is_taken_as_plain() -> None:
    """As a number, as atoms, as places and as the parts of a rate."""
    assert Points(Quarter.SECOND) == Points("2")
    for made in (checked_atoms(Quarter.SECOND), checked_places(Quarter.SECOND)):
        assert type(made) is int
        assert made == 2
    rate = Rate.of_atoms(Quarter.SECOND, Quarter.SECOND)
    assert [type(part) for part in (rate.numerator, rate.denominator)] == [int, int]


@each_row("places", [-1, 9, 10**9, 1.0, True, None, "2"])
def test_places_are_from_0_to_8(places: Any) -> None:
    """A number of places that no number has is refused at once."""
    with pytest.raises(InputError, match=r"^the places of a number: found .*; expected 0 to 8$"):
        checked_places(places)


@each_row("atoms", [1.5, True, None, "5", Decimal(5), 10**3000, -(10**3000), 10**4200])
def test_a_number_of_atoms_is_an_int_that_can_be_printed(atoms: Any) -> None:
    """Python itself refuses to print an int of more than 4,300 digits."""
    refused = re.escape(str(InputError("a number of atoms", atoms, "an int of less than 3,000")))
    for make in (
        checked_atoms,
        Number.of_atoms,
        Points.of_atoms,
        lambda each: Amount.of_atoms(each, Unit.YUAN),
        lambda each: Rate.of_atoms(each, 1),
        lambda each: Rate.of_atoms(1, each),
    ):
        with pytest.raises(InputError, match=f"^{refused}"):
            make(atoms)
    assert Rate.of_atoms(10**2900, 7).text


@each_row("value", [True, 1.5, None, 10**15, -(10**15)])
def test_what_is_no_number_is_shown_where_it_stands(value: Any) -> None:
    """The place, what was found there, and what would be one."""
    with pytest.raises(InputError) as raised:
        number_text(value, "满分")
    assert str(raised.value) == str(InputError("满分", value, EXPECTED))
    assert number_text(10**15 - 1, "满分") == "9" * 15
