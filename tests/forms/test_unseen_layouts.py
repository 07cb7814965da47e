"""Layouts of forms that other counties print, each read whole: nothing lost, nothing in doubt."""

from __future__ import annotations

from attrs import evolve

from perfeval.audit import audit
from perfeval.codec import dumps
from perfeval.filing import ProjectForm, ScoreSheet, UnitForm
from perfeval.forms import read
from perfeval.forms.layout.columns.roles.derived import derived
from perfeval.forms.layout.columns.roles.profile import Profile
from perfeval.forms.words.names import named_in
from tests.forms.paper import OVER, Row, Wide, as_excel, as_word, text_of
from tests.forms.seen import SOURCES, Maker, funds, notes, printed, project, rows
from tests.tables import each_row

TITLE = "2023年度项目支出绩效自评表"
NAME: Row = ["项目名称", Wide("农村公路养护", 7)]
HEAD: Row = ["一级指标", "二级指标", "三级指标", "目标值", "完成值", "分值", "得分", "原因"]
ROWS: list[Row] = [
    ["产出指标", "数量指标", "养护里程", "≥412公里", "412公里", "50", "50", ""],
    ["效益指标", "社会效益", "受益人口", "≥12万人", "11万人", "40", "36.67", "人口外流"],
    ["满意度指标", "满意度", "群众满意度", "≥90%", "93%", "10", "10", ""],
]
TOTAL: Row = [Wide("总分", 5), "100", "96.67", ""]
FUNDS: Row = ["资金总额", "200", "180"]


def _fund(*table: Row) -> tuple[str | None, ...]:
    """Budget at first, budget, outturn, points, rate and score of the whole, all in 万元."""
    form, filing = project(as_word, f"{TITLE}（单位：万元）", [NAME, *table, HEAD, *ROWS, TOTAL])
    assert filing.doubts == ()
    fund = form.fund
    assert fund is not None
    cells = (fund.original, fund.final, fund.outturn, fund.points, fund.rate, fund.claimed)
    return tuple(map(printed, cells))


