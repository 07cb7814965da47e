"""Documents of several units and years: which forms make one filing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from perfeval.audit import audit
from perfeval.errors import InputError
from perfeval.filing import Note
from perfeval.forms import Cell, FormContext, Grid, Line, Segment, division, read, read_all
from perfeval.forms.parts import notes_of_parts
from tests.forms.paper import Piece, Table, as_text, as_word, as_workbook
from tests.tables import each_row

UNIT, PROJECT, SHEET = "部门整体支出绩效自评表", "项目支出绩效自评表", "部门整体支出绩效评价评分表"
HEADS = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
ROW = ["产出指标", "数量指标", "办件量", "≥50件", "60件", "50", "50"]
FUND = [
    ["资金（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["年度资金总额", "100", "100", "90", "10", "90%", "9"],
]


def unit(name: str = "") -> Table:
    """The table of a whole unit; without its name where none is given."""
    return [*([["单位名称", name]] if name else []), *FUND, HEADS, ROW]


def project(name: str, department: str = "", implementer: str = "", filer: str = "") -> Table:
    """The table of a project."""
    return [
        *([["填报单位", filer]] if filer else []),
        ["项目名称", name],
        ["主管部门", department, "实施单位", implementer],
        HEADS,
        ROW,
    ]


def sheet() -> Table:
    """A scoring sheet without names."""
    heads = ["一级指标", "二级指标", "三级指标", "评分标准", "分值", "得分"]
    return [heads, ["投入", "目标设定", "绩效目标合理性", "合理得5分", "5", "5"]]


def held(*pieces: Piece, data: bytes = b"") -> list[tuple[str, str, int]]:
    """The unit, the year and the number of forms of each filing in a document."""
    found = read_all(data or as_word(*pieces))
    filings = [each.filing for each in found]
    return [(each.unit.name, str(each.year or ""), len(each.forms)) for each in filings]


def test_who_filed_a_form_and_stands_nowhere_else_is_noted() -> None:
    """The unit of the filing is that of its own form; another filer is not lost."""
    filed = project("营养餐", "甲县教育局", "甲县第一中学", filer="甲县水利局财务股")
    pieces = (f"2023年度{UNIT}", unit("甲县教育局"), f"2023年度{PROJECT}", filed)
    noted = [(note.at, note.text) for note in read(as_word(*pieces)).notes]
    assert noted == [(f"2023年度{PROJECT} / 填报单位", "甲县水利局财务股")]


SINGLE: dict[str, Sequence[Piece]] = {
    "a unit with its projects": [
        f"2023年度{UNIT}",
        unit("甲县教育局"),
        f"2023年度{PROJECT}",
        project("营养餐", "甲县教育局", "甲县第一中学"),
        f"2023年度{PROJECT}",
        project("助学金", "甲县教育局", "甲县第二中学"),
    ],
    "projects of one department": [
        PROJECT,
        project("营养餐", "甲县教育局", "甲县第一中学"),
        PROJECT,
        project("助学金", "甲县教育局", "甲县第二中学"),
    ],
    "projects by one unit": [
        PROJECT,
        project("公路", "甲县交通局", "甲镇人民政府"),
        PROJECT,
        project("水库", "甲县水利局", "甲镇人民政府"),
        PROJECT,
        project("林场", "甲县林业局", "甲镇人民政府"),
    ],
    "an odd name among forms of other kinds": [
        UNIT,
        unit("甲县教育局"),
        SHEET,
        "填报单位：乙县教育局",
        sheet(),
    ],
    "an odd year in one form of several": [
        f"2023年度{UNIT}",
        unit("甲县教育局"),
        f"2023年度{PROJECT}",
        project("营养餐"),
        f"2022年度{PROJECT}",
        project("助学金"),
    ],
    "names of one unit": [
        UNIT,
        unit("甲市乙区教育局"),
        UNIT,
        unit("乙区教育局（盖章）"),
        UNIT,
        unit("219001-教育局本级"),
    ],
    "a project without a name among those of a year": [
        f"2022年{PROJECT}",
        project("营养餐", "甲局"),
        f"2023年{PROJECT}",
        [["单位名称", "甲局"], ["项目名称", ""], HEADS, ROW],
    ],
    "who files, named once above the first": [
        *(PROJECT, "单位：甲局", project("路", "甲局（032）", "路队")),
        *(PROJECT, project("水", "甲局（032）", "水站"), PROJECT, project("桥", "乙局", "路队")),
    ],
    "who files, named on the cover alone": [
        *("甲县教育局", "2023年度项目支出绩效自评表汇编", PROJECT, project("餐", "", "一中")),
        *(PROJECT, project("房", "", "二中"), PROJECT, project("路", "", "三中")),
    ],
    "no names at all": [UNIT, unit(), SHEET, sheet(), PROJECT, project("营养餐")],
}


@each_row("name", SINGLE)
def test_the_forms_of_one_unit_and_year_stay_one_filing(name: str) -> None:
    """However many forms there are, and whatever odd name or year stands among them."""
    data = as_word(*SINGLE[name])
    assert read(data) == read_all(data)[0].filing
    assert len(read_all(data)) == 1
    assert read_all(data)[0].part == ""


SEVERAL: dict[str, tuple[Sequence[Piece], list[tuple[str, str, int]]]] = {
    "named in the title": (
        [f"甲县教育局2023年度{UNIT}", unit(), f"甲县水利局2023年度{UNIT}", unit()],
        [("甲县教育局", "2023", 1), ("甲县水利局", "2023", 1)],
    ),
    "named in a row, one title for all": (
        [f"2023年度{UNIT}", unit("甲局"), f"2023年度{UNIT}", unit("乙局")],
        [("甲局", "2023", 1), ("乙局", "2023", 1)],
    ),
    "named above the title": (
        [
            *("填报单位：甲县教育局", f"2023年度{UNIT}", unit()),
            *("填报单位：甲县水利局", f"2023年度{UNIT}", unit()),
        ],
        [("甲县教育局", "2023", 1), ("甲县水利局", "2023", 1)],
    ),
    "named above the second title, and under it": (
        [
            *(f"2023年度{UNIT}", unit("甲县教育局")),
            *("填报单位：甲县水利局", f"2023年度{UNIT}", unit("甲县水利局")),
        ],
        [("甲县教育局", "2023", 1), ("甲县水利局", "2023", 1)],
    ),
    "named below the table": (
        [
            *(f"2023年度{UNIT}", unit(), "填报单位：甲县教育局"),
            *(f"2023年度{UNIT}", unit(), "填报单位：甲县水利局"),
        ],
        [("甲县教育局", "2023", 1), ("甲县水利局", "2023", 1)],
    ),
    "counties of one name": (
        [UNIT, unit("甲县教育局"), UNIT, unit("乙县教育局"), UNIT, unit("教育局")],
        [("甲县教育局", "", 1), ("乙县教育局", "", 2)],
    ),
    "forms of two units in turn, with projects": (
        [
            *(UNIT, unit("甲局"), UNIT, unit("乙局"), SHEET, "填报单位：甲局", sheet()),
            *(PROJECT, project("路", "甲局", "路队"), PROJECT, project("水", "", "水站")),
            *(PROJECT, project("林", filer="丙局")),
        ],
        [("甲局", "", 4), ("乙局", "", 1), ("丙局", "", 1)],
    ),
    "projects of several departments": (
        [
            *(PROJECT, project("路", "甲局", "路队"), PROJECT, project("水", "乙局", "水站")),
            *(PROJECT, project("桥", "甲局", "桥队")),
        ],
        [("甲局", "", 2), ("水站", "", 1)],
    ),
    "projects, each by who files": (
        [
            PROJECT,
            project("餐", "甲局", filer="一中"),
            PROJECT,
            project("房", "甲局", filer="二中"),
        ],
        [("一中", "", 1), ("二中", "", 1)],
    ),
    "two who file, under the department of a third": (
        [
            *(PROJECT, project("餐", "甲局", filer="一中")),
            *(PROJECT, project("房", "甲局", filer="二中")),
            *(PROJECT, project("路", "乙局", filer="甲局"), PROJECT, project("水", "甲局")),
        ],
        [("一中", "", 1), ("二中", "", 1), ("甲局", "", 2)],
    ),
    "two years": (
        [f"2022年度{UNIT}", unit("甲局"), f"2023年度{UNIT}", unit("甲局"), SHEET, sheet()],
        [("甲局", "2022", 1), ("甲局", "2023", 2)],
    ),
    "two years, in a line and in a label": (
        [
            *(UNIT, "（2022年度）", unit("甲局")),
            *(UNIT, [["年度", "2023", "单位名称", "甲局"], *unit()]),
        ],
        [("甲局", "2022", 1), ("甲局", "2023", 1)],
    ),
    "one project in two years": (
        [f"2022年{PROJECT}", project("餐", "甲局"), f"2023年{PROJECT}", project("餐", "甲局")],
        [("甲局", "2022", 1), ("甲局", "2023", 1)],
    ),
    "projects of two years, two each": (
        [
            *(f"2022年{PROJECT}", project("餐", "甲局"), f"2022年{PROJECT}", project("房", "甲局")),
            *(f"2023年{PROJECT}", project("路", "甲局"), f"2023年{PROJECT}", project("水", "甲局")),
        ],
        [("甲局", "2022", 2), ("甲局", "2023", 2)],
    ),
}


@each_row("name", SEVERAL)
def test_forms_that_can_be_of_no_one_filing_are_told_apart(name: str) -> None:
    """By the unit and the year that they print; what prints none goes with the one before."""
    pieces, due = SEVERAL[name]
    assert held(*pieces) == due
    for each in read_all(as_word(*pieces)):
        assert each.part
        told = {found.code for found in audit(each.filing) if found.severity.above_info}
        assert not {"restatement.differs", "name.differs"} & told


def test_a_workbook_gives_a_filing_for_each_unit() -> None:
    """By the name that a sheet prints, else by its own; notes on a sheet go with its filing."""
    data = as_workbook(
        {
            "甲县教育局": [UNIT, unit()],
            "乙县水利局": [UNIT, unit()],
            "说明": [PROJECT, [*project("营养餐"), ["备注", "\u200b无"]]],
        }
    )
    first, second = read_all(data)
    assert [first.part, second.part] == ["甲县教育局", "乙县水利局、说明"]
    assert [len(first.filing.forms), len(second.filing.forms)] == [1, 2]
    codes = [[note.code for note in each.filing.notes] for each in (first, second)]
    assert "character" not in codes[0]
    assert "character" in codes[1]
    (told,) = [n for n in second.filing.notes if n.text.startswith("表中没有写明填报单位")]
    assert (told.code, told.at) == ("no_unit_name", PROJECT)


def test_a_note_goes_with_the_table_that_its_place_names() -> None:
    """By its cell, its row or its paragraph; what names none is for every filing."""
    context = FormContext(key="form", at="")
    parts = []
    for name in ("表1", "表1 附"):
        grid = Grid(name=name, rows=((Cell(row=0, column=0, text="甲"),),))
        line = Line(cells=grid.rows[0], at="", grid=grid)
        below = Line(cells=grid.rows[0], at=f"{name}下")
        segment = Segment(lines=[line, below])
        parts.append([division.Piece(segment=segment, context=context, form=None)])
    places = ("表1!B2", "表1 第3行", "表1 附", "表1 附!B2", "表1 附下", "表1下", "全文", "表2 第1")
    notes = [Note(code="cut", at=at) for at in places]
    first, second = notes_of_parts(notes, parts)
    assert [note.at for note in first] == ["表1!B2", "表1 第3行", "表1下", "全文", "表2 第1"]
    assert [note.at for note in second] == [*places[2:5], "全文", "表2 第1"]


def test_the_sheets_of_one_unit_stay_one_filing() -> None:
    """附件2 and two of 附件3, whatever the sheets are called, with one title on two of them."""
    data = as_workbook(
        {
            "整体": [UNIT, unit("甲县教育局")],
            "营养餐": [PROJECT, project("营养餐", "甲县教育局", "甲县一中")],
            "助学金": [PROJECT, [HEADS, ROW]],
        }
    )
    assert held(data=data) == [("甲县教育局", "", 3)]


def test_many_parts_are_named_by_the_first_and_the_last() -> None:
    """A filing of four tables; a report has no table, and is named by its title."""
    other = "甲县水利局2023年绩效自评报告"
    pieces: list[Piece] = [f"甲县教育局2022年{UNIT}", unit()]
    pieces += [each for name in "餐房车" for each in (PROJECT, project(name, "甲县教育局"))]
    pieces += ["甲县教育局2022年绩效自评报告", "一、基本情况", "我局有30人。"]
    first, second = read_all(as_word(*pieces, other, "一、基本情况", "我局有20人。"))
    assert [first.part, second.part] == ["表1 … 表4", other]
    assert [len(each.filing.forms) for each in (first, second)] == [5, 1]


def test_a_report_of_which_the_title_alone_stands_is_noted() -> None:
    """Behind the report of another unit."""
    first = ("甲县教育局2022年绩效自评报告", "一、基本情况", "我局有30人。")
    filing = read(as_word(*first, "甲县水利局2023年绩效自评报告"))
    assert ("unread", "甲县水利局2023年绩效自评报告") in {(n.code, n.at) for n in filing.notes}


def test_read_of_several_names_them_and_the_way_out() -> None:
    """The first five by name."""
    pieces = [each for name in "甲乙丙丁戊己" for each in (f"{name}县教育局2023年{UNIT}", unit())]
    with pytest.raises(InputError) as caught:
        read(as_text(*pieces))
    assert str(caught.value) == (
        "the document: found the forms of 6 units or years (甲县教育局 2023, 乙县教育局 2023, "
        "丙县教育局 2023, 丁县教育局 2023, 戊县教育局 2023, …); expected those of one unit and "
        "year: read_all gives a filing for each"
    )


@pytest.mark.unmeasured
@each_row(
    ("again", "forms"),
    [([HEADS, ROW], 1), ([ROW], 1), (unit(), 2), ([["专项名称", "营养餐"], HEADS, ROW], 2)],
)
def test_a_title_again_begins_a_form_only_where_one_begins(again: Table, forms: int) -> None:
    """The rest of a table has no names and no funds above its headings; 续表 says so itself."""
    whole = [["专项名称", "助学金"], *FUND, HEADS, ROW]
    assert len(read(as_word(PROJECT, whole, PROJECT, again)).forms) == forms
    assert len(read(as_word(PROJECT, whole, f"{PROJECT}（续）", again)).forms) == 1


@each_row(
    ("line", "other"),
    [
        ("（2022年度）", ["2022"]),
        ("年度：2022", ["2022"]),
        ("单位：某局　　年度：2022　　金额单位：万元", ["2022"]),
        ("（2023年度）", []),
        ("年度：2022-2024", []),
        ("填报年度：2024", []),
        ("填报日期：2024年3月5日", []),
    ],
)
def test_a_head_that_names_another_year_than_the_title(line: str, other: list[str]) -> None:
    """It is noted with the year; that of filling in and those of a whole project are no others."""
    filing = read(as_word(f"2023年度{PROJECT}", line, project("甲项目", "某局")))
    notes = [note.text for note in filing.notes if note.code == "other_year"]
    assert (str(filing.year), notes) == ("2023", other)
