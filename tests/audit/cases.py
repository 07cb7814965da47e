"""One small filing for each code of the audit: the first thing that is wrong in it is that code.

The manual (`docs/audit.md`) shows what the audit says of them; the tests of the families start
from them and change one thing.
"""

from collections.abc import Callable
from typing import Any

from attrs import evolve

from perfeval.filing import (
    Account,
    Actual,
    AmountLine,
    BaseDataForm,
    Basis,
    Breakdown,
    BudgetUnit,
    CityForm,
    Classification,
    Completion,
    CostLine,
    Figure,
    Filing,
    Footer,
    Form,
    FundRow,
    Goal,
    Growth,
    Income,
    Indicator,
    Listing,
    MonitoringForm,
    Multiple,
    Note,
    ObjectivesForm,
    OfficialBuildings,
    ProjectForm,
    Relation,
    Report,
    ReportSection,
    Restatement,
    Scope,
    ScoreSheet,
    SheetRow,
    Spending,
    Staffing,
    Statement,
    Target,
    UnitForm,
)
from perfeval.filing.sources import Jurisdiction
from perfeval.numbers.amounts import AmountCell, Unit, read_amount, wan_yuan
from perfeval.numbers.cells import BLANK, Unreadable
from perfeval.numbers.printed import Count, Percent, Points


def filing(*forms: Form, relations: tuple[Relation, ...] = (), **more: Any) -> Filing:
    """A filing of one unit for 2023."""
    unit = BudgetUnit(name="某县行政审批服务局")
    return Filing(unit=unit, year=2023, forms=forms, relations=relations, **more)


def wan(text: str) -> AmountCell:
    """A cell in 万元, as a table prints it."""
    return read_amount(text, Unit.WAN_YUAN)


def row(
    name: str, target: str, actual: str, points: str, score: str, reason: str = ""
) -> Indicator:
    """三级指标 under 产出指标, which is worth 50 in its label."""
    return Indicator(
        level1="产出指标",
        level2="数量指标",
        name=name,
        target=Target(text=target),
        actual=Actual(text=actual),
        points=Points(points) if points else BLANK,
        claimed=Points(score) if score else BLANK,
        variance_note=reason,
    )


def fund(**cells: Any) -> FundRow:
    """年度资金总额, spent as budgeted, 10 of 10 points, where `cells` do not say otherwise."""
    given: dict[str, Any] = {
        "final": wan("100"),
        "outturn": wan("100"),
        "points": Points("10"),
        "rate": Percent("100%"),
        "claimed": Points("10"),
        **cells,
    }
    return FundRow(label="年度资金总额", **given)


def project(*rows: Indicator, **more: Any) -> ProjectForm:
    """附件3 of one project, without a fund table."""
    return ProjectForm(
        key="annex-3",
        title="项目支出绩效自评表",
        project_name="业务工作经费",
        indicators=rows,
        **more,
    )


SECOND = {
    "产出指标": ("数量指标", "质量指标"),
    "效益指标": ("社会效益指标", "生态效益指标"),
    "满意度指标": ("服务对象满意度指标", "服务对象满意度指标"),
}


