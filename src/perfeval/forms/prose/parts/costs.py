"""“三公经费” that sentences state: its budget and its outturn, in all and by its kinds.

A kind of cost after a total of the same sentence has the stage of the total. Amounts of other
years, and what was saved or may be spent at most, are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from attrs import frozen

from perfeval.filing.lines import Breakdown, CostLine
from perfeval.forms.prose.mentions import clause_before, mentions, sentences
from perfeval.forms.prose.parts.paragraphs import Paragraph, told_alike
from perfeval.forms.prose.parts.stages import stage_name
from perfeval.forms.words.years import LAST_YEAR
from perfeval.numbers.amounts import Amount

__all__ = ["stated_costs"]

_TOPIC: Final = re.compile(r"三公[”\"]?经费")
_BUDGET: Final = r"(?P<budget>(?:年初|全年|年度)?预算(?:安排)?(?:数|总额|金额)?)"
_OUTTURN: Final = (
    r"(?P<outturn>(?:全年|年度)?(?:实际支出|支出决算|决算支出|决算|实际发生|支出)(?:数|总额|金额)?)"
)
_STAGE: Final = re.compile(rf"{_BUDGET}|{_OUTTURN}")
_BEFORE: Final = "(?:[^，。]{0,16}(?:安排|拨款))?"
_BEHIND: Final = rf"(?:支出(?=年初|预算))?(?:{_BUDGET}|{_OUTTURN})?"
_CAR: Final = "(?:公务用车|公务车|公车)(?:辆)?"
_THREE: Final = "three_public"
_NAMES: Final = (
    (_THREE, re.compile(rf"{_BEFORE}三公经费(?:财政拨款)?{_BEHIND}")),
    ("hospitality", re.compile(rf"{_BEFORE}(?:国内)?公务接待(?:费用|费)?{_BEHIND}")),
    ("vehicle_running", re.compile(rf"{_BEFORE}{_CAR}运行(?:和)?维护(?:费用|费)?{_BEHIND}")),
    ("vehicle_purchase", re.compile(rf"{_BEFORE}{_CAR}购置(?:费用|费)?{_BEHIND}")),
    ("abroad", re.compile(rf"{_BEFORE}因公出国(?:费用|费)?{_BEHIND}")),
)
_LABELS: Final = {
    _THREE: "“三公经费”",
    "hospitality": "公务接待费",
    "vehicle_running": "公务用车运行维护费",
    "vehicle_purchase": "公务用车购置费",
    "abroad": "因公出国（境）费",
}
_OTHER: Final = re.compile(
    rf"{LAST_YEAR}|往年|同期|较|比|减少|增加|下降|增长|压减|节约|控制|不超"
    r"|20[0-9]{2}年[^，。]{0,40}20[0-9]{2}年"
)
_APART: Final = re.compile(
    r"会议|培训|差旅|办公|公用经费|采购|项目|专项|基本支出|接待|用车|公车|出国"
)
_ABROAD: Final = re.compile(r"[（(]境[)）]")


@frozen
class _Cost:
    """One amount: the line that it is of, whether of the budget or of the outturn, its place."""

    line: str
    stage: str
    amount: Amount
    paragraph: Paragraph


def stated_costs(paragraphs: Sequence[Paragraph]) -> list[tuple[CostLine, Paragraph]]:
    """“三公经费” with its kinds, where the report states its budget or its outturn once."""
    costs = [each for paragraph in paragraphs for each in _costs(paragraph)]
    agreed = told_alike(costs, lambda each: ((each.line, each.stage), each.amount.atoms))
    total = [each for each in agreed if each.line == _THREE]
    if not total:
        return []
    stated = {each.line for each in agreed if each.line != _THREE}
    parts = [_line(agreed, key) for key in _LABELS if key in stated]
    return [(_line(agreed, _THREE, parts), total[0].paragraph)]


def _line(agreed: Sequence[_Cost], key: str, parts: Sequence[CostLine] = ()) -> CostLine:
    cells: dict[str, Any] = {each.stage: each.amount for each in agreed if each.line == key}
    return CostLine(
        label=_LABELS[key],
        fact=_THREE if key == _THREE else f"{_THREE}.{key}",
        **cells,
        breakdown=Breakdown.SUBSET,
        parts=tuple(parts),
    )


def _costs(paragraph: Paragraph) -> Iterator[_Cost]:
    headed = bool(paragraph.headings) and bool(_TOPIC.search(paragraph.headings[-1]))
    for sentence in sentences(_ABROAD.sub("", paragraph.text)):
        topic = _TOPIC.search(sentence)
        if not (topic or headed):
            continue
        begin, stage, open_line, end = topic.start() if topic and not headed else 0, "", "", 0
        for each in mentions(sentence):
            line, said = _named(stage_name(each.label))
            if not line and said:  # 决算数 alone goes on with the line whose 预算数 was just told
                goes_on = open_line and "；" not in sentence[end : each.start]
                alone = each.start > begin and not _APART.search(sentence, 0, each.start)
                line = open_line if goes_on else _THREE if alone else ""
            other = _OTHER.search(sentence, clause_before(sentence, each.start), each.start)
            if not line or other or paragraph.is_of_other_year(sentence[: each.start]):
                stage = open_line = ""
                continue
            stage = said if said or line == _THREE else stage
            open_line, end = line if said else "", each.end
            if stage:
                yield _Cost(line, stage, each.amount, paragraph)


def _named(name: str) -> tuple[str, str]:
    """The line that a label names, and its stage; each empty where the label has no words of it."""
    stage = _STAGE.fullmatch(name)
    if stage:
        return "", stage.lastgroup or ""
    for key, pattern in _NAMES:
        match = pattern.fullmatch(name)
        if match:
            return key, match.lastgroup or ""
    return "", ""
