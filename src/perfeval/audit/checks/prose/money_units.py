"""Amounts of money in prose whose unit cannot be: a project of 100元.

Only what names the money of a project or a unit as a whole: standards, prices and what one person
gets are small rightly. Source: 财预〔2020〕10号附1 (项目资金（万元）).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.finding import Code, Finding, Severity
from perfeval.audit.ties.implied import placed_forms
from perfeval.audit.ties.related import prose_of
from perfeval.filing.filing import Filing
from perfeval.forms.prose.mentions import mentions, sentences
from perfeval.numbers.amounts import Unit
from perfeval.scoring.scorecard import Scorecard

__all__ = ["MONEY_UNITS"]

_LEAST: Final = 10_000
"""元 below which no project of a county has its money: a reading."""
_WHOLE: Final = re.compile(
    r"(?:项目|专项|财政|年初|全年|年度|总|上级|中央|省级|市级|县级|下达|安排|到位|批复|投入|部门)[^，。；]{0,8}"
    r"(?:预算|资金|投资|拨款|经费|支出)"
)
_SMALL: Final = re.compile(
    r"人均|每|标准|单价|均价|收费|罚|票价|押金|奖|补贴|补助|津贴|慰问|零|差旅|培训费|会议费|利息|工本|结余|结转|剩余|节约|退"
)

UNIT = Code(
    id="money.unit",
    severity=Severity.WARNING,
    source="财预〔2020〕10号附1：项目资金（万元）",
    meaning_zh="项目或单位的资金只有几十、几百元，单位可能写错",
    meaning_en="the money of a project or a unit is a few yuan: the unit may be wrong",
    zh="{label} {printed}，不足一万元，单位可能应为“万元”；请核对",
    en="{label} is {printed}, less than 10,000 yuan: 万元 may be meant",
)


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    for form, place in placed_forms(filing):
        for text, at in prose_of(filing, form, place):
            for sentence in sentences(text):
                for each in mentions(sentence):
                    amount = each.amount
                    small = amount.unit is Unit.YUAN and 0 < amount.fraction < _LEAST
                    whole = _WHOLE.search(each.label) and not _SMALL.search(each.label)
                    if small and whole:
                        yield UNIT.at(at, printed=amount.printed, label=each.label)


MONEY_UNITS = Check(name="money", codes=(UNIT,), find=_find)
