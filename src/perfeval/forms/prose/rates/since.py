"""Changes of what was told before: “三公”经费支出9.8万元。“三公”经费较上年12.5万元下降21.6%.

Only where the section gave one figure under the very name, and the sentence gives none of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve

from perfeval.filing.relations import Growth, RateRelation
from perfeval.forms.prose.mentions import core, sentences
from perfeval.forms.prose.quantities import Quantity, quantities
from perfeval.forms.prose.rates.growth import PLANNED, is_change
from perfeval.forms.prose.rates.steps import COMPARED, STEP, base_of, is_pair
from perfeval.forms.prose.related import growth_of, rate_of
from perfeval.forms.words.years import LAST_YEAR

__all__ = ["changes_since"]

_THING: Final = rf"\A([^与比较同]{{2,20}}?){COMPARED}"
_BASE: Final = re.compile(rf"{_THING}的?\Z")
_STEPPED: Final = re.compile(rf"{_THING}{STEP}\Z")
_STEP: Final = re.compile(rf"\A{STEP}\Z")
_OTHER: Final = re.compile(f"{LAST_YEAR}|同期|其中|[与比较同每均]|{PLANNED.pattern}")
_PAIR: Final = 2
_TAIL: Final = re.compile(
    r"(?:实际|支出|决算|发生|总额|总数|金额|合计|总计|共计?|数|额|为|是|达到?){1,4}\Z"
)


def changes_since(
    passages: Sequence[tuple[str, str]],
) -> Iterator[tuple[Growth | RateRelation, tuple[int, int, int]]]:
    """The changes that the paragraphs of a section state of what they told before.

    With the number of the paragraph of each of its figures.
    """
    told: dict[tuple[str, str], dict[str, tuple[Quantity, int]]] = {}
    for number, (text, at) in enumerate(passages):
        for found in map(quantities, sentences(text)):
            opened = _opened(found)
            known = told.get((_name(opened[1]), found[0].unit), {}) if opened else {}
            if opened and len(known) == 1:
                ((value, place),) = known.values()
                if opened.re is _STEPPED:
                    for rate in _by_step(value, found, opened, at):
                        yield rate, (number, place, number)
                for growth in _grown(value, found, at) if opened.re is _BASE else ():
                    now = evolve(growth.value, at=passages[place][1])
                    yield evolve(growth, value=now), (place, number, number)
            for each in found:
                if not (each.is_percent or is_change(each) or _OTHER.search(each.label)):
                    own = told.setdefault((_name(each.label), each.unit), {})
                    own.setdefault(each.number, (each, number))


def _opened(found: Sequence[Quantity]) -> re.Match[str] | None:
    """What a sentence opens with: a name, and what it is compared with, or its step."""
    if len(found) < _PAIR:
        return None
    return _BASE.match(found[0].label) or _STEPPED.match(found[0].label)


def _by_step(
    value: Quantity, found: Sequence[Quantity], opened: re.Match[str], at: str
) -> Iterator[RateRelation]:
    """What the step that a sentence opens with is of the figure before it."""
    step, percent = found[:_PAIR]
    base = base_of(value, step, fell=opened["fell"] is not None)
    if base is not None and is_pair(opened, step, percent):
        yield from rate_of(step, base, percent, at)


def _grown(value: Quantity, found: Sequence[Quantity], at: str) -> Iterator[Growth]:
    """The growth to a figure from the one that a sentence opens with, with or without the step."""
    base, percent, *rest = found
    step = _STEP.match(percent.label)
    if step is not None and rest and is_pair(step, percent, rest[0]):
        percent = rest[0]
    if step is not None and percent.is_percent:
        yield from growth_of(value, base, percent, at, fell=step["fell"] is not None)


def _name(label: str) -> str:
    """The words of a figure without its year, its marks and the word of the amount."""
    return _TAIL.sub("", core(label))
