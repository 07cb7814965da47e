"""By target: an indicator scored on its own printed target and actual value (附件2, 附件3).

The sign before the target says the direction; without one it is unknown, and only a value equal to
the target is met. Words are met by a closed list, or name a level, or stay unscored.
"""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from perfeval.errors import RubricError
from perfeval.filing import Comparison, Indicator, Quantity
from perfeval.filing.structure import is_kind, many
from perfeval.measures import Kind, Measured
from perfeval.numbers import Count, Points, Rate
from perfeval.rules.level_range import LevelRange
from perfeval.rules.overshoot import Overshoot
from perfeval.rules.rule import Award, Because, Edge, read_edge, read_points
from perfeval.rules.steps import Steps, lose, plain

__all__ = ["ByTarget", "InProportion", "PerStep"]


@frozen(kw_only=True)
class PerStep:
    """A missed target costs `deduct` points for each step of `per` ("1%" of a rate, "1" count)."""

    deduct: Points = field(converter=read_points)
    per: Edge = field(converter=read_edge)
    steps: Steps = field(validator=is_kind("the reading of a part-step", Steps))

    def __attrs_post_init__(self) -> None:
        if self.deduct.atoms <= 0 or self.per.fraction <= 0:
            raise RubricError("by target", "a deduction and its step must be above 0")


@frozen(kw_only=True)
class InProportion:
    """A missed target earns completed ÷ target × points; an exceeded ceiling target ÷ completed."""


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

    missed_rate: Miss = field(validator=is_kind("missed_rate", PerStep, InProportion))
    missed_count: Miss = field(validator=is_kind("missed_count", PerStep, InProportion))
    met_words: tuple[str, ...] = many("the words of a met target", str)
    levels: LevelRange | None = field(
        default=None, validator=is_kind("the levels of words", LevelRange, type(None))
    )
    overshoot: Overshoot | None = field(
        default=None, validator=is_kind("overshoot", Overshoot, type(None))
    )

    def __attrs_post_init__(self) -> None:
        for miss, kind, name in (
            (self.missed_rate, Rate, "missed_rate"),
            (self.missed_count, Count, "missed_count"),
        ):
            if isinstance(miss, PerStep) and not isinstance(miss.per, kind):
                raise RubricError(name, f"its step {miss.per} is no {kind.__name__}")

    def award(self, indicator: Indicator, points: Points) -> Award:
        """The award of one row: 0 ≤ earned ≤ points, or None with the reason why not."""
        target, actual = indicator.target.quantity, indicator.actual.quantity
        value_text, aim_text = indicator.actual.printed, indicator.target.printed
        zh = f"实际完成值 {value_text or '空白'}，目标 {aim_text or '空白'}"
        en = f"actual {value_text or 'blank'}, target {aim_text or 'blank'}"
        if target is None:
            return self._award_words(indicator, points, zh, en)
        if actual is None:
            return _unscored(
                "no_number", zh, en, "实际完成值不是数", "the actual value is no number"
            )
        if _ambiguous(target, actual):
            return _unscored(
                "ambiguous",
                zh,
                en,
                "实际完成值可能是比率也可能是百分数",
                "a ratio or a percentage?",
            )
        value = actual.value_in(target)
        if value is None:
            return _unscored("units", zh, en, "计量单位不一致", "the units differ")
        aim = target.number.fraction * target.scale
        return self._award_number(
            indicator.target.comparison,
            value,
            aim,
            points,
            rate=target.is_percent or actual.is_percent,
            words=(zh, en),
        )

    def _award_number(
        self,
        comparison: Comparison | None,
        value: Fraction,
        aim: Fraction,
        points: Points,
        *,
        rate: bool,
        words: tuple[str, str],
    ) -> Award:
        zh, en = words
        if _met(comparison, value, aim):
            overshot = self.overshoot and self.overshoot.award(
                comparison, value, aim, points, words
            )
            return overshot or Award(
                points.fraction,
                Because("met", f"{zh}，达到目标，计满分", f"{en}, met: full points"),
            )
        if comparison is None:
            return _unscored(
                "direction", zh, en, "目标没有方向符号", "the target has no sign: direction unknown"
            )
        miss = self.missed_rate if rate else self.missed_count
        above = value > aim
        if isinstance(miss, PerStep):
            excess = abs(value - aim) / (100 if rate else 1)
            loss = lose(points, excess, per=miss.per, deduct=miss.deduct, steps=miss.steps)
            side = ("超过目标", "above the target") if above else ("低于目标", "below the target")
            return Award(
                loss.earned,
                Because("missed", f"{zh}，{side[0]} {loss.zh}", f"{en}, {side[1]} by {loss.en}"),
            )
        share = _share(value, aim, above=above)
        over, under = (aim, value) if above else (value, aim)
        sign = "%" if rate else ""
        factor = f"{plain(over)}{sign} ÷ {plain(under)}{sign}" if share else "0"
        return Award(
            points.fraction * share,
            Because(
                "proportional",
                f"{zh}，未达到目标，按比例计 {points.plain} × {factor}",
                f"{en}, missed, in proportion: {points.plain} × {factor}",
            ),
        )

    def _award_words(self, indicator: Indicator, points: Points, zh: str, en: str) -> Award:
        word = indicator.actual.printed.strip()
        if not indicator.target.printed.strip():
            return _unscored("no_target", zh, en, "没有年度指标值", "there is no target")
        if word in self.met_words:
            return Award(
                points.fraction,
                Because(
                    "stated",
                    f"{zh}，单位填报“{word}”，据此计满分",
                    f"{en}: full points on the unit's own word “{word}”",
                ),
            )
        if self.levels is not None and self.levels.level(word) is not None:
            return self.levels.award(Measured(Kind.STATE, word), points)
        return _unscored(
            "words", zh, en, "定性目标，不能据此计分", "a target in words: it cannot be computed"
        )


def _unscored(code: str, zh: str, en: str, why_zh: str, why_en: str) -> Award:
    return Award(None, Because(code, f"{zh}：{why_zh}", f"{en}: {why_en}"))


def _ambiguous(target: Quantity, actual: Quantity) -> bool:
    """Whether a bare actual against a percent target may be a ratio: 1 may mean 100%."""
    return target.is_percent and actual.bare and 0 < actual.number.fraction <= 1


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


def _share(value: Fraction, aim: Fraction, *, above: bool) -> Fraction:
    """The smaller of the two over the larger, from 0 to 1; 0 of nothing, and below 0."""
    if value < 0 or aim < 0 or value == aim == 0:
        return Fraction(0)
    return aim / value if above else value / max(value, aim)
