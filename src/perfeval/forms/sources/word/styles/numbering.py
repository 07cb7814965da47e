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
from perfeval.forms.sources.usage import Usage
from perfeval.forms.sources.word.styles.list_numerals import numeral
from perfeval.forms.sources.word.switches import is_on

__all__ = ["Numbering", "labelled"]

_LEVELS: Final = 9
_HIGHEST: Final = 9999
_LONGEST: Final = 40
_GLUED: Final = frozenset(".,．，%％‰")
_PLACE: Final = re.compile(r"%([1-9])")


@define
class _Level:
    """One level of a list: its first number, how it counts, and what it prints."""

    start: int = 0
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    hidden: bool = False


@define
class _Lists:
    """Takes `word/numbering.xml`: the levels of each list, and the lists that paragraphs name."""

    wanted: ClassVar[frozenset[str]] = frozenset(
        {"abstractNum", "lvl", "start", "numFmt", "lvlText", "isLgl", "pStyle", "vanish"}
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
        elif name == "vanish":
            level.hidden = is_on(value)
        else:
            level.legal = is_on(value)


class Numbering:
    """Counts the numbered paragraphs of one document, in their order.

    The lists stand in the part called `name`, which is opened when the first paragraph names one.
    """

    def __init__(self, archive: Archive, name: str, usage: Usage) -> None:
        self._archive = archive
        self._name = name
        self._usage = usage
        self._read: _Lists | None = None
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, own: tuple[str, str], given: tuple[str, str], style: str) -> str:
        """What Word prints before the next paragraph; empty where it is not numbered.

        `own` are the list and the level that it names itself, empty where only its `style` says
        them, which gives it those of `given`.
        """
        number = own[0] or given[0]
        if number in {"", "0"}:
            return ""
        lists = self._lists()
        if own[1].isascii() and own[1].isdigit():
            level = int(own[1][:2])
        else:
            level = lists.styles.get(style, ("", _count(given[1], _LEVELS - 1)))[1]
        name = lists.lists.get(number, "")
        levels = lists.levels.get(name, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(name, {})
        again = lists.starts.get((number, level))
        if again is not None and (number, level) not in self._begun:
            counts[level] = again - 1
        self._begun.add((number, level))
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return "" if levels[level].hidden else _printed(levels, counts, level)

    def _lists(self) -> _Lists:
        if self._read is None:
            self._read = _Lists()
            if self._name in self._archive:
                parse(self._archive, self._name, self._read, self._usage)
        return self._read


def labelled(label: str, text: str) -> str:
    """A text with the number before it, which must not run into a figure.

    >>> labelled("1.", "2023年"), labelled("一、", "概况")
    ('1. 2023年', '一、概况')
    """
    last, first = label[-1:], text[:1]
    near = (last.isascii() or last.isdecimal()) and first.isdigit()
    gap = " " if label and (near or (last.isdecimal() and first in _GLUED)) else ""
    return f"{label}{gap}{text}"


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
