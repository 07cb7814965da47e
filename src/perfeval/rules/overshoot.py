"""Overshoot: what a target that is far exceeded costs, by a local threshold (norms 27)."""

from __future__ import annotations

import enum
from fractions import Fraction

from attrs import field, frozen

from perfeval.errors import RubricError
from perfeval.filing import Comparison
from perfeval.filing.structure import of_kind
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.phrases import Phrase
from perfeval.rules.rule import RATE, Award, because, read_rate

__all__ = ["Overshoot", "Reduce"]


class Reduce(enum.Enum):
    """What a target that is far exceeded costs: nothing but an analysis, or points.

    `BY_DEVIATION`: every percent beyond the threshold costs a percent of the points.
    `BY_WHOLE_DEVIATION`: so does every percent of the deviation, once it is beyond the threshold.

    >>> Reduce("analyse").name
    'ANALYSE'
    """

    ANALYSE = "analyse"
    BY_DEVIATION = "by_deviation"
    BY_WHOLE_DEVIATION = "by_whole_deviation"


_BY = {
    Reduce.BY_DEVIATION: ("超过部分", "what lies beyond"),
    Reduce.BY_WHOLE_DEVIATION: ("全部偏离度", "the whole deviation"),
}


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
        if self.beyond.numerator <= 0:
            raise RubricError("beyond", f"a threshold of {self.beyond} is not above 0%")

    def spoil(
        self,
        comparison: Comparison | None,
        value: Fraction,
        aim: Fraction,
        points: Points,
        cells: Phrase,
    ) -> Award | None:
        """The award of a target met by more than the threshold; None where it is not."""
        if aim <= 0 or comparison in (None, Comparison.EQUAL):
            return None
        higher = comparison in (Comparison.AT_LEAST, Comparison.ABOVE)
        deviation = (value - aim if higher else aim - value) / aim
        beyond = deviation - self.beyond.fraction
        if beyond <= 0:
            return None
        share = deviation if self.reduce is Reduce.BY_WHOLE_DEVIATION else beyond
        kept = 1 if self.reduce is Reduce.ANALYSE else max(Fraction(0), 1 - share)
        earned = points.fraction * kept

        def phrase() -> tuple[str, str]:
            zh, en = cells()
            shown = Rate.of_atoms(deviation.numerator, deviation.denominator).percent(self.beyond)
            zh = f"{zh}，好于目标 {shown}，超过 {self.beyond.percent()}"
            en = f"{en}, better than the target by {shown}, beyond {self.beyond.percent()}"
            if self.reduce is Reduce.ANALYSE:
                return f"{zh}，计满分，须分析原因", f"{en}: full points, to be explained"
            lost = Points.rounded(points.fraction - earned, 8).plain
            by_zh, by_en = _BY[self.reduce]
            return f"{zh}，按{by_zh}扣 {lost} 分", f"{en}: {lost} off by {by_en}"

        return Award(earned, because("overshot", phrase))