def whole(output: int = 50, benefit: int = 30, satisfied: int = 10, **more: Any) -> ProjectForm:
    """附件3 of 100 points with its fund row, two rows in each block that is worth anything."""
    worth = dict(zip(SECOND, (output, benefit, satisfied), strict=True))
    rows = [
        evolve(
            row(f"{level1}{level2}{number}", "≥5件", "5件", str(points // 2), str(points // 2)),
            level1=level1,
            level2=level2,
        )
        for level1, points in worth.items()
        for number, level2 in enumerate(SECOND[level1])
        if points
    ]
    return project(*rows, fund=fund(), **more)


def unit(*rows: Indicator, **more: Any) -> UnitForm:
    """附件2 of the unit."""
    return UnitForm(key="annex-2", title="整体支出绩效自评表", indicators=rows, **more)


def base(*lines: CostLine, **more: Any) -> BaseDataForm:
    """附件1 with the lines of 经费控制情况."""
    return BaseDataForm(key="annex-1", title="基础数据表", lines=lines, **more)


def report(**more: Any) -> Report:
    """附件4."""
    return Report(key="report", title="绩效自评报告", **more)


def line(label: str, outturn: str, *parts: CostLine, **more: Any) -> CostLine:
    """A line of 附件1 with its 本年决算数."""
    return CostLine(label=label, outturn=wan(outturn), parts=parts, **more)


def figure(label: str, value: str, at: str = "") -> Figure:
    """A printed figure of a stated relation."""
    return Figure(label=label, value=value, at=at)


def shares(*lines: tuple[str, str, str], total: str = "100") -> Report:
    """A report that tells an economic classification: label, amount, share."""
    return report(
        classifications=(
            Classification(
                label="本年支出",
                basis=Basis.ECONOMIC,
                total=wan(total),
                lines=tuple(
                    AmountLine(label=label, amount=wan(amount), share=Percent(share))
                    for label, amount, share in lines
                ),
            ),
        )
    )


def told_twice(first: str, second: str) -> Filing:
    """One fact stated in two places."""
    figures = (figure("办件量", first, "二、"), figure("办件量", second, "六、"))
    return filing(relations=(Restatement(label="办件量", figures=figures),))


def accounts(general: str) -> Filing:
    """支出 of all funds (100) and of the general public budget alone."""
    return filing(
        report(
            accounts=(
                Account(label="全部", scope=Scope.ALL_FUNDS, spent=wan_yuan("100")),
                Account(
                    label="一般公共预算",
                    scope=Scope.GENERAL_PUBLIC_BUDGET,
                    spent=wan_yuan(general),
                ),
            )
        )
    )


def city(**more: Any) -> CityForm:
    """The 岳阳市 form."""
    return CityForm(key="form", title="岳阳市自评表", **more)


def goal(target: str, actual: str, level2: str = "数量指标") -> Indicator:
    """定量目标 of the 岳阳市 form: words, and whether they were done."""
    return Indicator(
        level1="产出目标",
        level2=level2,
        name="指标1",
        target=Target(text=target),
        actual=Actual(text=actual),
    )


def sheet(*rows: SheetRow, **more: Any) -> ScoreSheet:
    """附件3-1."""
    return ScoreSheet(key="annex-3-1", title="评分表", rows=rows, **more)


def criterion(
    name: str, points: str, claimed: str, reason: str = "", label: str = "投入"
) -> SheetRow:
    """One criterion of 附件3-1."""
    return SheetRow(
        level1=label,
        level2="预算配置",
        name=name,
        points=Points(points) if points else BLANK,
        claimed=Points(claimed) if claimed else BLANK,
        reason=reason,
    )


PROJECTS = line(
    "项目支出：",
    "1140.66",
    line("1、业务工作经费", "231.76"),
    line("2、运行维护经费", "908.9"),
    line("3、区级专项资金", ""),
    fact="project",
)

CASES: dict[str, Callable[[], Filing]] = {
    "sum.mismatch": lambda: filing(
        base(line("三公经费", "9.72", line("公务接待", "6.47"), line("公车运行维护", "3.13")))
    ),
    "sum.undecidable": lambda: filing(
        base(
            line(
                "项目支出",
                "3557.6",
                line("业务工作经费", "1028.69"),
                line("运行维护经费", "2528.94"),
            )
        )
    ),
    "sum.blank": lambda: filing(
        base(line("三公经费", "9.6", line("公务接待", "6.47"), line("出国经费", "")))
    ),
    "sum.part_exceeds": lambda: filing(
        base(line("公用经费", "60.42", line("其中：办公经费", "61.4"), breakdown=Breakdown.SUBSET))
    ),
    "rate.mismatch": lambda: filing(
        unit(
            fund=fund(
                original=wan("1388.56"),
                final=wan("1393.97"),
                outturn=wan("1393.97"),
                rate=Percent("100.39%"),
            )
        )
    ),
    "rate.undefined": lambda: filing(
        base(
            buildings=OfficialBuildings(
                approved_area=Count("0"),
                actual_area=Count("0"),
                floor_area_control_rate=Percent("100%"),
            )
        )
    ),
    "rate.above_100": lambda: filing(unit(fund=fund(outturn=wan("104"), rate=Percent("104%")))),
    "fund.overspent": lambda: filing(
        unit(fund=fund(original=wan("100"), outturn=wan("104"), rate=Percent("104%")))
    ),
    "formula.mismatch": lambda: filing(
        unit(row("结转结余变动率", "≤0", "（62-50）÷50=12%", "10", "4"))
    ),
    "multiple.mismatch": lambda: filing(
        relations=(
            Multiple(
                at="八、一、",
                value=figure("今年办件量", "713752件"),
                base=figure("去年办件量", "38383件"),
                times=figure("倍数", "18倍"),
            ),
        )
    ),
    "product.mismatch": lambda: filing(
        relations=(
            Multiple(
                at="八、一、",
                value=figure("共", "5.2万元"),
                base=figure("每人", "1200元"),
                times=figure("发放补贴", "35人"),
            ),
        )
    ),
    "growth.mismatch": lambda: filing(
        relations=(
            Growth(
                at="三、",
                value=figure("今年接待来访", "318批次"),
                base=figure("上年接待来访", "265批次"),
                percent=figure("增长", "25%"),
            ),
        )
    ),
    "completion.no_task": lambda: filing(
        relations=(
            Completion(
                at="三、（二）",
                done=figure("上线事项", "865项"),
                percent=figure("完成率", "122.29%"),
            ),
        )
    ),
    "share.mismatch": lambda: filing(
        shares(("工资福利支出", "1056.19", "98.7%"), ("其他", "13.64", "1.4%"), total="1069.83")
    ),
    "share.total": lambda: filing(
        shares(("工资福利支出", "60.00", "60.00%"), ("其他", "40.00", "40.06%"))
    ),
    "restatement.differs": lambda: told_twice("54件", "55件"),
    "reason.other_figure": lambda: filing(
        project(row("推介会", "≥5场", "3场", "10", "6", "受疫情影响3场未办"))
    ),
    "value.other_execution": lambda: filing(
        project(
            row("预算执行率", "≥98%", "98%", "90", "90"),
            fund=fund(outturn=wan("95"), rate=Percent("95%"), claimed=Points("9.5")),
        )
    ),
    "value.other_fact": lambda: filing(
        base(staffing=Staffing(staff_in_post=Count("57人"))),
        unit(row("在职人员数", "≤58人", "56人", "10", "10")),
    ),
    "value.other_rate": lambda: filing(
        base(staffing=Staffing(staff_in_post=Count("63人"), authorised_posts=Count("60人"))),
        unit(row("财政供养人员控制率", "≤100%", "98%", "10", "10")),
    ),
    "value.other_completion": lambda: filing(
        project(
            row("农网改造里程", "≥10公里", "8公里", "10", "8", "材料未到"),
            row("农网改造任务完成率", "≥100%", "100%", "10", "10"),
        )
    ),
    "indicator.two_forms": lambda: filing(
        unit(row("森林火灾受害率", "≤0.9‰", "0.3‰", "10", "10")),
        project(row("森林火灾受害率", "≤0.9‰", "0.5‰", "10", "10")),
    ),
    "tables.projects_differ": lambda: filing(
        unit(
            row("办件", "≥5件", "5件", "10", "10"),
            by_nature=(AmountLine(label="项目支出", amount=wan("200"), fact="project.outturn"),),
            goal=Goal(expected="", actual="本部门共有项目2个，均已完成自评。"),
        ),
        evolve(project(fund=fund()), key="annex-3-1", project_name="国土绿化"),
        evolve(project(fund=fund(final=wan("90"), outturn=wan("90"))), project_name="森林防火"),
    ),
    "target.missed_unsaid": lambda: filing(
        project(row("病虫害防控面积", "≥45万亩", "43.2万亩", "", ""))
    ),
    "rating.own_scale": lambda: filing(
        project(
            row("办件", "≥100件", "100件", "87", "87"),
            total_claimed=Points("87"),
            claimed_rating="优",
            note="90分（含）以上为优，80（含）—90分为良，80分以下为差。",
        )
    ),
    "restatement.rounded": lambda: told_twice("1393.97万元", "1394万元"),
    "restatement.scope": lambda: accounts("90"),
    "rating.differs": lambda: filing(city(claimed_rating="优秀"), report(claimed_rating="良好")),
    "points.section": lambda: filing(
        sheet(
            criterion("人员控制率", "5", "5", label="投入（15分）"),
            criterion("支出安排率", "5", "5", label="投入（15分）"),
            criterion("预算调整率", "3", "3", label="过程（3分）"),
        )
    ),
    "points.total": lambda: filing(
        project(
            row("办件", "≥5件", "5件", "50", "50"),
            row("培训", "≥5次", "5次", "40", "40"),
            total_points=Points("100"),
        )
    ),
    "points.not_100": lambda: filing(
        project(row("办件", "≥5件", "5件", "90", "90"), total_points=Points("90"))
    ),
    "score.above_points": lambda: filing(project(row("办件", "≥5件", "6件", "10", "11"))),
    "score.total": lambda: filing(
        project(row("办件", "≥5件", "5件", "10", "10"), total_claimed=Points("12"))
    ),
    "points.repeated": lambda: filing(
        project(
            fund=fund(),
            fund_parts=(
                FundRow(
                    label="其中：当年财政拨款",
                    final=wan("100"),
                    outturn=wan("100"),
                    points=Points("10"),
                ),
            ),
        )
    ),
    "score.fund": lambda: filing(project(fund=fund(outturn=wan("80"), rate=Percent("80%")))),
    "score.no_reason": lambda: filing(project(row("满意度", "≥100%", "99%", "10", "9"))),
    "score.no_reasons": lambda: filing(
        project(*(row(f"办件{n}", f"≥{n}00件", f"{n}0件", "10", "1") for n in range(1, 5)))
    ),
    "score.full_unmet": lambda: filing(project(row("办件", "≥100件", "80件", "10", "10"))),
    "score.met_marked_down": lambda: filing(project(row("办件", "≥100件", "100件", "10", "8"))),
    "score.not_proportional": lambda: filing(project(row("随访", "3807", "3224", "2", "1.9"))),
    "score.execution_unscored": lambda: filing(
        project(
            row("办件", "≥5件", "5件", "100", "100"),
            fund=fund(outturn=wan("80"), rate=Percent("80%"), points=BLANK, claimed=BLANK),
        )
    ),
    "rate.blank": lambda: filing(project(fund=fund(rate=BLANK))),
    "points.noted": lambda: filing(
        whole(note="备注：产出指标40分、效益指标40分、满意度指标10分。")
    ),
    "points.norm": lambda: filing(whole(40, 40, 10)),
    "indicators.level_missing": lambda: filing(whole(80, 0, 10)),
    "target.impossible": lambda: filing(project(row("群众满意度", "290%", "92%", "10", "10"))),
    "value.over_control": lambda: filing(
        project(row("公用经费控制率", "100%", "105%", "10", "10"))
    ),
    "target.cost_floor": lambda: filing(project(row("项目总成本", "≥50万元", "50万元", "5", "5"))),
    "score.not_applicable": lambda: filing(project(row("办件", "不适用", "不适用", "5", "5"))),
    "date.reversed": lambda: filing(
        project(row("实施周期", "2023年8月至2023年5月", "按期", "5", "5"))
    ),
    "date.late_full": lambda: filing(
        project(row("验收时间", "2023年6月底前", "2023年9月", "5", "5"))
    ),
    "target.unmeasurable": lambda: filing(
        project(row("提升公共服务", "≥95% 明显", "明显", "5", "5"))
    ),
    "indicator.misplaced": lambda: filing(
        project(row("资金支付金额", "100万元", "100万元", "5", "5"))
    ),
    "indicator.twice": lambda: filing(
        project(
            row("培训人次", "≥100人次", "100人次", "5", "5"),
            evolve(row("培训人次", "≥100人次", "100人次", "5", "5"), level1="效益指标"),
        )
    ),
    "satisfaction.unsurveyed": lambda: filing(
        project(row("群众满意度", "≥90%", "100%（无投诉）", "10", "10"))
    ),
    "reason.other_amount": lambda: filing(
        project(row("办件", "≥100件", "80件", "10", "8", "未完成，扣1分"))
    ),
    "goals.outrun_money": lambda: filing(
        project(
            row("办件", "≥100件", "100件", "90", "90"),
            fund=fund(outturn=wan("85"), rate=Percent("85%"), claimed=Points("8.5")),
        )
    ),
    "money.unit": lambda: filing(
        report(
            sections=(
                ReportSection(
                    numeral="一、",
                    heading="资金情况",
                    statements=(Statement(text="本项目年初预算资金100元，全部为县级财政拨款。"),),
                ),
            )
        )
    ),
    "score.all_full": lambda: filing(whole(total_claimed=Points("100"))),
    "score.unlike": lambda: filing(
        project(
            row("随访", "≥100人", "80人", "10", "8"), row("体检", "≥100人", "80人", "10", "7.9")
        )
    ),
    "score.empty": lambda: filing(project(row("办件", "", "", "10", "10"))),
    "score.missing": lambda: filing(project(row("办件", "≥5件", "5件", "10", ""))),
    "target.no_number": lambda: filing(city(goals=(goal("年度累计办件120万件", "已完成"),))),
    "target.inequality": lambda: filing(project(row("满意度", "≥90%", "≥95%", "10", "10"))),
    "target.worded": lambda: filing(project(row("合格率", "95%以上", "96%", "10", "10"))),
    "target.no_direction": lambda: filing(project(row("成活率", "95%", "96%", "10", "10"))),
    "target.overshot": lambda: filing(project(row("办件", "≥100件", "197件", "10", "10"))),
    "value.impossible": lambda: filing(project(row("群众满意率", "≥90%", "290%", "10", "10"))),
    "value.points_typed": lambda: filing(project(row("制度", "出台", "10", "10", "10"))),
    "value.unit_slip": lambda: filing(project(row("成本", "≤202.6万元", "2016000", "10", "10"))),
    "value.other_unit": lambda: filing(project(row("清淤长度", "≥12公里", "12.6个", "10", "10"))),
    "value.negative": lambda: filing(
        project(fund=fund(outturn=wan("-12.5"), rate=Percent("-12.5%"), claimed=Points("0")))
    ),
    "date.impossible": lambda: filing(
        project(row("验收时间", "2023年6月底前", "2023年2月30日", "10", "10"))
    ),
    "fund.slip": lambda: filing(
        project(
            fund=fund(
                final=wan("523"), outturn=wan("52.3"), rate=Percent("10%"), claimed=Points("1")
            )
        )
    ),
    "reason.contrary": lambda: filing(
        project(row("培训人次", "≥80人次", "96人次", "10", "10", "未达标，个别乡镇推进慢"))
    ),
    "date.filled_early": lambda: filing(
        project(row("办件", "≥5件", "5件", "10", "10"), footer=Footer(filled_on="2022年3月5日"))
    ),
    "value.part_year": lambda: filing(
        project(row("办件", "≥240件", "248件（1-11月）", "10", "10"))
    ),
    "rating.scale": lambda: filing(
        project(
            row("办件", "≥100件", "85件", "100", "85", "系统停用"),
            total_points=Points("100"),
            total_claimed=Points("85"),
            claimed_rating="优",
        )
    ),
    "date.other_year": lambda: filing(
        project(row("验收时间", "2021年12月底前", "2021年12月", "10", "10"))
    ),
    "score.tier": lambda: filing(
        project(row("服务能力", "明显提升", "部分达成年度指标并具有一定效果", "10", "10"))
    ),
    "score.unlike_shares": lambda: filing(
        project(
            row("检查企业数", "≥10家", "8家", "10", "8", "企业停产"),
            row("抽样批次", "≥50批", "40批", "10", "5", "样品不足"),
        )
    ),
    "indicator.repeated": lambda: filing(
        project(*(row("治理水体数量", "3处", "3处", points, points) for points in ("8", "7")))
    ),
    "indicator.two_values": lambda: filing(
        project(*(row("培训干部人数", "≥480人", f"{done}人", "5", "5") for done in (496, 503)))
    ),
    "satisfaction.few_asked": lambda: filing(
        project(
            evolve(
                row("群众满意度", "≥90%", "100%（发放问卷3份）", "10", "10"),
                level1="满意度指标",
                level2="服务对象满意度",
            )
        )
    ),
    "fund.no_reason": lambda: evolve(
        filing(
            project(fund=fund(outturn=wan("76.81"), rate=Percent("76.81%"), claimed=Points("7.68")))
        ),
        unit=BudgetUnit(
            name="郫都区民政局", jurisdiction=Jurisdiction(code="510117", name="郫都区")
        ),
    ),
    "prose.against_form": lambda: filing(
        project(
            row("培训干部人数", "≥480人", "496人", "10", "10"),
            goal=Goal(expected="提升干部能力。", actual="全年培训干部人数500人，能力提升。"),
        )
    ),
    "project.not_filled": lambda: filing(
        base(PROJECTS), ProjectForm(key="annex-3", title="项目支出绩效自评表", project_name="/")
    ),
    "project.forms_missing": lambda: filing(base(PROJECTS), project()),
    "attachment.absent": lambda: filing(report(attachments=("1、部门整体支出绩效评价基础数据表",))),
    "cell.derivable": lambda: filing(
        city(
            income=(Income(organisation="机关", brought_forward=wan("1131.56")),),
            spending=(Spending(organisation="机关", current_year_balance=wan("548.69")),),
        )
    ),
    "form.not_evaluation": lambda: filing(
        ObjectivesForm(key="objectives", title="项目支出绩效目标表"),
        MonitoringForm(key="monitoring", title="项目支出绩效监控情况表"),
    ),
    "goal.items": lambda: filing(
        unit(
            goal=Goal(expected="1、推进改革;2、编制目录;3、日常管理;", actual="1、深化改革;2、优化")
        )
    ),
    "listing.count": lambda: filing(
        relations=(
            Listing(
                at="八、二、",
                stated=figure("“四全服务”", "4个"),
                items=("全方位", "全天候", "全链条"),
            ),
        )
    ),
    "form.partly_read": lambda: filing(
        unit(), notes=(Note(code="doubt", at="附件2 / 资金 / 可用财力", text="年度资金总额\t5"),)
    ),
    "cell.unreadable": lambda: filing(
        base(CostLine(label="三公经费", outturn=Unreadable("约五万")))
    ),
    "workbook.stale": lambda: filing(
        notes=(Note(code="stale", at="附件1!B4", text="5238.85→5237.85（=SUM(B1:B3)）"),)
    ),
    "note": lambda: filing(notes=(Note(code="tracked_change", at="附件2", text="1140.66→1140.6"),)),
    "year.differs": lambda: filing(
        UnitForm(key="annex-2", title="2022年度预算单位整体支出绩效自评表")
    ),
    "name.differs": lambda: filing(unit(unit_name="邻县财政局")),
    "outline.numeral": lambda: filing(
        report(
            sections=(
                ReportSection(numeral="一、", heading="基本情况"),
                ReportSection(numeral="2、", heading="支出情况"),
            )
        )
    ),
}
