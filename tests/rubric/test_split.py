"""Equal split: a block whose rows print no points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval import InputError, Points, Rest, RubricError, Split
from tests.tables import each_row


@each_row(("rest", "shares"), [(Rest.LAST, ["7"] * 6 + ["8"]), (Rest.FIRST, ["8"] + ["7"] * 6)])
def test_50_points_for_seven_rows(rest: Rest, shares: list[str]) -> None:
    """取整: whole points, and one row takes the rest."""
    assert [p.plain for p in Split(places=0, rest=rest).shares(Points("50"), 7)] == shares


def test_with_places() -> None:
    """One decimal, where the form prints one."""
    shares = Split(places=1, rest=Rest.LAST).shares(Points("10"), 3)
    assert [p.plain for p in shares] == ["3.3", "3.3", "3.4"]
    shares = Split(places=8, rest=Rest.LAST).shares(Points("10"), 3)
    assert [p.plain for p in shares] == ["3.33333333", "3.33333333", "3.33333334"]


@given(st.integers(0, 10**4), st.integers(1, 40), st.integers(0, 8), st.sampled_from(Rest))
def test_shares_always_add_up(tenths: int, rows: int, places: int, rest: Rest) -> None:
    """Nothing is lost to rounding, and no share is below 0."""
    points = Points.of_atoms(tenths * 10**7)
    shares = Split(places=places, rest=rest).shares(points, rows)
    assert Points.total(shares) == points
    assert min(shares) >= Points("0")


@each_row("places", [-1, 9, 2**200])
def test_places_are_0_to_8(places: int) -> None:
    """Anything else is a mistake."""
    with pytest.raises(RubricError, match=r"split: shares of .* places; 0 to 8 are possible"):
        Split(places=places, rest=Rest.LAST)


def test_true_is_no_number_of_places() -> None:
    """Nor is any other bool an int."""
    with pytest.raises(InputError, match="places: found True; expected int"):
        Split(places=True, rest=Rest.LAST)
