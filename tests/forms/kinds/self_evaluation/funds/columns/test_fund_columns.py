"""Columns of money whose headings are not known: what speaks for a role, and what is a doubt."""

from __future__ import annotations

import pytest

from perfeval.filing import SumRelation, UnitForm
from perfeval.forms import Cell, Line, read
from perfeval.forms.kinds.self_evaluation.funds.across.turned import turned
from perfeval.forms.kinds.self_evaluation.funds.columns.fund_columns import FundColumns
from perfeval.forms.layout.columns.columns import Columns, Heading
from perfeval.forms.sources.grid import Grid
from perfeval.forms.words.labels import is_figure, role_of
from perfeval.forms.words.vocabulary import FUND_COLUMNS
from perfeval.numbers.cells import BLANK
from tests.forms.paper import OVER, Row, Wide, as_text, as_word
from tests.forms.prose.told import line
from tests.forms.seen import SOURCES, Maker, funds, project
from tests.tables import each_row

NAME: Row = ["项目名称", Wide("养护", 7)]


def doubts(filing: object) -> list[tuple[str, str]]:
    """The columns that have no role, with their figures."""
    notes = getattr(filing, "notes", ())
    return [(n.at.rpartition(" / ")[2], n.text) for n in notes if n.code == "doubt"]


@each_row("text", ["1", "-1,000.50", "96%", "９６％", "12万元"])
def test_a_numeral_is_no_label(text: str) -> None:
    """Numbers, percentages and amounts with their unit."""
    assert is_figure(text)
    assert not any(map(is_figure, ["", "/", "财政拨款", "一、"]))


@pytest.mark.unmeasured
@SOURCES
@each_row(
    ("heads", "figures", "read"),
    [
        (("甲", "全年执行数", "执行率"), ("200", "150", "75%"), (None, "200万元", "150万元")),
        (("年初预算数", "甲", "执行率"), ("200", "150", "75%"), ("200万元", "", "150万元")),
        (("甲", "乙", "执行率"), ("200", "150", "75%"), (None, "200万元", "150万元")),
        (("甲", "全年预算数", "全年执行数"), ("9", "8", "7"), ("9万元", "8万元", "7万元")),
        (("全年预算数", "全年执行数", "甲"), ("9", "9", "100%"), (None, "9万元", "9万元")),
        (("年初预算数", "调整预算数", "甲"), ("9", "-1", "8"), ("9万元", "8万元", "")),
    ],
)
def test_an_unknown_heading_between_known_ones(
    make: Maker, heads: tuple[str, ...], figures: tuple[str, ...], read: tuple[str | None, ...]
) -> None:
    """By its place, and by the sums that come out."""
    table: list[Row] = [
        NAME,
        [Wide("项目资金（万元）", 2), *heads, Wide("备注", 3)],
        [Wide("年度资金总额", 2), *figures, Wide("", 3)],
    ]
    form, filing = project(make, "项目支出绩效自评表", table)
    assert funds(form)[0][:4] == ("年度资金总额", *read)
    assert doubts(filing) == []


@SOURCES
def test_what_nothing_speaks_for_is_a_doubt(make: Maker) -> None:
    """One doubt names the column and its rows; more unknown columns than roles are each one."""
    table: list[Row] = [
        NAME,
        ["项目资金（万元）", "", "年初预算数", "全年预算数", "甲", "全年执行数", "分值", "执行率"],
        ["", "年度资金总额", "9", "8", "5", "7", "10", "87.5%"],
        ["", "其中：财政拨款", "9", "8", "5", "7", "", ""],
    ]
    _, filing = project(make, "项目支出绩效自评表", table)
    assert doubts(filing) == [("甲", "年度资金总额\t5\n其中：财政拨款\t5")]
    table[1] = ["项目资金（万元）", "", "甲", "乙", "丙", "丁", "戊", "执行率"]
    _, filing = project(make, "项目支出绩效自评表", table)
    assert [label for label, _ in doubts(filing)] == ["甲", "乙", "丙", "丁", "戊"]