@each_row(
    ("table", "fund"),
    [
        (  # pairs below headings, three of them, and the rate beside them all
            [
                [
                    "预算执行情况",
                    Wide("预算安排情况", 2),
                    Wide("资金到位情况", 2),
                    Wide("资金执行情况", 2),
                    "执行进度",
                ],
                [OVER, "预算数：", "285", "到位数：", "285", "执行数：", "263.7", "92.53%"],
                [
                    OVER,
                    "其中：财政资金",
                    "285",
                    "其中：财政资金",
                    "285",
                    "其中：财政资金",
                    "263.7",
                    OVER,
                ],
            ],
            (None, "285万元", "263.7万元", None, "92.53%", None),
        ),
        (  # the sources across, with points and score beside them
            [
                ["资金来源", "合计", "中央资金", "省级资金", "市县资金", "分值", "得分"],
                ["全年预算数", "640", "300", "200", "140", "10", "9.38"],
                ["全年执行数", "600.3", "280.3", "200", "120", OVER, OVER],
                ["执行率", "93.8%", "93.43%", "100%", "85.71%", OVER, OVER],
            ],
            (None, "640万元", "600.3万元", "10", "93.8%", "9.38"),
        ),
        (  # two budgets of the same figures; what the money was spent on, behind the funds
            [
                ["资金情况", "", "预算安排", "实际到位", "实际支出", "支出率"],
                [OVER, "资金总额", "168", "168", "163.8", "97.5%"],
                ["支出明细", "支出内容", "金额", "占比"],
                [OVER, "利息费用", "163.8", "100%"],
            ],
            (None, "168万元", "163.8万元", None, "97.5%", None),
        ),
        (  # a budget that is known by its rate alone
            [
                ["经费", "", "批复额度", "追加后额度", "列支额度", "列支比例"],
                [OVER, "经费合计", "150", "165", "161.7", "98%"],
            ],
            ("150万元", "165万元", "161.7万元", None, "98%", None),
        ),
        (  # the score of the block beside a source, the whole last
            [
                ["债券资金", "", "全年预算数", "全年执行数", "执行率", "得分"],
                [OVER, "债券资金", "6000", "5400", "90%", "9"],
                [OVER, "配套资金", "1200", "1200", "100%", ""],
                [OVER, "合计", "7200", "6600", "91.67%", ""],
            ],
            (None, "7200万元", "6600万元", None, "91.67%", "9"),
        ),
        (  # rows that are each called a total
            [
                ["资金", "", "预算数", "执行数"],
                [OVER, "基本支出总额", "612", "600"],
                [OVER, "项目支出总额", "148", "130"],
                [OVER, "部门整体支出总额", "760", "730"],
            ],
            (None, "760万元", "730万元", None, None, None),
        ),
        (  # a column of numbers of rows
            [
                ["序号", "资金来源", "年初预算", "调整后预算", "实际支出", "执行率"],
                ["1", "合计", "486", "512", "508.84", "99.38%"],
                ["2", "财政拨款", "486", "512", "508.84", "99.38%"],
            ],
            ("486万元", "512万元", "508.84万元", None, "99.38%", None),
        ),
        (  # a list of tasks of two rows of headings behind the funds
            [
                ["资金", "", "预算数", "执行数"],
                [OVER, "年度资金总额", "120", "110"],
                ["任务名称", "主要内容", Wide("批复金额", 2), "实际支出金额", "预算执行率"],
                [OVER, OVER, "总额", "财政拨款", OVER, OVER],
                ["康复", "适配辅具", "68.2", "68.2", "66.1", "96.92%"],
            ],
            (None, "120万元", "110万元", None, None, None),
        ),
        (  # a title over the table, and a column of 项目 that names no project
            [
                [Wide("债券资金", 5)],
                ["项目", "债券发行额", "到位额", "支出额", "支出进度"],
                ["专项债券合计", "50", "50", "44", "88%"],
            ],
            ("50万元", "50万元", "44万元", None, "88%", None),
        ),
        (  # a corner merged over its one row, and a budget that is called one
            [
                ["采购资金", "采购预算", "实际支付", "得分"],
                [OVER, "148", "141.34", "10"],
            ],
            (None, "148万元", "141.34万元", None, None, "10"),
        ),
        (  # the year before, beside the year
            [
                ["资金", Wide("2022年", 2), Wide("2023年", 3)],
                [OVER, "预算数", "执行数", "预算数", "执行数", "执行率"],
                ["资金总额", "210", "190", "260", "247", "95%"],
            ],
            (None, "260万元", "247万元", None, "95%", None),
        ),
        (
            [
                ["项目", Wide("上年数", 2), Wide("本年数", 3)],
                ["", "预算", "决算", "预算", "决算", "执行率"],
                ["资金总额", "210", "190", "260", "247", "95%"],
            ],
            (None, "260万元", "247万元", None, "95%", None),
        ),
    ],
)
def test_funds_of_another_layout(table: list[Row], fund: tuple[str | None, ...]) -> None:
    """Each money stands in its field, and what has no field is known for what it is."""
    assert _fund(*table) == fund


def test_columns_that_say_again_what_others_do() -> None:
    """扣分, 得分率 and 完成率 are known by arithmetic, and the row of the total has them too."""
    head: Row = [*HEAD[:5], "完成率", "分值", "扣除", "得分", "系数"]
    table: list[Row] = [
        [*ROWS[0][:5], "100%", "50", "0", "50", "100"],
        [*ROWS[1][:5], "91.67%", "40", "3.33", "36.67", "91.68"],
        [*ROWS[2][:5], "103.3%", "10", "0", "10", "100"],
        [Wide("总分", 6), "100", "3.33", "96.67", ""],
    ]
    form, filing = project(as_word, TITLE, [NAME, head, *table])
    assert (filing.doubts, printed(form.total_claimed)) == ((), "96.67")
    assert [row[5:7] for row in rows(form)] == [("50", "50"), ("40", "36.67"), ("10", "10")]


