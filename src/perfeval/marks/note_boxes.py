"""The boxes in which a workbook draws the notes of a sheet: shapes of a legacy drawing.

A note without a box is not shown. The part that holds the boxes need not be well-formed, for
spreadsheets write it by hand: so it is added to at its end, as text. Source: ECMA-376 part 4, 19.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from perfeval.forms.sources.excel.formulas.addresses import place
from perfeval.marks.edited_package import EditedPackage
from perfeval.marks.edited_part import EditedPart, quoted

__all__ = ["NoteBoxes"]

_TYPE: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_WANTED: Final = frozenset(
    {"legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"}
    | {"webPublishItems", "AlternateContent", "tableParts", "extLst"}
)
"""The drawing of the notes in a worksheet, and what stands behind it and not before."""
_END: Final = b"</xml>"
_SHAPE: Final = re.compile(rb"_x0000_s([0-9]{1,9})")
_FIRST_SHAPE: Final = 1025
_NAMES: Final = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_EMPTY: Final = f"<xml {_NAMES}></xml>"
_KIND_ID: Final = "_x0000_t202"
_KIND: Final = (
    f'<v:shapetype {_NAMES} id="{_KIND_ID}" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_PER_LINE: Final = 18
_LINES: Final = range(3, 25)


class NoteBoxes:
    """The boxes of one sheet; `fit` is false where its drawing cannot be added to."""

    def __init__(self, package: EditedPackage, sheet: EditedPart) -> None:
        self._package = package
        self._sheet = sheet
        self._part: EditedPart | None = None
        self.fit = True
        found = [each for each in sheet.elements(_WANTED) if each.parent is sheet.root]
        own = next((each for each in found if each.name == "legacyDrawing"), None)
        self._behind = found[0].start if found else sheet.root.end
        if own is not None:
            name = package.by_id(sheet.name, own.attributes.get("id", ""))
            self.fit = name in package.archive and package.part(name).last(_END) >= 0
            self._part = package.part(name) if self.fit else None

    def draw(self, notes: Mapping[str, str]) -> None:
        """Draw a box for the note of each cell, hidden until the cell is pointed to."""
        if not notes:
            return
        part = self._part or self._added()
        known = part.data()
        numbers = [int(found[1]) for found in _SHAPE.finditer(known)]
        first = max(_FIRST_SHAPE, *(number + 1 for number in numbers), 0)
        kind = "" if f'id="{_KIND_ID}"'.encode() in known else _KIND
        boxes = (_box(*each, own) for own, each in enumerate(notes.items(), start=first))
        part.insert(part.last(_END), f"{kind}{''.join(boxes)}")

    def _added(self) -> EditedPart:
        """A drawing of its own for a sheet that has none."""
        name, own = self._package.add(
            self._sheet.name, "vmlDrawing", "xl/drawings/vmlDrawing.vml", _EMPTY, _TYPE
        )
        root, office = self._sheet.root, quoted(self._package.office)
        link = f'<{root.prefix}legacyDrawing xmlns:r="{office}" r:id="{own}"/>'
        self._sheet.open(root)
        self._sheet.insert(self._behind, link)
        return self._package.part(name)


def _box(cell: str, text: str, own: int) -> str:
    row, column = place(cell) or (0, 0)
    lines = sum(1 + len(line) // _PER_LINE for line in text.split("\n"))
    height = min(max(lines, _LINES.start), _LINES.stop)
    top = max(row - 1, 0)
    anchor = f"{column + 1}, 15, {top}, 10, {column + 5}, 15, {top + height}, 4"
    return (
        f'<v:shape {_NAMES} id="_x0000_s{own}" type="#{_KIND_ID}" fillcolor="#ffffe1" '
        'style="position:absolute;visibility:hidden" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
        '<div style="text-align:left"></div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )
