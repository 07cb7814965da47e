"""Which row of a table a finding concerns, by the words of its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from attrs import frozen

from perfeval.audit.finding import Finding
from perfeval.render.page import Note
from perfeval.scoring.labels import part_of

__all__ = ["Concern", "concerns", "of_one_form"]

_MOST: Final = 4
"""How many labels name a row, at most: 年度总体目标, 一级, 二级 and 三级指标."""


@frozen
class Concern:
    """A finding beside its row; `column` is the rest of its place, which names the cell."""

    finding: Finding
    column: str

    def note(self, lang: str) -> Note:
        """The finding as it stands beside the row."""
        return Note(self.finding.severity, self.finding.code, self.finding.message(lang))


def concerns(
    findings: Iterable[Finding], rows: Iterable[Sequence[str]]
) -> dict[int, list[Concern]]:
    """The findings of each row, by its number; `rows` are its labels and last its name.

    The place of a finding names its row by the name, and by the labels above it as far as it has
    them: the row of which the most is named is meant, of several alike the first.
    """
    known: dict[tuple[str, ...], int] = {}
    for number, labels in enumerate(rows):
        named = tuple(filter(None, map(part_of, labels)))[-_MOST:]
        for start in range(len(named)):
            known.setdefault(named[start:], number)
    found: dict[int, list[Concern]] = {}
    for finding in findings:
        words = finding.at.split(" / ")
        place = tuple(map(part_of, words))
        hit = _row_of(place, known)
        if hit is not None:
            number, end = hit
            column = words[end] if end < len(words) else ""
            found.setdefault(number, []).append(Concern(finding, column))
    return found


def _row_of(place: tuple[str, ...], known: dict[tuple[str, ...], int]) -> tuple[int, int] | None:
    """The row that a place names, and where in the place its name ends."""
    for length in range(min(_MOST, len(place)), 0, -1):
        for end in range(len(place), length - 1, -1):
            number = known.get(place[end - length : end])
            if number is not None:
                return number, end
    return None


def of_one_form(
    findings: Sequence[Finding], rows: Sequence[Sequence[str]]
) -> dict[int, list[Concern]]:
    """The same where findings are those of a whole filing, and the rows those of one form.

    Other forms may have rows of the same names; the form is the one of which the most rows are
    concerned.
    """
    all_ = concerns(findings, rows)
    forms = Counter(each.finding.order[:1] for found in all_.values() for each in found)
    if len(forms) < 2:
        return all_
    form = forms.most_common(1)[0][0]
    return {
        number: [each for each in found if each.finding.order[:1] == form]
        for number, found in all_.items()
    }