@each_row(
    ("heading", "points"),
    [("赋予分值", BLANK), ("评价", None), ("分值得分", None)],
)
def test_an_empty_column_is_what_it_is_called(heading: str, points: object) -> None:
    """So that the audit can say that nobody filled it in; a word for two columns is neither."""
    heads = ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", heading, "执行率"]
    table: list[Row] = [
        ["项目名称", Wide("养护", 7)],
        [*heads, "得分"],
        ["", "年度资金总额", "9", "8", "7", "", "87.5%", ""],
    ]
    form, filing = project(as_text, "项目支出绩效自评表", table)
    assert form.fund is not None
    assert form.fund.points == points
    assert doubts(filing) == []


@SOURCES
def test_an_adjustment_beside_the_budget_is_noted(make: Maker) -> None:
    """It has no field; where no column is the final budget, 调整预算数 is."""
    table: list[Row] = [
        NAME,
        [
            "项目资金（万元）",
            "",
            "年初预算",
            "调整预算",
            "调整后预算",
            "全年执行数",
            "分值",
            "得分",
        ],
        ["", "年度资金总额", "300", "50", "350", "329", "10", "9.4"],
    ]
    form, filing = project(make, "项目支出绩效自评表", table)
    assert funds(form)[0][:4] == ("年度资金总额", "300万元", "350万元", "329万元")
    assert [note.text for note in filing.notes if note.code == "unplaced"] == ["50"]
    table[1][4], table[2][4] = "", ""  # type: ignore[index]
    form, _ = project(make, "项目支出绩效自评表", table)
    assert funds(form)[0][:4] == ("年度资金总额", "300万元", "50万元", "329万元")


@SOURCES
def test_a_block_turned_about(make: Maker) -> None:
    """The sources stand across; a measure that is not known is judged, a blank source dropped."""
    table: list[Row] = [
        NAME,
        ["项目资金（万元）", "", "年度资金总额", "其他资金", Wide("", 4)],
        ["", "全年预算总额", "8", "1", Wide("", 4)],
        ["", "甲", "7", "1", Wide("", 4)],
        ["", "分值", "10", "", Wide("", 4)],
        ["", "执行率", "87.5%", "100%", Wide("", 4)],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "备注"],
    ]
    form, filing = project(make, "项目支出绩效自评表", table)
    assert funds(form) == [
        ("年度资金总额", None, "8万元", "7万元", "10", "87.5%"),
        ("其他资金", None, "1万元", "1万元", "", "100%"),
    ]
    assert doubts(filing) == []


@SOURCES
def test_a_list_behind_the_funds(make: Maker) -> None:
    """Columns of money over what it went to: noted, never rows of the funds."""
    table: list[Row] = [
        NAME,
        [
            "项目资金（万元）",
            "项目名称",
            "年初预算数",
            "全年预算数",
            "全年执行数",
            "分值",
            "执行率",
            "得分",
        ],
        ["", "年度资金总额", "9", "8", "7", "10", "87.5%", "8.75"],
        [Wide("费用", 4), Wide("预算数", 2), Wide("执行数", 2)],
        [Wide("印刷费", 4), Wide("3", 2), Wide("2", 2)],
    ]
    form, filing = project(make, "项目支出绩效自评表", table)
    assert [row[0] for row in funds(form)] == ["年度资金总额"]
    assert "印刷费\t3\t2" in [note.text for note in filing.notes]


@SOURCES
def test_pairs_whose_labels_are_not_known(make: Maker) -> None:
    """A percentage is no amount; an unknown label is judged, else a doubt."""
    pairs: Row = ["追加数：", "0", "预算数：", "9", "甲：", "8", "执行率：", "88.89%"]
    form, filing = project(make, "项目支出绩效自评表", [NAME, pairs])
    assert funds(form)[0][2:4] == ("9", "8")
    assert [note.text for note in filing.notes if note.code == "unplaced"] == ["0"]
    pairs = ["追加数：", "", *pairs[2:]]
    _, filing = project(make, "项目支出绩效自评表", [NAME, pairs])
    assert "追加数" not in [note.at for note in filing.notes]
    pairs = ["年初预算数：", "9", "全年预算数：", "8", "甲：", "5", "执行数：", "7"]
    _, filing = project(make, "项目支出绩效自评表", [NAME, pairs])
    assert doubts(filing) == [("甲：", "5")]


