"""Tables of an old Word file as they are stored, where LibreOffice finds none."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.errors import DecodeError
from perfeval.forms import DEFAULT_LIMITS, Document, Grid, Limits, Paragraph
from perfeval.forms.sources import opening
from perfeval.forms.sources.opening import open_document
from perfeval.forms.sources.usage import Usage
from perfeval.forms.sources.word.old_tables import read_old_tables
from tests.forms.compound_file import doc_file

CELL = struct.pack("<HBI", 0x2416, 1, 0)[:3]
BEGINS, GOES_ON = 0x60, 0x20


def row(edges: Sequence[int], kinds: Sequence[int] = ()) -> bytes:
    """What is stored of a row with these edges, behind the mark that it ends."""
    told = b"".join(bytes([kind]).ljust(20, b"\0") for kind in kinds)
    body = bytes([len(edges) - 1]) + struct.pack(f"<{len(edges)}h", *edges) + told
    return CELL + b"\x17\x24\1" + struct.pack("<2H", 0xD608, len(body) + 1) + body


def elsewhere(where: int) -> bytes:
    """Properties that stand in the stream of data."""
    return struct.pack("<HI", 0x6646, where)


TABLE = [
    ("项目支出绩效自评表\r", b"\x03\x24\1"),
    ("\x13HYPERLINK x\x14产出\x15\r", CELL),
    ("指标\x07", CELL),
    ("数\x0b量\x07", CELL + struct.pack("<HB", 0xC60D, 2) + b"\0\0"),
    ("\x07", row([0, 1000, 3000], [BEGINS, 0])),
    ("\x07", CELL),
    ("5\x07", CELL),
    ("\x01\x07", CELL),
    ("\x07", row([10, 1000, 2000, 3010], [GOES_ON, 0, 0])),
    ("合计\x07", CELL),
    ("\x07", elsewhere(0)),
]
DATA = struct.pack("<H", len(row([0, 3000]))) + row([0, 3000])


def blocks(data: bytes, limits: Limits = DEFAULT_LIMITS) -> list[object]:
    """The paragraphs, and the cells of the tables with their columns and spans."""
    return [
        [
            [(c.column, c.column_span, c.row_span, c.text, c.continues) for c in line]
            for line in block.rows
        ]
        if isinstance(block, Grid)
        else block.text
        for block in read_old_tables(data, Usage(limits))
    ]


def test_cells_stand_in_their_columns_with_their_spans() -> None:
    """Edges that nearly meet are one; properties may stand elsewhere; fields show their result."""
    assert blocks(doc_file(TABLE, Data=DATA)) == [
        "项目支出绩效自评表",
        [
            [(0, 1, 2, "产出\n指标", False), (1, 2, 1, "数\n量", False)],
            [(0, 1, 1, "", True), (1, 1, 1, "5", False), (2, 1, 1, "", False)],
            [(0, 3, 1, "合计", False)],
        ],
    ]


def test_a_row_of_which_less_is_stored_has_its_cells_in_order() -> None:
    """So has one with more cells than it says, and a letter may be one byte."""
    table = [("A\x07B\x07", CELL), ("\x07", CELL + b"\x17\x24\1"), ("end\r", b"")]
    assert blocks(doc_file(table, narrow=True)) == [
        [[(0, 1, 1, "A", False), (1, 1, 1, "B", False)]],
        "end",
    ]


def test_without_a_row_nothing_is_read() -> None:
    """The prose of the file is what LibreOffice makes of it; so is that of a damaged one."""
    assert blocks(doc_file([("文字\r", b"")])) == []
    assert blocks(b"") == []


def test_it_counts_against_the_limits() -> None:
    """As any table does."""
    with pytest.raises(DecodeError, match="more than 2 cells"):
        blocks(doc_file(TABLE, Data=DATA), Limits(cells=2))


def test_where_libreoffice_finds_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file itself is asked, and a note says so."""
    prose = (Paragraph(text="表", at="第1段"),)
    monkeypatch.setattr(opening, "_converted", lambda *_: prose)

    def opened(data: bytes) -> Document:
        return open_document(data, DEFAULT_LIMITS)

    found = opened(doc_file(TABLE, Data=DATA))
    assert [type(block) for block in found.blocks] == [Paragraph, Grid]
    assert [note.code for note in found.notes] == ["converted"]
    assert opened(doc_file([("文字\r", b"")])).blocks == prose


@given(place=st.integers(0, 8000), with_=st.integers(0, 255))
def test_a_damaged_file_raises_nothing_else(place: int, with_: int) -> None:
    """Whatever a byte says, beyond the limits at most."""
    data = bytearray(doc_file(TABLE, Data=DATA))
    data[place % len(data)] = with_
    assert len(blocks(bytes(data))) <= len(TABLE)
