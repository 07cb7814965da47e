"""Where the places of a Word document stand in its part: what is read is found again there.

The reader itself says it, so that a place cannot mean one cell here and another there.
"""

from __future__ import annotations

from perfeval.filing.addresses import Address
from perfeval.forms.sources.archive import Archive
from perfeval.forms.sources.markup import parse
from perfeval.forms.sources.usage import Usage
from perfeval.forms.sources.word.body import Body

__all__ = ["paragraph_numbers"]


def paragraph_numbers(archive: Archive, part: str, usage: Usage) -> dict[str, int]:
    """By each place in words, of a cell, a row or a paragraph, the paragraph that stands there.

    Paragraphs are those of the main `part` (``p`` elements of any depth, read or not), counted
    from 0. What stands in a text box is found at the paragraph that holds the box, for no comment
    may stand in one. Raises `DecodeError`.
    """
    body = _PlacedBody(archive, part, usage)
    parse(archive, part, body, usage)
    body.finish()
    return body.numbers


class _PlacedBody(Body):
    """A body that also keeps at which paragraph each place is."""

    def __init__(self, archive: Archive, part: str, usage: Usage) -> None:
        super().__init__(archive, part, usage)
        self.numbers: dict[str, int] = {}
        self._number = -1
        self._held: list[int] = []
        self._firsts: list[int] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins: every paragraph is counted, be it left out or not."""
        cells = self._tables.cells
        self._number += name == "p"
        super().start(name, attributes)
        if self._tables.cells > cells:
            self._firsts.append(-1)

    def _begin_paragraph(self, name: str, attributes: dict[str, str]) -> None:
        super()._begin_paragraph(name, attributes)
        self._held.append(self._held[-1] if self._boxes and self._held else self._number)
        if self._firsts and self._firsts[-1] < 0:
            self._firsts[-1] = self._held[-1]

    def _end_paragraph(self, name: str) -> None:
        count = self._count
        super()._end_paragraph(name)
        if name == "p":  # and no formula outside of any
            number = self._held.pop()
            if self._count > count:
                self.numbers[f"第{self._count}段"] = number

    def _end_cell(self, name: str) -> None:
        cells = self._tables.cells
        super()._end_cell(name)
        if self._tables.cells == cells:
            return
        number, ended = self._firsts.pop(), self._tables.ended
        if number >= 0 and ended is not None:
            table, place, cell = ended
            at = Address(part=table, row=cell.row + 1, column=cell.column + 1)
            row = f"{table} 第{cell.row + 1}行"
            self.numbers[str(at)] = number
            self.numbers[f"{row}第{place}格"] = number
            self.numbers.setdefault(row, number)
