"""Where the money of a form begins and ends, which row is the whole, which rows are none."""

from __future__ import annotations

from perfeval.audit import Severity, audit
from perfeval.filing import UnitForm
from perfeval.forms import read
from perfeval.numbers.printed import Points
from tests.forms.paper import OVER, Row, Wide, as_excel, as_text, as_word
from tests.forms.seen import HEAD, SOURCES, Maker, funds, notes, project
from tests.tables import each_row

MONEY = ["年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]
WHOLE = ["年度资金总额", "120", "100", "50", "10", "50%", "5"]
PART = ["其中：财政拨款", "120", "100", "50", "—", "", "—"]
BODY: list[Row] = [HEAD, [OVER, "产出指标", "数量指标", "里程", "1公里", "1公里", "90", "90"]]
NAME: Row = ["项目名称", Wide("养护", 7)]
NAME_OF_UNIT: Row = ["部门名称", Wide("某县林业局", 7)]
TITLE = "2023年度项目支出绩效自评表"


@SOURCES
def test_the_whole_may_be_the_last_row(make: Maker) -> None:
    """合计 below its parts is the whole all the same; the parts keep their order."""
    table: list[Row] = [
        NAME,
        ["项目资金（万元）", "资金来源", *MONEY],
        [OVER, "财政拨款", "100", "80", "40", "", "", ""],
        [OVER, "其他资金", "20", "20", "10", "", "", ""],
        [OVER, "合计", *WHOLE[1:]],
        *BODY,
    ]
    form, filing = project(make, TITLE, table)
    assert [row[0] for row in funds(form)] == ["合计", "财政拨款", "其他资金"]
    assert form.fund is not None
    assert form.fund.label == "合计"
    assert notes(filing) == []


@each_row(
    ("labels", "whole"),
    [
        (["中央财政", "省级财政", "小计"], "小计"),
        (["中央财政", "小计", "其他资金"], "中央财政"),  # of some of them
        (["教育资金", "卫生资金", "小计"], "教育资金"),
    ],
)
def test_a_subtotal_behind_all_sources_is_the_whole(labels: list[str], whole: str) -> None:
    """小计 as the last column, or row, of sources alone; the parts keep their order."""
    table: list[Row] = [
        NAME,
        ["项目资金（万元）", *labels, Wide("", 4)],
        ["全年预算数", "50", "30", "80", Wide("", 4)],
        ["全年执行数", "40", "30", "70", Wide("", 4)],
        *BODY,
    ]
    form, _ = project(as_word, TITLE, table)
    assert funds(form)[0][0] == whole
    assert [row[0] for row in funds(form)[1:]] == [each for each in labels if each != whole]


@each_row(
    ("scored", "whole"),
    [(0, "部门整体支出总额"), (1, "项目支出总额"), (2, "年度资金总额"), (3, "部门整体支出总额")],
)
def test_of_totals_that_do_not_add_up_the_whole_is_the_one_that_is_scored(
    scored: int, whole: str
) -> None:
    """Its rate and its score are of the block; where none has them the first is the whole."""
    labels = ["部门整体支出总额", "项目支出总额", "年度资金总额"]
    money = [["", "90", "45"], ["", "40", "20"], ["", "80", "40"]]
    table: list[Row] = [["项目资金（万元）", "", *MONEY]]
    for place, (label, figures) in enumerate(zip(labels, money, strict=True)):
        score = ["10", "50%", "5"] if place == scored else ["", "", ""]
        table.append([OVER, label, *figures, *score])
    (form,) = read(as_word("2023年度部门整体支出绩效自评表", [*table, *BODY])).forms
    assert isinstance(form, UnitForm)
    assert form.fund is not None
    assert form.fund.label == whole


@each_row(("part", "gap"), [(0, False), (1, False), (None, True)])
def test_points_beside_a_part_of_the_funds_are_not_missed(part: int | None, gap: bool) -> None:
    """Which part they stand beside says nothing of the total."""
    table: list[Row] = [
        ["项目资金（万元）", "", *MONEY],
        [OVER, "年度资金总额", "120", "100", "50", "", "50%", ""],
        [OVER, "其中：财政拨款", "100", "80", "40", "", "50%", ""],
        [OVER, "其他资金", "20", "20", "10", "", "50%", ""],
    ]
    if part is not None:
        table[part + 2] = [*table[part + 2][:5], "10", "50%", "5"]
    table += [*BODY, [Wide("总分", 6), "100", "95"]]
    found = {each.code: each.severity for each in audit(read(as_word(TITLE, [NAME, *table])))}
    assert ("points.total" in found) == gap
    assert found.get("score.total") in {None, Severity.WARNING}


@each_row("make", [as_word, as_excel])
def test_the_merged_label_says_where_the_funds_end(make: Maker) -> None:
    """Below it words in the columns of money are another block, and no unreadable money."""
    table: list[Row] = [
        NAME,
        ["项目资金（万元）", "", *MONEY],
        [OVER, *WHOLE],
        [OVER, "其中：财政拨款", "约一百", "", "", "", "", ""],
        ["资金管理情况", "", "情况说明", Wide("存在问题", 5)],
        ["分配科学性", "", "按因素法分配", Wide("无", 5)],
        *BODY,
    ]
    form, filing = project(make, TITLE, table)
    assert [row[0] for row in funds(form)] == ["年度资金总额", "其中：财政拨款"]
    assert notes(filing, "unreadable") == [("年初预算数", "约一百")]
    said = " ".join(text for pair in notes(filing) for text in pair)
    assert all(text in said for text in ("情况说明", "存在问题", "按因素法分配"))


def test_without_a_merged_label_words_end_the_funds() -> None:
    """In extracted text a row of words ends them, unless its label is one of money."""
    table: list[Row] = [
        NAME,
        ["项目资金（万元）", "", *MONEY],
        ["", *WHOLE],
        ["", "其他资金", "约一百", "", "", "", "", ""],
        ["分配科学性", "", "按因素法分配", "", "", "无", "", ""],
        *BODY,
    ]
    form, filing = project(as_text, TITLE, table)
    assert [row[0] for row in funds(form)] == ["年度资金总额", "其他资金"]
    assert [text for _, text in notes(filing)] == ["分配科学性", "按因素法分配", "无"]


def test_a_figure_below_the_merged_label_is_still_money() -> None:
    """A label that was merged over too few rows cuts no row of figures off."""
    table: list[Row] = [
        NAME,
        ["项目资金（万元）", "", *MONEY],
        [OVER, *WHOLE],
        ["", *PART],
        *BODY,
    ]
    form, _ = project(as_word, TITLE, table)
    assert [row[0] for row in funds(form)] == ["年度资金总额", "其中：财政拨款"]


@each_row("make", [as_word, as_excel])
def test_a_label_under_no_heading_is_the_label_and_no_extra_cell(make: Maker) -> None:
    """A workbook has no cell where the heading is blank; the labels below it are read."""
    head: Row = ["项目资金（万元）", "", *MONEY]
    table: list[Row] = [NAME, head, ["", *WHOLE], ["", *PART], *BODY]
    form, filing = project(make, TITLE, table)
    assert [row[0] for row in funds(form)] == ["年度资金总额", "其中：财政拨款"]
    assert notes(filing) == []


@SOURCES
def test_a_list_of_tasks_is_no_table_of_funds(make: Maker) -> None:
    """年度主要任务 with money columns: every row is noted, the funds follow below."""
    table: list[Row] = [
        ["部门名称", Wide("某县林业局", 7)],
        [
            *("年度主要任务", Wide("任务名称", 2), "完成情况"),
            *(Wide("预算数（万元）", 2), Wide("执行数（万元）", 2)),
        ],
        [OVER, Wide("造林", 2), "已完成", Wide("80", 2), Wide("40", 2)],
        [OVER, Wide("管护", 2), "已完成", Wide("20", 2), Wide("10", 2)],
        ["部门资金（万元）", "", *MONEY],
        [OVER, *WHOLE],
        *BODY,
    ]
    filing = read(make("2023年度部门整体支出绩效自评表", table))
    (form,) = filing.forms
    assert isinstance(form, UnitForm)
    assert [row[0] for row in funds(form)] == ["年度资金总额"]
    assert notes(filing) == [
        ("年度主要任务", "年度主要任务\t任务名称\t完成情况\t预算数（万元）\t执行数（万元）"),
        ("年度主要任务", "造林\t已完成\t80\t40"),
        ("年度主要任务", "管护\t已完成\t20\t10"),
    ]


_TASKS: list[Row] = [
    [OVER, "造林", "已完成", "80", "60", "20", "40", "30", "10", "50%", "", ""],
    [OVER, "管护", "", "40", "40", "0", "40", "40", "0", "100%", "", ""],
    [OVER, Wide("金额合计", 2), "120", "100", "20", "80", "70", "10", "66.67%", "10", "5"],
]
_TASK_HEAD: list[Row] = [
    [
        *("年度主要任务", "任务名称", "完成情况"),
        *(Wide("预算数（万元）", 3), Wide("执行数（万元）", 3), "执行率", "分值", "得分"),
    ],
    [OVER, OVER, OVER, *["总额", "财政拨款", "其他资金"] * 2, OVER, OVER, OVER],
]


@each_row(
    ("make", "tasks", "read_as"),
    [
        (as_word, [*_TASK_HEAD, *_TASKS], ["金额合计", "造林", "管护"]),
        (
            as_text,
            [
                ["序号", "项目名称", "预算数（万元）", "执行数（万元）", "执行率", "分值", "得分"],
                *([str(n), f"造林{n}", "20", "10", "50%", "", ""] for n in range(1, 5)),
                ["", "合计", "80", "40", "50%", "10", "5"],
                ["注：表中为全年数"],
            ],
            ["合计", "造林1", "造林2", "造林3", "造林4"],
        ),
        (as_text, [*_TASK_HEAD, *_TASKS], []),  # which figures are of the whole nobody can tell
        (as_word, [*_TASK_HEAD, *_TASKS[:2]], []),
    ],
)
def test_a_list_of_tasks_that_is_all_the_money_of_a_form(
    make: Maker, tasks: list[Row], read_as: list[str]
) -> None:
    """With a sum it is the funds; with scores alone it is in doubt, and so are the totals."""
    body: list[Row] = [*BODY, [Wide("总分", 6), "100", "95"]]
    filing = read(make("2023年度部门整体支出绩效自评表", [NAME_OF_UNIT, *tasks, *body]))
    (form,) = filing.forms
    assert isinstance(form, UnitForm)
    assert [row[0] for row in funds(form)] == read_as
    findings = audit(filing)
    assert "score.total" not in {each.code for each in findings}
    assert bool(read_as) != ("form.partly_read" in {each.code for each in findings})
    assert ("完成情况", "已完成") in notes(filing) or "金额合计" not in read_as


@each_row("make", [as_word, as_excel])
def test_what_follows_a_list_is_read_as_what_it_is(make: Maker) -> None:
    """The merged label ends the list; a blank row in it says nothing."""
    table: list[Row] = [
        ["年度主要任务", Wide("任务名称", 3), Wide("预算数（万元）", 2), Wide("执行数（万元）", 2)],
        [OVER, Wide("造林", 3), Wide("80", 2), Wide("40", 2)],
        [OVER, Wide("", 3), Wide("", 2), Wide("", 2)],
        NAME,
        *BODY,
    ]
    form, filing = project(make, TITLE, table)
    assert form.project_name == "养护"
    assert len(notes(filing)) == 2


@SOURCES
@each_row("first", ["序号", "项目名称"])
def test_a_list_of_projects_beside_a_form(make: Maker, first: str) -> None:
    """汇总表 after a form: its rows are forms of their own."""
    heads = [
        first,
        *([] if first == "项目名称" else ["项目名称"]),
        *MONEY[:3],
        "执行率",
        "自评得分",
    ]
    listed = [heads, ["1"] * (first == "序号") + ["防火", "120", "100", "50", "50%", "95"]]
    table: list[Row] = [NAME, ["项目资金（万元）", "", *MONEY], [OVER, *WHOLE], *BODY]
    filing = read(make(TITLE, table, "2023年度项目支出绩效自评情况汇总表", listed))
    assert [getattr(form, "project_name", "") for form in filing.forms] == ["养护", "防火"]


@SOURCES
def test_points_as_a_percentage_are_points(make: Maker) -> None:
    """权重 10% are 10 of 100 points; a score in percent is none."""
    table: list[Row] = [
        NAME,
        ["项目资金（万元）", "", *MONEY[:3], "权重", "执行率", "得分"],
        [OVER, "年度资金总额", "120", "100", "50", "１０％", "50%", "5%"],
        [*HEAD[:6], "权重", "得分"],
        [OVER, "产出指标", "数量指标", "里程", "1公里", "1公里", "90%", "90"],
        [Wide("合计", 6), "100%", "95"],
    ]
    form, filing = project(make, TITLE, table)
    assert form.fund is not None
    assert [str(cell) for cell in (form.fund.points, form.indicators[0].points)] == ["10", "90"]
    assert str(form.total_points) == "100"
    assert notes(filing, "unreadable") == [("得分", "5%")]


@SOURCES
def test_sources_without_a_total(make: Maker) -> None:
    """Points, rate and score merged over the sources are of the block; no sum is made up."""
    table: list[Row] = [
        NAME,
        ["项目资金（万元）", "资金来源", *MONEY],
        [OVER, "财政拨款", "100", "80", "40", "10", "50%", "5"],
        [OVER, "其他资金", "20", "20", "10", OVER, OVER, OVER],
        *BODY,
    ]
    form, filing = project(make, TITLE, table)
    assert funds(form) == [
        ("项目资金（万元）", "", "", "", "10", "50%"),
        ("财政拨款", "100万元", "80万元", "40万元", "", ""),
        ("其他资金", "20万元", "20万元", "10万元", "", ""),
    ]
    assert form.fund is not None
    claims = [str(row.claimed) for row in (form.fund, *form.fund_parts)]
    assert claims == ["5", "", ""]
    for name in ("points", "claimed", "rate"):
        assert filing.address_of(form.key, f"fund.{name}") is not None
        assert filing.address_of(form.key, f"fund_parts.0.{name}") is None
    assert not [f for f in audit(filing) if f.severity is Severity.ERROR]


def test_a_source_without_money_ends_no_funds() -> None:
    """A sheet has no cells for a blank row, so that the label stands alone in it."""
    table: list[Row] = [
        NAME,
        [Wide("项目资金（万元）", 2), *MONEY],
        [Wide("年度资金总额", 2), *WHOLE[1:]],
        [Wide("政府性基金", 2)],
        [Wide("其他资金", 2), "0", "0", "0"],
        *BODY,
    ]
    form, filing = project(as_excel, TITLE, table)
    assert funds(form)[-1][:4] == ("其他资金", "0万元", "0万元", "0万元")
    assert filing.doubts == ()


def test_a_source_below_of_which_is_no_whole() -> None:
    """Where no whole is printed, 其中 before the first source makes it none."""
    table: list[Row] = [
        NAME,
        ["项目资金（万元）", "资金来源", *MONEY],
        [OVER, "其中：财政拨款", "100", "80", "40", "10", "50%", "5"],
        [OVER, "其他资金", "20", "20", "10", OVER, OVER, OVER],
        *BODY,
    ]
    form, _ = project(as_word, TITLE, table)
    assert [(row[0], row[2]) for row in funds(form)] == [
        ("项目资金（万元）", ""),
        ("其中：财政拨款", "80万元"),
        ("其他资金", "20万元"),
    ]


@each_row(
    ("whole", "part", "scores"),
    [
        (("", "", ""), ("10", "50%", "5"), [("10", "5"), ("", "")]),
        (("10", "50%", ""), ("", "", "5"), [("10", ""), ("", "5")]),
        (("", "50%", "5"), ("10", "", "3"), [("", "5"), ("10", "3")]),
    ],
)
def test_whose_the_score_of_the_block_is(
    whole: tuple[str, ...], part: tuple[str, ...], scores: list[tuple[str, str]]
) -> None:
    """The whole's where it stands beside the first source, unless the whole says something."""
    table: list[Row] = [
        NAME,
        ["项目资金（万元）", "", *MONEY],
        [OVER, *WHOLE[:4], *whole],
        [OVER, *PART[:4], *part],
        *BODY,
    ]
    form, filing = project(as_word, TITLE, table)
    assert form.fund is not None
    found = [(str(row.points), str(row.claimed)) for row in (form.fund, *form.fund_parts)]
    assert found == scores
    place = filing.address_of(form.key, "fund_parts.0.claimed")
    assert (place is not None) is bool(scores[1][1])


@SOURCES
def test_sources_with_scores_of_their_own(make: Maker) -> None:
    """Where each source has its rate the first row stays what it is."""
    table: list[Row] = [
        NAME,
        ["项目资金（万元）", "资金来源", *MONEY[:3], "执行率"],
        [OVER, "财政拨款", "100", "80", "40", "50%"],
        [OVER, "其他资金", "20", "20", "10", "50%"],
        *BODY,
    ]
    form, _ = project(make, TITLE, table)
    assert [row[0] for row in funds(form)] == ["财政拨款", "其他资金"]


def test_sources_of_a_block_without_a_name() -> None:
    """No label over the block, no 年初预算数, no points: the block is 资金."""
    table: list[Row] = [
        NAME,
        ["", "", "全年预算数（万元）", "全年执行数（万元）", "执行率"],
        ["", "财政拨款", "80", "40", "50%"],
        ["", "其他资金", "20", "10", ""],
        *BODY,
    ]
    form, _ = project(as_text, TITLE, table)
    assert funds(form)[0] == ("资金", None, "", "", None, "50%")


@SOURCES
def test_of_which_in_a_cell_of_its_own(make: Maker) -> None:
    """其中 over its rows is no label of one of them."""
    table: list[Row] = [
        ["项目名称", Wide("养护", 8)],
        ["项目资金（万元）", Wide("", 2), *MONEY],
        [OVER, Wide("年度资金总额", 2), *WHOLE[1:]],
        [OVER, "其中", "财政拨款", *PART[1:]],
        [OVER, OVER, "其他资金", "0", "0", "0", "—", "", "—"],
        [*HEAD, "原因"],
        [OVER, "产出指标", "数量指标", "里程", "1公里", "1公里", "90", "90", ""],
    ]
    form, _ = project(make, TITLE, table)
    assert [row[:3] for row in funds(form)] == [
        ("年度资金总额", "120万元", "100万元"),
        ("财政拨款", "120万元", "100万元"),
        ("其他资金", "0万元", "0万元"),
    ]


def test_a_heading_that_lost_its_first_cell_in_text() -> None:
    """An empty paragraph breaks 项目资金 off its row: figures stay under their headings."""
    table: list[Row] = [NAME, ["项目资金（万元）\n", "", *MONEY], ["", *WHOLE], ["", *PART], *BODY]
    form, _ = project(as_text, TITLE, table)
    assert [row[:5] for row in funds(form)] == [
        ("年度资金总额", "120万元", "100万元", "50万元", "10"),
        ("其中：财政拨款", "120万元", "100万元", "50万元", "—"),
    ]


@SOURCES
@each_row(("label", "points"), [("预算执行情况\n（20分）", "20"), ("预算执行", None)])
def test_points_in_the_label_of_the_block(make: Maker, label: str, points: str | None) -> None:
    """预算执行情况（20分） over a table without points says what its row is worth."""
    table: list[Row] = [
        NAME,
        [label, "", "预算数（万元）", "执行数（万元）", "执行率", "得分", "", ""],
        [OVER, "年度财政资金总额", "100", "50", "50%", "10", "", ""],
        *BODY,
    ]
    form, _ = project(make, TITLE, table)
    assert funds(form) == [("年度财政资金总额", None, "100万元", "50万元", points, "50%")]


@SOURCES
def test_money_beside_its_labels(make: Maker) -> None:
    """专项债券: of 项目资金总额 beside 年度资金总额 the latter is the budget, the former a note."""
    table: list[Row] = [
        NAME,
        ["项目资金（万元）", "项目资金总额", "500", "年度资金总额", Wide("200", 4)],
        [OVER, "其中：债券资金", "400", "其中：债券资金", Wide("160", 4)],
        [OVER, "配套资金", "100", "配套资金", Wide("40", 4)],
        ["年度资金合计", "200"],
        *BODY,
    ]
    form, filing = project(make, "专项债券项目绩效自评表", table)
    assert form.fund is not None
    assert (form.fund.label, str(form.fund.final)) == ("年度资金总额", "200 万元")
    assert [row.label for row in form.fund_parts][:2] == ["其中：债券资金", "配套资金"]
    assert ("配套资金", "100") in notes(filing)
    assert any(note.at.endswith("项目资金总额 / 配套资金") for note in filing.notes)


@SOURCES
def test_pairs_within_their_cells(make: Maker) -> None:
    """执行率：90% in one cell beside labels and figures in cells of their own."""
    pairs: Row = [
        "资金（万元）",
        "年初预算数：",
        "20",
        "全年预算数：",
        "20",
        "执行数：",
        "18",
        "执行率：90%",
    ]
    form, _ = project(make, TITLE, [NAME, pairs, *BODY])
    assert form.fund is not None
    cells = (form.fund.original, form.fund.final, form.fund.outturn, form.fund.rate)
    assert list(map(str, cells)) == ["20 万元", "20 万元", "18 万元", "90%"]


def test_a_division_without_colons() -> None:
    """基本支出 925 and 按收入性质分1425: the amount right behind its label."""
    table: list[Row] = [
        ["单位名称", Wide("某局", 7)],
        ["资金（万元）", Wide("", 2), "预算数", "执行数", "执行率", Wide("得分", 2)],
        ["", Wide("年度资金总额", 2), "1500", "1425", "95%", Wide("9.5", 2)],
        [Wide("按收入性质分1425", 4), Wide("按支出性质分", 4)],
        [Wide("其中：一般公共预算 1400", 4), Wide("其中：基本支出925万元", 4)],
        [Wide("政府性基金25", 4), Wide("项目支出 500.00", 4)],
    ]
    (form,) = read(as_word("部门整体支出绩效自评表", table)).forms
    lines = [(line.label, str(line.amount)) for line in (*form.by_income, *form.by_nature)]
    assert lines == [
        ("其中：一般公共预算", "1400 万元"),
        ("政府性基金", "25 万元"),
        ("其中：基本支出", "925 万元"),
        ("项目支出", "500.00 万元"),
    ]


@each_row("make", [as_word, as_excel])
def test_a_merged_label_of_two_rows_is_a_label(make: Maker) -> None:
    """What stands below its one row of money is none of it, though it be blank."""
    table: list[Row] = [
        NAME,
        ["项目资金（万元）", "", *MONEY],
        [OVER, *WHOLE],
        ["资金使用说明", Wide("", 7)],
        *BODY,
    ]
    form, _ = project(make, TITLE, table)
    assert [row[0] for row in funds(form)] == ["年度资金总额"]


@SOURCES
def test_pairs_without_a_budget_of_the_year(make: Maker) -> None:
    """年初预算数 beside 执行数 alone: the budget of the year is blank."""
    pairs: Row = ["项目资金", "年初预算数：", "100", "执行数：", "98", "执行率：", Wide("98%", 2)]
    form, _ = project(make, TITLE, [NAME, pairs, *BODY])
    assert funds(form) == [("年初预算数：", "100", "", "98", None, "98%")]
    pairs = ["项目资金", "预算数：", "100", "执行数：", "98", "得分：", Wide("9.8", 2)]
    form, _ = project(make, TITLE, [NAME, pairs, *BODY])
    assert form.fund is not None
    assert str(form.fund.claimed) == "9.8"


@SOURCES
@each_row(
    ("row", "read_as"),
    [
        ("100 执行数： 98 执行率： _", ("100", "", "98", None, "")),
        ("100 执行数： _ 执行率： 98%", ("100", "", "", None, "98%")),
        ("_ 执行数： 98 执行率： 98%", ("", "", "98", None, "98%")),
        ("100 执行率： _ 执行数： 98", ("100", "", "98", None, "")),
        ("_ 执行数： _ 执行率： _", ("", "", "", None, "")),
    ],
)
def test_pairs_with_a_blank(make: Maker, row: str, read_as: tuple[str | None, ...]) -> None:
    """A workbook keeps no cell that says nothing; its label has one all the same."""
    pairs: Row = ["项目资金", "年初预算数：", *("" if x == "_" else x for x in row.split()), ""]
    form, filing = project(make, TITLE, [NAME, pairs, *BODY])
    assert funds(form) == [("年初预算数：", *read_as)]
    assert notes(filing, "doubt") == []


@SOURCES
def test_a_label_of_the_whole_above_rows_of_pairs(make: Maker) -> None:
    """Beside the name of the block it names the row, and is no label of a pair without a value."""
    table: list[Row] = [
        NAME,
        ["项目资金（万元）", "项目支出总额"],
        ["年初预算数", "171.52"],
        ["年度预算安排", "5653.69"],
        ["年度执行数", "5529.31"],
        ["执行率", "97.8%"],
        *BODY,
    ]
    form, filing = project(make, TITLE, table)
    money = ("171.52万元", "5653.69万元", "5529.31万元", None, "97.8%")
    assert funds(form) == [("项目支出总额", *money)]
    assert notes(filing, "doubt") == []


@SOURCES
def test_one_source_alone_is_the_whole(make: Maker) -> None:
    """No sum is printed, and none is made up."""
    table: list[Row] = [
        NAME,
        ["项目资金（万元）", "资金来源", *MONEY],
        [OVER, "财政拨款", "100", "80", "40", "10", "50%", "5"],
        *BODY,
    ]
    form, _ = project(make, TITLE, table)
    assert [(row[0], row[2]) for row in funds(form)] == [("财政拨款", "80万元")]


BLANKS = [("其他", "", ""), ("上年结转", "", "")]
ABREAST: dict[str, tuple[list[Row], Row, list[tuple[str, str, str]]]] = {
    "合计 behind its sources": (
        [["资金（万元）", "中央", "省、市", "其他", "合计", "执行数", "执行率"]],
        ["", "40", "20", "", "60", "57", "95%"],
        [("合计", "60", "57"), ("中央", "40", ""), ("省、市", "20", ""), ("其他", "", "")],
    ),
    "a corner that tells of money, and rows with a label": (
        [["资金安排（万元）", "总额", "上级补助", "本级配套", "支出金额", "完成率", "得分"]],
        ["年度资金", "60", "40", "20", "57", "95%", "9"],
        [("年度资金", "60", "57"), ("上级补助", "40", ""), ("本级配套", "20", "")],
    ),
    "the parts of two sums": (
        [["资金（万元）", "预算数", "其中：省级", "市县", "执行数", "其中：省级", "市县"]],
        ["", "60", "40", "20", "57", "40", "17"],
        [("资金", "60", "57"), ("其中：省级", "40", "40"), ("市县", "20", "17")],
    ),
    "money below each source": (
        [
            ["资金（万元）", Wide("合计", 2), Wide("中央", 2), Wide("自筹", 2)],
            ["", "预算数", "执行数", "预算数", "执行数", "预算数", "执行数"],
        ],
        ["", "60", "57", "40", "40", "20", "17"],
        [("合计", "60", "57"), ("中央", "40", "40"), ("自筹", "20", "17")],
    ),
    "no sum that is known": (
        [["资金（万元）", "中央", "省级", "工程", "预算数", "执行数", "执行率"]],
        ["", "40", "20", "7", "60", "57", "95%"],
        [("资金", "60", "57")],
    ),
    "turned about": (
        [["资金（万元）", "合计", "中央", "省级", "其他", "上年结转", ""]],
        ["执行数", "57", "40", "17", "", "", ""],
        [("合计", "", "57"), ("中央", "", "40"), ("省级", "", "17"), *BLANKS],
    ),
    "one source alone": (
        [["资金（万元）", "预算数", "中央", "工程", "执行数", "执行率", "得分"]],
        ["", "60", "40", "7", "57", "95%", "9"],
        [("资金", "60", "57")],
    ),
    "a budget beside the sum": (
        [["资金（万元）", "合计", "中央", "省级", "预算数", "执行数", "执行率"]],
        ["", "60", "40", "20", "60", "57", "95%"],
        [("资金", "60", "57")],
    ),
}


@each_row("case", ABREAST)
def test_sources_abreast(case: str) -> None:
    """Sources in the heading are parts of the sum beside them, and rows of their own."""
    above, figures, found = ABREAST[case]
    table: list[Row] = [["项目名称", Wide("养护", 6)], *above, figures, *BODY]
    form, _ = project(as_word, TITLE, table)
    read_so = [
        (row[0], *((each or "").removesuffix("万元") for each in row[2:4])) for row in funds(form)
    ]
    assert read_so == found


def test_sources_above_several_rows() -> None:
    """They are known there, and have no field."""
    head = ["资金（万元）", "", "预算数", "其中：中央", "省级", "执行数", "执行率"]
    rows: list[Row] = [
        [OVER, "年度资金总额", "60", "40", "20", "57", "95%"],
        [OVER, "其中：当年", "60", "40", "20", "57", "95%"],
    ]
    form, filing = project(as_word, TITLE, [["项目名称", Wide("养护", 6)], head, *rows, *BODY])
    assert [row[2] for row in funds(form)] == ["60万元", "60万元"]
    assert notes(filing, "doubt") == []


@each_row("whole", ["小计", "资金总额"])
def test_stages_divided_above_several_rows(whole: str) -> None:
    """The whole of each stage counts, by whatever name; its sources are known there."""
    head: list[Row] = [
        ["资金（万元）", "", Wide("预算数", 2), Wide("执行数", 2), "执行率"],
        [OVER, OVER, whole, "中央", whole, "中央", OVER],
    ]
    rows: list[Row] = [
        [OVER, "年度资金总额", "60", "40", "57", "38", "95%"],
        [OVER, "其中：当年", "60", "40", "57", "38", "95%"],
    ]
    form, filing = project(as_word, TITLE, [["项目名称", Wide("养护", 6)], *head, *rows, *BODY])
    assert [row[2:4] for row in funds(form)] == [("60万元", "57万元")] * 2
    assert notes(filing, "doubt") == []


def test_of_years_beside_each_other_the_scored_one_counts() -> None:
    """A row of money for each year, and a column of targets and of results for each."""
    table: list[Row] = [
        ["项目名称", Wide("养护", 8)],
        ["年度", "全年预算数", "全年执行数", "执行率", "分值", "得分", "", "", ""],
        ["2022年", "150", "147", "98%", "", "", "", "", ""],
        ["2023年", "160", "152", "95%", "10", "9.5", "", "", ""],
        [*HEAD[1:4], Wide("目标值", 2), Wide("完成值", 2), "分值", "得分"],
        [OVER, OVER, OVER, "2022年", "2023年", "2022年", "2023年", OVER, OVER],
        ["产出指标", "数量指标", "里程", "≥2公里", "≥3公里", "2公里", "3公里", "90", "90"],
    ]
    form, _ = project(as_word, TITLE, table)
    assert form.fund is not None
    assert (form.fund.label, form.fund.claimed) == ("2023年", Points("9.5"))
    (row,) = form.indicators
    assert (row.target.text, row.actual.text) == ("≥3公里", "3公里")
