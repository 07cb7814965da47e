"""The law of facts: an id is of one measure, as the catalogue has it, and no id is a slip.

A fact that nobody files leaves its row unscored for ever, and nothing else would tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from perfeval.conformance.report import breach
from perfeval.conformance.series import rows_with_places
from perfeval.errors import Phrase
from perfeval.measures import MEASURES, Measure
from perfeval.rubric.criteria import Criterion
from perfeval.rubric.rubric import Rubric

__all__ = ["fact_problems"]

_KNOWN: Final = sorted({fact for each in MEASURES.values() for fact in each.facts})


def fact_problems(rubric: Rubric) -> Iterator[Phrase]:
    """Measures other than the catalogue's, two of one id, ids one letter from a known one."""
    first: dict[str, tuple[str, Measure]] = {}
    for where, item in rows_with_places(rubric):
        measure = item.measure if isinstance(item, Criterion) else None
        if measure is None:
            continue
        other, held = first.setdefault(measure.id, (where, measure))
        if held.formula != measure.formula:
            said = "the measure {id} has another formula than in {other}; ids tell measures apart"
            yield breach(where, said, id=measure.id, other=other)
        slips = [(fact, near) for fact in measure.facts if (near := _nearest(fact)) is not None]
        for fact, near in slips:
            said = "no form has the fact {fact}; the nearest is {near}"
            yield breach(where, said, fact=fact, near=near)
        listed = MEASURES.get(measure.id)
        if listed is not None and listed.facts != measure.facts and not slips:
            said = "the measure {id} of the catalogue is {text}"
            yield breach(where, said, id=measure.id, text=listed.text)


def _nearest(fact: str) -> str | None:
    """The known fact from which an unknown one differs by a letter: left out, put in or changed."""
    if fact in _KNOWN:
        return None
    return next((known for known in _KNOWN if _is_slip(fact, known)), None)


def _is_slip(one: str, other: str) -> bool:
    """Whether two ids differ by one letter."""
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    start = min(len(one), len(other)) if same is None else same
    left, right = one[start:], other[start:]
    return any(
        left[a:] == right[b:] and (left[:a] + right[:b]).isalpha()
        for a, b in ((1, 1), (0, 1), (1, 0))
    )
