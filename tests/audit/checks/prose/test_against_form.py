"""What the goal and the report of a project say, beside its form."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from perfeval.audit import audit
from perfeval.filing import (
    Figure,
    Filing,
    Form,
    FundRow,
    Goal,
    Note,
    Part,
    ProjectForm,
    ReportSection,
    Statement,
    SumRelation,
)
from perfeval.numbers.cells import BLANK
from perfeval.numbers.printed import Percent, Points
from tests.audit.cases import filing, fund, project, report, row, unit, wan
from tests.tables import each_row

FUND = fund(original=wan("120"), outturn=wan("98"), rate=Percent("98%"), claimed=Points("9.8"))
ROWS = (
    row("培训干部人数", "≥480人", "496人", "40", "40"),
    row("学员满意度", "≥90%", "96%", "45", "45"),
    row("演练", "12次", "12次", "5", "5"),
    row("新增图书", "≥2万册", "2.1万册", "0", "0"),
    row("小（1）型水库加固", "3座", "3座", "0", "0"),
)


def form(expected: str = "", actual: str = "", **more: Any) -> ProjectForm:
    """A project with two rows, 98 of 100 spent, and 99.8 claimed."""
    given = project(*ROWS, goal=Goal(expected=expected, actual=actual), fund=FUND)
    return evolve(given, total_points=Points("100"), total_claimed=Points("99.8"), **more)


def told(*forms: Form) -> list[tuple[str, str, str, str]]:
    """Severity, path, printed and computed."""
    return [
        (each.severity.value, each.path, each.printed, each.computed)
        for each in audit(filing(*forms))
        if each.code == "prose.against_form"
    ]


def reported(text: str, title: str = "项目支出绩效自评报告", **more: Any) -> Filing:
    """The form, with a report of one paragraph."""
    section = ReportSection(numeral="一、", heading="概况", statements=(Statement(text=text),))
    return filing(form(**more), evolve(report(sections=(section,)), title=title))


@each_row(
    ("expected", "actual", "found"),
    [
        ("", "培训干部人数500人", [("warning", "goal.actual", "500人", "496人")]),
        ("", "共培训干部500人", [("warning", "goal.actual", "500人", "496人")]),
        ("", "培训干部496人", []),
        ("", "培训干部500人，其中培训干部496人", [("warning", "goal.actual", "500人", "496人")]),
        ("", "上年培训干部500人", []),
        ("", "培训干部12期", []),
        ("", "学员满意度达到95%", [("warning", "goal.actual", "95%", "96%")]),
        ("", "学员满意度达到96.0%", []),
        ("", "培训企业职工500人", []),
        ("", "组织培训干部500人", [("warning", "goal.actual", "500人", "496人")]),
        ("培训干部400人", "", [("info", "goal.expected", "400人", "≥480人")]),
        ("培训干部480人", "", []),
        ("", "培训干部0.0496万人", []),
        ("", "培训干部按计划推进，全年完成500人", [("warning", "goal.actual", "500人", "496人")]),
        ("", "群众满意度达98%", [("warning", "goal.actual", "98%", "96%")]),
        ("", "群众满意度达98%，学员满意度达96%", []),
        ("", "企业满意度达98%", []),
        ("", "举办演练8次", [("warning", "goal.actual", "8次", "12次")]),
        ("", "演练8次。演练4次", []),
        ("", "新增图书1.6万册", [("warning", "goal.actual", "1.6万册", "2.1万册")]),
        ("", "较上年新增图书1.6万册", []),
        ("", "小（1）型水库加固2座", [("warning", "goal.actual", "2座", "3座")]),
        ("", "小（1）型水库加固3座，小（2）型水库加固8座", []),
        ("", "培训干部人才辈出。全年共培训500人。", [("warning", "goal.actual", "500人", "496人")]),
        ("", "干部培训按计划推进，全年完成500人", [("warning", "goal.actual", "500人", "496人")]),
        ("", "培训干部按计划推进，全年完成496人", []),
        ("", "培训干部按计划推进，全年完成480人", []),
        ("", "培训干部按计划推进，其中完成300人", []),
        ("", "培训干部的目标任务已经分解，全年完成500人", []),
        ("", "办班成效明显，全年完成500人", []),
        ("", f"培训干部按计划推进，{'。' * 2000}全年完成500人", []),
    ],
)
def test_a_goal_beside_the_rows(
    expected: str, actual: str, found: list[tuple[str, str, str, str]]
) -> None:
    """What is named as a row is named, in its unit, and is never told with its figure."""
    assert told(form(expected, actual)) == found


@each_row(
    ("text", "printed", "computed"),
    [
        ("项目全年执行数90万元", "90万元", "98万元"),
        ("项目全年执行数98.0万元", "", ""),
        ("项目实际支出90万元", "90万元", "98万元"),
        ("项目实际支出60万元，其中材料费30万元", "", ""),
        ("项目年初预算110万元", "110万元", "120万元"),
        ("项目全年预算120万元", "", ""),
        ("项目全年预算130万元", "130万元", "100万元"),
        ("预算执行率为95%", "95%", "98%"),
        ("预算执行率为98%", "", ""),
        ("预算执行率为81.67%", "", ""),
        ("培训合格率为97%", "", ""),
        ("本项目自评得分为95分", "95", "99.8"),
        ("本项目自评得分99.80分", "", ""),
        ("上年自评得分95分", "", ""),
        ("培训干部500人", "500人", "496人"),
        ("开展演练8次", "", ""),
    ],
)
def test_a_report_beside_the_form(text: str, printed: str, computed: str) -> None:
    """Budget, outturn, rate, score and rows; another cell of the fund table is no contradiction."""
    found = [each for each in audit(reported(text)) if each.code == "prose.against_form"]
    assert [(each.printed, each.computed) for each in found] == (
        [(printed, computed)] if printed else []
    )


def test_whose_report_it_is() -> None:
    """A report of the whole unit is not about its project, nor prose about one form of two."""
    text = "项目全年执行数90万元，培训干部500人"
    codes = [each.code for each in audit(reported(text, "部门整体支出绩效自评报告"))]
    assert "prose.against_form" not in codes
    assert told(form("", "培训干部500人"), evolve(form(), key="annex-3.2")) == []
    whole = unit(*ROWS, goal=Goal(expected="", actual="培训干部500人"), fund=FUND)
    assert len(told(whole)) == 1
    _, of_project = reported("培训干部500人").forms
    assert told(evolve(whole, goal=None), of_project) == []
    assert len(told(evolve(whole, goal=None), evolve(of_project, title="绩效自评报告"))) == 1


def test_what_is_not_there_is_not_compared() -> None:
    """No fund table, no rate, no total, no number, the same name twice."""
    text = "项目全年执行数90万元，预算执行率为95%，自评得分95分。培训干部500人"
    bare = evolve(form(), fund=None, total_claimed=BLANK, indicators=())
    assert (
        len([each for each in audit(reported(text, indicators=())) if "against" in each.code]) == 3
    )
    assert told(bare) == []
    rateless = evolve(FUND, rate=BLANK)
    codes = [
        each.printed for each in audit(reported(text, fund=rateless)) if "against" in each.code
    ]
    assert codes == ["500人", "90万元", "95"]
    spoken = (evolve(ROWS[0], actual=evolve(ROWS[0].actual, text="已完成")),)
    assert told(form("", "培训干部500人", indicators=spoken)) == []
    assert told(form("", "培训干部500人", indicators=(ROWS[0], ROWS[0]))) == []
    parts = FundRow(label="其中：财政拨款", final=wan("90"), outturn=wan("90"))
    found = audit(reported("项目全年执行数90万元", fund_parts=(parts,)))
    assert "prose.against_form" not in [each.code for each in found]


@each_row(
    ("expected", "actual", "found"),
    [
        ("维护城区路灯4600盏", "全年维护城区路灯4860盏", [("goal.actual", "4860盏", "4680盏")]),
        ("维护城区路灯4600盏", "全年维护城区路灯4680盏", []),
        ("维护城区路灯4600盏", "更换城区路灯320盏", []),
        ("维护城区路灯4500盏", "维护城区路灯4860盏", []),
        (
            "维护城区路灯4600盏，安装城区路灯4600盏",
            "维护城区路灯4860盏",
            [("goal.actual", "4860盏", "4680盏")],
        ),
        ("维护城区路灯4600盏。维护城区路灯4600盏", "维护城区路灯4860盏", []),
        ("巡查主次干道72条", "巡查主次干道70条", []),
    ],
)
def test_a_thing_that_the_goal_names_with_the_target_of_a_row(
    expected: str, actual: str, found: list[tuple[str, str, str]]
) -> None:
    """Two rows of one target leave open which of them the goal means."""
    rows = (
        row("路灯维护盏数", "≥4600盏", "4680盏", "10", "10"),
        row("主干道", "72条", "72条", "10", "10"),
        row("次干道", "72条", "72条", "10", "10"),
    )
    given = project(*rows, goal=Goal(expected=expected, actual=actual))
    assert [each[1:] for each in told(given)] == found


def loose(text: str, at: str = "项目支出绩效自评表 / 第3段") -> list[tuple[str, str]]:
    """What a paragraph below the table says otherwise; its goal agrees with the table."""
    given = filing(form(actual="培训干部496人"), notes=(Note(code="unplaced", at=at, text=text),))
    return [
        (each.printed, each.computed) for each in audit(given) if each.code == "prose.against_form"
    ]


@each_row(
    ("text", "found"),
    [
        ("自评说明：共培训干部500人。", [("500人", "496人")]),
        ("自评结论：本项目自评得分99.2分。", [("99.2", "99.8")]),
        ("产出指标自评得分88分，其余扣分。", [("88分", "90分")]),
        ("产出指标得分90分", []),
        ("效益指标得分20分", []),
        ("其中产出指标得分20分", []),
        ("自评说明：共培训干部496人。", []),
    ],
)
def test_a_paragraph_below_the_table(text: str, found: list[tuple[str, str]]) -> None:
    """自评说明 and 自评结论 are held against the form, as its goal is; a workbook has no number."""
    assert loose(text) == found
    assert loose(text, "项目支出绩效自评表") == found
    assert loose(text, "项目支出绩效自评表 / 填报时间") == []


def test_the_score_of_a_section_needs_all_its_scores() -> None:
    given = project(
        *ROWS, row("乙", "≥1", "1", "5", ""), goal=Goal(expected="", actual="产出得88分")
    )
    assert told(given) == []


@each_row(
    ("name", "said", "found"),
    [
        ("书屋验收合格率", "验收合格率88%", [("88%", "100%")]),
        ("书屋验收合格率", "设备验收合格率88%", []),
        ("书屋完好率", "屋完好率88%", []),
    ],
)
def test_a_rate_under_a_shorter_name(name: str, said: str, found: list[tuple[str, str]]) -> None:
    given = project(
        row(name, "100%", "100%", "10", "10"), goal=Goal(expected="", actual=f"全年{said}。")
    )
    assert [each[2:] for each in told(given)] == found


def test_what_a_paragraph_below_the_table_states_of_itself() -> None:
    """Each relation once."""
    text = "收回问卷200份，满意186份，满意率96%。"
    note = Note(code="unplaced", at="项目支出绩效自评表 / 第3段", text=text)
    found = [each.code for each in audit(filing(form(), notes=(note,)))]
    assert found.count("rate.mismatch") == 1


@each_row(
    "text",
    [
        "项目支出绩效自评得分99.8分",
        "产出指标50分，自评得分50分；效益指标30分，自评得分28.8分",
        "部门整体自评得分95分",
        "项目预算100万元，其中省级60万元、县级40万元，实际支出98万元",
    ],
)
def test_scores_and_money_of_something_else(text: str) -> None:
    """The score of a section or of the whole unit; what was spent, behind the parts of a budget."""
    note = Note(code="unplaced", at="项目支出绩效自评表 / 第3段", text=text)
    found = audit(filing(form(), notes=(note,)))
    told = {"prose.against_form", "sum.part_exceeds", "sum.mismatch"}
    assert not told & {each.code for each in found}


def test_what_was_spent_is_no_part_of_a_stated_budget() -> None:
    """Also where the reader gives it as a relation."""
    labels = {"省级": "60万元", "实际支出": "98万元"}
    parts = tuple(Part(figure=Figure(label=key, value=text)) for key, text in labels.items())
    total = Figure(label="项目预算", value="100万元")
    assert audit(filing(relations=(SumRelation(total=total, parts=parts),))) == ()
