"""Forms that were read in part: which doubts are whose, and what is not audited because of them.

A reader notes what it did not understand under the code ``doubt``. What seems blank, short or wrong
may stand there; so each kind of finding says what it needs (`Code.needs`), and is withheld where
that was read in part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import frozen

from perfeval.audit.finding import Finding, Needs
from perfeval.filing.filing import Filing
from perfeval.filing.foreign_form import scored_rows_of
from perfeval.filing.form import Form
from perfeval.filing.notes import Note
from perfeval.numbers.printed import Points
from perfeval.text.labels import squeeze
from perfeval.text.numerals import narrow, number_of

__all__ = ["Partly", "partly_read", "upheld"]

_INDICATORS: Final = " / 绩效指标 / "
_NUMBER: Final = re.compile(r"[0-9.]+(?:分)?")


@frozen
class Partly:
    """What was not understood: of the form at `position`, or of the whole document (None)."""

    position: int | None
    doubts: tuple[Note, ...]
    missing: frozenset[Needs]


def partly_read(filing: Filing) -> tuple[Partly, ...]:
    """The forms of which figures were not understood, in their order, and the document last.

    A doubt that names no form of the filing is one of every form.
    """
    whose: dict[int | None, list[Note]] = {}
    for note in filing.doubts:
        for position in _positions(note, filing):
            whose.setdefault(position, []).append(note)
    order = (*range(len(filing.forms)), None)
    return tuple(
        Partly(position, tuple(whose[position]), _missing(filing, position, whose[position]))
        for position in order
        if position in whose
    )


def upheld(
    findings: Iterable[Finding], filing: Filing, needs: Mapping[str, Needs]
) -> Iterator[Finding]:
    """The findings but those whose kind needs what was not understood of their form."""
    missing = {each.position: each.missing for each in partly_read(filing)}
    everywhere = missing.get(None, frozenset())
    for finding in findings:
        position = finding.order[0] if finding.order else None
        if needs.get(finding.code) not in missing.get(position, frozenset()) | everywhere:
            yield finding


def _positions(note: Note, filing: Filing) -> Iterable[int | None]:
    place, inside, _ = note.at.partition(" / ")
    if not inside:
        return (None,)  # a table that no form has
    named = [
        position
        for position, form in enumerate(filing.forms)
        if _is_called(form, position, place) or _is_titled(form, note.at)
    ]
    return named or range(len(filing.forms))


def _is_called(form: Form, position: int, place: str) -> bool:
    """Whether a place is the annex of a form, or its number among the tables."""
    if not place.startswith("附件"):
        return place == f"第{position + 1}个表"
    number = place.removeprefix("附件")
    annex = number if number.isascii() else str(number_of(number))
    return form.key.removeprefix("annex-").partition(".")[0] == annex


def _is_titled(form: Form, at: str) -> bool:
    return bool(form.title) and at.startswith(f"{form.title[:60]} / ")


def _missing(filing: Filing, position: int | None, doubts: Iterable[Note]) -> frozenset[Needs]:
    if position is None:
        return frozenset({Needs.TABLES})
    if not all(_INDICATORS in note.at for note in doubts):
        return frozenset({Needs.SCORES, Needs.ROWS, Needs.FUNDS})
    scored = _scored(filing.forms[position])
    if scored and all(_is_of_words(note, scored) for note in doubts):
        return frozenset({Needs.ROWS})
    return frozenset({Needs.SCORES, Needs.ROWS})


def _scored(form: Form) -> frozenset[str]:
    """The names of the rows of a form that has read points and a score in every row."""
    rows = [row for row in scored_rows_of(form) if not row.is_fund]
    whole = all(isinstance(row.points, Points) and isinstance(row.claimed, Points) for row in rows)
    return frozenset(squeeze(row.name) for row in rows) if whole else frozenset()


def _is_of_words(note: Note, scored: frozenset[str]) -> bool:
    """Whether a doubt is a column beside rows that were read, with nothing that may be a score."""
    lines = [line.partition("\t") for line in note.text.split("\n")]
    return all(
        squeeze(name) in scored and tab and not _NUMBER.fullmatch(narrow(squeeze(cell)))
        for name, tab, cell in lines
    )
