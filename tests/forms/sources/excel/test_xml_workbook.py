"""Workbooks that were saved as XML (SpreadsheetML 2003)."""

from __future__ import annotations

import pytest

from perfeval.errors import DecodeError
from perfeval.filing import ProjectForm
from perfeval.forms import read
from perfeval.forms.sources.grid import Document, Grid, Paragraph
from perfeval.forms.sources.limits import Limits
from perfeval.forms.sources.opening import open_document
from tests.tables import each_row

SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
STYLES = (
    '<Styles><Style ss:ID="a"><NumberFormat ss:Format="0.0%"/></Style>'
    '<Style ss:ID="b"><NumberFormat ss:Format="Standard"/></Style>'
    '<Style ss:ID="c"><NumberFormat ss:Format="Short Date"/></Style></Styles>'
)


def workbook(rows: str, more: str = "", *, name: str = "自评表", encoding: str = "utf-8") -> bytes:
    """A workbook of one sheet of these rows; `more` stands behind its table."""
    sheet = f'<Worksheet ss:Name="{name}"><Table>{rows}</Table>{more}</Worksheet>'
    root = f'<Workbook xmlns="{SPACE}" xmlns:ss="{SPACE}">{STYLES}{sheet}</Workbook>'
    return f'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n{root}'.encode(
        encoding
    )


def cell(text: str, kind: str = "String", **more: str) -> str:
    """One cell; `more` are further attributes."""
    given = "".join(f' ss:{name}="{value}"' for name, value in more.items())
    return f'<Cell{given}><Data ss:Type="{kind}">{text}</Data></Cell>'


def opened(data: bytes) -> Document:
    """The document, within the usual limits."""
    return open_document(data, Limits())


def grid(rows: str, more: str = "") -> Grid:
    """The one table of a workbook."""
    (found,) = opened(workbook(rows, more)).blocks
    assert isinstance(found, Grid)
    return found


@each_row(
    ("written", "text", "held"),
    [
        (cell("农田"), "农田", ""),
        (cell("9.5", "Number"), "9.5", "9.5"),
        (cell("0.95499999999999996", "Number", StyleID="a"), "95.5%", "0.955"),
        (cell("1234.5", "Number", StyleID="b"), "1,234.50", "1234.5"),
        (cell("5", "Number", StyleID="c"), "5", "5"),
        (cell("5", "Number", StyleID="x"), "5", "5"),
        (cell("much", "Number"), "much", ""),
        (cell("2024-03-08T00:00:00.000", "DateTime"), "2024-03-08", ""),
        (cell("2024-03-08T10:30:00.000", "DateTime"), "2024-03-08T10:30:00.000", ""),
        (cell("#REF!", "Error"), "#REF!", ""),
        ("<Cell><Data><B>甲</B><Font>乙</Font></Data></Cell>", "甲乙", ""),
        ("<Cell><Data>甲</Data><Comment><Data>乙</Data></Comment></Cell>", "甲", ""),
    ],
)
def test_what_a_cell_prints(written: str, text: str, held: str) -> None:
    """By its format, where it holds a number; what is said of it is no part of it."""
    found = grid(f"<Row>{cell('项目')}{written}</Row>").rows[0][1]
    assert (found.text, found.held) == (text, held)


def test_where_cells_stand() -> None:
    """By their index, or behind the one before, with what it covers."""
    merged = cell("甲", MergeAcross="1", MergeDown="1")
    rows = f"<Row>{merged}{cell('乙')}</Row><Row>{cell('丙', Index='3')}</Row>"
    rows += f'<Row ss:Index="5"><Cell/>{cell("丁")}{cell("戊")}</Row>'
    found = grid(rows)
    said = [(c.row, c.column, c.row_span, c.column_span, c.text) for r in found.rows for c in r]
    assert [each for each in said if each[4]] == [
        (0, 0, 2, 2, "甲"),
        (0, 2, 1, 1, "乙"),
        (1, 2, 1, 1, "丙"),
        (4, 1, 1, 1, "丁"),
        (4, 2, 1, 1, "戊"),
    ]
    assert (found.name, found.apart) == ("自评表", True)


def test_what_is_hidden_is_told() -> None:
    """Rows and columns are read; a sheet is not."""
    rows = f'<Column ss:Hidden="1"/><Row ss:Hidden="1">{cell("甲")}{cell("乙")}</Row>'
    document = opened(workbook(rows))
    assert [note.code for note in document.notes] == ["hidden_column", "hidden_row"]
    assert len(document.blocks) == 1
    hidden = opened(
        workbook(rows, "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>")
    )
    assert hidden.blocks == ()
    assert "hidden_sheet" in {note.code for note in hidden.notes}


def test_a_form_in_such_a_workbook() -> None:
    """As in any other, also in UTF-16."""
    heads = "".join(map(cell, ("一级指标", "二级指标", "三级指标", "指标值", "完成值", "得分")))
    row = "".join(map(cell, ("产出", "数量", "里程", "≥5公里", "6公里")))
    rows = f"<Row>{heads}</Row><Row>{row}{cell('50', 'Number')}</Row>"
    for encoding in ("utf-8", "utf-16"):
        (form,) = read(workbook(rows, encoding=encoding)).forms
        assert isinstance(form, ProjectForm)
        assert [str(each.claimed) for each in form.indicators] == ["50"]


def test_a_sheet_of_one_text_a_row_is_prose() -> None:
    """A cover, without a name of its own."""
    document = opened(workbook(f"<Row>{cell('封面')}</Row>", name=""))
    assert document.blocks == (Paragraph(text="封面", at="表1 第1行"),)


@each_row(
    ("rows", "said"),
    [
        (f"<Row>{cell('甲', Index='9999')}</Row>", "a cell beyond"),
        (f'<Row ss:Index="999999">{cell("甲")}</Row>', "a cell beyond"),
        ("<Row><Cell>", "no well-formed XML"),
    ],
)
def test_what_is_refused(rows: str, said: str) -> None:
    """What lies beyond the limits, and what is cut off."""
    with pytest.raises(DecodeError, match=said):
        opened(workbook(rows))
