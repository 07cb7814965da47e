"""What the style of one element says: declarations, and the colours and sizes in them.

Source: CSS, as far as it decides whether text is seen. What is not understood says nothing.
"""

from __future__ import annotations

import re
from typing import Final

from perfeval.forms.sources.colours import BLACK, WHITE, Colour, of_hexadecimal

__all__ = ["CLEAR", "colour_of", "declared", "is_far_out", "is_nothing", "is_tiny"]

CLEAR: Final = "transparent"
_MIXED: Final = "mixed"
"""A colour that is not known, or a picture."""

_HASHED: Final = re.compile("#([0-9a-f]{3,8})")
_RGB: Final = re.compile(
    r"rgba?\(\s{0,4}([0-9]{1,3})(?:\s{0,4},\s{0,4}|\s{1,4})([0-9]{1,3})(?:\s{0,4},\s{0,4}|\s{1,4})"
    r"([0-9]{1,3})(?:\s{0,4}[,/]\s{0,4}([0-9.]{1,8})%?)?\s{0,4}\)"
)
_NAMED: Final = {
    "black": BLACK,
    "white": WHITE,
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
    "ghostwhite": (248, 248, 255),
    "floralwhite": (255, 250, 240),
    "mintcream": (245, 255, 250),
    "azure": (240, 255, 255),
    "whitesmoke": (245, 245, 245),
}
_SIZE: Final = re.compile(r"([0-9]{0,5})(?:\.([0-9]{0,5})[0-9]{0,9})?\s{0,4}(px|pt|em|rem|%|)")
_TINY: Final = {"px": 2, "pt": 2, "%": 9, "": 0, "em": 0, "rem": 0}
_FAR: Final = re.compile(r"-(?:[0-9]{4,9}(?:\.[0-9]{0,9})?(?:px|pt)|[0-9]{3,9}(?:em|rem|vw|vh|%))")
_NOTHING: Final = re.compile(r"0{0,4}(?:\.0{0,9})?(?:px|pt|em|rem|%)?|1px")


def declared(style: str) -> dict[str, str]:
    """The declarations of a `style` in lower case; of two of one property the last counts.

    >>> declared("COLOR : Red; display:/**/none !important")
    {'color': 'red', 'display': 'none'}
    """
    made: dict[str, str] = {}
    first, *others = style.lower().split("/*")
    told = "".join((first, *(each.partition("*/")[2] for each in others)))
    for each in told.split(";"):
        name, _, value = each.partition(":")
        made[name.strip()] = value.partition("!")[0].strip()
    made.pop("", None)
    return made


def colour_of(value: str) -> Colour | str | None:
    """A colour as CSS and attributes write it; None where the value names none."""
    if not value or value in ("inherit", "initial", "auto", "currentcolor", "none", "windowtext"):
        return None
    if value == CLEAR:
        return CLEAR
    if value in _NAMED:
        return _NAMED[value]
    if found := _RGB.match(value):
        seen = found[4] is None or found[4].strip("0.") != ""
        red, green, blue = (min(int(part), 255) for part in found.groups()[:3])
        return (red, green, blue) if seen else CLEAR
    digits = _HASHED.match(value)
    if digits is None:
        return _MIXED
    written = digits[1] if len(digits[1]) > 4 else "".join(2 * each for each in digits[1])
    return CLEAR if written[6:] == "00" else of_hexadecimal(written[:6]) or _MIXED


def is_tiny(size: str) -> bool:
    """Whether letters of a size cannot be read.

    >>> [is_tiny(size) for size in ("0", "2px", "3px", ".05em", "0.5em", "small")]
    [True, True, False, True, False, False]
    """
    found = _SIZE.fullmatch(size)
    if found is None or not (found[1] or found[2]):
        return False
    part = found[2] if found[3] in ("em", "rem") else ""
    return int(found[1] or 0) <= _TINY[found[3]] and (part or "0").startswith("0")


def is_far_out(*values: str) -> bool:
    """Whether one of some offsets is so far that nothing is seen of what it moves."""
    return any(_FAR.search(value) for value in values)


def is_nothing(size: str) -> bool:
    """Whether a length is none, or that of one point of the screen."""
    return size != "" and _NOTHING.fullmatch(size) is not None
