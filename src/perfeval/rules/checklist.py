"""Checklist: conditions with points of their own that add up to the row's (norms 8)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import lcm
from typing import ClassVar, Final

from attrs import field, frozen

from perfeval.errors import Phrase, RubricError
from perfeval.filing.structure import many
from perfeval.lowering import (
    Compared,
    Comparison,
    Quotient,
    Term,
    Told,
    Tree,
    Value,
    Whole,
    exactly,
    pick,
)
from perfeval.lowering.terms import sum_of, times
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Points
from perfeval.rules.because import Because, Sentence
from perfeval.rules.fields import POINTS, read_pairs, read_points
from perfeval.rules.figures import misfit_of_worth
from perfeval.rules.rule import Award, Direction, Edge, checked_points, ticks_of, value_of
from perfeval.rules.written import Exactly, Unmet, told
from perfeval.text.fields import of_text

__all__ = ["Checklist", "Item"]

ALL_MET: Final = Because("full", "各项均符合，计满分", "every condition met: full points")
MISCOUNTED: Final = Sentence(
    "outside", "核对 {checked} 项，应为 {due} 项", "{checked} checks for {due} conditions"
)
_CHECKED: Final = Sentence(
    "checked",
    "{met}/{checked} 项符合；不符合：{unmet}",
    "{met} of {checked} conditions met; not met: {unmet}",
)

_SAID: Final = Sentence("rule", "{items}", "{items}")
_ITEM: Final = Sentence("rule", "{text}，{points} 分", "{text}: {points:point}")


def lower_ticks(
    texts: Sequence[str],
    ticks: tuple[Term, ...],
    points: Points,
    tell: Callable[[dict[str, Exactly | Unmet]], Tree],
) -> Tree:
    """All points where every condition is met; else what `tell` makes of which are, and which not.

    Its figures are `met`, how many are, and `unmet`, the texts of those that are not.
    """
    met = sum_of(ticks)
    every = Compared(met, Comparison.EQUAL, Whole(len(ticks)))
    figures: dict[str, Exactly | Unmet] = {
        "met": Exactly(Quotient(met)),
        "unmet": Unmet(tuple(texts), ticks),
    }
    return pick([(every, Told(exactly(points), ALL_MET.sentence, {}))], tell(figures))


@frozen(kw_only=True)
class Item:
    """One condition, verbatim, and its points.

    >>> Item(text="①已制定管理制度", points="2").points.plain
    '2'
    """

    text: str = field(**of_text("a condition", empty=False))
    points: Points = field(converter=read_points, **POINTS)


@frozen(kw_only=True)
class Checklist:
    """①…，1分；②…，0.5分: each condition that is met earns its own points.

    >>> rule = Checklist.of(("①已制定制度", "2"), ("②得到有效执行", "1"))
    >>> rule.award(Measured(Kind.CHECKS, (True, False)), Points("3")).earned
    Fraction(2, 1)
    """

    accepts: ClassVar[Kind | None] = Kind.CHECKS
    direction: ClassVar[Direction] = Direction.NONE

    items: tuple[Item, ...] = many("the conditions of a checklist", Item, least=1)

    def __attrs_post_init__(self) -> None:
        for item in self.items:
            if item.points.atoms <= 0:
                raise RubricError(
                    "checklist",
                    Phrase(
                        "{text} is worth {points} points", text=item.text, points=item.points.plain
                    ),
                )

    @classmethod
    def of(cls, *items: tuple[str, str]) -> Checklist:
        """The conditions in their order, each with its points."""
        pairs = read_pairs("the conditions of a checklist", items, '("①已制定制度", "2")')
        return cls(items=tuple(Item(text=text, points=points) for text, points in pairs))

    def award(self, measured: Measured, points: Points) -> Award:
        """The sum of what is met; nothing where the list has another length."""
        checked_points(points, self._worth)
        met = value_of(measured, Kind.CHECKS, tuple)
        if len(met) != len(self.items):
            return Award(None, MISCOUNTED.because(checked=len(met), due=len(self.items)))
        pairs = list(zip(self.items, met, strict=True))
        earned = sum((item.points.fraction for item, yes in pairs if yes), Fraction(0))
        unmet = tuple([item.text for item, yes in pairs if not yes])
        if not unmet:
            return Award(earned, ALL_MET)
        good = len(met) - len(unmet)
        return Award(earned, _CHECKED.because(met=good, checked=len(met), unmet=unmet))

    def lower(self, value: Value, points: Points) -> Tree:
        """The same of integers."""
        pairs = zip(self.items, ticks_of(value), strict=True)
        parts = lcm(*(item.points.fraction.denominator for item in self.items))
        worth = [times(tick, Whole(int(item.points.fraction * parts))) for item, tick in pairs]
        earned = Quotient(sum_of(tuple(worth)), Whole(parts))
        return lower_ticks(
            [item.text for item in self.items],
            ticks_of(value),
            points,
            lambda figures: told(earned, _CHECKED, checked=len(self.items), **figures),
        )

    def problem(self, points: Points) -> str | Phrase | None:
        """The conditions must add up to the row's points."""
        return misfit_of_worth("the conditions add up to {worth} of {points}", self._worth, points)

    @property
    def _worth(self) -> Points:
        return Points.total([item.points for item in self.items])

    def text(self, lang: str) -> str:
        """Each condition with its points."""
        items = [_ITEM.because(text=item.text, points=item.points) for item in self.items]
        return _SAID.because(items=tuple(items)).text(lang)

    def edges(self) -> tuple[Edge, ...]:
        """None: a checklist is not a number."""
        return ()
