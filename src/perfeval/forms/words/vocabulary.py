"""The words that forms print over columns and before totals, and what each is for.

A form of another county that uses a new word for a known thing needs a line here and nothing else;
columns of monitoring tables have theirs in `monitoring`, and `cores` judges headings that stand in
no list. Patterns see labels squeezed (`text.labels`) and whole.
"""

from __future__ import annotations

import re
from typing import Final

from perfeval.forms.words.labels import Roles, matched

__all__ = [
    "BLOCK_LABELS",
    "FUND_COLUMNS",
    "INDICATOR_COLUMNS",
    "MONEY",
    "MONEY_AND_RATE",
    "NOTE",
    "REMARK_LABEL",
    "SHEET_COLUMNS",
    "is_fund_label",
    "is_fund_source",
    "is_fund_total",
    "is_listing",
    "is_project_name",
    "is_total",
]

NOTE: Final = re.compile(
    r"(?:备\s*注|说\s*明|注|偏差原因(?:分析)?(?:及改进措施)?|(?:扣分|未完成)原因)\s*[:：]\s*"
)
"""What opens a note; the one pattern here that sees its text as printed."""

_NOTE: Final = r"(?:\(.*\)|[A-Z])?"
_SUM: Final = r"(?:总)?(?:数|额|金额|资金|数额|额度)?"
_POINTS: Final = (
    r"(?:指标|目标|预算|执行率)*(?:分值|权[重值数]|分数|标准分|满分|[单分小细]项分|总分值|权重分|权重分值|分值权重)"
    r"(?:值|(?>\(.{0,8}\)))*+"
)
_CLAIMED: Final = (
    r"(?:单位|部门|项目|指标|实际|自评|自我|评价|考核|综合|最终|预算|执行率)*"
    r"(?:得分|评分|自评分|自评分值|自评分数|打分|评价分|评分得分|评分结果)(?:情况)?(?:\(.{0,8}\))?"
)
_REASON: Final = (
    r"(?>.*?(?:偏差|偏离|差异|未完成|未达|未执行|扣分|失分|超额|较低))"
    r"(?>.*?(?:原因|理由|分析|说明|措施)).*"
    r"|(?:原因|备注|说明|改进措施|原因分析|情况说明|原因说明|偏差情况|其他说明)(?:\(.*\))?"
    r"|(?>.*?原因)(?>.*?(?:措施|说明|分析)).*"
)
_RULES: Final = r"(?:标准|细则|办法|方法|依据|规则|说明)"
_CLAUSE: Final = (
    r"(?:指标|评价要点及|评分要点及)?(?:评分|评价|计分|考核|扣分|评定|打分|赋分)"
    rf"(?:{_RULES}{_NOTE}|\(.*\){_RULES}|(?>\(.*?\){_RULES}\().*\))"
    r"|评\(扣\)分标准|(?:指标)?(?:解释|说明)及评分标准|(?:得分)?计算(?:方法|公式)(?:\(.*\))?"
)
_AIM: Final = (
    r"(?:年度|全年|本年|年初|当年|计划|预期|设定|绩效|总体|既定|考核|项目|指标|调整后)*"
    r"(?:指标|目标|计划|预期|设定)(?:设定|计划|预期|完成)?(?:值|数|内容)(?:\(.*\))?"
    r"|(?:年度|全年|本年|年初|预期)(?:绩效)?(?:指标|目标|计划值)(?:\(.*\))?|绩效目标"
)
_DONE: Final = (
    r"(?:年度|全年|本年|年末|当年|实际|指标|目标|自评)*(?:完成|实现|达成|执行)(?:指标|目标)?"
    r"(?:值|数|情况|结果|程度)?(?:\(.*\))?"
    r"|(?:年度|全年|本年)?实际(?:(?:值|数)(?:\(.*\))?|完成.*)|(?:年度|全年|本年)?完成(?:指标|目标)?值.*"
)

_OF: Final = (
    r"项目|资金|经费|债券|(?:政府)?采购|部门|单位|财政|全年|本年度?|年度|当年|年末|年终|年中|实际|累计|最终|已|总|可用"
    r"|[12][0-9]{3}年度?"
)
"""What may stand before the word that says which money it is."""
_FUND_POINTS: Final = (
    r"(?:指标|目标|预算|执行率|标准|计划|设定|评价|考核|评分|分配|总|资金)*"
    r"(?:分值|权重|分数|标准分|满分|权数|配分|应得分|赋分|基准分)"
    r"(?:值|分值?|权重|/分值|/权重|(?>\(.{0,8}\)))*+"
)
_FUND_CLAIMED: Final = (
    r"[^(应标]{0,8}?(?:得分|评分|打分|自评分|评价分|自评结果)(?:值|数|情况|结果)?(?:\(.{0,12}\))?"
)

