"""The forms of a document by the unit and the year that they are for.

One unit files one form of each kind that speaks for the whole unit a year, and as many project
forms as it has projects. So a document is of several units, or of several years, where two such
forms of one kind name different ones. A single odd name or year among forms that are no rivals is
a mistake in the form, which the audit finds: it divides nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from attrs import define, frozen

from perfeval.filing.form import Form
from perfeval.filing.notes import Note
from perfeval.filing.sources import FiscalYear
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.words.units import Units, is_unit_name
from perfeval.forms.words.years import fiscal_years, is_year_line, labelled_year, told_years, years
from perfeval.numbers.cells import is_nil
from perfeval.text.labels import squeeze

__all__ = ["Piece", "divided"]

_HEAD: Final = 8
"""In how many of its first lines a form says its year."""
_SPAN: Final = re.compile(r"20[0-9]{2}年?度?[-—–~～至/、.]")
_SEVERAL: Final = 2


@frozen(kw_only=True)
class Piece:
    """A segment of a document, its form if it is known, and what was found while it was read."""

    segment: Segment
    context: FormContext
    form: Form | None

    @property
    def sheet(self) -> str:
        """The sheet of a workbook on which the piece begins; empty in other documents."""
        grid = next((line.grid for line in self.segment.lines), None)
        return grid.name if grid is not None and grid.apart else ""


@define
class _Claim:
    """What a form prints of who files it and for which year; `unit` is whose it is then taken for.

    `stated` says that the form names a unit that files, and not only a department; `others` are
    departments and implementers beside such a unit; `listing` is the table of which the form is a
    row, 0 for any other.
    """

    form: Form
    names: tuple[str, ...]
    others: tuple[str, ...]
    stated: bool
    year: str
    unit: str = ""
    listing: int = 0


def divided(pieces: Sequence[Piece], printed: Callable[[], str]) -> list[tuple[Piece, ...]]:
    """The pieces of each filing, in the order of their first ones.

    `printed` tells whom the document names outside its forms. What names no unit or no year goes
    with the piece before it, and a note says so.
    """
    claims = [None if piece.form is None else _claim(piece, piece.form) for piece in pieces]
    made = [claim for claim in claims if claim is not None]
    several = _give_units(made, printed)
    dated = _of_several_years(made)
    unit = next((claim.unit for claim in made if claim.unit), "")
    latest = {claim.unit or unit: claim.year for claim in reversed(made) if claim.year}
    groups: defaultdict[tuple[str, str], list[Piece]] = defaultdict(list)
    for piece, claim in zip(pieces, claims, strict=True):
        if claim is not None:
            unit = claim.unit or unit
            latest[unit] = claim.year or latest.get(unit, "")
            if several and not claim.unit:
                piece.context.notes.append(_by_place(claim.form, unit))
        groups[unit, latest.get(unit, "") if unit in dated else ""].append(piece)
    return [tuple(group) for group in groups.values()]


def _by_place(form: Form, unit: str) -> Note:
    text = f"表中没有写明填报单位，按先后归入“{unit}”"
    return Note(code="no_unit_name", at=form.official_title, text=text)


def _claim(piece: Piece, form: Form) -> _Claim:
    stated = (piece.context.filer, form.unit_name, *(form.filers() if form.of_unit else ()))
    names = _printed(stated)[:1]
    sheet = piece.sheet if is_unit_name(piece.sheet) else ""
    others = () if form.of_unit else _printed(form.filers())
    return _Claim(
        form=form,
        names=names or others or _printed([sheet]),
        others=others if names else (),
        stated=bool(names) or not others,
        year=_year(piece.segment),
        listing=id(piece.segment.listing) if piece.segment.listing is not None else 0,
    )


def _printed(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if not is_nil(name.strip()))


def _head(segment: Segment) -> list[str]:
    return [text for line in segment.lines[:_HEAD] for text in line.texts]


def other_years(segment: Segment, year: FiscalYear) -> list[str]:
    """The years other than `year` that a line or a label in the head of a form says it is for.

    填报年度 may be the year in which it was filled in, 2021-2023 the years of a whole project.
    """
    head = [text for text in _head(segment) if "填报" not in text and not _SPAN.search(text)]
    said = (
        *(told for text in head if is_year_line(text) for told in fiscal_years(text)),
        *(told for pair in pairwise(head) for told in labelled_year(*pair)),
        *(told for text in head for told in told_years(text)),
    )
    return [told for told in dict.fromkeys(said) if told != str(year)]


def _year(segment: Segment) -> str:
    """The one year that a form prints in its title, or in a line or a label of its head."""
    head = _head(segment)
    for found in (
        fiscal_years(segment.title) or years(segment.title),
        [year for text in head if is_year_line(text) for year in years(text)],
        [year for pair in pairwise(head) for year in labelled_year(*pair)],
        [year for text in head for year in told_years(text)],
    ):
        if found:
            return found[0] if len(set(found)) == 1 else ""
    return ""


def _give_units(claims: Sequence[_Claim], printed: Callable[[], str]) -> bool:
    """Give each claim its unit, where there are several; whether there are."""
    units = Units(name for claim in claims for name in (*claim.names, *claim.others))
    rivals: defaultdict[object, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.form.of_unit:
            rivals[claim.form.kind] |= set(filter(None, map(units.of, claim.names)))
    whole = {unit for each in rivals.values() for unit in each}
    if not whole:
        return _give_projects(claims, units, printed)
    if max(map(len, rivals.values())) < _SEVERAL:
        return False
    for claim in claims:
        named = [units.of(name) for name in claim.names]
        claim.unit = next((unit for unit in named if unit in whole or (unit and claim.stated)), "")
    return True


def _give_projects(claims: Sequence[_Claim], units: Units, printed: Callable[[], str]) -> bool:
    """Give units to project forms alone: those that share a name, or a table, are of one.

    A form that names no unit which files is of the one whose other form names its department. One
    that names no department either is of the unit that files those before it, or that the document
    names.
    """
    groups = _Joined()
    above = printed() if len(claims) > 1 else ""
    for claim in claims:
        if claim.names and claim.stated:
            above = claim.names[0]
        elif above and claim.names and not _department(claim.form):
            groups.join(filter(None, (units.of(above) or above, *map(units.of, claim.names))))
    owners: defaultdict[str, set[str]] = defaultdict(set)
    stated = {units.of(claim.names[0]) for claim in claims if claim.stated and claim.names}
    for claim in claims:
        for name in {*map(units.of, claim.others)} - stated - {""}:
            owners[name].add(units.of(claim.names[0]))
    for name, own in owners.items():
        groups.join([name, *own] if len(own) == 1 and "" not in own else [])
    listed: defaultdict[int, list[str]] = defaultdict(list)
    for claim in claims:
        named = [unit for unit in map(units.of, claim.names) if unit]
        groups.join(named)
        listed[claim.listing] += named if claim.listing else []
    for names in listed.values():
        groups.join(names)
    found = [groups.of(next(filter(None, map(units.of, claim.names)), "")) for claim in claims]
    if len(set(filter(None, found))) < _SEVERAL:
        return False
    for claim, unit in zip(claims, found, strict=True):
        claim.unit = unit
    return True


def _department(form: Form) -> str:
    """主管部门 of a form that has such a field."""
    return str(getattr(form, "department", "")).strip()


class _Joined:
    """Names in groups, each known by one of its names."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The name by which the group of a name is known."""
        top = name
        while self._above.get(top, top) != top:
            top = self._above[top]
        while name != top:
            self._above[name], name = top, self._above[name]
        return top

    def join(self, names: Iterable[str]) -> None:
        """Make one group of those of `names`."""
        tops = [self.of(name) for name in names]
        self._above |= dict.fromkeys(tops, tops[0] if tops else "")


def _of_several_years(claims: Iterable[_Claim]) -> set[str]:
    """The units of which the forms are of several years."""
    of_unit: defaultdict[str, list[_Claim]] = defaultdict(list)
    for claim in claims:
        if claim.year:
            of_unit[claim.unit].append(claim)
    return {unit for unit, own in of_unit.items() if _is_of_several(own)}


def _is_of_several(claims: Sequence[_Claim]) -> bool:
    """Whether forms that can be no forms of one year stand among these."""
    rivals: defaultdict[object, set[str]] = defaultdict(set)
    for claim in claims:
        for what in _once_a_year(claim.form):
            rivals[what].add(claim.year)
    if any(len(each) >= _SEVERAL for each in rivals.values()):
        return True
    counts = Counter(claim.year for claim in claims)
    whole = any(claim.form.of_unit for claim in claims)
    return not whole and len(counts) >= _SEVERAL <= min(counts.values())


def _once_a_year(form: Form) -> Iterator[object]:
    """What can be in a filing once: a kind of form for the whole unit, a form for one project."""
    if form.of_unit:
        yield form.kind
    elif project := squeeze(form.project_name):
        yield form.kind, project
