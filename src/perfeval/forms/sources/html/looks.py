"""How an element of a page looks, as far as it matters: hidden, faint, struck, raised, lowered.

Of styles those at the element itself count, and those that it inherits; a sheet of styles is not
read.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import define, field

from perfeval.forms.sources.colours import BLACK, WHITE, Colour, blends
from perfeval.forms.sources.html.declarations import (
    CLEAR,
    colour_of,
    is_far_out,
    is_nothing,
    is_tiny,
)
from perfeval.forms.sources.html.tokens import Start, attributes_of
from perfeval.forms.sources.word.composition import Kind

__all__ = ["CELLS", "LEVELS", "Look", "concerned", "hides", "strikes"]

LEVELS: Final = {"sup": Kind.RAISED, "sub": Kind.LOWERED}
"""The elements whose text stands above or below the line."""
CELLS: Final = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th"})
_CONCERNED: Final = re.compile(
    r"span|hid|visib|display|through|colou?r|opacity|font-size|clip|indent|absolute|fixed|scale|background"
    r"|margin-left\s{0,4}:\s{0,4}-",
    re.IGNORECASE,
)
_STRUCK: Final = frozenset({"s", "strike", "del"})
_ZERO: Final = re.compile(r"0{0,4}(?:\.0{0,9})?%?")
_CLIPPED: Final = re.compile(
    r"rect\((?:\s{0,4}[01](?:px)?\s{0,4},?){4}\)|inset\(\s{0,4}(?:50|100)%|circle\(\s{0,4}0"
)
_SCALED: Final = re.compile(r"scale[xy]?\(\s{0,4}0(?:\.0{1,9})?\s{0,4}[,)]")
_OFFSETS: Final = ("left", "top", "right", "bottom")
_BOX: Final = ("width", "height", "max-width", "max-height")


def concerned(tag: Start) -> dict[str, str]:
    """The attributes of a start tag; none where it says nothing that matters."""
    return attributes_of(tag) if _CONCERNED.search(tag.written) or tag.name == "input" else {}


def hides(name: str, given: dict[str, str], style: dict[str, str]) -> bool:
    """Whether an element with these attributes and this style is not seen, with all that is in it.

    >>> hides("p", {}, {"opacity": "0"}), hides("p", {}, {"opacity": "0.5"})
    (True, False)
    """
    if not style:
        return "hidden" in given
    moved = style.get("position") in ("absolute", "fixed")
    boxed = name not in CELLS and style.get("overflow") in ("hidden", "clip")
    return (
        "hidden" in given
        or style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or style.get("mso-hide") in ("all", "screen")
        or ("opacity" in style and _ZERO.fullmatch(style["opacity"]) is not None)
        or (moved and is_far_out(*(style.get(side, "") for side in _OFFSETS)))
        or is_far_out(style.get("text-indent", ""), style.get("margin-left", ""))
        or _CLIPPED.match(style.get("clip", "") or style.get("clip-path", "")) is not None
        or _SCALED.search(style.get("transform", "")) is not None
        or (boxed and any(is_nothing(style.get(side, "")) for side in _BOX))
    )


def strikes(name: str, style: dict[str, str]) -> bool:
    """Whether an element strikes out what it says; a cell that does keeps its place, and is read.

    >>> strikes("del", {}), strikes("span", {"text-decoration": "line-through"})
    (True, True)
    """
    lines = style.get("text-decoration", ""), style.get("text-decoration-line", "")
    return (name in _STRUCK or "line-through" in " ".join(lines)) and name not in CELLS


@define
class Look:
    """How the text of an element looks: its colour, what it stands on, and whether it is tiny."""

    colour: Colour | str = BLACK
    ground: Colour | str = WHITE
    tiny: bool = False
    faint: bool = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.faint = self.tiny or self.colour == CLEAR or self._blends()

    def within(self, given: dict[str, str], style: dict[str, str]) -> Look:
        """The look of an element in this one; this one itself where it says nothing of its own."""
        if not style and "color" not in given and "bgcolor" not in given:
            return self
        colour = colour_of(style.get("color", "") or given.get("color", "").lower())
        painted = style.get("background-color", "") or style.get("background", "")
        ground = colour_of(painted or given.get("bgcolor", "").lower())
        size = style.get("font-size", "")
        if colour is None and ground in (None, CLEAR) and not size:
            return self
        return Look(
            self.colour if colour is None else colour,
            self.ground if ground is None or ground == CLEAR else ground,
            is_tiny(size) if size else self.tiny,
        )

    def _blends(self) -> bool:
        if isinstance(self.colour, str) or isinstance(self.ground, str):
            return False
        return blends(self.colour, self.ground)
