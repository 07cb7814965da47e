"""Official forms as a Word document, through python-docx (extra `word`), merged as printed.

The tables are made of their elements: the library finds each cell anew for every call, which takes
quadratic time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from perfeval.errors import MissingExtraError
from perfeval.text.policy import visible
from perfeval.writing.paper import Look, Paper, PaperCell, PaperLine, PaperTable, starts

__all__ = ["write_document"]

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_SHORT: Final = 11906
_LONG: Final = 16838
"""The sides of A4, and below its margin and that of a cell, in twentieths of a point."""
_MARGIN: Final = 1134
_CELL_MARGIN: Final = 40
_BREAKS: Final = re.compile("([\\n\\t])")
_FONT: Final = "宋体"
_SIZES: Final = {Look.TITLE: 36, Look.HEADING: 28, Look.PROSE: 28, Look.ANNEX: 28, Look.FOOT: 21}
_CELL_SIZE: Final = 21
"""Sizes of type in half points."""
_TOLD: Final = (Look.HEADING, Look.PROSE)
"""Paragraphs of a report, which begin two characters in."""
_SINGLE: Final = 240
_WIDER: Final = 360
"""The height of a line, of which 240 is a single one."""
_BOLD: Final = (Look.TITLE, Look.HEADING)
_CENTRED: Final = (Look.TITLE, Look.LABEL, Look.FIGURE)


def write_document(path: Path, papers: Iterable[Paper]) -> None:
    """Write the papers one after the other, each on a page of its own.

    Raises `MissingExtraError`.
    """
    try:
        docx = import_module("docx")
        oxml = import_module("docx.oxml")
    except ImportError as error:
        raise MissingExtraError("word", "writing .docx documents") from error
    document = docx.Document()
    document.core_properties.author = ""
    document.core_properties.comments = ""
    made = _Elements(oxml.OxmlElement)
    end = document.element.body.sectPr
    lay = None
    for paper in papers:
        turned = lay not in (None, paper.lies)
        if turned:
            end.addprevious(made.last_of(deepcopy(end)))
        for place, piece in enumerate(paper.pieces):
            if isinstance(piece, PaperTable):
                end.addprevious(made.table(piece, lies=paper.lies))
            else:
                begins = place == 0 and lay is not None and not turned
                end.addprevious(made.line(piece, breaks=begins))
        if paper.pieces and isinstance(paper.pieces[-1], PaperTable):
            end.addprevious(made.line(PaperLine("")))  # no table may be the last of a document
        lay = paper.lies
        made.set_page(end, lies=lay)
    with path.open("wb") as stream:
        document.save(stream)


class _Elements:
    """The elements of a document, made by `new` from their names."""

    def __init__(self, new: Callable[[str], Any]) -> None:
        self._new = new

    def set_page(self, section: Any, *, lies: bool) -> None:
        """A4, upright or lying."""
        page: dict[str, int | str] = (
            {"w": _LONG, "h": _SHORT, "orient": "landscape"}
            if lies
            else {"w": _SHORT, "h": _LONG, "orient": "portrait"}
        )
        for tag, sizes in (
            ("pgSz", page),
            ("pgMar", dict.fromkeys(("top", "right", "bottom", "left"), _MARGIN)),
        ):
            for element in section.findall(f"{{{_W}}}{tag}"):
                for name, size in sizes.items():
                    element.set(f"{{{_W}}}{name}", str(size))

    def line(self, line: PaperLine, *, breaks: bool = False) -> Any:
        """A paragraph; one that `breaks` begins a page."""
        begins = [self._made("pageBreakBefore")] if breaks else []
        return self._paragraph(line.text, line.look, _SIZES[line.look], begins)

    def last_of(self, section: Any) -> Any:
        """The empty paragraph that ends a section: the page that follows lies otherwise."""
        return self._made("p", self._made("pPr", section))

    def table(self, table: PaperTable, *, lies: bool) -> Any:
        """A table as wide as the page."""
        whole, room = sum(table.widths), (_LONG if lies else _SHORT) - 2 * _MARGIN
        widths = [room * characters // whole for characters in table.widths]
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        return self._made(
            "tbl",
            self._made(
                "tblPr",
                self._made("tblW", w=sum(widths), type="dxa"),
                self._made("jc", val="center"),
                self._made(
                    "tblBorders",
                    *(self._made(side, val="single", sz=4, color="auto") for side in sides),
                ),
                self._made("tblLayout", type="fixed"),
                self._made(
                    "tblCellMar",
                    *(self._made(side, w=_CELL_MARGIN, type="dxa") for side in ("left", "right")),
                ),
            ),
            self._made("tblGrid", *(self._made("gridCol", w=each) for each in widths)),
            *(
                self._row(row, widths, repeats=number < table.repeated)
                for number, row in enumerate(table.rows)
            ),
        )

    def _row(self, row: Sequence[PaperCell], widths: Sequence[int], *, repeats: bool) -> Any:
        cells = []
        for column, cell in zip(starts(row), row, strict=True):
            about = [self._made("tcW", w=sum(widths[column : column + cell.columns]), type="dxa")]
            if cell.columns > 1:
                about.append(self._made("gridSpan", val=cell.columns))
            if cell.rows != 1:
                about.append(self._made("vMerge", **({"val": "restart"} if cell.rows else {})))
            about.append(self._made("vAlign", val="center"))
            text = cell.text if cell.rows else ""
            paragraph = self._paragraph(text, cell.look, _CELL_SIZE)
            cells.append(self._made("tc", self._made("tcPr", *about), paragraph))
        kept = ("cantSplit", "tblHeader") if repeats else ("cantSplit",)
        return self._made("tr", self._made("trPr", *map(self._made, kept)), *cells)

    def _paragraph(self, text: str, look: Look, size: int, begins: Sequence[Any] = ()) -> Any:
        align = [self._made("jc", val="center")] if look in _CENTRED else []
        fonts = dict.fromkeys(("ascii", "hAnsi", "eastAsia"), _FONT)
        kind = [
            self._made("rFonts", **fonts),
            *([self._made("b")] if look in _BOLD else []),
            self._made("sz", val=size),
        ]
        run = self._made("r", self._made("rPr", *kind), *self._texts(text))
        told = look in _TOLD
        line = _WIDER if told else _SINGLE
        close = self._made("spacing", before=0, after=0, line=line, lineRule="auto")
        indent = [self._made("ind", firstLineChars=200)] if told else []
        about = self._made("pPr", *begins, close, *indent, *align)
        return self._made("p", about, *([run] if text else []))

    def _texts(self, text: str) -> Iterator[Any]:
        """The text with its breaks and tabs, which have elements of their own."""
        for part in _BREAKS.split(visible(text)):
            if part == "\n":
                yield self._made("br")
            elif part == "\t":
                yield self._made("tab")
            elif part:
                element = self._made("t")
                element.set(f"{{{_XML}}}space", "preserve")
                element.text = part
                yield element

    def _made(self, tag: str, *inside: Any, **attributes: str | int) -> Any:
        element = self._new(f"w:{tag}")
        for name, value in attributes.items():
            element.set(f"{{{_W}}}{name}", str(value))
        for each in inside:
            element.append(each)
        return element
