"""Indicators that a reviewer cannot check, or finds in the wrong place.

Source: 财预〔2020〕10号附2 绩效指标明确性 (清晰、可衡量的指标值); the criteria by which a district
reviews self-evaluations (不可核查; 三级指标与二级指标不符; 同一指标重复设置).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from perfeval.audit.checks.values.worded_targets import bounded
from perfeval.audit.finding import Code, Finding, Severity
from perfeval.audit.graded import GradedRow, is_placeholder
from perfeval.audit.units_of_measure import AMOUNTS, kind_of
from perfeval.audit.vocabulary import Vocabulary, has_any
from perfeval.filing.indicators import Indicator
from perfeval.numbers.printed import Points
from perfeval.text.labels import squeeze

__all__ = [
    "CONTRADICTED",
    "MISPLACED",
    "REPEATED",
    "TWICE",
    "VAGUE",
    "misplaced",
    "of_other_block",
    "repeated",
    "twice",
    "unmeasurable",
]

_SOURCE = "财预〔2020〕10号附2：绩效指标明确性；绩效自评抽查标准"
_NUMBER: Final = re.compile(r"[0-9０-９][0-9０-９.．,，]{0,12}\s?[%％]")
_CHANGE: Final = re.compile(
    r"(?:提高|提升|增长|增加|下降|降低|减少|改善)(?:了|到|至|约){0,2}[≥≧>＞不低于少]{0,4}\s?[0-9０-９]"
)
_DIGITS: Final = re.compile(r"[0-9０-９]")
_PAID: Final = re.compile(
    r"(?:拨付|支付|发放|兑付).{0,12}(?:金额|数额|总额)\Z|(?:拨付|支付|兑付)[额款]\Z"
)
"""A payment by its name, with what is paid in between: 拨付补助资金数额."""
_TIMELY: Final = re.compile(
    r"(?:及时率|及时性|(?:完成|完工|开工|竣工|办结|到位|发放)(?:的)?(?:时间|时限)|按期完成率|按时完成率)\Z"
)
_TIME: Final = re.compile("[时期及率速快年月季周日天前后内次批]|进度|频率")
"""A word of time, of speed or of how often."""
_GOOD: Final = re.compile(r"(?:合格率|达标率|优良率|准确率|成活率|完好率)\Z")
_WORTH: Final = re.compile(r"\([0-9.]{1,6}分\)")
_SHORTEST: Final = 4
_BENEFIT: Final = re.compile(r"(?:经济|社会|生态|可持续)(?:效益|影响|发展)?(?:指标)?")
_OUTPUT: Final = re.compile(r"(?:产出)?(?:数量|质量|时效)(?:指标)?")

VAGUE = Code(
    id="target.unmeasurable",
    severity=Severity.WARNING,
    field="target",
    source=_SOURCE,
    meaning_zh="指标值既写百分比又写“明显”等程度词，说不清是什么的百分比，无法核查"
    "（数量、质量指标只写程度词的作提示）",
    meaning_en="a target sets a percentage beside a word of degree: of what, nobody can check "
    "(info: a quantity that is only a word of degree)",
    zh="指标值“{printed}”{problem}，无法核查；请写明是什么的百分比或数量，并备好佐证",
    en="the target {printed} cannot be checked: say what the number is of",
)
MISPLACED = Code(
    id="indicator.misplaced",
    severity=Severity.WARNING,
    field="name",
    source=_SOURCE,
    meaning_zh="三级指标与所在的二级指标不符（如把资金支付列为数量指标；及时率、合格率放错的作提示）",
    meaning_en="a level-3 indicator does not fit its level 2 (a payment as a quantity; info: what "
    "is of time or quality under another level)",
    zh="“{label}”是{kind}，不是{printed}；请改列{computed}，或换成相应的指标",
    en="{label} is no {printed}: it belongs to {computed}",
)
TWICE = Code(
    id="indicator.twice",
    severity=Severity.WARNING,
    field="name",
    source=_SOURCE,
    meaning_zh="同一指标在产出和效益（或满意度）下重复设置",
    meaning_en="the same indicator stands under two blocks",
    zh="“{label}”已列在“{computed}”下，又列在“{printed}”下，重复计分；请删去一处并调整分值",
    en="{label} stands under {computed} and again under {printed}: it is scored twice",
)
REPEATED = Code(
    id="indicator.repeated",
    severity=Severity.WARNING,
    field="name",
    source=_SOURCE,
    meaning_zh="同一数量指标在同一二级指标下列了两次",
    meaning_en="the same quantity stands twice under one level 2",
    zh="“{label}”列了两次，指标值、完成值（{printed}）都相同，重复计分；请删去一处并调整分值",
    en="{label} stands twice with the same target and the same value ({printed})",
)
CONTRADICTED = Code(
    id="indicator.two_values",
    severity=Severity.WARNING,
    field="actual",
    source=_SOURCE,
    meaning_zh="同一数量指标列了两次，完成值不同",
    meaning_en="the same quantity stands twice, with two values",
    zh="“{label}”列了两次，指标值相同，完成值却为 {computed} 和 {printed}；请核对，"
    "如系两项任务，请在指标名称中写明",
    en="{label} stands twice with one target, and with the values {computed} and {printed}",
)


def unmeasurable(row: GradedRow, words: Vocabulary) -> Iterator[Finding]:
    """≥95% 明显: a percentage of nothing. A rate in the name says what it is of."""
    indicator = row.indicator
    if indicator is None:
        return
    target = indicator.target.printed.strip()
    if not has_any(words.degrees, target):
        return
    if _NUMBER.search(target):
        compared = has_any(words.comparisons, target) or _CHANGE.search(target)
        if not compared and not has_any(words.measures, row.name):
            problem = "既有百分比又有程度词"
            yield VAGUE.at(row.place, printed=target, problem=problem)
    elif not _DIGITS.search(target) and has_any(("数量", "质量"), row.level2):
        problem = "只有程度词，没有可衡量的标准"
        yield VAGUE.at(row.place, printed=target, problem=problem, severity=Severity.INFO)


def misplaced(row: GradedRow, words: Vocabulary) -> Iterator[Finding]:
    """A payment among quantities, a satisfaction among outputs, a cost among the timely."""
    indicator = row.indicator
    if indicator is None:
        return
    level = squeeze(row.level2) or squeeze(row.level1)
    name = squeeze(row.name)
    said, severity = None, None
    if "数量" in level and (has_any(words.payments, name) or _PAID.search(name)):
        said = "资金的支付", "预算执行率或成本指标"
    elif "产出" in squeeze(row.level1) and "满意度" in name and "满意" not in level:
        said = "满意度", "满意度指标"
    elif "时效" in level and words.is_cost(name):
        said = "成本", "成本指标"
    else:
        said, severity = _loosely(level, name) or _counted(level, indicator), Severity.INFO
    if said is not None:
        kind, due = said
        yield MISPLACED.at(
            row.place, printed=level, computed=due, label=row.name, kind=kind, severity=severity
        )


def _loosely(level: str, name: str) -> tuple[str, str] | None:
    """What many forms put elsewhere, and no reviewer takes points off for: information."""
    if "时效" not in level and ("数量" in level or "质量" in level) and _TIMELY.search(name):
        return "时效", "时效指标"
    if "质量" not in level and ("数量" in level or "时效" in level) and _GOOD.search(name):
        return "质量", "质量指标"
    if "效益" in level and "满意度" in name and "满意" not in level:
        return "满意度", "满意度指标"
    return None


def _counted(level: str, indicator: Indicator) -> tuple[str, str] | None:
    """A number of things under 时效, whose name and target tell no time: 监控点位 12个."""
    due = bounded(indicator.target).quantity
    timed = _TIME.search(indicator.name + indicator.target.printed) is not None
    if "时效" not in level or due is None or kind_of(due.unit) not in AMOUNTS or timed:
        return None
    return "数量", "数量指标"


def of_other_block(rows: Iterable[GradedRow]) -> Iterator[Finding]:
    """社会效益 among outputs, 数量 among benefits; where many rows stand so, it is the layout."""
    known = [row for row in rows if row.indicator is not None]
    found = [(row, other) for row in known if (other := _of_other_block(row)) is not None]
    if 4 * len(found) > len(known):
        return
    for row, (kind, due) in found:
        label, block = row.level2.strip(), row.level1
        yield MISPLACED.at(row.place, printed=block, computed=due, label=label, kind=kind)


def _of_other_block(row: GradedRow) -> tuple[str, str] | None:
    """What a level 2 is, and the block that it belongs to, where it stands under another one."""
    level1, level2 = squeeze(row.level1), squeeze(row.level2)
    if "产出" in level1 and "效益" not in level1 and _BENEFIT.fullmatch(level2):
        return "效益", "效益指标"
    if "效益" in level1 and "产出" not in level1 and _OUTPUT.fullmatch(level2):
        return "产出", "产出指标"
    return None


def repeated(rows: Iterable[GradedRow]) -> Iterator[Finding]:
    """One name, with one target, twice in one block; of a form with a block for each goal none.

    A name of several things (完成及时率) has a target of several things, too: only what is counted
    under 数量 is told, there or under another level 2 of its block.
    """
    seen: dict[tuple[str, ...], GradedRow] = {}
    for row in rows:
        indicator, name = row.indicator, _plain_name(row)
        if indicator is None or indicator.goal or is_placeholder(row.name):
            continue
        target, points = squeeze(indicator.target.printed), row.points
        scored = isinstance(points, Points) and points.atoms > 0
        if not scored or len(name) < _SHORTEST or not target:
            continue
        first = seen.setdefault((squeeze(row.level1), name, target), row)
        if first is row or first.indicator is None or not _is_counted(first, row):
            continue
        one, other = first.indicator.actual.printed, indicator.actual.printed
        code = REPEATED if squeeze(one) == squeeze(other) else CONTRADICTED
        yield code.at(row.place, printed=other, computed=one, label=row.name.strip())


def _is_counted(first: GradedRow, row: GradedRow) -> bool:
    """Whether both rows are quantities, or one of them, and what both ask for is a figure."""
    quantities = ["数量" in each.level2 for each in (first, row)]
    figure = row.indicator is not None and _DIGITS.search(row.indicator.target.printed)
    return all(quantities) or (any(quantities) and figure is not None)


def _plain_name(row: GradedRow) -> str:
    """The name of a row without the points that some forms print in it: 培训人次（12分）."""
    return _WORTH.sub("", squeeze(row.name))


def twice(rows: Iterable[GradedRow]) -> Iterator[Finding]:
    """One name under two blocks, of rows that are scored."""
    seen: dict[str, GradedRow] = {}
    for row in rows:
        name = _plain_name(row)
        if row.indicator is None or len(name) < _SHORTEST or is_placeholder(row.name):
            continue
        first = seen.setdefault(name, row)
        one, other = squeeze(first.level1), squeeze(row.level1)
        if one and other and one != other:
            yield TWICE.at(
                row.place, printed=row.level1, computed=first.level1, label=row.name.strip()
            )
