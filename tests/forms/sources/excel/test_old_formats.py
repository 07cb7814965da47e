"""The number formats of an old workbook, read from the records of its stream."""

from __future__ import annotations

import struct

from hypothesis import given
from hypothesis import strategies as st

from perfeval.forms.sources.excel.old_formats import OldFormats
from tests.forms.compound_file import compound_file, record, workbook_stream

NUMBER, SHORT, FORMULA, ROW = 0x203, 0x27E, 0x06, 0xBD


def cell(kind: int, row: int, column: int, style: int) -> bytes:
    """A record of a number in this style."""
    return record(kind, struct.pack("<3H", row, column, style), b"\0" * 8)


def row_of(row: int, first: int, *styles: int) -> bytes:
    """A record of several numbers side by side."""
    cells = b"".join(struct.pack("<HI", style, 0) for style in styles)
    last = struct.pack("<H", first + len(styles) - 1)
    return record(ROW, struct.pack("<2H", row, first), cells, last)


CHART = record(0x809, b"\0" * 8) + cell(NUMBER, 5, 5, 1) + record(0x0A)
STREAM = workbook_stream(
    {164: '0.0"分"', 165: "0.000"},
    [0, 9, 164, 165, 999],
    record(0x1B) + cell(NUMBER, 0, 0, 1) + cell(SHORT, 0, 1, 2) + cell(FORMULA, 1, 0, 3) + CHART,
    row_of(2, 3, 0, 1, 2) + cell(NUMBER, 0, 0, 77) + cell(NUMBER, 0, 1, 4),
)


def test_each_number_has_the_format_of_its_style() -> None:
    """Numbers, short ones, formulas and rows of them; a chart within a sheet has none of these."""
    formats = OldFormats.of(compound_file({"Workbook": STREAM}))
    assert formats
    first = [formats.code("表1", *at) for at in ((0, 0), (0, 1), (1, 0), (5, 5))]
    assert first == ["0%", '0.0"分"', "0.000", "General"]
    second = [formats.code("表2", *at) for at in ((2, 3), (2, 4), (2, 5), (0, 0), (0, 1))]
    assert second == ["General", "0%", '0.0"分"', "General", "General"]


def test_a_workbook_without_records_has_no_formats() -> None:
    """Nor has what is none, or one of which a record is cut short."""
    assert not OldFormats.of(b"")
    cut = workbook_stream({}, [9]) + record(NUMBER, b"\0")
    assert not OldFormats.of(compound_file({"Workbook": cut}))


@given(place=st.integers(0, len(STREAM) - 1), with_=st.integers(0, 255))
def test_a_damaged_stream_raises_nothing(place: int, with_: int) -> None:
    """Whatever a byte says."""
    data = bytearray(STREAM)
    data[place] = with_
    OldFormats.of(compound_file({"Workbook": bytes(data)})).code("表1", 0, 0)
