"""The container of the old Office: streams in chains of sectors, large and small."""

from __future__ import annotations

import struct

from hypothesis import given
from hypothesis import strategies as st

from perfeval.forms.sources.compound import stream_of
from tests.forms.compound_file import compound_file

LARGE = bytes(range(256)) * 5
SMALL = "小的流".encode() * 9


def test_large_and_small_streams() -> None:
    """A stream of some sectors, and one that shares them with others; another is not there."""
    data = compound_file({"甲": LARGE, "乙": SMALL, "丙": b"1"}, least=1000)
    assert stream_of(data, "甲") == LARGE
    assert stream_of(data, "乙") == SMALL
    assert stream_of(data, "丙") == b"1"
    assert stream_of(data, "丁") == b""


def test_a_table_of_chains_that_goes_on_elsewhere() -> None:
    """A large file names more sectors of the table than its header has room for."""
    data = bytearray(compound_file({"甲": LARGE}))
    (named,) = struct.unpack_from("<I", data, 76)
    struct.pack_into("<I", data, 76, 0xFFFFFFFF)
    assert stream_of(bytes(data), "甲") == b""
    struct.pack_into("<2I", data, 68, len(data) // 512 - 1, 9)
    further = struct.pack("<128I", named, *[0xFFFFFFFF] * 126, 0xFFFFFFFE)
    assert stream_of(bytes(data) + further, "甲") == LARGE


def test_sectors_of_a_size_that_no_file_has() -> None:
    """Nothing is read in them."""
    data = bytearray(compound_file({"甲": LARGE}))
    struct.pack_into("<H", data, 30, 40)
    assert stream_of(bytes(data), "甲") == b""


def test_a_chain_in_a_circle_ends() -> None:
    """It is followed as far as the stream is long, and the directory as far as the file is."""
    data = bytearray(compound_file({"甲": LARGE}))
    (fat,) = struct.unpack_from("<I", data, 76)
    for sector in range(5):
        struct.pack_into("<I", data, 512 * (fat + 1) + 4 * sector, sector)
    assert stream_of(bytes(data), "甲") == (LARGE[:512] * 3)[: len(LARGE)]


@given(place=st.integers(0, 2000), with_=st.integers(0, 255), cut=st.integers(0, 3000))
def test_a_damaged_file_gives_what_it_holds(place: int, with_: int, cut: int) -> None:
    """No byte that lies, and no end that comes early, raises."""
    data = bytearray(compound_file({"甲": LARGE, "乙": SMALL}, least=1000))
    data[place] = with_
    for name in ("甲", "乙"):
        assert len(stream_of(bytes(data[: len(data) - cut]), name)) <= len(data)
