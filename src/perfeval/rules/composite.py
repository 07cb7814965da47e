"""Composite: several sub-rules added inside one indicator (norms 11)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, ClassVar, Final

from attrs import field, frozen

from perfeval.errors import Phrase, RubricError
from perfeval.filing.structure import many, named
from perfeval.lowering import Quotient, Tree, Value
from perfeval.lowering.trees import together
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Points
from perfeval.rules.because import Because, Sentence
from perfeval.rules.checked import (
    InWords,
    checked_award,
    checked_rule,
    is_simple,
    problem_among,
)
from perfeval.rules.fields import POINTS, read_points
from perfeval.rules.figures import misfit_of_worth
from perfeval.rules.lowered import lowered
from perfeval.rules.rule import Award, Direction, Edge, Rule, checked_points, value_of, values_of
from perfeval.text.fields import of_text, titled

__all__ = ["Composite", "SubRule"]

NAMED: Final = Sentence("", "{name}：{because}", "{name}: {because}")
_COMPOSITE: Final = Sentence("composite", "{parts}", "{parts}")
_PART: Final = Sentence(
    "", "{name} {earned}/{points}（{because}）", "{name} {earned}/{points} ({because})"
)
_OUTSIDE: Final = Sentence(
    "outside",
    "{values} 个分项值，应为 {parts} 个",
    "{values} values for {parts} parts",
)

_SAID: Final = Sentence("rule", "{parts}", "{parts}")
NAMED_POINTS: Final = Sentence("rule", "{name} {points} 分（{rule}）", "{name} {points} ({rule})")


def _is_rule(_instance: Any, _attribute: Any, value: Any) -> None:
    checked_rule("a part of a composite", value)
    if not is_simple(value):
        raise RubricError("a part of a composite", "a composite has no composite in it")


@named
@frozen(kw_only=True)
class SubRule:
    """One part of a composite: its name, its points and its rule.

    >>> from perfeval.rules import Proportional
    >>> SubRule(name="到位率", points="2", rule=Proportional()).points.plain
    '2'
    """

    name: str = field(**of_text("the name of a part", empty=False))
    points: Points = field(converter=read_points, **POINTS)
    rule: Rule = field(**titled("a part of a composite", validator=_is_rule))


def in_words(parts: tuple[SubRule, ...]) -> tuple[Because, ...]:
    """Each part with its points and its rule, in words."""
    return tuple(
        [
            NAMED_POINTS.because(
                name=part.name, points=part.points, rule=InWords(part.rule, part.name)
            )
            for part in parts
        ]
    )


@frozen(kw_only=True)
class Composite:
    """一项指标内分项计分: the parts add up; each takes the value of its own formula (`Several`).

    A part that cannot be scored leaves the whole criterion unscored.

    >>> from perfeval.rules import PerCase, Proportional
    >>> rule = Composite(parts=(SubRule(name="到位率", points="2", rule=Proportional()),
    ...     SubRule(name="违规", points="3", rule=PerCase(deduct="1"))))
    >>> rule.problem(Points("5")), str(rule.problem(Points("6")))
    (None, 'the parts add up to 5 of 6 points')
    """

    accepts: ClassVar[Kind | None] = Kind.SEVERAL
    direction: ClassVar[Direction] = Direction.NONE

    parts: tuple[SubRule, ...] = many("the parts of a composite", SubRule, least=2)

    def award(self, measured: Measured, points: Points) -> Award:
        """The sum of the parts."""
        checked_points(points, self._worth)
        values = value_of(measured, Kind.SEVERAL, tuple)
        if len(values) != len(self.parts):
            return Award(None, _OUTSIDE.because(values=len(values), parts=len(self.parts)))
        earned = Fraction(0)
        shares: list[Because] = []
        for part, value in zip(self.parts, values, strict=True):
            award = checked_award(part.rule, value, part.points, part.name)
            if award.earned is None:
                return Award(None, NAMED.because(name=part.name, because=award.because))
            earned += award.earned
            shares.append(
                _PART.because(
                    name=part.name,
                    earned=award.earned,
                    points=part.points,
                    because=award.because,
                )
            )
        return Award(earned, _COMPOSITE.because(parts=tuple(shares)))

    def lower(self, value: Value, points: Points) -> Tree:
        """The same of integers."""
        pairs = zip(self.parts, values_of(value), strict=True)
        trees = [lowered(part.rule, each, part.points) for part, each in pairs]
        return together(trees, Quotient.with_other)

    def problem(self, points: Points) -> str | Phrase | None:
        """The parts must add up to the row's points, and each be worth its own."""
        misfit = misfit_of_worth("the parts add up to {worth} of {points}", self._worth, points)
        return misfit or problem_among((part.name, part.rule, part.points) for part in self.parts)

    @property
    def _worth(self) -> Points:
        return Points.total([part.points for part in self.parts])

    def text(self, lang: str) -> str:
        """Each part with its points and its rule."""
        return _SAID.because(parts=in_words(self.parts)).text(lang)

    def edges(self) -> tuple[Edge, ...]:
        """None of its own: each part has its edges."""
        return ()