_OVERS: Row = [OVER, OVER, OVER]


@each_row(
    ("heads", "parts"),
    [
        (  # targets set at first and as changed, with the operator apart
            [
                [*HEAD[:3], "指标性质", "指标方向", Wide("目标设置", 4), "完成值", *HEAD[5:7]],
                [*_OVERS, OVER, OVER, "比较符", "原定", "变更后", "单位", OVER, OVER, OVER],
            ],
            ("定量", "正向", "≥", "9", "{target}", "{unit}", "{actual}"),
        ),
        (  # sub-headings that only divide: 符号 and 数值
            [
                [Wide("绩效指标", 3), Wide("目标值", 3), "完成值", Wide("评分", 2)],
                [*HEAD[:3], "符号", "数值", "单位", "数值", "权重", "得分"],
            ],
            ("≥", "{target}", "{unit}", "{actual}"),
        ),
        (  # what the year before attained
            [
                [Wide("指标", 3), "2022年", Wide("2023年", 4), Wide("评分", 2)],
                ["一级", "二级", "三级", "实际值", "符号", "目标值", "单位", "实际值", *HEAD[5:7]],
            ],
            ("7", "≥", "{target}", "{unit}", "{actual}"),
        ),
        (
            [
                [*HEAD[:3], "上年度", Wide("本年度", 4), *HEAD[5:7]],
                [*_OVERS, "完成值", "符号", "目标值", "单位", "完成值", OVER, OVER],
            ],
            ("7", "≥", "{target}", "{unit}", "{actual}"),
        ),
    ],
)
def test_targets_and_results_below_divided_headings(
    heads: list[Row], parts: tuple[str, ...]
) -> None:
    """The target of the year counts, with its sign and unit, and what was attained of it."""
    table: list[Row] = []
    for row in ROWS:
        known = {
            "target": text_of(row[3])[1:].rstrip("公里万人%"),
            "unit": text_of(row[3]).lstrip("≥0123456789"),
            "actual": text_of(row[4]).rstrip("公里万人%"),
        }
        table.append([*row[:3], *(part.format(**known) for part in parts), *row[5:7]])
    form, filing = project(as_word, TITLE, [NAME, *heads, *table])
    assert filing.doubts == ()
    assert [row[3:7] for row in rows(form)] == [tuple(row[3:7]) for row in ROWS]


