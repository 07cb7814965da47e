"""The laws of an edition among others: its place exists, and its years overlap no other's."""

from __future__ import annotations

from collections.abc import Iterator

from perfeval.errors import Phrase
from perfeval.forms.words.official_places import place_problem
from perfeval.registry.loading import Folder, in_folder, load_rubrics
from perfeval.rubric.rubric import Rubric

__all__ = ["edition_problems", "place_problems"]


def place_problems(rubric: Rubric) -> Iterator[Phrase]:
    """A code that GB/T 2260 does not have, or has for another place."""
    problem = place_problem(rubric.jurisdiction)
    if problem is not None:
        yield Phrase("its place: {problem}", problem=problem)


def edition_problems(rubric: Rubric, rubrics: Folder | None = None) -> Iterator[Phrase]:
    """Years that go on beside a later edition of the same form and place.

    Others are those that are installed, and those of the folder `rubrics`.
    """
    for loaded in (*load_rubrics(), *in_folder(rubrics)):
        other = loaded.rubric
        if other is None or other.id == rubric.id or _whose(other) != _whose(rubric):
            continue
        earlier, later = sorted((rubric, other), key=lambda each: each.years.first)
        starts, ends = later.years.first, earlier.years.last
        if earlier.years.first < starts and (ends is None or starts <= ends):
            yield Phrase(
                "{earlier} ({years}) and {later} ({later_years}): from {year} on both fit",
                earlier=earlier.id,
                years=earlier.years,
                later=later.id,
                later_years=later.years,
                year=starts,
            )


def _whose(rubric: Rubric) -> tuple[object, ...]:
    return rubric.form, rubric.jurisdiction.code, rubric.own_level
