"""What a workbook shows and what it holds: both are told where they differ, at their cells."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

import pytest

from perfeval.audit import audit
from perfeval.forms import Cell, Document, Grid, Limits, Paragraph, read
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.forms.sources.opening import open_document
from tests.doors.packages import archived, parts_of
from tests.forms.paper import SHEET, as_excel, workbook

Notes = list[tuple[str, str, str]]


def styles(*codes: str) -> dict[str, str]:
    """The formats of cells, by their styles from 1 on; style 0 is General."""
    formats = "".join(
        f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>'
        for number, code in enumerate(codes, 164)
    )
    cells = "".join(f'<xf numFmtId="{number}"/>' for number in range(164, 164 + len(codes)))
    made = f'<numFmts>{formats}</numFmts><cellXfs><xf numFmtId="0"/>{cells}</cellXfs>'
    return {"xl/styles.xml": f'<styleSheet xmlns="{SHEET}">{made}</styleSheet>'}


def cell(name: str, value: str = "", formula: str = "", style: int = 0, kind: str = "n") -> str:
    """One stored cell."""
    made = f"<f>{formula}</f>" if formula else ""
    made += f"<v>{value}</v>" if value else ""
    return f'<c r="{name}" s="{style}" t="{kind}">{made}</c>'


def opened(
    *cells: str,
    before: str = "",
    more: dict[str, str] | None = None,
    others: dict[str, str] | None = None,
) -> Document:
    """The document of a sheet called 表 with these cells, and of other sheets by their names."""
    told = f"{before}<sheetData><row>{''.join(cells)}</row></sheetData>"
    rows = (others or {}).items()
    made = {name: f"<sheetData><row>{row}</row></sheetData>" for name, row in rows}
    return open_document(workbook({"表": told, **made}, more), DEFAULT_LIMITS)


def cells_of(document: Document) -> list[Cell]:
    """The cells of the first sheet."""
    grid = document.blocks[0]
    assert isinstance(grid, Grid)
    return [each for row in grid.rows for each in row]


def notes(document: Document, *codes: str) -> Notes:
    """The notes of these codes, or all."""
    return [(n.code, n.at, n.text) for n in document.notes if not codes or n.code in codes]


def test_a_rounded_figure_is_read_as_it_is_shown_and_noted() -> None:
    """The cell keeps both; one whose digits are all shown is not noted."""
    document = opened(
        cell("A1", "5238.85", style=1), cell("B1", "12", style=1), more=styles("0", "0.00")
    )
    assert [(each.text, each.held) for each in cells_of(document)] == [
        ("5239", "5238.85"),
        ("12", "12"),
    ]
    assert notes(document) == [("display", "表!A1", "显示为5239，存储的数为5238.85")]


def test_what_a_format_hides_is_blank_and_noted() -> None:
    """Three semicolons hide numbers and texts; zeros are hidden by a format or by the sheet."""
    document = opened(
        cell("A1", "5", style=1),
        cell("B1", "机密", style=1, kind="str"),
        cell("C1", "0", style=2),
        cell("D1", "0"),
        cell("E1", "7"),
        cell("F1", "十", style=2, kind="str"),
        before='<sheetViews><sheetView showZeros="0"/></sheetViews>',
        more=styles(";;;", '0;-0;;@"万"'),
    )
    assert [each.text for each in cells_of(document)] == ["", "", "", "", "7", "十万"]
    assert notes(document) == [
        ("hidden_text", "表!A1", "5"),
        ("hidden_text", "表!B1", "机密"),
        ("hidden_text", "表!C1", "0"),
        ("hidden_text", "表!D1", "0"),
    ]


def test_a_format_that_is_not_understood_is_named() -> None:
    """The number held is read."""
    document = opened(cell("A1", "0.5", style=1), cell("B1", "1"), more=styles("# ?/?"))
    assert cells_of(document)[0].text == "0.5"
    assert notes(document) == [("format", "表!A1", "数字格式“# ?/?”看不懂，按存储的数0.5读入")]


def test_formats_beyond_what_spreadsheets_allow_are_not_understood() -> None:
    """The first thousand are read."""
    made = styles(*(f'0.0"{number}"' for number in range(1_001)))
    document = opened(cell("A1", "5", style=1_000), cell("B1", "5", style=1_001), more=made)
    assert [each.text for each in cells_of(document)] == ["5.0999", "5"]
    assert [code for code, _, _ in notes(document)] == ["display", "format"]


def test_a_long_format_counts_as_text() -> None:
    """What it prints in each cell uses up the limit of text."""
    made = workbook(
        {"表": f"<sheetData><row>{cell('A1', '5', style=1) * 9}</row></sheetData>"},
        styles(f'0"{"长" * 200}"'),
    )
    with pytest.raises(ValueError, match="表!A1: more than 1000 characters"):
        open_document(made, Limits(text=1_000))


def test_the_words_of_a_format_keep_to_the_text_policy() -> None:
    """A character that turns the reading around does not come in by a format."""
    document = opened(cell("A1", "5", style=1), cell("B1", "1"), more=styles('0"\u202e元"'))
    assert cells_of(document)[0].text == "5元"


def test_notes_keep_to_the_text_policy() -> None:
    """Whatever a file puts in formulas, values, formats and names of sheets."""
    odd = "\u202e倒\u200b"
    told = opened(
        *(cell("A1", odd, style=1, kind="str"), cell("B1", "9", f'"{odd}"&amp;[1]A!A1')),
        *(cell("C1", odd, kind="e"), cell("D1", odd, "1+1", kind="str")),
        *(cell("E1", f"9{odd}", kind="s"), cell("F1", "5", style=2)),
        more=styles(";;;", f'# ?/?"{odd}"'),
        others={odd: cell("A1", "1", "2"), "\u200b": cell("A1", "1", "2") * 2},
    )
    assert {code for code, _, _ in notes(told)} >= {"hidden_text", "external_link", "stale"}
    assert not any("\u202e" in at + text for _, at, text in notes(told))
    hidden = workbook({"表": "", "": ""}, states={"": "hidden"})
    assert notes(open_document(hidden, DEFAULT_LIMITS)) == [
        ("hidden_sheet", "全文", "隐藏的工作表未读入")
    ]


def test_persons_are_not_named_in_notes() -> None:
    """Neither what a format hides beside a label that asks for a name, nor a telephone number."""
    document = opened(
        *(cell("A1", "联系人", kind="str"), cell("B1", "某某", style=1, kind="str")),
        *(cell("C1", "138" + "0" * 8, style=2), cell("D1", "1"), cell("D1", "2")),
        more=styles(";;;", "000-0000-0000"),
    )
    assert notes(document) == [
        ("hidden_text", "表!B1", "涉及人名或电话，未录"),
        ("display", "表!C1", "涉及人名或电话，未录"),
        ("twice", "表!D1", "同一单元格给出两次：“1”、“2”，按后者读入"),
    ]


def test_many_cells_of_one_kind_are_counted() -> None:
    """The first ten of a sheet are named."""
    many = [cell(f"{letter}1", "1.5", style=1) for letter in "ABCDEFGHIJKLM"]
    document = opened(*many, more=styles("0"))
    told = notes(document)
    assert [at for code, at, _ in told if code == "display"] == [f"表!{x}1" for x in "ABCDEFGHIJ"]
    assert told[-1] == ("more", "表", "另有3个单元格有同样的提示（显示的数与存储的数不同），从略")


def test_a_text_that_is_not_there_is_no_blank() -> None:
    """Its cell says so, and the note names it; so does an index that is no number."""
    for index in ("9", "1", "-1", "x", "１", "00000000"):
        document = opened(
            cell("A1", index, kind="s"),
            cell("B1", "0", kind="s"),
            more={"xl/sharedStrings.xml": f'<sst xmlns="{SHEET}"><si><t>甲</t></si></sst>'},
        )
        assert [each.text for each in cells_of(document)] == [f"[text: {index}]", "甲"]
        assert notes(document) == [("unreadable", "表!A1", f"文本索引{index}不存在")]


def test_a_cell_that_is_given_twice() -> None:
    """The last is read, as most programs do, and both are told; a blank one takes nothing away."""
    document = opened(
        *(cell("A1", "5"), cell("A1", "6"), cell("A1")),
        *(cell("B1"), cell("B1", "7"), cell("C1", "8"), cell("C1", "8")),
    )
    assert [each.text for each in cells_of(document)] == ["6", "7", "8"]
    assert notes(document) == [
        ("twice", "表!A1", "同一单元格给出两次：“5”、“6”，按后者读入"),
    ]


def test_rows_and_columns_of_no_size_are_hidden() -> None:
    """Of their own, or of a sheet's usual size; a small size is one."""
    for attribute, hidden in (
        *(('ht="0"', True), ('ht="0.00" customHeight="1"', True), ('hidden="true"', True)),
        *(('ht="0.75"', False), ('ht=""', False), ('hidden="0"', False), ('ht="."', False)),
    ):
        row = f'<row r="3" {attribute}>{cell("A3", "1")}{cell("B3", "2")}</row>'
        document = open_document(workbook({"表": f"<sheetData>{row}</sheetData>"}), DEFAULT_LIMITS)
        told = [("hidden_row", "表 第3行", "隐藏的行已读入")]
        assert notes(document) == (told if hidden else [])
    for column, told in (
        ('min="28" max="30" width="0"', [("hidden_column", "表 AB至AD列", "隐藏的列已读入")]),
        ('width="0.0"', [("hidden_column", "表 ?至?列", "隐藏的列已读入")]),
        ('min="1" max="1" width="0.5"', []),
    ):
        document = opened(cell("A1", "1"), cell("B1", "2"), before=f"<cols><col {column}/></cols>")
        assert notes(document) == told
    usual = '<sheetFormatPr defaultRowHeight="0" defaultColWidth="0"/>'
    document = opened(cell("A1", "1"), cell("B1", "2"), before=usual)
    assert [(code, at) for code, at, _ in notes(document)] == [
        ("hidden_row", "表"),
        ("hidden_column", "表"),
    ]


