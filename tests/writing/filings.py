"""Filings as units fill the official forms, drawn: any figures and marks, words of a form."""

from __future__ import annotations

from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from perfeval.filing import (
    Actual,
    AmountLine,
    BaseDataForm,
    Breakdown,
    BudgetUnit,
    CostLine,
    Filing,
    Footer,
    FundRow,
    Goal,
    Indicator,
    MonitoredFund,
    MonitoredIndicator,
    MonitoringForm,
    ObjectivesForm,
    OfficialBuildings,
    ProjectForm,
    ScoreSheet,
    SheetRow,
    Staffing,
    Target,
    UnitForm,
)
from perfeval.numbers.amounts import wan_yuan
from perfeval.numbers.cells import BLANK, Nil, Unreadable
from perfeval.numbers.printed import Count, Percent, Points

UNIT = "岳阳市岳阳楼区行政审批服务局"
NAMES = (
    *("办件量", "调研股室数量", "《工作专班工作规则》", "群众满意率", "1、行政审批事项当天办结率"),
    *(
        "“跨省通办”县区数量",
        "=HYPERLINK(1)",
        "+1件",
        "@办结",
        "<b>覆盖率</b>&amp;",
        "A股",
        "建成𠮷字楼",
    ),
)
TARGETS = ("≥50个", "≧100%", "=8个", "出台", "2023年", "合规", "不适用", "", "-5%", "≤202.6万元")
ACTUALS = ("60个", "100.39%", "已出台", "完成", "", "+3%", "207.4538", "达成预期指标")
REASONS = ("", "资金未到位，下一步加强调度", "政策调整（+1项）", "无")
GOALS = ("", "1、推进改革;2、保证运行；", "完成100%，满意度≥98%。", "-", "=A1\n第二条")
LEVELS = (
    *(("产出指标", "数量指标"), ("产出指标", "质量指标"), ("产出指标", "时效指标")),
    *(("效益指标", "社会效益指标"), ("满意度指标", "服务对象满意度指标")),
)


def numbers(most: int = 5000) -> st.SearchStrategy[str]:
    """Figures as forms print them: whole, with places, padded, grouped."""
    whole = st.integers(0, most).map(str)
    places = st.builds("{}.{:02}".format, st.integers(0, most), st.integers(0, 99))
    grouped = st.integers(1000, most * 1000).map("{:,}".format)
    return st.one_of(whole, places, grouped, st.sampled_from(("0", "0.00", "007", "-3.5")))


def cells(kind: Any, suffix: str = "") -> st.SearchStrategy[Any]:
    """A figure, a blank, a mark."""
    figure = numbers().map(lambda text: kind(f"{text}{suffix}"))
    return st.one_of(figure, figure, st.sampled_from((BLANK, Nil("/"), Nil("无"))))


def amounts() -> st.SearchStrategy[Any]:
    """An amount in 万元, a blank, a mark, or words."""
    return cells(wan_yuan) | st.just(Unreadable("约五万"))


POINTS = cells(Points)
FOOTERS = st.none() | st.sampled_from(("", "2024年3月8日")).map(lambda day: Footer(filled_on=day))


def indicators() -> st.SearchStrategy[tuple[Indicator, ...]]:
    """Indicators under official labels, in the order of the form."""
    rows = st.lists(
        st.tuples(
            st.sampled_from(range(len(LEVELS))),
            st.builds(
                Indicator,
                name=st.sampled_from(NAMES),
                target=st.sampled_from(TARGETS).map(lambda text: Target(text=text)),
                actual=st.sampled_from(ACTUALS).map(lambda text: Actual(text=text)),
                points=POINTS,
                claimed=POINTS,
                variance_note=st.sampled_from(REASONS),
            ),
        ),
        min_size=1,
        max_size=6,
    )
    return rows.map(_labelled)


def _labelled(rows: list[tuple[int, Indicator]]) -> tuple[Indicator, ...]:
    ordered = sorted(rows, key=lambda row: row[0])
    return tuple(
        evolve(row, level1=LEVELS[place][0], level2=LEVELS[place][1]) for place, row in ordered
    )


def fund_rows(labels: tuple[str, ...]) -> st.SearchStrategy[tuple[FundRow, ...]]:
    """Rows of funds with the same columns."""

    def rows(columns: tuple[bool, ...]) -> st.SearchStrategy[tuple[FundRow, ...]]:
        original, points, rate, claimed = columns
        return st.tuples(
            *(
                st.builds(
                    FundRow,
                    label=st.just(label),
                    original=amounts() if original else st.none(),
                    final=amounts(),
                    outturn=amounts(),
                    points=POINTS if points else st.none(),
                    rate=cells(Percent, "%") if rate else st.none(),
                    claimed=POINTS if claimed else st.none(),
                )
                for label in labels
            )
        )

    return st.tuples(*[st.booleans()] * 4).flatmap(rows)


