"""Archives that lie or attack are refused before anything is unpacked."""

from __future__ import annotations

import io
import random
import struct
import tracemalloc
import zipfile
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.errors import DecodeError
from perfeval.forms import Limits, read
from perfeval.forms.sources.archive import Archive
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from tests.forms.paper import as_word, packed, word_file, word_paragraph
from tests.tables import each_row

NOISE = random.Random(7).randbytes(99_999)
GOOD = as_word("某某绩效自评报告", "一、基本情况", "无")


def packed_raw(parts: list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of parts, names may repeat."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in parts:
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            archive.writestr(info, data)
    return buffer.getvalue()


def unpacked(data: bytes, limits: Limits) -> None:
    """Unpack every part."""
    archive = Archive(data, limits)
    for name in archive.names:
        archive.read(name)


def refused(data: bytes, match: str, limits: Limits = DEFAULT_LIMITS) -> None:
    """The archive is refused with these words, in little memory."""
    tracemalloc.start()
    with pytest.raises(DecodeError, match=match):
        unpacked(data, limits)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 150 * 2**20


def test_parts_come_back_as_they_went_in() -> None:
    """Stored and deflated parts, names in any case, folders left out."""
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        archive = Archive(packed_raw([("a/", b""), ("a/B.xml", NOISE)], method), DEFAULT_LIMITS)
        assert archive.names == ("a/B.xml",)
        assert "A/b.XML" in archive
        assert archive.read("a/b.xml") == NOISE


def test_a_missing_part_is_named() -> None:
    """The error says which part is missing."""
    with pytest.raises(DecodeError, match=r"x\.xml: the part is missing"):
        Archive(GOOD, DEFAULT_LIMITS).read("x.xml")


def test_two_parts_of_one_name() -> None:
    """Names are compared without case."""
    refused(packed_raw([("a.xml", b"1"), ("A.XML", b"2")]), "two parts of this name")


@each_row("name", ["", "../a", "/a", "a/../../b", "C:/a", "\\a"])
def test_names_that_point_outside(name: str) -> None:
    """Absolute names and .. are refused."""
    refused(packed_raw([(name, b"1")]), "points outside")


def test_a_name_in_another_encoding_is_read() -> None:
    """A name that is not UTF-8 is read as the archive format says."""
    data = packed_raw([("aaaa.xml", b"1")]).replace(b"aaaa.xml", b"\xff\xfe\xfda.xml")
    assert len(Archive(data, DEFAULT_LIMITS).names) == 1


def test_a_bomb_by_ratio() -> None:
    """50 MB of zeros in 50 kB."""
    refused(packed_raw([("a", b"\0" * (40 * 2**20))]), "a zip bomb")


def test_too_large_by_part_by_sum_and_by_count() -> None:
    """Each limit names what was found."""
    data = packed_raw([("a", b"1" * 900), ("b", b"2" * 900)])
    refused(data, "900 bytes; at most 899", Limits(part_size=899))
    refused(data, "1800 bytes unpacked", Limits(total_size=1799))
    refused(data, "holds 2 parts", Limits(entries=1))


def patched(data: bytes, mark: bytes, offset: int, value: bytes, nth: int = 0) -> bytes:
    """The archive with bytes changed behind the nth mark."""
    at = -1
    for _ in range(nth + 1):
        at = data.index(mark, at + 1)
    return data[: at + offset] + value + data[at + offset + len(value) :]


def test_an_encrypted_part() -> None:
    """The flag of encryption is believed."""
    refused(patched(GOOD, b"PK\x01\x02", 8, b"\x01\0"), "encrypted")


def test_a_method_that_is_not_read() -> None:
    """Only stored and deflated parts are read."""
    refused(patched(GOOD, b"PK\x01\x02", 10, b"\x0c\0"), "method 12")


def resized(data: bytes, size: int, part: bytes) -> bytes:
    """The archive of one part that says twice of another size, and of what it would unpack to."""
    said = struct.pack("<L", size), struct.pack("<L", zlib.crc32(part))
    for mark, at_check, at_size in ((b"PK\x01\x02", 16, 24), (b"PK\x03\x04", 14, 22)):
        data = patched(patched(data, mark, at_size, said[0]), mark, at_check, said[1])
    return data


def test_a_size_that_lies() -> None:
    """A longer or shorter part than both records say is refused, though the check sum be right."""
    text = b"12345678" * 100
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        data = packed_raw([("a", text)], method)
        for size, checked in ((0, 1), (700, 701), (799, 800), (801, 800)):
            refused(resized(data, size, text[:checked]), "a: the part is not as long")
        refused(resized(data, 700, text[:700]), "a: the part is (not as long|damaged)")


def test_a_check_sum_that_is_wrong() -> None:
    """One digit changed in a part, stored or deflated anew, is told by the name of the part."""
    data = packed_raw([("b.xml", NOISE), ("a.xml", b"<v>1131.56</v>")], zipfile.ZIP_STORED)
    refused(data.replace(b"1131", b"1132"), r"^a\.xml: the part is damaged")
    data = packed_raw([("a.xml", b"<v>1131.56</v>")])
    changed = packed_raw([("a.xml", b"<v>1132.56</v>")])
    data = patched(data, b"PK\x03\x04", 35, changed[35 : changed.index(b"PK\x01\x02")])
    refused(data, r"^a\.xml: the part is damaged")


@each_row("more", [1, 5, 4096, 70_000, 5_000_000])
def test_bytes_behind_the_end_of_a_stream(more: int) -> None:
    """What the directory calls packed ends with the stream; however much more is never read."""
    with_more = packed_with(zlib.compress(NOISE, wbits=-15) + b"\0" * more, NOISE)
    refused(with_more, r"a: the packed part goes on behind its end")
    exact = packed_with(zlib.compress(NOISE, wbits=-15), NOISE)
    assert Archive(exact, DEFAULT_LIMITS).read("a") == NOISE


@each_row("level", range(10))
def test_a_stream_of_any_kind_ends_where_it_ends(level: int) -> None:
    """Stored, fixed and dynamic blocks, some ended by many bytes that unpack to nothing."""
    for part in (b"", b"1", b"1" * 300, NOISE):
        engine = zlib.compressobj(level, wbits=-15)
        stream = engine.compress(part) + engine.flush(zlib.Z_FULL_FLUSH)
        stream += b"\0\0\0\xff\xff" * 3 + engine.flush()
        data = packed_with(stream, part)
        assert Archive(data, DEFAULT_LIMITS).read("a") == part


def packed_with(stream: bytes, part: bytes) -> bytes:
    """An archive of one part called a, packed to `stream`, that says it is `part`."""
    data = packed_raw([("a", stream)], zipfile.ZIP_STORED)
    for mark, method in ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8)):
        data = patched(data, mark, method, b"\x08\0")
    return resized(data, len(part), part)


