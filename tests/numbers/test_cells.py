"""Cells: a number, nil or words; nothing is lost and nothing guessed."""

from __future__ import annotations

from typing import Any

import pytest

from perfeval.errors import InputError
from perfeval.numbers.cells import BLANK, Nil, Unreadable, is_nil, read_cell
from perfeval.numbers.printed import Count, Percent, Points
from tests.copies import assert_is_value
from tests.tables import each_row


@each_row(
    ("text", "not_applicable"),
    [("", False), (" ", False), ("/", True), (" / ", True), ("-", False), ("－", False),
     ("\u2212", False), ("——", False), ("—", False), ("--", False), ("不适用", True),
     ("\u3000不适用", True), ("无", False), ("……", False), ("…", False)]
)  # fmt: skip
def test_a_blank_mark_is_nil_with_its_text(text: str, not_applicable: bool) -> None:
    """A cell that says “nothing here” is never 0, and keeps its mark."""
    assert is_nil(text)
    nil = Nil(text)
    assert (nil.text, str(nil), nil.not_applicable) == (text, text, not_applicable)
    assert read_cell(Points, text) == nil
    assert Nil() == BLANK


@each_row("text", ["0", "0.00", "零", "没有", "无。", "//", "N/A", "空"])
def test_other_texts_are_not_nil(text: str) -> None:
    """Zero is a number, and words are words."""
    assert not is_nil(text)
    with pytest.raises(InputError, match=f"a blank cell: found '{text}'; expected empty, /"):
        Nil(text)


def test_a_cell_is_a_number_nil_or_unreadable() -> None:
    """What a cell says is kept in any case, and never guessed at, however long it is."""
    assert read_cell(Count, f"{'约' * 40}50人") == Unreadable(f"{'约' * 40}50人")
    assert read_cell(Points, " 10 ") == Points("10")
    assert read_cell(Count, "1.2万封") == Count("1.2万封")
    assert read_cell(Percent, "98.77%") == Percent("98.77%")
    assert read_cell(Points, "——") == Nil("——")
    unreadable = read_cell(Points, "满分")
    assert unreadable == Unreadable("满分")
    assert str(unreadable) == "满分"


def test_a_cell_keeps_the_text_policy() -> None:
    """A character that no text may hold is no unreadable cell: it is refused."""
    with pytest.raises(InputError, match=r"^a cell: .*U\+D800"):
        read_cell(Points, "5\ud800")
    with pytest.raises(InputError, match=r"^a blank cell: .*U\+D800"):
        Nil("\ud800")


@each_row("cell", [Nil("/"), Unreadable("约五万")])
def test_a_cell_is_a_value(cell: Nil | Unreadable) -> None:
    """Frozen, and the same after pickle and copy."""
    assert_is_value(cell)


@each_row("value", [1.5, True, None, b"5", 5, Points("5")])
@each_row("kind", [Nil, Unreadable])
def test_only_text_is_a_cell_of_words(kind: Any, value: Any) -> None:
    """A cell that holds no number holds text."""
    with pytest.raises(InputError):
        kind(value)
