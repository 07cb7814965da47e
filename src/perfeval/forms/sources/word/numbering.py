"""The numbers that Word puts before paragraphs by itself: 一、, （二）, 1., ①.

They stand in no text: a paragraph names a list and a level, `numbering.xml` says how its levels
count and print, and a style may name the list for its paragraphs. Source: ECMA-376 part 1, 17.9.
"""

from __future__ import annotations

import re
from typing import ClassVar, Final

from attrs import define, field

from perfeval.forms.sources.archive import Archive
from perfeval.forms.sources.markup import parse
from perfeval.forms.sources.package import Relationships
from perfeval.forms.sources.usage import Usage
from perfeval.forms.sources.word.list_numerals import numeral

__all__ = ["Numbering"]

_LEVELS: Final = 9
_HIGHEST: Final = 9999
_LONGEST: Final = 40
_PLACE: Final = re.compile(r"%([1-9])")


@define
class _Level:
    """One level of a list: its first number, how it counts, and what it prints."""

    start: int = 0
    format: str = "decimal"
    text: str = ""
    legal: bool = False


@define
class _Lists:
    """Takes `word/numbering.xml`: the levels of each list, and the lists that paragraphs name."""

    wanted: ClassVar[frozenset[str]] = frozenset(
        {"abstractNum", "lvl", "start", "numFmt", "lvlText", "isLgl", "pStyle"}
        | {"num", "abstractNumId", "lvlOverride", "startOverride"}
    )

    levels: dict[str, dict[int, _Level]] = field(factory=dict)
    lists: dict[str, str] = field(factory=dict)
    starts: dict[tuple[str, int], int] = field(factory=dict)
    styles: dict[str, tuple[str, int]] = field(factory=dict)
    _list: str = ""
    _number: str = ""
    _at: int = -1
    _level: _Level | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "abstractNum":
            self._list = attributes.get("abstractNumId", "")
        elif name == "num":
            self._number = attributes.get("numId", "")
        elif name == "abstractNumId":
            self.lists[self._number] = value
        elif name in {"lvl", "lvlOverride"}:
            self._at = _count(attributes.get("ilvl", ""), _LEVELS - 1)
            if name == "lvl" and not self._number:
                self._level = _Level()
                self.levels.setdefault(self._list, {})[self._at] = self._level
        elif name == "startOverride":
            self.starts[self._number, self._at] = _count(value, _HIGHEST)
        elif self._level is not None:
            self._property(name, value, self._level)

    def end(self, name: str) -> None:
        if name == "lvl":
            self._level = None

    def data(self, text: str) -> None:
        """The part holds no text."""

    def _property(self, name: str, value: str, level: _Level) -> None:
        if name == "start":
            level.start = _count(value, _HIGHEST)
        elif name == "numFmt":
            level.format = value
        elif name == "lvlText":
            level.text = value[:_LONGEST]
        elif name == "pStyle":
            self.styles[value] = (self._list, self._at)
        else:
            level.legal = value not in {"0", "false", "off"}


@define
class _Styles:
    """Takes `word/styles.xml`: the list and the level that a style gives its paragraphs."""

    wanted: ClassVar[frozenset[str]] = frozenset({"style", "basedOn", "numId", "ilvl"})

    numbers: dict[str, str] = field(factory=dict)
    levels: dict[str, int] = field(factory=dict)
    above: dict[str, str] = field(factory=dict)
    _style: str = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "style":
            self._style = attributes.get("styleId", "")
        elif name == "basedOn":
            self.above[self._style] = value
        elif name == "numId":
            self.numbers[self._style] = value
        else:
            self.levels[self._style] = _count(value, _LEVELS - 1)

    def end(self, name: str) -> None:
        """Nothing is kept of the end of an element."""

    def data(self, text: str) -> None:
        """The part holds no text."""

    def of(self, style: str) -> tuple[str, int]:
        """The list of a style, its own or that of a style above it, and its level."""
        level = 0
        for _ in range(_LEVELS):
            level = level or self.levels.get(style, 0)
            if style in self.numbers:
                return self.numbers[style], level
            style = self.above.get(style, "")
        return "", level


class Numbering:
    """Counts the numbered paragraphs of one document, in their order."""

    def __init__(self, archive: Archive, part: str, usage: Usage) -> None:
        self._lists, self._styles = _Lists(), _Styles()
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        links = Relationships.of(archive, part, usage)
        for kind, handler in (("numbering", self._lists), ("styles", self._styles)):
            name = links.first(kind)
            if name in archive:
                parse(archive, name, handler, usage)

    def label(self, style: str, number: str, level: int | None) -> str:
        """What Word prints before the next paragraph; empty where it is not numbered.

        `number` and `level` are its own, empty and None where only its style says them.
        """
        given, below = self._styles.of(style) if style else ("", 0)
        number = number or given
        if level is None:
            level = self._lists.styles.get(style, ("", below))[1]
        name = self._lists.lists.get(number, "")
        levels = self._lists.levels.get(name, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(name, {})
        again = self._lists.starts.get((number, level))
        if again is not None and (number, level) not in self._begun:
            counts[level] = again - 1
        self._begun.add((number, level))
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return _printed(levels, counts, level)


def _printed(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
    own = levels[level]
    if own.format == "bullet":
        return ""

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        other = levels.get(place, own)
        return numeral(counts.get(place, other.start), "decimal" if own.legal else other.format)

    return _PLACE.sub(number, own.text)


def _count(text: str, most: int) -> int:
    """A count in an attribute; 0 where it is none that can be."""
    known = text.isascii() and text.isdigit() and len(text) <= len(str(most))
    return min(int(text), most) if known else 0