def test_parts_inside_one_another() -> None:
    """An entry whose bytes lie within another's is found by arithmetic."""
    inner = packed_raw([("in", b"x" * 40)], zipfile.ZIP_STORED)
    outer = packed_raw([("out", inner), ("in", b"x" * 40)], zipfile.ZIP_STORED)
    start = outer.index(inner)
    entry = outer.index(b"PK\x01\x02", outer.index(b"PK\x01\x02", start + len(inner)) + 1)
    lying = outer[: entry + 42] + struct.pack("<L", start) + outer[entry + 46 :]
    refused(lying, "overlaps")


@each_row(
    ("mark", "offset", "value", "match"),
    [
        (b"PK\x05\x06", 4, b"\x01\0", "not one whole"),
        (b"PK\x05\x06", 10, b"\xff\xff", "not one whole"),
        (b"PK\x05\x06", 8, b"\xff\xff\xff\xff", "zip64"),
        (b"PK\x05\x06", 12, b"\xff\xff\xff\xff", "zip64"),
        (b"PK\x05\x06", 16, b"\x01\0\0\0", "not where it should be"),
        (b"PK\x01\x02", 0, b"XX", "damaged"),
        (b"PK\x01\x02", 6, b"\xff\xff", "the directory of the archive is damaged"),
        (b"PK\x01\x02", 20, b"\xff\xff\xff\xff", "_rels/.rels.*zip64"),
        (b"PK\x01\x02", 28, b"\xff\0", "damaged|cut short|points outside|contradict"),
        (b"PK\x01\x02", 42, b"\xff\xff\xff\x0f", "not in the file"),
        (b"PK\x03\x04", 0, b"XX", "contradict"),
        (b"PK\x03\x04", 6, b"\x01\0", "contradict"),
        (b"PK\x03\x04", 8, b"\0\0", "contradict"),
        (b"PK\x03\x04", 14, b"\0\0\0\0", "contradict"),
        (b"PK\x03\x04", 18, b"\x01\0\0\0", "contradict"),
        (b"PK\x03\x04", 22, b"\x01\0\0\0", "contradict"),
        (b"PK\x03\x04", 28, b"\xff\xff", "contradict"),
        (b"PK\x03\x04", 30, b"R", "contradict"),
    ],
)
def test_records_that_lie(mark: bytes, offset: int, value: bytes, match: str) -> None:
    """Counts, offsets, sizes and marks that do not fit each other, in each of the three records."""
    refused(patched(GOOD, mark, offset, value), match)


