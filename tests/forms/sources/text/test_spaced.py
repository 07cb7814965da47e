"""Text in columns of blanks: what cannot be a table is refused before it is gone through."""

from __future__ import annotations

import pytest

from perfeval.errors import DecodeError
from perfeval.forms import Limits
from perfeval.forms.sources.opening import open_document
from tests.tables import each_row

LINE = "甲  乙  丙  丁\n"


@each_row(
    ("text", "limits", "problem"),
    [
        (LINE * 9, Limits(rows=2), "a table of more than 2 rows"),
        (LINE * 2, Limits(columns=3), "表1 第1行: more than 3 columns"),
        (f"{LINE}甲  乙  丙  丁  戊\n", Limits(columns=4), "表1 第2行: more than 4 columns"),
    ],
)
def test_more_than_a_table_may_have(text: str, limits: Limits, problem: str) -> None:
    """A row is a line at least, and a column has one piece of it."""
    with pytest.raises(DecodeError, match=problem):
        open_document(text.encode(), limits)


def test_just_what_a_table_may_have() -> None:
    """Two rows of four columns are read."""
    document = open_document((LINE * 2).encode(), Limits(rows=2, columns=4))
    assert len(document.blocks) == 1
