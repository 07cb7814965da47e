"""Targets and values: whether they can be compared, and whether a value can be true.

Source: 财预〔2020〕10号 (定量指标 are compared as numbers); what reviewers of the forms return.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.checks.attained import Attained, attained, figures_of
from perfeval.audit.checks.figures_in_prose import Attestation, figures_in
from perfeval.audit.checks.worded_targets import bounded, sign_of
from perfeval.audit.finding import Code, Finding, Needs, Place, Severity
from perfeval.audit.rounding.figures import decimals
from perfeval.audit.rounding.hints import FACTOR
from perfeval.audit.ties.implied import placed_forms
from perfeval.filing.filing import Filing
from perfeval.filing.forms.city_form import CityForm
from perfeval.filing.indicators import Indicator
from perfeval.filing.values import Comparison, Target
from perfeval.numbers.printed import Points
from perfeval.scoring.scorecard import Scorecard

__all__ = ["TARGETS"]

_SOURCE = "财预〔2020〕10号：定量指标按数值比较；自评表填报要求"
_SHARES: Final = re.compile(
    r"满意|合格率|覆盖率|办结率|及时率|准确率|达标率|知晓率|参与率|到位率|优良率|普及率|入学率|成活率|好评率|公开率"
)
_MOST: Final = ("以内", "不超过", "以下", "低于", "控制在", "≤", "≦")
_DIGITS: Final = re.compile(r"[0-9０-９]")
_FAR: Final = Fraction(13, 10)

NO_NUMBER = Code(
    id="target.no_number",
    severity=Severity.WARNING,
    field="actual",
    source=_SOURCE,
    meaning_zh="指标值有数字，完成值只有文字，别处也没有相应数据",
    meaning_en="a target names a number, the value is words, and no figure elsewhere attests it",
    zh="指标值“{printed}”，完成值填“{actual}”，没有填报实际数",
    en="the target names {printed}, the value says {actual}: no actual number is given",
)
INEQUALITY = Code(
    id="target.inequality",
    severity=Severity.WARNING,
    field="actual",
    source=_SOURCE,
    meaning_zh="完成值填了不等式或“以上”“以下”，应填实际数",
    meaning_en="the value is an inequality where a number is due",
    zh="完成值填“{printed}”，应填实际数",
    en="the value is {printed}, where a number is due",
)
NO_DIRECTION = Code(
    id="target.no_direction",
    severity=Severity.INFO,
    field="target",
    source=_SOURCE,
    meaning_zh="定量指标值没有≥、≤等符号，方向不明",
    meaning_en="a number without a sign: whether more or less is better is unknown",
    zh="指标值 {printed} 没有符号，方向不明（实际 {actual}）",
    en="the target {printed} has no sign, so its direction is unknown (actual {actual})",
)
WORDED = Code(
    id="target.worded",
    severity=Severity.INFO,
    field="target",
    source="民法典第1259条：以上、以下、以内包括本数；财预〔2020〕10号：定量指标按数值比较",
    meaning_zh="指标值的界限是文字，计分时不按数值比较，宜改用符号",
    meaning_en="the bound of a target is words: scoring does not read it, a sign would do",
    zh="指标值“{printed}”的界限是文字，不能据以计分，宜写作“{computed}”",
    en="the bound of the target {printed} is words, which scoring does not read: write {computed}",
)
OVERSHOT = Code(
    id="target.overshot",
    severity=Severity.INFO,
    needs=Needs.ROWS,
    field="actual",
    source="财预〔2020〕10号：完成值大幅超过指标值的，要分析原因",
    meaning_zh="完成值大幅超过指标值，应分析原因",
    meaning_en="the value is far above the target, which wants an analysis",
    zh="指标值 {target}，实际 {printed}，为指标值的 {computed}",
    en="target {target}, actual {printed}: {computed} of the target",
)
IMPOSSIBLE = Code(
    id="value.impossible",
    severity=Severity.WARNING,
    field="actual",
    source=_SOURCE,
    meaning_zh="该比率最多为 100%，所填数值不可能",
    meaning_en="a rate that is 100% at most is above it",
    zh="{label}填 {printed}，最多为 {computed}",
    en="{label} is {printed}; at most {computed} is possible",
)
POINTS_TYPED = Code(
    id="value.points_typed",
    severity=Severity.WARNING,
    field="actual",
    source=_SOURCE,
    meaning_zh="完成值栏填的似乎是分值",
    meaning_en="points seem to be typed into the column of values",
    zh="完成值填 {printed}，与分值相同，而指标值为“{target}”",
    en="the value is {printed}, the row's points, while the target is {target}",
)
UNIT_SLIP = Code(
    id="value.unit_slip",
    severity=Severity.WARNING,
    field="actual",
    source=_SOURCE,
    meaning_zh="指标值与完成值相差约一万倍，可能混用元和万元",
    meaning_en="target and value differ by about 10^4: 元 and 万元 may be mixed",
    zh="指标值 {target}，实际 {printed}，相差约一万倍",
    en="target {target}, actual {printed}: about 10^4 apart",
)


def _forms(filing: Filing) -> Iterator[tuple[Place, tuple[Indicator, ...]]]:
    for form, place in placed_forms(filing):
        if form.indicators and form.is_self_evaluation and not form.not_applicable:
            yield place.at("绩效指标", 1, "indicators"), form.indicators
        elif isinstance(form, CityForm):
            yield place.at("整体支出绩效定量目标及实施计划完成情况", 5, "goals"), form.goals


def _row_place(table: Place, row: Indicator, position: int) -> Place:
    words = " / ".join(part for part in (row.level1, row.level2, row.name) if part)
    return table.at(words, position, f"{position}")


def _words(row: Indicator, at: Place, in_prose: Attestation) -> Iterator[Finding]:
    """A number in the target, and words where the value is due."""
    actual = row.actual.text.strip()
    if not actual or row.not_applicable or row.actual.quantity is not None:
        return
    if _is_bound(actual):
        if bounded(row.target).quantity is not None:
            yield INEQUALITY.at(at, printed=row.actual.printed)
        return
    if _DIGITS.search(actual):
        return
    if row.target.quantity is not None:
        yield NO_NUMBER.at(at, printed=row.target.printed, actual=actual)
        return
    text = row.target.printed
    at_most = any(word in text for word in _MOST)
    for figure in figures_in(text):
        if not in_prose.of(figure, at_most=at_most):
            yield NO_NUMBER.at(at, printed=figure.text, actual=actual)


def _is_bound(actual: str) -> bool:
    """Whether a value is an inequality, by a sign or by words, and no number."""
    sign = Target(text=actual).comparison or sign_of(Target(text=actual))
    return sign not in {None, Comparison.EQUAL} or actual.endswith(("以上", "以下"))


def _worded(row: Indicator, at: Place) -> Iterator[Finding]:
    """A target that has a number, and words for its bound."""
    read = bounded(row.target)
    if read is not row.target:
        yield WORDED.at(at, printed=row.target.printed, computed=read.text)


def _numbers(row: Indicator, at: Place) -> Iterator[Finding]:
    """A number in the target and a number in the value."""
    figures = figures_of(row.target, row.actual)
    read = bounded(row.target)
    quantity = read.quantity
    if figures is None or quantity is None:
        return
    goal, value = figures
    target, actual = row.target.printed, row.actual.printed
    if read.comparison is None and goal != value:
        yield NO_DIRECTION.at(at, printed=target, actual=actual)
    if quantity.unit == "元" and goal > 0 and value > 0:
        ratio = max(goal, value) / min(goal, value)
        if 2000 <= ratio <= 50000:
            yield UNIT_SLIP.at(at, printed=actual, target=target, hints=(FACTOR,))
            return
    rising = read.comparison in {Comparison.AT_LEAST, Comparison.ABOVE}
    met = attained(row.target, row.actual) is Attained.MET
    if rising and met and goal > 0 and value >= goal * _FAR and not row.variance_note.strip():
        yield OVERSHOT.at(
            at, printed=actual, target=target, computed=f"{decimals(100 * value / goal, 0)}%"
        )


def _impossible(row: Indicator, at: Place) -> Iterator[Finding]:
    percent = row.actual.percent
    if percent is not None and percent.rate.fraction > 1 and _SHARES.search(row.name):
        yield IMPOSSIBLE.at(at, printed=row.actual.printed, computed="100%", label=row.name)


def _typed(row: Indicator, at: Place) -> Iterator[Finding]:
    """The row's points in the column of values, where the target is words or a percentage."""
    value, points, target = row.actual.quantity, row.points, row.target.quantity
    if value is None or not value.bare or not isinstance(points, Points):
        return
    words = row.target.text.strip()
    worded = bool(words) and not _DIGITS.search(words)
    percent = target is not None and target.is_percent and target.number.atoms != points.atoms
    if value.number.atoms == points.atoms and (worded or percent):
        yield POINTS_TYPED.at(at, printed=row.actual.printed, target=row.target.printed)


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    in_prose = Attestation(filing)
    for table, rows in _forms(filing):
        for position, row in enumerate(rows):
            at = _row_place(table, row, position)
            yield from _words(row, at, in_prose)
            yield from _worded(row, at)
            yield from _numbers(row, at)
            yield from _impossible(row, at)
            yield from _typed(row, at)


TARGETS = Check(
    name="targets",
    codes=(
        NO_NUMBER,
        INEQUALITY,
        NO_DIRECTION,
        WORDED,
        OVERSHOT,
        IMPOSSIBLE,
        POINTS_TYPED,
        UNIT_SLIP,
    ),
    find=_find,
)
