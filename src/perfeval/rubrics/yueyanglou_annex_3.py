"""岳阳市岳阳楼区 项目支出绩效自评表（附件3），2023.

References: the form as 岳阳市岳阳楼区行政审批服务局 filed it, not filled in, for 2023; the weights
10/50/30/10 are printed on it. Checked with: no filled form was published; 附件2 of the same year.
Limitations: the form prints no rule; the readings say how a missed target is scored. No rating
scale is printed.
"""

from perfeval import (
    Criterion,
    FiscalYears,
    FormKind,
    Jurisdiction,
    NotApplicable,
    Pool,
    Reading,
    Rubric,
    Section,
    Source,
)
from perfeval.measures import FUND_EXECUTION_RATE
from perfeval.rules import ByTarget, InProportion, PerStep, Proportional, Steps

BY_TARGET = ByTarget(
    missed_rate=PerStep(deduct="1", per="1%", steps=Steps.STARTED),
    missed_count=InProportion(),
    met_words=(
        "完成",
        "已完成",
        "全部完成",
        "已全部完成",
        "按时完成",
        "按期完成",
        "已出台",
        "已制定",
        "已印发",
        "已建立",
    ),
)
CLAUSE = "年度指标值与实际完成值比较：达到目标计满分，未达到的扣分，分值由单位在本部分内分配。"
READINGS = (
    Reading(
        key="fund-row",
        clause="年度资金总额 分值10",
        choice="得分＝10×全年执行数÷全年预算数，不超过10分；按本行金额计算，不按所填执行率",
        why="与同年附件2的资金行一致",
    ),
    Reading(
        key="missed-rate",
        clause="年度指标值 ≦100%、≧100%",
        choice="未达到比率目标的，每差一个百分点扣1分，不足一个百分点的按一个百分点计，扣完为止",
        why="与同年附件2一致：差0.39个百分点和1个百分点各扣1分",
    ),
    Reading(
        key="missed-count",
        clause="年度指标值 ≥n个",
        choice="未达到数量目标的，按实际完成值÷年度指标值×分值计；超过上限的，按年度指标值÷实际完成值×分值计",
        why="财预〔2020〕10号定量指标的计分办法",
    ),
    Reading(
        key="words",
        clause="年度指标值 出台、2023年",
        choice="实际完成值整格为“完成”“已完成”“已出台”等所列词语的计满分，其他文字不计分",
        why="定性目标只能以单位填报为据，不作推断",
    ),
    Reading(
        key="not-applicable",
        clause="不适用",
        choice="不适用的行没有分值，不计分；其分值已由单位移到其他行",
        why="与同年附件2一致：不适用的行分值、得分均为空",
    ),
    Reading(
        key="no-sign",
        clause="年度指标值没有≥、≤等符号",
        choice="实际完成值等于年度指标值的计满分，其他情形方向不明，不计分",
        why="不从指标名称推断方向",
    ),
)
RUBRIC = Rubric(
    id="yueyanglou-annex-3",
    edition="2023",
    name="岳阳楼区项目支出绩效自评表（附件3）",
    name_en="Yueyanglou district, self-evaluation of a project (annex 3)",
    form=FormKind.PROJECT,
    jurisdiction=Jurisdiction(code="430602", name="岳阳市岳阳楼区"),
    years=FiscalYears(2023, 2023),
    source=Source(title="2023年度项目支出绩效自评表", issuer="岳阳市岳阳楼区", annex="附件3"),
    sections=(
        Section(
            name="预算执行",
            name_en="budget execution",
            points="10",
            items=(
                Criterion(
                    key="budget_execution",
                    name="年度资金总额",
                    name_en="total funds of the year",
                    aliases=("资金总额", "总额"),
                    points="10",
                    clause="年度资金总额：分值10，执行率，自评得分。",
                    measure=FUND_EXECUTION_RATE,
                    rule=Proportional(),
                ),
            ),
        ),
        Section(
            name="产出指标",
            name_en="output",
            points="50",
            items=(
                Pool(
                    key="output",
                    name="产出指标",
                    name_en="output indicators",
                    labels=("产出指标", "产出"),
                    points="50",
                    clause=CLAUSE,
                    rule=BY_TARGET,
                ),
            ),
        ),
        Section(
            name="效益指标",
            name_en="benefit",
            points="30",
            items=(
                Pool(
                    key="benefit",
                    name="效益指标",
                    name_en="benefit indicators",
                    labels=("效益指标", "效益"),
                    points="30",
                    clause=CLAUSE,
                    rule=BY_TARGET,
                ),
            ),
        ),
        Section(
            name="满意度指标",
            name_en="satisfaction",
            points="10",
            items=(
                Pool(
                    key="satisfaction",
                    name="满意度指标",
                    name_en="satisfaction indicators",
                    labels=("满意度指标", "满意度"),
                    points="10",
                    clause=CLAUSE,
                    rule=BY_TARGET,
                ),
            ),
        ),
    ),
    not_applicable=NotApplicable.BLANK,
    readings=READINGS,
)
