"""Indicators that a reviewer cannot check, or finds in the wrong place.

Source: 财预〔2020〕10号附2 绩效指标明确性 (清晰、可衡量的指标值); the criteria by which a district
reviews self-evaluations (不可核查; 三级指标与二级指标不符; 同一指标重复设置).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from perfeval.audit.finding import Code, Finding, Severity
from perfeval.audit.graded import GradedRow, is_placeholder
from perfeval.audit.vocabulary import Vocabulary, has_any
from perfeval.text.labels import squeeze

__all__ = ["MISPLACED", "TWICE", "VAGUE", "misplaced", "twice", "unmeasurable"]

_SOURCE = "财预〔2020〕10号附2：绩效指标明确性；绩效自评抽查标准"
_NUMBER: Final = re.compile(r"[0-9０-９][0-9０-９.．,，]{0,12}\s?[%％]")
_CHANGE: Final = re.compile(
    r"(?:提高|提升|增长|增加|下降|降低|减少|改善)(?:了|到|至|约){0,2}[≥≧>＞不低于少]{0,4}\s?[0-9０-９]"
)
_DIGITS: Final = re.compile(r"[0-9０-９]")
_SHORTEST: Final = 4

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
    meaning_zh="三级指标与所在的二级指标不符（如把资金支付列为数量指标）",
    meaning_en="a level-3 indicator does not fit its level 2 (a payment as a quantity)",
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
    said = None
    if "数量" in level and has_any(words.payments, name):
        said = "资金的支付", "预算执行率或成本指标"
    elif "产出" in squeeze(row.level1) and "满意度" in name and "满意" not in level:
        said = "满意度", "满意度指标"
    elif "时效" in level and words.is_cost(name):
        said = "成本", "成本指标"
    if said is not None:
        kind, due = said
        yield MISPLACED.at(row.place, printed=level, computed=due, label=row.name, kind=kind)


def twice(rows: Iterable[GradedRow]) -> Iterator[Finding]:
    """One name under two blocks, of rows that are scored."""
    seen: dict[str, GradedRow] = {}
    for row in rows:
        name = squeeze(row.name)
        if row.indicator is None or len(name) < _SHORTEST or is_placeholder(row.name):
            continue
        first = seen.setdefault(name, row)
        one, other = squeeze(first.level1), squeeze(row.level1)
        if one and other and one != other:
            yield TWICE.at(
                row.place, printed=row.level1, computed=first.level1, label=row.name.strip()
            )
