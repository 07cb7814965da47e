"""The headings and labels by which recognisers know a table: what each column is for.

Labels are compared squeezed: without any white space, with ASCII brackets and digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from attrs import frozen

from perfeval.amounts import Unit
from perfeval.decimals import narrow

__all__ = [
    "FUND_COLUMNS",
    "INDICATOR_COLUMNS",
    "SHEET_COLUMNS",
    "Roles",
    "compact",
    "is_total",
    "joined",
    "money_unit",
    "role_of",
    "squeeze",
    "told",
]

_LONGEST: Final = 80
_SPACE: Final = re.compile(r"\s+")
_BRACKETS: Final = str.maketrans("（）【】［］：", "()[][]:")


def squeeze(text: str) -> str:
    """`text` as labels are compared.

    >>> squeeze("绩 效 指 标（５０分）")
    '绩效指标(50分)'
    """
    return _squeezed(text) if len(text) <= _LONGEST else _squeezed.__wrapped__(text)


@lru_cache(maxsize=4096)
def _squeezed(text: str) -> str:
    return _SPACE.sub("", narrow(text).translate(_BRACKETS))


def joined(text: str) -> str:
    """`text` as one line: a label that was wrapped in its cell, unwrapped.

    >>> joined("经济效\\n益指标")
    '经济效益指标'
    """
    lines = [line.strip() for line in text.split("\n")]
    made = ""
    for line in lines:
        gap = " " if made[-1:].isascii() and line[:1].isascii() and made and line else ""
        made += gap + line
    return made


_ITEM: Final = re.compile(
    r"(?:[(（]?[0-9一二三四五六七八九十]{1,3}[)）]?[、.．:：)）]|[①-⑳]|指标[0-9]+)"
)


def told(text: str) -> str:
    r"""The text of a cell: wrapped lines unwrapped, listed items and paragraphs kept apart.

    >>> told("2 000\n余个"), told("1. 做好\n2. 做完")
    ('2 000余个', '1. 做好\n2. 做完')
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if any(len(line) >= 20 for line in lines[:-1]) or any(_ITEM.match(line) for line in lines[1:]):
        return "\n".join(lines)
    return joined("\n".join(lines))


def compact(text: str) -> str:
    """A label of a group, without the space that spreads it out: 投  入（15分） is 投入（15分）."""
    return _SPACE.sub("", text)


@frozen(eq=False)
class Roles:
    """The roles that columns may have, each with the pattern of its headings; first come first."""

    pairs: tuple[tuple[str, re.Pattern[str]], ...]

    @classmethod
    def of(cls, *pairs: tuple[str, str]) -> Roles:
        """The roles of these patterns."""
        return cls(tuple((role, re.compile(pattern)) for role, pattern in pairs))


_POINTS: Final = (
    r"(?:指标|目标)?(?:分值|权重|分数|标准分|满分|总分值|权重分|权重分值|分值权重)"
    r"(?:值|\(.{0,8}\))?"
)
_CLAIMED: Final = (
    r"(?:单位|部门|项目|指标|实际|自评|自我|评价|最终)*(?:得分|评分|自评分|自评分值|自评分数|打分|评价分)"
    r"(?:情况)?(?:\(.{0,8}\))?"
)
_REASON: Final = (
    r".*(?:偏差|未完成|扣分|失分|超额).*(?:原因|分析|说明|措施).*|(?:原因|备注|说明|改进措施|原因分析|情况说明"
    r"|原因说明|偏差情况|其他说明)(?:\(.*\))?|.*原因.*(?:措施|说明|分析).*"
)

FUND_COLUMNS: Final = Roles.of(
    ("rate", r"(?:预算|资金)?(?:执行|支出|完成)(?:率|进度)(?:\(.*\))?"),
    ("claimed", _CLAIMED),
    ("points", _POINTS),
    ("reason", _REASON),
    (
        "original",
        r"(?:项目|资金)?(?:年初|当年年初|期初)(?:部门|财政|安排|批复|资金|下达)*(?:预算)(?:安排|批复)?(?:数|额|金额|资金)?(?:\(.*\))?",
    ),
    (
        "outturn",
        r"(?:项目|资金)?(?:全年|本年|年度|当年|实际|预算|资金|累计|决算)*(?:执行|支出|支付|使用|完成)(?:数|额|金额|资金)?(?:\((?!.*分).*\))?"
        r"|(?:全年|本年)?决算数(?:\(.*\))?",
    ),
    (
        "final",
        r"(?:项目|资金)?(?:全年|调整后|调整|本年|年度|当年|全年调整|年中调整后)*(?:的)?(?:总)?预算(?:总)?(?:数|额|金额|资金|安排)?(?:\(.*\))?",
    ),
)

