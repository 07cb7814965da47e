"""目录: the lines of a table of contents, which repeat the headings and are none themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from perfeval.forms.words.labels import matched
from perfeval.text.labels import squeeze

__all__ = ["contents_of"]

_HEAD: Final = re.compile(r"(?:目录|目次|contents)", re.IGNORECASE)
_PAGE: Final = re.compile(r"[-—(]?[0-9]{1,4}[-—)]?")
_LEADERS: Final = ".．。·•・…_—-﹍⋯"
_LONGEST: Final = 200
_DOTS: Final = 3
_SPACE: Final = " \t\u3000"
_NO_SPACE: Final = dict.fromkeys(map(ord, _SPACE))
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
        elif matched(_HEAD, text):
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
    words, page = _before_page(text)
    plain = words.rstrip(_LEADERS + _SPACE)
    dots = words[len(plain) :].translate(_NO_SPACE).replace("…", "...")
    return bool(page and plain) and len(dots) >= _DOTS


def _paged(text: str) -> bool:
    """Whether a page stands apart at the end of a line."""
    words, page = _before_page(text)
    return bool(words) and page[:1] in _SPACE and bool(page)


def _before_page(text: str) -> tuple[str, str]:
    """A line up to the page that it ends with, and that; nothing where it ends with none."""
    words = text.rstrip("0123456789-—()（）" + _SPACE)
    page = text[len(words) :].rstrip()
    fits = len(text) <= _LONGEST and _PAGE.fullmatch(squeeze(page))
    return (words, page) if fits else ("", "")
