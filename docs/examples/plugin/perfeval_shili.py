"""示例县 部门整体支出绩效自评表, 2023: an example of a rubric that ships as a plugin.

The county is made up, and so are its clauses; their shapes are met in real sheets: a fund row of 20
points, deductions per 5 percentage points, 不适用 with full points, bands, a checklist, a veto. One
clause no rule of perfeval says, so the module has a rule of its own: days late at two prices.

References: none, the sheet is an example.
Limitations: 产出 rows are scored by their own targets; the readings say what is left open.
"""

from fractions import Fraction

from attrs import field, frozen

from perfeval import (
    Count,
    Criterion,
    FiscalYears,
    FormKind,
    Jurisdiction,
    NotApplicable,
    Points,
    Pool,
    Rating,
    Reading,
    Rubric,
    Section,
    Source,
    Veto,
)
from perfeval.measures import (
    BUDGET_COMPLETION_RATE,
    FLOOR_AREA_CONTROL_RATE,
    FUND_EXECUTION_RATE,
    SATISFACTION_RATE,
    Checks,
    GivenCount,
    Kind,
    Measure,
    Ratio,
    Term,
)
from perfeval.rules import (
    Award,
    Bands,
    Because,
    ByTarget,
    Checklist,
    Deduct,
    Direction,
    InProportion,
    Proportional,
    Steps,
)

SOURCE = Source(
    title="2023年度部门整体支出绩效自评表", issuer="示例县财政局", number="示财绩〔2024〕1号"
)

# A measure and the facts that it needs: nothing of perfeval has to know them beforehand.
BUDGET_CONTROL_RATE = Measure(
    id="shili.budget_control_rate",
    name="预算控制率",
    name_en="budget control rate",
    formula=Ratio(
        numerator=(Term(fact="budget.added", name="年中追加预算数", name_en="additions"),),
        denominator=(Term(fact="budget.original", name="年初预算数", name_en="original budget"),),
    ),
    text="年中追加预算数÷年初预算数×100%",
    source=SOURCE,
)
RULES_CHECKED = Measure(
    id="shili.rules",
    name="管理制度",
    formula=Checks(
        terms=(
            Term(fact="shili.rules.adopted", name="①制定管理制度", name_en="rules adopted"),
            Term(fact="shili.rules.complete", name="②制度合法合规完整", name_en="complete"),
            Term(fact="shili.rules.enforced", name="③制度有效执行", name_en="enforced"),
        )
    ),
    text="逐项核对",
    source=SOURCE,
)
REPORTS_LATE = Measure(
    id="shili.reports_late",
    name="绩效自评材料逾期天数",
    formula=GivenCount(term=Term(fact="shili.reports.late", name="逾期天数", name_en="days late")),
    text="绩效自评材料报送日与规定报送日相差的天数",
    source=SOURCE,
)
GRAVE_FACTS = Measure(
    id="shili.grave",
    name="重大违纪违法",
    formula=Checks(terms=(Term(fact="shili.grave", name="发生重大违纪违法案件", name_en="grave"),)),
    text="是否发生重大违纪违法案件",
    source=SOURCE,
)


@frozen(kw_only=True)
class LateReports:
    """逾期N日以内每日扣a分，超过N日的部分每日扣b分，扣完为止: a price a day, and another beyond.

    No rule of perfeval has two prices. The fields are what is written in JSON; the tag stands in
    pyproject.toml.
    """

    accepts = Kind.COUNT
    direction = Direction.LOWER

    days: Count = field(converter=Count)
    deduct: Points = field(converter=Points)
    beyond: Points = field(converter=Points)

    def award(self, measured, points):
        late, first = measured.value.fraction, self.days.fraction
        shown = measured.value.plain
        if late < 0 or late.denominator != 1:
            because = Because("outside", f"{shown}：不是天数", f"{shown}: no number of days")
            return Award(None, because)
        costs = min(late, first) * self.deduct.fraction
        costs += max(late - first, 0) * self.beyond.fraction
        earned = max(points.fraction - costs, Fraction(0))
        lost = Points.rounded(points.fraction - earned, 8).plain
        zh = f"逾期 {shown} 日，{self.days.plain} 日以内每日扣 {self.deduct.plain} 分，"
        zh += f"其后每日扣 {self.beyond.plain} 分，扣 {lost} 分"
        en = f"{shown} days late, {self.deduct.plain} off a day up to {self.days.plain}, "
        en += f"{self.beyond.plain} a day beyond: {lost} off"
        return Award(earned, Because("late", zh, en))

    def problem(self, points):
        if self.days.atoms <= 0 or not Points("0") < self.deduct < self.beyond <= points:
            return "a day must cost something, a day beyond more, and none more than the row"
        return None

    def edges(self):
        return Count("0"), self.days


