"""The law of facts: an id is of one measure, as the catalogue has it, and no id is a slip.

A fact that nobody files leaves its row unscored for ever, and nothing else would tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from perfeval.conformance.laws.said.formulas import formula_problems
from perfeval.conformance.laws.said.words import pairs_of, weighty
from perfeval.conformance.report import breach
from perfeval.conformance.series import rows_with_places
from perfeval.errors import Phrase
from perfeval.measures import MEASURES, Measure
from perfeval.rubric.criteria import Criterion
from perfeval.rubric.rubric import Rubric

__all__ = ["fact_problems"]

_FEW: Final = 2
_KNOWN: Final = sorted({fact for each in MEASURES.values() for fact in each.facts})


def fact_problems(rubric: Rubric) -> Iterator[Phrase]:
    """Measures other than the catalogue's, two of one id, ids one letter from a known one.

    A measure that bears the name of another row is that row's, and one that has no word in common
    with its row a slip of the pen; so is another measure than the one that the row is named after.
    """
    rows = {item.name: where for where, item in rows_with_places(rubric)}
    owned = {
        measure.id
        for placed, measure, _ in rubric.measured()
        if weighty(measure.name) & weighty(placed.item.name)
    }
    extras = (*rubric.bonuses, *rubric.penalties)
    first: dict[str, tuple[str, Measure]] = {}
    for where, item in rows_with_places(rubric):
        if not isinstance(item, Criterion) or item.measure is None:
            continue
        measure = item.measure
        other, held = first.setdefault(measure.id, (where, measure))
        if held.formula != measure.formula:
            said = "the measure {id} has another formula than in {other}; ids tell measures apart"
            yield breach(where, said, id=measure.id, other=other)
        if measure.name != item.name and measure.name in rows:
            said = "its measure {name} is that of another row, {other}"
            yield breach(where, said, name=measure.name, other=rows[measure.name])
        elif (named := _namesake(item, measure)) is not None:
            said = "its name is that of the measure {id}, {text}; it goes by {name}"
            yield breach(where, said, id=named.id, text=named.text, name=measure.name)
        elif _is_strange(measure, item, shared=measure.id in owned, extra=item in extras):
            said = "its measure {name} has no word in common with the row and its clause"
            yield breach(where, said, name=measure.name)
        yield from (breach(where, each) for each in formula_problems(measure, item.clause))
        slips = [(fact, near) for fact in measure.facts if (near := _nearest(fact)) is not None]
        for fact, near in slips:
            said = "no form has the fact {fact}; the nearest is {near}"
            yield breach(where, said, fact=fact, near=near)
        listed = MEASURES.get(measure.id)
        if listed is not None and listed.facts != measure.facts and not slips:
            said = "the measure {id} of the catalogue is {text}"
            yield breach(where, said, id=measure.id, text=listed.text)


def _is_strange(measure: Measure, item: Criterion, *, shared: bool, extra: bool) -> bool:
    """Whether the names of a measure and of its row share no character of weight, nor the measure's
    two in a row with the clause. Names of so few characters say too little to tell, unless another
    row goes by the measure; of a bonus or a penalty fewer are enough.
    """
    own, row = weighty(measure.name), weighty(item.name, *item.aliases)
    few = 0 if shared else 1 if extra else _FEW
    told = len(own) > few and len(row) > (few if shared or extra else _FEW + 1)
    return told and not own & row and not pairs_of(measure.name) & pairs_of(item.clause)


def _namesake(item: Criterion, measure: Measure) -> Measure | None:
    """The measure of the catalogue with the name of a row that goes by one of another name, which
    is no part of its names or its clause; None for every other row.
    """
    if any(measure.name in each for each in (item.name, *item.aliases, item.clause)):
        return None
    named = [each for each in MEASURES.values() if each.name == item.name]
    same = any(each.facts == measure.facts for each in named)
    return None if same or not named else named[0]


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
