"""Tables between pipes, and tables that are drawn with lines."""

from __future__ import annotations

from tests.forms.seen_blocks import grids, placed, shape
from tests.forms.sources.text.test_layouts import blocks
from tests.tables import each_row


def test_markdown() -> None:
    """Marks of Markdown are no text; a backslash keeps a pipe."""
    text = "## 标题 |\n\n| 甲 | **乙** |\n|:--|--:|\n| 一<br/>二 | a\\|b`c`&nbsp; |\n\n尾\n"
    made = blocks(text)
    assert shape(made) == ["标题", [["甲", "乙"], ["一\n二", "a|bc"]], "尾"]
    assert [grid.aligned for grid in grids(made)] == [True]


def test_rows_without_outer_pipes_and_of_other_length() -> None:
    """Cells are known by their number; where some are left out, by their order alone."""
    assert shape(blocks("甲|乙|丙\n1|2|3\n")) == [[["甲", "乙", "丙"], ["1", "2", "3"]]]
    (grid,) = grids(blocks("甲|乙|丙|\n1|2|3|4\n5|6|\n"))
    assert not grid.aligned


def test_pipes_that_fill_a_row() -> None:
    """Pipes without a blank between them are no cells: the row is shorter than the table."""
    (grid,) = grids(blocks("题 | ||\n甲 | 乙 |  |\n丙 | 丁 ||\n"))
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["题", ""],
        ["甲", "乙", ""],
        ["丙", "丁"],
    ]


def test_a_drawn_table_with_merged_cells() -> None:
    """A cell goes on where no line is drawn: to the right, and below."""
    text = (
        "┌──────┬────────────┐\n"
        "│ 资金 │ 金额 万元  │\n"
        "│      ├─────┬──────┤\n"
        "│ 总额 │ 预算│ 执行 │\n"
        "├──────┼─────┼──────┤\n"
        "│ 甲   │ 1   │ -    │\n"
        "│ 之一 │     │      │\n"
        "└──────┴─────┴──────┘\n"
    )
    made = blocks(text)
    assert shape(made) == [
        [["资金\n总额", "金额 万元"], ["^", "预算", "执行"], ["甲\n之一", "1", "-"]]
    ]
    (grid,) = grids(made)
    assert [placed(row) for row in grid.rows] == [
        [(0, 1, "资金\n总额"), (1, 3, "金额 万元")],
        [(0, 1, ""), (1, 2, "预算"), (2, 3, "执行")],
        [(0, 1, "甲\n之一"), (1, 2, "1"), (2, 3, "-")],
    ]
    assert grid.rows[0][0].row_span == 2


def test_text_beside_a_border_stays_with_its_cell() -> None:
    """A label that stands on the height of a line belongs to the merged cell."""
    text = "+----+----+\n|    | 甲 |\n+产出+----+\n|    | 乙 |\n+----+----+\n"
    assert shape(blocks(text)) == [[["产出", "甲"], ["^", "乙"]]]


def test_a_border_that_parts_cells_of_other_width() -> None:
    """What stands under no cell of its own begins a new one."""
    text = "+--+--+--+\n|甲   |乙|\n+--+--+  |\n|丙|丁|  |\n+  +--+--+\n|   戊   |\n+--+--+--+\n"
    assert shape(blocks(text)) == [[["甲", "乙"], ["丙", "丁", "^"], ["戊"]]]


@each_row("wide", [False, True])
def test_rows_without_borders_between_them(wide: bool) -> None:
    """Only the heading is ruled off: each line is a row. Box characters are one or two wide."""
    rule, edge = ("─" * 3, "│") if wide else ("─" * 6, "│")
    line = "┼".join([rule] * 2)
    rows = [f"{edge}甲乙丙{edge}丁戊己{edge}", f"├{line}┤"]
    rows += [f"{edge}一二三{edge}四五六{edge}", f"{edge}七八九{edge}十百千{edge}", f"└{line}┘"]
    assert shape(blocks("\n".join([f"┌{line}┐", *rows]))) == [
        [["甲乙丙", "丁戊己"], ["一二三", "四五六"], ["七八九", "十百千"]]
    ]


def test_lines_that_do_not_stand_above_each_other() -> None:
    """A broken drawing is read cell by cell, in order; a rule alone is nothing."""
    text = "+--+---+\n|甲|乙丙|\n+--+---+\n|一二三|四|\n+--+---+\n"
    assert shape(blocks(text)) == [[["甲", "乙丙"], ["一二三", "四"]]]
    assert shape(blocks("|甲|乙|\n---\n|一|二|\n")) == [[["甲", "乙"], ["一", "二"]]]
    assert shape(blocks("|甲|乙|\n|一|二|\n\n+---+\n")) == [[["甲", "乙"], ["一", "二"]]]