FUND_COLUMNS: Final = Roles.of(
    ("serial", "序号|编号"),
    (
        "carried",
        rf"(?:上年度?|以前年度|往年|年初)(?:结转|结余|滚存)+(?:资金|预算)?{_SUM}{_NOTE}",
    ),
    ("deducted", r"扣分(?:值|数)?(?:\(.*\))?|扣减?分值?"),
    ("contract", r"(?:中标|成交|合同|签约|中标\(成交\))(?:金额|总?价|额)(?:\(.*\))?"),
    (
        "arrival",
        r"(?:资金|预算)?(?:到位|下达|拨付)(?:(?:率|比例|进度)(?:\(.*\))?|\([A-Z]/[A-Z].*\))",
    ),
    (
        "rate",
        r"[^(:]{0,8}?(?:执行|支出|完成|支付|使用|发放|兑付)"
        r"(?:(?:率|进度|比例)%?(?:\(.*\)|[A-Z][/÷][A-Z])?(?:[*×xX]?100%)?|\([A-Z]/[A-Z].*\))",
    ),
    ("points", _FUND_POINTS),
    ("claimed", f"{_FUND_CLAIMED}|{_CLAIMED}"),
    ("reason", rf"{_REASON}|[^(]{{0,10}}原因{_NOTE}"),
    (
        "original",
        rf"[^(率]{{0,6}}(?:年初|期初|初始|最初)[^(率标绩]{{0,6}}(?:预算|批复|核定|安排|下达|控制|资金)"
        rf"[^(率标绩]{{0,6}}{_NOTE}|预算年初{_SUM}{_NOTE}",
    ),
    (
        "adjustment",
        rf"(?:[12][0-9]{{3}}年度?)?(?:年中|年度|本年|预算)?(?:调整|追加|调增|调减|追减)(?:\(减\))?"
        rf"(?:预算|资金)?{_SUM}(?:\([^)后]{{0,8}}\))?",
    ),
    (
        "balance",
        rf"(?:{_OF}|预算)*(?:结转结余|结余结转|结余|剩余)(?:资金)?(?:数|额|金额){_NOTE}"
        rf"|年[末终](?:结转|结余)(?:资金)?{_SUM}{_NOTE}|(?:资金|预算)?(?:结余|剩余)(?:资金)?{_NOTE}",
    ),
    (
        "outturn",
        rf"(?:{_OF}|预算)*(?:执行|支出|支付|使用|完成|列支|决算|发放|兑付)+(?:{_SUM})(?:\((?!.*分).*\)|[A-Z])?"
        rf"|实际(?:数|金额){_NOTE}",
    ),
    (
        "final",
        rf"(?:{_OF}|支出|调整后?)*(?:的|\(调整后?\))?(?:总)?"
        rf"(?:预算|计划|安排|下达|到位|批复)+(?:总|调整)?{_SUM}{_NOTE}",
    ),
)

MONEY: Final = frozenset({"original", "final", "outturn"})
"""The roles of columns of funds that hold the amounts of a row."""
MONEY_AND_RATE: Final = MONEY | {"rate"}

INDICATOR_COLUMNS: Final = Roles.of(
    ("serial", r"序号|编号"),
    ("level1", r"[一1]级(?:指标|目标)?(?:名称|内容)?(?:\(.*\))?"),
    ("level2", r"[二2]级(?:指标|目标)?(?:名称|内容)?(?:\(.*\))?"),
    (
        "name",
        r"[三3]级(?:指标|目标)?(?:名称|内容|及|、)*(?:\(.*\))?|(?:具体|绩效|考核)?指标(?:名称|内容)",
    ),
    ("nature", r"(?:指标)?(?:性质|方向|(?:计算|运算|比较)?符号)"),
    ("unit", r"(?:度量|计量|指标|指标值)?单位"),
    ("claimed", _CLAIMED),
    ("points", _POINTS),
    ("reason", _REASON),
    ("clause", _CLAUSE),
    ("actual", _DONE),
    ("value", _AIM),
)

SHEET_COLUMNS: Final = Roles.of(
    ("serial", r"序号|编号"),
    ("level1", r"[一1]级指标(?:\(.*\))?|一级|指标类别|[审复]核方面"),
    ("level2", r"[二2]级指标(?:\(.*\))?|二级|[审复]核要点"),
    (
        "name",
        r"[三3]级指标(?:\(.*\))?|三级|(?:评价|考核|评分|绩效|审核|复核)?(?:指标|项目|内容)(?:名称|内容)?",
    ),
    ("claimed", rf"{_CLAIMED}|(?:定量)?审核(?:得分|评分|打分|分数)|定量审核(?:意见)?"),
    ("points", _POINTS),
    ("reason", rf"{_REASON}|(?:定性)?审核(?:意见|等级|结果)|定性审核"),
    ("clause", _CLAUSE),
    (
        "meaning",
        r"指标(?:解释|说明|含义|释义|内涵|定义)"
        r"(?:(?:和|与|及|、|/)(?:说明|(?:计算)?(?:公式|方法)))?(?:\(.*\))?|(?:名词)?解释",
    ),
)

