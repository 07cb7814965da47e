"""Growth of what was told before: “三公”经费支出9.8万元。“三公”经费较上年12.5万元下降21.6%.

Only where the section gave one figure under the very name, and the sentence gives none of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve

from perfeval.filing.relations import Growth
from perfeval.forms.prose.mentions import core, sentences
from perfeval.forms.prose.quantities import Quantity, quantities
from perfeval.forms.prose.rates.growth import PLANNED, is_change
from perfeval.forms.prose.rates.steps import BEFORE, COMPARED, STEP, is_pair, moved
from perfeval.forms.prose.related import growth_of
from perfeval.forms.words.years import LAST_YEAR

__all__ = ["growth_since"]

_THING: Final = rf"\A([^与比较同]{{2,20}}?){COMPARED}"
_BASE: Final = re.compile(rf"{_THING}的?\Z")
_STEPPED: Final = re.compile(rf"{_THING}{STEP}\Z")
_STEP: Final = re.compile(rf"\A{STEP}\Z")
_OTHER: Final = re.compile(f"{LAST_YEAR}|同期|其中|[与比较同每均]|{PLANNED.pattern}")
_PAIR: Final = 2
_TAIL: Final = re.compile(
    r"(?:实际|支出|决算|发生|总额|总数|金额|合计|总计|共计?|数|额|为|是|达到?){1,4}\Z"
)


def growth_since(
    passages: Sequence[tuple[str, str]],
) -> Iterator[tuple[Growth, tuple[int, int, int]]]:
    """The growth that the paragraphs of a section state of what they told before.

    With the number of the paragraph of each of its figures.
    """
    told: dict[tuple[str, str], dict[str, tuple[Quantity, int]]] = {}
    for number, (text, at) in enumerate(passages):
        for found in map(quantities, sentences(text)):
            opened = _opened(found)
            known = told.get((_name(opened[1]), found[0].unit), {}) if opened else {}
            if opened and len(known) == 1:
                ((value, place),) = known.values()
                for made in _grown(value, found, opened, at):
                    now = evolve(made.value, at=passages[place][1])
                    yield evolve(made, value=now), (place, number, number)
            for each in found:
                if not (each.is_percent or is_change(each) or _OTHER.search(each.label)):
                    own = told.setdefault((_name(each.label), each.unit), {})
                    own.setdefault(each.number, (each, number))


def _opened(found: Sequence[Quantity]) -> re.Match[str] | None:
    """What a sentence opens with: a name, and what it is compared with, or its step."""
    if len(found) < _PAIR:
        return None
    return _BASE.match(found[0].label) or _STEPPED.match(found[0].label)


def _grown(
    value: Quantity, found: Sequence[Quantity], opened: re.Match[str], at: str
) -> Iterator[Growth]:
    """The growth to a figure, from the one that a sentence opens with or from what a step gives."""
    first, second, *rest = found
    by_step = opened if opened.re is _STEPPED else _STEP.match(second.label)
    if by_step is None:
        return
    fell = by_step["fell"] is not None
    base: Quantity | None = first
    percent = second
    if opened.re is _STEPPED:
        base = (
            moved(value, first, BEFORE, down=not fell) if is_pair(opened, first, second) else None
        )
    elif not second.is_percent:
        percent = rest[0] if rest and is_pair(by_step, second, rest[0]) else second
    if base and percent.is_percent:
        yield from growth_of(value, base, percent, at, fell=fell)


def _name(label: str) -> str:
    """The words of a figure without its year, its marks and the word of the amount."""
    return _TAIL.sub("", core(label))
