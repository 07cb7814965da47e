"""Dates as texts print them: 2023年8月, 5月15日, 2023-08-31; and those that no calendar has."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from attrs import frozen

from perfeval.text.labels import squeeze

__all__ = ["Day", "days_in", "no_dates", "turned_stretches"]

_DATE: Final = re.compile(
    r"(?<![0-9])(20[0-9]{2})年(?:([0-9]{1,2})月(?:([0-9]{1,2})[日号]?)?)?"
    r"|(?<![0-9])(20[0-9]{2})[-./]([0-9]{1,2})[-./]([0-9]{1,2})(?![0-9])"
    r"|(次年|翌年|第二年)?(?<![0-9.个])([0-9]{1,2})月(?![龄均])(?:([0-9]{1,2})[日号])?"
)
_WRITTEN: Final = re.compile(
    r"(?<![0-9])(?:(20[0-9]{2})年)([0-9]{1,2})月(?:([0-9]{1,2})[日号])?"
    r"|(?<![0-9.个])([0-9]{1,2})月([0-9]{1,2})[日号]"
)
_LEAP: Final = 2024
_UNTIL: Final = re.compile(
    r"起?(?:至|到|—{1,2}|–|～|~|-{1,2})|[前底初]?(?:正式)?(?:开工|启动|动工)(?:建设)?[、，,;]?"
)
"""What stands between the begin and the end of a stretch: 2023年2月开工、6月完工."""


@frozen
class Day:
    """A printed date: the first and the last day that it can be, as (year, month, day)."""

    text: str
    first: tuple[int, int, int]
    last: tuple[int, int, int]
    start: int
    end: int


def days_in(text: str, year: int | None) -> list[Day]:
    """The dates that a text prints, in its order; a month alone is of the year before it.

    次年3月 is of the year after that.

    >>> [(day.text, day.last) for day in days_in("2023年8月至5月15日", None)]
    [('2023年8月', (2023, 8, 31)), ('5月15日', (2023, 5, 15))]
    >>> days_in("完成3次", 2023)
    []
    """
    found: list[Day] = []
    own = year or 0
    for match in _DATE.finditer(squeeze(text)):
        groups = match.groups()
        printed = groups[:3] if groups[0] else groups[3:6] if groups[3] else (None, *groups[7:])
        own = int(printed[0]) if printed[0] else own + (1 if groups[6] else 0)
        month = int(printed[1]) if printed[1] else None
        day = int(printed[2]) if printed[2] else None
        if month is not None and not 1 <= month <= 12:
            continue
        first, last = (own, month or 1, day or 1), (own, month or 12, day or 31)
        found.append(Day(match[0], first, last, match.start(), match.end()))
    return found


def turned_stretches(text: str, year: int | None) -> Iterator[tuple[str, str]]:
    """The stretches of a text that end before they begin."""
    plain = squeeze(text)
    found = days_in(plain, year)
    for one, other in pairwise(found):
        if _UNTIL.fullmatch(plain[one.end : other.start]) and other.last < one.first:
            yield one.text, other.text


def no_dates(text: str) -> Iterator[str]:
    """The dates of a text that no calendar has; the year decides over 2月29日 where it stands."""
    for match in _WRITTEN.finditer(squeeze(text)):
        year, month, day = (
            (match[1], match[2], match[3]) if match[1] else (None, match[4], match[5])
        )
        known = 1 <= int(month) <= 12
        longest = monthrange(int(year or _LEAP), int(month))[1] if known else 0
        if not longest or (day and not 1 <= int(day) <= longest):
            yield match[0]
