"""Composite: several sub-rules added inside one indicator (norms 11)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, ClassVar

from attrs import field, frozen

from perfeval.errors import RubricError
from perfeval.filing.structure import is_text, many
from perfeval.measures import Kind, Measured
from perfeval.numbers import Points
from perfeval.rules.rule import Award, Because, Direction, Edge, Rule, read_points, value_of

__all__ = ["Composite", "SubRule"]


def _is_rule(_instance: Any, _attribute: Any, value: Any) -> None:
    if not isinstance(value, Rule) or isinstance(value, Composite):
        raise RubricError("a part of a composite", f"{type(value).__name__} is no simple rule")


@frozen(kw_only=True)
class SubRule:
    """One part of a composite: its name, its points and its rule."""

    name: str = field(validator=is_text("the name of a part", empty=False))
    points: Points = field(converter=read_points)
    rule: Rule = field(validator=_is_rule)


@frozen(kw_only=True)
class Composite:
    """一项指标内分项计分: the parts add up; each takes the value of its own formula (`Several`).

    A part that cannot be scored leaves the whole criterion unscored.
    """

    accepts: ClassVar[Kind | None] = Kind.SEVERAL

    parts: tuple[SubRule, ...] = many("the parts of a composite", SubRule, least=2)

    @property
    def direction(self) -> Direction:
        """None: the parts may differ."""
        return Direction.NONE

    def award(self, measured: Measured, points: Points) -> Award:
        """The sum of the parts."""
        values = value_of(measured, tuple)
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
            if not isinstance(value, Measured) or value.kind is not part.rule.accepts:
                return Award(
                    None,
                    Because(
                        "outside",
                        f"{part.name}：数据类型不符",
                        f"{part.name}: the wrong kind of value",
                    ),
                )
            award = part.rule.award(value, part.points)
            if award.earned is None:
                return award
            earned += award.earned
            points_text = Points.rounded(award.earned, 8).plain
            zh.append(f"{part.name} {points_text}/{part.points.plain}（{award.because.zh}）")
            en.append(f"{part.name} {points_text}/{part.points.plain} ({award.because.en})")
        return Award(earned, Because("composite", "；".join(zh), "; ".join(en)))

    def problem(self, points: Points) -> str | None:
        """The parts must add up to the row's points, and each be worth its own."""
        total = Points.total([part.points for part in self.parts])
        if total != points:
            return f"the parts add up to {total.plain} of {points.plain} points"
        for part in self.parts:
            problem = part.rule.problem(part.points)
            if problem is not None:
                return f"{part.name}: {problem}"
        return None

    def edges(self) -> tuple[Edge, ...]:
        """None of its own: each part has its edges."""
        return ()
