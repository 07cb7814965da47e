"""汇总表: each row a form; what is a summary, and what is not."""

from __future__ import annotations

import pytest

from perfeval.errors import DecodeError, InputError
from perfeval.filing import ProjectForm, UnitForm
from perfeval.forms import read, read_all
from perfeval.forms.kinds.summary.form import SummaryTable
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments.segment import Segment
from tests.forms.paper import OVER, Row, Wide, as_excel, as_text, as_word
from tests.forms.prose.told import line
from tests.forms.seen import SOURCES, Maker, printed
from tests.tables import each_row

TITLE = "某县财政局2023年度项目支出绩效自评情况汇总表"
HEAD: Row = ["序号", "项目名称", "预算单位", "预算数", "执行数", "执行率", "自评得分", "等级"]


@SOURCES
def test_each_row_is_a_form(make: Maker) -> None:
    """The names, the money, the score; what has no field, and the rows of sums, are noted."""
    table: list[Row] = [
        HEAD,
        [Wide("一、教育", 8)],
        ["1", "校舍维修", "某县教育局", "500", "450", "90%", "95", "优"],
        ["2", "学生资助", "某县教育局", "100", "100", "100%", "99", ""],
        [Wide("合计", 3), "600", "550", "91.67%", "", ""],
    ]
    filing = read(make(TITLE, "金额单位：万元", table))
    assert (filing.unit.name, str(filing.year)) == ("某县财政局", "2023")
    assert [form.key for form in filing.forms] == ["project", "project.2"]
    first, second = filing.forms
    assert isinstance(first, ProjectForm)
    assert first.fund is not None
    assert (first.project_name, first.implementing_unit) == ("校舍维修", "某县教育局")
    money = (first.fund.original, first.fund.final, first.fund.outturn, first.fund.rate)
    assert list(map(printed, money)) == [None, "500万元", "450万元", "90%"]
    assert [str(form.total_claimed) for form in (first, second)] == ["95", "99"]
    assert [form.claimed_rating for form in (first, second)] == ["优", ""]
    assert [note.text for note in filing.notes] == ["一、教育", "合计 600 550 91.67%"]


A: Row = ["1", "甲", "某局", "5", "4", "80%", "95", ""]
B: Row = ["2", "乙", "某局", "3", "3", "100%", "99", ""]
C: Row = ["3", "丙", "某局", "2", "", "", "99", ""]


@each_row(
    ("rows", "relations"),
    [
        (
            [A, B, [Wide("合计", 3), "8", "7", "87.5%", "", ""]],
            [
                "预算数 8万元 = 甲 5万元 + 乙 3万元",
                "执行数 7万元 = 甲 4万元 + 乙 3万元",
                "执行数 7万元 / 预算数 8万元 = 合计执行率 87.5%",
            ],
        ),
        (
            [[Wide("合计", 3), "10", "7", "", "", ""], A, B, C],
            ["预算数 10万元 = 甲 5万元 + 乙 3万元 + 丙 2万元"],
        ),
        (
            [
                A,
                B,
                ["", "小计", "", "8", "", "", "", ""],
                C,
                ["", "合计", "", "10", "", "", "", ""],
            ],
            [
                "预算数 10万元 = 甲 5万元 + 乙 3万元 + 丙 2万元",
                "预算数 8万元 = 甲 5万元 + 乙 3万元",
            ],
        ),
        (
            [
                ["", "小计", "", "8", "", "", "", ""],
                A,
                B,
                ["", "小计", "", "7", "", "", "", ""],
                C,
                A,
            ],
            ["预算数 7万元 = 丙 2万元 + 甲 5万元", "预算数 8万元 = 甲 5万元 + 乙 3万元"],
        ),
        (
            [
                A,
                ["", "其中：子", "某局", "3", "3", "", "9", ""],
                [Wide("合计", 3), "8", "", "", "", ""],
            ],
            [],
        ),
        ([A, B, ["", "", "", "3", "3", "3", "", ""], [Wide("合计", 3), "8", "", "", "", ""]], []),
        ([A, [Wide("合计", 3), "8", "", "", "", ""]], []),
        ([A, B], []),
        ([B, C, [Wide("合计", 3), "10", "", "", "", ""]], []),
        ([A, C, [Wide("合计", 3), "10", "", "", "", ""]], []),
        (
            [
                ["", "小计", "", "5", "", "", "", ""],
                B,
                C,
                [Wide("合计", 3), "10", "", "", "", ""],
            ],
            ["预算数 5万元 = 乙 3万元 + 丙 2万元"],
        ),
        (
            [
                ["一", "教育局", "", "8", "", "", "", ""],
                A,
                B,
                ["二", "民政局", "", "2", "", "", "", ""],
                ["1", "丙", "某局", "2", "", "", "99", ""],
                [Wide("合计", 3), "10", "", "", "", ""],
            ],
            [],
        ),
        (
            [A, [*B[:-1], "两年合计"], [Wide("合计", 3), "8", "", "", "", ""]],
            ["预算数 8万元 = 甲 5万元 + 乙 3万元"],
        ),
    ],
)
def test_what_the_rows_of_sums_state(rows: list[Row], relations: list[str]) -> None:
    """All rows, those since the last sum, or those below it; nothing where a row is in doubt."""
    filing = read(as_word(TITLE, "金额单位：万元", [HEAD, *rows]))
    assert [line(each) for each in filing.relations] == relations