def unit_forms() -> st.SearchStrategy[UnitForm]:
    """附件2."""
    funds = fund_rows(("年度资金总额",))
    incomes = ("其中：一般公共预算", "政府性基金拨款", "纳入专户管理的非税收入拨款", "其他资金")
    return st.builds(
        UnitForm,
        key=st.just("annex-2"),
        title=st.just("2023年度预算单位整体支出绩效自评表"),
        unit_name=st.just(UNIT),
        fund=st.none() | funds.map(lambda rows: rows[0]),
        by_income=st.just(()) | st.tuples(*map(_amount_line, incomes)),
        by_nature=st.just(()),
        goal=_goals(),
        indicators=indicators(),
        total_points=POINTS,
        total_claimed=POINTS,
        note=st.sampled_from(("", "每个单位一张表。")),
        footer=FOOTERS,
    ).flatmap(
        lambda form: (
            st.just(form)
            if not form.by_income
            else st.tuples(
                _amount_line("其中：基本支出", "basic.outturn"),
                _amount_line("项目支出", "project.outturn"),
            ).map(lambda lines: evolve(form, by_nature=lines))
        )
    )


def _goals() -> st.SearchStrategy[Goal | None]:
    return st.none() | st.builds(
        Goal, expected=st.sampled_from(GOALS), actual=st.sampled_from(GOALS)
    )


def _amount_line(label: str, fact: str = "") -> st.SearchStrategy[AmountLine]:
    return cells(wan_yuan).map(lambda amount: AmountLine(label=label, amount=amount, fact=fact))


def project_forms(key: str = "annex-3") -> st.SearchStrategy[ProjectForm]:
    """附件3, or the national form by its key."""
    labels = ("年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金")
    return st.builds(
        lambda funds, **fields: ProjectForm(fund=funds[0], fund_parts=funds[1:], **fields),
        funds=fund_rows(labels),
        key=st.just(key),
        title=st.just("2023年度项目支出绩效自评表"),
        project_name=st.sampled_from(("政务大厅改造", "业务工作经费", "=1+1")),
        department=st.sampled_from(("", UNIT)),
        implementing_unit=st.just(UNIT),
        goal=_goals(),
        indicators=indicators(),
        total_points=POINTS,
        total_claimed=POINTS,
        note=st.sampled_from(("", "每个一级项目支出一张表。")),
        footer=FOOTERS,
    )


def base_data_forms() -> st.SearchStrategy[BaseDataForm]:
    """附件1, with the trees of its money."""
    return st.builds(
        BaseDataForm,
        key=st.just("annex-1"),
        title=st.just("2023年度预算单位整体支出绩效评价基础数据表"),
        unit_name=st.just(UNIT),
        staffing=st.none()
        | st.builds(
            Staffing,
            authorised_posts=cells(Count),
            staff_in_post=cells(Count, "人"),
            control_rate=cells(Percent, "%"),
        ),
        columns=st.just(("2022年决算数", "2023年预算数", "2023年决算数")),
        lines=st.tuples(
            _line(
                "三公经费",
                "three_public",
                _line(
                    "1、公务用车购置和维护经费",
                    "three_public.vehicles",
                    _line("其中：公车购置", "three_public.vehicle_purchase"),
                    _line("公车运行维护", "three_public.vehicle_running"),
                ),
                _line("2、出国经费", "three_public.overseas"),
            ),
            _line("项目支出：", "project", _line("1、业务工作经费", "project.business")),
            _line("政府采购金额", "procurement"),
        ),
        buildings=st.none()
        | st.builds(
            OfficialBuildings,
            label=st.just("楼堂馆所控制情况(2022年完工项目)"),
            approved_area=cells(Count),
            actual_area=cells(Count, "㎡"),
            floor_area_control_rate=cells(Percent, "%"),
            approved_investment=amounts(),
            actual_investment=amounts(),
            investment_control_rate=cells(Percent, "%"),
        ),
        economy_measures=st.sampled_from(("", "压减一般性支出；严控会议费。")),
        note=st.sampled_from(("", "“项目支出”需要填报基本支出以外的所有项目支出情况。")),
        footer=FOOTERS,
    )


def _line(
    label: str, fact: str, *parts: st.SearchStrategy[CostLine]
) -> st.SearchStrategy[CostLine]:
    return st.builds(
        CostLine,
        label=st.just(label),
        fact=st.just(fact),
        prior_outturn=amounts(),
        budget=amounts(),
        outturn=amounts(),
        breakdown=st.just(Breakdown.EXHAUSTIVE),
        parts=st.tuples(*parts),
    )


