"""Targets and values: whether they can be compared, and whether a value can be true.

Source: 财预〔2020〕10号 (定量指标 are compared as numbers); what reviewers of the forms return.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.checks.scores.attained import figures_of
from perfeval.audit.checks.values.compared_rows import SOURCE, placed_rows
from perfeval.audit.checks.values.figures_in_prose import Attestation, figures_in
from perfeval.audit.checks.values.worded_targets import bounded, sign_of
from perfeval.audit.finding import Code, Finding, Place, Severity
from perfeval.audit.rounding.hints import FACTOR
from perfeval.filing.filing import Filing
from perfeval.filing.indicators import Indicator
from perfeval.filing.values import Comparison, Target
from perfeval.numbers.printed import Points
from perfeval.scoring.scorecard import Scorecard

__all__ = ["TARGETS"]

_MOST: Final = ("以内", "不超过", "以下", "低于", "控制在", "≤", "≦")
_DIGITS: Final = re.compile(r"[0-9０-９]")

NO_NUMBER = Code(
    id="target.no_number",
    severity=Severity.WARNING,
    field="actual",
    source=SOURCE,
    meaning_zh="指标值有数字，完成值只有文字，别处也没有相应数据",
    meaning_en="a target names a number, the value is words, and no figure elsewhere attests it",
    zh="指标值“{printed}”，完成值填“{actual}”，没有实际数；请填写实际完成的数字",
    en="the target names {printed}, the value says {actual}: no actual number is given",
)
INEQUALITY = Code(
    id="target.inequality",
    severity=Severity.WARNING,
    field="actual",
    source=SOURCE,
    meaning_zh="完成值填了不等式或“以上”“以下”，应填实际数",
    meaning_en="the value is an inequality where a number is due",
    zh="完成值填“{printed}”，不是实际数；请改填实际完成的数字",
    en="the value is {printed}, where a number is due",
)
NO_DIRECTION = Code(
    id="target.no_direction",
    severity=Severity.INFO,
    field="target",
    source=SOURCE,
    meaning_zh="定量指标值没有≥、≤等符号，方向不明",
    meaning_en="a number without a sign: whether more or less is better is unknown",
    zh="指标值 {printed} 没有符号，方向不明（实际 {actual}）；请写明“≥”“≤”或“＝”",
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
POINTS_TYPED = Code(
    id="value.points_typed",
    severity=Severity.WARNING,
    field="actual",
    source=SOURCE,
    meaning_zh="完成值栏填的似乎是分值",
    meaning_en="points seem to be typed into the column of values",
    zh="完成值填 {printed}，与分值相同，而指标值为“{target}”；请把分值改为实际完成值",
    en="the value is {printed}, the row's points, while the target is {target}",
)
UNIT_SLIP = Code(
    id="value.unit_slip",
    severity=Severity.WARNING,
    field="actual",
    source=SOURCE,
    meaning_zh="指标值与完成值相差约一万倍，可能混用元和万元",
    meaning_en="target and value differ by about 10^4: 元 and 万元 may be mixed",
    zh="指标值 {target}，实际 {printed}，相差约一万倍；请核对“元”和“万元”",
    en="target {target}, actual {printed}: about 10^4 apart",
)


def _words(row: Indicator, at: Place, in_prose: Attestation) -> Iterator[Finding]:
    """A number in the target, and words where the value is due."""
    actual = row.actual.text.strip()
    if not actual or row.not_applicable or row.actual.quantity is not None:
        return
    if _is_bound(actual):
        if bounded(row.target).quantity is not None:
            yield INEQUALITY.at(at, printed=row.actual.printed)
        return
    nothing = isinstance(row.claimed, Points) and not row.claimed.atoms  # 未开展, scored so
    if nothing or _DIGITS.search(actual):
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
    if read.comparison is not None and row.target.comparison is None:
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
    for at, row in placed_rows(filing):
        yield from _words(row, at, in_prose)
        yield from _worded(row, at)
        yield from _numbers(row, at)
        yield from _typed(row, at)


TARGETS = Check(
    name="targets",
    codes=(
        NO_NUMBER,
        INEQUALITY,
        NO_DIRECTION,
        WORDED,
        POINTS_TYPED,
        UNIT_SLIP,
    ),
    find=_find,
)
