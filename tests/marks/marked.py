"""Marked documents for tests: findings to put in, and what stands in the copy."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

from perfeval.audit import Finding, Severity
from perfeval.filing.addresses import Address
from perfeval.forms import Document
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.forms.sources.opening import open_document
from perfeval.forms.words.marks import AUTHOR
from perfeval.marks import MarkedDocument, mark
from tests.forms.paper import SHEET, WORD

HOSTILE = '=HYPERLINK("x") <b>&amp;</b> ]]>\x00\x1b[2J\u202e\ud800\uffff _x0041_'
_TABLE = re.compile("表[0-9]+")
W, S = f"{{{WORD}}}", f"{{{SHEET}}}"


def finding(at: str | Address, text: str = "不符", **more: object) -> Finding:
    """A finding at an address, or at a place in words."""
    address = at if isinstance(at, Address) else None
    words = "甲" if isinstance(at, Address) else at
    made = {"code": "x.y", "severity": Severity.ERROR, "at": words, "zh": text, "en": text}
    return Finding(**{**made, "address": address, **more})  # type: ignore[arg-type]


def cell(part: str, row: int, column: int) -> Address:
    """A cell of a table, or of a sheet by the name of one."""
    return Address(part=part, row=row, column=column, lettered=not _TABLE.fullmatch(part))


def opened(data: bytes) -> Document:
    """What the reader sees of a file."""
    return open_document(data, DEFAULT_LIMITS)


def unharmed(data: bytes, *findings: Finding) -> MarkedDocument:
    """The marked copy, which is read as the original is, and keeps its other parts."""
    marked = mark(data, findings)
    assert opened(marked.data) == opened(data)
    assert (*marked.at_cells, *marked.listed) == findings or marked.listed
    assert mark(data, findings).data == marked.data
    before, after = (dict(parts(each)) for each in (data, marked.data))
    assert before.keys() <= after.keys()
    for name in before:
        ElementTree.fromstring(after[name]) if name.endswith((".xml", ".rels")) else None
    return marked


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tags(data: bytes, part: str) -> set[str]:
    """The names of the elements in a part, each with its namespace."""
    return {each.tag for each in ElementTree.fromstring(parts(data)[part]).iter()}


def words_of(element: ElementTree.Element) -> str:
    """All letters in an element."""
    return "".join(element.itertext())


def anchors(data: bytes) -> list[tuple[str, str]]:
    """The comments of ours in a Word file, each with the text of its paragraph."""
    read = parts(data)
    body = ElementTree.fromstring(read["word/document.xml"])
    own: dict[str, str] = {}
    for name in read:
        if name.startswith("word/comments"):
            for each in ElementTree.fromstring(read[name]).iter(f"{W}comment"):
                if each.get(f"{W}author") == AUTHOR:
                    own[each.get(f"{W}id", "")] = words_of(each)
    found = []
    for paragraph in body.iter(f"{W}p"):
        ids = [each.get(f"{W}id", "") for each in paragraph.findall(f"{W}commentRangeStart")]
        ends = [each.get(f"{W}id", "") for each in paragraph.findall(f"{W}commentRangeEnd")]
        refers = [
            each.get(f"{W}id", "") for each in paragraph.iterfind(f"{W}r/{W}commentReference")
        ]
        assert set(ids) <= set(ends) & set(refers)
        found += [(words_of(paragraph), own[each]) for each in ids if each in own]
    return found


def notes(data: bytes, part: str = "xl/comments1.xml") -> dict[str, str]:
    """The notes in a part of a workbook, by cell."""
    root = ElementTree.fromstring(parts(data)[part])
    return {each.get("ref", ""): words_of(each) for each in root.iter(f"{S}comment")}


def repacked(data: bytes, changed: dict[str, bytes]) -> bytes:
    """The package with other parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**parts(data), **changed}.items():
            archive.writestr(name, content)
    return made.getvalue()


def opened_without_reader(data: bytes) -> list[str]:
    """The paragraphs of a Word file as another program sees them."""
    root = ElementTree.fromstring(parts(data)["word/document.xml"])
    return [words_of(each) for each in root.iter(f"{W}p")]
