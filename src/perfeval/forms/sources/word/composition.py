"""The pieces of a paragraph put together to one text, in which no mark runs into a figure.

On the page a small raised 1 behind a figure is no digit of it. In the text that is made here it is
left out as a mark, or stands as ¹, which no figure holds; what is set apart by its place, its size
or its layout gets brackets where a figure adjoins it.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import Final

from perfeval.forms.sources.grid import PICTURE
from perfeval.forms.sources.word.formulas import lowered, raised, set_apart

__all__ = ["Kind", "Piece", "composed", "levelled"]


class Kind(enum.Enum):
    """How a piece of text stands in its line."""

    PLAIN = enum.auto()
    RAISED = enum.auto()
    LOWERED = enum.auto()
    SHIFTED_UP = enum.auto()
    SHIFTED_DOWN = enum.auto()
    APART = enum.auto()
    FORMULA = enum.auto()
    REVERSED = enum.auto()
    MARK = enum.auto()
    PICTURE = enum.auto()


Piece = tuple[Kind, str]

_SHIFTS: Final = {Kind.SHIFTED_UP: Kind.RAISED, Kind.SHIFTED_DOWN: Kind.LOWERED}
_TAIL: Final = 24
_FIGURE: Final = re.compile(r"[0-9０-９][)）\]］]?\Z")
_UNIT: Final = re.compile(r"(?:[A-Za-zＡ-Ｚａ-ｚ]|[米里尺寸])\Z")
_EXPONENT: Final = re.compile(r"[23２３]|[+\-−][1-9]")
_MARK: Final = re.compile(
    r"[(（\[［【〔]?(?:注?[0-9０-９]{1,3}|注?[①-⑳]|注[一二三四五六七八九十]?|[*＊†‡§#＃※]{1,3}|[a-z])"
    r"(?:[,，、][0-9０-９]{1,3}){0,3}[)）\]］】〕]?"
)
_BARE: Final = re.compile(r"(?:[0-9０-９]{1,3}[,，、]?){1,4}|[a-z]")
_NEUTRAL: Final = frozenset({"1", "１"})
_DIGITAL: Final = frozenset("0123456789０１２３４５６７８９.．,，%％‰")


def composed(pieces: list[Piece]) -> tuple[str, list[str]]:
    """The text that the pieces of a paragraph make, and the marks that were left out of it.

    >>> composed([(Kind.PLAIN, "60"), (Kind.RAISED, "1")])
    ('60', ['1'])
    >>> composed([(Kind.PLAIN, "60m"), (Kind.RAISED, "2")])
    ('60m²', [])
    """
    for kind, _ in pieces:
        if kind is not Kind.PLAIN:
            return _joined(_merged(_aligned(pieces)))
    return "".join([text for _, text in pieces]), []


def _aligned(pieces: list[Piece]) -> list[Piece]:
    """Pieces that are only moved up or down: where all are, none is."""
    kinds = {kind for kind, text in pieces if text.strip()}
    if len(kinds) == 1 and kinds <= _SHIFTS.keys():
        return [(Kind.PLAIN if kind in _SHIFTS else kind, text) for kind, text in pieces]
    return [(_SHIFTS.get(kind, kind), text) for kind, text in pieces]


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours of one kind as one piece; two formulas stay two."""
    made: list[Piece] = []
    for kind, group in groupby(pieces, key=itemgetter(0)):
        if kind is Kind.FORMULA:
            made += group
        else:
            made.append((kind, "".join(text for _, text in group)))
    return made


def _joined(pieces: list[Piece]) -> tuple[str, list[str]]:
    texts: list[str] = []
    marks: list[str] = []
    dropped: list[str] = []
    tail = ""
    for place, (kind, text) in enumerate(pieces):
        after = pieces[place + 1][1][:1] if place + 1 < len(pieces) else ""
        shown = _shown(kind, text, tail, after)
        if shown is None:
            dropped.append(text.strip())
        elif shown:
            if dropped and tail[-1:] in _DIGITAL and shown[0] in _DIGITAL:
                shown = f"{''.join(map(_kept, dropped))}{shown}"
                dropped.clear()
            texts.append(shown)
            marks += dropped
            dropped.clear()
            tail = (tail + shown)[-_TAIL:]
    return "".join(texts), marks + dropped


def _shown(kind: Kind, text: str, before: str, after: str) -> str | None:
    """What a piece adds to the text behind `before`; None where it is a mark to be left out.

    A mark between two figures is not left out after all.
    """
    match kind:
        case Kind.RAISED:
            return _raised(text, before)
        case Kind.APART | Kind.FORMULA:
            return set_apart(before, text, after) if text.strip() else text
        case Kind.REVERSED:
            return text[::-1]
        case Kind.MARK:
            return None
        case Kind.PICTURE:
            beside = before[-1:] in _DIGITAL or after in _DIGITAL
            return PICTURE if beside else ""
        case _:
            return levelled(kind, text)


def levelled(kind: Kind, text: str) -> str:
    """A text as it stands above, on or below the line.

    >>> levelled(Kind.RAISED, "2"), levelled(Kind.LOWERED, "2"), levelled(Kind.PLAIN, "2")
    ('²', '₂', '2')
    """
    kind = _SHIFTS.get(kind, kind)
    if kind is Kind.RAISED:
        return raised(text)
    return lowered(text) if kind is Kind.LOWERED else text


def _raised(text: str, before: str) -> str | None:
    """A superscript: an exponent, a mark, or other words.

    A bare 2 behind a figure may be an exponent as well as a mark, and stays; 1 as an exponent says
    nothing.
    """
    mark, before = text.strip(), before.rstrip()
    if not mark or not before or _MARK.fullmatch(mark) is None:
        return raised(text)
    if _EXPONENT.fullmatch(mark) and _UNIT.search(before):
        return raised(text)
    if mark not in _NEUTRAL and _BARE.fullmatch(mark) and _FIGURE.search(before):
        return _kept(text)
    return None


def _kept(text: str) -> str:
    """A superscript behind a figure, as one that no unit of measure can be."""
    return raised(text) if raised(text) != text else f"^{text.strip()}"
