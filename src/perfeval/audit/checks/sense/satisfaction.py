"""Satisfaction that nobody was asked about: no survey, or no complaint taken for 100%.

Source: 财预〔2020〕10号附2 满意度 (一般采取社会调查的方式); 财预〔2021〕101号 三（四） 问卷调查法.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from perfeval.audit.finding import Code, Finding, Severity
from perfeval.audit.graded import GradedRow
from perfeval.audit.vocabulary import Vocabulary, has_any
from perfeval.text.labels import squeeze
from perfeval.text.numerals import narrow

__all__ = ["FEW_ASKED", "UNASKED", "few_asked", "unasked"]

_SOURCE: Final = (
    "财预〔2020〕10号附2：满意度一般采取社会调查的方式；财预〔2021〕101号三（四）：问卷调查法"
)
_ASKED: Final = re.compile(
    r"(?:问卷|样本|调查|回访|访谈|走访|抽查|收回|回收|有效)[^0-9，。；;]{0,8}([0-9]{1,7})(?:份|人|名|户|位|例)"
)
_NOBODY: Final = re.compile(
    r"(?:无|未|没有?|零|(?<![0-9.])0)"
    r"(?:收到|接到|接获|发生|出现|发现|存在|产生|受理|有效|有责|有|任何|过|来自|[一1][例起件次个]"
    r"|群众|社会|公众|服务对象|受益对象|受益|学生|家长|企业|居民|村民|职工|人"
    r"|重大|相关|方面|投诉|信访|上访|举报|差评|及|和|或|、|的){0,8}+\Z"
)
"""What denies a complaint right before its word, up to it."""
_ZERO: Final = re.compile(
    r"(?:数量?|率|件|量|事件|案件|情况)?"
    r"(?:(?:为|是|[:：])?(?:0(?![0-9.])|零)|(?:为|是|[:：])无|无(?![^,，。；;、)]))"
)
"""What denies a complaint right behind its word; 投诉无处理 denies none."""
_NEAR: Final = 40
_FEWEST: Final = 10
"""People of whom a percentage says something: a reading."""

UNASKED = Code(
    id="satisfaction.unsurveyed",
    severity=Severity.WARNING,
    field="actual",
    source=_SOURCE,
    meaning_zh="以没有投诉代替满意度调查（报告中没有提到调查的只作提示）",
    meaning_en="the absence of complaints stands for a survey of satisfaction (info: the report "
    "mentions no survey)",
    zh="满意度 {printed}{problem}；请补做问卷或回访，写明样本数和结果",
    en="a satisfaction of {printed} {problem_en}: ask people, and say how many",
)
FEW_ASKED = Code(
    id="satisfaction.few_asked",
    severity=Severity.WARNING,
    field="actual",
    source=_SOURCE,
    meaning_zh="满意度调查的样本只有几份，不能说明问题",
    meaning_en="a satisfaction that rests on the answers of a few",
    zh="满意度 {printed}，调查样本只有 {computed} 份（人），少于 10；请扩大调查范围，"
    "或说明服务对象总数",
    en="a satisfaction of {printed} rests on {computed} answers, less than 10: ask more people",
)


def few_asked(row: GradedRow, words: Vocabulary) -> Iterator[Finding]:
    """A survey of which the row itself says how many answered: fewer than ten."""
    indicator = row.indicator
    if indicator is None or not words.is_satisfaction(row.name + row.level2):
        return
    value = indicator.actual.printed.strip()
    asked = [int(match[1]) for match in _ASKED.finditer(narrow(squeeze(value + row.reason)))]
    if asked and max(asked) < _FEWEST:
        yield FEW_ASKED.at(row.place, printed=value, computed=str(max(asked)))


def _is_denied(text: str, complaints: Iterable[str]) -> bool:
    """Whether a text says that nobody complained: 未收到群众投诉, 投诉0起."""
    plain = narrow(text)
    for word in complaints:
        before, *behind = plain.split(word)
        for after in behind:
            if _NOBODY.search(before[-_NEAR:]) or _ZERO.match(after):
                return True
            before = f"{before}{word}{after}"[-_NEAR:]
    return False


def unasked(row: GradedRow, words: Vocabulary, silent: bool) -> Iterator[Finding]:
    """`silent`: whether the filing has a report, and it mentions no survey."""
    indicator = row.indicator
    if indicator is None or not words.is_satisfaction(row.name + row.level2):
        return
    value = indicator.actual.printed.strip()
    near = squeeze("".join((value, row.reason, indicator.target.printed, indicator.clause)))
    surveyed = has_any(words.surveys, near)
    if _is_denied(near, words.complaints) and not surveyed:
        yield UNASKED.at(
            row.place,
            printed=value,
            problem="，以没有投诉为据，没有投诉不等于满意",
            problem_en="rests on the absence of complaints",
        )
    elif silent and indicator.actual.percent is not None and not surveyed:
        yield UNASKED.at(
            row.place,
            printed=value,
            severity=Severity.INFO,
            problem="，报告中没有提到调查",
            problem_en="is silent, and the report mentions no survey",
        )
