"""The words of 绩效监控情况表: its titles, the months that it covers, its columns and its marks."""

from __future__ import annotations

import re
from typing import Final

from perfeval.forms.words.labels import Roles, matched
from perfeval.forms.words.vocabulary import INDICATOR_COLUMNS
from perfeval.text.labels import squeeze

__all__ = [
    "MONITORED_COLUMNS",
    "MONITORED_FUNDS",
    "TITLE",
    "is_mark",
    "is_months_line",
    "months_in",
]

TITLE: Final = re.compile(
    r"\A[^。；;，！？]{0,60}(?:绩效|目标|执行|运行|跟踪|预算)监控(?:情况|分析|信息|填报)*(?:表|表格)"
    r"(?:\(.{0,20}\)){0,2}"
)

_SPAN: Final = (
    r"(?:[0-9]{1,2}月?[-—－–~～至到]{1,2}[0-9]{1,2}月|[上前]半年|前[0-9一二三四五六七八九]个?(?:月|季度)"
    r"|第?[一二三1-3]季度)(?:份|底|末)?"
)
_MONTHS: Final = rf"(?:{_SPAN}|[0-9]{{1,2}}月(?:份|底|末)?)"
_NAMED: Final = re.compile(_MONTHS)
_LINE: Final = re.compile(
    rf"\(?(?:[12][0-9]{{3}}年度?)?(?:{_SPAN}|(?:截至|截止到?)(?:[12][0-9]{{3}}年)?{_MONTHS})\)?"
)
_SO_FAR: Final = (
    rf"(?:(?:截至|截止到?|至)?(?:[12][0-9]{{3}}年)?{_MONTHS}|监控期内?|截至目前|目前|当前)"
)
_SINCE: Final = rf"{_SO_FAR}(?:预算|资金|指标|目标|累计|实际)*+"
_YEAR: Final = r"(?:全年|年度|本年|年底|年末)*"
_AHEAD: Final = rf"{_YEAR}(?:预计|预测){_YEAR}(?:预算|资金|指标|目标)*"
_DONE: Final = (
    r"(?:执行|完成|实现|支出|支付|达成)(?:指标|目标)?(?:情况|数|额|金额|值|程度)*(?:\(.*\))?"
)
_ACTUAL: Final = r"实际(?:值|数|金额|情况|结果)?"
_RATE: Final = r"(?:执行|支出|支付|完成)(?:率|进度)%?(?:\(.*\))?"

MONITORED_COLUMNS: Final = INDICATOR_COLUMNS.behind(
    ("so_far", f"{_SINCE}{_DONE}|{_SO_FAR}{_ACTUAL}"),
    ("expected", f"{_AHEAD}{_DONE}|{_AHEAD}(?:值|数|情况)?"),
    (
        "cause",
        r"(?:经费|资金|制度|人员|人力|硬件|政策|组织|管理|技术|外部|其他)(?:条件|因素|原因)?(?:保障)?",
    ),
    (
        "likely",
        r"(?:完成|实现)?(?:目标|指标)?(?:完成|实现)?(?:的)?可能性(?:分析)?|确定能|有可能|完全不可能|不可能",
    ),
    ("remark", r"备注"),
)

MONITORED_FUNDS: Final = Roles.of(
    ("rate", rf"(?:{_SINCE})?(?:预算|资金|支出)*{_RATE}"),
    ("expected_rate", rf"{_AHEAD}{_RATE}"),
    ("so_far", f"{_SINCE}{_DONE}|{_SO_FAR}{_ACTUAL}"),
    ("expected", f"{_AHEAD}{_DONE}|{_AHEAD}(?:数|金额)?"),
    (
        "budget",
        r"(?:年初|全年|年度|本年|当年|调整后|项目|部门|财政|资金)*预算(?:安排|批复|下达|总)*(?:数|额|金额|总额)?(?:\(.*\))?",
    ),
)

_MARKED: Final = re.compile(r"[√✓✔☑■●○◯◎是有1]")
_UNMARKED: Final = re.compile(r"[×✗✘☐□否无/-]|——")


def months_in(text: str) -> str:
    """The months that a heading or a title names; empty where it names none.

    >>> months_in("1-7月执行情况"), months_in("上半年预算执行数"), months_in("执行率")
    ('1-7月', '上半年', '')
    """
    found = _NAMED.search(squeeze(text))
    return found[0] if found else ""


def is_months_line(text: str) -> bool:
    """Whether a line only says which months are monitored, and is no date.

    >>> is_months_line("（2023年1-7月）"), is_months_line("2023年8月3日")
    (True, False)
    """
    return matched(_LINE, text) is not None


def is_mark(text: str) -> bool | None:
    """Whether a cell marks its column; None where it says something in words.

    >>> is_mark("√"), is_mark("否"), is_mark("经费未到位")
    (True, False, None)
    """
    plain = squeeze(text)
    if _MARKED.fullmatch(plain):
        return True
    return False if not plain or _UNMARKED.fullmatch(plain) else None
