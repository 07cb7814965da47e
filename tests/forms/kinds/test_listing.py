"""汇总表 with the indicators of each project beside it, several rows a project."""

from __future__ import annotations

import pytest

from perfeval.filing import Filing, ProjectForm, UnitForm
from perfeval.forms import read, read_all
from tests.forms.layouts import as_web
from tests.forms.paper import OVER, Drawn, Row, Wide, as_excel, as_text, as_word
from tests.forms.seen import SOURCES, Maker, printed
from tests.tables import each_row

TITLE = "某县教育局2023年度项目支出绩效自评情况汇总表"
LEVELS: Row = ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分"]
OWN: Row = [
    "序号",
    "项目名称",
    "实施单位",
    "预算数（万元）",
    "执行数（万元）",
    "执行率",
    "自评得分",
]
REPAIRS: list[Row] = [
    ["产出指标", "数量指标", "维修校舍", "≥5栋", "5栋", "60", "60"],
    ["效益指标", "社会效益", "受益学生", "≥100人", "120人", "30", "30"],
]
GRANTS: list[Row] = [
    ["产出指标", "数量指标", "资助人数", "≥300人", "280人", "50", "47"],
    ["产出指标", "时效指标", "发放及时率", "100%", "100%", "40", "40"],
]


def rows(own: Row, indicators: list[Row], below: str = "", *, last: Row = ()) -> list[Row]:
    """The rows of one project; `below` stands under what tells of it."""
    made: list[Row] = []
    for place, each in enumerate(indicators):
        cells = [[cell if not place else below for cell in half] for half in (own, last)]
        made.append([*cells[0], *each, *cells[1]])
    return made


FIRST: Row = ["1", "校舍维修", "某县一中", "100", "95", "95%", "99.5"]
SECOND: Row = ["2", "学生资助", "某县资助中心", "50", "50", "100%", "97"]


def told(filing: Filing) -> list[tuple[str, str, list[str | None], str, list[str]]]:
    """Each project: its name, who carries it out, its money, its score, and its indicators."""
    made = []
    for form in filing.forms:
        assert isinstance(form, ProjectForm)
        assert form.fund is not None
        money = [printed(cell) for cell in (form.fund.final, form.fund.outturn, form.fund.rate)]
        names = [f"{row.name} {row.points} {row.claimed}" for row in form.indicators]
        score = str(form.total_claimed)
        made.append((form.project_name, form.implementing_unit, money, score, names))
    return made


WHOLE = [
    (
        "校舍维修",
        "某县一中",
        ["100万元", "95万元", "95%"],
        "99.5",
        ["维修校舍 60 60", "受益学生 30 30"],
    ),
    (
        "学生资助",
        "某县资助中心",
        ["50万元", "50万元", "100%"],
        "97",
        ["资助人数 50 47", "发放及时率 40 40"],
    ),
]


@SOURCES
def test_each_project_is_a_form_with_its_indicators(make: Maker) -> None:
    """What tells of the project is blank below its first row, and on the next page headed anew."""
    head: Row = [*OWN, *LEVELS]
    table = [head, *rows(FIRST, REPAIRS), head, *rows(SECOND, GRANTS)]
    filing = read(make(TITLE, table))
    assert told(filing) == WHOLE
    assert filing.notes == ()
    assert filing.account is not None
    assert filing.account.doubts == 0
    at = filing.address_of("project.2", "indicators.1.points")
    assert at is not None
    assert at.row == 6 + (make is as_excel)


@pytest.mark.parametrize("make", [as_word, as_web])
def test_what_tells_of_the_project_is_merged_down(make: Maker) -> None:
    """The same with merged cells, and with the total right of the indicators."""
    head: Row = [*OWN[:-1], *LEVELS, "自评总分", "备注"]
    table = [head]
    for own, indicators in ((FIRST, REPAIRS), (SECOND, GRANTS)):
        table += rows(own[:-1], indicators, OVER, last=[own[-1], ""])
    assert told(read(make(TITLE, table))) == WHOLE


def test_what_tells_of_the_project_is_said_in_each_row() -> None:
    """As databases print it: the total and the rating are told by their names."""
    head: Row = [*OWN[:-1], *LEVELS, "自评总分", "自评等级"]
    table = [head]
    for own, indicators in ((FIRST, REPAIRS), (SECOND, GRANTS)):
        table += [[*own[:-1], *each, own[-1], "优"] for each in indicators]
    filing = read(as_excel(TITLE, table))
    assert told(filing) == WHOLE
    assert [getattr(form, "claimed_rating", "") for form in filing.forms] == ["优", "优"]
    assert filing.notes == ()


UPPER: Row = ["序号", "项目名称", Wide("资金（万元）", 3), "总分", Wide("绩效指标", 7)]
LOWER: Row = ["", "", "全年预算数", "全年执行数", "执行率", "", *LEVELS]


