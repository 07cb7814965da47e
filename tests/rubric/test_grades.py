"""Ratings by counts of levels, and the discount by grades lost."""

from __future__ import annotations

from typing import Any

import pytest

from perfeval import get_rubric
from perfeval.errors import InputError, RubricError
from perfeval.numbers.printed import Points
from perfeval.rubric import CountedRating, GradeDiscount, RatingByCounts
from tests.tables import each_row

COUNTS = get_rubric("zhengzhou-goal-review").rating_by_counts
SICHUAN = GradeDiscount(ratings=("优", "良", "中", "差"), shares=("90%", "80%", "70%"))


@each_row(
    ("levels", "rating"),
    [
        ("优优优优优优良良", "优"),
        ("优优优优优良良良", "良"),
        ("优优优优优优优中", "良"),
        ("优优优优优优优差", "中"),
        ("良良良良良良中中", "良"),
        ("良良良良良中中中", "中"),
        ("良良良良良良良差", "中"),
        ("中中中中中中差差", "中"),
        ("中中中中中差差差", "差"),
        ("差差差差差差差差", "差"),
    ],
)
def test_a_rating_by_counts_of_levels(levels: str, rating: str) -> None:
    """郑州市: 6 of 8, just below and at the number, with and without what forbids it."""
    assert COUNTS is not None
    assert COUNTS.rating(list(levels)) == rating


@each_row(
    ("levels", "problem"),
    [
        (["优"] * 7, "found 7 levels; expected 8"),
        ("优优优优优优优优", "found 1 levels; expected 8"),
        (["优"] * 7 + ["可"], "the level of an item: found '可'; expected one of 优、良、中、差"),
    ],
)
def test_levels_are_those_of_the_form(levels: Any, problem: str) -> None:
    """As many as there are items."""
    assert COUNTS is not None
    with pytest.raises(InputError, match=problem):
        COUNTS.rating(levels)


@each_row(
    ("claimed", "found", "total"),
    [
        ("优", "优", "85"),
        ("良", "优", "85"),
        ("优", "良", "76.5"),
        ("良", "中", "76.5"),
        ("优", "中", "68"),
        ("优", "差", "59.5"),
    ],
)
def test_a_discount_by_grades_lost(claimed: str, found: str, total: str) -> None:
    """川财绩〔2025〕5号: × 90%, 80%, 70%; whole where no grade is lost."""
    assert SICHUAN.discounted(Points("85"), claimed=claimed, found=found).plain == total
    rounded = SICHUAN.discounted(Points("85.55"), claimed="优", found="良", places=1)
    assert rounded.plain == "77"
    with pytest.raises(InputError, match="a rating: found '可'"):
        SICHUAN.discounted(Points("85"), claimed="优", found="可")


GOOD: dict[str, Any] = {"name": "优", "at_least": 6, "of": ("优",), "none_of": ("差",)}


@each_row(
    ("changes", "problem"),
    [
        ({"at_least": 0}, "优: 0 levels; 1 to 1000 are possible"),
        ({"at_least": 1001}, "1001 levels"),
        ({"none_of": ("优", "差")}, "优 counts for it and against it"),
    ],
)
def test_a_counted_rating_makes_sense(changes: dict[str, Any], problem: str) -> None:
    """How many, of what, and none of what else."""
    with pytest.raises(RubricError, match=problem):
        CountedRating(**GOOD | changes)


@each_row(
    ("items", "levels", "problem"),
    [
        (5, ("优", "差"), "优: it needs 6 levels of 5 items"),
        (8, ("优", "良"), "优: 差 is no level of an item"),
    ],
)
def test_a_rating_by_counts_can_be_earned(
    items: int, levels: tuple[str, ...], problem: str
) -> None:
    """By the items and levels that there are."""
    with pytest.raises(RubricError, match=problem):
        RatingByCounts(items=items, levels=levels, ratings=(CountedRating(**GOOD),), otherwise="差")


@each_row(
    ("shares", "problem"),
    [
        (("90%",), "1 for the 2 grades to be lost"),
        (("80%", "90%"), "they do not fall from 100%"),
        (("110%", "90%"), "they do not fall from 100%"),
        (("90%", "-1%"), "they do not fall from 100%"),
    ],
)
def test_shares_fall(shares: tuple[str, ...], problem: str) -> None:
    """One for each grade that can be lost."""
    with pytest.raises(RubricError, match=problem):
        GradeDiscount(ratings=("优", "良", "中"), shares=shares)
    with pytest.raises(InputError, match="the shares of a discount"):
        GradeDiscount(ratings=("优", "良"), shares="90%")
