"""Whether a place is one of GB/T 2260, by its code and its name.

Beside ``places.txt`` (2019) ``later_places.txt`` holds the codes and names that were given since.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from importlib import resources
from typing import Final

from perfeval.errors import Phrase
from perfeval.filing.sources import Jurisdiction

__all__ = ["place_problem"]

_FILES: Final = ("places.txt", "later_places.txt")
_COUNTRY: Final = ("全国", "中央", "中央本级")
_OWN_CODES: Final = "70"
"""From here on finance bureaus give codes to development zones (开发区)."""


@functools.cache
def _names() -> dict[str, tuple[str, ...]]:
    """The names of each code, in 2019 and since."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for file in _FILES:
        text = resources.files("perfeval.forms").joinpath(file).read_text(encoding="utf-8")
        for line in text.splitlines():
            code, _, name = line.partition(" ")
            found[code].append(name)
    return {code: tuple(names) for code, names in found.items()}


def place_problem(place: Jurisdiction) -> Phrase | None:
    """Why a place is not one of GB/T 2260, or has another name there; or None.

    Its name may stand behind those of the larger places: 岳阳市岳阳楼区. A code of a zone that a
    finance bureau has given itself (开发区, the last two digits from 70 on) is not doubted.

    >>> place_problem(Jurisdiction(code="430602", name="岳阳市岳阳楼区")) is None
    True
    >>> print(place_problem(Jurisdiction(code="430602", name="君山区")))
    430602 is 岳阳楼区, not 君山区
    """
    known, code = _names(), place.code
    province, city = f"{code[:2]}0000", f"{code[:4]}00"
    names = _COUNTRY if code == "000000" else known.get(code)
    if names is None:
        if code[4:] >= _OWN_CODES and city in known:
            return None
        near = next((each for each, own in known.items() if place.name in own), "")
        if near:
            told = "{code} is no code of GB/T 2260; {name} is {near}"
            return Phrase(told, code=code, name=place.name, near=near)
        return Phrase("{code} is no code of GB/T 2260", code=code)
    above = {"", *known.get(province, ())}
    above |= {first + last for first in above for last in known.get(city, ())}
    if any(place.name == first + name for first in above for name in names):
        return None
    return Phrase("{code} is {official}, not {name}", code=code, official=names[0], name=place.name)