@SOURCES
def test_labels_under_a_heading_of_money(make: Maker) -> None:
    """年度预算数（万元） over the labels of the rows is the corner; a heading may have no row."""
    table: list[Row] = [
        NAME,
        [Wide("年度预算数（万元）", 2), "年初预算数", "全年执行数", Wide("执行率", 4)],
        [Wide("年度资金总额", 2), "9", "9", Wide("100%", 4)],
    ]
    form, _ = project(make, "项目支出绩效自评表", table)
    assert funds(form)[0][:4] == ("年度资金总额", "9万元", "", "9万元")
    form, _ = project(make, "项目支出绩效自评表", table[:2])
    assert form.fund is None


@SOURCES
def test_what_is_neither_pairs_nor_turned(make: Maker) -> None:
    """A budget and its rate without an outturn; labels below a row of other words."""
    table: list[Row] = [
        NAME,
        ["预算数", "9", "执行率", "90%", "追加数", "", "备注", ""],
        ["负责科室", Wide("办公室", 7)],
        ["预算数", Wide("9", 7)],
    ]
    form, filing = project(make, "项目支出绩效自评表", table)
    assert form.fund is None
    said = "\n".join(text for _, text in doubts(filing))
    assert all(figure in said for figure in ("\t9", "\t90%"))


def test_a_row_longer_than_its_heading() -> None:
    """What no heading stands over is a note."""
    row: Row = ["", "年度资金总额", "9", "8", "88.89%", "多"]
    head: Row = ["项目资金（元）", "类别", "全年预算数", "全年执行数", "执行率"]
    _, filing = project(as_text, "项目支出绩效自评表", [["项目名称", "养护"], head, row])
    assert "多" in [note.text for note in filing.notes]


@SOURCES
def test_divisions_end_where_other_rows_begin(make: Maker) -> None:
    """A row of more cells than two labels with amounts is none of theirs; lists go on."""
    table: list[Row] = [
        ["预算单位名称", Wide("某局", 7)],
        [
            "部门资金（万元）",
            "",
            "年初预算数",
            "全年预算数",
            "全年执行数",
            "分值",
            "执行率",
            "得分",
        ],
        ["", "年度资金总额", "9", "8", "7", "10", "87.5%", "8.75"],
        [Wide("按收入性质分：7", 4), Wide("按支出性质分：7", 4)],
        [Wide("一般公共预算：7", 4), Wide("基本支出：7", 4)],
        ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"],
        ["任务名称", Wide("任务", 3), "全年预算数", "全年执行数", Wide("", 2)],
        ["修路", Wide("修", 3), "3", "2", Wide("", 2)],
    ]
    filing = read(make("部门整体支出绩效自评表", table))
    (form,) = filing.forms
    assert isinstance(form, UnitForm)
    assert [line.label for line in (*form.by_income, *form.by_nature)] == [
        "一般公共预算",
        "基本支出",
    ]
    assert "修路\t修\t3\t2" in [note.text for note in filing.notes]


BUDGET, OUTTURN = ("全年预算数", "8"), ("全年执行数", "7")
RATE = ("执行率", "87.5%")