@each_row(
    ("heads", "table"),
    [
        (  # each level with what it is worth, below 一级指标 and 二级指标
            [
                [
                    Wide("一级指标", 2),
                    Wide("二级指标", 2),
                    "三级指标",
                    "指标解释与计算方法",
                    *HEAD[5:7],
                ],
                ["名称", "权值", "名称", "权值", OVER, OVER, OVER, OVER],
            ],
            [
                ["管理", "40", "预算", "40", "编制完整", "全部纳入", "15", "15"],
                [OVER, OVER, OVER, OVER, "执行率", "≥95%满分", "25", "24"],
                ["效果", "60", "履职", "60", "完成率", "完成数÷计划数", "60", "58"],
            ],
        ),
        (  # and what each level got
            [
                [
                    "一级指标",
                    "分值",
                    "得分",
                    "二级指标",
                    "分值",
                    "得分",
                    "三级指标",
                    "单项分",
                    "得分",
                ]
            ],
            [
                ["管理", "40", "39", "预算", "40", "39", "编制完整", "15", "15"],
                [OVER, OVER, OVER, OVER, OVER, OVER, "执行率", "25", "24"],
                ["效果", "60", "58", "履职", "60", "58", "完成率", "60", "58"],
            ],
        ),
        (  # what who reviews took off
            [
                [Wide("指标", 3), "分值", Wide("得分情况", 3), "复核意见"],
                ["一级", "二级", "三级", OVER, "自评得分", "复核得分", "核减", OVER],
            ],
            [
                ["管理", "预算", "编制完整", "15", "15", "15", "0", ""],
                ["管理", "预算", "执行率", "25", "24", "23", "1", "未执行"],
                ["效果", "履职", "完成率", "60", "58", "55", "3", "未完成"],
            ],
        ),
        (
            [
                [
                    "一级指标",
                    "二级指标",
                    "评价内容",
                    "标准分",
                    "单位自评",
                    "财政复评",
                    "增减",
                    "备注",
                ]
            ],
            [
                ["管理", "预算", "编制完整", "15", "15", "15", "0", ""],
                ["管理", "预算", "执行率", "25", "24", "23", "-1", "未执行"],
                ["效果", "履职", "完成率", "60", "58", "55", "-3", "未完成"],
            ],
        ),
    ],
)
def test_scores_beside_those_of_levels_and_reviewers(heads: list[Row], table: list[Row]) -> None:
    """What a row is worth, and what the unit gave it, stand among other figures."""
    lines = ["被复核单位：某市图书馆", "复核项目：数字阅读"]
    filing = read(as_word("财政评价中心2022年度绩效评分表", *lines, [*heads, *table]))
    (form,) = filing.forms
    assert isinstance(form, ScoreSheet)
    assert (filing.doubts, form.unit_name, form.project_name) == ((), "某市图书馆", "数字阅读")
    assert [(row.level1, row.level2, row.name) for row in form.rows] == [
        ("管理", "预算", "编制完整"),
        ("管理", "预算", "执行率"),
        ("效果", "履职", "完成率"),
    ]
    scores = [(printed(row.points), printed(row.claimed)) for row in form.rows]
    assert scores == [("15", "15"), ("25", "24"), ("60", "58")]


@each_row(
    "line", ["金额单位：万元", "说明：1.本表金额单位均为万元。", "总分：96.67分（其中：管理9分）"]
)
def test_what_a_line_below_the_rows_says(line: str) -> None:
    """The unit of the money may stand there, and a total that says what it includes."""
    table: list[Row] = [NAME, ["资金", "预算数", "执行数"], ["资金总额", "5", "4"], HEAD, *ROWS]
    form, _ = project(as_word, TITLE, [*table, [Wide(line, 8)]])
    assert form.fund is not None
    known = (printed(form.fund.final), printed(form.total_claimed))
    assert known == (("5", "96.67") if "总分" in line else ("5万元", ""))


@each_row(
    ("own", "known"),
    [
        (("1", "2"), True),
        (("1", "3"), False),
        (("90", "90"), True),
        (("90", "93"), False),
        (("0", "0"), False),
        (("1", ""), False),
        (("一", "二"), False),
    ],
)
def test_a_column_that_the_scores_give(own: tuple[str, str], known: bool) -> None:
    """Every row of it comes out, two at least, and something was lost in one."""
    profiles = []
    for texts in (("10", "20"), own, ("9", "18")):
        profile = Profile()
        for row, text in enumerate(texts):
            if text:
                profile.add(row, text)
        profiles.append(profile)
    labels = ("分值", "栏", "得分")
    found = derived(labels, profiles, ("points", "", "claimed"))
    assert found == ({1} if known else frozenset())
    assert derived(labels, profiles, ("points", "", "")) == frozenset()


def test_two_years_side_by_side() -> None:
    """The later year that has results is the one that is reported; plans of the next are not."""
    years: Row = [*HEAD[:3], Wide("2022年", 2), Wide("2023年", 2), "2024年目标值", "分值", "得分"]
    below: Row = [OVER, OVER, OVER, "目标值", "完成值", "目标值", "完成值", OVER, OVER, OVER]
    table = [[*row[:3], "8公里", "8公里", *row[3:5], "9公里", *row[5:7]] for row in ROWS]
    form, filing = project(as_word, TITLE, [NAME, years, below, *table])
    assert filing.doubts == ()
    assert [row[3:5] for row in rows(form)] == [tuple(row[3:5]) for row in ROWS]


