"""Overshoot: what a target that is far exceeded costs, by a local threshold (norms 27)."""

from __future__ import annotations

import enum
from fractions import Fraction
from typing import Final

from attrs import field, frozen

from perfeval.filing import Comparison
from perfeval.filing.structure import of_kind
from perfeval.numbers.decimals import PLACES
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.rules.because import Sentence
from perfeval.rules.choices import of_choices
from perfeval.rules.fields import RATE, check_above_zero, read_rate
from perfeval.rules.figures import Beside, Cells, Figure
from perfeval.rules.rule import Award

__all__ = ["Overshoot", "Reduce"]


class Reduce(enum.Enum):
    """What a target that is far exceeded costs: nothing but an analysis, or points.

    `BY_DEVIATION`: every percent beyond the threshold costs a percent of the points.
    `BY_WHOLE_DEVIATION`: so does every percent of the deviation, once it is beyond the threshold.
    `NOTHING`: such a row earns nothing (超过130%不得分).

    >>> Reduce("analyse").name
    'ANALYSE'
    """

    ANALYSE = "analyse"
    BY_DEVIATION = "by_deviation"
    BY_WHOLE_DEVIATION = "by_whole_deviation"
    NOTHING = "nothing"


_ANALYSE, _BY_DEVIATION, _BY_WHOLE_DEVIATION, _NOTHING = (
    Sentence(
        "overshot",
        f"{{cells}}，好于目标 {{deviation}}，超过 {{beyond}}，{zh}",
        f"{{cells}}, better than the target by {{deviation}}, beyond {{beyond}}: {en}",
    )
    for zh, en in (
        ("计满分，须分析原因", "full points, to be explained"),
        ("按超过部分扣 {lost} 分", "{lost} off by what lies beyond"),
        ("按全部偏离度扣 {lost} 分", "{lost} off by the whole deviation"),
        ("不得分", "no points"),
    )
)

_SAID: Final = {
    reduce: Sentence(
        "rule",
        f"好于指标值 {{beyond}} 以上的，{zh}",
        f"better than the target by more than {{beyond}}: {en}",
    )
    for reduce, zh, en in (
        (Reduce.ANALYSE, "计满分，须分析原因", "full points, to be explained"),
        (Reduce.BY_DEVIATION, "按超过部分扣分", "points off by what lies beyond"),
        (Reduce.BY_WHOLE_DEVIATION, "按全部偏离度扣分", "points off by the whole deviation"),
        (Reduce.NOTHING, "不得分", "no points"),
    )
}


@of_choices(reduce=Reduce)
@frozen(kw_only=True)
class Overshoot:
    """完成值远超指标值（30%以上）的，按偏离度扣分, or only 分析原因.

    `beyond` is the share of the target by which it may be exceeded; the norm gives none. `reduce`
    says what lies beyond it costs.

    >>> from perfeval.rules import ByTarget, InProportion
    >>> rule = ByTarget(missed_rate=InProportion(), missed_count=InProportion(),
    ...     overshoot=Overshoot(beyond="30%", reduce=Reduce.BY_DEVIATION))
    >>> row = Indicator(target=Target(text="≥50个"), actual=Actual(text="75个"))
    >>> rule.award(row, Points("5")).earned
    Fraction(4, 1)
    """

    beyond: Rate = field(converter=read_rate, **RATE)
    reduce: Reduce = field(**of_kind("reduce", Reduce))

    def __attrs_post_init__(self) -> None:
        check_above_zero("a threshold of {beyond} is not above 0%", beyond=self.beyond)

    def text(self, lang: str) -> str:
        """From where it is too much, and what it costs."""
        return _SAID[self.reduce].because(beyond=self.beyond).text(lang)

    def reduced(self, cells: Cells, value: Fraction, aim: Fraction, points: Points) -> Award | None:
        """The award of a target met by more than the threshold; None where it is not."""
        comparison = cells.indicator.target.comparison
        if aim <= 0 or comparison in (None, Comparison.EQUAL):
            return None
        higher = comparison in (Comparison.AT_LEAST, Comparison.ABOVE)
        deviation = (value - aim if higher else aim - value) / aim
        beyond = deviation - self.beyond.fraction
        if beyond <= 0:
            return None
        exceeded = Rate.of_atoms(deviation.numerator, deviation.denominator)
        figures: dict[str, Figure] = {
            "cells": cells,
            "deviation": Beside(exceeded, (self.beyond,)),
            "beyond": self.beyond,
        }
        if self.reduce is Reduce.ANALYSE:
            return Award(points.fraction, _ANALYSE.because(**figures))
        if self.reduce is Reduce.NOTHING:
            return Award(Fraction(0), _NOTHING.because(**figures))
        whole = self.reduce is Reduce.BY_WHOLE_DEVIATION
        earned = points.fraction * max(Fraction(0), 1 - (deviation if whole else beyond))
        lost = Points.rounded(points.fraction - earned, PLACES)
        sentence = _BY_WHOLE_DEVIATION if whole else _BY_DEVIATION
        return Award(earned, sentence.because(**figures, lost=lost))
