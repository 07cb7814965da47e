"""Targets and values that cannot be: above what a rate can reach, a cost with a floor, far above.

A name says what it is of by the words of a `Vocabulary`; what no word names is left alone.
Source: 财预〔2020〕10号 (定量指标 are compared as numbers; 完成值高于指标值较多的，要分析原因);
what reviewers of the forms return.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import partial
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.checks.scores.attained import Attained, attained, figures_of, is_to_be_little
from perfeval.audit.checks.values.compared_rows import SOURCE, placed_rows
from perfeval.audit.checks.values.worded_targets import bounded
from perfeval.audit.finding import Code, Finding, Needs, Place, Severity
from perfeval.audit.rounding.figures import decimals
from perfeval.audit.vocabulary import Practice, Vocabulary, has_any
from perfeval.filing.filing import Filing
from perfeval.filing.indicators import Indicator
from perfeval.filing.values import Comparison
from perfeval.numbers.cells import is_nil
from perfeval.numbers.printed import Points
from perfeval.scoring.scorecard import Scorecard

__all__ = ["IMPOSSIBLE", "values_by"]

_NONE: Final = frozenset({"不涉及", "未涉及", "无此项"})
"""Marks of a row that does not apply, beside those that a number may be left out by."""
_UPWARD: Final = frozenset({Comparison.AT_LEAST, Comparison.ABOVE})
_FAR: Final = Fraction(13, 10)
_TWICE: Final = 2
_SLIP: Final = 2_000
"""From this ratio on, two amounts of money are a slip of the unit."""

IMPOSSIBLE = Code(
    id="value.impossible",
    severity=Severity.WARNING,
    field="actual",
    source=SOURCE,
    meaning_zh="该比率最多为 100%，所填数值不可能",
    meaning_en="a rate that is 100% at most is above it",
    zh="{label}填 {printed}，最多为 {computed}；请核对是否多打一位或点错小数点",
    en="{label} is {printed}; at most {computed} is possible",
)
TARGET = Code(
    id="target.impossible",
    severity=Severity.WARNING,
    field="target",
    source=SOURCE,
    meaning_zh="该比率最多为 100%，指标值却定在 100% 以上",
    meaning_en="the target of a rate that is 100% at most is above it",
    zh="{label}的指标值为 {printed}，最多为 {computed}；请核对是否把“≥”误作数字，或多打了一位",
    en="the target of {label} is {printed}; at most {computed} is possible (a sign typed as a "
    "digit?)",
)
OVER = Code(
    id="value.over_control",
    severity=Severity.WARNING,
    field="actual",
    source="财预〔2013〕53号：控制率＝实际支出÷预算安排",
    meaning_zh="控制率超过 100%，即超出了控制数",
    meaning_en="a rate of control above 100%: more was used than was allowed",
    zh="{label} {printed}，超过 {computed}，即超出控制数；如属实，应扣分并说明原因",
    en="{label} is {printed}, above {computed}: more than was allowed; it should cost points",
)
FLOOR = Code(
    id="target.cost_floor",
    severity=Severity.WARNING,
    field="target",
    source="财预〔2021〕101号：成本指标不得超出预算支出标准设置目标值",
    meaning_zh="成本指标的指标值用了“≥”，花得越多得分越高",
    meaning_en="a cost has a floor: the more it costs, the better it scores",
    zh="成本指标“{label}”的指标值为 {printed}，花得越多越好；应为 {computed}",
    en="the cost {label} has the target {printed}, so that more is better; {computed} is meant",
)
OVERSHOT = Code(
    id="target.overshot",
    severity=Severity.INFO,
    needs=Needs.ROWS,
    field="actual",
    source="财预〔2020〕10号：完成值大幅超过指标值的，要分析原因",
    meaning_zh="完成值大幅超过指标值，应分析原因（达两倍，或当地规定须说明的，为警告）",
    meaning_en="the value is far above the target, which wants an analysis (a warning from twice "
    "the target on, and where the notice of a place asks for a reason)",
    zh="指标值 {target}，实际 {printed}，为指标值的 {computed}{asked}",
    en="target {target}, actual {printed}: {computed} of the target{asked_en}",
)
IDLE = Code(
    id="score.not_applicable",
    severity=Severity.WARNING,
    field="claimed",
    source="财预〔2020〕10号：自评表各栏；分值应分配给适用的指标",
    meaning_zh="标为“不适用”的指标带有分值和得分",
    meaning_en="a row that is marked as not applicable carries points and a score",
    zh="标为“{mark}”，却有分值 {points}、得分 {printed}；应删去该行，把分值分给适用的指标",
    en="marked {mark}, yet it carries {points} points and a score of {printed}: give them to a row "
    "that applies",
)


def _shares(row: Indicator, at: Place, words: Vocabulary) -> Iterator[Finding]:
    """A share above 100%, in the value or in the target."""
    if not words.is_share(row.name):
        return
    value, target = row.actual.percent, bounded(row.target).quantity
    if value is not None and value.rate.fraction > 1:
        yield IMPOSSIBLE.at(at, printed=row.actual.printed, computed="100%", label=row.name)
    if target is not None and target.is_percent and target.number.fraction > 100:
        yield TARGET.at(at, printed=row.target.printed, computed="100%", label=row.name)


def _control(row: Indicator, at: Place, words: Vocabulary) -> Iterator[Finding]:
    """A rate of control above 100% that loses no points, or that its target allows."""
    if not has_any(words.ceilings, row.name):
        return
    value, target = row.actual.percent, bounded(row.target).quantity
    wide = target is not None and target.is_percent and target.number.fraction > 100
    if wide:
        yield OVER.at(at, printed=row.target.printed, computed="100%", label=f"{row.name}的指标值")
    elif value is not None and value.rate.fraction > 1:
        points, claimed = row.points, row.claimed
        full = isinstance(claimed, Points) and isinstance(points, Points) and claimed >= points
        missed = attained(row.target, row.actual) is Attained.UNMET  # then its score is tested
        if full and not missed:
            yield OVER.at(at, printed=row.actual.printed, computed="100%", label=row.name)


def _floor(row: Indicator, at: Place, words: Vocabulary) -> Iterator[Finding]:
    """A cost in money of which the target says at least."""
    read = bounded(row.target)
    quantity = read.quantity
    if read.comparison not in _UPWARD or quantity is None or "元" not in quantity.unit:
        return
    if words.is_cost(row.name) or ("成本" in row.level2 and not has_any(words.savings, row.name)):
        most = "≤" if read.comparison is Comparison.AT_LEAST else "<"
        yield FLOOR.at(
            at,
            printed=row.target.printed,
            computed=f"{most}{quantity.number.text}{quantity.measure}",
            label=row.name,
        )


def _overshot(
    row: Indicator, at: Place, words: Vocabulary, practice: Practice | None
) -> Iterator[Finding]:
    """Far above a target that is to be reached, without a word."""
    read, figures = bounded(row.target), figures_of(row.target, row.actual)
    equal = read.comparison is Comparison.EQUAL and not is_to_be_little(row, words)
    if figures is None or read.quantity is None or not (equal or read.comparison in _UPWARD):
        return
    goal, value = figures
    least = practice.overshoot if practice is not None else _FAR
    explained = bool(row.variance_note.strip())
    if goal <= 0 or value < goal * min(least, _FAR) or explained:
        return
    if read.quantity.unit == "元" and value >= goal * _SLIP:
        return
    asked = practice is not None and value > goal * practice.overshoot
    twice = value >= goal * _TWICE and value - goal > 1
    local = practice.source if asked and practice is not None else ""
    yield OVERSHOT.at(
        at,
        printed=row.actual.printed,
        computed=f"{decimals(100 * value / goal, 0)}%",
        severity=Severity.WARNING if asked or twice else None,
        target=row.target.printed,
        asked=_asked(twice, local),
        asked_en=", and no reason is given" if asked or twice else "",
    )


def _asked(twice: bool, local: str) -> str:
    if local:
        return f"，未说明原因（{local}要求说明）"
    if twice:
        return "，未说明原因；指标值可能定得过低，请在偏差原因栏说明"
    return "；宜在偏差原因栏分析原因"


def _idle(row: Indicator, at: Place) -> Iterator[Finding]:
    """A row that is marked 不适用, or both of whose cells are marks, with a score."""
    points, claimed = row.points, row.claimed
    if not isinstance(points, Points) or not isinstance(claimed, Points) or not claimed.atoms:
        return
    texts = (row.target.text.strip(), row.actual.text.strip())
    both = all(text and (is_nil(text) or text in _NONE) for text in texts)
    if row.not_applicable or both:
        mark = "不适用" if row.not_applicable else texts[0]
        yield IDLE.at(at, printed=claimed.text, points=points.text, mark=mark)


def _find(words: Vocabulary, filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    practice = words.practice(filing.unit.jurisdiction)
    for at, row in placed_rows(filing):
        yield from _shares(row, at, words)
        yield from _control(row, at, words)
        yield from _floor(row, at, words)
        yield from _overshot(row, at, words, practice)
        yield from _idle(row, at)


def values_by(words: Vocabulary) -> Check:
    """The checks of values that cannot be, with the words of names that they go by."""
    codes = (IMPOSSIBLE, TARGET, OVER, FLOOR, OVERSHOT, IDLE)
    return Check(name="values", codes=codes, find=partial(_find, words))
