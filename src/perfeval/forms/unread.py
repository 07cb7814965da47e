"""What belongs to no known form: kept as notes, with the figures counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval.filing.notes import Note
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.identifiers import is_row_number
from perfeval.forms.words.labels import is_figure
from perfeval.forms.words.people import tells_person
from perfeval.text.labels import squeeze
from perfeval.text.policy import LONGEST_TEXT

__all__ = ["note_unread"]

_HEADS: Final = re.compile(r"附(?:件|表)[0-9一二三四五六七八九十-]*:?|\(?[12][0-9]{3}年度?\)?")


def note_unread(segment: Segment, context: FormContext) -> None:
    """Note the lines of a segment that no recogniser reads."""
    if segment.title:
        context.notes.append(Note(code="unread", at=segment.title[:60], text="没有识别的表"))
    tables: dict[str, list[Cell]] = {}
    for name, cell in _figures(segment):
        tables.setdefault(name, []).append(cell)
    for name, cells in tables.items():
        text = f"没有识别的表，其中{len(cells)}个数未录"
        context.record(Note(code="doubt", at=name, text=text), *cells)
    for line in segment.lines:
        text = "\t".join(each.replace("\n", " ") for each in line.texts)
        if tells_person(text):
            note = Note(code="personal_data", at=line.at or "全文", text="1处，未录")
            context.record(note, *line.cells)
        elif not text or _HEADS.fullmatch(squeeze(text)):
            context.label(*line.cells)
        else:
            note = Note(code="unread", at=line.at or "全文", text=text[:LONGEST_TEXT])
            context.record(note, *line.cells)


def _figures(segment: Segment) -> Iterator[tuple[str, Cell]]:
    """The figures of tables, each with its table; numbers of rows and of pages are none."""
    if any(squeeze(text) == "目录" for line in segment.lines for text in line.texts):
        return
    for line in segment.rows:
        said = line.said
        numbered = len(said) > 1 and is_row_number(said[0].text)
        for cell in said[numbered:]:
            if line.grid is not None and is_figure(cell.text):
                yield line.grid.name, cell
