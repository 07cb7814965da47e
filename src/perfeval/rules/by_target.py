"""By target: an indicator scored on its own printed target and actual value (附件2, 附件3).

The sign before the target says the direction; without one it is unknown, and only a value equal to
the target is met. Words are met by a closed list, or name a level, or stay unscored.
"""

from __future__ import annotations

import operator
from fractions import Fraction
from typing import Final

from attrs import field, frozen

from perfeval.errors import InputError, Phrase, RubricError
from perfeval.filing import Comparison, Indicator, Quantity
from perfeval.filing.structure import many, maybe, of_kind
from perfeval.measures import Kind, Measured
from perfeval.numbers.cells import is_nil
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from perfeval.rules.because import Sentence
from perfeval.rules.by_rate import ByRate
from perfeval.rules.coefficients import Coefficients
from perfeval.rules.figures import Cells
from perfeval.rules.level_range import LevelRange
from perfeval.rules.missed import (
    InProportion,
    Miss,
    PerStep,
    in_proportion,
    measured_share,
    miss_in_words,
)
from perfeval.rules.overshoot import Overshoot
from perfeval.rules.rule import Award, checked_points
from perfeval.rules.steps import lose
from perfeval.text.fields import later

__all__ = ["ByTarget"]

_ZERO: Final = Points("0")
_MEETS: Final = {
    None: operator.eq,  # without a sign only equality does: the direction is unknown
    Comparison.EQUAL: operator.eq,
    Comparison.AT_LEAST: operator.ge,
    Comparison.AT_MOST: operator.le,
    Comparison.ABOVE: operator.gt,
    Comparison.BELOW: operator.lt,
}
_NO_TARGET: Final = Sentence("no_target", "{cells}：没有年度指标值", "{cells}: there is no target")
_NO_NUMBER: Final = Sentence(
    "no_number", "{cells}：实际完成值不是数", "{cells}: the actual value is no number"
)
_AMBIGUOUS: Final = Sentence(
    "ambiguous", "{cells}：可能是比率也可能是百分数", "{cells}: is it a ratio or a percentage?"
)
_UNITS: Final = Sentence("units", "{cells}：计量单位不一致", "{cells}: the units differ")
_DIRECTION: Final = Sentence(
    "direction", "{cells}：目标没有方向符号", "{cells}: the target has no sign: direction unknown"
)
_CEILING: Final = Sentence(
    "ceiling",
    "{cells}：目标是上限，条文只规定比率越高越好的计分",
    "{cells}: a ceiling, of which the clause says nothing",
)
_WORDS: Final = Sentence(
    "words",
    "{cells}：目标不是数，不能据此计分",
    "{cells}: the target is no number: it cannot be computed",
)
_STATED: Final = Sentence(
    "stated",
    "{cells}，单位填报“{word}”，据此计满分",
    "{cells}: full points on the unit's own word “{word}”",
)
_MET: Final = Sentence("met", "{cells}，达到目标，计满分", "{cells}, met: full points")
_NO_GAP: Final = Sentence(
    "missed",
    "{cells}，等于目标，没有差距可扣",
    "{cells}, equal to the target: nothing to take off",
)
_ABOVE: Final = Sentence(
    "missed", "{cells}，超过目标 {loss}", "{cells}, above the target by {loss}"
)
_BELOW: Final = Sentence(
    "missed", "{cells}，低于目标 {loss}", "{cells}, below the target by {loss}"
)

_SAID: Final = Sentence(
    "rule",
    "达到年度指标值计满分；未达到的：比率{rate}；数量{count}{words}{levels}{overshoot}{own}",
    "full points where the target is met; missed: a rate {rate}; a count {count}"
    "{words}{levels}{overshoot}{own}",
)
_BY_OWN: Final = Sentence(
    "rule", "；百分数按其自身大小计（{rule}）", "; a percentage by its own size ({rule})"
)
_MET_WORDS: Final = Sentence(
    "rule", "；填报“{words}”的计满分", "; full points for the words “{words}”"
)
_LEVELS: Final = Sentence("rule", "；定性指标：{levels}", "; targets in words: {levels}")
_OVERSHOT: Final = Sentence("rule", "；{overshoot}", "; {overshoot}")


