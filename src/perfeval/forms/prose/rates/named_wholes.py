"""Shares whose whole is only named: 年初预算300万元，实际支出270万元，占年初预算的90%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval.filing.relations import Relation
from perfeval.forms.prose.mentions import core
from perfeval.forms.prose.quantities import quantities
from perfeval.forms.prose.related import rate_of
from perfeval.forms.words.years import LAST_YEAR

__all__ = ["stated_named_wholes"]

_NAMED: Final = re.compile(
    r"(?:所)?(?:占|为|相当于)([^，。、0-9占为]{3,12}?)(?:数|额)?的(?:比例|比重)?(?:为|是)?"
)
_OTHER: Final = re.compile(f"{LAST_YEAR}|同期|比|较|其中")
_LEAST: Final = 2
_MOST: Final = 4
"""So many figures a sentence may have before the share."""


def stated_named_wholes(sentence: str, at: str) -> Iterator[Relation]:
    """The shares of one sentence, of what it names and gave a figure for before."""
    found = quantities(sentence)
    for place, percent in enumerate(found[: _MOST + 1]):
        match = _NAMED.fullmatch(percent.label) if percent.is_percent else None
        before = found[:place]
        if match is None or len(before) < _LEAST or any(one.is_percent for one in before):
            continue
        wholes = [one for one in before if core(one.label).rstrip("数额为是").endswith(match[1])]
        part = before[-1]
        plain = len(wholes) == 1 and part is not wholes[0] and part.unit == wholes[0].unit
        if plain and not any(_OTHER.search(one.label) for one in (part, wholes[0])):
            yield from rate_of(part, wholes[0], percent, at, "占比")
