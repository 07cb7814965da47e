"""How a run of text looks: the properties that decide whether and where it is seen.

A property is set by the run itself, by its character style, by the style of its paragraph or
table, or by the defaults of the document; `styles` puts these together. Source: ECMA-376 part 1,
17.3.2.
"""

from __future__ import annotations

import functools
import re
from typing import Final

from attrs import field, frozen

from perfeval.forms.sources.word.composition import Kind
from perfeval.forms.sources.word.switches import is_on
from perfeval.forms.sources.word.symbols import symbol_font

__all__ = ["PROPERTIES", "Look", "Properties", "is_shaded", "set_property"]

Properties = dict[str, str]
"""The properties that one place says, as far as they matter; "" is what a run has by nature."""

_SWITCHES: Final = frozenset({"vanish", "strike", "dstrike"})
PROPERTIES: Final = frozenset(
    {*_SWITCHES, "vertAlign", "position", "rFonts", "color", "sz", "eastAsianLayout", "shd"}
)
"""The elements of `w:rPr` that set them."""
_BARE: Final = frozenset({"", "AUTO", "FFFFFF"})
_MEASURE: Final = re.compile(r"([+-]?)([0-9]{1,5})(?:\.[0-9]{1,5})?(pt)?")
_WHITE: Final = re.compile(r"(?:[Ff][0-9A-Fa-f]){3}")  # or so near it that nobody reads it on paper
_TINY: Final = 4  # half-points: nobody reads a letter of two points
_SHIFTED: Final = 4  # half-points: what is moved by less still stands in its line
_KINDS: Final = {
    "superscript": Kind.RAISED,
    "subscript": Kind.LOWERED,
    "up": Kind.SHIFTED_UP,
    "down": Kind.SHIFTED_DOWN,
}


@frozen(kw_only=True)
class Look:
    """How a run looks: `kind` is how it stands in its line.

    `faint` text is white or too small to read; `ascii_font` and `other_font` are symbol fonts, or
    empty. Of text that is hidden or struck, nothing counts: it is `unseen`.
    """

    hidden: bool = False
    struck: bool = False
    faint: bool = False
    kind: Kind = Kind.PLAIN
    ascii_font: str = ""
    other_font: str = ""
    unseen: bool = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "unseen", self.hidden or self.struck)

    @classmethod
    def of(cls, properties: Properties) -> Look:
        """The look that properties give, which are put together already."""
        faint = bool(
            properties.get("sz") or (properties.get("color") and not properties.get("shd"))
        )
        stacked = bool(properties.get("eastAsianLayout"))
        level = properties.get("vertAlign") or properties.get("position", "")
        return cls(
            hidden=bool(properties.get("vanish")),
            struck=bool(properties.get("strike") or properties.get("dstrike")),
            faint=faint,
            kind=_KINDS.get(level, Kind.APART if faint or stacked else Kind.PLAIN),
            ascii_font=properties.get("ascii", ""),
            other_font=properties.get("hAnsi", ""),
        )


def is_shaded(attributes: dict[str, str]) -> bool:
    """Whether a `w:shd` gives a background that is not white."""
    bare = attributes.get("fill", "").upper() in _BARE and "themeFill" not in attributes
    return not bare or attributes.get("val", "clear") not in {"clear", "nil"}


def set_property(properties: Properties, name: str, attributes: dict[str, str]) -> None:
    """Add what one element of `PROPERTIES` says.

    >>> moved = {}
    >>> set_property(moved, "vanish", {"val": "0"}); set_property(moved, "position", {"val": "8"})
    >>> moved
    {'vanish': '', 'position': 'up'}
    """
    value = attributes.get("val", "")
    if name in _SWITCHES:
        properties[name] = "1" if is_on(value) else ""
    elif name == "rFonts":
        for script in ("ascii", "hAnsi"):
            if f"{script}Theme" in attributes:
                properties[script] = ""
            elif script in attributes:
                properties[script] = symbol_font(attributes[script])
    elif name == "sz":
        properties[name] = "tiny" if 0 < _half_points(value) <= _TINY else ""
    elif name == "position":
        moved = _half_points(value)
        properties[name] = "" if abs(moved) < _SHIFTED else "up" if moved > 0 else "down"
    elif name == "color":
        properties[name] = "white" if _WHITE.fullmatch(value) else ""
    elif name == "vertAlign":
        properties[name] = value if value in _KINDS else ""
    elif name == "shd":
        properties[name] = "1" if is_shaded(attributes) else ""
    else:
        properties[name] = "1" if is_on(attributes.get("combine", "0")) else ""


@functools.lru_cache(maxsize=1024)
def _half_points(text: str) -> int:
    """A measure in half-points, or in points where it says so; 0 where it is none."""
    found = _MEASURE.fullmatch(text)
    if found is None:
        return 0
    size = int(found[2]) * (2 if found[3] else 1)
    return -size if found[1] == "-" else size