@frozen(kw_only=True)
class ByTarget:
    """Score an indicator by 年度指标值 and 实际完成值.

    `missed_rate` and `missed_count` say what a missed target earns; a `ByRate` there takes how far
    it was reached. A target in words is met when the whole actual value is one of `met_words` (it
    rests on the unit's word), or names a level of `levels`: of a `LevelRange`, within which an
    evaluator picks, or of `Coefficients`. Other words are unscored. `overshoot` says what a target
    that is far exceeded costs; without it, nothing. `own_rate` scores a percentage by its own size,
    whatever its target (满意度≥90%的得10分; 得分＝完成百分比×分值).

    >>> rule = ByTarget(missed_rate=InProportion(), missed_count=InProportion())
    >>> row = Indicator(target=Target(text="≥50个"), actual=Actual(text="60个"))
    >>> rule.award(row, Points("5")).because.zh
    '实际完成值 60个，目标 ≥50个，达到目标，计满分'
    """

    missed_rate: Miss = field(**of_kind("missed_rate", PerStep, InProportion, ByRate))
    missed_count: Miss = field(**of_kind("missed_count", PerStep, InProportion, ByRate))
    met_words: tuple[str, ...] = many("the words of a met target", str)
    levels: LevelRange | Coefficients | None = maybe(
        "the levels of words", LevelRange, Coefficients
    )
    overshoot: Overshoot | None = maybe("overshoot", Overshoot)
    own_rate: ByRate | None = field(
        default=None, **later(of_kind("a percentage by its own size", ByRate, type(None)))
    )

    def __attrs_post_init__(self) -> None:
        for miss, kind, name in (
            (self.missed_rate, Rate, "missed_rate"),
            (self.missed_count, Count, "missed_count"),
        ):
            if isinstance(miss, PerStep) and not isinstance(miss.per, kind):
                raise RubricError(
                    name, Phrase("its step {per} is no {kind}", per=miss.per, kind=kind.__name__)
                )
        for word in self.met_words:
            if not word.strip():
                raise RubricError("by target", "a blank is no word of a met target")

    def text(self, lang: str) -> str:
        """What a met target earns and a missed one, and what goes by words or by its own size."""
        levels, overshoot, own = self.levels, self.overshoot, self.own_rate
        words = "”“".join(self.met_words)
        said = _SAID.because(
            rate=miss_in_words(self.missed_rate),
            count=miss_in_words(self.missed_count),
            words=_MET_WORDS.because(words=words) if words else None,
            levels=None if levels is None else _LEVELS.because(levels=levels),
            overshoot=None if overshoot is None else _OVERSHOT.because(overshoot=overshoot),
            own=None if own is None else _BY_OWN.because(rule=own),
        )
        return said.text(lang)

    def award(self, indicator: Indicator, points: Points) -> Award:
        """The award of one row: 0 ≤ earned ≤ points, or None with the reason why not.

        Raises `InputError` for what is no indicator or no points of at least 0.
        """
        if not isinstance(indicator, Indicator):
            raise InputError("the row to score", indicator, "an Indicator")
        checked_points(points, _ZERO)
        cells, aim, actual = Cells(indicator), indicator.target.quantity, indicator.actual.quantity
        if aim is None:
            return self._award_words(cells, points)
        if actual is None:
            return Award(None, _NO_NUMBER.because(cells=cells))
        if _ambiguous(aim, actual):
            return Award(None, _AMBIGUOUS.because(cells=cells))
        attained = actual.value_in(aim)
        if attained is None:
            return Award(None, _UNITS.because(cells=cells))
        in_percent = 10 if aim.is_per_mille else 1
        rate = aim.is_percent or actual.is_percent or aim.is_per_mille
        attained, wanted = attained / in_percent, aim.value / in_percent
        return self._award_number(cells, points, attained, wanted, rate=rate)

    def _award_number(
        self, cells: Cells, points: Points, value: Fraction, aim: Fraction, *, rate: bool
    ) -> Award:
        comparison = cells.indicator.target.comparison
        if rate and self.own_rate is not None:
            if comparison in (Comparison.AT_MOST, Comparison.BELOW):
                return Award(None, _CEILING.because(cells=cells))
            return self.own_rate.earn(cells, measured_share(value / 100), points)
        if _MEETS[comparison](value, aim):
            if self.overshoot is not None:
                overshot = self.overshoot.reduced(cells, value, aim, points)
                if overshot is not None:
                    return overshot
            return Award(points.fraction, _MET.because(cells=cells))
        if comparison is None:
            return Award(None, _DIRECTION.because(cells=cells))
        miss = self.missed_rate if rate else self.missed_count
        if not isinstance(miss, PerStep):
            return in_proportion(cells, points, value, aim, miss, rate=rate)
        if value == aim:
            return Award(points.fraction, _NO_GAP.because(cells=cells))
        excess = abs(value - aim) / (100 if rate else 1)
        loss = lose(points, excess, per=miss.per, deduct=miss.deduct, steps=miss.steps)
        sentence = _ABOVE if value > aim else _BELOW
        return Award(points.fraction - loss.lost, sentence.because(cells=cells, loss=loss))

    def _award_words(self, cells: Cells, points: Points) -> Award:
        word = cells.indicator.actual.printed.strip()
        if is_nil(cells.indicator.target.text):
            return Award(None, _NO_TARGET.because(cells=cells))
        if word in self.met_words:
            return Award(points.fraction, _STATED.because(cells=cells, word=word))
        if self.levels is not None and self.levels.level(word) is not None:
            return self.levels.award(Measured(Kind.STATE, word), points)
        return Award(None, _WORDS.because(cells=cells))


def _ambiguous(target: Quantity, actual: Quantity) -> bool:
    """Whether a bare number beside a percentage may as well be a ratio: 1 may mean 100%.

    It may where it is at most 1, or so small that it lies nearer to the percentage as a ratio.
    Beside ‰ any may be a ratio, a percentage or in ‰.
    """
    if target.is_per_mille is not actual.is_per_mille:
        return target.bare or actual.bare
    if target.is_percent is actual.is_percent:
        return False
    bare, percentage = (actual, target) if target.is_percent else (target, actual)
    number = bare.number.fraction
    return bare.bare and number > 0 and (number <= 1 or 10 * number < percentage.number.fraction)
