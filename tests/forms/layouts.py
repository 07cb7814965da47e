"""The drawing of paragraphs and tables as web pages, and as text in each layout."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from html import escape
from typing import Final

from tests.forms.paper import OVER, Piece, Row, Table, Wide, text_of, width_of

__all__ = ["LAYOUTS", "as_single_file", "as_web"]


def as_web(*pieces: Piece) -> bytes:
    """A web page; a cell that goes on from above is left out, as `rowspan` there says so."""
    body = "".join(
        f"<p>{escape(piece)}</p>" if isinstance(piece, str) else _table(piece) for piece in pieces
    )
    return f'<!DOCTYPE html><html><meta charset="utf-8"><body>{body}</body></html>'.encode()


def _table(table: Table) -> str:
    rows = [list(row) for row in table]
    made = ""
    for number, row in enumerate(rows):
        cells = ""
        for place, cell in enumerate(row):
            if text_of(cell) == OVER and number:
                continue
            down = 1
            for below in rows[number + 1 :]:
                if place >= len(below) or text_of(below[place]) != OVER:
                    break
                down += 1
            spans = f' colspan="{width_of(cell)}" rowspan="{down}"'
            cells += f"<td{spans}>{escape(text_of(cell)).replace(chr(10), '<br>')}</td>"
        made += f"<tr>{cells}</tr>"
    return f"<table>{made}</table>"


def as_single_file(*pieces: Piece) -> bytes:
    """A single-file web page of one page."""
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n'
    part = "--x\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    return head.encode() + part.encode() + as_web(*pieces) + b"\n--x--\n"


def _flat(row: Row) -> list[str]:
    made: list[str] = []
    for cell in row:
        made += ["" if text_of(cell) == OVER else text_of(cell).replace("\n", " ")]
        made += [""] * (cell.columns - 1 if isinstance(cell, Wide) else 0)
    return made


def _lines(pieces: tuple[Piece, ...], joined: Callable[[list[str]], str]) -> bytes:
    made: list[str] = []
    for piece in pieces:
        made += [piece] if isinstance(piece, str) else [joined(_flat(row)) for row in piece]
    return "\n".join([*made, ""]).encode()


def _quoted(row: list[str]) -> str:
    made = io.StringIO()
    csv.writer(made, lineterminator="").writerow(row)
    return made.getvalue()


LAYOUTS: Final[dict[str, Callable[..., bytes]]] = {
    "web": as_web,
    "single file": as_single_file,
    "commas": lambda *pieces: _lines(pieces, _quoted),
    "tabs": lambda *pieces: _lines(pieces, "\t".join),
    "pipes": lambda *pieces: _lines(pieces, lambda row: f"| {' | '.join(row)} |"),
    "blanks": lambda *pieces: _lines(pieces, lambda row: "  ".join(each.ljust(12) for each in row)),
}
"""How a drawing is written, by the name of the layout."""
