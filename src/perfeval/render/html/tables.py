"""A table in HTML: merged labels, bars, what stands under a row, and the means to filter it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from perfeval.audit.finding import Severity
from perfeval.render.html.element import Content, Markup, element
from perfeval.render.page import Cell, Note, Row, Table
from perfeval.render.words import SEVERITIES

__all__ = ["notes_of", "table_of"]

_BAR: Final = 1000
"""The length of a whole bar, so that its part is a whole number."""
_WORDS: Final = {
    "zh": {"search": "筛选", "shown": "显示的行数"},
    "en": {"search": "Filter", "shown": "rows shown"},
}


def table_of(table: Table, lang: str) -> Markup:
    """The table with its caption; one that is wider than the screen moves within its own frame."""
    label = table.caption
    head = element("tr", *(element("th", each, scope="col") for each in table.headings))
    spans = table.spans()
    body = [
        row
        for each, own in zip(table.rows, spans, strict=True)
        for row in _rows(each, own, table, lang)
    ]
    foot = None
    if table.total is not None:
        foot = element("tfoot", *_rows(table.total, [1] * table.labels, table, lang))
    made = element(
        "table",
        element("caption", label),
        element("thead", head),
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


def _rows(row: Row, spans: list[int], table: Table, lang: str) -> Iterator[Markup]:
    """The row, and the one under it; the labels reach over both."""
    under: list[Content] = [_labelled(*each) for each in row.below if each[1]]
    if row.notes:
        under.append(notes_of(row.notes, lang))
    height = 2 if under else 1
    cells = list(_cells(row, spans, table.labels, height))
    yield element("tr", *cells, class_="row", data_marks=" ".join(row.marks) or None)
    if under:
        width = max(1, len(table.headings) - table.labels)
        yield element("tr", element("td", *under, colspan=width), class_="under")


def _cells(row: Row, spans: list[int], labels: int, height: int) -> Iterator[Markup]:
    for position, cell in enumerate(row.cells):
        if position >= labels:
            yield _cell(cell)
        elif spans[position]:
            reach = spans[position] * height
            yield element(
                "th", cell.text, scope="row", rowspan=reach if reach > 1 else None,
                class_=_class(cell), data_sort=cell.number,
            )  # fmt: skip


def _cell(cell: Cell) -> Markup:
    bar = None if cell.bar is None else _bar(*cell.bar)
    return element("td", cell.text, bar, class_=_class(cell), data_sort=cell.number)


def _class(cell: Cell) -> str | None:
    number = "number" if cell.number is not None and not (cell.bar or cell.severity) else ""
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


def notes_of(notes: tuple[Note, ...], lang: str) -> Markup:
    """Findings as a list, each with its severity in words."""
    return element("ul", *(_note(note, lang) for note in notes), class_="notes")


def _note(note: Note, lang: str) -> Markup:
    severity: Severity = note.severity
    word = element("strong", SEVERITIES[lang][severity])
    return element("li", word, note.text, element("code", note.code), class_=severity.value)
