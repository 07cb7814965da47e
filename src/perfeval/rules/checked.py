"""What is asked of every rule, a plugin's too: that it is data, fits, and keeps its promise.

A rule may come from a plugin. What it gives is checked as data at the boundary, before it is
compared or printed, and never clamped; what it raises becomes a `RubricError` that names the row.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import islice
from typing import Any, Final, TypeVar, cast

from attrs import evolve, frozen

from perfeval.errors import Phrase, RubricError, brief, class_name
from perfeval.measures import Kind, Measured
from perfeval.measures.checked import plain_rate
from perfeval.numbers.printed import Count, Points
from perfeval.plugins import Failed, guarded
from perfeval.rules.because import Because, Sentence
from perfeval.rules.figures import printed
from perfeval.rules.level import Level
from perfeval.rules.rule import Award, Direction, Edge, Rule
from perfeval.text.policy import text_problem

__all__ = [
    "InWords",
    "accepted",
    "asked",
    "checked_award",
    "checked_direction",
    "checked_edges",
    "checked_problem",
    "checked_rule",
    "is_own_rule",
    "is_simple",
    "problem_among",
    "promised",
    "rule_text",
]

_UNWORDED: Final = Sentence("rule", "按 {name} 的规则计分", "as the rule {name} says")
_MOST_BITS: Final = 10_000
"""Of a numerator or a denominator; Python refuses to print an int of more than 4,300 digits."""
_MOST_EDGES: Final = 1_000
_LONGEST_PROBLEM: Final = 500


def is_own_rule(rule: object) -> bool:
    """Whether a rule is of the library's own kinds: no code of a plugin is run to ask it."""
    return type(rule) in _own_kinds()


def is_simple(rule: object) -> bool:
    """Whether a rule takes one value: none of ours that has rules in it stands in another."""
    return getattr(type(rule), "accepts", None) not in (Kind.SEVERAL, Kind.ANY) or not is_own_rule(
        rule
    )


@functools.cache
def _own_kinds() -> frozenset[type]:
    from perfeval import rules  # which imports this module

    kinds = (kind for kind in vars(rules).values() if isinstance(kind, type))
    return frozenset(kind for kind in kinds if hasattr(kind, "award"))


def checked_rule(where: str, value: object) -> None:
    """Refuse what is no rule: raises `RubricError` that names `where`."""
    if issubclass(type(value), type):
        raise RubricError(
            where,
            Phrase(
                "the class {name} is no rule; a rule is made of one",
                name=cast("type", value).__name__,
            ),
        )
    if not asked(where, lambda: isinstance(value, Rule)):
        raise RubricError(where, Phrase("{value} is no rule", value=class_name(value)))


def checked_problem(rule: Rule, points: Points, where: str) -> str | Phrase | None:
    """Why any rule is not worth exactly `points`, or None."""
    problem = asked(where, lambda: rule.problem(points))
    if problem is None or (is_own_rule(rule) and isinstance(problem, Phrase)):
        return problem
    if type(problem) is str and problem.strip():
        return problem[:_LONGEST_PROBLEM]
    raise RubricError(
        where,
        Phrase("its rule gave {problem} where a problem in words is due", problem=brief(problem)),
    )


def problem_among(rules: Iterable[tuple[str, Rule, Points]]) -> Phrase | None:
    """Why one of several rules, each with its name, is not worth its points; None where all are."""
    for name, rule, points in rules:
        problem = checked_problem(rule, points, name)
        if problem is not None:
            return Phrase("{where}: {problem}", where=name, problem=problem)
    return None


def accepted(rule: Rule, where: str) -> Kind | None:
    """The kind of measure that any rule takes, or None."""
    kind = asked(where, lambda: rule.accepts)
    if kind is None or type(kind) is Kind:
        return kind
    raise RubricError(where, Phrase("its rule takes {kind}, which is no Kind", kind=brief(kind)))


def checked_direction(rule: Rule, where: str) -> Direction:
    """Which way a value gets better by any rule."""
    direction = asked(where, lambda: rule.direction)
    if type(direction) is Direction:
        return direction
    raise RubricError(
        where,
        Phrase("its rule gave {direction} where a Direction is due", direction=brief(direction)),
    )


