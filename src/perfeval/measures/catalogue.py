"""The measures of 财预〔2013〕53号 (共性指标体系框架) and of the published forms of Hunan.

The framework gives formulas without points or bands; those are the rubric's.
"""

from __future__ import annotations

from typing import Final

from perfeval.filing.sources import Source
from perfeval.measures.formulas import Formula
from perfeval.measures.measure import Measure
from perfeval.measures.measured import Direction
from perfeval.measures.ratios import Change, Ratio
from perfeval.measures.stated import Balance, GivenCount, GivenRate
from perfeval.measures.terms import Term

FRAMEWORK: Final = Source(
    title="预算绩效评价共性指标体系框架", issuer="财政部", number="财预〔2013〕53号"
)
PROJECT_RULES: Final = Source(
    title="项目支出绩效评价管理办法", issuer="财政部", number="财预〔2020〕10号"
)
ANNEX_1: Final = Source(
    title="2023年度预算单位整体支出绩效评价基础数据表", issuer="岳阳市岳阳楼区", annex="附件1"
)
ANNEX_3_1: Final = Source(
    title="部门整体支出绩效评价评分表", issuer="岳阳市财政局", annex="附件3-1"
)
XIANGTAN: Final = Source(
    title="部门整体支出预算绩效自评报告",
    issuer="湘潭市行政审批服务局",
    annex="三、（一）1.预算执行",
)


def _term(fact: str, name: str, name_en: str, *, minus: bool = False) -> Term:
    return Term(fact=fact, name=name, name_en=name_en, minus=minus)


def _share(part: Term, whole: Term, *more: Term) -> Ratio:
    return Ratio(numerator=(part,), denominator=(whole, *more))


def _measure(
    key: str,
    name: str,
    name_en: str,
    formula: Formula,
    text: str,
    source: Source,
    exclusions: str = "",
    direction: Direction = Direction.HIGHER,
) -> Measure:
    return Measure(
        id=key,
        name=name,
        name_en=name_en,
        formula=formula,
        text=text,
        exclusions=exclusions,
        source=source,
        direction=direction,
    )


_BROUGHT_FORWARD = _term("balance.brought_forward", "上年结转", "amount brought forward")
_ORIGINAL = _term("budget.original", "年初预算数", "original budget")
_FINAL = _term("budget.final", "全年预算数", "final budget")
_OUTTURN = _term("budget.outturn", "全年执行数", "actual outturn")
_PROJECT_OUTTURN = _term("project.outturn", "项目总支出", "project spending")

