"""Texts as a table of data may hold them: nothing in them is a formula, and nothing is hidden."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Final, TextIO

from perfeval.text.policy import visible

__all__ = ["is_formula", "neutral", "plain_number", "write_csv", "write_rows"]

_STARTS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")
"""With what a program for tables begins a formula; it takes the wide signs for narrow ones."""


def is_formula(text: str) -> bool:
    """Whether a program for tables might take `text` for a formula when it is typed or imported.

    >>> is_formula("=1+1"), is_formula("群众满意率 −1")
    (True, False)
    """
    return text.lstrip(" \n").startswith(_STARTS_A_FORMULA)


def neutral(text: str) -> str:
    """`text` for a file of plain text that such a program opens: an apostrophe before a formula.

    Control characters and invisible ones are shown by their code.

    >>> neutral("=HYPERLINK(1)"), neutral("某局\\u202e")
    ("'=HYPERLINK(1)", '某局\\\\u202e')
    """
    shown = visible(text)
    return f"'{shown}" if is_formula(shown) else shown


def plain_number(value: Decimal | int) -> str:
    """A number in plain digits, never with an exponent.

    >>> plain_number(Decimal("1E+2"))
    '100'
    """
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


Row = Mapping[str, str | Decimal | int | None]


def write_csv(path: Path, columns: Mapping[str, str], rows: Iterable[Row]) -> None:
    """Write rows below the headings of `columns`, with the mark by which Excel knows UTF-8."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        write_rows(stream, columns, rows)


def write_rows(stream: TextIO, columns: Mapping[str, str], rows: Iterable[Row]) -> None:
    """Write rows below the headings of `columns` into a stream, as CSV."""
    writer = csv.writer(stream)
    writer.writerow(columns.values())
    for row in rows:
        writer.writerow([_field(row[name]) for name in columns])


def _field(value: str | Decimal | int | None) -> str:
    """A text that is none of a formula, a number, or nothing."""
    if value is None:
        return ""
    return neutral(value) if isinstance(value, str) else plain_number(value)
