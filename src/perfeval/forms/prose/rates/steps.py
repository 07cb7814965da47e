"""A change told as an amount and a percentage: 支出4.25万元，比上年减少0.85万元，下降16.67%.

The percentage is what the step is of the figure before it, which is printed or follows from the
step and what is now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from attrs import evolve

from perfeval.filing.relations import Relation
from perfeval.forms.prose.mentions import clause_before
from perfeval.forms.prose.quantities import Quantity, quantities
from perfeval.forms.prose.rates.growth import PLANNED, is_change
from perfeval.forms.prose.related import rate_of
from perfeval.forms.words.years import LAST_YEAR
from perfeval.numbers.decimals import decimal_text
from perfeval.numbers.printed import SCALES, Number

__all__ = ["COMPARED", "STEP", "base_of", "is_pair", "stated_steps"]

COMPARED: Final = (
    rf"(?:同比|环比|[与比较同](?:{LAST_YEAR}|20[0-9]{{2}}年|年初|预算|计划)"
    r"度?(?:同期|预算|计划|决算|支出|收入)?数?(?:相比)?)"
)
"""With what a figure is compared, in a pattern: 比上年, 较年初预算数."""
STEP: Final = (
    "(?:(?P<rose>增加|增长率?|上升|提高|增支|[增涨]幅)|(?P<fell>减少|下降率?|降低|压减|减支|[降减]幅))"
    "(?:了|额)?(?:为|达)?"
)
"""The word of a change right before its figure, in a pattern."""
_STEP: Final = re.compile(f"{COMPARED}?{STEP}")
_BASE: Final = re.compile(rf"{COMPARED}的?\Z")
_COMPARED: Final = re.compile(COMPARED)
_MARKS: Final = re.compile("[，,（(]")
_SCALES: Final = "".join(SCALES)
_BEFORE: Final = "按增减额推算的基数"
"""What a figure is called that nobody printed."""


def stated_steps(sentence: str, at: str) -> Iterator[Relation]:
    """The changes of one sentence that tells the step and one of the figures at its ends."""
    found = quantities(sentence)
    for place, (step, percent) in enumerate(pairwise(found)):
        match = _STEP.fullmatch(step.label)
        known = _known(found[:place], step, sentence)
        if match is None or known is None or not is_pair(match, step, percent):
            continue
        printed = _BASE.search(known.label)
        base = known if printed else base_of(known, step, fell=match["fell"] is not None)
        if base is not None:
            yield from rate_of(step, base, percent, at)


def is_pair(match: re.Match[str], step: Quantity, percent: Quantity) -> bool:
    """Whether a change, of which `match` is the word, has its percentage right behind it."""
    behind = _STEP.fullmatch(percent.label)
    apart = percent.start - len(percent.label) - step.end > 1
    if behind is None or apart or step.is_percent or not percent.is_percent:
        return False
    return (behind["fell"] is None) is (match["fell"] is None)


def _known(before: Sequence[Quantity], step: Quantity, sentence: str) -> Quantity | None:
    """The one figure of the clause that a change can be of, where nothing else stands between."""
    begin = clause_before(sentence, step.start, "；;")
    near = [each for each in before if each.start >= begin and each.unit == step.unit]
    if len(near) > 1:
        near = [each for each in near if not is_change(each) and not PLANNED.search(each.label)]
    if len(near) != 1 or is_change(near[0]):
        return None
    between = sentence[near[0].end : step.start - len(step.label)]
    return near[0] if _follows(between) else None


def base_of(figure: Quantity, step: Quantity, *, fell: bool) -> Quantity | None:
    """What was before a step, as exact as both are; None where they have not one scale."""
    own, other = (each.number.rstrip(_SCALES) for each in (figure, step))
    scale = figure.number.removeprefix(own)
    if scale != step.number.removeprefix(other):
        return None
    first, second = Number(own), Number(other)
    atoms = first.atoms + second.atoms if fell else first.atoms - second.atoms
    number = decimal_text(atoms, max(first.places, second.places))
    return evolve(figure, label=_BEFORE, number=f"{number}{scale}") if atoms > 0 else None


def _follows(between: str) -> bool:
    """Whether nothing else is told between a figure and its change than a rate of it."""
    return all(
        not each or each.endswith(("%", "％")) or _COMPARED.fullmatch(each)
        for each in map(str.strip, _MARKS.split(between))
    )