@SOURCES
def test_two_rows_of_headings_and_merged_departments(make: Maker) -> None:
    """预算执行情况 over three columns; a department over two projects; the total score counts."""
    table: list[Row] = [
        [
            "主管部门",
            "项目名称",
            Wide("预算执行情况（万元）", 3),
            Wide("评价情况", 2),
        ],
        ["", "", "年初预算数", "全年执行数", "执行率", "执行率得分", "自评总分"],
        ["某县水利局", "水库除险", "500", "450", "90%", "9", "95"],
        [OVER, "抗旱", "100", "100", "100%", "", "99"],
    ]
    filing = read(make("2023年项目支出绩效自评一览表", table))
    made = [
        (form.project_name, form.department, printed(form.fund.original), str(form.total_claimed))
        for form in filing.forms
        if isinstance(form, ProjectForm) and form.fund is not None
    ]
    second = "" if make is as_text else "某县水利局"
    assert made == [
        ("水库除险", "某县水利局", "500万元", "95"),
        ("抗旱", second, "100万元", "99"),
    ]


def test_scores_of_parts_below_one_heading_are_no_rates() -> None:
    """执行率（10） under 指标得分 is a score beside that of the whole; 执行率 is the rate."""
    table: list[Row] = [
        ["项目名称", Wide("预算执行情况", 3), Wide("指标得分", 3), "自评总分"],
        [OVER, "年初预算", "实际支出", "执行率", "执行率（10）", "产出（50）", "效益（40）", OVER],
        ["甲项目", "100", "90", "90%", "9", "49", "40", "98"],
        ["乙项目", "50", "50", "100%", "10", "50", "39", "99"],
    ]
    filing = read(as_excel("2023年度项目绩效自评结果汇总表", table))
    made = [each for each in filing.forms if isinstance(each, ProjectForm)]
    assert [printed(each.total_claimed) for each in made] == ["98", "99"]
    assert [each.fund and printed(each.fund.rate) for each in made] == ["90%", "100%"]
    assert [each.fund and printed(each.fund.outturn) for each in made] == ["90", "50"]
    assert filing.doubts == ()


@SOURCES
def test_one_unit_a_row(make: Maker) -> None:
    """Without projects, a summary by its title gives a form of each unit."""
    table: list[Row] = [
        ["单位名称", "自评得分", "备注"],
        ["甲县教育局", "96", "无"],
        ["甲县民政局", "98", "—"],
    ]
    title = "2023年度部门整体支出绩效自评结果汇总表"
    forms = [form for each in read_all(make(title, table)) for form in each.filing.forms]
    assert [type(form) for form in forms] == [UnitForm, UnitForm]
    assert [(each.unit_name, str(each.total_claimed), each.fund) for each in forms] == [
        ("甲县教育局", "96", None),
        ("甲县民政局", "98", None),
    ]


