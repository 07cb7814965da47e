"""How a run of text looks: the properties that decide whether and where it is seen.

A property is said by the run itself, by its character style, by the style of its paragraph or
table, or by the defaults of the document; `styles` puts these together. Source: ECMA-376 part 1,
17.3.2.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from perfeval.forms.sources.word.symbols import symbol_font

__all__ = ["PLAIN", "PROPERTIES", "Look", "Said", "is_on", "is_shaded", "say"]

Said = dict[str, str]
"""The properties that one place says: of what is on or off, "1" or ""."""

_SWITCHES: Final = frozenset({"vanish", "strike", "dstrike"})
PROPERTIES: Final = frozenset(
    {*_SWITCHES, "vertAlign", "position", "rFonts", "color", "sz", "eastAsianLayout", "shd"}
)
"""The elements of `w:rPr` that say them."""
_OFF: Final = frozenset({"0", "false", "off"})
_WHITE: Final = "FFFFFF"
_BARE: Final = frozenset({"", "AUTO", _WHITE})
_MEASURE: Final = re.compile(r"([+-]?)([0-9]{1,5})(?:\.[0-9]{1,5})?(pt)?")
_TINY: Final = 4  # half-points: nobody reads a letter of two points
_SHIFTED: Final = 4  # half-points: what is moved by less still stands in its line


@frozen(kw_only=True)
class Look:
    """How a run looks.

    `level` is 1 for superscripts and -1 for subscripts, `shift` the same for text that is only
    moved up or down. `stacked` is set small in two lines; `faint` is white or too small to read.
    `ascii_font` and `other_font` are symbol fonts, or empty.
    """

    hidden: bool = False
    struck: bool = False
    level: int = 0
    shift: int = 0
    stacked: bool = False
    faint: bool = False
    ascii_font: str = ""
    other_font: str = ""

    @classmethod
    def of(cls, said: Said) -> Look:
        """The look that properties give, which are put together already."""
        moved = _half_points(said.get("position", ""))
        white = said.get("color") == _WHITE and not said.get("shd")
        return cls(
            hidden=bool(said.get("vanish")),
            struck=bool(said.get("strike") or said.get("dstrike")),
            level={"superscript": 1, "subscript": -1}.get(said.get("vertAlign", ""), 0),
            shift=0 if abs(moved) < _SHIFTED else 1 if moved > 0 else -1,
            stacked=bool(said.get("eastAsianLayout")),
            faint=white or 0 < _half_points(said.get("sz", "")) <= _TINY,
            ascii_font=said.get("ascii", ""),
            other_font=said.get("hAnsi", ""),
        )


PLAIN: Final = Look()


def is_on(value: str) -> bool:
    """Whether an element with this `val`, or none, switches its property on."""
    return value not in _OFF


def is_shaded(attributes: dict[str, str]) -> bool:
    """Whether a `w:shd` gives a background that is not white."""
    bare = attributes.get("fill", "").upper() in _BARE and "themeFill" not in attributes
    return not bare or attributes.get("val", "clear") not in {"clear", "nil"}


def say(said: Said, name: str, attributes: dict[str, str]) -> None:
    """Add what one element of `PROPERTIES` says.

    >>> said = {}
    >>> say(said, "vanish", {"val": "0"}); said
    {'vanish': ''}
    """
    if name in _SWITCHES:
        said[name] = "1" if is_on(attributes.get("val", "")) else ""
    elif name == "rFonts":
        for script in ("ascii", "hAnsi"):
            if f"{script}Theme" in attributes:
                said[script] = ""
            elif script in attributes:
                said[script] = symbol_font(attributes[script])
    elif name == "eastAsianLayout":
        said[name] = "1" if is_on(attributes.get("combine", "0")) else ""
    elif name == "shd":
        said[name] = "1" if is_shaded(attributes) else ""
    else:
        value = attributes.get("val", "")
        said[name] = value.upper() if name == "color" else value


def _half_points(text: str) -> int:
    """A measure in half-points, or in points where it says so; 0 where it is none."""
    found = _MEASURE.fullmatch(text)
    if found is None:
        return 0
    size = int(found[2]) * (2 if found[3] else 1)
    return -size if found[1] == "-" else size
