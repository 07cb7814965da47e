"""目录: the lines of a table of contents, which repeat the headings and are none themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from perfeval.text.labels import squeeze

__all__ = ["contents_of"]

_HEAD: Final = re.compile(r"(?:目录|目次|contents)", re.IGNORECASE)
_PAGE: Final = re.compile(r"[-—(]?[0-9]{1,4}[-—)]?")
_LEADERS: Final = ".．。·•・…_—-﹍⋯"
_LONGEST: Final = 100
_TWICE: Final = 2


def contents_of(paragraphs: Sequence[str]) -> frozenset[int]:
    """The places of the lines of contents: those with dots before a page, those below 目录.

    An empty string stands for a table, at which contents end.

    >>> sorted(contents_of(["目录", "一、概况 3", "二、结果 5", "一、概况", "某局有科室5个。"]))
    [0, 1, 2]
    """
    again = Counter(map(squeeze, paragraphs))
    found: set[int] = set()
    for place, text in enumerate(paragraphs):
        if _leads(text):
            found.add(place)
        elif len(text) <= _LONGEST and _HEAD.fullmatch(squeeze(text)):
            below = list(_below(paragraphs, place + 1, again))
            found.update((place, *below) if below else ())
    return frozenset(found)


def _below(paragraphs: Sequence[str], first: int, again: Counter[str]) -> Iterator[int]:
    """The places of the entries below 目录: with a page, or printed once more as a heading."""
    seen: set[str] = set()
    for place in range(first, len(paragraphs)):
        text = paragraphs[place]
        plain = squeeze(text)
        repeats = again[plain] >= _TWICE and plain not in seen
        if not text or not (_leads(text) or _paged(text) or repeats):
            return
        seen.add(plain)
        yield place


def _leads(text: str) -> bool:
    """Whether dots lead to a page at the end of a line."""
    rest = _without_page(text)
    leaders = len(rest) - len(rest.rstrip(_LEADERS + " \t\u3000"))
    dots = rest[len(rest) - leaders :]
    return len(dots.replace("…", "...").replace(" ", "")) >= 3 and leaders < len(rest)


def _paged(text: str) -> bool:
    """Whether a page stands apart at the end of a line."""
    rest = _without_page(text)
    return bool(rest.strip()) and rest != rest.rstrip()


def _without_page(text: str) -> str:
    """A line up to the page that it ends with; empty where it ends with none."""
    text = text.rstrip()
    if len(text) > _LONGEST * 2:
        return ""
    words = text.rstrip("0123456789-—()（）")
    return words if _PAGE.fullmatch(squeeze(text[len(words) :])) else ""