def test_records_that_zipfile_alone_would_follow() -> None:
    """A zip64 end record in the comment of a part; extra fields that are cut short."""
    for comment, extra, match in (
        (b"PK\x06\x07" + b"\0" * 16, b"", "zip64"),
        (b"", b"\x01\0\xff\0", "the directory of the archive is damaged"),
    ):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            info = zipfile.ZipInfo("a")
            info.comment, info.extra = comment, extra
            archive.writestr(info, b"1")
        refused(buffer.getvalue(), match)


def test_names_whose_encoding_the_two_records_tell_apart() -> None:
    """Both say the same bytes; where only one calls them UTF-8, the part is not unpacked."""
    data = packed_raw([("表.xml", b"1")])
    assert Archive(data, DEFAULT_LIMITS).read("表.xml") == b"1"
    plain = patched(data, b"PK\x01\x02", 8, b"\0\0")
    refused(plain, r"^表\.xml: the part is damaged")
    unpacked(patched(plain, b"PK\x03\x04", 6, b"\0\0"), DEFAULT_LIMITS)
    broken = data.replace("表".encode(), b"\xff\xff\xff")
    refused(broken, "the directory of the archive is damaged")
    refused(patched(broken, b"PK\x01\x02", 8, b"\0\0"), "the part is damaged")


def test_sizes_told_behind_the_part() -> None:
    """A writer that cannot go back leaves them blank in the part's own header; others use zip64."""

    class OneWay(io.RawIOBase):
        """Takes bytes and never goes back."""

        def __init__(self) -> None:
            self.taken = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> int:
            self.taken += data
            return len(data)

    stream = OneWay()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", NOISE)
        with archive.open("b", "w", force_zip64=True) as part:
            part.write(NOISE)
    data = bytes(stream.taken)
    assert [Archive(data, DEFAULT_LIMITS).read(name) == NOISE for name in "ab"] == [True, True]
    refused(patched(data, b"PK\x03\x04", 18, b"\x01\0\0\0"), "contradict")


def test_bytes_before_and_behind_the_archive() -> None:
    """Nothing may stand before the first part or behind the directory, a comment apart."""
    refused(b"x" + GOOD, "not where it should be")
    refused(GOOD + b"x", "not one whole")
    refused(GOOD + GOOD[:40], "not one whole")
    refused(GOOD + GOOD, "not where it should be")
    commented = GOOD[:-2] + b"\x03\0abc"
    assert Archive(commented, DEFAULT_LIMITS).names == Archive(GOOD, DEFAULT_LIMITS).names


