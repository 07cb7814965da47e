"""The words of many places over columns and before totals, each with what it is for."""

from __future__ import annotations

from perfeval.forms.words.labels import Roles, role_of
from perfeval.forms.words.vocabulary import (
    FUND_COLUMNS,
    INDICATOR_COLUMNS,
    is_fund_total,
    is_listing,
    is_project_name,
    is_total,
)
from tests.tables import each_row

FUNDS = {
    "original": """
        年初预算数 年初预算 年初预算数（A） 年初预算安排数 年初部门预算 年初批复预算数
        初始预算数 最初批复金额 年初安排数 年初支出预算数 年初预算总额
    """,
    "final": """
        预算数 预算金额 预算安排数 批复预算数 全年预算 全年预算（调整后） 调整后预算数
        预算数（调整后） 全年（调整）预算数 全年预算数（A） 项目预算数 支出预算数 预算批复数
        最终预算数 年中调整后预算数 预算额度 到位数 到位资金 计划数 年度可用预算
        预算调整数（调整后）
    """,
    "outturn": """
        全年执行数（B） 执行数 预算执行数 全年支出数 实际支出金额 支出数 决算数 实际使用
        执行金额 累计支出 支出决算数 2023年实际支出数（B） 已支付金额 实际列支
    """,
    "adjustment": """
        预算调整 预算调整数 调整预算 追加（减）数 年中调整数
    """,
    "rate": """
        执行率 预算执行率 执行率% 执行率（B/A） 预算完成率 支付率 支出进度 资金使用率
        执行率（B/A）×100% 全年执行率
    """,
    "points": """
        分值 权重 分值（10分） 标准分 满分 执行率权重 预算执行率权重 权重（%） 分值（权重）
        指标权重（分） 分值（满分（10）） 分值（10）） 分值（A）（B） 权重值（%）
    """,
    "claimed": """
        得分 自评得分 执行率得分 执行率得分（分） 预算执行率得分 得分（10分） 单位自评得分
        综合得分
    """,
    "reason": """
        原因 备注 未完成原因 执行率偏差原因 执行率较低原因 未执行原因
    """,
    "arrival": """
        资金到位率 到位率（%）
    """,
    "deducted": """
        扣分 扣分值
    """,
    "": """
        项目资金（万元） 资金来源 结转结余 任务名称
        分值构成
    """,
}
INDICATORS = {
    "serial": """
        序号 编号
    """,
    "level1": """
        一级指标 一级 一级指标名称 一级指标（权重） 一级目标
    """,
    "level2": """
        二级指标 二级 二级指标名称
    """,
    "name": """
        三级指标 三级指标名称 三级指标名称及内容 三级指标（具体内容） 指标名称 绩效指标名称
        考核指标名称 指标内容
    """,
    "nature": """
        指标性质 性质 符号 计算符号 运算符号 指标方向
    """,
    "unit": """
        度量单位 计量单位 单位 指标值单位
    """,
    "value": """
        年度指标值 指标值 目标值 年初目标值 预期指标值 计划指标值 指标目标值 计划值 全年目标值
        绩效目标 年度指标值（A） 计划完成值 年初设定值 年初设定指标值
    """,
    "actual": """
        实际完成值 完成值 实际值 全年实际值（B） 年度完成值 完成情况 实际完成情况 指标完成情况
        实际完成数 目标完成值 指标实际完成值 实际完成 实际完成（B）数
    """,
    "points": """
        分值 权重 指标权重（分） 标准分值 分值（100分） 满分
    """,
    "claimed": """
        得分 自评得分 指标得分（分） 自评分数 评价得分 得分（自评） 考核得分
    """,
    "reason": """
        偏差原因分析及改进措施 未完成原因分析 备注 未达成原因 偏离原因及措施 扣分原因
        差异原因分析 未完成指标的偏差情况及原因说明 出现偏差的原因及改进措施
    """,
    "clause": """
        评分标准 评分细则 计分办法 得分计算方法 计算公式 评价标准（方法） 赋分标准
        评价要点及评分标准 评分（扣分）标准 评分（扣分）标准（实施细则）
        评分（甲）标准（乙）标准（丙）
        评分标准（一）（二）
    """,
    "": """
        绩效指标 指标解释 得分系数（%） 是否核心指标 完成率 指标类型 数据来源
    """,
}
TOTALS = (
    "总分 合计 总　计 本表得分合计 自评总分（分） 自评总得分 分值合计 自评得分合计 得分总计"
    " 绩效自评总分"
)
OTHERS = "总成本 合计数 得分 分值 总分析"
WHOLES = """
    年度资金总额 资金总额 总额 合计 支出合计 年度总金额 一、年度资金总额 预算资金总额（万元）
"""
PARTS = "其中：财政拨款 财政资金 上年结转资金 其他资金"


def marked(known: str, other: str) -> list[tuple[str, bool]]:
    """Each word with whether it is one of the known ones."""
    words = [(word, True) for word in known.strip().split(" ")]
    return [*words, *((word, False) for word in other.split())]


def cases(told: dict[str, str]) -> list[tuple[str, str]]:
    """Each word with its role."""
    return [(word, role) for role, words in told.items() for word in words.split()]


@each_row(("word", "role"), cases(FUNDS))
def test_columns_of_funds(word: str, role: str) -> None:
    """Every word for a column of money, rate, points or score, and words for none."""
    assert role_of(word, FUND_COLUMNS) == role


@each_row(("word", "role"), cases(INDICATORS))
def test_columns_of_indicators(word: str, role: str) -> None:
    """Every word for a column of an indicator table, and words for none."""
    assert role_of(word, INDICATOR_COLUMNS) == role


@each_row("roles", [FUND_COLUMNS, INDICATOR_COLUMNS])
def test_a_heading_is_known_however_it_is_spread(roles: Roles) -> None:
    """White space and line breaks within a heading do not matter."""
    assert role_of("分\n 值", roles) == "points"


@each_row(("label", "total"), marked(TOTALS, OTHERS))
def test_totals(label: str, total: bool) -> None:
    """What stands before the total of a table."""
    assert is_total(label) is total


@each_row(("label", "whole"), marked(WHOLES, PARTS))
def test_totals_of_money(label: str, whole: bool) -> None:
    """Which row of money is the whole."""
    assert is_fund_total(label) is whole


def test_names_of_projects_and_lists() -> None:
    """A label beside the name of a project; a heading over names, a row each."""
    assert all(map(is_project_name, ["项目名称", "转移支付（项目）名称", "专项名称", "子项目名称"]))
    assert not any(map(is_project_name, ["项目类别", "项目编码", "名称"]))
    assert all(map(is_listing, ["任务名称", "项目名称", "年度工作任务内容"]))
    assert not any(map(is_listing, ["资金来源", "项目资金", "年度任务"]))
