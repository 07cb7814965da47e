"""Paragraphs of prose that a page broke over lines, made whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from perfeval.forms.sources.blocks import SENTENCE_ENDS
from perfeval.forms.sources.text.pieces import Piece
from perfeval.forms.words.names import filer

__all__ = ["LONG", "OFF", "page_of", "paragraphs_of", "without_folios"]

LONG: Final = 60
"""How far a line of prose reaches at least that goes on below."""
_NARROW: Final = 40
"""How wide a page of prose is at least."""
OFF: Final = 4
"""By how much a line may be shorter than the longest one, and be full."""
_FULL: Final = 3
"""How many lines end together at least where a page broke them."""
_SET_IN: Final = 2
_MOST: Final = 8
"""How far a paragraph begins set in at most; a title in the middle is none."""
_FOLIO: Final = re.compile(
    r"[ \u3000\f]*+(?:[-—–] ?[0-9]{1,4} ?[-—–]"
    r"|第 ?[0-9]{1,4} ?页(?:[ ,，/]{0,3}共 ?[0-9]{1,4} ?页)?)[ \u3000]*+"
)
_NUMBERED: Final = re.compile(
    r"[(（]?[一二三四五六七八九十0-9]{1,3}[)）]?(?:[、)）]|[.．](?![0-9]))"
)


def without_folios(lines: Sequence[str]) -> list[str]:
    """Lines without the numbers of their pages; that a page begins is kept.

    >>> without_folios(["甲  1", "- 1 -", "\\f乙  2", "\\f第 3 页 共 9 页", "8"])
    ['甲  1', '\\x0c乙  2', '\\x0c', '8']
    """
    told = (line if _FOLIO.fullmatch(line) is None else "\f" * line.count("\f") for line in lines)
    return [line for line, before in zip(told, lines, strict=True) if line or not before]


def page_of(lines: Sequence[Piece]) -> tuple[int, int]:
    """How far lines of plain prose reach that may go on below, and how far they must begin set in.

    Where several lines end together, at the longest, and begin at one margin, a page broke them
    that sets no paragraph in. Where each paragraph is one line, there is no such edge.

    >>> page_of([Piece(4, 58, "本年"), Piece(0, 30, "开展自评。")]), page_of([Piece(0, 57, "")] * 3)
    ((54, 2), (53, 0))
    """
    full = max((line.end for line in lines), default=0) - OFF
    if full < _NARROW:
        return LONG, _SET_IN
    margins = [line.start for line in lines if line.end >= full]
    flush = len(margins) >= _FULL and len(set(margins)) == 1
    return (full, 0) if flush else (min(full, LONG), _SET_IN)


def paragraphs_of(lines: Iterable[Piece], full: int, set_in: int) -> Iterator[str]:
    """The paragraphs of lines of which those that reach to `full` may go on below.

    A paragraph begins set in, by so much at least; a further line of it begins at the margin, below
    a full line that ends within a sentence.

    >>> lines = [Piece(4, 64, "本年度"), Piece(0, 20, "开展自评。"), Piece(4, 20, "一、概况")]
    >>> list(paragraphs_of(lines, 60, 2))
    ['本年度开展自评。', '一、概况']
    >>> list(paragraphs_of([Piece(4, 64, "绩效自评表"), Piece(0, 20, "填报单位：某局")], 60, 2))
    ['绩效自评表', '填报单位：某局']
    """
    open_lines: list[Piece] = []
    for line in lines:
        if open_lines and not (
            open_lines[-1].end >= full
            and set_in <= open_lines[0].start - line.start <= _MOST
            and _goes_on(open_lines[-1].text, line.text)
        ):
            yield _whole(open_lines)
            open_lines = []
        open_lines.append(line)
    if open_lines:
        yield _whole(open_lines)


def _whole(lines: Sequence[Piece]) -> str:
    return lines[0].text + "".join(line.text.lstrip() for line in lines[1:])


def _goes_on(text: str, rest: str) -> bool:
    """Whether a line may go on below another as far as their words go; who files begins anew."""
    plain = rest.lstrip()
    begins = not plain or _NUMBERED.match(plain) or filer(plain)
    return not (begins or text.endswith(SENTENCE_ENDS))