RUBRIC = Rubric(
    id="shili-unit",
    edition="2023",
    name="示例县部门整体支出绩效自评表",
    name_en="Example county, self-evaluation of whole-unit spending",
    form=FormKind.UNIT,
    jurisdiction=Jurisdiction(code="430799", name="示例县"),
    years=FiscalYears(2023, 2023),
    source=SOURCE,
    sections=(
        Section(
            name="预算执行",
            name_en="budget execution",
            points="40",
            items=(
                Criterion(
                    key="execution",
                    name="年度资金总额",
                    name_en="total funds of the year",
                    aliases=("资金总额",),
                    points="20",
                    clause="预算执行率20分，得分＝20×执行率，不超过20分。",
                    measure=FUND_EXECUTION_RATE,
                    rule=Proportional(),
                ),
                Criterion(
                    key="completion",
                    name="预算完成率",
                    name_en="budget completion rate",
                    points="10",
                    clause="100%计满分；每低于5个百分点扣2分，扣完为止。",
                    measure=BUDGET_COMPLETION_RATE,
                    rule=Deduct.below("100%", "2", per="5%", steps=Steps.WHOLE),
                ),
                Criterion(
                    key="control",
                    name="预算控制率",
                    name_en="budget control rate",
                    points="10",
                    clause="0计10分；0-10%（含）计8分；10-20%（含）计5分；20-30%（含）计2分；大于30%不得分。",
                    measure=BUDGET_CONTROL_RATE,
                    rule=Bands.at_most(
                        ("0%", "10"), ("10%", "8"), ("20%", "5"), ("30%", "2"), otherwise="0"
                    ),
                ),
            ),
        ),
        Section(
            name="预算管理",
            name_en="budget management",
            points="20",
            items=(
                Criterion(
                    key="buildings",
                    name="楼堂馆所面积控制率",
                    name_en="floor-area control rate",
                    points="5",
                    clause="不超过100%计满分；每超过5个百分点扣2分；没有楼堂馆所项目的计满分。",
                    measure=FLOOR_AREA_CONTROL_RATE,
                    rule=Deduct.above("100%", "2", per="5%", steps=Steps.WHOLE),
                    not_applicable=NotApplicable.FULL,
                ),
                Criterion(
                    key="rules",
                    name="管理制度健全性",
                    name_en="soundness of the rules",
                    points="10",
                    clause="①制定管理制度，4分；②制度合法、合规、完整，3分；③制度得到有效执行，3分。",
                    measure=RULES_CHECKED,
                    rule=Checklist.of(
                        ("①制定管理制度", "4"),
                        ("②制度合法、合规、完整", "3"),
                        ("③制度得到有效执行", "3"),
                    ),
                ),
                Criterion(
                    key="reports",
                    name="绩效自评材料报送",
                    name_en="filing of the self-evaluation",
                    points="5",
                    clause="按时报送的计满分；逾期10日以内的，每日扣0.1分；超过10日的部分，每日扣0.3分，扣完为止。",
                    measure=REPORTS_LATE,
                    rule=LateReports(days="10", deduct="0.1", beyond="0.3"),
                ),
            ),
        ),
        Section(
            name="产出指标",
            name_en="output",
            points="30",
            items=(
                Pool(
                    key="output",
                    name="产出指标",
                    name_en="output indicators",
                    labels=("产出指标", "产出"),
                    points="30",
                    clause="完成指标值的计满分；未完成的按完成比例计分。",
                    rule=ByTarget(
                        missed_rate=InProportion(),
                        missed_count=InProportion(),
                        met_words=("完成", "已完成"),
                    ),
                ),
            ),
        ),
        Section(
            name="满意度指标",
            name_en="satisfaction",
            points="10",
            items=(
                Criterion(
                    key="satisfaction",
                    name="服务对象满意度",
                    name_en="satisfaction of service users",
                    points="10",
                    clause="90%（含）以上计10分；80%（含）-90%计8分；60%（含）-80%计5分；低于60%不得分。",
                    measure=SATISFACTION_RATE,
                    rule=Bands.at_least(("90%", "10"), ("80%", "8"), ("60%", "5"), otherwise="0"),
                ),
            ),
        ),
    ),
    ratings=(
        Rating(name="优", at_least="90", synonyms=("优秀",)),
        Rating(name="良", at_least="80", synonyms=("良好",)),
        Rating(name="中", at_least="60", synonyms=("合格",)),
        Rating(name="差", at_least="0", synonyms=("不合格",)),
    ),
    vetoes=(
        Veto(
            key="grave",
            name="一票否决",
            name_en="veto",
            clause="发生重大违纪违法案件的，评为差，总分计0分。",
            measure=GRAVE_FACTS,
            total_at_most="0",
        ),
    ),
    readings=(
        Reading(
            key="five-points",
            clause="每低于5个百分点扣2分",
            choice="不足5个百分点的不扣",
            why="条文只规定每5个百分点的扣分",
        ),
        Reading(
            key="not-applicable",
            clause="没有楼堂馆所项目的",
            choice="填“不适用”的计满分",
            why="没有项目即没有超标",
        ),
        Reading(
            key="words",
            clause="达到指标值计满分",
            choice="整格为“完成”“已完成”的计满分，其他文字不计分",
            why="文字目标只能以单位填报为据",
        ),
    ),
)
