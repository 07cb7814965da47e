"""Text of a workbook in runs that look different: what is seen of it, as of a line in Word.

A struck-through run is not read, and a raised mark does not run into the figure before it. Source:
ECMA-376 part 1, 18.4.4, 18.4.7 and 22.9.2.19 (characters that are written as ``_x000D_``).
"""

from __future__ import annotations

import re
from typing import ClassVar, Final

from attrs import define, field, frozen

from perfeval.forms.sources.word.composition import Piece, composed
from perfeval.forms.sources.word.runs import Look, Properties, set_property
from perfeval.forms.sources.word.symbols import drawn

__all__ = ["RichText", "Seen", "unescaped"]

_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATES: Final = range(0xD800, 0xE000)


def unescaped(text: str) -> str:
    """`text` with the characters that XML cannot hold, or that look like one that is written so.

    >>> unescaped("一_x000D_二"), unescaped("_x005F_x000D_"), unescaped("_xD800_")
    ('一\\r二', '_x000D_', '_xD800_')
    """
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if code in _SURROGATES else chr(code)


@frozen
class Seen:
    """What is seen of a text, and what is not: the texts by the code of their note."""

    text: str
    unseen: tuple[tuple[str, str], ...] = ()


@define
class RichText:
    """Takes the elements of one text: its runs, what they say of their looks, and its letters."""

    elements: ClassVar[frozenset[str]] = frozenset({"r", "strike", "vertAlign", "rFont", "t"})

    _runs: list[tuple[Properties, list[str]]] = field(factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins, one of `elements`."""
        if name == "r" or not self._runs:
            self._runs.append(({}, []))
        properties = self._runs[-1][0]
        if name == "rFont":
            font = attributes.get("val", "")
            set_property(properties, "rFonts", {"ascii": font, "hAnsi": font})
        elif name not in {"r", "t"}:
            set_property(properties, name, attributes)

    def data(self, text: str) -> None:
        """Letters of the run that began last."""
        self._runs[-1][1].append(text)

    def seen(self) -> Seen:
        """What is seen of it all."""
        pieces: list[Piece] = []
        struck: list[str] = []
        for properties, letters in self._runs:
            look, text = Look.of(properties), unescaped("".join(letters))
            if look.struck:
                struck.append(text)
            else:
                pieces.append((look.kind, drawn(text, look.ascii_font, look.other_font)))
        text, marks = composed(pieces)
        notes = (("struck_text", "".join(struck)), ("note_mark", "".join(marks)))
        return Seen(text, tuple((code, told) for code, told in notes if told.strip()))
