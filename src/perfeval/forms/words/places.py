"""Which place a unit belongs to, by the names that its own begins with, or as a caller says.

``places.txt`` holds the codes and names of GB/T 2260 as the 民政部 published them (2019): every
province, prefecture and county; ``later_places.txt`` those that were given since. A name that
several places bear, or that goes on with a place that is not known, gives none: nothing is guessed.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Final

from perfeval.errors import InputError, Phrase
from perfeval.filing.sources import Jurisdiction
from perfeval.text.labels import squeeze
from perfeval.text.policy import checked_text

__all__ = ["COUNTRIES", "given_place", "is_own_code", "official_names", "place_of", "titled_place"]

_GIVEN: Final = "a place"
_EXPECTED: Final = "a GB/T 2260 code such as 430602, or a name such as 岳阳市岳阳楼区"
_CODE: Final = re.compile(r"[0-9]{2}(?:[0-9]{2}){0,2}")
_COUNTRY: Final = Jurisdiction(code="000000", name="全国")
COUNTRIES: Final = ("全国", "中央", "中央本级")
_SHOWN: Final = 6
_FILES: Final = ("places.txt", "later_places.txt")
_OWN_CODES: Final = "70"
"""From here on finance bureaus give codes to development zones (开发区)."""

_FURTHER: Final = re.compile(r"[^市区县省镇乡局委办院]{1,4}[市区县](?!级|直)")
_SHORTEST: Final = 2
_AHEAD: Final = re.compile(
    r"\s*(?:[\[【(（]?[0-9A-Za-z]{3,}[\]】)）]?\s*[-—_－]*\s*)?"
    r"(?:中国共产党|中共|中国共产主义青年团|共青团|中国人民政治协商会议|政协)?"
)
_ANNEX: Final = r"\A\s*+(?:附[件表][0-9一二三四五六七八九十－-]{0,5}+[:：]?\s*+)?"
_ANNEX_ONLY: Final = re.compile(_ANNEX)
_ANNEX_AND_YEAR: Final = re.compile(rf"{_ANNEX}(?:[0-9]{{4}}\s*+年度?\s*+)?")


def _listed(file: str) -> Iterator[tuple[str, str]]:
    """The codes and names of a list, in its order."""
    text = resources.files("perfeval.forms").joinpath(file).read_text(encoding="utf-8")
    for line in text.splitlines():
        code, _, name = line.partition(" ")
        yield code, name


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """All that stands beside each first of a pair."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


@functools.cache
def official_names() -> dict[str, tuple[str, ...]]:
    """The names of each code, in 2019 and since."""
    return _grouped(pair for file in _FILES for pair in _listed(file))


@functools.cache
def _codes() -> dict[str, tuple[str, ...]]:
    """The codes that bear each name: those of 2019, before a later one of the same name."""
    first, later = (_grouped((name, code) for code, name in _listed(file)) for file in _FILES)
    return {**later, **first}


def is_own_code(code: str) -> bool:
    """Whether a code is one that a finance bureau may have given to a zone of a city.

    >>> is_own_code("430671"), is_own_code("430602"), is_own_code("999971")
    (True, False, False)
    """
    return code[4:] >= _OWN_CODES and f"{code[:4]}00" in official_names()


@functools.cache
def _longest() -> int:
    return max(map(len, _codes()))


def _next(name: str, start: int, above: Jurisdiction | None) -> Jurisdiction | None:
    """The place that stands at `start` and lies in `above`; None where none or several do."""
    for length in range(_longest(), _SHORTEST - 1, -1):
        word = name[start : start + length]
        places = [Jurisdiction(code=code, name=word) for code in _codes().get(word, ())]
        inside = [place for place in places if above is None or place.within(above)]
        if len(word) == length and inside:
            return inside[0] if len(inside) == 1 else None
    return None


def place_of(name: str) -> Jurisdiction | None:
    """The place that the name of a unit begins with; None where it is not known.

    A code before the name (219001-) and 中共, 共青团 or 政协 are passed over.

    >>> place_of("岳阳市岳阳楼区行政审批服务局").code, place_of("湖南省株洲市天元区某局").code
    ('430602', '430211')
    >>> place_of("鼓楼区某局") is None
    True
    """
    found: Jurisdiction | None = None
    ahead = _AHEAD.match(name)
    start = ahead.end() if ahead else 0
    while place := _next(name, start, found):
        found, start = place, start + len(place.name)
    return None if _FURTHER.match(name, start) else found


def titled_place(title: str) -> Jurisdiction | None:
    """The place that the title of a form begins with, behind 附件 and the year; None for none.

    >>> titled_place("附件2 2024年度石门县部门整体支出绩效评价评分标准").code
    '430726'
    """
    return place_of(_ANNEX_AND_YEAR.sub("", title))


def without_annex(title: str) -> str:
    """A title without the number of the annex in front of it.

    >>> without_annex("附件2：石门县部门整体支出绩效评价评分标准")
    '石门县部门整体支出绩效评价评分标准'
    """
    return _ANNEX_ONLY.sub("", title) or title


def given_place(place: object) -> Jurisdiction:
    """The place that a caller gives: by its code, of two, four or six digits, or by its name.

    A zone with a code of its own (开发区) is called by its city and the code. A name that several
    places bear needs the place above it. Raises `InputError` for no place.

    >>> given_place("岳阳市岳阳楼区").code, given_place("4306").name, given_place("000000").name
    ('430602', '岳阳市', '全国')
    """
    if isinstance(place, Jurisdiction):
        return place
    text = squeeze(checked_text(place, _GIVEN))
    if text in {_COUNTRY.name, _COUNTRY.code}:
        return _COUNTRY
    if _CODE.fullmatch(text):
        code = text.ljust(6, "0")
        known = official_names()
        if code in known:
            return Jurisdiction(code=code, name=known[code][0])
        if is_own_code(code):
            return Jurisdiction(code=code, name=f"{known[f'{code[:4]}00'][0]}（{code}）")
        raise InputError(_GIVEN, place, _EXPECTED)
    codes = _codes().get(text, ())
    if len(codes) > 1:
        several = ", ".join(codes[:_SHOWN]) + (", …" if len(codes) > _SHOWN else "")
        raise InputError(
            _GIVEN, place, Phrase("one of the places of this name: {several}", several=several)
        )
    found: Jurisdiction | None = None
    start = 0
    while following := _next(text, start, found):
        found, start = following, start + len(following.name)
    if found is None or start < len(text):
        raise InputError(_GIVEN, place, _EXPECTED)
    return found