def test_a_table_of_management_between_the_funds_and_the_goal() -> None:
    """Its rows have names of their own, and the goal below it is none of them."""
    table: list[Row] = [
        ["资金管理情况", "", "情况说明", "分值", "得分", "存在问题和改进措施"],
        [OVER, "分配科学性", "符合规定", "5", "5", ""],
        [OVER, "拨付合规性", "基本符合", "5", "4", "拨付偏晚"],
        ["年度总体目标", Wide("预期目标", 2), Wide("实际完成情况", 3)],
        [OVER, Wide("保障道路畅通", 2), Wide("全部完成", 3)],
    ]
    form, filing = project(as_word, TITLE, [NAME, *table, HEAD, *ROWS])
    assert filing.doubts == ()
    assert [row.name for row in form.indicators[:3]] == ["分配科学性", "拨付合规性", "养护里程"]
    assert form.goal is not None
    assert (form.goal.expected, form.goal.actual) == ("保障道路畅通", "全部完成")
    assert "score.empty" not in {finding.code for finding in audit(filing)}


def test_funds_in_a_table_of_their_own_below_the_indicators() -> None:
    """The table of indicators that has no total ends where another table heads money."""
    lines = ("自评总得分：96.67分（满分100分）", [HEAD, *ROWS])
    money: list[Row] = [
        ["资金（万元）", "预算数", "决算数", "完成率"],
        ["合计", "120", "90", "75%"],
    ]
    filing = read(as_word("某县档案馆2023年度部门整体绩效自评表", *lines, money))
    (form,) = filing.forms
    assert isinstance(form, UnitForm)
    assert form.fund is not None
    seen = (form.fund.final, form.fund.outturn, form.fund.rate, form.total_claimed)
    assert tuple(map(printed, seen)) == ("120万元", "90万元", "75%", "96.67")


def test_a_goal_with_its_year_and_a_rate() -> None:
    """财年 left of the goal and 总体完成率 right of it are labels, and no rows in doubt."""
    goal: list[Row] = [
        ["财年", "目标", "实际完成情况", "总体完成率"],
        ["2023", "畅通", "已畅通", "95%"],
    ]
    form, filing = project(as_word, TITLE, [NAME, *goal, HEAD, *ROWS, TOTAL])
    assert filing.doubts == ()
    assert form.goal is not None
    assert form.goal.actual == "已畅通"


def test_names_in_a_line_above_a_table() -> None:
    """Labels and names of one line are told apart; what is no name is noted."""
    line = "项目名称：科技创新券　　主管部门：某区科技局　　单位：万元　　填报日期：2023年3月"
    sheet: Row = ["一级指标", "二级指标", "三级指标", "分值", "评分标准", "得分"]
    row: Row = ["过程", "预算执行", "预算完成率", "100", "完成率×100", "98"]
    filing = read(as_word("2022年度专项资金绩效评价评分表", line, [sheet, row]))
    (form,) = filing.forms
    assert isinstance(form, ScoreSheet)
    assert (form.project_name, form.department) == ("科技创新券", "某区科技局")
    assert {note.at.split(" / ")[-1] for note in filing.notes} >= {"填报日期"}


@each_row(
    "text",
    [
        "说明：项目名称：某",
        "项目名称：",
        "项目名称：道路。实施单位：某局",
        "单位名称：某局　联系人：某",
    ],
)
def test_lines_that_are_no_names(text: str) -> None:
    """A sentence, a blank, a line that names no project, department or implementer."""
    assert named_in(text) == ()


