"""Composite: several sub-rules added inside one indicator (norms 11)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, ClassVar

from attrs import field, frozen

from perfeval.errors import RubricError
from perfeval.filing.structure import many, named
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Points
from perfeval.rules.checked import checked_award, checked_problem, checked_rule
from perfeval.rules.rule import (
    POINTS,
    Award,
    Because,
    Direction,
    Edge,
    Rule,
    checked_points,
    points_en,
    read_points,
    value_of,
)
from perfeval.rules.steps import plain
from perfeval.text.fields import of_text, titled

__all__ = ["Composite", "SubRule"]


def _is_rule(_instance: Any, _attribute: Any, value: Any) -> None:
    checked_rule("a part of a composite", value)
    if isinstance(value, Composite):
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


@frozen(kw_only=True)
class Composite:
    """一项指标内分项计分: the parts add up; each takes the value of its own formula (`Several`).

    A part that cannot be scored leaves the whole criterion unscored.

    >>> from perfeval.rules import PerCase, Proportional
    >>> rule = Composite(parts=(SubRule(name="到位率", points="2", rule=Proportional()),
    ...     SubRule(name="违规", points="3", rule=PerCase(deduct="1"))))
    >>> rule.problem(Points("5")), rule.problem(Points("6"))
    (None, 'the parts add up to 5 of 6 points')
    """

    accepts: ClassVar[Kind | None] = Kind.SEVERAL

    parts: tuple[SubRule, ...] = many("the parts of a composite", SubRule, least=2)

    @property
    def direction(self) -> Direction:
        """None: the parts may differ."""
        return Direction.NONE

    def award(self, measured: Measured, points: Points) -> Award:
        """The sum of the parts."""
        checked_points(points, self._worth)
        values = value_of(measured, Kind.SEVERAL, tuple)
        if len(values) != len(self.parts):
            return Award(
                None,
                Because(
                    "outside",
                    f"{len(values)} 个分项值，应为 {len(self.parts)} 个",
                    f"{len(values)} values for {len(self.parts)} parts",
                ),
            )
        earned = Fraction(0)
        zh: list[str] = []
        en: list[str] = []
        for part, value in zip(self.parts, values, strict=True):
            award = checked_award(part.rule, value, part.points, part.name)
            because = award.because
            if award.earned is None:
                told = f"{part.name}：{because.zh}", f"{part.name}: {because.en}"
                return Award(None, Because(because.code, *told))
            earned += award.earned
            share = f"{part.name} {plain(award.earned)}/{part.points.plain}"
            zh.append(f"{share}（{because.zh}）")
            en.append(f"{share} ({because.en})")
        return Award(earned, Because("composite", "；".join(zh), "; ".join(en)))

    def problem(self, points: Points) -> str | None:
        """The parts must add up to the row's points, and each be worth its own."""
        if self._worth != points:
            return f"the parts add up to {self._worth.plain} of {points_en(points)}"
        for part in self.parts:
            problem = checked_problem(part.rule, part.points, part.name)
            if problem is not None:
                return f"{part.name}: {problem}"
        return None

    @property
    def _worth(self) -> Points:
        return Points.total([part.points for part in self.parts])

    def edges(self) -> tuple[Edge, ...]:
        """None of its own: each part has its edges."""
        return ()