def test_a_value_that_its_own_formula_contradicts() -> None:
    """Only the one that is stale is told, not those that rest on it."""
    document = opened(
        *(cell("A1", "1131.56"), cell("B1", "3963.75"), cell("C1", "142.54")),
        cell("D1", "5238.85", "SUM(A1:C1)"),
        cell("E1", "10477.7", "D1*2"),
        cell("F1", "0.21599492255", "ROUND(A1/D1,11)"),
        cell("G1", "约五千", "A1+B1", kind="str"),
        cell("H1", "1274.1", "A1+C1", kind="str"),
    )
    assert notes(document) == [
        ("stale", "表!D1", "5238.85→5237.85（=SUM(A1:C1)）"),
        ("stale", "表!F1", "0.21599492→0.21599397（=ROUND(A1/D1,11)）"),
        ("stale", "表!G1", "约五千→5095.31（=A1+B1）"),
        ("computed", "表", "5个单元格的值由公式算得（D1、E1、F1、G1、H1），其中5个已按公式重算"),
    ]
    assert cells_of(document)[3].formula == "SUM(A1:C1)"


def test_formulas_read_the_cells_of_other_sheets() -> None:
    """By their names, in any case; a hidden sheet is not read, and nothing is said of it."""
    document = opened(
        cell("A1", "5", "Data!A1+'表 二'!A1"),
        cell("B1", "5", "data!A1"),
        cell("C1", "5", "别!A1"),
        others={"Data": cell("A1", "2"), "表 二": cell("A1", "4")},
    )
    assert notes(document, "stale") == [
        ("stale", "表!A1", "5→6（=Data!A1+'表 二'!A1）"),
        ("stale", "表!B1", "5→2（=data!A1）"),
    ]


