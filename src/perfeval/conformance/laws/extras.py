"""Bonuses and penalties that count when nothing happened.

A penalty takes off what its rule awards. A rule of 每…扣…分 awards every point where nothing went
wrong, so that it takes off everything then, and nothing from the one who failed.
"""

from __future__ import annotations

from collections.abc import Iterator

from perfeval.conformance.report import breach
from perfeval.conformance.series import rules_of
from perfeval.errors import Phrase
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Count
from perfeval.plugins import guarded
from perfeval.rubric.criteria import Criterion
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Award, Deduct, MissingItems, PerCase

__all__ = ["extra_problems"]


def extra_problems(rubric: Rubric) -> Iterator[Phrase]:
    """Every bonus for no case, and every penalty that takes off points for none."""
    for row in rubric.extras():
        where, item = row.where, row.item
        rules = [rule for _, rule in rules_of(where, item.rule)]
        if any(item is each for each in rubric.penalties):
            backwards = any(isinstance(rule, Deduct | MissingItems | PerCase) for rule in rules)
            if backwards or _full_for_none(item):
                said = "a penalty takes off all {points} points when nothing happened; use Gain"
                yield breach(where, said, points=item.points.plain)
        elif "扣" not in item.clause and any(isinstance(rule, PerCase) for rule in rules):
            said = "a bonus adds all {points} points when nothing happened; use Gain"
            yield breach(where, said, points=item.points.plain)


def _full_for_none(item: Criterion) -> bool:
    """Whether a rule over cases awards every point for no case."""
    of_cases = guarded(lambda: item.rule.accepts) is Kind.COUNT
    award = guarded(lambda: item.rule.award(Measured(Kind.COUNT, Count("0")), item.points))
    return of_cases and isinstance(award, Award) and award.earned == item.points.fraction
