"""Rows of a file that is a table by its name: separators, quotes, and each limit."""

from __future__ import annotations

import pytest

from perfeval.errors import DecodeError
from perfeval.forms import Limits
from perfeval.forms.sources.text import csv_rows as module
from perfeval.forms.sources.text.csv_rows import csv_rows
from perfeval.forms.sources.usage import Usage
from tests.tables import each_row


def rows_of(data: bytes, limits: Limits) -> list[list[str]]:
    """The rows between commas."""
    return list(csv_rows(data, Usage(limits), "表", lambda _: ","))


def test_rows_in_any_encoding_of_an_office() -> None:
    """With quotes around a separator or a new line; a blank line is a row of nothing."""
    text = '指标,数值\r\n"甲,乙","1\n2"\r\n\r\n'
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        assert rows_of(text.encode(encoding), Limits()) == [
            *(["指标", "数值"], ["甲,乙", "1\n2"], [])
        ]


@each_row(
    ("data", "limits", "problem"),
    [
        (b"123456789", Limits(text=2), "text of 9 bytes; at most 8 are read"),
        (b"a,b\nc,d", Limits(cells=3), "表: more than 3 cells"),
        (b"a,b\nc,d", Limits(lines=1), "表: more than 1 rows and paragraphs"),
        (b"a,b\nc,d", Limits(text=6), "表: more than 6 characters of text"),
        (b"x" * 131_073, Limits(), "a cell whose quote does not end, or that is too long"),
        (b"\0", Limits(), "nor text"),
    ],
)
def test_what_is_too_much_or_no_text(data: bytes, limits: Limits, problem: str) -> None:
    """One more than is allowed."""
    with pytest.raises(DecodeError, match=problem):
        rows_of(data, limits)


def test_just_what_is_allowed_is_read() -> None:
    """Four cells in two lines of seven characters."""
    assert len(rows_of(b"a,b\nc,d", Limits(cells=4, lines=2, text=7))) == 2


def test_a_line_is_refused_before_it_is_divided(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line of 50 MB would be millions of cells before the first could be counted."""
    monkeypatch.setattr(module, "_LINE", 4)
    assert rows_of(b"a,b\nc,d\n", Limits()) == [["a", "b"], ["c", "d"]]
    with pytest.raises(DecodeError, match="表 第2行: more than 4 characters of text"):
        rows_of(b"a,b\nc,d,\n", Limits())
