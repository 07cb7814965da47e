"""Excel workbooks: printed numbers, merged ranges, hidden things, and sheets that attack."""

from __future__ import annotations

import pytest

from perfeval import read
from perfeval.errors import DecodeError
from perfeval.forms import Cell, Document, Grid, Limits, Paragraph
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.forms.sources.opening import open_document
from tests.forms.paper import LINKS, PACKAGE, SHEET, workbook
from tests.tables import each_row

STYLES = (
    f'<styleSheet xmlns="{SHEET}"><numFmts><numFmt numFmtId="164" formatCode="0.0"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/>'
    '<xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>'
)
STRINGS = (
    f'<sst xmlns="{SHEET}"><si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r>'
    "<rPh><t>yi</t></rPh></si></sst>"
)
MORE = {"xl/styles.xml": STYLES, "xl/sharedStrings.xml": STRINGS}


def opened(data: str, after: str = "", limits: Limits = DEFAULT_LIMITS) -> Document:
    """The document of one sheet with these rows, and what follows them."""
    sheet = f"<sheetData>{data}</sheetData>{after}"
    return open_document(workbook({"表": sheet}, MORE), limits)


def texts(document: Document) -> list[list[str]]:
    """The texts of the first grid."""
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    return [[cell.text for cell in row] for row in grid.rows]


def number(reference: str, value: str, style: int = 0) -> str:
    """One stored number."""
    return f'<c r="{reference}" s="{style}"><v>{value}</v></c>'


def test_cells_print_as_their_formats_say() -> None:
    """Percent, places, dates, shared strings, booleans; the stored number is kept beside."""
    document = opened(
        f'<row r="1">{number("A1", "0.99980000000000002", 1)}{number("B1", "1393.97")}'
        f"{number('C1', '2', 2)}{number('D1', '45441', 3)}</row>"
        '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>'
        '<c r="C2" t="b"><v>1</v></c><c r="D2" t="str"><f>A1</f><v>文</v></c></row>'
        '<row><c t="s"><v>9</v></c><c t="n" s="99"><v>x</v></c><c s="-1"><v>7</v></c></row>'
    )
    assert texts(document) == [
        ["99.98%", "1393.97", "2.0", "2024/5/29"],
        ["甲", "乙丙", "TRUE", "文"],
        ["[text: 9]", "x", "7"],
    ]
    (grid,) = document.blocks
    assert isinstance(grid, Grid)
    assert grid.rows[0][0] == Cell(row=0, column=0, text="99.98%", held="0.9998")
    assert grid.rows[1][3] == Cell(row=1, column=3, text="文", formula="A1")


def test_a_formula_without_a_value_is_noted() -> None:
    """The cell is blank; the note names it and its formula. An empty text is a value.

    A target with its sign, which a program stored as a formula, is a text.
    """
    document = opened(
        '<row r="1"><c r="A1"><f>SUM(B1:B9)</f></c><c r="B1" t="e"><v>#DIV/0!</v></c>'
        '<c r="C1"><f>1+1</f><v>2</v></c><c r="D1" t="str"><f>IF(1,"","")</f><v></v></c>'
        '<c r="E1"><f>100%</f><v></v></c><c r="F1"><f>3处</f></c></row>'
    )
    assert texts(document) == [["", "#DIV/0!", "2", "", "=100%", "=3处"]]
    assert [(note.code, note.at, note.text) for note in document.notes] == [
        ("formula", "表!A1", "公式没有缓存的值：=SUM(B1:B9)"),
        ("unreadable", "表!B1", "#DIV/0!"),
        ("computed", "表", "3个单元格的值由公式算得（A1、C1、D1），其中1个已按公式重算"),
    ]


def test_merged_ranges_have_spans() -> None:
    """A range says its text once; its further rows go on; text under it is noted."""
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t><rPh><t>jia</t></rPh></is></c>'
        '<c r="B1" t="s"><v>0</v></c>'
        f'{number("C1", "1")}</row><row r="2">{number("C2", "2")}</row>'
    )
    document = opened(
        rows, '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="Z9:Z99"/></mergeCells>'
    )
    (grid,) = document.blocks
    assert isinstance(grid, Grid)
    assert [
        (c.column, c.row_span, c.column_span, c.text, c.continues) for r in grid.rows for c in r
    ] == [
        (0, 2, 2, "甲", False),
        (2, 1, 1, "1", False),
        (0, 1, 2, "", True),
        (2, 1, 1, "2", False),
    ]
    assert [(note.code, note.at, note.text) for note in document.notes] == [
        ("hidden_text", "表!B1", "甲")
    ]