@given(
    changes=st.lists(st.tuples(st.integers(0), st.integers(0, 255)), min_size=1, max_size=3),
    method=st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]),
)
def test_a_part_comes_back_as_it_went_in_or_not_at_all(
    changes: list[tuple[int, int]], method: int
) -> None:
    """Whatever bytes change, a part of an archive is the one that was packed, or is refused."""
    parts = [("a.xml", b"<v>1131.56</v>"), ("b/", b""), ("b/c.xml", b"12345678" * 40)]
    data = bytearray(packed_raw(parts, method))
    for at, value in changes:
        data[at % len(data)] = value
    try:
        archive = Archive(bytes(data), DEFAULT_LIMITS)
        found = {archive.read(name) for name in archive.names}
    except DecodeError:
        return
    assert found <= {part for _, part in parts}


def test_a_count_that_lies() -> None:
    """More or fewer entries than the directory holds."""
    for count in (1, 2, 4):
        data = patched(GOOD, b"PK\x05\x06", 8, struct.pack("<HH", count, count))
        if count != len(Archive(GOOD, DEFAULT_LIMITS).names):
            refused(data, "cut short|as long as it says")


def test_a_truncated_file() -> None:
    """Cut anywhere, the file is refused."""
    for end in (len(GOOD) - 1, len(GOOD) // 2, 30):
        refused(GOOD[:end], "cut short|directory")


def test_a_damaged_part() -> None:
    """Bytes that deflate to nothing."""
    at = GOOD.index(b"word/document.xml") + len("word/document.xml")
    refused(GOOD[:at] + b"\xff" * 20 + GOOD[at + 20 :], "damaged")


def test_no_document_in_the_archive() -> None:
    """An archive that is neither Word nor Excel."""
    with pytest.raises(DecodeError, match="no Word or Excel file"):
        read(packed_raw([("a.xml", b"1")]))
    with pytest.raises(DecodeError, match="neither a Word nor an Excel"):
        read(packed({"ppt/presentation.xml": "<p/>"}, "ppt/presentation.xml"))


@each_row(
    ("document", "match"),
    [
        ('<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>', "DOCTYPE"),
        ('<!DOCTYPE d SYSTEM "file:///etc/passwd"><d/>', "DOCTYPE"),
        ("<d><e></d>", "no well-formed XML"),
        ('<?xml version="1.0" encoding="x-none"?><d/>', "encoding|well-formed"),
        ("<d>" + "<e>" * 300 + "</e>" * 300 + "</d>", "nested deeper"),
    ],
)
def test_xml_that_attacks(document: str, match: str) -> None:
    """Document types, entities, depth: refused with the part named."""
    with pytest.raises(DecodeError, match=match) as caught:
        read(packed({"word/document.xml": document}, "word/document.xml"))
    assert caught.value.problems[0][0] == "word/document.xml"


def test_a_document_type_in_another_encoding() -> None:
    """UTF-16 does not hide a document type."""
    document = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d><d/>'.encode("utf-16")
    data = packed_raw(
        [
            ("_rels/.rels", _rels().encode()),
            ("word/document.xml", document),
        ]
    )
    with pytest.raises(DecodeError, match="DOCTYPE"):
        read(data)


def _rels() -> str:
    return Archive(GOOD, DEFAULT_LIMITS).read("_rels/.rels").decode()


def test_more_elements_than_are_read() -> None:
    """A part of very many elements ends at the limit, soon."""
    body = "".join(word_paragraph(NOISE[at : at + 9].hex()) for at in range(2000))
    with pytest.raises(DecodeError, match="more than 5000 elements"):
        read(word_file(body), limits=Limits(elements=5000))
