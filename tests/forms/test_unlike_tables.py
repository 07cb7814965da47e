"""Tables that say what others do in unlike ways: turned, parted, joined, or told in a report."""

from __future__ import annotations

import pytest

from perfeval.audit import audit
from perfeval.filing import ProjectForm, Report, ScoreSheet, UnitForm
from perfeval.forms import read
from tests.forms.paper import OVER, Row, Table, Wide, as_excel, as_text, as_word
from tests.forms.seen import SOURCES, Maker, funds, notes, printed, project, rows
from tests.tables import each_row

TITLE = "2023年度项目支出绩效自评表"
HEAD: Row = ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分", "原因"]
ROW: Row = ["产出指标", "数量指标", "里程", "≥1公里", "1公里", "90", "90", ""]
NAMED: Row = ["项目名称", Wide("养护", 7)]


def table(heads: str, *cells: str) -> Table:
    """Rows of which the cells under the fourth heading are these."""
    kinds = ["产出指标 数量指标 人数", "产出指标 质量指标 合格率", "效益指标 社会效益指标 水平"]
    body: Table = [
        [*kind.split(), *cell.split("|"), "30", "30"]
        for kind, cell in zip(kinds, cells, strict=True)
    ]
    names: Row = ["项目名称", Wide("培训", len(heads.split()) - 1)]
    return [names, [*heads.split()], *body]


@each_row("make", [as_word, as_excel])
def test_indicators_side_by_side(make: Maker) -> None:
    """Headings in the first column: each further column is an indicator, with its own addresses."""
    body: Table = [
        ["项目名称", Wide("培训", 4)],
        ["绩效指标", "一级指标", Wide("产出指标", 2), "满意度指标"],
        [OVER, "三级指标", "人数", "合格率", "满意度"],
        [OVER, "年度指标值", "≥100人", "≥95%", "≥90%"],
        [OVER, "实际完成值", "120人", "96%", "92%"],
        [OVER, "分值", "50", "40", "10"],
        [OVER, "得分", "50", "40", "10"],
        ["总分", Wide("100", 2), Wide("100", 2)],
        ["备注", Wide("无", 4)],
    ]
    form, filing = project(make, TITLE, body)
    assert rows(form) == [
        ("产出指标", "", "人数", "≥100人", "120人", "50", "50", ""),
        ("产出指标", "", "合格率", "≥95%", "96%", "40", "40", ""),
        ("满意度指标", "", "满意度", "≥90%", "92%", "10", "10", ""),
    ]
    assert (printed(form.total_points), printed(form.total_claimed)) == ("100", "100")
    assert str(filing.address_of("project", "indicators.1.points")).endswith(
        "第6行第4列" if make is as_word else "!D7"
    )
    assert notes(filing, "doubt") == []


@each_row(
    ("heads", "cells", "read_as"),
    [
        ("目标值/完成值", ["≥5人/6人", "≥95%/96%", "升/已升"], ["≥5人 6人", "≥95% 96%", "升 已升"]),
        (
            "目标及完成情况",
            ["目标：5人；实际完成：6人", "目标值95%，完成值96%", "目标：升，完成：已升"],
            ["5人 6人", "95% 96%", "升 已升"],
        ),
        ("指标值/完成值", ["5人/6人", "5元/人", "-"], ["5人 6人", "5元/人", "-"]),
    ],
)
def test_a_target_and_its_result_in_one_cell(
    heads: str, cells: list[str], read_as: list[str]
) -> None:
    """A stroke parts what the heading names, labels part themselves; 5元/人 is left in doubt."""
    form, filing = project(
        as_word, TITLE, table(f"一级指标 二级指标 三级指标 {heads} 分值 得分", *cells)
    )
    told = [f"{each.target.text} {each.actual.text}".strip() for each in form.indicators]
    assert told == read_as
    assert [text.split("\t")[1][:4] for _, text in notes(filing, "doubt")] == ["5元/人"] * (
        "5元/人" in cells
    )


