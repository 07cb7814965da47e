"""Colours, as far as it matters: whether letters can be told from what they stand on."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["BLACK", "WHITE", "Colour", "blends", "of_hexadecimal"]

Colour = tuple[int, int, int]
"""Red, green and blue, each from 0 to 255."""

BLACK: Final = (0, 0, 0)
WHITE: Final = (255, 255, 255)
_NEAR: Final = 16  # of 256 steps: nobody sees on paper what differs by less
_HEXADECIMAL: Final = re.compile("[0-9A-Fa-f]{6}")


def blends(letters: Colour, ground: Colour) -> bool:
    """Whether letters of one colour cannot be seen on another.

    >>> blends((240, 250, 255), WHITE), blends((239, 250, 255), WHITE)
    (True, False)
    """
    return all(abs(one - other) < _NEAR for one, other in zip(letters, ground, strict=True))


def of_hexadecimal(digits: str) -> Colour | None:
    """The colour that six hexadecimal digits give; None where they are something else.

    >>> of_hexadecimal("FF8000"), of_hexadecimal("auto")
    ((255, 128, 0), None)
    """
    if _HEXADECIMAL.fullmatch(digits) is None:
        return None
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue
