"""Word and Excel files that are sound but for a few changes: of cells, of parts, of the archive."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from pathlib import Path
from typing import Final

from hypothesis import strategies as st

from perfeval.forms import Grid
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.forms.sources.opening import open_document
from tests.doors.grown import grown_texts
from tests.doors.markup import changed_part, said
from tests.doors.tearing import torn, written_over
from tests.forms.layouts import LAYOUTS
from tests.forms.paper import (
    OVER,
    Drawn,
    Piece,
    Row,
    Wide,
    as_excel,
    as_text,
    as_word,
    workbook,
)

__all__ = ["packages", "pieces"]

Parts = list[tuple[str, bytes]]

_FORMS: Final = Path(__file__).parents[1] / "data" / "forms"
_TABLE: Final[list[Row]] = [
    ["项目名称", "某项目", "", "", ""],
    ["年度资金总额", "年初预算数", "全年预算数", "全年执行数", "执行率"],
    ["", "9.48", "9.48", "9.48", "100%"],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "得分"],
    [Wide("产出指标（50分）", 2), "办件量", "≥50个", "10"],
    [OVER, "", "合格率", "100%", "9.5"],
]
_STYLED: Final = workbook(
    {
        "表": '<cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1">'
        '<c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.5</v></c><c r="C1" s="2"><v>45441</v></c>'
        '</row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><f>1+1</f><v>2</v></c>'
        '<c r="C2" t="e"><v>#N/A</v></c></row><row r="5" ht="0"><c r="A5" s="3"><v>12345.6</v></c>'
        '<c r="B5" s="4"><f t="shared" ref="B5:B6" si="0">SUM(A5,$C$1)/(1+2)*5%</f><v>9</v></c>'
        '<c r="C5" s="5" t="s"><v>1</v></c></row><row r="6"><c r="B6"><f t="shared" si="0"/>'
        "<v>9</v></c><c r=\"C6\"><f>ROUND('项目支出绩效自评表'!B1,2)+[1]表!A1</f><v>1</v></c>"
        '<c r="C6" t="s"><v>9</v></c></row></sheetData><mergeCells><mergeCell ref="A3:B4"/>'
        "</mergeCells>",
        "项目支出绩效自评表": '<sheetData><row r="1"><c r="A1" t="inlineStr">'
        '<is><t>项目名称</t></is></c><c r="B1" t="str"><v>某项目</v></c></row></sheetData>',
    },
    {
        "xl/styles.xml": '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0"/>'
        '<numFmt numFmtId="165" formatCode="[&gt;=10000]0!.0,&quot;万&quot;;[Red]-#,##0.0#;@"/>'
        '<numFmt numFmtId="166" formatCode="0.0%;;;"/></numFmts><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="166"/>'
        '<xf numFmtId="43"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": "<sst><si><t>一级指标</t></si><si><r><t>分</t></r><r><t>值</t></r>"
        "</si></sst>",
    },
)
_MADE: Final = (
    as_word("2023年度项目支出绩效自评表", _TABLE, "备注：无"),
    as_excel("2023年度项目支出绩效自评表", _TABLE, "备注：无"),
    _STYLED,
)
_FILED: Final = tuple(
    path.read_bytes() for path in sorted(_FORMS.rglob("*.*")) if path.suffix in (".docx", ".xlsx")
)


def _told(path: Path) -> list[Piece]:
    """The paragraphs and tables of a real form."""
    blocks = open_document(path.read_bytes(), DEFAULT_LIMITS).blocks
    return [
        [[cell.text for cell in row] for row in block.rows]
        if isinstance(block, Grid)
        else block.text
        for block in blocks
    ]


_TOLD: Final = tuple(_told(path) for path in sorted(_FORMS.rglob("*.txt")))


def parts_of(data: bytes) -> Parts:
    """The parts of a sound archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def archived(parts: Parts, *, stored: bool = False) -> bytes:
    """An archive of parts, which may be as odd as they like."""
    buffer = io.BytesIO()
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", method) as archive:
        warnings.simplefilter("ignore", UserWarning)  # a name may stand twice
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


_CELLS: Final[st.SearchStrategy[Drawn]] = st.one_of(
    said(), st.just(OVER), st.builds(Wide, said(), st.integers(1, 5))
)
_ROWS: Final[st.SearchStrategy[list[Row]]] = st.lists(
    st.lists(_CELLS, min_size=1, max_size=6), min_size=1, max_size=6
)


@st.composite
def _retold(draw: st.DrawFn) -> list[Piece]:
    """A few paragraphs and tables of a real form, some cells of which say something else."""
    told = draw(st.sampled_from(_TOLD))
    first = draw(st.just(0) | st.integers(0, len(told) - 1))
    made: list[Piece] = []
    for piece in told[first : first + draw(st.integers(1, 20))]:
        if isinstance(piece, str):
            made.append(draw(st.just(piece) | said() | grown_texts()))
            continue
        rows: list[list[Drawn]] = [list(row) for row in piece]
        for _ in range(draw(st.integers(0, 6))):
            row = draw(st.sampled_from(rows))
            row[draw(st.integers(0, len(row) - 1))] = draw(said() | grown_texts())
        made.append(rows)
    return made