@each_row(
    ("heads", "cells"),
    [
        ("年度指标值 年度完成值 累计完成值", "5人|6人|60人"),
        ("总体目标值 年度指标值 年度完成值", "50人|5人|6人"),
        ("中期目标值 年度指标值 年度完成值", "3人|5人|6人"),
        ("年度指标值 截至6月完成值 年度完成值", "5人|2人|6人"),
        ("年度指标值 1-6月完成值 年度完成值", "5人|2人|6人"),
        ("年度指标值 上半年完成值 全年完成值", "5人|2人|6人"),
        ("年度指标值 年度完成值 偏差率", "5人|6人|20%"),
        ("年度指标值 年度完成值 得分系数", "5人|6人|100"),
    ],
)
def test_what_is_known_beside_targets_and_results(heads: str, cells: str) -> None:
    """Money and results of all years, 偏差率 and 系数: notes, and no doubts."""
    heads = f"一级指标 二级指标 三级指标 {heads} 分值 得分"
    form, filing = project(as_word, TITLE, table(heads, *[cells] * 3))
    assert {(each.target.text, each.actual.text) for each in form.indicators} == {("5人", "6人")}
    assert notes(filing, "doubt") == []
    assert len(notes(filing)) == 3


WHOLE = ("小计", None, "100万元", "90万元", None, "90%")
PARTS = [
    ("中央", None, "60万元", "55万元", None, None),
    ("市县", None, "40万元", "35万元", None, None),
]


@each_row(
    ("below", "read_as"),
    [
        ([["金额", "100", "60", "40", "90", "55", "35", "90%"]], [WHOLE, *PARTS]),
        (
            [
                ["合计", "100", "60", "40", "90", "55", "35", "90%"],
                ["其中：结转", "10", "10", "0", "9", "9", "0", "90%"],
            ],
            [("合计", *WHOLE[1:]), ("其中：结转", None, "10万元", "9万元", None, "90%")],
        ),
    ],
)
def test_stages_divided_across_columns(below: Table, read_as: list[tuple[str | None, ...]]) -> None:
    """One row makes a row of each part; below several rows the parts are notes."""
    body: Table = [
        NAMED,
        ["资金（万元）", Wide("全年预算数", 3), Wide("全年执行数", 3), "执行率"],
        [OVER, "小计", "中央", "市县", "小计", "中央", "市县", OVER],
        *below,
        HEAD,
        ROW,
    ]
    form, filing = project(as_word, TITLE, body)
    told = [tuple(cell or None for cell in row) for row in funds(form)]
    assert told == read_as
    assert notes(filing, "doubt") == []


def test_rows_of_money_in_one_row_of_cells() -> None:
    """Line by line; a score with the rate behind it is of the first; unlike counts are left."""
    heads: Row = [
        "资金（万元）",
        "",
        "年初预算数",
        "全年预算数",
        "全年执行数",
        "分值",
        Wide("得分", 2),
    ]
    lines: Row = ["", "年度资金总额\n其中：财政拨款", "40\n40", "40\n40", "36\n36", "10"]
    form, filing = project(
        as_word, TITLE, [NAMED, heads, [*lines, Wide("9\n（90%）", 2)], HEAD, ROW]
    )
    assert funds(form) == [
        ("年度资金总额", "40万元", "40万元", "36万元", "10", "90%"),
        ("其中：财政拨款", "40万元", "40万元", "36万元", "", None),
    ]
    assert printed(form.fund and form.fund.claimed) == "9"
    assert filing.address_of("project", "fund_parts.0.final") is not None
    lines = [*lines[:2], "40", *lines[3:]]
    form, _ = project(as_word, TITLE, [NAMED, heads, [*lines, Wide("9", 2)], HEAD, ROW])
    assert len(funds(form)) == 1


def test_a_whole_that_is_divided_twice_is_two_sums() -> None:
    """By source and by use; where a division comes out wrong, what all rows add up to is told."""
    whole = "预算总额 100 90", "财政性资金 70 60", "其他资金 30 30", "基本支出 60 55"

    def found(last: str) -> set[str]:
        body: Table = [
            ["资金（万元）", "全年预算数", "全年执行数", "备注"],
            *([*each.split(), ""] for each in (*whole, last)),
        ]
        filing = read(as_word("部门整体支出绩效自评表", [*body, HEAD, ROW]))
        return {each.code for each in audit(filing)}

    assert "sum.mismatch" not in found("项目支出 40 35")
    assert "sum.mismatch" in found("项目支出 50 35")


