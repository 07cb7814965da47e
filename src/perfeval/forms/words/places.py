"""Which place a unit belongs to, by the official names at the beginning of its own name.

``places.txt`` holds the codes and names of GB/T 2260 as the 民政部 published them (2019): every
province, prefecture and county. A name that several places bear, or that goes on with a place
that is not known, gives none: nothing is guessed. ``later_places.txt`` holds codes and names that
were given since, by which a definition is not doubted.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib import resources
from typing import Final

from perfeval.filing.sources import Jurisdiction

__all__ = ["place_of", "place_problem"]

_COUNTRY: Final = ("全国", "中央", "中央本级")
_OWN_CODES: Final = "70"
"""From here on finance bureaus give codes to development zones (开发区)."""
_FURTHER: Final = re.compile(r"[^市区县省镇乡局委办院]{1,4}[市区县](?!级|直)")
_SHORTEST: Final = 2
_AHEAD: Final = re.compile(
    r"\s*(?:[\[【(（]?[0-9A-Za-z]{3,}[\]】)）]?\s*[-—_－]*\s*)?"
    r"(?:中国共产党|中共|中国共产主义青年团|共青团|中国人民政治协商会议|政协)?"
)


@functools.cache
def _codes() -> dict[str, tuple[str, ...]]:
    """The codes that bear each name."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, name in _lines("places.txt"):
        found[name].append(code)
    return {name: tuple(codes) for name, codes in found.items()}


def _lines(file: str) -> Iterator[tuple[str, str]]:
    text = resources.files("perfeval.forms").joinpath(file).read_text(encoding="utf-8")
    for line in text.splitlines():
        code, _, name = line.partition(" ")
        yield code, name


@functools.cache
def _names() -> dict[str, tuple[str, ...]]:
    """The names of each code, in 2019 and since."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, name in (*_lines("places.txt"), *_lines("later_places.txt")):
        found[code].append(name)
    return {code: tuple(names) for code, names in found.items()}


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


def place_problem(place: Jurisdiction) -> str | None:
    """Why a place is not one of GB/T 2260, or has another name there; or None.

    Its name may stand behind those of the larger places: 岳阳市岳阳楼区. A code of a zone that a
    finance bureau has given itself (开发区, the last two digits from 70 on) is not doubted.

    >>> place_problem(Jurisdiction(code="430602", name="岳阳市岳阳楼区")) is None
    True
    >>> place_problem(Jurisdiction(code="430602", name="君山区"))
    '430602 is 岳阳楼区, not 君山区'
    """
    known, code = _names(), place.code
    province, city = f"{code[:2]}0000", f"{code[:4]}00"
    names = _COUNTRY if code == "000000" else known.get(code)
    if names is None:
        if code[4:] >= _OWN_CODES and city in known:
            return None
        near = next((each for each, own in known.items() if place.name in own), "")
        hint = f"; {place.name} is {near}" if near else ""
        return f"{code} is no code of GB/T 2260{hint}"
    above = {"", *known.get(province, ())}
    above |= {first + last for first in above for last in known.get(city, ())}
    if any(place.name == first + name for first in above for name in names):
        return None
    return f"{code} is {names[0]}, not {place.name}"
