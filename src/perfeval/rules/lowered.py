"""Which rules have an intermediate form beside their award, and what it is.

A rule that has none takes part through its award: its tree is `DOUBT`.
"""

from __future__ import annotations

from typing import Any

from perfeval.lowering import DOUBT, Tree, Value
from perfeval.numbers.printed import Points
from perfeval.rules.checked import asked, is_own_rule

__all__ = ["has_lowering", "lowered"]


def has_lowering(rule: object) -> bool:
    """Whether a rule says in `lower` what its own `award` gives.

    A class that has an award of its own and inherits the other says nothing of it.
    """
    for kind in type(rule).__mro__:
        if "lower" in vars(kind):
            return True
        if "award" in vars(kind):
            return False
    return False


def lowered(rule: Any, value: Value, points: Points) -> Tree:
    """The tree of any rule for a value; doubt where it has none.

    Raises `RubricError` for what a rule of a plugin raises.
    """
    if not has_lowering(rule):
        return DOUBT
    if is_own_rule(rule):
        own: Tree = rule.lower(value, points)
        return own
    tree: Tree = asked("lower", lambda: rule.lower(value, points))
    return tree
