"""项目支出绩效自评表 of 财预〔2020〕10号, national, from 2020 on.

References: 财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）, self-evaluation by the unit.
Checked with: published project forms of several counties.
Limitations: qualitative indicators allow a range, within which an evaluator picks. Ratings differ
from place to place: none is given.
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
from perfeval.rules import ByTarget, InProportion, Level, LevelRange, Proportional

BY_TARGET = ByTarget(
    missed_rate=InProportion(),
    missed_count=InProportion(),
    levels=LevelRange(
        levels=(
            Level(
                words=("达成", "达成预期指标", "达成年度指标", "全部达成"),
                low="80%",
                high="100%",
                high_included=True,
            ),
            Level(words=("部分达成", "部分达成并具有一定效果"), low="60%", high="80%"),
            Level(words=("未达成", "未达成且效果较差"), low="0%", high="60%"),
        )
    ),
)
CLAUSE = "定量指标完成的计满分，未完成的按完成值与指标值的比例计分；定性指标按三档评定；分值由单位在本部分内分配。"
READINGS = (
    Reading(
        key="fund-row",
        clause="预算执行率 10分",
        choice="得分＝10×全年执行数÷全年预算数，不超过10分；按本行金额计算",
        why="表头执行率即全年执行数÷全年预算数；得分不得超过该指标分值上限",
    ),
    Reading(
        key="quantitative",
        clause="定量指标未完成的，按完成值与指标值的比例记分",
        choice="实际完成值÷年度指标值×分值；超过上限的，按年度指标值÷实际完成值×分值计",
        why="反向指标的算法条文未写明，取与正向指标对称的算法",
    ),
    Reading(
        key="weights",
        clause="原则上预算执行率10%、产出指标50%、效益指标30%、服务对象满意度指标10%，可适当调整",
        choice="表中各行分值合计100分的，按表中分值计；成本指标单列为一级指标的，仍属产出部分",
        why="办法只定原则权重，各地另定；数量、质量、时效、成本都是产出",
    ),
    Reading(
        key="qualitative",
        clause="定性指标分为达成、部分达成并具有一定效果、未达成且效果较差三档",
        choice="整格为所列等级词语的，在该档区间内由评价人判定，不自动计分；其他文字不计分",
        why="区间内的分值只能由评价人给出",
    ),
    Reading(
        key="overshoot",
        clause="完成值远超指标值的，分析原因",
        choice="不扣分；由审核提示",
        why="没有统一的幅度标准",
    ),
    Reading(
        key="no-sign",
        clause="年度指标值没有≥、≤等符号",
        choice="实际完成值等于年度指标值的计满分，其他情形方向不明，不计分",
        why="不从指标名称推断方向",
    ),
    Reading(
        key="not-applicable",
        clause="不适用",
        choice="不适用的行不计分，其分值由单位移到其他行",
        why="没有全国统一的规定",
    ),
)
RUBRIC = Rubric(
    id="national-project",
    edition="2020",
    name="项目支出绩效自评表（财预〔2020〕10号）",
    name_en="Self-evaluation of a project (national form)",
    form=FormKind.PROJECT,
    jurisdiction=Jurisdiction(code="000000", name="全国"),
    years=FiscalYears(2020),
    source=Source(
        title="项目支出绩效评价管理办法",
        issuer="财政部",
        number="财预〔2020〕10号",
        annex="项目支出绩效自评表",
    ),
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
                    aliases=("资金总额", "总额", "预算执行率", "执行率"),
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
                    labels=("产出指标", "产出", "成本指标", "成本"),
                    points="50",
                    in_principle=True,
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
                    in_principle=True,
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
                    labels=("满意度指标", "满意度", "服务对象满意度指标", "服务对象满意度"),
                    points="10",
                    in_principle=True,
                    clause=CLAUSE,
                    rule=BY_TARGET,
                ),
            ),
        ),
    ),
    not_applicable=NotApplicable.BLANK,
    readings=READINGS,
)
