"""Word documents: merges, nesting, changes, and tables that attack."""

from __future__ import annotations

import pytest

from perfeval.errors import DecodeError
from perfeval.forms import Document, Grid, Limits, Paragraph
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.forms.sources.opening import open_document
from tests.forms.paper import packed, word_file, word_paragraph
from tests.tables import each_row


def opened(
    body: str, limits: Limits = DEFAULT_LIMITS, more: dict[str, str] | None = None
) -> Document:
    """The document with this body."""
    return open_document(word_file(body, more), limits)


def grids(document: Document) -> list[Grid]:
    """The grids of a document."""
    return [block for block in document.blocks if isinstance(block, Grid)]


def cell(text: str = "", properties: str = "") -> str:
    """One `w:tc`."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{word_paragraph(text)}</w:tc>"


def table(*rows: str) -> str:
    """One `w:tbl` of rows."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_merged_cells_have_spans_and_places() -> None:
    """gridSpan, vMerge and gridBefore give columns and spans; a merged cell says its text once."""
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = opened(
        table(
            cell("甲", start) + cell("宽", '<w:gridSpan w:val="2"/>'),
            cell("", on) + cell("一") + cell("二"),
            '<w:trPr><w:gridBefore w:val="2"/><w:gridAfter w:val="1"/></w:trPr>' + cell("三"),
        )
    )
    (grid,) = grids(document)
    assert [
        (c.row, c.column, c.row_span, c.column_span, c.text) for row in grid.rows for c in row
    ] == [
        (0, 0, 2, 1, "甲"),
        (0, 1, 1, 2, "宽"),
        (1, 0, 1, 1, ""),
        (1, 1, 1, 1, "一"),
        (1, 2, 1, 1, "二"),
        (2, 2, 1, 1, "三"),
    ]
    assert [c.continues for row in grid.rows for c in row] == [False, False, True, *[False] * 3]


def test_a_merge_without_a_start_is_a_cell_of_its_own() -> None:
    """It is read and noted with its place."""
    document = opened(table(cell("孤", "<w:vMerge/>")))
    assert grids(document)[0].rows[0][0].text == "孤"
    assert [(note.code, note.at) for note in document.notes] == [
        ("merge_without_start", "表1 第1行第1格")
    ]


def test_text_under_a_merged_cell_is_noted() -> None:
    """Word does not show it, so it is no cell text, but it is not dropped."""
    document = opened(
        table(cell("显", '<w:vMerge w:val="restart"/>'), cell("隐", '<w:vMerge w:val="continue"/>'))
    )
    assert [(note.code, note.text) for note in document.notes] == [("hidden_text", "隐")]


@each_row("span", ["100000000", "-1", "0", "x", "", "²", "257"])
def test_a_grid_span_that_lies(span: str) -> None:
    """gridSpan must be a count of columns within the limit; the cell is named, at once."""
    with pytest.raises(DecodeError, match="gridSpan is") as caught:
        opened(table(cell("甲") + cell("乙", f'<w:gridSpan w:val="{span}"/>')))
    assert caught.value.problems[0][0] == "word/document.xml, 表1 第1行第2格"


def test_spans_that_add_up_beyond_the_columns() -> None:
    """Each span is within the limit, the row is not."""
    with pytest.raises(DecodeError, match="more than 256 columns"):
        opened(table(cell("甲", '<w:gridSpan w:val="200"/>') * 2))


def test_too_many_rows_and_too_much_text() -> None:
    """The limits of rows and of text name the table or the part."""
    with pytest.raises(DecodeError, match="表1: more than 2 rows"):
        opened(table(*[cell("甲")] * 3), Limits(rows=2))
    with pytest.raises(DecodeError, match="more than 5 characters"):
        opened(word_paragraph("一二三四五六"), Limits(text=5))


def test_cells_rows_and_paragraphs_are_counted_over_all_tables() -> None:
    """Many small tables are as much as one that is large; empty ones are nothing."""
    small = table(cell("甲") + cell("乙"))
    with pytest.raises(DecodeError, match="more than 5 cells"):
        opened(small * 3, Limits(cells=5))
    for body in (small * 3, word_paragraph("一") * 3):
        with pytest.raises(DecodeError, match="more than 2 rows and paragraphs"):
            opened(body, Limits(lines=2))
    assert opened("<w:tbl/>" * 9 + word_paragraph("一")).blocks == (
        Paragraph(text="一", at="第1段"),
    )


def test_nested_tables_become_grids_of_their_own() -> None:
    """A table within a cell stands behind the outer one; deep nesting is refused."""
    inner = table(cell("内"))
    document = opened(table(f"<w:tc>{inner}{word_paragraph('外')}</w:tc>"))
    assert [grid.rows[0][0].text for grid in grids(document)] == ["外", "内"]
    assert [note.code for note in document.notes] == ["nested_table"]
    third = table(f"<w:tc>{table(f'<w:tc>{inner}</w:tc>')}</w:tc>")
    assert [grid.name for grid in grids(opened(third))] == ["表1", "表2", "表3"]
    for _ in range(5):
        inner = table(f"<w:tc>{inner}</w:tc>")
    with pytest.raises(DecodeError, match="nested deeper than 4"):
        opened(inner)


