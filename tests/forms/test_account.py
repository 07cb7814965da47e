"""Doubts and addresses: what was not understood is told once, and each value has its place."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, fields, has

from perfeval.audit import audit
from perfeval.errors import InputError
from perfeval.filing import Address, BudgetUnit, CellAccount, CityForm, Filing, Report
from perfeval.filing.relations import figure_paths
from perfeval.forms import Limits, read, read_all
from perfeval.forms.sources.grid import Grid
from perfeval.forms.sources.opening import open_document
from perfeval.text.labels import squeeze
from tests.forms.kinds.base_data.test_table import TABLE as BASE_DATA
from tests.forms.paper import OVER, Piece, Row, Wide, as_excel, as_text, as_word
from tests.forms.seen import SOURCES, Maker, notes
from tests.tables import each_row

TITLE = "附件3 2023年度项目支出绩效自评表"
NAME: Row = ["项目名称", Wide("养护", 7)]
HEAD: Row = ["一级指标", "二级指标", "三级指标", "年度指标值", "完成值", "分值", "得分", "原因"]
BODY: list[Row] = [
    ["产出指标", "数量指标", "里程", "≥1公里", "1公里", "50", "50", ""],
    ["效益指标", "社会效益指标", "出行条件", "改善", "改善", "50", "50", ""],
]
TOTAL: Row = [Wide("总分", 5), "100", "100", ""]


def table(*above: Row, body: list[Row] | None = None, head: Row = HEAD) -> list[Row]:
    """The usual form, with rows above its indicators."""
    return [NAME, *above, head, *(body or BODY), TOTAL]


def told(filing: Filing) -> list[str]:
    """What the audit says was not understood, form by form."""
    return [each.printed for each in audit(filing) if each.code == "form.partly_read"]


@SOURCES
@each_row(
    ("row", "doubt"),
    [
        (["项目总投资", Wide("560", 7)], "项目总投资\t560"),
        (["受益人数", Wide("≥300人", 7)], "受益人数\t≥300人"),
        (["项目编码", Wide("4306022023", 7)], ""),
        (["起止年份", Wide("2023", 7)], ""),
        (["建设性质", Wide("新建", 7)], ""),
        (["联系电话", Wide("0730-8888888", 7)], ""),
        ([Wide("累计支付：340万元", 8)], "累计支付：340万元"),
        ([Wide("预算年份：2023", 8)], ""),
        (["1", "说明", Wide("见附表", 6)], ""),
        (["备注", Wide("另拨100万元，已用于2022年尾款", 7)], ""),
        (["存在问题", Wide("98", 7)], ""),
        (["填表人：", Wide("某某 填报日期：2024年3月1日", 7)], ""),
    ],
)
def test_rows_that_are_not_placed(make: Maker, row: Row, doubt: str) -> None:
    """A figure beside an unknown label is in doubt; a code, a remark, a foot is not."""
    filing = read(make(TITLE, table(row)))
    assert [text.partition("\n")[2] for _, text in notes(filing, "doubt")] == [doubt] * bool(doubt)
    assert len(told(filing)) == bool(doubt)
    assert filing.account is not None
    assert filing.account.whole is not bool(doubt)


@SOURCES
def test_rows_of_one_table_are_one_doubt(make: Maker) -> None:
    """The first and the last row are named, and each that was not placed is quoted."""
    rows: list[Row] = [["项目总投资", Wide("560", 7)], ["累计支付", Wide("340", 7)]]
    filing = read(make(TITLE, table(*rows)))
    ((place, text),) = notes(filing, "doubt")
    assert text == "没有读出的行：\n项目总投资\t560\n累计支付\t340"
    assert "至第" in place
    assert told(filing) == [f"{place}（没有读出的行：项目总投资 560 累计支付 340）"]


def test_a_column_with_a_person_is_withheld() -> None:
    """What tells of a person stands in no doubt."""
    body: list[Row] = [[*row[:7], f"{at}7000"] for at, row in enumerate(BODY, start=1)]
    body.append(
        ["满意度指标", "", "满意度", "≥90%", "95%", "0", "0", "联系电话：" + "138" + "0" * 8]
    )
    filing = read(as_word(TITLE, table(body=body, head=[*HEAD[:7], "甲乙"])))
    ((label, text),) = notes(filing, "doubt")
    assert label == "甲乙"
    assert "17000" in text
    assert "27000" in text
    assert "138" not in text
    assert filing.account is not None
    assert (filing.account.doubts, filing.account.personal) == (2, 1)


def test_a_table_that_is_no_form_s() -> None:
    """It is told where it stands; the forms beside it are audited but for what may be missing."""
    other: list[Row] = [["序号", "科目", "金额"], ["1", "工资", "12.5"], ["2", "会议", "3.1"]]
    filing = read(as_excel(TITLE, table(body=[[*row[:6], "49", ""] for row in BODY])))
    assert "score.total" in {each.code for each in audit(filing)}
    mixed = evolve(filing, notes=read(as_text("年度决算评价表", other, TITLE, table())).notes)
    assert [(note.at, note.text) for note in mixed.doubts] == [
        ("表1", "没有识别的表，其中2个数未录")
    ]
    found = audit(mixed)
    assert "score.total" in {each.code for each in found}
    assert [each.at for each in found if each.code == "form.partly_read"] == ["全文"]


@each_row(
    ("make", "path", "address"),
    [
        (as_word, "indicators.1.claimed", "表1 第4行第7列"),
        (as_text, "indicators.0.target", "表1 第3行第4列"),
        (as_excel, "indicators.1.claimed", "表!G5"),
        (as_word, "project_name", "表1 第1行第2列"),
        (as_word, "total_points", "表1 第5行第6列"),
        (as_word, "indicators.9.claimed", "None"),
    ],
)
def test_where_a_value_stands(make: Maker, path: str, address: str) -> None:
    """A cell of a table or a sheet, by the path of its field."""
    filing = read(make(TITLE, table()))
    assert str(filing.address_of("annex-3", path)) == address
    again = pickle.loads(pickle.dumps(filing))
    assert again == filing
    assert str(again.address_of("annex-3", path)) == address
    assert evolve(filing).account is None


FORMS = Path(__file__).parents[1] / "data" / "forms"
STAGES = [
    [
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "1-7月执行情况",
        "全年预计完成情况",
        "原因说明",
    ],
    ["产出指标", "数量指标", "巡护里程", "≥2000公里", "1200公里", "1900公里", "雨季停工"],
]
PAIRS: list[Row] = [
    ["项目名称", Wide("宣传经费", 5)],
    ["主管部门", Wide("某局", 2), "实施单位", Wide("某中心", 2)],
    ["预算执行情况（万元）", "预算数：", "100", "执行数：", Wide("98.5", 2)],
    [OVER, "其中：财政拨款", "90", "其中：财政拨款", Wide("88.5", 2)],
    ["年度目标", Wide("预期目标", 2), Wide("目标实际完成情况", 3)],
    [OVER, Wide("印发手册", 2), Wide("已印发", 3)],
    ["一级指标", "二级指标", "三级指标", "预期指标值", "实际完成指标值", "得分"],
    ["产出指标", "数量指标", "手册", "1000册", "1000册", "50"],
    ["总分", Wide("", 4), "98"],
]
DIVISIONS: list[Row] = [
    ["预算单位名称", Wide("某局", 7)],
    ["部门资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["", "年度资金总额", "9", "8", "7", "10", "87.5%", "8.75"],
    [Wide("按收入性质分：7", 4), Wide("按支出性质分：7", 4)],
    [Wide("一般公共预算：7", 4), Wide("基本支出", 2), Wide("5", 2)],
    [Wide("", 4), Wide("项目支出：2", 4)],
    HEAD,
    *BODY,
    TOTAL,
    ["自评等次", Wide("优", 7)],
]
OTHERS: dict[str, Callable[[], bytes]] = {
    "monitoring": lambda: as_word(
        "项目支出绩效监控情况表", [[*NAME[:1], "养护", *([""] * 5)], *STAGES]
    ),
    "base data": lambda: as_word("部门整体支出绩效评价基础数据表", "（单位：元）", BASE_DATA),
    "funds in pairs": lambda: as_word("2019年度项目支出绩效自评表", PAIRS),
    "divisions": lambda: as_word("部门整体支出绩效自评表", DIVISIONS),
    "objectives": lambda: as_excel("项目支出绩效目标申报表", [[*row[:4]] for row in (HEAD, *BODY)]),
}
"""The kinds of which no published form is at hand."""


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    "document",
    [
        *(pytest.param(path.read_bytes, id=path.name) for path in sorted(FORMS.glob("*.*"))),
        *(pytest.param(make, id=name) for name, make in OTHERS.items()),
    ],
)
def test_every_place_that_is_kept_is_that_of_a_field(document: Callable[[], bytes]) -> None:
    """By its path from the form, in every kind of form; a cell that is blank has its place, too.

    The cell at the place says what the field says; and what a field of a table says has a place,
    as has each relation that the prose or a table states, with each of its figures.
    """
    filing = read(document())
    cells = {
        str(Address(part=grid.name, row=cell.row + 1, column=cell.column + 1)): cell.text
        for grid in open_document(document(), Limits()).blocks
        if isinstance(grid, Grid)
        for row in grid.rows
        for cell in row
    }
    assert filing.account is not None
    assert filing.account.addresses
    forms: dict[str, Any] = {"": filing, **{form.key: form for form in filing.forms}}
    for (key, path), address in filing.account.addresses.items():
        value = forms[key]
        for step in path.split("."):
            value = value[int(step)] if step.isdigit() else getattr(value, step)
        assert value is not None, (key, path)
        held = squeeze(cells.get(str(evolve(address, lettered=False)), ""))
        told = squeeze(getattr(value, "text", value if isinstance(value, str) else ""))
        assert told in held or held in told, (key, path)
    said = {
        (form.key, path)
        for form in filing.forms
        if not isinstance(form, CityForm | Report)
        for path in said_at(form)
    }
    said |= {
        ("", f"relations.{number}{below}")
        for number, relation in enumerate(filing.relations)
        for below in ("", *(f".{each}" for each in figure_paths(relation)))
    }
    assert not said.difference(filing.account.addresses)
    prose = [each for each in audit(filing) if each.order[:1] == (len(filing.forms),)]
    assert [each for each in prose if each.address is None] == []


UNPLACED = {
    *("key", "title", "label", "fact", "columns", "months", "note", "filled_on", "total_label"),
    "economy_measures",
}
"""Fields that say what a row or column is called, what stands around a table, or what we know."""


def said_at(value: Any, path: str = "") -> Iterator[str]:
    """The paths of the cells that a form says something in; a target is one with its parts."""
    parts: Iterable[tuple[str, Any]] = ()
    if isinstance(value, tuple):
        parts = ((str(number), each) for number, each in enumerate(value))
    elif has(type(value)) and not hasattr(value, "text"):
        unplaced = UNPLACED - {"label"} if path.startswith("by_") else UNPLACED
        names = (each.name for each in fields(type(value)) if each.name not in unplaced)
        parts = ((name, getattr(value, name)) for name in names)
    elif isinstance(said := getattr(value, "text", value), str) and said:
        yield path
    for name, each in parts:
        yield from said_at(each, f"{path}.{name}".removeprefix("."))


def test_where_a_paragraph_stands() -> None:
    """A heading and a statement of a report, and an attachment."""
    pieces: list[Piece] = [
        "2023年度部门整体支出绩效自评报告",
        "说在前面。",
        "一、基本情况",
        "全年支出100万元。",
        "报告需要以下附件",
        "1、基础数据表",
    ]
    filing = read(as_word(*pieces))
    paths = ("preamble.0", "sections.0.heading", "sections.0.statements.0", "attachments.0")
    found = [str(filing.address_of("report", path)) for path in paths]
    assert found == ["第2段", "第3段", "第4段", "第6段"]


def test_a_finding_says_where() -> None:
    """By its path; one without a path, and one on a filing of no document, does not."""
    body: list[Row] = [[*row[:6], "51", ""] for row in BODY]
    filing = read(as_word(TITLE, table(body=body)))
    found = {each.code: each for each in audit(filing)}
    assert str(found["score.above_points"].address) == "表1 第4行第7列"
    assert str(found["score.total"].address) == "表1 第5行第7列"
    bare = {each.code: each for each in audit(evolve(filing))}
    assert bare == found
    assert bare["score.total"].address is None


def test_who_files_a_form_is_never_dropped() -> None:
    """Of two filers in one filing the other one is noted."""
    filing = read(
        as_word(
            "附件2 部门整体支出绩效自评表",
            [["单位名称", Wide("甲县水利局", 7)], HEAD, *BODY, TOTAL],
            TITLE,
            [NAME, ["填报单位", Wide("甲县水利局河道站", 7)], HEAD, *BODY, TOTAL],
        )
    )
    assert filing.unit.name == "甲县水利局"
    assert ("填报单位", "甲县水利局河道站") in notes(filing)


def test_names_that_a_form_has_no_field_for() -> None:
    """A second project name, and the department of a unit's form, are noted."""
    filing = read(
        as_word(
            "附件2 部门整体支出绩效自评表",
            [
                ["单位名称", Wide("甲县水利局", 7)],
                ["主管部门", Wide("甲县政府", 7)],
                ["单位名称", Wide("乙县水利局", 7)],
                HEAD,
                *BODY,
                TOTAL,
            ],
        )
    )
    assert {("主管部门", "甲县政府"), ("单位名称", "乙县水利局")} <= set(notes(filing))