def test_what_a_sum_leaves_out_and_a_plus_does_not() -> None:
    """Texts and blanks are no part of a sum; with an error or a missing value nothing is sure."""
    document = opened(
        *(cell("A1", "1"), cell("B1", "2", kind="str"), cell("C1", "#N/A", kind="e")),
        *(cell("D1", formula="NOW()"), cell("E1", "9", "SUM(A1:B1,Z1)")),
        *(cell("F1", "9", "A1+B1"), cell("G1", "9", "SUM(A1:C1)"), cell("H1", "9", "SUM(D1)")),
        *(
            cell("I1", "9", "D1"),
            cell("J1", "1", "A1+Z1"),
            cell("Z1"),
            cell("K1", "9", "SUM(A1:XFD1048576)"),
        ),
        cell("L1", "#REF!", "A1", kind="e"),
    )
    assert notes(document, "stale") == [("stale", "表!E1", "9→1（=SUM(A1:B1,Z1)）")]
    assert notes(document, "computed") == [
        (
            *("computed", "表"),
            "9个单元格的值由公式算得（D1、E1、F1、G1、H1等），其中2个已按公式重算",
        ),
    ]


def test_a_figure_that_is_stored_as_it_is_printed() -> None:
    """Some programs store what a formula shows as a text: of a rounded one nothing is sure."""
    document = opened(
        *(cell("A1", "1"), cell("B1", "3"), cell("C1", "33.33%", "A1/B1", kind="str")),
        *(cell("D1", "1,234", "A1+B1", kind="str"), cell("E1", "5", "A1+B1", kind="str")),
    )
    assert notes(document, "stale") == [("stale", "表!E1", "5→4（=A1+B1）")]


