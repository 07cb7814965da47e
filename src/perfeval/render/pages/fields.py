"""Fields of a filing in the form's words: their titles, and what each holds as text."""

from __future__ import annotations

import enum
import functools
from typing import Any, Final

import attrs

from perfeval.errors import brief
from perfeval.filing import Actual, Figure, Target
from perfeval.filing.kinds import FormKind
from perfeval.filing.sources import FiscalYear, Jurisdiction
from perfeval.numbers.amounts import Amount
from perfeval.numbers.cells import Nil, Unreadable
from perfeval.numbers.printed import Number
from perfeval.numbers.rates import Rate
from perfeval.text.fields import Described

__all__ = ["fields_of", "is_row", "shown", "title_of"]

_TITLES: Final = {
    "accounts of funds": "资金账户",
    "classifications": "支出分类",
    "nil statements": "无收支的预算",
    "opinions": "评价意见",
    "projects": "项目",
    "the title of a form": "标题",
    "the key of a form": "表的代号",
    "the label of an account": "账户",
    "the scope of money": "资金范围",
    "the subject of an account": "事项",
    "the label of an adjustment": "调整事项",
    "the amount of an adjustment": "调整金额",
    "the reason of an exclusion": "除外理由",
    "the label of a line": "项目",
    "the fact of a line": "数据代号",
    "an amount": "金额",
    "a share": "占比",
    "a breakdown": "其中各行与本行的关系",
    "the headings of 经费控制情况": "经费控制情况各栏",
    "the footer of a form": "表尾",
    "the label of a classification": "分类",
    "the basis of a classification": "分类依据",
    "the lines of a classification": "各类",
    "the place of a classification": "位置",
    "the label of a fund row": "资金",
    "其中 rows of the fund table": "其中",
    "the label of the total row": "合计行",
    "the label of a head count": "人员类别",
    "a head count": "人数",
    "the fact of a head count": "数据代号",
    "the months that are monitored": "监控期",
    "the budget of a nil statement": "预算",
    "the text of a nil statement": "情况",
    "the heading of an opinion": "意见栏",
    "the text of an opinion": "意见",
    "the preamble of a report": "引言",
    "the sections of a report": "正文",
    "the date of a report": "落款日期",
    "the numeral of a section": "序号",
    "the heading of a section": "标题",
    "the statements of a section": "内容",
    "the numeral of a statement": "序号",
    "the text of a statement": "内容",
    "the name of a project": "项目名称",
    "the id of a fact": "数据代号",
    "the value of a fact": "数值",
    "the scope of a fact": "资金范围",
    "the place of a fact": "位置",
    "the code of a note": "种类",
    "the place of a note": "位置",
    "the text of a note": "内容",
}
_WORDS: Final = {
    "zh": {
        "true": "是",
        "false": "否",
        "and": "；",
        "unstated": "",
        "all_funds": "全部资金",
        "general_public_budget": "一般公共预算",
        "exhaustive": "",
        "subset": "部分列示",
        "overlapping": "相互重叠",
        "functional": "功能分类",
        "economic": "经济分类",
    },
    "en": {"true": "yes", "false": "", "and": "; ", "unstated": "", "exhaustive": ""},
}


def fields_of(value: Any) -> tuple[tuple[str, str], ...]:
    """The fields of a value of an attrs class: name and title."""
    kind: Any = type(value)
    return _fields_of(kind)


@functools.cache
def _fields_of(kind: Any) -> tuple[tuple[str, str], ...]:
    return tuple((each.name, Described.of(each).title) for each in attrs.fields(kind))


def title_of(name: str, title: str, lang: str) -> str:
    """The title of a field in the form's words; Chinese also where the library has English ones."""
    title = title or name
    return _TITLES.get(title, title) if lang == "zh" else title


def is_row(value: object) -> bool:
    """Whether a value is one with fields of its own, and no cell of a form."""
    if isinstance(value, Amount | Number | Nil | Unreadable | Target | Actual | Rate | enum.Enum):
        return False
    return not isinstance(value, FiscalYear | FormKind) and attrs.has(type(value))


def shown(value: object, lang: str) -> str:
    """What a field holds, as text: figures as printed, with their unit."""
    words = _WORDS[lang]
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, Amount | Target | Actual):
        return value.printed
    if isinstance(value, Number | Nil | Unreadable):
        return value.text
    if isinstance(value, bool):
        return words[str(value).lower()]
    if isinstance(value, enum.Enum):
        return words.get(value.value, str(value.value))
    if isinstance(value, int | FiscalYear | Rate):
        return str(value)
    if isinstance(value, tuple | list):
        return words["and"].join(filter(None, (shown(each, lang) for each in value)))
    if isinstance(value, Jurisdiction):
        return f"{value.name} {value.code}"
    if isinstance(value, Figure):
        at = f" ({value.at})" if value.at else ""
        return f"{value.label} {shown(value.value, lang)}{at}"
    if attrs.has(type(value)):
        texts = (shown(getattr(value, name), lang) for name, _ in fields_of(value))
        return " ".join(filter(None, texts))
    return str(brief(value))
