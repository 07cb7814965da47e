"""Rows and columns that are not on the page, and text boxes in cells."""

from __future__ import annotations

from perfeval.forms import Limits
from tests.forms.word.page import (
    HIDDEN,
    cell,
    grids,
    inside,
    lines,
    notes,
    opened,
    paragraph,
    row,
    run,
    table,
    texts,
)
from tests.tables import each_row

HIDING = "<w:hidden/>"
START, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def box(*content: str) -> str:
    """A run with a text box."""
    held = f"<w:txbxContent>{''.join(content)}</w:txbxContent>"
    return inside(f"<w:pict><v:textbox xmlns:v='v'>{held}</v:textbox></w:pict>")


def alternatives(*content: str) -> str:
    """Some of which a program may choose."""
    return f"<mc:AlternateContent xmlns:mc='x'>{''.join(content)}</mc:AlternateContent>"


def height(value: str, rule: str = "exact") -> str:
    """The height of a row."""
    return f'<w:trHeight w:val="{value}" w:hRule="{rule}"/>'


def width(value: str, kind: str = "dxa") -> str:
    """The width of a cell."""
    return f'<w:tcW w:w="{value}" w:type="{kind}"/>'


def columns(*widths: str) -> str:
    """The grid of a table."""
    return "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)


@each_row("properties", [HIDING, height("0"), height("40")])
def test_a_hidden_row_is_left_out_and_noted_with_its_text(properties: str) -> None:
    """It is not on the page; so is one that is too low for letters."""
    document = opened(
        table(
            row(texts("甲", "1")),
            row(texts("乙", "2"), properties=properties),
            row(texts("丙", "3")),
        )
    )
    assert lines(document) == ["甲", "1", "丙", "3"]
    assert [each.row for cells in grids(document)[0].rows for each in cells] == [0, 0, 1, 1]
    assert notes(document) == [("hidden_row", "表1 第2行前", "隐藏的行未读入：乙 2")]


@each_row(
    "properties",
    ['<w:hidden w:val="0"/>', height("41"), height("0", "atLeast"), height("x"), height("")],
)
def test_a_row_that_is_seen_is_read(properties: str) -> None:
    """Because it is not hidden, or high enough, or as high as its text."""
    document = opened(table(row(texts("甲"), properties=properties)))
    assert (lines(document), notes(document)) == (["甲"], [])


def test_a_hidden_row_without_words_is_nothing_to_speak_of() -> None:
    """A table of hidden rows alone is none."""
    document = opened(table(row(texts(""), properties=HIDING)) + paragraph(run("甲")))
    assert (lines(document), notes(document)) == (["甲"], [])


def test_a_hidden_row_with_a_person_is_not_quoted() -> None:
    """As everywhere."""
    document = opened(table(row(texts("联系人", "某某"), properties=HIDING)))
    assert notes(document) == [("hidden_row", "表1 第1行前", "隐藏的行未读入：6字，未录")]


def test_merges_do_not_reach_into_hidden_rows() -> None:
    """A merged cell covers the rows that are seen; what a hidden row begins, nothing goes on."""
    rows = [
        row(cell(paragraph(run("甲")), properties=START), texts("1")),
        row(cell(paragraph(), properties=ON), texts("2"), properties=HIDING),
        row(cell(paragraph(), properties=ON), texts("3")),
    ]
    (grid,) = grids(opened(table(*rows)))
    assert [(each.row_span, each.text) for cells in grid.rows for each in cells] == [
        *((1, "甲"), (1, "1"), (1, ""), (1, "3")),
    ]
    begun = [
        row(cell(paragraph(run("甲")), properties=START), properties=HIDING),
        row(cell(paragraph(), properties=ON)),
    ]
    assert [code for code, _, _ in notes(opened(table(*begun)))] == [
        *("hidden_row", "merge_without_start"),
    ]


def test_a_table_in_a_hidden_row_is_hidden_with_it() -> None:
    """Its texts stand in the note."""
    inner = table(row(texts("内")))
    document = opened(table(row(cell(inner, paragraph(run("外"))), properties=HIDING)))
    assert document.blocks == ()
    assert notes(document) == [("hidden_row", "表1 第1行前", "隐藏的行未读入：内 外")]


def test_what_would_hide_a_row_after_its_first_cell_does_not() -> None:
    """Properties of a row stand before its cells."""
    late = "<w:tr>" + texts("甲") + f"<w:trPr>{HIDING}</w:trPr></w:tr>"
    assert lines(opened(table(late))) == ["甲"]
    assert lines(opened(f"<w:tbl>{HIDING}{row(texts('甲'))}</w:tbl>")) == ["甲"]


