"""项目支出绩效自评 of central departments by 财预〔2021〕101号, from 2021.

References: 财政部《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》, 三（六）权重, 三（七）赋分规则.
Checked with: the examples that the notice itself gives, just below, at and above each of its edges.
Limitations: the numbers stand behind 如 (for example), so each is a reading; the form that goes with
the notice was not in the source. Qualitative indicators allow a range. No rating scale is printed.
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
from perfeval.measures import GivenState, Measure, Ratio, Several, Term
from perfeval.rules import (
    Band,
    Bands,
    ByRate,
    ByState,
    ByTarget,
    Level,
    LevelRange,
    Linear,
    SubRule,
)

SOURCE = Source(
    title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
    issuer="财政部",
    number="财预〔2021〕101号",
    annex="附件1 三（六）（七）",
)
EXECUTION = Measure(
    id="central_execution",
    name="预算执行率",
    name_en="budget execution, of a project that is complete or not",
    formula=Several(
        formulas=(
            GivenState(
                term=Term(
                    fact="project.completion",
                    name="项目完成情况",
                    name_en="completion of the project",
                )
            ),
            Ratio(
                numerator=(Term(fact="fund.outturn", name="全年执行数", name_en="actual outturn"),),
                denominator=(Term(fact="fund.final", name="全年预算数", name_en="final budget"),),
            ),
        )
    ),
    text="项目是否完成；全年执行数÷全年预算数×100%",
    source=SOURCE,
)
WITHIN_BUDGET = Bands(bands=(Band(points="10", at_most="100%"),), most="100%")
BY_BANDS = Bands.at_least(
    ("80%", "7"), ("60%", "5"), otherwise="0", most="100%", most_included=False
)
PASS_MARK = ByRate(rule=Linear(full_at="100%", base_at="60%", base_share="0%"))
LEVELS = LevelRange(
    levels=(
        Level(
            words=("基本达成目标", "达成目标", "全部达成目标"),
            low="80%",
            high="100%",
            high_included=True,
        ),
        Level(words=("部分实现目标",), low="60%", high="80%"),
        Level(words=("实现目标程度较低",), low="0%", high="60%"),
    )
)
BY_TARGET = ByTarget(
    missed_rate=PASS_MARK,
    missed_count=PASS_MARK,
    met_words=("符合要求",),
    levels=LEVELS,
)
SATISFACTION = ByTarget(
    missed_rate=PASS_MARK,
    missed_count=PASS_MARK,
    levels=LEVELS,
    own_rate=ByRate(
        rule=Bands.at_least(("90%", "10"), ("80%", "8"), ("60%", "5"), otherwise="0"), points="10"
    ),
)
QUANTITATIVE = "直接赋分。主要适用于进行“是”或“否”判断的单一评判指标。符合要求的得满分，不符合要求的不得分或者扣相应的分数。\n其他定量指标按比例赋分，并设置及格门槛。如：完成率小于60%为不及格，不得分；大于等于60%的，按超过的比重赋分，计算公式为：得分＝（实际完成率－60%）／（1－60%）×指标分值。\n按评判等级赋分。主要适用于情况说明类的定性指标。分为基本达成目标、部分实现目标、实现目标程度较低三个档次，并分别按照该指标对应分值区间100%-80%（含）、80%-60%（含）、60%-0%合理确定分值。"
READINGS = (
    Reading(
        key="own-level",
        clause="中央部门项目支出",
        choice="只适用于地区代码为000000的中央本级单位，地方单位不适用",
        why="指引规范的是中央部门",
    ),
    Reading(
        key="weights",
        clause="原则上一级指标权重统一按以下方式设置：对于设置成本指标的项目，成本指标20%、产出指标40%、效益指标20%、满意度指标10%；对于未设置成本指标的项目，产出指标50%、效益指标30%、满意度指标10%；对于不需设置满意度指标的项目，其效益指标分值权重相应可调增10%",
        choice="评分标准列设置成本指标的一种；表中各行分值合计100分的，按表中分值计",
        why="四种设置合计都是100分，且只是原则上的权重",
    ),
    Reading(
        key="completion",
        clause="项目完成；项目尚未完成",
        choice="项目是否完成由填报单位写明（完成、未完成）；未写明的不计分",
        why="表中没有这一栏，不从执行率推断",
    ),
    Reading(
        key="execution-numbers",
        clause="如：项目完成，且执行数控制在年度预算规模之内的，得10分；项目尚未完成，预算执行率小于100%且大于等于80%的得7分；预算执行率小于80%且大于等于60%的得5分，预算执行率小于60%的不得分",
        choice="采用所举的10、7、5、0分和80%、60%两个界限",
        why="条文以“如”举例，没有其他数字",
    ),
    Reading(
        key="execution-denominator",
        clause="执行数控制在年度预算规模之内",
        choice="年度预算规模取全年预算数",
        why="自评表执行率即全年执行数÷全年预算数",
    ),
    Reading(
        key="completed-above-budget",
        clause="项目完成，且执行数控制在年度预算规模之内的，得10分",
        choice="项目完成而执行数超出全年预算数的，不计分，由评价人判定",
        why="条文未写明",
    ),
    Reading(
        key="unfinished-at-100",
        clause="项目尚未完成，预算执行率小于100%且大于等于80%的得7分",
        choice="项目尚未完成而执行率达到100%的，不计分，由评价人判定",
        why="条文未写明",
    ),
    Reading(
        key="pass-mark",
        clause="如：完成率小于60%为不及格，不得分；大于等于60%的，按超过的比重赋分",
        choice="采用所举的60%；完成率60%本身按公式得0分",
        why="条文以“如”举例，没有其他数字",
    ),
    Reading(
        key="reverse",
        clause="实际完成率",
        choice="正向指标为实际完成值÷年度指标值；超过上限的反向指标为年度指标值÷实际完成值",
        why="反向指标的完成率条文未写明，取与正向指标对称的算法",
    ),
    Reading(
        key="qualitative",
        clause="分为基本达成目标、部分实现目标、实现目标程度较低三个档次",
        choice="整格为所列等级词语的，在该档区间内由评价人判定，不自动计分；其他文字不计分",
        why="区间内的分值只能由评价人给出",
    ),
    Reading(
        key="direct",
        clause="符合要求的得满分，不符合要求的不得分或者扣相应的分数",
        choice="实际完成值整格为“符合要求”的计满分；不符合要求的不自动计分",
        why="不得分还是扣相应的分数，条文留给评价人",
    ),
    Reading(
        key="satisfaction-numbers",
        clause="如：满意度大于等于90%的得10分，满意度小于90%且大于等于80%的得8分，满意度小于80%且大于等于60%的得5分，满意度小于60%不得分",
        choice="采用所举的分数和界限，按满意度本身计，不与年度指标值比较",
        why="条文以“如”举例，没有其他数字",
    ),
    Reading(
        key="satisfaction-points",
        clause="满意度大于等于90%的得10分",
        choice="满意度指标的分值不是10分的，按同一比例折算",
        why="条文只举10分的例子；满意度权重为10%，可分给几个指标",
    ),
    Reading(
        key="overshoot",
        clause="（条文未写完成值高于指标值的情形）",
        choice="不扣分；由审核提示",
        why="没有幅度标准",
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
    id="central-project",
    edition="2021",
    name="中央部门项目支出绩效自评（财预〔2021〕101号）",
    name_en="Self-evaluation of a project of a central department",
    form=FormKind.PROJECT,
    jurisdiction=Jurisdiction(code="000000", name="全国"),
    years=FiscalYears(2021),
    source=SOURCE,
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
                    clause="预算执行率按区间赋分，并设置及格门槛。如：项目完成，且执行数控制在年度预算规模之内的，得10分；项目尚未完成，预算执行率小于100%且大于等于80%的得7分；预算执行率小于80%且大于等于60%的得5分，预算执行率小于60%的不得分。",
                    measure=EXECUTION,
                    rule=ByState(
                        cases=(
                            SubRule(name="完成", points="10", rule=WITHIN_BUDGET),
                            SubRule(name="已完成", points="10", rule=WITHIN_BUDGET),
                            SubRule(name="未完成", points="7", rule=BY_BANDS),
                            SubRule(name="尚未完成", points="7", rule=BY_BANDS),
                        )
                    ),
                ),
            ),
        ),
        Section(
            name="成本指标",
            name_en="cost",
            points="20",
            items=(
                Pool(
                    key="cost",
                    name="成本指标",
                    name_en="cost indicators",
                    labels=("成本指标", "成本"),
                    points="20",
                    in_principle=True,
                    clause=QUANTITATIVE,
                    rule=BY_TARGET,
                ),
            ),
        ),
        Section(
            name="产出指标",
            name_en="output",
            points="40",
            items=(
                Pool(
                    key="output",
                    name="产出指标",
                    name_en="output indicators",
                    labels=("产出指标", "产出"),
                    points="40",
                    in_principle=True,
                    clause=QUANTITATIVE,
                    rule=BY_TARGET,
                ),
            ),
        ),
        Section(
            name="效益指标",
            name_en="benefit",
            points="20",
            items=(
                Pool(
                    key="benefit",
                    name="效益指标",
                    name_en="benefit indicators",
                    labels=("效益指标", "效益"),
                    points="20",
                    in_principle=True,
                    clause=QUANTITATIVE,
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
                    clause="满意度赋分。适用于对服务对象、受益群体的满意程度询问调查，一般按照区间进行赋分。如：满意度大于等于90%的得10分，满意度小于90%且大于等于80%的得8分，满意度小于80%且大于等于60%的得5分，满意度小于60%不得分。",
                    rule=SATISFACTION,
                ),
            ),
        ),
    ),
    not_applicable=NotApplicable.BLANK,
    readings=READINGS,
    own_level=True,
)
