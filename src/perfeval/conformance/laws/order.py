"""The law of order: what a rule lists and what its measure lists stand in one order.

They are paired by their places, so that a swap scores the one by the figure of the other; a
condition that stands twice has taken the place of another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from perfeval.conformance.laws.said.words import marks_of
from perfeval.conformance.report import breach
from perfeval.conformance.series import rows_with_places
from perfeval.errors import Phrase
from perfeval.measures import Checks, Formula
from perfeval.measures.formulas import terms_of
from perfeval.rubric.criteria import Criterion
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Checklist, EqualShares, MissingItems, Rule
from perfeval.rules.inner import with_formulas

__all__ = ["order_problems"]

_CLEARLY: Final = 2


def order_problems(rubric: Rubric) -> Iterator[Phrase]:
    """Two names of a rule of which each is that of the other's place in the measure; and names that
    stand twice.
    """
    for where, item in rows_with_places(rubric):
        for name, count in Counter(_listed(item.rule)).items():
            if count > 1:
                yield breach(where, "the condition {name} stands twice", name=name)
        if isinstance(item, Criterion) and item.measure is not None:
            names = list(_names(item.rule, item.measure.formula))
            for one, other in combinations(range(len(names)), 2):
                if _are_swapped(names[one], names[other]):
                    said = "{place} is {name} in its rule, in its measure {own}"
                    name, own = names[one]
                    yield breach(where, said, place=one + 1, name=name, own=own)


def _names(rule: Rule, formula: Formula) -> Iterator[tuple[str, str]]:
    """What stands at each place, in the rule and in the measure."""
    if isinstance(formula, Checks):
        yield from zip(_listed(rule), (term.name for term in formula.terms), strict=False)
    for inner, own in with_formulas(rule, formula):
        yield inner.name, "、".join(term.name for term in terms_of(own))


def _listed(rule: object) -> Sequence[str]:
    if isinstance(rule, Checklist):
        return [each.text for each in rule.items]
    return rule.items if isinstance(rule, MissingItems | EqualShares) else ()


def _are_swapped(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether each name is clearly more like the other's counterpart than like its own."""
    (left, own), (right, theirs) = (tuple(map(marks_of, each)) for each in (one, other))
    crossed, straight = (left & theirs, right & own), (left & own, right & theirs)
    gains = [len(a) - len(b) for a, b in zip(crossed, straight, strict=True)]
    return min(gains) >= 0 and sum(gains) >= _CLEARLY