def test_a_column_without_width_is_read_and_noted_once() -> None:
    """Word may widen it; a cell that asks for a width of its own has one."""
    grid = columns("2000", "0")
    rows = [row(texts("甲", "1")), row(texts("乙", "2"))]
    document = opened(table(grid, *rows))
    assert lines(document) == ["甲", "1", "乙", "2"]
    assert notes(document) == [("hidden_column", "表1 第2列", "零宽的列已读入")]
    wide = cell(paragraph(run("1")), properties=width("500"))
    assert notes(opened(table(grid, row(texts("甲"), wide)))) == []
    narrow = cell(paragraph(run("1")), properties=width("20"))
    assert len(notes(opened(table(columns("2000", "2000"), row(texts("甲"), narrow))))) == 1
    for harmless in (width("0"), width("20", "pct"), width("x"), width("0", "auto")):
        kept = cell(paragraph(run("1")), properties=harmless)
        assert notes(opened(table(columns("2000", "2000"), row(texts("甲"), kept)))) == []
    for other in (columns("0", "0"), columns("2000"), columns("x", "y"), ""):
        assert notes(opened(table(other, *rows))) == []
    assert notes(opened(table(grid, row(texts("甲", ""))))) == []
    few = Limits(columns=2)
    assert notes(opened(table(columns("0", "0", "2000"), *rows), limits=few)) == []


def test_a_text_box_in_the_body_is_a_paragraph() -> None:
    """Read once, before the paragraph it hangs on."""
    document = opened(paragraph(run("外"), box(paragraph(run("内")))))
    assert lines(document) == ["内", "外"]
    drawn = box(paragraph(run("内")))
    choice, fallback = f"<mc:Choice>{drawn}</mc:Choice>", f"<mc:Fallback>{drawn}</mc:Fallback>"
    for content in ((choice, choice, fallback), (choice,), (fallback, fallback)):
        body = paragraph(run("外"), alternatives(*content))
        assert lines(opened(body)) == ["内", "外"]
    other = alternatives(f"<mc:Fallback>{run('6')}</mc:Fallback>")
    for prefix, text in (("wps", "90"), ("wps w14", "90"), ("wps new", "60"), ("new", "60")):
        choice = f'<mc:Choice Requires="{prefix}">{run("9")}</mc:Choice>'
        either = alternatives(choice, f"<mc:Fallback>{run('6')}</mc:Fallback>")
        assert lines(opened(paragraph(either, run("0")))) == [text]
    assert lines(opened(paragraph(other, run("0")))) == ["60"]


def test_a_text_box_in_a_cell_is_no_line_of_it() -> None:
    """A cell that says nothing else says what the box says; otherwise the box is noted."""
    boxed = box(paragraph(run("9")))
    assert lines(opened(table(row(cell(paragraph(boxed)))))) == ["9"]
    document = opened(table(row(cell(paragraph(boxed, run("60"))))))
    assert lines(document) == ["60"]
    assert notes(document) == [("text_box", "表1 第1行第1格", "文本框未读入：9")]


def test_a_text_box_of_a_hidden_run_is_hidden() -> None:
    """With all that stands in it, a box in the box, too."""
    inner = box(paragraph(run("8")))
    hidden = box(paragraph(run("9"), inner)).replace("<w:rPr>", f"<w:rPr>{HIDDEN}", 1)
    document = opened(paragraph(hidden, run("60")))
    assert lines(document) == ["60"]
    assert [text for _, _, text in notes(document)] == [
        *("隐藏文字未读入：8", "隐藏文字未读入：9"),
    ]


def test_a_table_in_a_text_box_is_a_table() -> None:
    """The background of its cells is theirs, not that of the run that holds the box."""
    dark = '<w:shd w:val="clear" w:fill="000000"/>'
    white = run("60", '<w:color w:val="FFFFFF"/>')
    inner = table(row(cell(paragraph(white), properties=dark + '<w:sz w:val="2"/>')))
    document = opened(paragraph(box(inner, paragraph()), run("9", '<w:color w:val="FFFFFF"/>')))
    assert lines(document) == ["60", "9"]
    assert [code for code, _, _ in notes(document)] == ["faint_text"]


def test_old_properties_of_a_cell_are_not_its_own() -> None:
    """What a cell was before a tracked change is not read."""
    was = '<w:tcPrChange><w:tcPr><w:gridSpan w:val="x"/></w:tcPr></w:tcPrChange>'
    (grid,) = grids(opened(table(row(cell(paragraph(run("甲")), properties=was)))))
    assert grid.rows[0][0].column_span == 1


def test_elements_of_tables_outside_tables_say_nothing() -> None:
    """Rows, cells and columns of none."""
    stray = f"<w:tcPr>{width('0')}</w:tcPr>{columns('0')}{HIDING}<w:gridBefore w:val='x'/>"
    assert lines(opened(stray + paragraph(run("甲")))) == ["甲"]
    hidden = paragraph(run("9", HIDDEN))
    assert lines(opened(f"<w:tbl><w:tr><w:tc><w:tbl>{hidden}</w:tbl></w:tc></w:tr></w:tbl>")) == [
        ""
    ]
    for name in ("tr", "tc"):
        assert lines(opened(f"<w:{name}>{paragraph(run('甲'))}</w:{name}>")) == ["甲"]