def test_two_sheets_of_one_name() -> None:
    """Each reads its own cells; a name means the first."""
    sheet = f"<sheetData><row>{cell('A1', '1')}{cell('B1', '5', 'A1+甲!A1')}</row></sheetData>"
    other = sheet.replace("<v>1</v>", "<v>2</v>")
    data = workbook({"甲": sheet, "乙": other})
    parts = [(name, part.replace("乙".encode(), "甲".encode())) for name, part in parts_of(data)]
    document = open_document(archived(parts), DEFAULT_LIMITS)
    assert [text for _, _, text in notes(document, "stale")] == [
        "5→2（=A1+甲!A1）",
        "5→3（=A1+甲!A1）",
    ]


def test_a_huge_range_costs_what_there_is_in_it() -> None:
    """It is as wide as the sheet, whose cells are few."""
    huge = "SUM(表!A1:XFD1048576)"
    others = {"计": cell("A1", "4", huge)}
    document = opened(cell("A1", "1"), cell("B1", "2"), others=others)
    assert notes(document, "stale") == [("stale", "计!A1", f"4→3（={huge}）")]


def test_a_circle_is_no_contradiction() -> None:
    """A formula that rests on itself, at once or by way of others, shows what it is left with."""
    document = opened(
        cell("A1", "0", "A1+1"),
        cell("B1", "0", "C1+1"),
        cell("C1", "0", "SUM(D1:E1)"),
        cell("D1", "0", "B1*2+1"),
        cell("F1", "3", "B1+1"),
        cell("G1", "9", "SUM(A1:G1)"),
    )
    assert notes(document, "stale") == [("stale", "表!F1", "3→1（=B1+1）")]


def test_formulas_stored_once_for_many_cells() -> None:
    """Each is computed with its own cells, in whatever order; an array formula by its first."""
    group = [
        '<c r="C1"><f t="shared" ref="C1:C3" si="0">A1+$B$1</f><v>3</v></c>',
        '<c r="C2"><f t="shared" si="0"/><v>5</v></c>',
        '<c r="C3"><f t="shared" si="0"/><v>7</v></c>',
        '<c r="D1"><f t="array" ref="D1:D2">SUM(A1:A3)</f><v>8</v></c>',
    ]
    cells = (cell("A1", "1"), cell("A2", "2"), cell("A3", "5"), cell("B1", "2"))
    for order in (group, group[::-1]):
        document = opened(*cells, *order)
        assert notes(document, "stale") == [("stale", "表!C2", "5→4（=A2+$B$1）")]


def test_values_of_other_workbooks_are_noted_at_their_cells() -> None:
    """By number in square brackets, before a sheet or within quotes; a table's column is none."""
    document = opened(
        cell("A1", "1", "[1]表!A1*2"),
        cell("B1", "1", "SUM('[12]表 一'!A1:A9)"),
        cell("C1", "1", "SUM(Table1[2023])"),
        cell("D1", "1", 'A1&amp;"[1]"', kind="str"),
    )
    assert notes(document, "external_link") == [
        ("external_link", "表!A1", "数取自其他工作簿：=[1]表!A1*2"),
        ("external_link", "表!B1", "数取自其他工作簿：=SUM('[12]表 一'!A1:A9)"),
    ]


