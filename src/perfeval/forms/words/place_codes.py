"""Whether the code and the name of a place are of one place, as far as GB/T 2260 can say."""

from __future__ import annotations

from typing import Final

from perfeval.errors import Phrase
from perfeval.filing.sources import Jurisdiction
from perfeval.forms.words.places import COUNTRIES, is_own_code, official_names

__all__ = ["place_doubt", "place_problem"]

_CITY: Final = "市"
_SHORTEST: Final = 2


def place_problem(place: Jurisdiction) -> Phrase | None:
    """Why a place is not one of GB/T 2260, or has another name there; or None.

    Its name may stand behind those of the larger places: 岳阳市岳阳楼区. A code of a zone that a
    finance bureau has given itself (开发区, the last two digits from 70 on) is of no place that has
    another code, nor of another city.

    >>> place_problem(Jurisdiction(code="430602", name="岳阳市岳阳楼区")) is None
    True
    >>> print(place_problem(Jurisdiction(code="430602", name="君山区")))
    430602 is 岳阳楼区, not 君山区
    """
    known, code = official_names(), place.code
    names = COUNTRIES if code == "000000" else known.get(code)
    if names is None:
        near = _near(place)
        if is_own_code(code):
            other = _other_city(place)
            if other:
                told = "{code} is a code of {city}, {name} is of {other}"
                city = known[f"{code[:4]}00"][0]
                return Phrase(told, code=code, city=city, name=place.name, other=other)
            if near[:2] != code[:2]:
                return None
        if near:
            told = "{code} is no code of GB/T 2260; {name} is {near}"
            return Phrase(told, code=code, name=place.name, near=near)
        return Phrase("{code} is no code of GB/T 2260", code=code)
    if any(place.name == first + name for first in _above(code) for name in names):
        return None
    return Phrase("{code} is {official}, not {name}", code=code, official=names[0], name=place.name)


def place_doubt(place: Jurisdiction) -> Phrase | None:
    """That nothing proves the name of a place: its code is one that a bureau gives itself.

    >>> print(place_doubt(Jurisdiction(code="430671", name="岳阳经济技术开发区")))
    430671 is none of GB/T 2260, but one that a bureau may give to a zone (开发区)
    """
    if place.code in official_names() or not is_own_code(place.code):
        return None
    told = "{code} is none of GB/T 2260, but one that a bureau may give to a zone (开发区)"
    return Phrase(told, code=place.code)


def _near(place: Jurisdiction) -> str:
    """The first code of the standard whose name a place bears, alone or behind larger places."""
    return next(
        (
            code
            for code, names in official_names().items()
            if any(place.name.endswith(name) for name in names)
            and any(place.name == first + name for first in _above(code) for name in names)
        ),
        "",
    )


def _above(code: str) -> set[str]:
    """The names of the larger places that may stand before the name of a place."""
    known = official_names()
    above = {"", *known.get(f"{code[:2]}0000", ())}
    return above | {first + last for first in above for last in known.get(f"{code[:4]}00", ())}


def _other_city(place: Jurisdiction) -> str:
    """The city with whose name the name of a zone begins, where it is not that of its code."""
    own = official_names()[f"{place.code[:4]}00"][0]
    if place.code[2:4] == "00" or place.name.startswith(own.removesuffix(_CITY)):
        return ""
    return next(
        (
            city
            for code, (city, *_) in official_names().items()
            if code.endswith("00")
            and code[:2] == place.code[:2]
            and len(city) > _SHORTEST
            and place.name.startswith(city.removesuffix(_CITY))
        ),
        "",
    )
