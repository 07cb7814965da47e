"""Texts that grow, made of a pattern's own pieces: what its loops take, over and over."""

from __future__ import annotations

import importlib
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import attrs

__all__ = ["Growing", "growing_texts"]

_parser: Any = importlib.import_module("re._parser")
_c: Any = importlib.import_module("re._constants")

_REPEATS: Final = frozenset({_c.MAX_REPEAT, _c.MIN_REPEAT, _c.POSSESSIVE_REPEAT})
_STRANGE: Final = "\ue000"  # stands in no pattern
_OTHERS: Final = "甲x1 ，\n" + _STRANGE
_CATEGORIES: Final = {
    _c.CATEGORY_SPACE: " \n",
    _c.CATEGORY_DIGIT: "1",
    _c.CATEGORY_WORD: "甲x",
    _c.CATEGORY_NOT_SPACE: "甲",
    _c.CATEGORY_NOT_DIGIT: "甲 ",
    _c.CATEGORY_NOT_WORD: "， ",
}
_LONG: Final = 16  # a loop of fewer rounds is none
_WORDS: Final = 4


@attrs.frozen
class Growing:
    """A text of any length: `piece` as often as wanted, between `before` and `after`."""

    before: str
    piece: str
    after: str

    def of(self, size: int) -> str:
        """The text with about `size` characters of its piece."""
        return self.before + self.piece * max(size // len(self.piece), 1) + self.after


def growing_texts(pattern: re.Pattern[str] | re.Pattern[bytes], most: int) -> Iterator[Growing]:
    """Texts on which a pattern may be slow: pieces and pairs of pieces of at most `most`.

    A piece is what a loop takes in one round, a character of a class, an alternative, or the whole
    of what matches; before it stands nothing, or what leads to a loop; behind it nothing, or what
    fails. A pattern without a loop has none: at each place it looks at so many characters at most.
    """
    source = pattern.pattern
    text = source.decode("latin-1") if isinstance(source, bytes) else source
    tree = _parser.parse(text, pattern.flags & ~(re.UNICODE if isinstance(source, bytes) else 0))
    loops = list(_loops(tree, ("",)))
    if not loops:
        return
    rounds = _unique(word for _, body in loops for word in _words(body))
    leads = _unique(itertools.chain(("",), (lead for leads, _ in loops for lead in leads)))
    led = [lead + word for leads, body in loops for lead in leads for word in _words(body)]
    others = itertools.chain(rounds, led, leads, _pieces(tree), _words(tree))
    pieces = [each for each in _unique(others) if each]
    some = pieces[:most]
    pairs = [one + other for one, other in itertools.permutations(some, 2)]
    ends = _unique((_STRANGE, "\n", *_words(tree)[:1]))
    for before, piece, after in itertools.product(leads[:_WORDS], [*pieces, *pairs], ends):
        yield Growing(before, piece, after)


def _unique(words: Iterable[str]) -> list[str]:
    """The words, once each."""
    return list(dict.fromkeys(words))


def _loops(tree: Any, leads: Sequence[str]) -> Iterator[tuple[list[str], Any]]:
    """The bodies of loops, each with texts that lead to it."""
    before = list(leads)
    for token in tree:
        kind, value = token
        inner = _inner(kind, value)
        if kind in _REPEATS and value[1] >= _LONG:
            yield before, value[2]
        for each in inner:
            yield from _loops(each, before)
        words = _words([token])
        before = [lead + word for lead, word in itertools.product(before, words)][:_WORDS]


def _inner(kind: Any, value: Any) -> list[Any]:
    """The sequences within one token."""
    if kind in _REPEATS:
        return [value[2]]
    if kind is _c.SUBPATTERN:
        return [value[3]]
    if kind is _c.ATOMIC_GROUP:
        return [value]
    if kind is _c.BRANCH:
        return list(value[1])
    if kind in (_c.ASSERT, _c.ASSERT_NOT):
        return [value[1]]
    return []


def _pieces(tree: Any) -> Iterator[str]:
    """The characters of classes, and the alternatives, wherever they stand."""
    for kind, value in tree:
        if kind is _c.IN:
            yield from _of_class(value)
        for each in _inner(kind, value):
            yield from _words(each)[:2]
            yield from _pieces(each)


def _words(tree: Any) -> list[str]:
    """A few texts that a sequence of tokens takes, assertions aside."""
    made = [""]
    for kind, value in tree:
        options = _options(kind, value)
        made = [one + other for one, other in itertools.product(made, options)]
        made = _unique(made)[: 2 * _WORDS]
    return [word for word in made if word] or [""]


def _options(kind: Any, value: Any) -> list[str]:
    if kind is _c.LITERAL:
        return [chr(value)]
    if kind is _c.NOT_LITERAL:
        return [next(each for each in _OTHERS if ord(each) != value)]
    if kind is _c.ANY:
        return ["甲"]
    if kind is _c.IN:
        return _of_class(value)
    if kind is _c.BRANCH:
        return [word for each in value[1] for word in _words(each)[:2]]
    if kind in _REPEATS:
        least, _, body = value
        words = _words(body)
        return [*(word * max(least, 1) for word in words), *([""] if not least else [])]
    if kind is _c.SUBPATTERN:
        return _words(value[3])
    if kind is _c.ATOMIC_GROUP:
        return _words(value)
    if kind is _c.ASSERT and value[0] < 0:
        return _words(value[1])
    return [""]


def _of_class(items: Any) -> list[str]:
    """Characters of a class: of each of its parts the first; of what it leaves out, others."""
    named: list[str] = []
    for kind, value in items:
        if kind is _c.LITERAL:
            named.append(chr(value))
        elif kind is _c.RANGE:
            named.append(chr(value[0]))
        elif kind is _c.CATEGORY:
            named += _CATEGORIES[value]
    if items[0][0] is not _c.NEGATE:
        return named
    return [each for each in _OTHERS if not any(_is_in(each, item) for item in items[1:])]


def _is_in(character: str, item: Any) -> bool:
    kind, value = item
    if kind is _c.LITERAL:
        return bool(ord(character) == value)
    if kind is _c.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    if value is _c.CATEGORY_SPACE:
        return character.isspace()
    return unicodedata.category(character) == "Nd"