pieces: Final[st.SearchStrategy[list[Piece]]] = _retold() | st.lists(
    said() | _ROWS, min_size=1, max_size=4
)

_UNPACKED: Final = tuple(parts_of(data) for data in _MADE)
_NAMES: Final = (
    *(
        "/etc/passwd",
        "../x.xml",
        "C:/x.xml",
        "\\x.xml",
        "word/../../x.xml",
        "a\0b.xml",
        "",
        "word/",
    ),
    *("WORD/DOCUMENT.XML", "xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml", "x" * 300),
    *("word/document.xml", "xl/workbook.xml", "_rels/.rels", "[Content_Types].xml", "表.xml"),
)
_BOMB: Final = b" " * 300_000
_RECORDS: Final = {
    b"PK\x01\x02": (8, 10, 20, 24, 28, 30, 32, 42),
    b"PK\x03\x04": (6, 8, 18, 22, 26, 28),
    b"PK\x05\x06": (4, 6, 8, 10, 12, 16, 20),
}
"""Where the fields of each record of a zip file lie that say what is packed, and how."""
_LIES: Final = st.one_of(
    st.sampled_from((0, 1, 0x41, 12, 0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)),
    st.integers(0, 2**32 - 1),
)


@st.composite
def _rearranged(draw: st.DrawFn, parts: Parts) -> Parts:
    """The parts with one of them gone, renamed, doubled, or holding something else."""
    parts = list(parts)
    at = draw(st.integers(0, len(parts) - 1))
    name, data = parts[at]
    way = draw(st.sampled_from(("gone", "renamed", "double", "filled", "added")))
    if way == "gone":
        del parts[at]
    elif way == "renamed":
        parts[at] = (draw(st.sampled_from(_NAMES)), data)
    elif way == "double":
        parts.insert(draw(st.integers(0, len(parts))), (name, draw(changed_part(data))))
    elif way == "filled":
        parts[at] = (name, draw(st.sampled_from((b"", _BOMB, data + _BOMB, _MADE[0], data * 3))))
    else:
        parts.append((draw(st.sampled_from(_NAMES)), draw(st.sampled_from((data, _MADE[1])))))
    return parts


@st.composite
def _lying(draw: st.DrawFn, data: bytes) -> bytes:
    """An archive in which a field of a record says something else."""
    mark = draw(st.sampled_from(sorted(_RECORDS)))
    found = [at for at in range(len(data)) if data.startswith(mark, at)]
    if not found:
        return data
    at = draw(st.sampled_from(found)) + draw(st.sampled_from(_RECORDS[mark]))
    width = draw(st.sampled_from((2, 4)))
    lie = struct.pack("<Q", draw(_LIES))[:width]
    return data[:at] + lie + data[at + width :]


@st.composite
def _cut(draw: st.DrawFn, data: bytes) -> bytes:
    """An archive of which a piece is lost, or that stands within something else."""
    at = draw(st.integers(0, len(data)))
    return draw(st.sampled_from((data[:at], data[at:], b"x" + data, data + b"x", data + data)))


def _damaged(data: bytes) -> st.SearchStrategy[bytes]:
    return st.one_of(written_over(data), _lying(data), torn(data), _cut(data))


_WAYS: Final = (
    "drawn",
    "drawn",
    "drawn",
    "laid out",
    "laid out",
    "part",
    "part",
    "archive",
    "filed",
)


@st.composite
def packages(draw: st.DrawFn) -> bytes:
    """Files: drawn, web pages and text as well, with a changed part, rearranged, cut and torn."""
    way = draw(st.sampled_from(_WAYS))
    if way == "drawn":
        make = draw(st.sampled_from((as_word, as_excel, as_text)))
        return make(*draw(pieces))
    if way == "laid out":
        make = draw(st.sampled_from(sorted(LAYOUTS)).map(LAYOUTS.__getitem__))
        data = make(*draw(pieces))
        return draw(st.just(data) | torn(data))
    if way == "filed":
        return draw(_damaged(draw(st.sampled_from(_FILED))))
    parts = draw(st.sampled_from(_UNPACKED))
    if way == "archive":
        data = archived(draw(_rearranged(parts)), stored=draw(st.booleans()))
        return draw(st.just(data) | _damaged(data))
    at = draw(st.integers(0, len(parts) - 1))
    name, part = parts[at]
    part = draw(changed_part(part) | written_over(part))
    return archived([*parts[:at], (name, part), *parts[at + 1 :]], stored=draw(st.booleans()))
