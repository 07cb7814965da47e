"""Notes at the cells of one worksheet.

A cell has one note. What stands in it already stays, and what is added comes behind it; where it is
the copy of a discussion (threaded comment), nothing can be added. Source: ECMA-376 part 1, 18.7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval.forms.sources.excel.formulas.addresses import address, place
from perfeval.forms.words.marks import AUTHOR
from perfeval.marks.edited_package import DECLARATION, EditedPackage
from perfeval.marks.edited_part import EditedPart, Element, quoted
from perfeval.marks.note_boxes import NoteBoxes

__all__ = ["CellNotes", "spelled"]

_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_WANTED: Final = frozenset({"authors", "author", "commentList", "comment", "text", "t", "r"})
_LONGEST: Final = 30_000  # a spreadsheet allows 32,767 characters
_DISCUSSED: Final = "tc="
_LOOKS_ESCAPED: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def spelled(text: str) -> str:
    """A text as a workbook holds it: what would be read as a character code (``_x0041_``) is
    escaped.

    >>> spelled("_x0041_ < B")
    '_x005F_x0041_ &lt; B'
    """
    return quoted(_LOOKS_ESCAPED.sub("_x005F_", text))


class CellNotes:
    """The notes of the worksheet that is the part `sheet`. Raises `DecodeError`."""

    def __init__(self, package: EditedPackage, sheet: str) -> None:
        self._package = package
        self._sheet = package.part(sheet)
        self._boxes = NoteBoxes(package, self._sheet)
        self._added: dict[str, list[str]] = {}
        self._lengths: dict[str, int] = {}
        self._found: list[Element] = []
        self._known: dict[str, Element] = {}
        self._discussed: set[str] = set()
        self._ranges = list(_merged(self._sheet))
        self._merged: dict[int, list[tuple[int, int, int, int]]] = {}
        name = package.linked(sheet, "comments")
        if name in package.archive:
            self._look(package.part(name))

    def _look(self, part: EditedPart) -> None:
        """See what notes there are."""
        found = self._found = part.elements(_WANTED)
        authors = [part.text_of(each) for each in found if each.name == "author"]
        own = {str(number) for number, name in enumerate(authors) if name.startswith(_DISCUSSED)}
        for each in found:
            if each.name == "comment":
                cell = each.attributes.get("ref", "").upper()
                self._known[cell] = each
                self._lengths[cell] = each.end - each.inner
                if each.attributes.get("authorId") in own:
                    self._discussed.add(cell)

    def shown(self, cell: str) -> str:
        """The cell at which a note is shown: the first of a merged range, where one covers it."""
        row, column = place(cell) or (0, 0)
        if row not in self._merged:
            self._merged[row] = [each for each in self._ranges if each[0] <= row <= each[2]]
        for top, left, _, right in self._merged[row]:
            if left <= column <= right:
                return address(top, left)
        return cell

    def takes(self, cell: str, text: str) -> bool:
        """Whether the note of a cell has room for a text."""
        room = _LONGEST - self._lengths.get(cell, 0)
        return self._boxes.fit and cell not in self._discussed and len(text) < room

    def add(self, cell: str, text: str) -> None:
        """Put a text into the note of a cell that takes it."""
        self._added.setdefault(cell, []).append(text)
        self._lengths[cell] = self._lengths.get(cell, 0) + len(text) + 1

    def write(self) -> None:
        """Put all that was added into the package."""
        namespace = quoted(self._sheet.root.namespace)
        empty = f'{DECLARATION}<comments xmlns="{namespace}"><authors/><commentList/></comments>'
        name = self._package.ensured(self._sheet.name, "comments", "xl/comments.xml", empty, _TYPE)
        part = self._package.part(name)
        found = self._found or part.elements(_WANTED)
        own = _author(part, found)
        notes = next((each for each in found if each.name == "commentList"), part.root)
        fresh: dict[str, str] = {}
        for cell, texts in self._added.items():
            text = "\n".join(texts)
            if cell in self._known:
                _go_on(part, self._known[cell], found, text)
                continue
            fresh[cell] = text
            p = notes.prefix
            said = f"<{p}text>{_run(p, text)}</{p}text>"
            part.append(notes, f'<{p}comment ref="{cell}" authorId="{own}">{said}</{p}comment>')
        self._boxes.draw(fresh)


def _merged(sheet: EditedPart) -> Iterator[tuple[int, int, int, int]]:
    """The merged ranges of a sheet, each from its first row and column to its last."""
    for each in sheet.elements(frozenset({"mergeCell"})):
        first, _, last = each.attributes.get("ref", "").partition(":")
        start, end = place(first), place(last or first)
        if start is not None and end is not None:
            yield (*start, *end)


def _author(part: EditedPart, found: list[Element]) -> int:
    """The number of the author of what is added."""
    names = [each for each in found if each.name == "author"]
    for number, each in enumerate(names):
        if part.text_of(each) == quoted(AUTHOR):
            return number
    p = part.root.prefix
    own = f"<{p}author>{quoted(AUTHOR)}</{p}author>"
    authors = next((each for each in found if each.name == "authors"), None)
    if authors is None:
        part.open(part.root)
        part.insert(part.root.inner, f"<{p}authors>{own}</{p}authors>")
    else:
        part.append(authors, own)
    return len(names)


def _go_on(part: EditedPart, comment: Element, found: list[Element], text: str) -> None:
    """Put a text behind the one of a note: as a further run, for which a bare text becomes one."""
    p = comment.prefix
    said = next((each for each in found if each.name == "text" and each.parent is comment), None)
    run = _run(p, f"\n{text}")
    if said is None:
        part.append(comment, f"<{p}text>{run}</{p}text>")
        return
    last = None
    for each in found:
        if each.parent is said and each.name in {"t", "r"}:
            last = each
            if each.name == "t":
                part.insert(each.start, f"<{p}r>")
                part.insert(each.after, f"</{p}r>")
    if last is None:
        part.append(said, run)
    else:
        part.insert(last.after, run)


def _run(p: str, text: str) -> str:
    return f'<{p}r><{p}t xml:space="preserve">{spelled(text)}</{p}t></{p}r>'
