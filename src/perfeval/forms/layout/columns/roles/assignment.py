"""The best assignment of roles to the columns of a table, and where another is as good.

Each role is given once. A column whose best role is not enough of a case has none; one whose second
best reading of the whole table is nearly as good is in doubt, and has none either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import frozen

from perfeval.forms.layout.columns.roles.evidence import AHEAD, ENOUGH, Evidence

__all__ = ["Choice", "assigned"]

_MOST_ROLES: Final = 4
"""How many roles of a column are tried, the best ones."""
_MOST_SETS: Final = 128
"""How many sets of taken roles go on from column to column: more than any honest table has."""


@frozen
class Choice:
    """The role of one column, empty for none; and what else it may be where that is open."""

    role: str
    rivals: tuple[str, ...] = ()


def assigned(
    evidence: Sequence[Evidence], fixed: Mapping[int, str], roles: frozenset[str]
) -> list[Choice]:
    """A choice for each column. `fixed` columns have their role for certain.

    >>> one, other = Evidence(), Evidence()
    >>> one.add("points", 10)
    >>> other.add("points", 9); other.add("claimed", 7)
    >>> [choice.role for choice in assigned([one, other], {}, frozenset({"points", "claimed"}))]
    ['points', 'claimed']
    """
    free = roles - frozenset(fixed.values())
    open_to = [
        {} if place in fixed else _candidates(each, free) for place, each in enumerate(evidence)
    ]
    best, chosen = _best(open_to)
    made: list[Choice] = []
    for place in range(len(evidence)):
        role = fixed.get(place, chosen[place])
        rivals: tuple[str, ...] = ()
        if place not in fixed and role:
            without = [*open_to]
            without[place] = {key: v for key, v in open_to[place].items() if key != role}
            second, other = _best(without)
            if best - second < AHEAD:
                rivals = tuple(dict.fromkeys(filter(None, (role, other[place]))))
        made.append(Choice("" if rivals else role, rivals))
    return made


def _candidates(evidence: Evidence, free: frozenset[str]) -> dict[str, int]:
    """The roles that enough speaks for, and by how much; the best ones of them."""
    enough = [(weight, role) for role, weight in evidence.weights.items() if role in free]
    enough = sorted((each for each in enough if each[0] >= ENOUGH), key=lambda each: -each[0])
    return {role: weight for weight, role in enough[:_MOST_ROLES]}


def _best(open_to: Sequence[Mapping[str, int]]) -> tuple[int, list[str]]:
    """The assignment of most weight, column by column over the sets of roles that are taken."""
    reached: dict[frozenset[str], tuple[int, tuple[str, ...]]] = {frozenset(): (0, ())}
    for candidates in open_to:
        after: dict[frozenset[str], tuple[int, tuple[str, ...]]] = {}
        for taken, (weight, path) in reached.items():
            steps = [("", 0), *candidates.items()]
            for role, more in steps:
                if role and role in taken:
                    continue
                key = taken | {role} if role else taken
                if key not in after or weight + more > after[key][0]:
                    after[key] = (weight + more, (*path, role))
        ranked = sorted(after.items(), key=lambda each: -each[1][0])
        reached = dict(ranked[:_MOST_SETS])
    weight, path = max(reached.values(), key=lambda each: each[0])
    return weight, list(path)