@each_row(
    ("columns", "role"),
    [
        ((BUDGET, OUTTURN, ("分值", "10"), ("甲", "87.5%")), "rate"),
        ((BUDGET, OUTTURN, ("甲", "10"), RATE), "points"),
        ((BUDGET, OUTTURN, ("甲", "0"), RATE), "points"),
        ((BUDGET, OUTTURN, ("甲", "100"), RATE), "points"),
        ((BUDGET, OUTTURN, ("甲", "100.1"), RATE), ""),
        ((BUDGET, OUTTURN, ("甲", "-1"), RATE), ""),
        ((BUDGET, OUTTURN, RATE, ("甲", "10")), ""),  # or a score
        ((BUDGET, OUTTURN, RATE, ("得分", "8.75"), ("甲", "10")), ""),
        ((("甲", "10"), BUDGET, OUTTURN, RATE), "original"),
        ((BUDGET, ("甲", "87.5%"), OUTTURN), ""),
        ((("甲", "8"), ("乙", "7"), RATE), "final"),
        ((BUDGET, ("甲", "7"), ("结余", "1"), RATE), "outturn"),
    ],
)
def test_what_a_column_may_be(columns: tuple[tuple[str, str], ...], role: str) -> None:
    """By its neighbours, whose places it may share in rank, and points are 0 to 100."""
    heads, figures = zip(*columns, strict=True)
    items = tuple(
        Heading(at, at + 1, label, role_of(label, FUND_COLUMNS)) for at, label in enumerate(heads)
    )
    cells = tuple(Cell(row=0, column=at, text=text) for at, text in enumerate(figures))
    row = Line(cells=cells, at="", grid=Grid(name="表", rows=(cells,)))
    found = FundColumns.judged(Columns(items, aligned=True), [row])
    assert found.roles[heads.index("甲")] == role
    assert [item.label for item in found.doubtful] == ["甲"] * (not role)


def text_rows(*rows: tuple[str, ...]) -> list[Line]:
    """Rows of extracted text."""
    made = []
    for row in rows:
        cells = tuple(Cell(row=0, column=at, text=text) for at, text in enumerate(row))
        made.append(Line(cells=cells, at="", grid=None))
    return made


def test_a_blank_template_turned_about_holds_no_funds() -> None:
    """Sources across and measures below, without a figure: nothing says where the sources begin."""
    head = ("项目资金（万元）", "", "年度资金总额", "其他资金")
    assert turned(text_rows(head, ("", "全年预算数", "", ""), ("", "全年执行数", "", ""))) is None


def test_one_source_may_stand_across() -> None:
    """With what measures it below; who files is no measure, though 预算 is in the word."""
    found = turned(text_rows(("", "年度资金总额"), ("全年预算数", "8"), ("全年执行数", "7")))
    assert found is not None
    assert [item.label for item in found.columns.items] == ["", "全年预算数", "全年执行数"]
    assert [item.role for item in found.columns.items] == ["", "final", "outturn"]
    assert [row.texts for row in found.rows] == [("年度资金总额", "8", "7")]
    assert found.used == 3
    named = (("预算单位", "某局"), ("预算执行情况", "年度资金总额"), ("全年预算数", "8"))
    assert turned(text_rows(*named, ("全年执行数", "7"))) is None


@each_row(
    ("words", "label"),
    [
        (("全年执行数",), "全年执行数"),
        (("支出", "全年执行数"), "全年执行数"),
        (("全年执行数", "合计数"), "全年执行数"),
        (("支出", "金额"), "支出"),
    ],
)
def test_what_a_row_measures(words: tuple[str, ...], label: str) -> None:
    """Its last words that are known, else the first ones."""
    above = ("项目资金", *[""] * (len(words) - 1), "年度资金总额", "其他资金")
    budget = ("全年预算数", *[""] * (len(words) - 1), "8", "1")
    found = turned(text_rows(above, budget, (*words, "7", "1")))
    assert found is not None
    labels = [item.label for item in found.columns.items]
    assert labels == ["项目资金", "全年预算数", label]


def test_sources_of_a_sheet_begin_where_its_figures_do() -> None:
    """A sheet leaves blank cells out, so that its first row may begin with a source."""
    texts = (("", "年度资金总额", "其他资金"), ("全年预算数", "8", "1"), ("全年执行数", "7", "1"))
    grid = Grid(
        name="表",
        rows=tuple(
            tuple(Cell(row=row, column=at, text=text) for at, text in enumerate(each) if text)
            for row, each in enumerate(texts)
        ),
    )
    found = turned([Line(cells=row, at="", grid=grid) for row in grid.rows])
    assert found is not None
    assert [item.label for item in found.columns.items] == ["", "全年预算数", "全年执行数"]
    assert [row.texts for row in found.rows] == [("年度资金总额", "8", "7"), ("其他资金", "1", "1")]