def checked_edges(rule: Rule, where: str) -> tuple[Edge, ...]:
    """The edges of any rule, at most 1,000, each a plain rate or count."""
    edges = asked(where, lambda: tuple(map(_edge, islice(rule.edges(), _MOST_EDGES + 1))))
    if len(edges) > _MOST_EDGES:
        raise RubricError(where, Phrase("its rule has more than {most} edges", most=_MOST_EDGES))
    return edges


def _edge(value: object) -> Edge:
    return evolve(value) if type(value) is Count else plain_rate(value)


def rule_text(rule: Any, lang: str, where: str) -> str:
    """What any rule says, in words of ``zh`` or ``en``.

    One of a plugin may have a method `text(lang)`, as ours do; without one its class is named.
    """
    if is_own_rule(rule):
        return str(rule.text(lang))
    if not asked(where, lambda: callable(getattr(rule, "text", None))):
        return _UNWORDED.because(name=class_name(rule)).text(lang)
    text = asked(where, lambda: rule.text(lang))
    if type(text) is str and text.strip() and text_problem(text) is None:
        return text
    raise RubricError(where, Phrase("its rule gave {text} where words are due", text=brief(text)))


@frozen
class InWords:
    """A rule within another, as a figure of the sentence of that one."""

    rule: Any
    where: str

    def text(self, lang: str) -> str:
        """The rule in words."""
        return rule_text(self.rule, lang, self.where)


def checked_award(rule: Rule, measured: Measured, points: Points, where: str) -> Award:
    """The award of any rule, where it is one: 0 ≤ earned ≤ points, exactly, with a reason.

    Raises `RubricError` that names the row where the rule fails or breaks its promise.
    """
    return promised(rule, lambda: rule.award(measured, points), points, where)


def promised(rule: object, ask: Callable[[], Award], points: Points, where: str) -> Award:
    """What `ask` gives for a rule, where it is an award within the points; see `checked_award`.

    That of a plugin's rule is made anew, of plain parts: what the plugin keeps changes nothing.
    """
    most = points.fraction
    award = asked(where, ask)
    if type(award) is not Award or type(award.because) is not Because:
        raise RubricError(
            where, Phrase("its rule gave {award} where an Award is due", award=class_name(award))
        )
    if award.level is not None and type(award.level) is not Level:
        raise RubricError(
            where, Phrase("its rule gave {level} where a Level is due", level=brief(award.level))
        )
    if award.earned is not None and type(award.earned) is not Fraction:
        found = class_name(award.earned)
        raise RubricError(
            where, Phrase("its rule earned {found} where a Fraction is due", found=found)
        )
    if not is_own_rule(rule):
        award = asked(where, lambda: _plain_award(award, where))
    if award.earned is not None and not 0 <= award.earned <= most:
        earned = brief(str(award.earned))
        raise RubricError(
            where,
            Phrase(
                "its rule earned {earned} of {points}",
                earned=earned,
                points=format(printed(points), "point"),
            ),
        )
    return award


def _plain_award(award: Award, where: str) -> Award:
    """An award made anew, so that each part passes the checks of its class once more."""
    level, earned = award.level, award.earned
    if level is not None:
        level = evolve(level, low=plain_rate(level.low), high=plain_rate(level.high))
    if earned is not None:
        parts = earned.numerator, earned.denominator
        if any(type(part) is not int for part in parts) or parts[1] < 1:
            raise RubricError(where, "its rule earned a Fraction of other parts than two int")
        if max(part.bit_length() for part in parts) > _MOST_BITS:
            raise RubricError(where, "its rule earned a Fraction of more than 3,000 digits")
        earned = Fraction(*parts)
    because = award.because
    return Award(earned, Because(because.code, because.zh, because.en), level)


_V = TypeVar("_V")


def asked(where: str, ask: Callable[[], _V]) -> _V:
    """What `ask` gives. Raises `RubricError` that names `where` for whatever a rule raises.

    A rule that ends the process ends only itself; Ctrl-C alone passes.
    """
    found = guarded(ask, ours=(RubricError,))
    if type(found) is Failed:
        raise RubricError(where, Phrase("its rule {failure}", failure=found.said)) from found.error
    return found