@each_row(
    ("upper", "lower", "read_whole"),
    [
        (UPPER, LOWER, True),
        ([*UPPER[:-2], UPPER[-1]], [*LOWER[:5], *LEVELS], True),
        ([*UPPER[:-1], Wide("指标", 3), Wide("情况", 4)], LOWER, False),  # whose are the 7 is open
    ],
)
def test_a_heading_of_two_rows(upper: Row, lower: Row, *, read_whole: bool) -> None:
    """In Word by its merged cells; in text by the blank cells of the lower row."""
    merged: Row = [text or OVER for text in lower if isinstance(text, str)]
    body: list[Row] = []
    for own, indicators in ((FIRST, REPAIRS), (SECOND, GRANTS)):
        score = [own[-1]] if "总分" in upper else []
        body += rows([*own[:2], *own[3:6], *score], indicators)
    if read_whole:
        named = [(name, money, indicators) for name, _, money, _, indicators in WHOLE]
        for make, below in ((as_word, merged), (as_text, lower)):
            found = told(read(make(TITLE, [upper, below, *body])))
            assert [(name, money, indicators) for name, _, money, _, indicators in found] == named
    else:
        assert read(as_text(TITLE, [upper, lower, *body])).doubts


@each_row(
    ("own", "last", "points", "claimed", "total"),
    [
        (["10", "9.5"], None, "10", "9.5", ""),  # what the indicators lack of 100
        (["", "9.5"], None, "", "9.5", ""),
        (["100", "99.5"], None, "", "", "99.5"),
        (["10", "9.5"], ["100", "99.5"], "10", "9.5", "99.5"),
        (["10", "9.5"], ["90", "90"], "10", "9.5", ""),  # of the indicators alone
    ],
)
def test_points_and_a_score_of_the_money(
    own: list[Drawn], last: list[Drawn] | None, points: str, claimed: str, total: str
) -> None:
    """分值 and 得分 left of the indicators are of the money, or of the whole."""
    head: Row = ["项目名称", "预算数（元）", "执行数（元）", "执行率", "分值", "得分", *LEVELS]
    table = [head, *rows(["校舍维修", "100", "95", "95%", *own], REPAIRS)]
    table += [[*[""] * 6, Wide("合计", 5), *last]] if last else []
    form = read(as_word("某县教育局2023年度项目支出绩效自评表", table)).forms[0]
    assert isinstance(form, ProjectForm)
    assert form.fund is not None
    found = (form.fund.points, form.fund.claimed, form.total_claimed)
    assert tuple("" if cell is None else str(cell) for cell in found) == (points, claimed, total)


def test_rows_that_add_up_the_money_are_sums() -> None:
    """合计 of all projects, and a remark in the middle, are none of the indicators."""
    sums: Row = [Wide("合计", 3), "150", "145", "96.67%", "", *[""] * 7]
    table = [[*OWN, *LEVELS], *rows(FIRST, REPAIRS), *rows(SECOND, GRANTS), sums]
    filing = read(as_word(TITLE, table))
    assert told(filing) == WHOLE
    assert [note.code for note in filing.notes] == ["subtotal"]
    assert len(filing.relations) == 3


def test_units_have_their_indicators_too() -> None:
    """整体支出 of several units; a code beside the name is no figure."""
    head: Row = ["部门编码", "部门名称", "预算数", "执行数", "得分", *LEVELS]
    table = [
        head,
        *rows(["101", "某县教育局", "100", "95", "99.5"], REPAIRS),
        *rows(["102", "某县民政局", "50", "50", "97"], GRANTS),
    ]
    found = read_all(as_excel("某县2023年度部门整体支出绩效自评汇总表", "单位：万元", table))
    forms = [each.filing.forms[0] for each in found]
    assert [form.unit_name for form in forms] == ["某县教育局", "某县民政局"]
    assert all(isinstance(form, UnitForm) and len(form.indicators) == 2 for form in forms)
    assert not any(each.filing.doubts for each in found)


@each_row(
    ("table",),
    [
        ([["项目名称", "校舍维修", "主管部门", "某局"], LEVELS, *REPAIRS],),
        (
            [
                ["项目名称", Wide("校舍维修", 5), "主管部门", "某局"],
                ["绩效指标", *LEVELS],
                *([OVER, *each] for each in REPAIRS),
            ],
        ),
        ([["项目名称", "预算数", "绩效指标", "得分"], ["甲", "5", "好", "95"]],),
        ([["项目名称", "一级指标", "二级指标", "三级指标", "得分"], ["甲", "", "", "好", "95"]],),
    ],
)
def test_what_is_no_list_with_indicators(table: list[Row]) -> None:
    """A form that names its project above the heading of its indicators; words for indicators."""
    filing = read(as_word("某县教育局2023年度项目支出绩效自评表", "单位：万元", table))
    assert len(filing.forms) == 1


def test_a_blank_column_at_the_end_is_of_the_indicators_by_its_name() -> None:
    """偏差原因 of which no row says anything."""
    table = [[*OWN, *LEVELS, "偏差原因"]]
    for own, indicators in ((FIRST, REPAIRS), (SECOND, GRANTS)):
        table += [[*each, ""] for each in rows(own, indicators)]
    filing = read(as_excel(TITLE, table))
    assert told(filing) == WHOLE
    assert filing.has_column("project", "indicators.variance_note")