@SOURCES
def test_points_are_known_by_the_score_that_they_give(make: Maker) -> None:
    """10 × 7 ÷ 8 = 8.75: the unknown heading over 10 is 分值, and no doubt."""
    table: list[Row] = [
        NAME,
        ["项目资金（万元）", "", "全年预算数", "全年执行数", "甲", "得分", Wide("", 2)],
        ["", "年度资金总额", "8", "7", "10", "8.75", Wide("", 2)],
    ]
    form, filing = project(make, "项目支出绩效自评表", table)
    assert funds(form)[0][4] == "10"
    assert doubts(filing) == []


@SOURCES
def test_a_label_of_money_beside_other_words_is_no_row_of_funds(make: Maker) -> None:
    """年度资金总额 without an amount, in a row that says something else as well."""
    table: list[Row] = [NAME, ["年度资金总额：", "", "实施期限", Wide("一年", 5)]]
    form, filing = project(make, "项目支出绩效自评表", table)
    assert form.fund is None
    assert "一年" in " ".join(note.text for note in filing.notes)


@SOURCES
@each_row(
    ("left", "relation"),
    [
        ("30", "结余数 30万元 = 全年预算数 120万元 + -全年执行数 90万元"),
        ("10", "结余数 10万元 = 年初预算数 100万元 + -全年执行数 90万元"),
        ("20", "结余数 20万元 = 全年预算数 120万元 + -全年执行数 90万元"),
        ("", ""),
    ],
)
def test_a_balance_is_what_the_budget_leaves(make: Maker, left: str, relation: str) -> None:
    """Of the budget at the end; of the first one where that fits. The column has no field."""
    table: list[Row] = [
        ["项目名称", Wide("养护", 5)],
        ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "结余数"],
        [OVER, "年度资金总额", "100", "120", "90", left],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "完成值", "分值"],
        ["产出指标", "数量指标", "里程", "≥1公里", "1公里", "100"],
    ]
    _, filing = project(make, "2022年度项目支出绩效自评表", table)
    told = [line(each) for each in filing.relations if isinstance(each, SumRelation)]
    assert told == ([relation] if relation else [])


@each_row(
    ("pairs", "found"),
    [
        (
            ("预算数 9 到位数 9", "支出数 8 支出率 88.9%"),
            [("预算数", None, "9万元", "8万元", None, "88.9%")],
        ),
        (
            ("年初预算 7", "全年预算 9", "支出数 8", "执行率 88.9%", "得分 8.5"),
            [("年初预算", "7万元", "9万元", "8万元", None, "88.9%")],
        ),
        (
            ("预算数 9 其中：财政拨款 7", "支出数 8 其中：财政拨款 6"),
            [
                ("预算数", None, "9万元", "8万元", None, None),
                ("其中：财政拨款", None, "7万元", "6万元", None, None),
            ],
        ),
        (
            ("资金总额 9 财政拨款 7", "实际支出 8 执行率 88.9%"),
            [
                ("资金总额", None, "9万元", "8万元", None, "88.9%"),
                ("财政拨款", None, "7万元", "", None, None),
            ],
        ),
        (("预算数 9 到位数 9", "负责科室 办公室", "支出数 8"), []),
        (
            ("预算数 9 支出数 8", "主管部门 县局", "得分 8.5"),
            [("预算数", None, "9万元", "8万元", None, None)],
        ),
    ],
)
def test_pairs_over_several_rows(
    pairs: tuple[str, ...], found: list[tuple[str | None, ...]]
) -> None:
    """Rows that state a budget and an outturn together; other rows are none of theirs."""
    money = [*map(str.split, pairs)]
    below: list[Row] = [[*row, *[""] * (4 - len(row)), Wide("", 4)] for row in money]
    unit: Row = [Wide("金额单位：万元", 8)]
    form, _ = project(as_word, "项目支出绩效自评表", [NAME, unit, *below])
    assert funds(form) == found
