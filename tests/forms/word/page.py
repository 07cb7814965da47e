"""Small Word documents for tests: runs with properties, fields, formulas, styles."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from perfeval.forms import Document, Grid, Limits, Paragraph
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.forms.sources.opening import open_document
from tests.forms.paper import LINKS, PACKAGE, WORD, word_file

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
RAISED = '<w:vertAlign w:val="superscript"/>'
LOWERED = '<w:vertAlign w:val="subscript"/>'
HIDDEN = "<w:vanish/>"
STRUCK = "<w:strike/>"
WHITE = '<w:color w:val="FFFFFF"/>'


def run(text: str, properties: str = "") -> str:
    """One `w:r` that says a text."""
    return inside(f'<w:t xml:space="preserve">{escape(text)}</w:t>', properties)


def inside(content: str, properties: str = "") -> str:
    """One `w:r` that holds something."""
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>"


def paragraph(*runs: str, properties: str = "") -> str:
    """One `w:p`."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    """One `w:tc` of paragraphs."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """One `w:tr` of cells."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def texts(*words: str) -> str:
    """Cells that say a word each."""
    return "".join(cell(paragraph(run(word))) for word in words)


def table(*rows: str, properties: str = "") -> str:
    """One `w:tbl` of rows."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def field(code: str, result: str | None = None) -> str:
    """A field in runs; without a result it has no separator either."""
    between = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{escape(code)}</w:instrText></w:r>{between}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def said(text: str) -> str:
    """A run of a formula."""
    return f"<m:r><m:t>{escape(text)}</m:t></m:r>"


def formula(content: str) -> str:
    """One `m:oMath`."""
    return f'<m:oMath xmlns:m="{MATH}">{content}</m:oMath>'


def fraction(over: str, under: str) -> str:
    """One `m:f` of two figures."""
    return f"<m:f><m:num>{said(over)}</m:num><m:den>{said(under)}</m:den></m:f>"


def style(name: str, properties: str, *, kind: str = "character", more: str = "") -> str:
    """One style with run properties; `more` is what stands before them."""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}">{more}<w:rPr>{properties}</w:rPr></w:style>'
    )


def based(name: str) -> str:
    """What a style is based on."""
    return f'<w:basedOn w:val="{name}"/>'


def opened(
    body: str,
    styles: str = "",
    links: Sequence[tuple[str, str, str]] = (),
    parts: dict[str, str] | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """The document with this body and these styles, links (id, kind, target) and other parts."""
    listed = [("styles", "styles", "styles.xml"), *links]
    relations = "".join(
        f'<Relationship Id="{own}" Type="{LINKS}/{kind}" Target="{target}"/>'
        for own, kind, target in listed
    )
    more = {
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'
        ),
        "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>',
        **(parts or {}),
    }
    return open_document(word_file(body, more), limits)


def lines(document: Document) -> list[str]:
    """The texts of the paragraphs, and of the cells of the tables."""
    found: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        else:
            found += [each.text for cells in block.rows for each in cells]
    return found


def read(*runs: str, styles: str = "") -> str:
    """What a paragraph of these runs reads; empty where it says nothing."""
    return "".join(lines(opened(paragraph(*runs), styles)))


def notes(document: Document) -> list[tuple[str, str, str]]:
    """The notes of a document: code, place, text."""
    return [(note.code, note.at, note.text) for note in document.notes]


def noted(*runs: str, styles: str = "") -> list[tuple[str, str]]:
    """The notes on a paragraph of these runs: code and text."""
    document = opened(paragraph(*runs), styles)
    return [(note.code, note.text) for note in document.notes]


def grids(document: Document) -> list[Grid]:
    """The grids of a document."""
    return [block for block in document.blocks if isinstance(block, Grid)]
