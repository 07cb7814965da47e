"""Marked copies of real forms, and what cannot be marked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from perfeval import Filing, Finding, audit, read
from perfeval.errors import DecodeError, InputError
from perfeval.forms import Limits
from perfeval.forms.words.marks import AUTHOR, is_mark
from perfeval.marks import mark
from perfeval.marks.edited_part import EditedPart
from perfeval.render.words import SEVERITIES
from tests.effort import NIGHT
from tests.forms.paper import LINKS, PACKAGE, as_workbook, packed, word_file, word_paragraph
from tests.marks.marked import finding, parts, repacked
from tests.tables import each_row

FORMS = Path(__file__).parents[1] / "data" / "forms"
REAL = [
    path
    for path in sorted(FORMS.rglob("*.*"))
    if path.suffix in {".docx", ".xlsx"} and "lixian" not in path.stem
][:: 1 if NIGHT else 2]


@pytest.mark.unmeasured  # each takes a second, and lines of code no other way
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_a_real_form_comes_back_with_its_findings(path: Path) -> None:
    """It is read as the original is, addresses and all; every finding stands in it once."""
    original = path.read_bytes()
    filing = read(original)
    found = audit(filing)
    for lang in ("zh", "en") if path in REAL[::4] else ("zh",):
        _comes_back(path, filing, found, lang)


def _comes_back(path: Path, filing: Filing, found: Sequence[Finding], lang: str) -> None:
    original = path.read_bytes()
    marked = mark(path, found, lang=lang)
    again = read(marked.data)
    assert again == filing
    assert again.account is not None
    assert filing.account is not None
    assert again.account.addresses == filing.account.addresses
    assert {*marked.at_cells, *marked.listed} == {*found}
    assert all(each in marked.at_cells for each in found if each.address is not None)
    whole = "".join(said(marked.data, path.suffix))
    assert [each for each in found if each.message(lang) not in whole] == []
    untouched = {name for name in parts(original) if "theme" in name or "settings" in name}
    assert all(parts(marked.data)[name] == parts(original)[name] for name in untouched)


def said(data: bytes, suffix: str) -> list[str]:
    """What another program sees of comments and list; what we see, where there is none."""
    if suffix == ".docx":
        docx = pytest.importorskip("docx")
        document = docx.Document(io.BytesIO(data))
        told = [each.text for each in document.comments if each.author == AUTHOR]
        return told + [each.text for each in document.paragraphs]
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    told = [cell.comment.text for cell in cells if cell.comment is not None]
    return told + [str(cell.value) for cell in cells]


@each_row("lang", ["zh", "en"])
def test_every_line_of_the_list_is_known_when_it_comes_in_again(lang: str) -> None:
    """The reader knows the words that the marks are written with."""
    assert all(is_mark(f"【{name}】甲") for name in SEVERITIES[lang].values())


@each_row(
    ("data", "problem"),
    [
        (b"%PDF-1.7", "only .docx and .xlsx files can hold comments"),
        (bytes.fromhex("d0cf11e0a1b11ae1"), "only .docx and .xlsx files can hold comments"),
        ("单位".encode(), "only .docx and .xlsx files can hold comments"),
        (packed({"ppt/p.xml": "<a/>"}, "ppt/p.xml"), "only .docx and .xlsx files can hold"),
        (packed({}, "word/document.xml"), "the archive holds no document"),
        (b"PK\x03\x04", "the archive has no directory"),
        (packed({"word/d.xml": "<!DOCTYPE a><a/>"}, "word/d.xml"), "document type"),
        (packed({"word/d.xml": "<a>"}, "word/d.xml"), "no well-formed XML"),
    ],
)
def test_what_cannot_be_marked_is_refused(data: bytes, problem: str) -> None:
    """As by the reader, with the same guard."""
    with pytest.raises(DecodeError) as caught:
        mark(data, [finding("第1段")])
    assert problem in str(caught.value)


@each_row(
    "content",
    [
        b"<!DOCTYPE a><a/>",
        b"<a>",
        b"\xff\xfe\x00",
        b'<?xml version="1.0" encoding="no-such"?><a/>',
        b'<?xml version="1.0" encoding="utf_16"?><a/>',
        b"",
    ],
)
def test_a_part_that_is_no_plain_xml_is_refused(content: bytes) -> None:
    """Also one that the reader never opens."""
    with pytest.raises(DecodeError, match="part"):
        EditedPart("part", content).elements(frozenset({"a"}))


@each_row(
    ("given", "where"),
    [
        ({"findings": "x"}, "the findings to mark"),
        ({"findings": [1]}, "the findings to mark"),
        ({"findings": 1}, "the findings to mark"),
        ({"lang": "de"}, "the language of the marks"),
        ({"limits": 1}, "the limits of a document"),
        ({"source": 1}, "the source of a filing"),
    ],
)
def test_a_wrong_argument_is_named(given: dict[str, Any], where: str) -> None:
    """Before anything is opened."""
    arguments: dict[str, Any] = {"source": b"", "findings": (), **given}
    with pytest.raises(InputError) as caught:
        mark(arguments.pop("source"), arguments.pop("findings"), **arguments)
    assert caught.value.where == where


def test_the_limits_hold() -> None:
    """A file that is not read is not marked."""
    data = word_file(word_paragraph("甲"))
    with pytest.raises(DecodeError, match="at most 1 are read"):
        mark(data, (), limits=Limits(entries=1))


def test_a_workbook_of_too_many_sheets_is_refused() -> None:
    """As by the reader, before any of them is looked for."""
    data = as_workbook({f"表{number}": ["甲"] for number in range(3)})
    with pytest.raises(DecodeError, match="more than 2 sheets"):
        mark(data, (), limits=Limits(sheets=2))


def test_a_package_that_is_tied_in_odd_ways_is_marked() -> None:
    """Types that are declared, a name that is taken, ids that are taken, a plain kind of link."""
    links = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="perfeval1" Type="{LINKS}/styles" '
        f'Target="s.xml"/><Relationship Id="e" Type="{LINKS}/comments" Target="http://x" '
        'TargetMode="External"/></Relationships>'
    )
    more = {
        "word/_rels/document.xml.rels": links,
        "word/comments1.xml": "<a/>",
        "[Content_Types].xml": '<t:Types xmlns:t="urn:t"><t:Default/></t:Types>',
    }
    data = word_file(word_paragraph("甲"), more)
    plain = '<a><Relationship Type="officeDocument" Target="word/document.xml"/></a>'
    data = repacked(data, {"_rels/.rels": plain.encode()})
    marked = mark(data, [finding("第1段")])
    assert len(marked.at_cells) == 1
    made = {name: content.decode() for name, content in parts(marked.data).items()}
    assert 'PartName="/word/comments2.xml"' in made["[Content_Types].xml"]
    assert "<t:Override" in made["[Content_Types].xml"]
    assert f'Id="perfeval2" Type="{LINKS}/comments"' in made["word/_rels/document.xml.rels"]


@pytest.mark.unmeasured
def test_the_order_and_the_times_of_the_parts_stay() -> None:
    """So that a copy of a copy is compared with ease."""
    data = (FORMS / "yueyanglou-2023.docx").read_bytes()
    marked = mark(data, [finding("第1段")])
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(marked.data)) as new:
        before, after = old.infolist(), new.infolist()
    kept = after[: len(before)]
    assert [(each.filename, each.date_time) for each in kept] == [
        (each.filename, each.date_time) for each in before
    ]
