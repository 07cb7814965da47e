"""The titles of forms, in the words that they print: 附件2, …自评表, …评分标准, …自评报告."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from perfeval.text.labels import squeeze

__all__ = ["annex_alone", "annex_and_title", "begins_title", "is_report"]

_ANNEX: Final = re.compile(
    r"附(?:件|表)\s*([0-9]{1,2}(?:-[0-9]{1,2})?|[一二三四五六七八九十])[:：.、]?\s*"
)
_TITLE: Final = re.compile(
    r"\A[^。；;，！？]{0,60}(?:(?:自评|评价|评分|计分|打分|得分|考评|考核|基础数据|基础信息|自评情况|完成情况自评)(?:结果)?(?:指标(?:体系)?)?"
    r"(?:报?表|表格|(?<=指标体系))"
    r"|(?:绩效|自评|评价)[^。；;，！？]{0,12}(?:汇总|一览|统计)表"
    r"|(?:绩效|自评|评价)(?:工作)?(?:情况)?的?(?:总结|自查|分析)?报告|绩效自评)(?:\(.{0,20}\))?(?:\(.{0,20}\))?"
)
_SHEET_TITLE: Final = re.compile(
    r"\A(?!根据|按照|依据|参照|[(][0-9一二三四五六七八九十]{1,3}[)])[^。；;，！？、:]{0,40}?(?:绩效|自评|评价|支出|资金|项目|财政|预算)[^。；;，！？、:]{0,24}"
    r"(?:(?:评分|评价|计分|打分|赋分|考核|考评)(?:标准|细则)|(?:评分|计分|打分)办法|指标体系(?:框架)?)表?"
    r"(?:\(.{0,20}\))?"
)
"""…评分标准, …评分细则, …指标体系: the title of a sheet, or of a chapter of a report."""
_PROSE: Final = re.compile("报告综述|文字部分|自评报告文字")
_LISTED: Final = re.compile(
    r"[(]?[0-9一二三四五六七八九十]{1,3}[)]?[、.．:]|备注|说明|注[:：]|见|《|报告需要|附[:：]"
    r"|[^:：]{0,6}(?:方式|类型|形式)[:：]"
)
_TOPIC: Final = re.compile(
    r"\A[^。；;，:：]{0,40}(?:[12][09][0-9]{2}年度?|局|中心|委员会|办公室|政府|院|厅|部|学校|单位|整体支出|项目支出)"
)
_REPORT: Final = re.compile(r"报告|文字部分|综述|绩效自评$")
_LONGEST: Final = 80
_SHORT: Final = 25


def annex_and_title(
    text: str, titles: Sequence[re.Pattern[str]], *, in_report: bool
) -> tuple[str, str]:
    """The annex number and the title that a line prints; empty where it is no title.

    `titles` are further patterns of whole titles; within a report …评分标准 heads a chapter.

    >>> annex_and_title("附件2：项目支出绩效自评表", (), in_report=False)
    ('2', '项目支出绩效自评表')
    >>> annex_and_title("项目绩效评分标准", (), in_report=True)
    ('', '')
    """
    annex = _ANNEX.match(text)
    rest = text[annex.end() :] if annex else text
    plain = squeeze(rest)
    if len(plain) < _SHORT and _PROSE.search(plain):
        return "", rest
    known = (_TITLE, *titles) if in_report else (_TITLE, *titles, _SHEET_TITLE)
    whole = len(plain) <= _LONGEST and any(each.fullmatch(plain) for each in known)
    if not whole or _LISTED.match(rest):
        return "", ""
    return (annex[1] if annex else ""), rest


def annex_alone(text: str) -> str:
    """The annex number that a line prints by itself; empty for any other line.

    >>> annex_alone("附件3-1："), annex_alone("附件3-1 自评表")
    ('3-1', '')
    """
    found = _ANNEX.fullmatch(text)
    return found[1] if found else ""


def begins_title(text: str) -> bool:
    """Whether a line may begin the title in the line below it: the year, or whose it is.

    >>> begins_title("2023年度某县教育局"), begins_title("备注：2023年度")
    (True, False)
    """
    return not _LISTED.match(text) and _TOPIC.fullmatch(squeeze(text)) is not None


def is_report(title: str) -> bool:
    """Whether a title says that prose follows."""
    return _REPORT.search(squeeze(title)) is not None