@each_row(("cell", "read_as"), [("复核得分", "9.6"), ("偏差率", "-2%"), ("财政评分", "9.6")])
def test_what_no_unit_says_of_its_funds(cell: str, read_as: str) -> None:
    """The score of who reviews, and 偏差率: notes beside the unit's own score."""
    heads: Row = ["资金（万元）", "全年预算数", "全年执行数", "执行率", "自评得分", cell, "", ""]
    line: Row = ["年度资金总额", "100", "98", "98%", "9.8", read_as, "", ""]
    form, filing = project(as_word, TITLE, [NAMED, heads, line, HEAD, ROW])
    assert printed(form.fund and form.fund.claimed) == "9.8"
    assert notes(filing, "doubt") == []
    assert (cell, read_as) in notes(filing)


def test_the_unit_s_own_score_beside_that_of_who_reviews() -> None:
    """单位自评 counts, 财政评分 is a note; so in the total."""
    body: Table = [
        ["一级指标", "二级指标", "三级指标", "评分标准", "分值", "单位自评", "财政评分"],
        ["投入", "立项", "规范性", "符合得满分，每缺一项扣2分", "50", "50", "48"],
        ["产出", "数量", "改造数", "完成率×分值", "50", "49", "49"],
        ["合计", "", "", "", "100", "99", "97"],
    ]
    (form,) = read(as_word("财政支出绩效评价指标评分表", body)).forms
    assert isinstance(form, ScoreSheet)
    assert [printed(row.claimed) for row in form.rows] == ["50", "49"]
    assert printed(form.total_claimed) == "99"


@SOURCES
def test_plans_and_results_are_no_money(make: Maker) -> None:
    """计划数 and 完成数 of 绩效指标 below the funds are a table of indicators, and no list."""
    body: Table = [
        ["项目名称", Wide("古村落保护", 5)],
        ["资金（万元）", "全年预算数", "全年执行数", "执行率", "得分", ""],
        ["年度资金总额", "300", "276", "92%", "9.2", ""],
        ["绩效指标", "计划数", "完成数", "完成率", "分值", "得分"],
        ["修缮古建筑", "20栋", "19栋", "95%", "50", "47.5"],
        ["游客满意度", "90%", "92%", "102%", "40", "40"],
        ["四、总得分", "", "", "", "90", "87.5"],
    ]
    form, _ = project(make, TITLE, body)
    assert [each[2:7] for each in rows(form)] == [
        ("修缮古建筑", "20栋", "19栋", "50", "47.5"),
        ("游客满意度", "90%", "92%", "40", "40"),
    ]
    assert printed(form.total_claimed) == "87.5"


def test_chapters_and_names_within_a_table() -> None:
    """三、目标 ends the funds, a name stands before the pairs of money, labelled texts in a row."""
    body: Table = [
        ["项目期：2023年", Wide("自评得分：97分", 3), Wide("评价等级：优", 4)],
        ["项目", "平台运维", "预算(万元)", "42", "支出(万元)", Wide("40.74", 3)],
        [Wide("三、目标完成情况（90分）", 8)],
        HEAD,
        ROW,
    ]
    form, filing = project(as_word, TITLE, body)
    assert form.project_name == "平台运维"
    assert funds(form) == [("预算(万元)", None, "42万元", "40.74万元", None, None)]
    assert (printed(form.total_claimed), form.claimed_rating) == ("97", "优")
    assert notes(filing, "doubt") == []
    money: Table = [
        ["资金来源", "预算金额（万元）", "执行金额（万元）", "执行率", Wide("得分", 4)],
        ["财政资金", "80", "76", "95%", Wide("9.5", 4)],
        ["其他资金", "0", "0", "", Wide("", 4)],
        ["三、目标完成情况", Wide("", 7)],
    ]
    form, _ = project(as_word, TITLE, [NAMED, *money, HEAD, ROW])
    assert [row[0] for row in funds(form)] == ["资金来源", "财政资金", "其他资金"]


