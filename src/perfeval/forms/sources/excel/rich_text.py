"""Text of a workbook in runs that look different: what is seen of it, as of a line in Word.

A struck-through run is not read, a white one is read and noted, and a raised mark does not run into
the figure before it. Source: ECMA-376 part 1, 18.4.4, 18.4.7 and 22.9.2.19 (characters that are
written as ``_x000D_``).
"""

from __future__ import annotations

import re
from typing import ClassVar, Final

from attrs import define, evolve, field, frozen

from perfeval.forms.sources.excel.cell_looks import set_run_property
from perfeval.forms.sources.word.composition import Piece, composed
from perfeval.forms.sources.word.runs import Look, Properties
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
    """What is seen of a text, and what is not: the texts by the code of their note.

    White runs are seen on a fill: then the text is as `on_fill` says. Where all runs have a
    `colour` of their own, that of the cell's font does not count.
    """

    text: str
    unseen: tuple[tuple[str, str], ...] = ()
    on_fill: Seen | None = None
    coloured: bool = False


@define
class RichText:
    """Takes the elements of one text: its runs, what they say of their looks, and its letters."""

    elements: ClassVar[frozenset[str]] = frozenset(
        {"r", "strike", "vertAlign", "rFont", "color", "sz", "t"}
    )

    _runs: list[tuple[Properties, list[str]]] = field(factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins, one of `elements`."""
        if name == "r" or not self._runs:
            self._runs.append(({}, []))
        if name not in {"r", "t"}:
            set_run_property(self._runs[-1][0], name, attributes)

    def data(self, text: str) -> None:
        """Letters of the run that began last."""
        self._runs[-1][1].append(text)

    def seen(self) -> Seen:
        """What is seen of it all."""
        if not any(properties for properties, _ in self._runs):  # as nearly every text is
            text = "".join(unescaped("".join(letters)) for _, letters in self._runs)
            return Seen(text, coloured=not text.strip())
        runs = [(properties, unescaped("".join(letters))) for properties, letters in self._runs]
        said = [properties for properties, text in runs if text.strip()]
        made = _seen(runs)
        if any(properties.get("color") for properties in said):
            shaded = _seen([({**properties, "shd": "1"}, text) for properties, text in runs])
            made = evolve(made, on_fill=shaded)
        return evolve(made, coloured=all("color" in properties for properties in said))


def _seen(runs: list[tuple[Properties, str]]) -> Seen:
    pieces: list[Piece] = []
    struck: list[str] = []
    faint: list[str] = []
    for properties, text in runs:
        look = Look.of(properties)
        if look.struck:
            struck.append(text)
            continue
        pieces.append((look.kind, drawn(text, look.ascii_font, look.other_font)))
        if look.faint:
            faint.append(text)
    text, marks = composed(pieces)
    told = (("struck_text", struck), ("faint_text", faint), ("note_mark", marks))
    unseen = ((code, "".join(texts)) for code, texts in told)
    return Seen(text, tuple(each for each in unseen if each[1].strip()))
