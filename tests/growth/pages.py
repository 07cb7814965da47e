"""Web pages and pages of PDF, as far as what grows in them needs them."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape

from tests.forms.paper import OVER, Piece, Row, text_of, width_of
from tests.forms.printed import ruled, wrapped

__all__ = ["html", "page", "ruled_page"]

TITLE: Final = "项目支出绩效自评表"


def page(inside: str) -> bytes:
    """A web page with a title."""
    return f"<html><meta charset=utf-8><h1>{TITLE}</h1>{inside}".encode()


def html(*pieces: Piece) -> bytes:
    """The drawing as a web page; a cell that goes on from above is blank there."""
    made = [
        f"<p>{escape(piece)}</p>"
        if isinstance(piece, str)
        else f"<table>{''.join(map(_html_row, piece))}</table>"
        for piece in pieces
    ]
    return f"<html><meta charset=utf-8>{''.join(made)}".encode()


def _html_row(row: Row) -> str:
    cells = (
        f"<td colspan={width_of(each)}>{escape(text_of(each).replace(OVER, ''))}" for each in row
    )
    return f"<tr>{''.join(cells)}"


def ruled_page(*rows: tuple[str, ...]) -> list[str]:
    """The commands that draw a table of PDF: its lines, and what stands in its cells."""
    lefts = [40 + 90 * place for place in range(len(rows[0]) + 1)]
    tops = [40 + 20 * place for place in range(len(rows) + 1)]
    return [*ruled(lefts, tops), *wrapped(rows, lefts, tops[0])]
