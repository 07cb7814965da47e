"""项目支出绩效自评表 of 财预〔2020〕10号, national, from 2020 on.

References: 财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）, self-evaluation by the unit.
Checked with: published project forms of several counties.
Limitations: qualitative indicators allow a range, within which an evaluator picks. The scale is that of
article 18, which says that places may set another.
"""

from perfeval import (
    Criterion,
    FiscalYears,
    FormKind,
    Jurisdiction,
    NotApplicable,
    Pool,
    Rating,
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
            Level(
                words=("部分达成", "部分达成并具有一定效果", "部分达成年度指标并具有一定效果"),
                low="60%",
                high="80%",
            ),
            Level(
                words=("未达成", "未达成且效果较差", "未达成年度指标且效果较差"),
                low="0%",
                high="60%",
            ),
        )
    ),
)
CLAUSE = "第十六条：定量指标得分按照以下方法评定：与年初指标值相比，完成指标值的，记该指标所赋全部分值；对完成值高于指标值较多的，要分析原因，如果是由于年初指标值设定明显偏低造成的，要按照偏离度适度调减分值；未完成指标值的，按照完成值与指标值的比例记分。定性指标得分按照以下方法评定：根据指标完成情况分为达成年度指标、部分达成年度指标并具有一定效果、未达成年度指标且效果较差三档，分别按照该指标对应分值区间100%-80%（含）、80%-60%（含）、60%-0%合理确定分值。"
READINGS = (
    Reading(
        key="fund-row",
        clause="预算执行率 10分",
        choice="得分＝10×全年执行数÷全年预算数，不超过10分；按本行金额计算",
        why="表头执行率即全年执行数÷全年预算数；得分不得超过该指标分值上限",
    ),
    Reading(
        key="quantitative",
        clause="第十六条：未完成指标值的，按照完成值与指标值的比例记分",
        choice="实际完成值÷年度指标值×分值；超过上限的，按年度指标值÷实际完成值×分值计",
        why="反向指标的算法条文未写明，取与正向指标对称的算法",
    ),
    Reading(
        key="weights",
        clause="第十三条：原则上预算执行率和一级指标权重统一设置为：预算执行率10%、产出指标50%、效益指标30%、服务对象满意度指标10%。如有特殊情况，一级指标权重可做适当调整",
        choice="表中各行分值合计100分的，按表中分值计；成本指标单列为一级指标的，仍属产出部分",
        why="办法只定原则权重，各地另定；数量、质量、时效、成本都是产出",
    ),
    Reading(
        key="qualitative",
        clause="第十六条：分为达成年度指标、部分达成年度指标并具有一定效果、未达成年度指标且效果较差三档",
        choice="整格为所列等级词语的，在该档区间内由评价人判定，不自动计分；其他文字不计分",
        why="区间内的分值只能由评价人给出",
    ),
    Reading(
        key="overshoot",
        clause="第十六条：对完成值高于指标值较多的，要分析原因，如果是由于年初指标值设定明显偏低造成的，要按照偏离度适度调减分值",
        choice="不扣分；由审核提示",
        why="没有统一的幅度标准",
    ),
    Reading(
        key="scale",
        clause="第十八条：总分一般设置为100分，等级一般划分为四档：90（含）-100分为优、80（含）-90分为良、60（含）-80分为中、60分以下为差",
        choice="采用所列四档；当地另定等级的，以当地评分标准为准",
        why="条文写明“一般”，具体分值和等级可根据不同评价内容设定",
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
        annex="第十三条、第十六条、第十八条，附1 项目支出绩效自评表",
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
    ratings=(
        Rating(name="优", at_least="90", synonyms=("优秀",)),
        Rating(name="良", at_least="80", synonyms=("良好",)),
        Rating(name="中", at_least="60"),
        Rating(name="差", at_least="0"),
    ),
    not_applicable=NotApplicable.BLANK,
    readings=READINGS,
)