def test_a_workbook_that_computes_with_what_it_shows() -> None:
    """Its formulas are not computed, for they rest on rounded figures."""
    sheet = f"<sheetData><row>{cell('A1', '5', '1+1')}{cell('B1', '1')}</row></sheetData>"
    parts = workbook({"表": sheet})
    for said, stale in (('fullPrecision="0"', 0), ('fullPrecision="1"', 1), ("", 1)):
        data = workbook(
            {"表": sheet},
            {
                "xl/workbook.xml": f'<workbook xmlns="{SHEET}"><sheets><sheet name="表" id="rId1"/>'
                f"</sheets><calcPr {said}/></workbook>"
            },
        )
        assert len(notes(open_document(data, DEFAULT_LIMITS), "stale")) == stale
    assert len(notes(open_document(parts, DEFAULT_LIMITS), "stale")) == 1


@pytest.mark.unmeasured
def test_work_on_formulas_has_an_end() -> None:
    """What is left over is not computed, and the count says how many were."""
    many = "".join(
        f'<row r="{row}">{cell(f"A{row}", "1")}{cell(f"B{row}", "9", "SUM(A1:A4000)")}</row>'
        for row in range(1, 100)
    )
    document = open_document(workbook({"表": f"<sheetData>{many}</sheetData>"}), DEFAULT_LIMITS)
    ((_, _, text),) = notes(document, "computed")
    assert text == "99个单元格的值由公式算得（B1、B2、B3、B4、B5等），其中99个已按公式重算"
    assert len(notes(document, "stale")) == 10
    wide = "".join(
        f'<row r="{row}">{cell(f"A{row}", "1")}{cell(f"B{row}", "9", "SUM(A1:C5000)")}</row>'
        for row in range(1, 600)
    )
    document = open_document(workbook({"表": f"<sheetData>{wide}</sheetData>"}), DEFAULT_LIMITS)
    ((_, _, text),) = notes(document, "computed")
    assert text.startswith("599个单元格")
    assert not text.endswith("其中599个已按公式重算")


def test_work_on_circles_has_an_end() -> None:
    """A contradiction that may be a circle, for all that could still be seen, is not told."""
    plain = [cell(f"A{row}", "1") for row in range(1, 101)]
    sums = [cell(f"C{row}", "100", "SUM(A$1:A$100)") for row in range(1, 31)]
    stale = [cell(f"D{row}", "9", "SUM(C$1:C$30)") for row in range(1, 51)]
    document = opened(*plain, *sums, *stale)
    ((_, _, text),) = notes(document, "computed")
    assert text.startswith("80个单元格")
    assert not text.endswith("其中80个已按公式重算")
    assert len(notes(document, "stale")) == 10


def test_a_stale_value_of_a_form_is_a_finding() -> None:
    """From the file to the audit, with the place, the value held and the one computed."""
    table = [
        ["项目名称", "某项目", "", "", ""],
        ["年度资金总额", "年初预算数", "全年预算数", "全年执行数", "执行率"],
        ["", "9.48", "9.48", "9.48", "100%"],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "得分"],
        ["产出指标", "数量指标", "办件量", "≥50个", "10"],
    ]
    extra = f'<row r="20">{cell("A20", "5", "2*2")}{cell("B20", "1")}</row></sheetData>'
    parts = as_excel("2023年度项目支出绩效自评表", table)
    changed = [
        (name, data.replace(b"</sheetData>", extra.encode())) for name, data in parts_of(parts)
    ]
    found = [each for each in audit(read(archived(changed))) if each.code == "workbook.stale"]
    assert [(each.at, each.printed, each.computed) for each in found] == [("表!A20", "5", "4")]
    assert isinstance(opened(cell("A1", "1")).blocks[0], Paragraph)


def test_a_hidden_row_that_the_totals_leave_out_was_put_aside() -> None:
    """90 and 90 without the row that is hidden; where it is shown, it is too much."""
    heads = ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分"]
    form = as_excel(
        "2023年度项目支出绩效自评表",
        [
            ["项目名称", "养护", "", "", "", "", ""],
            heads,
            ["产出指标", "数量指标", "里程", "≥1公里", "1公里", "90", "90"],
            ["产出指标", "数量指标", "（作废）人数", "≥2人", "2人", "10", "10"],
            ["合计", "", "", "", "", "90", "90"],
        ],
    )
    hidden = archived(
        [
            (name, part.replace(b'<row r="5"', b'<row r="5" hidden="1"'))
            for name, part in parts_of(form)
        ]
    )
    for data, codes in ((form, {"points.total", "score.total"}), (hidden, set())):
        found = {each.code for each in audit(read(data))}
        assert found & {"points.total", "score.total"} == codes