def test_a_summary_whose_result_is_a_score_and_a_grade() -> None:
    """Of two columns below one heading the one of figures is the score."""
    head: list[Row] = [
        ["序号", "项目名称", Wide("预算情况", 2), Wide("自评结果", 2)],
        [OVER, OVER, "全年预算", "全年支出", "得分", "等级"],
    ]
    table: list[Row] = [
        ["1", "审计", "623", "610", "97.5", "优"],
        ["2", "造林", "189", "162", "91", "优"],
    ]
    filing = read(as_word("2023年度项目绩效自评结果汇总表（单位：万元）", [*head, *table]))
    forms = [form for form in filing.forms if isinstance(form, ProjectForm)]
    assert [printed(form.total_claimed) for form in forms] == ["97.5", "91"]


def test_rows_of_which_the_scores_are_not_told() -> None:
    """A total score is not held against the score of the funds alone."""
    head: Row = ["一级指标", "二级指标", "三级指标", "目标值", "完成值"]
    money: list[Row] = [
        ["预算执行（万元）", "", "预算数", "执行数", "执行率", "得分"],
        [OVER, "资金总额", "761", "735.89", "96.7%", "19.34"],
    ]
    table: list[Row] = [*money, head, *(row[:5] for row in ROWS), [Wide("总分", 4), "96.8"]]
    _, filing = project(as_word, TITLE, [NAME, *table])
    assert "score.total" not in {finding.code for finding in audit(filing)}


def test_a_second_score_of_who_reviews() -> None:
    """复核得分 is known for what it is; the unit's own score is the claim."""
    head: Row = ["一级指标", "三级指标", "评分标准", "分值", "单位自评分", "复核得分"]
    table: list[Row] = [
        ["投入", "编制完整性", "完整得满分，缺一项扣1分", "60", "60", "58"],
        ["产出", "任务完成率", "完成率×分值", "40", "38", "38"],
        [Wide("合计", 3), "100", "98", "96"],
    ]
    filing = read(as_word("2022年度部门整体支出绩效评价评分表", [head, *table]))
    (sheet,) = filing.forms
    assert isinstance(sheet, ScoreSheet)
    assert (filing.doubts, printed(sheet.total_claimed)) == ((), "98")


def test_a_sheet_of_who_reviews() -> None:
    """核减 is the score less that of who reviews; 被复核单位 and 复核项目 name who and what."""
    above = "被复核单位：某市城管局（盖章）"
    table: list[Row] = [
        ["复核项目", Wide("路灯", 6)],
        ["一级", "二级", "三级", "分值", "自评得分", "复核得分", "核减"],
        ["决策", "立项", "立项依据", "50", "50", "48", "2"],
        ["过程", "管理", "制度健全", "30", "29", "28.5", "0.5"],
        ["产出", "数量", "安装盏数", "20", "20", "20", "0"],
    ]
    filing = read(as_word(f"财政评价中心复核评分表\n{above}", table))
    (sheet,) = filing.forms
    assert isinstance(sheet, ScoreSheet)
    assert (filing.unit.name, sheet.project_name, filing.doubts) == ("某市城管局", "路灯", ())


@each_row("head", ["目标值", "标准值", "考核目标"])
def test_rules_for_points_under_another_heading(head: str) -> None:
    """Where no result is asked for, what gives points is a rule: no row lacks a result."""
    table: list[Row] = [
        ["一级指标", "二级指标", "三级指标", head, "分值", "得分"],
        ["投入", "立项", "规范性", "程序规范得满分，缺一项扣1分", "20", "19"],
        ["过程", "管理", "制度", "制度健全得10分，否则不得分", "30", "30"],
        ["产出", "数量", "里程", "完成率100%得满分，每低1%扣1分", "50", "50"],
    ]
    filing = read(as_word("2023年度部门整体支出绩效自评表", table))
    (sheet,) = filing.forms
    assert isinstance(sheet, ScoreSheet)
    assert sheet.rows[1].clause == "制度健全得10分，否则不得分"
    assert "score.empty" not in {finding.code for finding in audit(filing)}


