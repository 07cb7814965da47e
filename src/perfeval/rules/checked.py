"""What is asked of every rule, a stranger's too: that it is data, fits, and keeps its promise.

A rule may come from a plugin. What it gives is checked at the boundary and never clamped; what it
raises becomes a `RubricError` that names the row.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import copy_context
from decimal import localcontext
from fractions import Fraction
from typing import TypeVar

from perfeval.errors import RubricError, brief, failure
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Points
from perfeval.rules.because import Because
from perfeval.rules.figures import printed
from perfeval.rules.level_range import Level
from perfeval.rules.rule import Award, Rule

__all__ = [
    "accepted",
    "asked",
    "checked_award",
    "checked_problem",
    "checked_rule",
    "contained",
    "promised",
]


def checked_rule(where: str, value: object) -> None:
    """Refuse what is no rule: raises `RubricError` that names `where`."""
    if isinstance(value, type):
        raise RubricError(where, f"the class {value.__name__} is no rule; a rule is made of one")
    if not asked(where, lambda: isinstance(value, Rule)):
        raise RubricError(where, f"{type(value).__name__} is no rule")


def checked_problem(rule: Rule, points: Points, where: str) -> str | None:
    """Why any rule is not worth exactly `points`, or None."""
    problem = asked(where, lambda: rule.problem(points))
    if problem is None or (type(problem) is str and problem.strip()):
        return problem
    raise RubricError(where, f"its rule gave {brief(problem)} where a problem in words is due")


def accepted(rule: Rule, where: str) -> Kind | None:
    """The kind of measure that any rule takes, or None."""
    kind = asked(where, lambda: rule.accepts)
    if kind is None or isinstance(kind, Kind):
        return kind
    raise RubricError(where, f"its rule takes {brief(kind)}, which is no Kind")


def checked_award(rule: Rule, measured: Measured, points: Points, where: str) -> Award:
    """The award of any rule, where it is one: 0 ≤ earned ≤ points, exactly, with a reason.

    Raises `RubricError` that names the row where the rule fails or breaks its promise.
    """
    return promised(lambda: rule.award(measured, points), points, where)


def promised(ask: Callable[[], Award], points: Points, where: str) -> Award:
    """What `ask` gives, where it is an award within the points. Raises as `checked_award`."""
    most = points.fraction
    award = asked(where, ask)
    if type(award) is not Award or type(award.because) is not Because:
        raise RubricError(where, f"its rule gave {type(award).__name__} where an Award is due")
    if award.level is not None and type(award.level) is not Level:
        raise RubricError(where, f"its rule gave {brief(award.level)} where a Level is due")
    earned = award.earned
    if earned is None:
        return award
    if type(earned) is not Fraction:
        raise RubricError(where, f"its rule earned {type(earned).__name__} where a Fraction is due")
    if not 0 <= earned <= most:
        raise RubricError(where, f"its rule earned {brief(str(earned))} of {printed(points):point}")
    return award


_V = TypeVar("_V")


def asked(where: str, ask: Callable[[], _V]) -> _V:
    """What `ask` gives. Raises `RubricError` that names `where` for whatever a rule raises.

    A rule that ends the process ends only itself; Ctrl-C alone passes.
    """
    try:
        return ask()
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # SystemExit too: a rule must not end the host
        if type(error) is RubricError and all(type(part) is str for part in error.args):
            raise
        raise RubricError(where, f"its rule failed with {failure(error)}") from error


def contained(call: Callable[[], _V]) -> _V:
    """What `call` gives, in a context of its own.

    A stranger's rule leaves none of its settings behind: no decimal context, no context variable.
    """

    def run() -> _V:
        with localcontext():
            return call()

    return copy_context().run(run)
