"""The tags and texts of a web page, in one pass that takes time linear in it.

Python's own `html.parser` starts over at what does not end: 60 kB of unclosed tags take it half a
minute, and a broken declaration ends in an assertion. Pages come from strangers and are broken by
nature, so nothing is refused here: what is no tag is text, as in a browser. Source: the HTML
standard, section 13.2.5, without the states that no form needs.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

from attrs import define

__all__ = ["End", "Start", "Token", "attributes_of", "resolved", "tokens"]


@define
class Start:
    """A start tag: its name in lower case, and its attributes as they are written."""

    name: str
    written: str = ""


@define
class End:
    """An end tag."""

    name: str


Token = Start | End | str

_NAME: Final = re.compile(r"[a-zA-Z][^\s/>]{0,63}")
_STOP: Final = re.compile("[\"'>]")
_ATTRIBUTE: Final = re.compile(
    r"""([^\s"'<>/=]{1,64}+)(?:\s{0,8}+=\s{0,8}+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?+"""
)
_NUMERAL: Final = re.compile(r"&#[xX]?[0-9a-fA-F]{9,}+;?")
_RAW: Final = {
    name: re.compile(f"</{name}", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "noembed", "noframes")
}
_SHOWN: Final = "textarea"
_WRITTEN: Final = 20_000


def tokens(page: str) -> Iterator[Token]:
    """The tags of a page, and the texts between them as they are written; comments are left out.

    >>> list(tokens("<P>a &lt; b<!-- c --><br/></p>"))
    [Start(name='p', written=''), 'a &lt; b', Start(name='br', written='/'), End(name='p')]
    """
    at, size = 0, len(page)
    ends = _Ends(page)
    while at < size:
        opens = page.find("<", at)
        if opens < 0:
            yield page[at:]
            return
        if opens > at:
            yield page[at:opens]
        at = opens + 1
        if page.startswith("!--", at):
            at = ends.of("-->", at + 1) + 3
        elif page.startswith(("!", "?"), at):
            at = ends.of(">", at) + 1
        elif name := _NAME.match(page, at + page.startswith("/", at)):
            closing = page.startswith("/", at)
            close = ends.of_tag(name.end())
            tag = name[0].lower()
            written = page[name.end() : min(close, name.end() + _WRITTEN)]
            at = close + 1
            if closing:
                yield End(tag)
                continue
            yield Start(tag, written)
            if tag in _RAW:
                close = ends.of_raw(tag, at)
                if tag == _SHOWN:
                    yield page[at:close]
                at = close
        else:
            yield "<"


def attributes_of(tag: Start) -> dict[str, str]:
    """The attributes of a start tag by their names in lower case; of two the first counts.

    >>> attributes_of(Start("td", ' ColSpan=2 style="a: b" hidden'))
    {'colspan': '2', 'style': 'a: b', 'hidden': ''}
    """
    made: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(tag.written):
        value = match[2] or match[3] or match[4] or ""
        made.setdefault(match[1].lower(), resolved(value))
    return made


def resolved(written: str) -> str:
    """Written text with its character references resolved; a numeral beyond Unicode is none.

    >>> resolved("&ge;5 &#20998;")
    '≥5 分'
    """
    if "&" not in written:
        return written
    return html.unescape(_NUMERAL.sub("\ufffd", written))


class _Ends:
    """Where things end; what was once searched for in vain is not searched for again."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._missing: set[str] = set()

    def of(self, mark: str, at: int) -> int:
        """Where `mark` stands from `at` on; the end of the page where it does not."""
        found = self._find(mark, at)
        return len(self._page) if found < 0 else found

    def of_tag(self, at: int) -> int:
        """Where the tag ends whose name ends at `at`; a quoted value may hold its sign."""
        page = self._page
        while (stop := _STOP.search(page, at)) is not None:
            at = stop.end()
            if stop[0] == ">":
                return stop.start()
            if page[max(stop.start() - 8, 0) : stop.start()].rstrip().endswith("="):
                at = max(self._find(stop[0], at) + 1, at)
        return len(page)

    def of_raw(self, tag: str, at: int) -> int:
        """Where the end tag of raw text begins."""
        match = None if tag in self._missing else _RAW[tag].search(self._page, at)
        if match is None:
            self._missing.add(tag)
            return len(self._page)
        return match.start()

    def _find(self, mark: str, at: int) -> int:
        found = -1 if mark in self._missing else self._page.find(mark, at)
        if found < 0:
            self._missing.add(mark)
        return found
