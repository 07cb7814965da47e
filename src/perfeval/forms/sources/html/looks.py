"""How an element of a page looks, as far as it matters: hidden, struck through, raised, lowered.

Of styles those at the element itself count; a sheet of styles is not read.
"""

from __future__ import annotations

import re
from typing import Final

from perfeval.forms.sources.html.tokens import Start, attributes_of
from perfeval.forms.sources.word.composition import Kind

__all__ = ["LEVELS", "concerned", "hides", "strikes"]

LEVELS: Final = {"sup": Kind.RAISED, "sub": Kind.LOWERED}
"""The elements whose text stands above or below the line."""
_HIDES: Final = re.compile(
    r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden"
    r"|mso-hide\s{0,4}:\s{0,4}(?:all|screen)"
)
_STRIKES: Final = re.compile(r"text-decoration(?:-line)?\s{0,4}:[^;]{0,40}line-through")
_CONCERNED: Final = re.compile(r"span|hid|display|through", re.IGNORECASE)
_STRUCK: Final = frozenset({"s", "strike", "del"})
_CELLS: Final = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th"})


def concerned(tag: Start) -> dict[str, str]:
    """The attributes of a start tag; none where it says nothing that matters."""
    return attributes_of(tag) if _CONCERNED.search(tag.written) or tag.name == "input" else {}


def hides(given: dict[str, str]) -> bool:
    """Whether an element with these attributes is hidden."""
    return "hidden" in given or _HIDES.search(given.get("style", "").lower()) is not None


def strikes(name: str, given: dict[str, str]) -> bool:
    """Whether an element strikes out what it says; a cell that does keeps its place, and is read.

    >>> strikes("del", {}), strikes("span", {"style": "text-decoration: line-through"})
    (True, True)
    """
    struck = name in _STRUCK or _STRIKES.search(given.get("style", "").lower()) is not None
    return struck and name not in _CELLS
