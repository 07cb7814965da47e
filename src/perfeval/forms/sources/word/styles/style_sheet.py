"""`word/styles.xml` taken apart before it is parsed: most of its styles no paragraph ever has.

A style sheet of Word holds some nine thousand elements, and a form uses a handful of its styles. It
is well-formed XML or it is refused, so a style that is cut out from its start tag to its end tag
takes nothing else with it, as long as one style stands behind the other to the end of the part, and
the part holds no comment, no CDATA section, no processing instruction and no encoding but UTF-8;
any other is parsed whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from attrs import frozen

__all__ = ["Parts", "taken_apart"]

_LARGEST: Final = 2**22
_HEAD: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?(?P<declared><\?xml\s[^<>]{1,200}\?>)?\s{0,80}<(?P<prefix>[\w.-]{1,40}:)?styles[\s>]"
)
_OTHER: Final = re.compile(rb"encoding\s{0,80}=\s{0,80}[\"'](?!utf-8[\"'])", re.IGNORECASE)
_SPACE: Final = re.compile(rb"\s*+")


@frozen
class Parts:
    """A style sheet: what is `always` parsed, and its `styles`, each of which is one for itself.

    In what is always parsed the text of each style that was cut out is its number.
    """

    always: Iterable[bytes]
    head: bytes = b""
    styles: Sequence[bytes] = ()
    tail: bytes = b""

    def style(self, number: int) -> list[bytes]:
        """One style as a sheet of its own."""
        return [self.head, self.styles[number], self.tail]


def taken_apart(chunks: Iterable[bytes]) -> Parts:
    """The parts of a style sheet; without styles where it is parsed whole."""
    held: list[bytes] = []
    size = 0
    rest = iter(chunks)
    for chunk in rest:
        held.append(chunk)
        size += len(chunk)
        if size > _LARGEST:
            return Parts(chain(held, rest))
    whole = b"".join(held)
    return _parts(whole) or Parts([whole])


def _parts(data: bytes) -> Parts | None:
    """The parts; None where it cannot be cut safely."""
    head = _HEAD.match(data)
    if head is None or _OTHER.search(head["declared"] or b""):
        return None
    if any(_holds(data, odd, head.end("declared")) for odd in (b"<!", b"&#", b"<?")):
        return None
    prefix = head["prefix"] or b""
    root = data.find(b">", head.end() - 1)
    tail = b"</" + prefix + b"styles>"
    spans = _spans(data, prefix, tail)
    if not spans or not _is_tag(data, head.end() - 1, root):
        return None
    before = _without(data[root + 1 : spans[0][0]], prefix + b"latentStyles")
    if b"style" in before:  # which has another prefix, or is no style of the sheet
        return None
    always = [data[: root + 1], before]
    for number, (start, tag, _) in enumerate(spans):
        always += [data[start : tag + 1], b"%d" % number, b"</" + prefix + b"style>"]
    styles = [data[start:close] for start, _, close in spans]
    return Parts([*always, tail], data[: root + 1], styles, tail)


def _holds(data: bytes, odd: bytes, behind: int) -> bool:
    """Whether two signs follow each other behind a place; one that is in no word is sought first.

    The search for one sign is a hundred times as fast as that for two.
    """
    sign = data.find(odd[1:], max(behind, 0))
    return sign >= 0 and data.find(odd, max(behind, 0)) >= 0


def _without(data: bytes, name: bytes) -> bytes:
    """The same without the one element of a name, where there is one with attributes."""
    start, end = b"<" + name + b" ", b"</" + name + b">"
    at = data.find(start)
    close = data.find(end, at)
    if at < 0 or close < 0 or data.find(start, at + 1) >= 0:
        return data
    return data[:at] + data[close + len(end) :]


def _spans(data: bytes, prefix: bytes, tail: bytes) -> list[tuple[int, int, int]]:
    """Where each style begins, where its start tag ends, and where it ends.

    There are none where they do not follow each other to the end of the part.
    """
    start, end = b"<" + prefix + b"style ", b"</" + prefix + b"style>"
    found: list[tuple[int, int, int]] = []
    at = data.find(start)
    while at >= 0 and data.startswith(start, at):
        tag = data.find(b">", at)
        close = data.find(end, tag)
        plain = at < tag < close and data[tag - 1 : tag] != b"/" and _is_tag(data, at, tag)
        if not plain or data.find(start, tag, close) >= 0:
            return []
        close += len(end)
        found.append((at, tag, close))
        space = _SPACE.match(data, close)
        at = space.end() if space else close
    return found if data[max(at, 0) :].strip() == tail else []


def _is_tag(data: bytes, start: int, end: int) -> bool:
    """Whether a tag ends where its first > stands, which may stand in an attribute, too."""
    return not (data.count(b'"', start, end) % 2 or data.count(b"'", start, end) % 2)