def test_a_column_that_a_form_does_not_have() -> None:
    """A table without 完成值 asks for none: no row lacks it; a blank column is blank."""
    rows: list[Row] = [
        ["产出", "里程", "10公里", "", "50", "50"],
        ["效益", "好评", "90%", "", "50", "50"],
    ]
    head: Row = ["一级指标", "三级指标", "指标值", "完成值", "分值", "得分"]
    for columns, due in (((0, 1, 2, 3, 4, 5), 2), ((0, 1, 2, 4, 5), 0)):
        table = [[line[at] for at in columns] for line in (head, *rows)]
        names: Row = ["项目名称", Wide("养护", len(columns) - 1)]
        for make in (as_word, as_excel):
            filing = read(make("项目支出绩效自评表", [names, *table]))
            assert filing.has_column("project", "indicators.actual") is bool(due)
            assert filing.has_column("project", "indicators.target")
            assert filing.has_column("report", "indicators.actual")
            assert [finding.code for finding in audit(filing)].count("score.empty") == due
    assert evolve(filing).has_column("project", "indicators.actual")  # no document is known


@each_row(
    ("line", "unit"),
    [
        ("填报单位：（盖章）某县民政局　　金额单位：万元", "某县民政局"),
        ("（公章）填报单位：某县民政局", "某县民政局"),
        ("填报单位盖章：某县民政局（单位公章）", "某县民政局"),
    ],
)
def test_seals_around_who_files(line: str, unit: str) -> None:
    """The place of a seal is no part of a name, wherever it stands."""
    head: Row = ["一级指标", "二级指标", "三级指标", "指标值", "得分"]
    table: list[Row] = [["项目名称", Wide("养护", 4)], head, *(row[:5] for row in ROWS)]
    assert read(as_word(f"项目支出绩效自评表\n{line}", table)).unit.name == unit


def test_the_unit_of_money_below_the_table() -> None:
    """It is declared for the figures all the same; 采购人 files, and a contract is no budget."""
    rows: list[Row] = [
        ["采购人", "某县事务中心", "采购项目", Wide("设备采购", 2)],
        ["采购资金", "采购预算", "成交金额", "实际支付", "得分"],
        ["", "148", "141", "140", "10"],
        ["一级指标", "二级指标", "三级指标", "指标值", "得分"],
        ["产出", "数量", "台数", "220台", "90"],
        [Wide("金额单位：万元", 5)],
    ]
    form, filing = project(as_word, "政府采购项目绩效自评表", rows)
    assert (filing.unit.name, form.project_name) == ("某县事务中心", "设备采购")
    assert funds(form)[0][:4] == ("采购资金", None, "148万元", "140万元")
    assert notes(filing, "doubt") == []


def test_a_summary_with_scores_of_parts() -> None:
    """产出 and 效益 beside 总分 are no points."""
    head: list[Row] = [
        ["项目名称", Wide("资金（万元）", 2), Wide("得分情况", 3)],
        [OVER, "预算", "支出", "预算执行", "产出", "总分"],
    ]
    table: list[Row] = [
        ["课后服务", "86", "86", "10", "88", "98"],
        ["午餐", "120", "108", "9", "88", "97"],
    ]
    filing = read(as_word("2024年项目绩效自评情况一览表", [*head, *table]))
    forms = [form for form in filing.forms if isinstance(form, ProjectForm)]
    assert [printed(form.total_claimed) for form in forms] == ["98", "97"]
    assert [printed(form.total_points) for form in forms] == ["", ""]


def test_labels_that_a_page_of_text_broke() -> None:
    """A few characters below the labels of a row of figures are their rest."""
    text = """
 项目名称                       中小河流治理项目
 一级指标    二级指标     三级指标        年度指标值    实际完成值    分值    得分
 产出指标    数量指标     治理河长         ≥12公里      12公里        40     40
             质量指标     工程验收合格      100%         100%         20     20
                          率
 满意度指    服务对象     沿岸群众满意      ≥90%         92%          40     40
 标          满意度       度
 总分                                                                100    100
"""
    (form,) = read(text.encode()).forms
    assert isinstance(form, ProjectForm)
    assert [row.name for row in form.indicators] == ["治理河长", "工程验收合格率", "沿岸群众满意度"]
    assert (form.indicators[2].level1, form.indicators[2].level2) == (
        "满意度指标",
        "服务对象满意度",
    )