def score_sheets() -> st.SearchStrategy[ScoreSheet]:
    """附件3-1: criteria with clauses that cover one row or several."""
    clauses = (
        "以100%为标准。在职人员控制率≦100%，计5分；",
        "每低于一个百分点扣0.1分，\n扣完为止。",
    )
    rows = st.lists(
        st.builds(
            SheetRow,
            level1=st.just("投入（15分）"),
            level2=st.just("预算配置（15分）"),
            name=st.sampled_from(NAMES),
            clause=st.sampled_from(clauses),
            points=POINTS,
            claimed=POINTS,
            reason=st.sampled_from(REASONS),
        ),
        min_size=1,
        max_size=5,
    )
    return st.builds(
        ScoreSheet,
        key=st.just("annex-3-1"),
        title=st.just("附件3-1 2023年度部门整体支出绩效评价评分表"),
        rows=rows.map(tuple),
        total_points=POINTS,
        total_claimed=POINTS,
    )


FUNDS = ("年度资金总额", "其中：财政拨款", "其他资金")
CAUSES = ("经费保障", "人员保障：人手不足", "其他", "技术保障")


def _filed_by(**fields: st.SearchStrategy[Any]) -> dict[str, st.SearchStrategy[Any]]:
    """Who files a form of a project, or of a whole unit, and what stands below its table."""
    return {
        "unit_name": st.just(UNIT),
        "project_name": st.sampled_from(("", "政务大厅改造", "=1+1")),
        "department": st.sampled_from(("", UNIT)),
        "implementing_unit": st.sampled_from(("", UNIT)),
        "goal": st.none() | st.sampled_from(GOALS[1:]).map(lambda text: Goal(expected=text)),
        "note": st.sampled_from(("", "每个项目一张表。")),
        "footer": FOOTERS,
        **fields,
    }


def _targets() -> st.SearchStrategy[Target]:
    """Targets of one cell."""
    return st.sampled_from(TARGETS).map(lambda text: Target(text=text))


def objectives_forms() -> st.SearchStrategy[ObjectivesForm]:
    """绩效目标表: targets and money, no results."""
    rows = indicators().map(
        lambda found: tuple(
            evolve(row, actual=Actual(text=""), claimed=BLANK, variance_note="") for row in found
        )
    )
    funds = st.tuples(
        *(
            st.builds(FundRow, label=st.just(label), final=cells(wan_yuan), outturn=st.just(BLANK))
            for label in FUNDS
        )
    )
    return st.builds(
        lambda funds, **fields: ObjectivesForm(fund=funds[0], fund_parts=funds[1:], **fields),
        funds=funds,
        **_filed_by(
            key=st.just("objectives"),
            title=st.just("2023年度项目支出绩效目标表"),
            indicators=rows,
        ),
    )


def monitoring_forms() -> st.SearchStrategy[MonitoringForm]:
    """绩效监控情况表: money, indicators, causes that are marked and an outlook."""
    funds = (
        st.builds(
            MonitoredFund,
            label=st.just(label),
            budget=cells(wan_yuan),
            so_far=cells(wan_yuan),
            rate=cells(Percent, "%"),
            expected=cells(wan_yuan),
        )
        for label in FUNDS
    )
    results = st.sampled_from(ACTUALS).map(lambda text: Actual(text=text))
    rows = st.lists(
        st.builds(
            MonitoredIndicator,
            level1=st.just("产出指标"),
            level2=st.just("数量指标"),
            name=st.sampled_from(NAMES),
            target=_targets(),
            so_far=results,
            expected=results,
            causes=st.sets(st.sampled_from(range(4))).map(
                lambda kept: tuple(CAUSES[number] for number in sorted(kept))
            ),
            reason=st.sampled_from(REASONS),
            likelihood=st.sampled_from(("", "确定能", "有可能", "完全不可能")),
            remark=st.sampled_from(("", "见附件")),
        ),
        max_size=3,
    )
    return st.builds(
        MonitoringForm,
        **_filed_by(
            key=st.just("monitoring"),
            title=st.just("2023年度项目支出绩效监控情况表"),
            months=st.sampled_from(("1-7月", "上半年")),
            funds=st.tuples(*funds),
            monitored=rows.map(tuple),
        ),
    )


def filings() -> st.SearchStrategy[Filing]:
    """What one unit files: 附件1, 附件2, 附件3, 附件3-1, or some; or one form that is no annex."""
    annexes = st.tuples(base_data_forms(), unit_forms(), project_forms(), score_sheets()).flatmap(
        lambda forms: st.sets(st.sampled_from(range(4)), min_size=1).map(
            lambda kept: tuple(forms[number] for number in sorted(kept))
        )
    )
    forms = (project_forms("project"), objectives_forms(), monitoring_forms())
    alone = st.one_of(forms).map(lambda form: (form,))
    return st.builds(
        Filing,
        unit=st.just(BudgetUnit(name=UNIT)),
        year=st.just(2023),
        forms=annexes | alone,
    )
