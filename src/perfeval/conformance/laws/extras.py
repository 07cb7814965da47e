"""Bonuses and penalties that count when nothing happened.

A penalty takes off what its rule awards. A rule of 每…扣…分 awards every point where nothing went
wrong, so that it takes off everything then, and nothing from the one who failed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval.conformance.report import breach
from perfeval.conformance.series import rules_of
from perfeval.drafts.clauses.wording import NUMBER
from perfeval.errors import Phrase
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Count
from perfeval.plugins import guarded
from perfeval.rubric.criteria import Criterion
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Award, Deduct, MissingItems, PerCase
from perfeval.text.numerals import narrow

__all__ = ["extra_problems"]

_ADDS: Final = re.compile(rf"加[^，。；,;]{{0,3}}?{NUMBER}分")
_TAKES: Final = re.compile(rf"[扣减][^，。；,;]{{0,3}}?{NUMBER}分")
_GIVES: Final = re.compile(rf"[加奖得计][^，。；,;]{{0,3}}?{NUMBER}分")
_COSTS: Final = ("扣", "减")


def extra_problems(rubric: Rubric) -> Iterator[Phrase]:
    """Every bonus for no case, and every penalty that takes off points for none."""
    for row in rubric.extras():
        where, item = row.where, row.item
        rules = [rule for _, rule in rules_of(where, item.rule)]
        is_penalty = any(item is each for each in rubric.penalties)
        other = _on_the_other_side(item, is_penalty=is_penalty)
        if other is not None:
            yield breach(where, other)
        if is_penalty:
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


def _on_the_other_side(item: Criterion, *, is_penalty: bool) -> Phrase | None:
    """A clause of 加…分 alone among the penalties, or one of 扣…分 alone among the bonuses."""
    clause = narrow(item.clause)
    adds, takes = _ADDS.search(clause), _TAKES.search(clause)
    if is_penalty and adds is not None and not any(word in clause for word in _COSTS):
        return Phrase("its clause says {words}; it stands among the penalties", words=adds[0])
    if not is_penalty and takes is not None and _GIVES.search(clause) is None:
        return Phrase("its clause says {words}; it stands among the bonuses", words=takes[0])
    return None
