"""A figure in a reason beside that of the row: 仅完成40场 where the value is 50场.

Only where the reason tells one figure in the unit of the row, as what was done (仅完成40场) or as
what was not (2场未办); of a rate, only under the name of the row's own measure (验收合格率仅达80%).
Source: 绩效自评抽查标准 (扣分须说明依据，与完成值一致).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from attrs import evolve

from perfeval.audit.checks.scores.attained import Attained, attained, figures_of
from perfeval.audit.checks.values.worded_targets import stated
from perfeval.audit.finding import Code, Finding, Severity
from perfeval.audit.graded import GradedRow
from perfeval.audit.rounding.figures import agreement, plain
from perfeval.filing.indicators import Indicator
from perfeval.forms.prose.quantities import Quantity, quantities
from perfeval.numbers.printed import Percent
from perfeval.text.labels import squeeze
from perfeval.text.numerals import narrow

__all__ = ["OTHER_FIGURE", "other_figure"]

OTHER_FIGURE = Code(
    id="reason.other_figure",
    severity=Severity.WARNING,
    field="variance_note",
    source="绩效自评抽查标准：偏差原因与指标值、完成值一致",
    meaning_zh="偏差原因中写明的完成数（或未完成数）与完成值不同",
    meaning_en="a reason tells another figure than the value of the row",
    zh="指标值 {target}，完成值 {actual}，偏差原因却写“{printed}”，应为 {computed}；"
    "请核对，使两处一致",
    en="target {target}, actual {actual}, yet the reason says {printed}: it should be {computed}",
)
_ONLY: Final = re.compile(
    r"(?:仅|只|实际(?:仅|只)?)(?:完成|举办|开展|实施|组织|建成|新建|改造|培训|发放|达到?|有|为|办理)?(?:了)?\Z"
)
_NOT_DONE: Final = re.compile(
    r"(?:尚|暂|均)?(?:未能|未|没有|没能|没)(?:按期|按时|如期|全部)?(?:举办|开展|实施|完成|实现|建成|建设|验收|办|发放|开工|到位)"
)
_STILL: Final = re.compile(r"(?:尚|还|仍)有\Z")
_THING: Final = re.compile(r"[一-鿿]{0,8}?(?=尚?未)")
"""The thing between how many and 未: 尚有4个书屋未建成."""
_ALL_DONE: Final = re.compile(
    r"(?:本项|该项|该指标|已|均|全年|年度|目标|任务|指标|工作){0,4}(?:全部|全面|超额|圆满)完成"
    r"(?:了|年度|全年|目标|任务|指标|值|计划|工作|年初|绩效|设定的?|既定){0,8}[。.!！]?"
)
_BRACKETS: Final = re.compile(r"[（(][^（）()]{1,30}[）)]\Z")
_SHARE: Final = re.compile(
    r"(?:(?:指标|目标|任务|计划)?完成率(?:为|是|达到?|仅)?[:：]?"
    r"|(?:实际|仅|只)?(?:完成|达到)(?:了)?(?:年度|全年)?(?:指标值?|目标值?|任务|计划){1,2}(?:数|量)?的)\Z"
)
"""What stands before the share of the target that was reached: 完成率95%, 完成指标值的95%."""
_LESS: Final = re.compile(r"(?:少|少完成|未完成|欠|差|缺|缺口)\Z")
_OTHERWISE: Final = re.compile(
    "上年|去年|月底|季度|截至|截止|其中|原计划|补|追加|调整|取消|合并|另|线上|下年|跨年"
)


_REACHED: Final = re.compile(
    r"(?:实际|目前|最终|全年|当年|本年度?)?(?:完成值?|达成)?(?:仅|只|才|刚)?(?:完成|达到|达|为|有|是|实现|在)?(?:了)?[:：]?\Z"
)
"""What stands between the name of a rate and its figure: 验收合格率仅达80%."""
_RATE: Final = re.compile(r".{1,16}(?:率|度|比例)\Z")
_LEAST_NAME: Final = 3
"""A name of two signs (进度) is of anything."""


def other_figure(row: GradedRow) -> Iterator[Finding]:
    """A reason that says otherwise what was done, or what was not."""
    indicator, reason = row.indicator, narrow(row.reason)
    if indicator is not None and indicator.actual.percent is not None and "%" in reason:
        yield from _other_rate(row, indicator, indicator.actual.percent, reason)
        return
    figures = None if indicator is None else figures_of(indicator.target, indicator.actual)
    if indicator is not None:
        yield from _share_told(row, indicator)
        yield from _all_done(row, indicator, reason)
    if indicator is None or figures is None or not reason or _OTHERWISE.search(reason):
        return
    told = _told(indicator, reason)
    if told is None:
        return
    figure, is_gap = told
    goal, value = figures
    due = abs(goal - value) if is_gap else value
    if figure.fraction != due:
        text = reason[figure.start - len(figure.label) : figure.end]
        yield OTHER_FIGURE.at(
            row.place,
            printed=f"{text}{'未完成' if is_gap and not _LESS.search(figure.label) else ''}",
            computed=_shown(due, figure),
            target=indicator.target.printed,
            actual=indicator.actual.printed,
        )


def _told(indicator: Indicator, reason: str) -> tuple[Quantity, bool] | None:
    """The one figure of a reason in the unit of its row, and whether it is what is missing."""
    due, done = indicator.target.quantity, stated(indicator.actual)
    if due is None or done is None or due.unit != done.unit or due.is_percent:
        return None
    found = [each for each in quantities(reason) if each.unit == due.unit]
    if len(found) != 1:
        return None
    figure = found[0]
    still = _STILL.search(figure.label) and _THING.match(reason, figure.end)
    if _NOT_DONE.match(reason, still.end() if still else figure.end) or _LESS.search(figure.label):
        return figure, True
    return (figure, False) if _ONLY.search(figure.label) else None


def _share_told(row: GradedRow, indicator: Indicator) -> Iterator[Finding]:
    """The share of the target that the value or the reason tells; it may stop at 100%."""
    bare = evolve(indicator.actual, text=_BRACKETS.sub("", indicator.actual.text))
    figures = figures_of(indicator.target, bare)
    if figures is None or bare.percent is not None or figures[0] <= 0:
        return
    goal, value = figures
    for text in (narrow(indicator.actual.text), narrow(row.reason)):
        told = [each for each in quantities(text) if each.is_percent and _SHARE.search(each.label)]
        if len(told) != 1 or _OTHERWISE.search(text):
            continue
        beyond = "超" in told[0].label
        share, rate = 100 * value / goal - 100 * beyond, Percent(f"{told[0].number}%")
        unit = Fraction(1, 10**rate.places)
        if abs(share - told[0].fraction) >= unit and not told[0].fraction == 100 < share:
            yield OTHER_FIGURE.at(
                row.place,
                printed=f"{told[0].label}{rate.text}",
                computed=f"{plain(share, max(rate.places, 2))}%",
                target=indicator.target.printed,
                actual=indicator.actual.printed,
            )


def _all_done(row: GradedRow, indicator: Indicator, reason: str) -> Iterator[Finding]:
    """A reason that says nothing but that all was done, of a target that is missed."""
    missed = attained(indicator.target, indicator.actual) is Attained.UNMET
    if missed and _ALL_DONE.fullmatch(squeeze(reason)):
        yield OTHER_FIGURE.at(
            row.place,
            printed=reason,
            computed=indicator.actual.printed,
            target=indicator.target.printed,
            actual=indicator.actual.printed,
        )


def _other_rate(
    row: GradedRow, indicator: Indicator, value: Percent, reason: str
) -> Iterator[Finding]:
    """A reason that tells the rate of the row itself, under its name, with another figure."""
    if _OTHERWISE.search(reason):
        return
    names = ((_named(each, row.name), each) for each in quantities(reason))
    told = [(name, each) for name, each in names if name]
    if len(told) != 1:
        return
    ((name, figure),) = told
    rate = Percent(f"{figure.number}%")
    if agreement(rate, value).verdict.fails:
        yield OTHER_FIGURE.at(
            row.place,
            printed=f"{name}{rate.text}",
            computed=value.text,
            target=indicator.target.printed,
            actual=indicator.actual.printed,
        )


def _named(figure: Quantity, row: str) -> str:
    """The name of a rate as a reason prints it, where it is that of the row; else empty."""
    name = _REACHED.sub("", squeeze(figure.label))
    whole = squeeze(row)
    own = len(name) >= _LEAST_NAME and whole.endswith(name) and _RATE.fullmatch(name)
    return name if figure.is_percent and own else ""


def _shown(due: Fraction, figure: Quantity) -> str:
    return f"{plain(due)}{figure.unit}"
