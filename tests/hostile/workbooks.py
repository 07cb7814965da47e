"""Hostile Excel workbooks."""

from __future__ import annotations

from typing import Final

from tests.forms.paper import SHEET, as_excel, column_name, workbook
from tests.hostile.package import Package, stored

__all__ = ["WORKBOOKS"]

_FORM: Final = [
    ["项目名称", "某项目"],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
]
_INDICATOR: Final = ["产出指标", "数量指标", "里程", "≥5公里", "6公里", "1", "1"]
_ONE: Final = '<c r="{at}"><v>1</v></c>'


def _sheet(inside: str, more: dict[str, str] | None = None, sheets: int = 1) -> bytes:
    return stored(workbook({f"表{number}": inside for number in range(sheets)}, more))


def _cells(count: int, cell: str, width: int = 20) -> str:
    """So many cells in rows, each with its reference."""
    rows = []
    for row in range(1, count // width + 2):
        made = (cell.format(at=f"{column_name(column)}{row}") for column in range(width))
        rows.append(f'<row r="{row}">{"".join(made)}</row>')
    return f"<sheetData>{''.join(rows)}</sheetData>"


def _within(name: str, inside: str) -> str:
    return f"<{name}>{inside}</{name}>"


def _strings(text: str) -> dict[str, str]:
    return {"xl/sharedStrings.xml": f'<sst xmlns="{SHEET}"><si><t>{text}</t></si></sst>'}


def _styles(code: str, count: int = 1) -> dict[str, str]:
    formats = "".join(
        f'<numFmt numFmtId="{164 + number}" formatCode="{code}"/>' for number in range(count)
    )
    styled = '<cellXfs><xf numFmtId="164"/></cellXfs>'
    return {"xl/styles.xml": f'<styleSheet xmlns="{SHEET}">{formats}{styled}</styleSheet>'}


def _computed(formula: str) -> str:
    """A cell with a formula, and a value that it does not give."""
    return f'<c r="{{at}}"><f>{formula}</f><v>7</v></c>'


def _chain(count: int) -> str:
    """Formulas each of which reads the one before, and none is right."""
    rows = (
        f'<row r="{row}"><c r="A{row}"><f>SUM(A{row - 1},B1)</f><v>{row}</v></c></row>'
        for row in range(2, min(count, 4_900) + 2)
    )
    return f"<sheetData>{''.join(rows)}{_ONE.format(at='B1') * count}</sheetData>"


def _shared(count: int) -> str:
    """One long formula, stored once."""
    first = f'<f t="shared" si="0">{"A1+" * 2_000}A1</f><v>7</v></c>'
    others = '<c r="{at}"><f t="shared" si="0"/><v>7</v></c>'
    return _cells(count, others).replace('<f t="shared" si="0"/><v>7</v></c>', first, 1)


def _styled(count: int) -> str:
    """Cells of so many styles, in rows of twenty."""
    cells = [f'<c s="{number}"><v>1.5</v></c>' for number in range(count)]
    rows = ("".join(cells[at : at + 20]) for at in range(0, count, 20))
    return _within("sheetData", "".join(_within("row", row) for row in rows))


def _formats(count: int) -> dict[str, str]:
    """As many formats, each of them long."""
    formats = "".join(
        f'<numFmt numFmtId="{164 + number}" formatCode="{"0!a" * 12}{number}{"[$-804]" * 20}"/>'
        for number in range(count)
    )
    styled = "".join(f'<xf numFmtId="{164 + number}"/>' for number in range(count))
    inside = f"{formats}<cellXfs>{styled}</cellXfs>"
    return {"xl/styles.xml": f'<styleSheet xmlns="{SHEET}">{inside}</styleSheet>'}


def _merged(count: int) -> str:
    return "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, count + 1))


def _drawing(count: int) -> bytes:
    anchors = "<a><from><col>9</col><row>9</row></from><pic/></a>" * count
    more = {
        "xl/worksheets/_rels/s1.xml.rels": '<Relationships><Relationship Id="rId1" '
        'Type="t/drawing" Target="d.xml"/></Relationships>',
        "xl/worksheets/d.xml": f"<d>{anchors}</d>",
    }
    cells = _cells(20, '<c r="{at}"><v>1</v></c>', 2)
    return _sheet(f'{cells}{_merged(min(count, 19_000))}<drawing r:id="rId1"/>', more)


WORKBOOKS: Final[dict[str, Package]] = {
    "Excel: one merged range of a sheet": Package(
        lambda n: _sheet(f'{_cells(2, _ONE, 2)}<mergeCell ref="A1:XFD{n}"/>'),
        1_048_576,
    ),
    "Excel: merged ranges": Package(
        lambda n: _sheet(_cells(2 * n, _ONE, 2) + _merged(n)),
        5_000,
        "a cell beyond 40 rows",
    ),
    "Excel: one text in many cells": Package(
        lambda n: _sheet(_cells(n, '<c r="{at}" t="s"><v>0</v></c>'), _strings("甲" * 20_000)),
        100_000,
        "25000 characters",
    ),
    "Excel: one long text": Package(
        lambda n: _sheet(_cells(2, '<c r="{at}" t="s"><v>0</v></c>'), _strings("甲\u200b" * n)),
        8_000_000,
        "25000 characters",
    ),
    "Excel: sheets": Package(
        lambda n: _sheet(_cells(20 * n, _ONE), sheets=n),
        100,
        "9 sheets",
        20,
    ),
    "Excel: a long format": Package(
        lambda n: _sheet(_cells(n, '<c r="{at}" s="0"><v>1</v></c>'), _styles("0;" * 900)),
        99_000,
        "300 cells",
    ),
    "Excel: open brackets in a format": Package(
        lambda n: _sheet(_cells(2, '<c r="{at}" s="0"><v>1</v></c>'), _styles("[" * n)),
        1_000_000,
    ),
    "Excel: formats": Package(
        lambda n: _sheet(_cells(2, _ONE), _styles("0.0", n)),
        800_000,
        "2000 elements",
    ),
    "Excel: a long value": Package(
        lambda n: _sheet(f"<sheetData><row><c><v>{'9' * n}</v></c></row></sheetData>"),
        40_000_000,
        "25000 characters",
        30000,
    ),
    "Excel: hidden rows": Package(
        lambda n: _sheet(_within("sheetData", '<row hidden="1"/>' * n)),
        900_000,
        "2000 elements",
    ),
    "Excel: hidden columns": Package(
        lambda n: _sheet(_within("cols", '<col hidden="1"/>' * n)),
        900_000,
        "2000 elements",
    ),
    "Excel: far blank cells": Package(
        lambda n: _sheet(_within("row", '<c r="XFD9999"/>' * n)),
        900_000,
        "300 cells",
    ),
    "Excel: formulas": Package(
        lambda n: _sheet(_cells(n, '<c r="{at}"><f>SUM(A1:A9)</f></c>')),
        100_000,
        "300 cells",
    ),
    "Excel: sums of everything": Package(
        lambda n: _sheet(_cells(n, _computed("SUM(A1:XFD1048576)"))),
        40_000,
        "300 cells",
    ),
    "Excel: formulas of many terms": Package(
        lambda n: _sheet(_cells(n, _computed("A1" + "/3+A1" * 60))),
        20_000,
        "300 cells",
    ),
    "Excel: a long formula": Package(
        lambda n: _sheet(_cells(2, _computed("1" + "+1" * n), 2)), 4_000_000
    ),
    "Excel: a deep formula": Package(
        lambda n: _sheet(_cells(2, _computed("(" * n + "1" + ")" * n), 2)), 4_000_000
    ),
    "Excel: a chain of formulas": Package(
        lambda n: _sheet(_chain(n)),
        30_000,
        "a cell beyond 40 rows",
    ),
    "Excel: one formula in many cells": Package(
        lambda n: _sheet(_shared(n)),
        49_000,
        "300 cells",
    ),
    "Excel: other workbooks": Package(
        lambda n: _sheet(_cells(n, _computed("[1]表!A1"))),
        60_000,
        "300 cells",
    ),
    "Excel: a format for each cell": Package(
        lambda n: _sheet(_styled(n), _formats(n)),
        40_000,
        "2000 elements",
    ),
    "Excel: a format of many pieces": Package(
        lambda n: _sheet(_cells(n, '<c r="{at}" s="0"><v>123456</v></c>'), _styles("0!a" * 40)),
        99_000,
        "300 cells",
    ),
    "Excel: a cell over and over": Package(
        lambda n: _sheet(_within("sheetData", '<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>' * n)),
        49_000,
        "300 cells",
    ),
    "Excel: texts that are not there": Package(
        lambda n: _sheet(_cells(n, '<c r="{at}" t="s"><v>7</v></c>')),
        99_000,
        "300 cells",
    ),
    "Excel: errors": Package(
        lambda n: _sheet(_cells(n, '<c r="{at}" t="e"><v>#N/A</v></c>')),
        99_000,
        "300 cells",
    ),
    "Excel: pictures": Package(_drawing, 150_000, "too many merged ranges"),
    "Excel: indicators": Package(
        lambda n: stored(as_excel("项目支出绩效自评表", [*_FORM, *[_INDICATOR] * n])),
        4_900,
        "a cell beyond 40 rows",
    ),
}