def test_what_stands_beside_and_below() -> None:
    """Names left of the funds, funds below indicators, a total beside a remark, what was spent."""
    body: Table = [
        ["一级指标", "二级指标", "三级指标", "计划目标", "完成值", "分值", "得分", "原因"],
        ROW,
        ["主管部门", "某局", "资金（万元）", "预算数", "执行数", "执行率", "分值", "得分"],
        ["项目负责人", "王某", "总额", "600", "582", "97%", "10", "9.7"],
        ["说明", Wide("无", 4), "总分", "100", "99.7"],
    ]
    form, filing = project(as_word, TITLE, [NAMED, *body[2:4], HEAD, ROW, body[4]])
    assert (form.department, printed(form.total_claimed), form.note) == ("某局", "99.7", "无")
    assert funds(form) == [("总额", None, "600万元", "582万元", "10", "97%")]
    assert [note.code for note in filing.notes] == ["personal_data"]
    below: Table = [
        ["资金（万元）", "年初计划", "调整后计划", "实际使用", "分值", Wide("得分", 3)],
        ["资金总额", "900", "880", "836", "10", Wide("9.5", 3)],
    ]
    form, _ = project(as_word, TITLE, [NAMED, *body[:2], *below])
    assert funds(form) == [("资金总额", "900万元", "880万元", "836万元", "10", None)]
    assert form.indicators[0].target.text == "≥1公里"
    spent: Table = [
        ["资金总额（万元）", "50", "财政资金", "50", "自有资金", "0", Wide("", 2)],
        ["实际支出", "48", "财政资金", "48", "自有资金", "0", Wide("", 2)],
    ]
    form, _ = project(as_word, TITLE, [NAMED, *spent, HEAD, ROW])
    assert [(row[0], row[3]) for row in funds(form)] == [
        ("资金总额（万元）", "48万元"),
        ("财政资金", "48万元"),
        ("自有资金", "0万元"),
    ]
    form, _ = project(as_word, TITLE, [NAMED, *spent, spent[1], HEAD, ROW])
    assert printed(form.total_claimed) == ""
    assert [row[3] for row in funds(form)[:3]] == ["48万元", "48万元", "0万元"]
    other: Row = ["实际支出", "48", "自有资金", "0", "财政资金", "48", Wide("", 2)]
    form, _ = project(as_word, TITLE, [NAMED, spent[0], other, HEAD, ROW])
    assert [row[3] for row in funds(form)[:3]] == ["", "", ""]


def test_rows_that_number_the_columns_of_money_and_headings_without_funds() -> None:
    """列次 is no fund; what heads no money below the indicators leaves their table open."""
    money: Table = [
        [
            "资金（万元）",
            "年初预算数",
            "全年预算数",
            "全年执行数",
            "执行率",
            "分值",
            Wide("得分", 2),
        ],
        ["列次", "1", "2", "3", "4", "5", Wide("6", 2)],
        ["资金总额", "900", "880", "836", "95%", "10", Wide("9.5", 2)],
    ]
    form, _ = project(as_word, TITLE, [NAMED, *money, HEAD, ROW])
    assert [row[0] for row in funds(form)] == ["资金总额"]
    heads: Row = ["项目资金", "年初预算数", "全年预算数", "全年执行数", Wide("", 4)]
    form, _ = project(as_word, TITLE, [NAMED, HEAD, ROW, heads, [*ROW[:2], "桥", *ROW[3:]]])
    assert form.indicators[0].name == "里程"


def test_a_report_in_text_that_a_page_broke() -> None:
    """A further line of a paragraph begins at the margin; who files stands above the title."""
    text = (
        "              甲县水产技术推广站\n              2022年度部门整体支出绩效自评报告\n"
        "一、预算执行情况\n    2022年全年预算315万元，全年支出309.33万元，执行率98.2%。"
        "其中：基本支出\n"
        "241.33万元，项目支出68万元。\n二、存在问题\n    无。\n"
    )
    filing = read(text.encode())
    (report,) = filing.forms
    assert isinstance(report, Report)
    assert filing.unit.name == "甲县水产技术推广站"
    assert report.sections[0].statements[0].text.endswith("基本支出241.33万元，项目支出68万元。")


def test_a_goal_ends_where_names_begin() -> None:
    """Its texts stand beside its labels, a blank cell apart; names below are none of it."""
    goal: Row = ["绩效目标", "保障用餐", "", "实际完成情况", Wide("已完成", 4)]
    form, _ = project(as_word, TITLE, [goal, NAMED, HEAD, ROW])
    assert form.goal is not None
    assert (form.goal.expected, form.goal.actual, form.project_name) == (
        "保障用餐",
        "已完成",
        "养护",
    )
    heads: Row = [Wide("年度目标", 4), Wide("实际完成情况", 4)]
    form, _ = project(as_word, TITLE, [heads, NAMED, HEAD, ROW])
    assert form.project_name == "养护"


