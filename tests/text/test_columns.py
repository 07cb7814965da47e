"""Columns line up where Chinese characters are two cells wide."""

from __future__ import annotations

from perfeval.text.columns import aligned, one_line, width
from tests.tables import each_row


@each_row(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("三公经费", 8),
        ("１００％", 8),
        ("，。", 4),
        ("“≥÷”", 4),
        ("e\u0301", 1),
        ("㎡", 2),
        ("𠮷", 2),
    ],
)
def test_width_counts_cells(text: str, cells: int) -> None:
    """Wide and full-width characters take two, combining marks none, ambiguous ones one."""
    assert width(text) == cells


@each_row(
    ("text", "line"),
    [
        (" 预算\n调整率\t ", "预算 调整率"),
        ("项　目", "项 目"),
        ("\x1b]0;title\x07", "\\u001b]0;title\\u0007"),
        ("a\u202eb", "a\\u202eb"),
        ("\ud800", "\\ud800"),
        ("a\r\nb\u2028c\x85d", "a b c d"),
    ],
)
def test_one_line_holds_nothing_that_a_terminal_acts_on(text: str, line: str) -> None:
    """Line breaks become spaces, control and bidirectional characters escapes."""
    assert one_line(text) == line


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    """A row may have fewer cells than the others; no line ends with spaces."""
    lines = aligned([("资金结余", "2 / 3", "自评 2"), ("a", "10 / 10"), ("", "", "b")])
    assert lines == [
        "资金结余   2 / 3     自评 2",
        "a          10 / 10",
        "                     b",
    ]


def test_a_cell_that_is_too_long_is_whole_and_moves_its_own_line_only() -> None:
    """Just at the limit it still counts, just above it does not."""
    wide, wider = "a" * 60, "a" * 61
    assert aligned([(wide, "x"), ("b", "y")]) == [f"{wide}   x", f"b{' ' * 62}y"]
    assert aligned([(wider, "x"), ("b", "y")]) == [f"{wider}   x", "b   y"]


def test_nothing_gives_no_lines() -> None:
    """No rows, and a row without cells."""
    assert aligned([]) == []
    assert aligned([()]) == [""]