def test_tracked_changes_are_read_as_accepted_and_noted() -> None:
    """Inserted text counts, deleted and moved text does not; each place has a note."""
    body = (
        "<w:p><w:ins><w:r><w:t>新增</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom></w:p>"
    )
    document = opened(body)
    assert document.blocks == (Paragraph(text="新增", at="第1段"),)
    assert [(note.code, note.at) for note in document.notes] == [("tracked_change", "第1段")]


def test_breaks_tabs_pictures_and_hidden_text() -> None:
    """What a reader of the paper sees: line breaks, tabs, a picture; not hidden text."""
    run = "<w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t><w:noBreakHyphen/></w:r>"
    tabs = "<w:pPr><w:tabs><w:tab/></w:tabs><w:rPr><w:vanish/></w:rPr></w:pPr>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>显</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>明</w:t></w:r>'
    picture = "<w:tc><w:p><w:r><w:drawing/></w:r></w:p></w:tc>"
    document = opened(f"<w:p>{tabs}{run}{hidden}{shown}</w:p>{table(picture)}<w:tc/><w:tr/>")
    assert document.blocks[0] == Paragraph(text="一\n二\t三-显明", at="第1段")
    assert grids(document)[0].rows[0][0].text == "[image: ]"
    assert [note.code for note in document.notes] == ["hidden_text"]


def test_alternate_content_is_read_once() -> None:
    """The fallback of alternate content repeats it, and is left out."""
    body = "<w:p><w:r><mc:AlternateContent xmlns:mc='x'><mc:Choice><w:t>一</w:t></mc:Choice>"
    body += "<mc:Fallback><w:t>一</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    assert opened(body).blocks == (Paragraph(text="一", at="第1段"),)


def test_invisible_characters_and_long_text_are_taken_out_with_a_note() -> None:
    """The text policy holds for documents too."""
    document = opened(word_paragraph("甲\u200b乙") + word_paragraph("长" * 20_001))
    assert [block.text[:3] for block in document.blocks if isinstance(block, Paragraph)] == [
        *("甲乙", "长长长")
    ]
    assert [(note.code, note.at) for note in document.notes] == [
        ("character", "第1段"),
        ("cut", "第2段"),
    ]


def test_macros_and_outside_links_are_noted() -> None:
    """They are never run or followed."""
    link = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="x/attachedTemplate" Target="http://x/" TargetMode="External"/>'
        '<Relationship Id="b" Type="x/hyperlink" Target="http://x/" TargetMode="External"/>'
        "<Other/></Relationships>"
    )
    more = {"word/vbaProject.bin": "x", "word/_rels/document.xml.rels": link}
    document = opened(word_paragraph("一"), more=more)
    assert [(note.code, note.text) for note in document.notes] == [
        ("macro", "宏未读入"),
        ("external_link", "http://x/"),
    ]


def test_a_document_that_lies_elsewhere() -> None:
    """The main part is where the relationships say, not where its name usually is."""
    document = f'<d xmlns:w="w"><w:body>{word_paragraph("一")}</w:body></d>'
    data = packed({"word/other.xml": document}, "/word/other.xml")
    assert open_document(data, DEFAULT_LIMITS).blocks == (Paragraph(text="一", at="第1段"),)


def test_a_cell_without_a_row_has_a_row_of_its_own() -> None:
    """No Word writes it, but a file may say it."""
    (grid,) = grids(opened(f"<w:tbl>{cell('甲')}{cell('乙')}</w:tbl>"))
    assert [[each.text for each in row] for row in grid.rows] == [["甲", "乙"]]


def test_properties_of_a_cell_outside_any_cell_say_nothing() -> None:
    """gridSpan and vMerge among the properties of a row."""
    stray = '<w:trPr><w:gridSpan w:val="x"/><w:vMerge/></w:trPr>'
    (grid,) = grids(opened(table(stray + cell("甲"))))
    assert [(each.text, each.column_span) for each in grid.rows[0]] == [("甲", 1)]


def test_a_cell_that_was_put_in_or_taken_out_is_a_change() -> None:
    """Where its text is not marked as well, it is read: the change is noted with its place."""
    for change in ("cellIns", "cellDel"):
        inside = f'<w:tc><w:tcPr><w:{change} w:id="1"/></w:tcPr>{word_paragraph("9")}</w:tc>'
        body = f"<w:tbl><w:tr>{inside}<w:tc>{word_paragraph('60')}</w:tc></w:tr></w:tbl>"
        document = open_document(word_file(body), DEFAULT_LIMITS)
        assert [note.code for note in document.notes] == ["tracked_change"]
