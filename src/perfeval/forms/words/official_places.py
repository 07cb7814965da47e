"""Whether a place is one of GB/T 2260, by its code and its name."""

from __future__ import annotations

from typing import Final

from perfeval.errors import Phrase
from perfeval.filing.sources import Jurisdiction
from perfeval.forms.words.places import is_own_code, official_names

__all__ = ["place_problem"]

_COUNTRY: Final = ("全国", "中央", "中央本级")


def place_problem(place: Jurisdiction) -> Phrase | None:
    """Why a place is not one of GB/T 2260, or has another name there; or None.

    Its name may stand behind those of the larger places: 岳阳市岳阳楼区. A code of a zone that a
    finance bureau has given itself (开发区, the last two digits from 70 on) is not doubted.

    >>> place_problem(Jurisdiction(code="430602", name="岳阳市岳阳楼区")) is None
    True
    >>> print(place_problem(Jurisdiction(code="430602", name="君山区")))
    430602 is 岳阳楼区, not 君山区
    """
    known, code = official_names(), place.code
    province, city = f"{code[:2]}0000", f"{code[:4]}00"
    names = _COUNTRY if code == "000000" else known.get(code)
    if names is None:
        if is_own_code(code):
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