def test_a_merged_range_of_a_whole_sheet_costs_nothing() -> None:
    """It is cut to the cells that say something, by arithmetic."""
    rows = f'<row r="1">{number("A1", "1")}{number("B1", "2")}</row>'
    document = opened(rows, '<mergeCell ref="A1:XFD1048576"/>')
    assert document.blocks == (Paragraph(text="1", at="表 第1行"),)
    assert [(note.code, note.at) for note in document.notes] == [("hidden_text", "表!B1")]


@each_row("reference", ["A1", "B2:A1", "A1:ZZZZ9", "", "A0"])
def test_a_range_that_is_none(reference: str) -> None:
    """A range must run from its first to its last cell."""
    rows = f'<row r="1">{number("A1", "1")}{number("B1", "1")}</row>'
    if reference == "A1":
        assert texts(opened(rows, '<mergeCell ref="A1"/>')) == [["1", "1"]]
        return
    if reference == "A0":
        reference = "A0:B-1"
    with pytest.raises(DecodeError, match="is no range"):
        opened(rows, f'<mergeCell ref="{reference}"/>')


def test_merged_ranges_that_overlap_or_are_too_many() -> None:
    """A range that overlaps another is none; too many are refused, or too large a cover."""
    rows = "".join(
        f'<row r="{n}">{number(f"A{n}", "1")}{number(f"C{n}", "1")}</row>' for n in (1, 2, 3)
    )
    document = opened(rows, '<mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/>')
    assert texts(document) == [["1", "1"], ["", "1"], ["1", "1"]]
    assert [(note.code, note.at) for note in document.notes] == [
        ("hidden_text", "表!A2"),
        ("overlap", "表!B2"),
    ]
    with pytest.raises(DecodeError, match="too many merged ranges"):
        opened(rows, '<mergeCell ref="A9:B9"/>' * 13, Limits(rows=3))
    with pytest.raises(DecodeError, match="cover more than 8 cells"):
        opened(rows, '<mergeCell ref="A1:C3"/>', Limits(cells=8))
    with pytest.raises(DecodeError, match="more than 5 cells"):
        opened(rows, "", Limits(cells=5))


def test_far_cells_and_false_dimensions() -> None:
    """A far cell that says something is refused by name; blank ones and dimensions are not."""
    near = f'<row r="1">{number("A1", "1")}{number("B1", "1")}</row>'
    assert texts(opened(near + '<row r="999999"><c r="A999999" s="1"/></row>')) == [["1", "1"]]
    for far in ("A5001", "IW1"):
        with pytest.raises(DecodeError, match=f"表!{far}: a cell beyond 5000 rows and 256 columns"):
            opened(near + number(far, "1"))
    lying = workbook({"表": f'<dimension ref="A1:XFD1048576"/><sheetData>{near}</sheetData>'})
    assert texts(open_document(lying, DEFAULT_LIMITS)) == [["1", "1"]]


def test_hidden_rows_columns_and_sheets() -> None:
    """Hidden rows and columns are read and noted; a hidden sheet is noted and not read."""
    rows = '<cols><col min="2" max="3" hidden="1"/></cols> <sheetData><row r="4" hidden="1">'
    rows += number("A4", "1")
    rows += f"{number('B4', '2')}</row></sheetData>"
    data = workbook({"表": rows, "藏": rows}, states={"藏": "veryHidden"})
    document = open_document(data, DEFAULT_LIMITS)
    with pytest.raises(DecodeError, match="hidden are not read: show them first"):
        read(data)
    assert texts(document) == [["1", "2"]]
    assert sorted((note.code, note.at) for note in document.notes) == [
        ("hidden_column", "表 B至C列"),
        ("hidden_row", "表 第4行"),
        ("hidden_sheet", "藏"),
    ]


def test_rows_are_counted_from_one() -> None:
    """What says that it is in row 0 stands where it is written, and not in the last row."""
    rows = f'<row r="0">{number("A0", "1")}</row><row r="2">{number("A2", "2")}</row>'
    assert texts(opened(rows + number("B0", "3"))) == [["1"], ["2", "3"]]


