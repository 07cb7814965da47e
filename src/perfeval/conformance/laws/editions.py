"""The laws of an edition among others: its place exists, and its years overlap no other's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval.errors import Phrase
from perfeval.filing import FormKind
from perfeval.filing.sources import FiscalYear
from perfeval.forms.words.place_codes import place_doubt, place_problem
from perfeval.forms.words.places import titled_place
from perfeval.registry.loaded import Folder
from perfeval.registry.loading import in_folder, load_rubrics
from perfeval.rubric.rubric import Rubric

__all__ = ["edition_problems", "form_problems", "place_doubts", "place_problems", "year_problems"]

_PROJECT: Final = "项目支出"
_UNIT: Final = "整体支出"
_TITLED: Final = {
    FormKind.UNIT: (_PROJECT, _UNIT),
    FormKind.CITY: (_PROJECT, _UNIT),
    FormKind.PROJECT: (_UNIT, _PROJECT),
}
"""What a title of another form says, for each form, and what one of its own says."""
_YEAR: Final = re.compile(r"(?<![0-9])(20[0-9]{2})年度")


def place_problems(rubric: Rubric) -> Iterator[Phrase]:
    """A code that GB/T 2260 does not have, or has for another place; a title of another place."""
    own = rubric.jurisdiction
    problem = place_problem(own)
    if problem is not None:
        yield Phrase("its place: {problem}", problem=problem)
    for title in _titles(rubric):
        named = titled_place(title)
        if named is not None and not (named.within(own) or own.within(named)):
            yield Phrase(
                "{title} is of {named}, the rubric of {own}",
                title=title,
                named=named.name,
                own=own.name,
            )


def place_doubts(rubric: Rubric) -> Iterator[Phrase]:
    """A code that the standard leaves to finance bureaus: nothing proves whose it is."""
    doubt = place_doubt(rubric.jurisdiction)
    if doubt is not None:
        named = rubric.jurisdiction.name
        yield Phrase("not proved: {doubt}; whether it is {name}", doubt=doubt, name=named)


def year_problems(rubric: Rubric) -> Iterator[Phrase]:
    """A title of a fiscal year (2023年度) in which the rubric does not hold."""
    for title in _titles(rubric):
        for year in _YEAR.findall(title):
            if FiscalYear(int(year)) not in rubric.years:
                yield Phrase(
                    "{title} is of {year}, the rubric holds in {years}",
                    title=title,
                    year=year,
                    years=rubric.years,
                )


def form_problems(rubric: Rubric) -> Iterator[Phrase]:
    """A name of 项目支出 for a form of whole units, or one of 整体支出 for a form of projects."""
    other, own = _TITLED.get(rubric.form, ("", ""))
    if other in rubric.name and own not in rubric.name:
        said = "{title} speaks of {other}, the rubric is for {form}"
        form = rubric.form.official_name
        yield Phrase(said, title=rubric.name, other=other, form=form)


def _titles(rubric: Rubric) -> dict[str, None]:
    """The name of the rubric and the title of its source, each once."""
    return dict.fromkeys((rubric.name, rubric.source.title))


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
