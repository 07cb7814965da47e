"""Characters as lines of text."""

from __future__ import annotations

from perfeval.forms.sources.pdf.characters import Character, cell_text, rows_of, spaced


def line(text: str, left: float = 0, top: float = 0, size: float = 10) -> list[Character]:
    """Characters beside each other; an underscore leaves a gap as wide as a letter."""
    made = []
    for character in text:
        width = size / 2 if character.isascii() else size
        if character != "_":
            made.append(Character(character, left, top, left + width, top + size))
        left += width
    return made


def test_rows() -> None:
    """Characters of about one height are a row, from left to right, whatever their order."""
    characters = [*line("乙", 20, 1), *line("丙", 0, 12), *line("甲", 0, 0)]
    assert [row.text() for row in rows_of(characters)] == ["甲 乙", "丙"]
    assert list(rows_of([])) == []
    point = Character(".", 10, 8, 12, 10)  # a box as low as the point, at the foot of its row
    quote = Character("“", 0, 0, 5, 2)
    assert [row.text() for row in rows_of([quote, *line("5", 5), point, *line("2", 12)])] == [
        "“5.2"
    ]


def test_blanks() -> None:
    """A gap is a blank: between letters soon, beside Chinese characters a wide one only."""
    for text, due in (
        ("a_b", "a b"),
        ("甲_5", "甲5"),
        ("甲__5", "甲 5"),
        ("5__%", "5%"),
        ("ab", "ab"),
    ):
        (row,) = rows_of(line(text))
        assert row.text() == due


def test_a_cell() -> None:
    """A row that is full goes on in the next; words of letters keep their break."""
    assert cell_text([], 100) == ""
    assert cell_text([*line("甲乙丙", 0), *line("丁", 0, 12)], 35) == "甲乙丙丁"
    assert cell_text([*line("甲乙丙", 0), *line("丁", 0, 12)], 100) == "甲乙丙\n丁"
    assert cell_text([*line("abcdef", 0), *line("5", 0, 12)], 35) == "abcdef\n5"
    assert cell_text([*line("12345", 0), *line("6", 0, 12)], 35) == "123456"


def test_columns_of_blanks() -> None:
    """Places are kept by blanks, a Chinese character being two wide."""
    rows = [*rows_of([*line("甲", 50), *line("乙", 100), *line("a_b", 200)])]
    rows += rows_of([*line("丙丁", 30), *line("5", 100)])
    assert spaced(rows) == ["    甲        乙                  a b", "丙丁          5"]
    assert spaced([]) == []
