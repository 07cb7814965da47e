"""Tables by their lines: whole, in pieces, merged, and what is none."""

from __future__ import annotations

import pytest

from perfeval.errors import DecodeError
from perfeval.forms.sources.pdf.ruling import Line, Ruled, ruled_tables


def level(y: float, left: float = 0, right: float = 300) -> Line:
    """A level line."""
    return (left, y, right, y)


def upright(x: float, top: float = 0, bottom: float = 60) -> Line:
    """An upright line."""
    return (x, top, x, bottom)


GRID = [*map(level, (0, 20, 40, 60)), *map(upright, (0, 100, 200, 300))]


def tables(*lines: Line, most: int = 1000) -> list[Ruled]:
    """The tables of lines."""
    return list(ruled_tables(lines, most))


def test_a_whole_grid() -> None:
    """Three rows of three cells; a point lies in one of them, or outside."""
    (table,) = tables(*GRID)
    assert list(table.tops) == [0, 20, 40, 60]
    assert list(table.lefts) == [0, 100, 200, 300]
    assert len(table.spans) == 9
    assert (table.at(150, 30), table.at(301, 30), table.at(5, -1)) == ((1, 1), None, None)


def test_lines_in_pieces_and_thin_boxes() -> None:
    """Pieces that follow each other are one line, and so are the two sides of a thin box."""
    pieces = [level(y, x, x + 52) for y in (0, 20.4, 60) for x in range(0, 300, 50)]
    boxes = [line for y in (0, 20, 60) for line in (level(y - 0.3), level(y + 0.3))]
    sides = [line for x in (0, 150, 300) for line in (upright(x - 0.3), upright(x + 0.3))]
    for lines in (pieces, boxes):
        (table,) = tables(*lines, *sides, (5, 5, 5.5, 5.9))
        assert [round(top) for top in table.tops] == [0, 20, 60]
        assert len(table.spans) == 4


def test_merged_cells() -> None:
    """Where no line is drawn, a cell goes on; rows in which none begins are no rows."""
    lines = [level(0), level(60), level(20, 100), level(40, 100, 200)]
    lines += [upright(0), upright(100), upright(300), upright(200, 20)]
    (table,) = tables(*lines)
    assert table.spans == {
        (0, 0): (3, 1),
        (0, 1): (1, 2),
        (1, 1): (1, 1),
        (1, 2): (2, 1),
        (2, 1): (1, 1),
    }
    assert table.cells[2, 0] == (0, 0)
    underlined = [level(30, 110, 130), upright(250, 27, 33)]
    (table,) = tables(*lines, *underlined)
    assert (len(table.tops), len(table.lefts)) == (4, 4)


def test_a_cell_that_is_no_rectangle() -> None:
    """It is taken as far as it is one; nothing is counted twice."""
    lines = [level(0), level(40), level(20, 0, 100), upright(0, 0, 40), upright(300, 0, 40)]
    lines += [upright(100, 20, 40), upright(200, 0, 20)]
    (table,) = tables(*lines)
    covered = sum(high * wide for high, wide in table.spans.values())
    assert covered == (len(table.tops) - 1) * (len(table.lefts) - 1)
    lines = [level(0), level(40), level(20, 200), upright(0, 0, 40), upright(300, 0, 40)]
    lines += [upright(200, 0, 40), upright(100, 20, 40)]
    (table,) = tables(*lines)
    assert table.spans[0, 0] == (1, 2)
    assert sum(h * w for h, w in table.spans.values()) == len(table.cells)


def test_what_is_no_table() -> None:
    """A frame, lines in one direction only, a rule beside text."""
    frame = [level(0), level(60), upright(0), upright(300)]
    assert tables(*frame) == []
    assert tables(*map(level, (0, 20, 40))) == []
    assert tables(*map(upright, (0, 100))) == []
    assert tables(upright(5), level(100)) == []


def test_tables_one_under_the_other() -> None:
    """Each has lines of its own; those between belong to none."""
    lower = [(left, top + 200, right, bottom + 200) for left, top, right, bottom in GRID]
    first, second = tables(*lower, level(100), *GRID)
    assert (first.tops[0], second.tops[0]) == (0, 200)


def test_a_table_without_outer_lines() -> None:
    """Its level lines say how far it reaches."""
    (table,) = tables(*map(level, (0, 20, 40)), upright(100, 0, 40), upright(200, 0, 40))
    assert list(table.lefts) == [0, 100, 200, 300]


def test_too_many_cells() -> None:
    """The cells are counted before they are made."""
    with pytest.raises(DecodeError, match="a table of more than 8 cells"):
        tables(*GRID, most=8)