@each_row(
    "table",
    [
        [["项目名称", "预算数", "执行数"], ["校舍维修", "500", "450"]],
        [["任务", "预算数", "自评得分"], ["校舍维修", "500", "95"]],
        [["序号", "项目名称", "预算数", "自评得分"], ["一", "校舍维修", "若干", "未评"]],
        [["序号", "项目名称", "负责科室", "自评得分"], ["1", "校舍维修", "基建科", "95"]],
        [["序号", "项目名称", "预算数", "自评得分"], ["", "合计", "500", "95"]],
    ],
)
def test_what_is_no_summary(table: list[Row]) -> None:
    """No score, no names, no figures, or no money and no title: nothing is made of it."""
    with pytest.raises(DecodeError, match="no form that is known"):
        read(as_word("2023年度表格", table))


def test_a_row_that_no_table_made() -> None:
    """The recogniser reads the rows of summary tables alone."""
    segment = Segment(title="汇总表")
    assert SummaryTable().fits(segment) == 0
    with pytest.raises(InputError, match="a row of a summary table"):
        SummaryTable().read(segment, FormContext(key="form", at=""))


@pytest.mark.parametrize("long", [False, True])
def test_what_has_no_field_is_noted_once_a_column(long: bool) -> None:
    """Each text with the names of its rows; a person is told of by the row alone."""
    told = ["字" * 15_000, "词" * 15_000] if long else ["已审", "退回"]
    people = ["填报人：某某", *[""] * 11]
    rows: list[Row] = [
        [str(n), f"项目{n}", "某局", "5", "5", "100%", "95", "优", told[n == 12], person]
        for n, person in enumerate(people, 1)
    ]
    table: list[Row] = [[*HEAD, "状态", "其他"], *rows]
    filing = read(as_text(TITLE, "金额单位：万元", table))
    first, second = (
        f"{told[0]}（{'、'.join(f'项目{n}' for n in range(1, 11))}等11行）",
        f"{told[1]}（项目12）",
    )
    said = [first, second] if long else [f"{first}\n{second}"]
    assert [note.text for note in filing.notes if note.code == "unplaced"] == said
    assert [note.code for note in filing.notes if note.code != "unplaced"] == ["personal_data"]
    assert filing.account is not None
    assert (filing.account.notes, filing.account.personal) == (12, 1)


@each_row("places", [(0, 1, 2), (1, 2, 0)])
def test_money_that_is_divided_by_its_sources(places: tuple[int, int, int]) -> None:
    """Under 预算数 小计 is the money of the project, wherever it stands; the others are notes."""

    def ordered(*texts: str) -> list[str]:
        return [texts[place] for place in places]

    table: list[Row] = [
        ["项目名称", Wide("预算数（万元）", 3), Wide("执行数（万元）", 3), "执行率", "自评得分"],
        [OVER, *ordered("小计", "中央", "地方") * 2, OVER, OVER],
        ["农田", *ordered("100", "60", "40"), *ordered("95", "60", "35"), "95%", "96"],
        ["道路", *ordered("50", "0", "50"), *ordered("50", "0", "50"), "100%", "98"],
    ]
    filing = read(as_word(TITLE, table))
    found = [form.fund for form in filing.forms if isinstance(form, ProjectForm)]
    money = [(printed(fund.final), printed(fund.outturn)) for fund in found if fund is not None]
    assert money == [("100万元", "95万元"), ("50万元", "50万元")]
    told = [note.at.rpartition(" / ")[2] for note in filing.notes]
    assert sorted(told) == ["中央", "中央", "地方", "地方"]


def test_money_of_sources_alone_has_no_whole() -> None:
    """What is not printed is not made up, nor taken from the first source."""
    table: list[Row] = [
        ["项目名称", Wide("预算数（万元）", 2), "自评得分"],
        [OVER, "中央", "地方", OVER],
        ["农田", "60", "40", "96"],
        ["道路", "0", "50", "98"],
    ]
    forms = read(as_word(TITLE, table)).forms
    assert [form.fund for form in forms if isinstance(form, ProjectForm)] == [None, None]