INDICATOR_COLUMNS: Final = Roles.of(
    ("level1", r"一级(?:指标|目标)?(?:\(.*\))?"),
    ("level2", r"二级(?:指标|目标)?(?:\(.*\))?"),
    ("name", r"三级(?:指标|目标)?(?:名称|内容)?(?:\(.*\))?|(?:具体)?指标(?:名称|内容)"),
    ("nature", r"(?:指标)?(?:性质|符号|方向|计算符号)"),
    ("unit", r"(?:度量|计量|指标|指标值)?单位"),
    ("claimed", _CLAIMED),
    ("points", _POINTS),
    ("reason", _REASON),
    (
        "actual",
        r"(?:年度|全年|本年|年末|当年)?(?:实际|指标)?(?:完成|实现|达成|执行)(?:指标|目标)?(?:值|数|情况|结果|程度)?(?:\(.*\))?"
        r"|(?:年度|全年|本年)?实际(?:值|数|完成指标值|完成目标值)(?:\(.*\))?|(?:年度|全年|本年)?完成(?:指标|目标)?值.*"
        r"|(?:自评|自评)?(?:完成值|实际完成.*)",
    ),
    (
        "value",
        r"(?:年度|全年|本年|年初|当年|计划|预期|设定|绩效|总体|既定|考核|项目)*(?:指标|目标)(?:设定)?(?:值|数|内容)(?:\(.*\))?"
        r"|(?:年度|全年|本年|年初|预期)(?:绩效)?(?:指标|目标|计划值)(?:\(.*\))?|(?:计划|预期|目标)(?:完成)?(?:值|数)(?:\(.*\))?|绩效目标",
    ),
)

SHEET_COLUMNS: Final = Roles.of(
    ("level1", r"一级指标(?:\(.*\))?|一级|指标类别"),
    ("level2", r"二级指标(?:\(.*\))?|二级"),
    ("name", r"三级指标(?:\(.*\))?|三级|(?:评价|考核|评分)?(?:指标|项目|内容)(?:名称)?"),
    ("claimed", _CLAIMED),
    ("points", _POINTS),
    ("reason", _REASON),
    (
        "clause",
        r"(?:指标)?(?:评分|评价|计分|考核|扣分|评定|打分|赋分)(?:\(.*\))?(?:标准|细则|办法|方法|依据|规则|说明)(?:\(.*\))?"
        r"|评\(扣\)分标准|指标(?:解释|说明)及评分标准",
    ),
)


def role_of(label: str, roles: Roles) -> str:
    """What a column with this heading is for; empty where the heading is not known.

    >>> role_of("全年\\n执行数（B）", FUND_COLUMNS), role_of("度量单位", INDICATOR_COLUMNS)
    ('outturn', 'unit')
    """
    return _role_of(label, roles) if len(label) <= _LONGEST else ""


@lru_cache(maxsize=4096)
def _role_of(label: str, roles: Roles) -> str:
    plain = squeeze(label)
    return next((role for role, pattern in roles.pairs if pattern.fullmatch(plain)), "")


_TOTAL: Final = re.compile(
    r"(?:总分|合计|总计|总得分|自评总分|自评得分|综合得分|总评分|得分合计|合计得分|总分合计|分值合计)(?:\(.*\))?:?|\[image:\]"
)


def is_total(label: str) -> bool:
    """Whether a row with this label is the total of the table."""
    return _TOTAL.fullmatch(squeeze(label)) is not None


_UNITS: Final = (
    (Unit.WAN_YUAN, re.compile(r"万元")),
    (Unit.YI_YUAN, re.compile(r"亿元")),
    (Unit.YUAN, re.compile(r"[(:,、]元|单位元|^元$|人民币元")),
)


def money_unit(texts: Iterable[str]) -> Unit | None:
    """The unit of money that headings name (项目资金（万元）, 单位：元); None where none does.

    >>> money_unit(["项目资金", "单位：万元"])
    <Unit.WAN_YUAN: '万元'>
    """
    plain = [squeeze(text) for text in texts]
    for unit, pattern in _UNITS:
        if any(pattern.search(text) for text in plain):
            return unit
    return None