def test_a_line_of_its_own_is_no_row() -> None:
    """A row has figures: what stands alone below one is of its cell, and below figures of none."""
    text = """
 项目名称                       中小河流治理项目
 一级指标    二级指标     三级指标        年度指标值    实际完成值    分值    得分
 产出指标    数量指标     治理河长         ≥12公里      12公里        40     40
                          沿岸群众
 效益指标    社会效益     受益人数         ≥12人        12人          60     60
                                                        略超
 总分                                                                100    100
"""
    (form,) = read(text.encode()).forms
    names = [row.name for row in form.indicators]
    assert "治理河长沿岸群众" in names
    assert "受益人数" in names


def test_a_row_that_names_its_group_alone() -> None:
    """Text cannot merge: a row of values below a blank kind and name is called after its group."""
    rule = "|---" * 7 + "|"
    made = [HEAD[:7], ROWS[0][:7], ["预算执行率", "", "", "100%", "95%", "10", "9.5"]]
    lines = ["| " + " | ".join(map(str, row)) + " |" for row in made]
    (form,) = read("\n".join((f"# {TITLE}", "", lines[0], rule, *lines[1:])).encode()).forms
    assert isinstance(form, ProjectForm)
    assert [row.name for row in form.indicators] == ["养护里程", "预算执行率"]


def test_targets_adjusted_beside_a_column_that_is_judged() -> None:
    """年初指标值 stays what it is where another column has to be judged."""
    head: Row = [*HEAD[:3], "年初指标值", "调整指标值", "完成值", "系数", "分值", "得分"]
    table: list[Row] = [
        [*ROWS[0][:3], "400公里", "412公里", "412公里", "100", "50", "50"],
        [*ROWS[1][:3], "11万人", "12万人", "11万人", "91.68", "40", "36.67"],
    ]
    form, filing = project(as_word, TITLE, [NAME, head, *table])
    assert filing.doubts == ()
    assert [row[3] for row in rows(form)] == ["412公里", "12万人"]


@SOURCES
@each_row(
    ("below", "total", "rating"),
    [
        ("自评等级：优", "", "优"),
        ("自评得分：98分，自评等级：良", "98", "良"),
        ("自评得分：98分", "98", ""),
    ],
)
def test_a_line_below_the_table_tells_total_and_rating(
    make: Maker, below: str, total: str, rating: str
) -> None:
    """Either, or both; a line above the table tells names, and people are left out."""
    above = "项目名称：道路养护　　主管部门：某县交通运输局　　项目负责人：某某"
    table: list[Row] = [
        ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分"],
        ["产出指标", "数量指标", "里程", "≥1公里", "1公里", "100", "98"],
    ]
    form, filing = project(make, "2023年度项目支出绩效自评表", above, table, below)
    assert (form.project_name, form.department) == ("道路养护", "某县交通运输局")
    assert str(form.total_claimed) == total
    assert form.claimed_rating == rating
    assert "某某" not in dumps(filing)


@SOURCES
def test_a_row_of_the_table_tells_the_rating(make: Maker) -> None:
    """自评等级 beside 优, below the indicators."""
    table: list[Row] = [
        ["项目名称", Wide("道路养护", 6)],
        ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分"],
        ["产出指标", "数量指标", "里程", "≥1公里", "1公里", "100", "98"],
        ["总分", "", "", "", "", "100", "98"],
        ["自评等级", Wide("优", 6)],
    ]
    form, _ = project(make, "2023年度项目支出绩效自评表", table)
    assert form.claimed_rating == "优"
