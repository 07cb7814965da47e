"""Paragraphs of prose that a page broke over lines, made whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from perfeval.forms.sources.blocks import SENTENCE_ENDS
from perfeval.forms.sources.text.pieces import Piece

__all__ = ["LONG", "paragraphs_of"]

LONG: Final = 60
"""How far a line of prose reaches at least that goes on below."""
_MOST: Final = 8
"""How far a paragraph begins set in at most; a title in the middle is none."""
_NUMBERED: Final = re.compile(
    r"[(（]?[一二三四五六七八九十0-9]{1,3}[)）]?(?:[、)）]|[.．](?![0-9]))"
)


def paragraphs_of(lines: Iterable[Piece], full: int, set_in: int) -> Iterator[str]:
    """The paragraphs of lines of which those that reach to `full` may go on below.

    A paragraph begins set in, by so much at least; a further line of it begins at the margin, below
    a full line that ends within a sentence.

    >>> lines = [Piece(4, 64, "本年度"), Piece(0, 20, "开展自评。"), Piece(4, 20, "一、概况")]
    >>> list(paragraphs_of(lines, 60, 2))
    ['本年度开展自评。', '一、概况']
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
    """Whether a line may go on below another as far as their words go."""
    plain = rest.lstrip()
    return bool(plain) and not text.endswith(SENTENCE_ENDS) and not _NUMBERED.match(plain)
