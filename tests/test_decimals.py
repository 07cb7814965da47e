"""Decimal text and integers: what is printed, mapped and rounded."""

from __future__ import annotations

import pytest

from perfeval.decimals import decimal_text, narrow, round_half_up


def test_halves_are_rounded_in_integers() -> None:
    """The rounding of a ratio is integer arithmetic, also where no float could hold it."""
    assert round_half_up(2 * 10**40 + 1, 2) == 10**40 + 1
    assert round_half_up(-(2 * 10**40 + 1), 2) == -(10**40) - 1
    assert round_half_up(0, 3) == 0


@pytest.mark.parametrize(
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