def test_an_account_is_one_of_a_document() -> None:
    """A filing that was typed has none, and takes nothing else for one."""
    filing = Filing(unit=BudgetUnit(name="某局"), year=2023)
    assert filing.account is None
    assert filing.address_of("annex-2", "fund.rate") is None
    with pytest.raises(InputError, match="the account of a filing"):
        filing.accounted("all")  # type: ignore[arg-type]
    assert filing.accounted(CellAccount(values=1)).account == CellAccount(values=1)


def test_each_filing_of_a_document_has_its_own() -> None:
    """Two units in one text: the cells of each are counted once."""
    form = "{}2023年度部门整体支出绩效自评表\n\t一级指标\n\t三级指标\n\t年度指标值\n\t得分\n\n"
    found = read_all((form.format("甲县教育局") + form.format("甲县水利局")).encode())
    accounts = [each.filing.account for each in found]
    assert accounts == [CellAccount(labels=4), CellAccount(labels=4)]


@each_row(("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (256, "IV"), (703, "AAA")])
def test_the_letters_of_a_column(column: int, letters: str) -> None:
    """As a workbook names its columns."""
    assert str(Address(part="S", row=1, column=column, lettered=True)) == f"S!{letters}1"


def test_cells_that_are_no_values_of_a_form() -> None:
    """Points behind each level, a label of the goal, a foot in several cells, blank rows."""
    sheet: list[Row] = [
        ["一级指标", "分值", "三级指标", "评分标准", "分值", "自评得分"],
        ["过程", "60", "制度", "有则计分", "60", "60"],
        ["效果", "40", "效益", "有则计分", "40", "40"],
    ]
    filing = read(as_word("2023年度部门整体支出绩效评分表", sheet))
    assert filing.account == CellAccount(values=10, labels=6, notes=2)
    assert not filing.doubts
    form = table(["年度总体目标", Wide("", 7)], [Wide("（2023年度）", 4), Wide("", 4)])
    filing = read(as_word(TITLE, form))
    assert filing.account == CellAccount(values=18, labels=11)


def test_a_table_of_one_project_a_row_with_a_figure_that_is_not_known() -> None:
    """A column of another role does not stand in the way of judging it."""
    rows: list[Row] = [
        ["序号", "项目名称", "甲", "预算数（万元）", "执行数（万元）", "自评得分"],
        ["1", "养护", "7000", "12", "11", "95"],
        ["2", "培训", "8000", "30", "30", "99"],
    ]
    filing = read(as_word("2023年度项目支出绩效自评汇总表", rows))
    assert [getattr(form, "project_name", "") for form in filing.forms] == ["养护", "培训"]
    assert filing.account is not None
    assert filing.account.cells == 18
    assert [str(form.fund and form.fund.original) for form in filing.forms] == [
        "7000 万元",
        "8000 万元",
    ]


def test_a_list_of_contents_is_no_table_of_figures() -> None:
    """Its numbers are those of rows and pages."""
    contents: list[Row] = [["目　录", ""], ["基础数据", "3"], ["自评表", "5"]]
    filing = read(as_word("年度决算评价表", contents, TITLE, table()))
    assert not filing.doubts