def test_a_sheet_of_prose_is_paragraphs() -> None:
    """One text a row is a report written in a spreadsheet; each line is a paragraph."""
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>一、概况\n正文</t></is></c></row>'
    rows += '<row r="3"><c r="B3" t="s"><v>0</v></c></row>'
    assert opened(rows).blocks == (
        Paragraph(text="一、概况", at="表 第1行"),
        Paragraph(text="正文", at="表 第1行"),
        Paragraph(text="甲", at="表 第3行"),
    )


def test_a_picture_stands_for_the_label_that_it_hides() -> None:
    """A picture on a blank (merged) cell is that cell's text."""
    rows = f'<row r="1"><c r="A1"/><c r="B1"/>{number("C1", "1")}{number("D1", "1")}</row>'
    drawing = (
        '<wsDr xmlns="d"><oneCellAnchor><from><col>1</col><row>0</row></from><pic/></oneCellAnchor>'
        "<oneCellAnchor><from><col>3</col><row>0</row></from><pic/></oneCellAnchor>"
        "<oneCellAnchor><from><col>9</col><row>9999999</row></from><pic/></oneCellAnchor></wsDr>"
    )
    links = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId9" Type="{LINKS}/drawing" '
        'Target="../drawings/drawing1.xml"/></Relationships>'
    )
    sheet = f'<sheetData>{rows}</sheetData><mergeCell ref="A1:B1"/><drawing r:id="rId9"/>'
    data = workbook(
        {"表": sheet},
        {"xl/drawings/drawing1.xml": drawing, "xl/worksheets/_rels/s1.xml.rels": links},
    )
    assert texts(open_document(data, DEFAULT_LIMITS)) == [["[image: ]", "1", "1"]]


def test_too_many_sheets_and_too_much_text() -> None:
    """The limits of sheets and of the text in them, however often a shared one stands in cells."""
    with pytest.raises(DecodeError, match="more than 1 sheets"):
        open_document(workbook({"一": "", "二": ""}), Limits(sheets=1))
    with pytest.raises(DecodeError, match="more than 2 characters"):
        opened("".join('<c t="s"><v>0</v></c>' for _ in range(3)), limits=Limits(text=2))


def test_cells_and_rows_are_counted_over_all_sheets() -> None:
    """Many small sheets are as much as one that is large."""
    rows = f'<row r="1">{number("A1", "1")}{number("B1", "1")}</row>'
    data = workbook(dict.fromkeys("甲乙丙", f"<sheetData>{rows}</sheetData>"))
    with pytest.raises(DecodeError, match="丙: more than 5 cells"):
        open_document(data, Limits(cells=5))
    with pytest.raises(DecodeError, match="丙: more than 2 rows and paragraphs"):
        open_document(data, Limits(lines=2))


def test_a_format_longer_than_a_spreadsheet_allows_is_cut() -> None:
    """It costs no more than one of 255 characters."""
    styles = STYLES.replace('formatCode="0.0"', f'formatCode="0.0{"0" * 300}"')
    rows = f'<row r="1">{number("A1", "2", 2)}{number("B1", "1")}</row>'
    sheet = workbook({"表": f"<sheetData>{rows}</sheetData>"}, {"xl/styles.xml": styles})
    assert texts(open_document(sheet, DEFAULT_LIMITS)) == [["2." + "0" * 253, "1"]]


def test_links_to_other_workbooks_are_noted() -> None:
    """External links are never followed."""
    rows = f'<row r="1">{number("A1", "1")}{number("B1", "1")}</row>'
    data = workbook(
        {"表": f"<sheetData>{rows}</sheetData>"}, {"xl/externalLinks/externalLink1.xml": "<x/>"}
    )
    document = open_document(data, DEFAULT_LIMITS)
    assert [note.code for note in document.notes] == ["external_link"]


def test_a_calendar_that_begins_in_1904() -> None:
    """Workbooks of old Macs count their days from 1904."""
    data = workbook(
        {"表": f"<sheetData><row>{number('A1', '1', 3)}{number('B1', '1')}</row></sheetData>"}, MORE
    )
    assert texts(open_document(data, DEFAULT_LIMITS)) == [["1899/12/31", "1"]]