def test_tables_of_a_report_are_a_form_of_their_own() -> None:
    """Indicators with results, and the funds; prose and other tables stay the report's."""
    pieces = (
        "甲县教育局2023年度校舍维修项目支出绩效自评报告",
        "一、基本情况",
        "校舍维修为续建项目。",
        [["科室", "人数", "备注"], ["基建股", "三人", ""]],
        "二、资金情况",
        [
            ["资金来源", "全年预算数（万元）", "全年执行数（万元）", "执行率"],
            ["合计", "90", "81", "90%"],
        ],
        "三、完成情况",
        [HEAD, ROW],
    )
    report, form = read(as_word(*pieces)).forms
    assert isinstance(report, Report)
    assert isinstance(form, ProjectForm)
    assert funds(form) == [("合计", None, "90万元", "81万元", None, "90%")]
    assert [row[2] for row in rows(form)] == ["里程"]
    assert "基建股\t三人" in [each.text for each in report.sections[0].statements]
    assert len(read(as_word(*pieces[:-1])).forms) == 1


LAYOUT = """            2023年度部门整体支出绩效自评表
部门名称       某县环境监察大队
一级指标       二级指标       三级指标             年度指标值       实际完成值     分值   得分
产出指标       数量指标       完成市政道路及人行   ≥16000平方米     15200平方米    20     19
                              道破损修复面积
                              更换井盖             ≥300座           312座          10     10
               质量指标       验收合格率           ≥98%             99%            10     10
效益指标       社会效益指标   保障城市道路安全畅
                              通运行               有效保障         有效保障       30     30
满意度指标     满意度指标     周边居民及过往车辆
                                                   ≥90%             91%            10     10
                              驾驶人满意度
总分                                                                               100    98.8
"""


def test_names_that_a_page_broke_over_lines() -> None:
    """Whether the figures stand beside the first line, the last one, or between."""
    (form,) = read(LAYOUT.encode()).forms
    assert isinstance(form, UnitForm)
    assert [(row.level1, row.name, row.actual.text) for row in form.indicators] == [
        ("产出指标", "完成市政道路及人行道破损修复面积", "15200平方米"),
        ("产出指标", "更换井盖", "312座"),
        ("产出指标", "验收合格率", "99%"),
        ("效益指标", "保障城市道路安全畅通运行", "有效保障"),
        ("满意度指标", "周边居民及过往车辆驾驶人满意度", "91%"),
    ]


@pytest.mark.parametrize("sheet", [False, True])
def test_labels_in_the_middle_of_their_rows(sheet: bool) -> None:
    """As text prints merged cells; 预算执行率 without one is a row of its own."""
    third = "评分标准" if sheet else "完成值"
    head = f"一级指标 二级指标 三级指标 {third} 分值 得分".split()
    lines = [
        "- 数量 执法检查 完成得满分 15 15",
        "产出指标 - 信访件 完成得满分 15 15",
        "- 质量 办结率 完成得满分 20 19",
        "效益指标 生态效益 优良天数 完成得满分 50 49",
    ]
    made = "\n".join(",".join(line.replace("-", "").split(" ")) for line in lines)
    title = "评分表" if sheet else "项目支出绩效自评表"
    (form,) = read(f"{title}\n{','.join(head)}\n{made}\n".encode()).forms
    assert isinstance(form, ScoreSheet | ProjectForm)
    own = form.rows if isinstance(form, ScoreSheet) else form.indicators
    assert [(row.level1, row.level2) for row in own] == [
        ("产出指标", "数量"),
        ("产出指标", "数量"),
        ("产出指标", "质量"),
        ("效益指标", "生态效益"),
    ]


def test_a_table_of_which_the_cells_ran_together_is_a_doubt() -> None:
    """As converters leave it: nothing of it is read, and the audit says so."""
    flat = "项目名称助学金一级指标二级指标三级指标指标值完成值分值得分产出指标人数5人6人90"
    filing = read(as_text(TITLE, [NAMED, HEAD, ROW], flat))
    assert [text for _, text in notes(filing, "doubt")] == [flat]
    assert "form.partly_read" in {each.code for each in audit(filing)}
