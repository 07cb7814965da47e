"""What the words of a heading speak for, whatever stands around them: cores, not whole headings.

A heading is stripped of brackets, years and months first. A word may speak for two roles
(扣分依据); then what stands under the column decides.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from perfeval.forms.words.labels import role_of
from perfeval.forms.words.vocabulary import FUND_COLUMNS, MONEY_AND_RATE
from perfeval.text.labels import squeeze

__all__ = [
    "LEVELS",
    "ROLE_NAMES",
    "SAID",
    "core_of",
    "is_money_heading",
    "spoken_for",
]

LEVELS: Final = ("level1", "level2", "name")
"""The roles of the labels of a row, left to right."""
SAID: Final = frozenset({"value", "actual", "points", "claimed", "reason", "clause"})
"""The roles of what a row says."""
ROLE_NAMES: Final = MappingProxyType(
    {
        "serial": "序号",
        "level1": "一级指标",
        "level2": "二级指标",
        "name": "三级指标",
        "nature": "指标性质",
        "unit": "计量单位",
        "value": "指标值",
        "actual": "完成值",
        "points": "分值",
        "claimed": "得分",
        "reason": "偏差原因",
        "clause": "评分标准",
        "meaning": "指标解释",
    }
)

_LONGEST: Final = 60
_DECORATION: Final = re.compile(
    r"\([^()]*+\)|\[[^\[\]]*+\]|(?:及|和|与|、|/)(?:计量|度量)?单位$|(?:19|20)[0-9]{2}年?度?|截[至止](?:[0-9]{1,2}月|当?年)?[底末份]?|[0-9]{1,2}月[底末份]?"
)
_SURE, _LIKELY = 10, 7
_SCORES: Final = r"(?:评分|评价|计分|考核|打分|赋分|扣分|得分|计算|评定|评估|考评)"
_CLAUSE: Final = re.compile(
    rf"{_SCORES}.{{0,12}}(?:标准|细则|准则|办法|方法|规则|要点|公式|依据|说明)$|评\(扣\)分|评价要点"
)
_PLANNED: Final = re.compile(r"计划|预期|预设|预计|应完成|应达|申报|批复|核定|年初|设定|任务")
_DONE: Final = re.compile(r"实际|实绩|业绩|完成|实现|达成|达到|执行|自评情况|^结果值?$")
_CAUSE: Final = re.compile(
    r"原因|理由|偏差|偏离|差异|改进|整改|失分|超标|未完成|未达|备注|(?:计算|评分|得分|打分)过程"
)
_CORES: Final = (
    ("level1", _SURE, re.compile(r"一[级类]|1级")),
    ("level1", _LIKELY, re.compile(r"大类|类别$")),
    ("level2", _SURE, re.compile(r"二[级类]|2级")),
    ("level2", _LIKELY, re.compile(r"类型$|子类$|小类$")),
    ("name", _SURE, re.compile(r"[三四34]级|三类|末级")),
    (
        "name",
        _LIKELY,
        re.compile(
            r"明细|具体(?!完成|实现|执行|情况|说明|措施)|个性|(?:指标|考核|评价|评分|绩效)(?:名称|内容|项目|事项|项)$|^(?:绩效|考核|评价|评分|)(?:指标|内容|项目|事项)$"
        ),
    ),
    ("nature", _SURE, re.compile(r"性质|符号|方向")),
    ("unit", _SURE, re.compile(r"(?:度量|计量|指标|指标值|^)单位$")),
    (
        "points",
        _SURE,
        re.compile(
            r"分值|权[重数值]|^比重$|[单分小细]项分|赋分|配分|满分|标准分|应得分|基准分|分配分|计划分|目标分|^分数$"
        ),
    ),
    (
        "claimed",
        _SURE,
        re.compile(
            r"(?<!应)得分|评分(?!标|办|方|细|依|规|说|要|权)|打分|自评结果|评价分|考评分|自评$"
        ),
    ),
)
_TIMED: Final = re.compile(r"(?:目标|指标|计划|预期|任务|标准|预设|设定|核定|批复|申报)")
_MEASURE: Final = re.compile(
    r"(?:值|数|内容|水平|量)$|^(?:年度|全年|本年|年初|期初|预期|绩效|考核|工作|任务|设定|预定|计划(?=目))*+(?:目标|指标|计划)$"
)
_WORKED_OUT: Final = re.compile("计算(?:方法|公式|说明)$")
_MEANT: Final = re.compile(r"解释|含义|释义|内涵|指标说明")


def core_of(label: str) -> str:
    """A heading without brackets, years and months.

    >>> core_of("2023年 完成值（B）"), core_of("截至12月底实际达到水平")
    ('完成值', '实际达到水平')
    """
    plain = squeeze(label)
    return _DECORATION.sub("", plain) or plain


def spoken_for(label: str) -> MappingProxyType[str, int]:
    """The roles that the words of a heading speak for, each with how strongly (0 to 10).

    >>> dict(spoken_for("截至12月底实际达到水平")), dict(spoken_for("赋分"))
    ({'actual': 10}, {'points': 10})
    """
    return _spoken_for(label) if len(label) <= _LONGEST else _NOTHING


_NOTHING: Final[MappingProxyType[str, int]] = MappingProxyType({})


@lru_cache(maxsize=4096)
def _spoken_for(label: str) -> MappingProxyType[str, int]:
    core, whole = core_of(label), squeeze(label)
    found: dict[str, int] = {}
    bare = core[:-1] if core.endswith("值") else core
    if _MEANT.search(core) and _WORKED_OUT.search(core):
        return MappingProxyType({"meaning": _SURE})
    if (_CLAUSE.search(core) or _CLAUSE.search(whole)) and not core.endswith(("值", "权重")):
        found["clause"] = _SURE
        if ("扣分" in core and core.endswith(("依据", "说明"))) or core == "得分说明":
            found["reason"] = _SURE
        return MappingProxyType(found)
    for role, weight, pattern in _CORES:
        if pattern.search(core) or (weight == _SURE and role in LEVELS and pattern.search(whole)):
            found[role] = max(weight, found.get(role, 0))
    if "points" in found and "claimed" in found and bare.endswith(("得分", "自评分")):
        del found["points"]  # 得分值, 自评分值
    if _CAUSE.search(core) or core.endswith("说明"):
        found["reason"] = _SURE
    if _MEANT.search(core):
        found["meaning"] = _SURE
    if found:
        return MappingProxyType(_narrowed(found))
    if _DONE.search(core):
        planned = _PLANNED.search(core) is not None and "实际" not in core
        found["value" if planned else "actual"] = _SURE
    elif _TIMED.search(core) and _MEASURE.search(core):
        found["value"] = _SURE
    return MappingProxyType(found)


def _narrowed(found: dict[str, int]) -> dict[str, int]:
    """指标名称（三级指标） is a name, sure; 三级指标 with anything else is one as well."""
    sure = [role for role in LEVELS if found.get(role) == _SURE]
    return {role: found[role] for role in sure} if sure else found


def is_money_heading(label: str) -> bool:
    """Whether a heading is one of a table of funds: 全年预算数, 执行率.

    >>> is_money_heading("全年预算数（万元）"), is_money_heading("三级指标")
    (True, False)
    """
    return role_of(label, FUND_COLUMNS) in MONEY_AND_RATE