STAFFING_CONTROL_RATE: Final = _measure(
    "staffing_control_rate",
    "在职人员控制率",
    "staffing control rate",
    _share(
        _term("staff.in_post", "在职人员数", "staff in post"),
        _term("staff.authorised_posts", "编制数", "authorised posts"),
    ),
    "在职人员数÷编制数×100%",
    FRAMEWORK,
    direction=Direction.LOWER,
)
THREE_PUBLIC_CHANGE_RATE: Final = _measure(
    "three_public_change_rate",
    "“三公经费”变动率",
    "change rate of the three public expenses",
    Change(
        this=_term("three_public.budget", "本年度“三公经费”预算数", "this year's budget"),
        last=_term("three_public.prior_budget", "上年度“三公经费”预算数", "last year's budget"),
    ),
    "（本年度“三公经费”预算数－上年度“三公经费”预算数）÷上年度“三公经费”预算数×100%",
    FRAMEWORK,
    direction=Direction.LOWER,
)
PRIORITY_SPENDING_SHARE: Final = _measure(
    "priority_spending_share",
    "重点支出安排率",
    "priority-spending share",
    _share(_term("priority.outturn", "重点项目支出", "priority projects"), _PROJECT_OUTTURN),
    "重点项目支出÷项目总支出×100%",
    FRAMEWORK,
)
BUDGET_COMPLETION_RATE: Final = _measure(
    "budget_completion_rate",
    "预算完成率",
    "budget completion rate",
    _share(
        _term("budget.completed", "预算完成数", "budget completed"),
        _term("budget.approved", "预算数", "budget"),
    ),
    "预算完成数÷预算数×100%",
    FRAMEWORK,
)
BUDGET_ADJUSTMENT_RATE: Final = _measure(
    "budget_adjustment_rate",
    "预算调整率",
    "budget adjustment rate",
    Ratio(
        numerator=(
            _term("budget.adjustments", "预算调整数", "budget adjustments"),
            _term("budget.adjustments.excluded", "除外调整数", "excluded adjustments", minus=True),
        ),
        denominator=(_ORIGINAL,),
        magnitude=True,
    ),
    "（预算调整数－除外调整数）÷年初预算数×100%",
    FRAMEWORK,
    exclusions="因落实国家政策、发生不可抗力、上级部门或本级党委政府临时交办而产生的调整除外",
    direction=Direction.LOWER,
)
PAYMENT_PROGRESS_RATE: Final = _measure(
    "payment_progress_rate",
    "支付进度率",
    "payment progress rate",
    Ratio(
        numerator=(_term("payment.actual", "实际支付进度", "actual payments"),),
        denominator=(_term("payment.planned", "既定支付进度", "planned payments"),),
    ),
    "实际支付进度÷既定支付进度×100%",
    FRAMEWORK,
)
CARRY_OVER_RATE: Final = _measure(
    "carry_over_rate",
    "结转结余率",
    "carry-over and surplus rate",
    _share(
        _term("balance.total", "结转结余总额", "carry-over and surplus"),
        _term("budget.spending", "支出预算数", "spending budget"),
    ),
    "结转结余总额÷支出预算数×100%",
    FRAMEWORK,
    direction=Direction.LOWER,
)
CARRY_OVER_CHANGE_RATE: Final = _measure(
    "carry_over_change_rate",
    "结转结余变动率",
    "change rate of carry-over and surplus",
    Change(
        this=_term("balance.cumulative", "本年度累计结转结余资金总额", "cumulative, this year"),
        last=_term(
            "balance.prior_cumulative", "上年度累计结转结余资金总额", "cumulative, last year"
        ),
    ),
    "（本年度累计结转结余资金总额－上年度累计结转结余资金总额）÷上年度累计结转结余资金总额×100%",
    FRAMEWORK,
    direction=Direction.LOWER,
)
OPERATING_CONTROL_RATE: Final = _measure(
    "operating_control_rate",
    "公用经费控制率",
    "operating-expense control rate",
    _share(
        _term("operating.outturn", "实际支出公用经费总额", "operating expenses"),
        _term("operating.budget", "预算安排公用经费总额", "operating budget"),
    ),
    "实际支出公用经费总额÷预算安排公用经费总额×100%",
    FRAMEWORK,
    direction=Direction.LOWER,
)
THREE_PUBLIC_CONTROL_RATE: Final = _measure(
    "three_public_control_rate",
    "“三公经费”控制率",
    "control rate of the three public expenses",
    _share(
        _term("three_public.outturn", "“三公经费”实际支出数", "actual three public expenses"),
        _term("three_public.budget", "“三公经费”预算数", "budget of the three public expenses"),
    ),
    "“三公经费”实际支出数÷“三公经费”预算安排数×100%",
    FRAMEWORK,
    direction=Direction.LOWER,
)
PROCUREMENT_EXECUTION_RATE: Final = _measure(
    "procurement_execution_rate",
    "政府采购执行率",
    "procurement execution rate",
    _share(
        _term("procurement.outturn", "实际政府采购金额", "actual procurement"),
        _term("procurement.budget", "政府采购预算数", "procurement budget"),
    ),
    "实际政府采购金额÷政府采购预算数×100%",
    FRAMEWORK,
    direction=Direction.NONE,
)
ASSET_UTILISATION_RATE: Final = _measure(
    "asset_utilisation_rate",
    "固定资产利用率",
    "fixed-asset utilisation rate",
    _share(
        _term("assets.in_use", "实际在用固定资产总额", "fixed assets in use"),
        _term("assets.total", "所有固定资产总额", "all fixed assets"),
    ),
    "实际在用固定资产总额÷所有固定资产总额×100%",
    FRAMEWORK,
)
COMPLETION_RATE: Final = _measure(
    "completion_rate",
    "实际完成率",
    "completion rate",
    _share(
        _term("work.completed", "实际完成工作数", "work completed"),
        _term("work.planned", "计划工作数", "work planned"),
    ),
    "实际完成工作数÷计划工作数×100%",
    FRAMEWORK,
)
TIMELINESS_RATE: Final = _measure(
    "timeliness_rate",
    "完成及时率",
    "timeliness rate",
    _share(
        _term("work.on_time", "及时完成实际工作数", "work completed in time"),
        _term("work.planned", "计划工作数", "work planned"),
    ),
    "及时完成实际工作数÷计划工作数×100%",
    FRAMEWORK,
)
QUALITY_RATE: Final = _measure(
    "quality_rate",
    "质量达标率",
    "quality rate",
    _share(
        _term("work.up_to_standard", "质量达标实际工作数", "work up to standard"),
        _term("work.planned", "计划工作数", "work planned"),
    ),
    "质量达标实际工作数÷计划工作数×100%",
    FRAMEWORK,
)
PRIORITY_WORK_RATE: Final = _measure(
    "priority_work_rate",
    "重点工作办结率",
    "rate of priority work done",
    _share(
        _term("priority_work.done", "重点工作实际完成数", "priority work done"),
        _term("priority_work.assigned", "交办或下达数", "priority work assigned"),
    ),
    "重点工作实际完成数÷交办或下达数×100%",
    FRAMEWORK,
)
FUNDS_ARRIVAL_RATE: Final = _measure(
    "funds_arrival_rate",
    "资金到位率",
    "rate of funds received",
    _share(
        _term("project_funds.received", "实际到位资金", "funds received"),
        _term("project_funds.planned", "计划投入资金", "funds planned"),
    ),
    "实际到位资金÷计划投入资金×100%",
    FRAMEWORK,
)
FUNDS_TIMELINESS_RATE: Final = _measure(
    "funds_timeliness_rate",
    "到位及时率",
    "rate of funds received in time",
    _share(
        _term("project_funds.on_time", "及时到位资金", "funds received in time"),
        _term("project_funds.due", "应到位资金", "funds due"),
    ),
    "及时到位资金÷应到位资金×100%",
    FRAMEWORK,
)
PROJECT_TIMELINESS_RATE: Final = _measure(
    "project_timeliness_rate",
    "完成及时率",
    "project timeliness rate",
    Ratio(
        numerator=(
            _term("project_time.planned", "计划完成时间", "planned time"),
            _term("project_time.actual", "实际完成时间", "actual time", minus=True),
        ),
        denominator=(_term("project_time.planned", "计划完成时间", "planned time"),),
    ),
    "（计划完成时间－实际完成时间）÷计划完成时间×100%",
    FRAMEWORK,
)
COST_SAVING_RATE: Final = _measure(
    "cost_saving_rate",
    "成本节约率",
    "cost-saving rate",
    Ratio(
        numerator=(
            _term("project_cost.planned", "计划成本", "planned cost"),
            _term("project_cost.actual", "实际成本", "actual cost", minus=True),
        ),
        denominator=(_term("project_cost.planned", "计划成本", "planned cost"),),
    ),
    "（计划成本－实际成本）÷计划成本×100%",
    FRAMEWORK,
)
FUND_EXECUTION_RATE: Final = _measure(
    "fund_execution_rate",
    "执行率",
    "execution rate of the fund row",
    _share(
        _term("fund.outturn", "全年执行数", "actual outturn"),
        _term("fund.final", "全年预算数", "final budget"),
    ),
    "全年执行数÷全年预算数×100%",
    PROJECT_RULES,
)
EXECUTION_RATE: Final = _measure(
    "execution_rate",
    "执行率",
    "execution rate",
    _share(_OUTTURN, _FINAL),
    "全年执行数÷全年预算数×100%",
    PROJECT_RULES,
)
OUTTURN_RATE: Final = _measure(
    "outturn_rate",
    "年初预算执行率",
    "outturn on the original budget",
    _share(_OUTTURN, _ORIGINAL),
    "全年执行数÷年初预算数×100%",
    PROJECT_RULES,
)
FLOOR_AREA_CONTROL_RATE: Final = _measure(
    "floor_area_control_rate",
    "规模控制率",
    "floor-area control rate",
    _share(
        _term("buildings.actual_area", "实际规模", "actual floor area"),
        _term("buildings.approved_area", "批复规模", "approved floor area"),
    ),
    "实际规模÷批复规模×100%",
    ANNEX_1,
    direction=Direction.LOWER,
)
INVESTMENT_CONTROL_RATE: Final = _measure(
    "investment_control_rate",
    "投资概算控制率",
    "investment control rate",
    _share(
        _term("buildings.actual_investment", "实际投资", "actual investment"),
        _term("buildings.approved_investment", "预算投资", "budgeted investment"),
    ),
    "实际投资÷预算投资×100%",
    ANNEX_1,
    direction=Direction.LOWER,
)
BASIC_CONTROL_RATE: Final = _measure(
    "basic_control_rate",
    "基本支出预算控制率",
    "basic spending control rate",
    _share(
        _term("basic.outturn", "基本支出实际支出", "basic spending"),
        _term("basic.final", "基本支出年度总预算", "basic budget"),
    ),
    "基本支出实际支出÷基本支出年度总预算×100%",
    XIANGTAN,
    direction=Direction.NONE,
)
PROJECT_CONTROL_RATE: Final = _measure(
    "project_control_rate",
    "项目支出预算控制率",
    "project spending control rate",
    _share(
        _term("project.outturn", "项目支出实际支出", "project spending"),
        _term("project.final", "项目支出年度总预算", "project budget"),
        _BROUGHT_FORWARD,
    ),
    "项目支出实际支出÷（上年结转＋项目支出年度总预算）×100%",
    XIANGTAN,
    direction=Direction.NONE,
)
FAVOURABLE_RATE: Final = _measure(
    "favourable_rate",
    "好评率",
    "rate of favourable ratings",
    _share(
        _term("ratings.favourable", "好评数", "favourable ratings"),
        _term("ratings.total", "评价总数", "ratings"),
    ),
    "好评数÷评价总数×100%",
    XIANGTAN,
)
OFFICIAL_CARD_USE_RATE: Final = _measure(
    "official_card_use_rate",
    "公务卡刷卡率",
    "official-card use rate",
    GivenRate(term=_term("official_card.use_rate", "公务卡刷卡率", "official-card use rate")),
    "单位所报公务卡刷卡率",
    ANNEX_3_1,
)
SATISFACTION_RATE: Final = _measure(
    "satisfaction_rate",
    "社会公众或服务对象满意度",
    "satisfaction of the public or of service users",
    GivenRate(term=_term("satisfaction.rate", "满意度", "satisfaction rate")),
    "单位所报满意度",
    ANNEX_3_1,
)
BALANCE: Final = _measure(
    "balance",
    "资金结余",
    "unspent balance",
    Balance(
        balance=_term("balance.current_year", "当年结余", "current-year balance"),
        brought_forward=_BROUGHT_FORWARD,
    ),
    "当年结余与上年结转比较",
    ANNEX_3_1,
    direction=Direction.NONE,
)
LATE_FUND_RELEASES: Final = _measure(
    "late_fund_releases",
    "支付进度",
    "late fund releases",
    GivenCount(
        term=_term(
            "special_funds.late", "未按进度下达的专项资金个数", "special funds released late"
        )
    ),
    "未按进度完成资金下达的专项个数",
    ANNEX_3_1,
    direction=Direction.LOWER,
)