_TOTAL: Final = re.compile(
    r"\A(?:[一二三四五六七八九十]、)?(?:(?:[本该](?:项目|单位|部门|表|次))?(?:(?:绩效|单位|部门)?自评|综合|评价|指标|权重|分值|最终|评分|总)*"
    r"(?:总分|总评|合计|总计|总得分|自评得分|综合得分|总评分|得分合计|得分总计|合计得分|总分合计|总分值|分数合计|自评分合计"
    r"|自评分数合计|最终得分|评分合计)(?:\(.*\)|[0-9]{2,3}分)?:?|\[image:\])"
)
_PROJECT: Final = re.compile(
    r"\A(?:(?:[一二三]级|预算|子|具体|专项|财政|支出)?项目(?:支出|\(政策\))?(?:名称|全称)(?:及编?代?码)?(?:\(.*\))?"
    r"|(?:转移支付|专项资金|专项|政策)(?:\(项目\))?名称)"
)
_FUND_TOTAL: Final = re.compile(
    r"\A(?:[一1][、.])?(?:年度|全年|本年|项目|部门|单位|整体|财政|专项|债券|任务)*(?:预算|资金|支出|收入|经费|金额)*"
    r"(?:总额|总计|合计|总金额|总量|总数)(?:\(.*\))?:?"
)
_SOURCE: Final = re.compile(
    r"\A(?:其中)?[:-]*+(?:[0-9一二三四五六]++[、.])?(?:本年|当年|上年|本级|上级|中央|政府预算|省级?|市级?|区级?|县级?|乡镇|市县级?|一般公共预算|政府性基金|单位|其他|财政|自筹"
    r"|自有|结转|结余|专户|事业|社会(?:资本)?|群众|地方|直达|专项|债券|债务|配套|资本金|银行贷款|(?<=[、/及])地(?:市|区)?|(?<=[央级省市区县])[、/及](?=.))++(?:管理(?:专户|管理|结转|结余|财政)*+)?(?:资金|拨款|收入|补助|配套|投入)*(?:\(.*\))?:?"
)
_LISTING: Final = re.compile(
    r"\A(?:年度|主要|重点|工作|明细|具体|支出)*(?:任务|工作|项目|活动|明细)(?:任务)?(?:名称|内容)"
    r"|(?:项目|资金|经费)?(?:实际)?支出(?:明细|内容|用途)(?:情况)?"
)
BLOCK_LABELS: Final = (
    *("产出指标", "效益指标", "满意度指标", "成本指标", "数量指标", "质量指标", "时效指标"),
    *("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标", "服务对象满意度指标"),
    *("社会公众满意度指标", "经济成本指标", "社会成本指标", "生态环境成本指标", "项目资金(万元)"),
    *("项目资金(元)", "年度绩效指标", "绩效指标", "年度总体目标", "年度绩效目标", "总体目标"),
    *("预算执行(万元)", "预算执行情况(万元)", "项目预算执行情况(万元)", "资金情况(万元)"),
    *("年度预算申请", "预算执行情况"),
)
"""Labels that stand left of several rows, and may go on beside the next one."""
REMARK_LABEL: Final = re.compile("评价结论|存在(?:的)?问题|改进措施|其他说明|备注|说明")
"""The label of what is said below a table in words."""


def is_project_name(label: str) -> bool:
    """Whether the text beside this label is the name of a project.

    >>> is_project_name("转移支付（项目）名称"), is_project_name("项目类别")
    (True, False)
    """
    return matched(_PROJECT, label) is not None


def is_total(label: str) -> bool:
    """Whether a row with this label is the total of the table.

    >>> is_total("自评总得分（100分）"), is_total("总成本")
    (True, False)
    """
    return matched(_TOTAL, label) is not None


def is_fund_total(label: str) -> bool:
    """Whether a row of money with this label is the whole of which the others are parts.

    >>> is_fund_total("年度资金总额"), is_fund_total("其中：财政拨款")
    (True, False)
    """
    return matched(_FUND_TOTAL, label) is not None


def is_fund_source(label: str) -> bool:
    """Whether a row of money with this label is one source among others, and never the whole.

    >>> is_fund_source("其中：财政拨款"), is_fund_source("项目资金")
    (True, False)
    """
    return matched(_SOURCE, label) is not None


def is_fund_label(label: str) -> bool:
    """Whether a row with this label is one of money, the whole or a source.

    >>> is_fund_label("年度资金总额"), is_fund_label("财政拨款"), is_fund_label("产出指标")
    (True, True, False)
    """
    return is_fund_total(label) or is_fund_source(label)


def is_listing(label: str) -> bool:
    """Whether a column of this heading names tasks or projects, a row each: no table of funds.

    >>> is_listing("任务名称"), is_listing("资金来源")
    (True, False)
    """
    return matched(_LISTING, label) is not None
