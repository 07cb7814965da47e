"""①…；②…；③…: the conditions that a clause numbers, verbatim, and what stands around them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from attrs import frozen

from perfeval.drafts.clauses.wording import Wording
from perfeval.text.numerals import NUMERAL_CHAR, number_of

__all__ = ["Items", "items_of"]

_MARKS: Final = (
    re.compile(r"(?P<n>[①-⑳])[、.]?"),
    re.compile(r"(?:(?<=[;。:,])|\A)\((?P<n>[0-9]{1,2})\)[、.]?"),
    re.compile(r"(?:(?<=[;。:,])|\A)(?P<n>[0-9]{1,2})[、.)](?![0-9])"),
    re.compile(rf"(?:(?<=[;。:,])|\A)\((?P<n>{NUMERAL_CHAR}{{1,3}})\)[、.]?"),
    re.compile(rf"(?:(?<=[;。:,])|\A)(?P<n>{NUMERAL_CHAR}{{1,3}})(?:、|是)"),
)
_WORD: Final = re.compile("[\u4e00-\u9fff]")
_ENDS: Final = re.compile(r"[;。]")
_TRAILING: Final = ",;。、"


@frozen
class Items:
    """The numbered conditions, the text before the first, and the sentences after the last."""

    before: Wording
    items: tuple[Wording, ...]
    after: Wording


def items_of(wording: Wording) -> Items | None:
    """The conditions numbered from 1 on, without a gap; None where fewer than two are."""
    text = wording.plain
    for mark in _MARKS:
        starts = [(match.start(), match["n"]) for match in mark.finditer(text)]
        numbers = [number_of(n) for _, n in starts]
        if len(starts) > 1 and numbers == list(range(1, len(starts) + 1)):
            break
    else:
        return None
    places = [start for start, _ in starts]
    if any(not _WORD.search(text, one, two) for one, two in pairwise([*places, len(text)])):
        return None  # the marks stand alone: ①；②；③
    last = _ENDS.search(text, places[-1])
    end = len(text) if last is None else last.start()
    parts = zip(places, [*places[1:], end], strict=True)
    return Items(
        before=wording.part(0, places[0]),
        items=tuple(_trimmed(wording.part(start, stop)) for start, stop in parts),
        after=wording.part(end, len(text)),
    )


def _trimmed(part: Wording) -> Wording:
    return part.part(0, len(part.plain.rstrip(_TRAILING)))
