"""A table in HTML: merged labels, bars, what stands under a row, and the means to filter it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from perfeval.audit.finding import Severity
from perfeval.render.html.element import Content, Markup, element
from perfeval.render.page import Cell, Note, Row, Table
from perfeval.render.words import SEVERITIES

__all__ = ["table_of"]

_BAR: Final = 1000
"""The length of a whole bar, so that its part is a whole number."""
_WORDS: Final = {
    "zh": {"search": "筛选", "shown": "显示的行数"},
    "en": {"search": "Filter", "shown": "rows shown"},
}


def table_of(table: Table, lang: str) -> Markup:
    """The table with its caption; one that is wider than the screen moves within its own frame."""
    label = table.caption
    heads = [element("th", each, scope="col") for each in table.headings]
    if len(heads) == table.labels and any(map(_has_under, table.rows)):
        heads.append(element("td"))  # what stands under a row has a column of its own
    body = [
        line
        for row, reaches in zip(table.rows, _reaches(table), strict=True)
        for line in _rows(row, reaches, table, lang)
    ]
    foot = None
    if table.total is not None:
        foot = element("tfoot", *_rows(table.total, [1] * table.labels, table, lang))
    made = element(
        "table",
        element("caption", label),
        element("thead", element("tr", *heads)),
        element("tbody", *body),
        foot,
        class_="listed" if table.listed else None,
    )
    frame = element("div", made, class_="frame", role="region", aria_label=label, tabindex=0)
    return element("div", _tools(table, lang), frame, class_="table") if table.listed else frame


def _tools(table: Table, lang: str) -> Markup:
    """What filters the rows; hidden until the script makes it work."""
    words = _WORDS[lang]
    found = {mark for row in table.rows for mark in row.marks}
    boxes = [
        element("label", element("input", type="checkbox", value=key), word)
        for key, word in table.marks.items()
        if key in found
    ]
    search = element("label", words["search"], element("input", type="search"))
    count = element("span", role="status", aria_label=words["shown"])
    return element("form", search, *boxes, count, class_="tools", hidden=True)


def _reaches(table: Table) -> Iterator[list[int]]:
    """Over how many lines each label of a row reaches; what stands under a row is a line more."""
    starts = [0, *accumulate(2 if _has_under(row) else 1 for row in table.rows)]
    for number, spans in enumerate(table.spans()):
        yield [starts[number + span] - starts[number] for span in spans]


def _has_under(row: Row) -> bool:
    return bool(row.notes) or any(text for _, text in row.below)


def _rows(row: Row, reaches: list[int], table: Table, lang: str) -> Iterator[Markup]:
    """The line of the row, and the one under it, over both of which its labels reach."""
    cells = _cells(row, reaches)
    yield element("tr", *cells, class_="row", data_marks=" ".join(row.marks) or None)
    if _has_under(row):
        under: list[Content] = [_labelled(*each) for each in row.below if each[1]]
        notes = _notes_of(row.notes, lang) if row.notes else None
        width = max(1, len(table.headings) - table.labels)
        yield element("tr", element("td", *under, notes, colspan=width), class_="under")


def _cells(row: Row, reaches: list[int]) -> Iterator[Markup]:
    for cell, reach in zip(row.cells, reaches, strict=False):
        if reach:
            yield element(
                "th",
                cell.text,
                scope="row",
                rowspan=reach if reach > 1 else None,
                class_=_class(cell),
                data_sort=cell.number,
            )
    yield from map(_cell, row.cells[len(reaches) :])


def _cell(cell: Cell) -> Markup:
    bar = None if cell.bar is None else _bar(*cell.bar)
    text = element("code", cell.text) if cell.is_code else cell.text
    return element("td", text, bar, class_=_class(cell), data_sort=cell.number)


def _class(cell: Cell) -> str | None:
    number = "number" if cell.is_figure and cell.bar is None else ""
    severity = "" if cell.severity is None else cell.severity.value
    return f"{number} {severity}".strip() or None


def _bar(part: int, whole: int) -> Markup:
    """A bar as long as its part of the whole; its number stands beside it as text."""
    length = min(_BAR, part * _BAR // whole) if whole else 0
    return element(
        "svg",
        element("rect", width=_BAR, height=1, class_="whole"),
        element("rect", width=length, height=1, class_="part"),
        viewBox=f"0 0 {_BAR} 1",
        preserveAspectRatio="none",
        aria_hidden="true",
    )


def _labelled(label: str, text: str) -> Markup:
    return element("p", element("span", label, class_="label") if label else None, text)


def _notes_of(notes: tuple[Note, ...], lang: str) -> Markup:
    """Findings as a list, each with its severity in words."""
    return element("ul", *(_note(note, lang) for note in notes), class_="notes")


def _note(note: Note, lang: str) -> Markup:
    severity: Severity = note.severity
    word = element("strong", SEVERITIES[lang][severity])
    return element("li", word, note.text, element("code", note.code), class_=severity.value)
