"""By target: an indicator scored on its own printed target and actual value (附件2, 附件3).

The sign before the target says the direction; without one it is unknown, and only a value equal to
the target is met. Words are met by a closed list, or name a level, or stay unscored.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from attrs import field, frozen

from perfeval.errors import InputError, RubricError
from perfeval.filing import Comparison, Indicator, Quantity
from perfeval.filing.structure import many, maybe, of_kind
from perfeval.measures import Kind, Measured
from perfeval.numbers.cells import is_nil
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from perfeval.phrases import Phrase
from perfeval.rules.level_range import LevelRange
from perfeval.rules.overshoot import Overshoot
from perfeval.rules.rule import (
    EDGE,
    POINTS,
    Award,
    Edge,
    because,
    checked_points,
    read_edge,
    read_points,
)
from perfeval.rules.steps import Steps, lose, plain

__all__ = ["ByTarget", "InProportion", "PerStep"]

_ZERO: Final = Points("0")
_LONGEST_QUOTE: Final = 80


@frozen(kw_only=True)
class PerStep:
    """A missed target costs `deduct` points for each step of `per` ("1%" of a rate, "1" count).

    >>> PerStep(deduct="1", per="1%", steps=Steps.STARTED).per
    Rate('1%')
    """

    deduct: Points = field(converter=read_points, **POINTS)
    per: Edge = field(converter=read_edge, **EDGE)
    steps: Steps = field(**of_kind("the reading of a part-step", Steps))

    def __attrs_post_init__(self) -> None:
        if self.deduct.atoms <= 0 or self.per.fraction <= 0:
            raise RubricError("by target", "a deduction and its step must be above 0")


@frozen(kw_only=True)
class InProportion:
    """A missed target earns completed ÷ target × points; an exceeded ceiling target ÷ completed.

    >>> rule = ByTarget(missed_rate=InProportion(), missed_count=InProportion())
    >>> row = Indicator(target=Target(text="≥50个"), actual=Actual(text="40个"))
    >>> rule.award(row, Points("5")).earned
    Fraction(4, 1)
    """


Miss = PerStep | InProportion


@frozen(kw_only=True)
class ByTarget:
    """Score an indicator by 年度指标值 and 实际完成值.

    `missed_rate` and `missed_count` say what a missed target earns. A target in words is met when
    the whole actual value is one of `met_words` (it rests on the unit's word), or names a level
    of `levels`, within which an evaluator picks. Other words are unscored. `overshoot` says what a
    target that is far exceeded costs; without it, nothing.

    >>> rule = ByTarget(missed_rate=InProportion(), missed_count=InProportion())
    >>> row = Indicator(target=Target(text="≥50个"), actual=Actual(text="60个"))
    >>> rule.award(row, Points("5")).because.zh
    '实际完成值 60个，目标 ≥50个，达到目标，计满分'
    """

    missed_rate: Miss = field(**of_kind("missed_rate", PerStep, InProportion))
    missed_count: Miss = field(**of_kind("missed_count", PerStep, InProportion))
    met_words: tuple[str, ...] = many("the words of a met target", str)
    levels: LevelRange | None = maybe("the levels of words", LevelRange)
    overshoot: Overshoot | None = maybe("overshoot", Overshoot)

    def __attrs_post_init__(self) -> None:
        for miss, kind, name in (
            (self.missed_rate, Rate, "missed_rate"),
            (self.missed_count, Count, "missed_count"),
        ):
            if isinstance(miss, PerStep) and not isinstance(miss.per, kind):
                raise RubricError(name, f"its step {miss.per} is no {kind.__name__}")
        for word in self.met_words:
            if not word.strip():
                raise RubricError("by target", "a blank is no word of a met target")

    def award(self, indicator: Indicator, points: Points) -> Award:
        """The award of one row: 0 ≤ earned ≤ points, or None with the reason why not.

        Raises `InputError` for what is no indicator or no points of at least 0.
        """
        if not isinstance(indicator, Indicator):
            raise InputError("the row to score", indicator, "an Indicator")
        checked_points(points, _ZERO)
        row = _Row(indicator, points)
        aim, actual = indicator.target.quantity, indicator.actual.quantity
        if aim is None:
            return self._award_words(row)
        if actual is None:
            return row.unscored("no_number", "实际完成值不是数", "the actual value is no number")
        if _ambiguous(aim, actual):
            return row.unscored(
                "ambiguous", "可能是比率也可能是百分数", "is it a ratio or a percentage?"
            )
        attained = actual.value_in(aim)
        if attained is None:
            return row.unscored("units", "计量单位不一致", "the units differ")
        wanted = aim.number.fraction * aim.scale
        return self._award_number(row, attained, wanted, rate=aim.is_percent or actual.is_percent)

    def _award_number(self, row: _Row, value: Fraction, aim: Fraction, *, rate: bool) -> Award:
        comparison = row.indicator.target.comparison
        if _met(comparison, value, aim):
            if self.overshoot is not None:
                overshot = self.overshoot.spoil(comparison, value, aim, row.points, row.cells)
                if overshot is not None:
                    return overshot
            return row.full("met", "达到目标，计满分", ", met: full points")
        if comparison is None:
            return row.unscored(
                "direction", "目标没有方向符号", "the target has no sign: direction unknown"
            )
        miss = self.missed_rate if rate else self.missed_count
        if isinstance(miss, InProportion):
            return row.in_proportion(value, aim, "%" if rate else "")
        if value == aim:
            return row.full(
                "missed", "等于目标，没有差距可扣", ", equal to the target: nothing to take off"
            )
        excess = abs(value - aim) / (100 if rate else 1)
        loss = lose(row.points, excess, per=miss.per, deduct=miss.deduct, steps=miss.steps)

        def told() -> tuple[str, str]:
            zh, en = ("超过", "above") if value > aim else ("低于", "below")
            zh_loss, en_loss = loss.words()
            return f"，{zh}目标 {zh_loss}", f", {en} the target by {en_loss}"

        return row.award(loss.earned, "missed", told)

    def _award_words(self, row: _Row) -> Award:
        word = row.indicator.actual.printed.strip()
        if is_nil(row.indicator.target.text):
            return row.unscored("no_target", "没有年度指标值", "there is no target")
        if word in self.met_words:
            return row.full(
                "stated",
                f"单位填报“{word}”，据此计满分",
                f": full points on the unit's own word “{word}”",
            )
        if self.levels is not None and self.levels.level(word) is not None:
            return self.levels.award(Measured(Kind.STATE, word), row.points)
        return row.unscored(
            "words", "定性目标，不能据此计分", "a target in words: it cannot be computed"
        )


@frozen
class _Row:
    """A row to score: the indicator and its points; a reason begins with its two cells."""

    indicator: Indicator
    points: Points

    def cells(self) -> tuple[str, str]:
        """What the row says, in both languages."""
        value = _quoted(self.indicator.actual.printed)
        target = _quoted(self.indicator.target.printed)
        return (
            f"实际完成值 {value or '空白'}，目标 {target or '空白'}",
            f"actual {value or 'blank'}, target {target or 'blank'}",
        )

    def award(self, earned: Fraction | None, code: str, told: Phrase) -> Award:
        def phrase() -> tuple[str, str]:
            (zh, en), (zh_told, en_told) = self.cells(), told()
            return f"{zh}{zh_told}", f"{en}{en_told}"

        return Award(earned, because(code, phrase))

    def full(self, code: str, zh: str, en: str) -> Award:
        return self.award(self.points.fraction, code, lambda: (f"，{zh}", en))

    def unscored(self, code: str, zh: str, en: str) -> Award:
        return self.award(None, code, lambda: (f"：{zh}", f": {en}"))

    def in_proportion(self, value: Fraction, aim: Fraction, sign: str) -> Award:
        """The smaller of value and target over the larger; 0 where either is below 0."""
        less, more = min(value, aim), max(value, aim)
        if less == more == 0:
            return self.unscored("undefined", "0÷0 没有意义", "0 ÷ 0 is undefined")
        share = Fraction(0) if less < 0 else less / more

        def told() -> tuple[str, str]:
            factor = "0" if less < 0 else f"{plain(less)}{sign} ÷ {plain(more)}{sign}"
            return (
                f"，未达到目标，按比例计 {self.points.plain} × {factor}",
                f", missed, in proportion: {self.points.plain} × {factor}",
            )

        return self.award(self.points.fraction * share, "proportional", told)


def _quoted(cell: str) -> str:
    """A cell as a reason quotes it: whole sentences are cut."""
    return cell if len(cell) <= _LONGEST_QUOTE else f"{cell[:_LONGEST_QUOTE]}…"


def _ambiguous(target: Quantity, actual: Quantity) -> bool:
    """Whether a bare number beside a percentage may as well be a ratio: 1 may mean 100%.

    It may where it is at most 1, or so small that it lies nearer to the percentage as a ratio.
    """
    if target.is_percent is actual.is_percent:
        return False
    bare, percentage = (actual, target) if target.is_percent else (target, actual)
    number = bare.number.fraction
    return bare.bare and number > 0 and (number <= 1 or 10 * number < percentage.number.fraction)


def _met(comparison: Comparison | None, value: Fraction, aim: Fraction) -> bool:
    """Whether the target is met; without a sign only equality is, in any direction."""
    if comparison is Comparison.AT_LEAST:
        return value >= aim
    if comparison is Comparison.AT_MOST:
        return value <= aim
    if comparison is Comparison.ABOVE:
        return value > aim
    if comparison is Comparison.BELOW:
        return value < aim
    return value == aim
