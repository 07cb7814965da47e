"""How the styles of a workbook make the text of cells look: struck through, or not to be seen.

Source: ECMA-376 part 1, 18.8.3 (colours), 18.8.22 (fonts), 18.8.21 and 18.8.32 (fills).
"""

from __future__ import annotations

import re
from typing import ClassVar, Final

from attrs import define, field, frozen

from perfeval.forms.sources.colours import BLACK, WHITE, Colour, blends, of_hexadecimal
from perfeval.forms.sources.word.runs import Properties, set_property
from perfeval.forms.sources.word.switches import is_on

__all__ = ["CellLook", "Looks", "set_run_property"]

_BASIC: Final = tuple(
    (red, green, blue)
    for red, green, blue in (
        *(BLACK, WHITE, (255, 0, 0), (0, 255, 0)),
        *((0, 0, 255), (255, 255, 0), (255, 0, 255), (0, 255, 255)),
    )
)
"""The first eight of the colours that are told by their numbers; the next eight are the same."""
_INDEXED: Final = {str(number): _BASIC[number % 8] for number in range(16)}
_SYSTEM: Final = {"64": BLACK, "65": WHITE}
_THEME: Final = {"0": WHITE, "1": BLACK}  # as every theme of paper has them
_SLIGHT: Final = re.compile(r"(?:[+-]?0?\.0[0-5][0-9]{0,20}|0?)")

_Told = Colour | str


@frozen
class CellLook:
    """Of the text of a cell: whether it is struck, cannot be seen, and stands on a fill."""

    struck: bool = False
    faint: bool = False
    filled: bool = False


@define
class _Font:
    struck: bool = False
    tiny: bool = False
    colour: _Told = BLACK


@define
class Looks:
    """Takes the elements of fonts and fills; says how a style looks that is made of them."""

    elements: ClassVar[frozenset[str]] = frozenset(
        {"font", "strike", "sz", "color", "fill", "patternFill", "fgColor"}
    )

    _fonts: list[_Font] = field(factory=list)
    _fills: list[_Told] = field(factory=list)

    def start(self, inside: str, name: str, attributes: dict[str, str]) -> None:
        """An element begins, `inside` the fonts or the fills."""
        if inside == "fills":
            self._fill(name, attributes)
        elif name == "font":
            self._fonts.append(_Font())
        elif self._fonts:
            self._of_font(self._fonts[-1], name, attributes)

    def look(self, font: int, fill: int) -> CellLook:
        """The look of a cell with a font and a fill, by their numbers."""
        ground = self._fills[fill] if fill < len(self._fills) else WHITE
        letters = self._fonts[font] if font < len(self._fonts) else _Font()
        return CellLook(
            struck=letters.struck,
            faint=letters.tiny or _blends(letters.colour, ground),
            filled=not _blends(WHITE, ground),
        )

    def _of_font(self, font: _Font, name: str, attributes: dict[str, str]) -> None:
        if name == "strike":
            font.struck = is_on(attributes.get("val", ""))
        elif name == "sz":
            font.tiny = _is_tiny(attributes)
        else:
            font.colour = _told(attributes)

    def _fill(self, name: str, attributes: dict[str, str]) -> None:
        """A fill is white until its pattern says more; what a pattern mixes is no one colour."""
        if name == "fill":
            self._fills.append(WHITE)
        elif name == "patternFill" and self._fills:
            bare = attributes.get("patternType", "none") == "none"
            self._fills[-1] = WHITE if bare else attributes["patternType"]
        elif name == "fgColor" and self._fills and self._fills[-1] == "solid":
            self._fills[-1] = _told(attributes)


def set_run_property(properties: Properties, name: str, attributes: dict[str, str]) -> None:
    """Add what an element says of a run of text: its font, size, colour or place.

    >>> properties = {}
    >>> set_run_property(properties, "color", {"theme": "0"})
    >>> set_run_property(properties, "rFont", {"val": "Arial"})
    >>> properties
    {'color': 'white', 'ascii': '', 'hAnsi': ''}
    """
    if name == "rFont":
        font = attributes.get("val", "")
        set_property(properties, "rFonts", {"ascii": font, "hAnsi": font})
    elif name == "color":
        properties["color"] = "white" if _blends(_told(attributes), WHITE) else ""
    elif name == "sz":
        properties["sz"] = "tiny" if _is_tiny(attributes) else ""
    else:
        set_property(properties, name, attributes)


def _is_tiny(attributes: dict[str, str]) -> bool:
    """Whether a size in points is too small to read."""
    size: Properties = {}
    set_property(size, "sz", {"val": f"{attributes.get('val', '')}pt"})
    return bool(size["sz"])


def _told(attributes: dict[str, str]) -> _Told:
    """A colour; as it is written where its parts are not known, so that it is equal to itself."""
    tint = attributes.get("tint", "")
    known: Colour | None = of_hexadecimal(attributes.get("rgb", "")[-6:])
    known = known or _INDEXED.get(attributes.get("indexed", ""))
    known = known or _SYSTEM.get(attributes.get("indexed", ""))
    known = known or _THEME.get(attributes.get("theme", ""))
    if known is None and "auto" in attributes:
        known = BLACK
    if known is not None and _SLIGHT.fullmatch(tint):
        return known
    return " ".join(f"{name}={value}" for name, value in sorted(attributes.items()))


def _blends(letters: _Told, ground: _Told) -> bool:
    if isinstance(letters, str) or isinstance(ground, str):
        return letters == ground
    return blends(letters, ground)
