"""Rows of money: what heads them, and the lines by income and by nature below them."""

from __future__ import annotations

from perfeval.filing import AmountLine
from perfeval.forms.kinds.self_evaluation.funds.breakdown import (
    is_breakdown_heading,
    read_breakdown,
)
from perfeval.forms.kinds.self_evaluation.funds.heads import (
    heads_funds,
    is_fund_heading,
    is_listing_heading,
)
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Cell, Grid
from perfeval.numbers.amounts import Unit
from tests.forms.paper import Row, Wide, text_of, width_of
from tests.tables import each_row


def lines(*rows: Row, aligned: bool = True) -> list[Line]:
    """Rows of one grid."""
    made = []
    for row in rows:
        column, cells = 0, []
        for drawn in row:
            cells.append(
                Cell(row=0, column=column, column_span=width_of(drawn), text=text_of(drawn))
            )
            column += width_of(drawn)
        made.append(tuple(cells))
    grid = Grid(name="表", rows=tuple(made), aligned=aligned)
    return [Line(cells=cells, at="", grid=grid) for cells in made]


def printed(parts: tuple[AmountLine, ...]) -> list[tuple[str, str, str]]:
    """Lines as printed, with their facts."""
    return [(part.label, part.amount.text, part.fact) for part in parts]


@each_row(
    ("texts", "funds", "listing"),
    [
        ("项目资金 全年预算数 全年执行数", True, False),
        ("项目资金 全年预算数 执行率", True, False),
        ("项目资金 全年预算数 分值", False, False),  # one column of money
        ("全年预算数 全年执行数", False, False),  # nothing that they are of
        ("项目名称 全年预算数 全年执行数", False, True),
    ],
)
def test_what_heads_money(texts: str, funds: bool, listing: bool) -> None:
    """Two columns of money, or one and a rate, and a third column; not a list of projects."""
    (line,) = lines(texts.split())
    assert (is_fund_heading(line), is_listing_heading(line)) == (funds, listing)


def test_one_column_of_money_beside_a_corner_heads_no_funds() -> None:
    """Though a source stands below: 预算数 beside 项目 may as well be a label and its value."""
    assert not heads_funds(lines(["项目", "预算数"], ["财政拨款", "5"]))
    assert not heads_funds(lines(["项目", "财政拨款", "预算数"], ["甲", "5", "6"]))


def test_a_corner_that_is_merged_over_one_row_of_figures_heads_funds() -> None:
    """采购资金 over 148 and 141.34: the row has no label of its own."""
    corner = Cell(row=0, column=0, row_span=2, text="采购资金")
    heads = [Cell(row=0, column=at, text=text) for at, text in ((1, "采购预算"), (2, "支付数"))]
    figures = [Cell(row=1, column=at, text=text) for at, text in ((1, "148"), (2, "141.34"))]
    grid = Grid(name="表", rows=((corner, *heads), tuple(figures)), aligned=True)
    assert heads_funds([Line(cells=row, at="", grid=grid) for row in grid.rows])


def test_a_breakdown_has_both_sides() -> None:
    """按收入性质分 alone heads nothing."""
    both, one, other = lines(["按收入性质分", "按支出性质分"], ["按收入性质分"], ["按支出性质分"])
    assert [is_breakdown_heading(line) for line in (both, one, other)] == [True, False, False]


@each_row("aligned", [True, False])
def test_label_and_amount_in_one_cell(aligned: bool) -> None:
    """其中：基本支出：253.31; a side may end before the other."""
    table = lines(
        ["", "按收入性质分", "按支出性质分"],
        ["", "其中：一般公共预算：300.5", "其中：基本支出：253.31"],
        ["", "", "项目支出:47.19"],
        aligned=aligned,
    )
    income, nature = read_breakdown(table, FormContext(key="", at="表", unit=Unit.WAN_YUAN))
    assert printed(income) == [("其中：一般公共预算", "300.5", "")]
    assert printed(nature) == [
        ("其中：基本支出", "253.31", "basic.outturn"),
        ("项目支出", "47.19", "project.outturn"),
    ]


def test_label_and_amount_side_by_side() -> None:
    """The heading stands over both; a label with its own colon keeps one."""
    table = lines(
        [Wide("按收入性质分", 2), Wide("按支出性质分", 2)],
        ["一般公共预算：", "300.5", "基本支出", "253.31"],
        [Wide("", 2), Wide("其中：项目支出：47.19", 2)],
    )
    income, nature = read_breakdown(table, FormContext(key="", at="表", unit=Unit.WAN_YUAN))
    assert printed(income) == [("一般公共预算", "300.5", "")]
    assert printed(nature) == [
        ("基本支出", "253.31", "basic.outturn"),
        ("其中：项目支出", "47.19", "project.outturn"),
    ]


def test_a_short_row_of_text_has_its_last_side_alone() -> None:
    """Counted from the right, where no columns are known; words without an amount are a label."""
    table = lines(
        ["", "按收入性质分", "按支出性质分"], ["合计"], ["其他", "基本支出：1"], aligned=False
    )
    income, nature = read_breakdown(table, FormContext(key="", at="表", unit=Unit.WAN_YUAN))
    assert printed(income) == [("其他", "", "")]
    assert printed(nature) == [("合计", "", ""), ("基本支出", "1", "basic.outturn")]


def test_a_total_in_the_label_and_words_to_its_left() -> None:
    """The total of a division is noted, and so is what stands left of both."""
    table = lines(
        ["资金", "按收入性质分：303", "按支出性质分：303"],
        ["说明", "一般公共预算：303", "基本支出：303"],
        ["资金", "其中：上年", ""],
    )
    context = FormContext(key="", at="表", unit=Unit.WAN_YUAN)
    income, nature = read_breakdown(table, context)
    assert printed(income) == [("一般公共预算", "303", ""), ("其中：上年", "", "")]
    assert printed(nature) == [("基本支出", "303", "basic.outturn")]
    assert [(note.code, note.text) for note in context.notes] == [
        ("subtotal", "303"),
        ("subtotal", "303"),
        ("unplaced", "说明"),
    ]


def test_a_heading_that_runs_into_the_first_row() -> None:
    """Extracted text may lose the end of a row; a total stands in a cell of its own."""
    table = lines(
        ["按收入性质分", "3", "按支出性质分", "4", "其中：甲", "3", "其中：基本支出", "4"],
        ["乙", "", "项目支出", "0"],
        aligned=False,
    )
    context = FormContext(key="", at="表", unit=Unit.WAN_YUAN)
    income, nature = read_breakdown(table, context)
    assert printed(income) == [("其中：甲", "3", ""), ("乙", "", "")]
    assert [part.amount.text for part in nature] == ["4", "0"]
    assert [note.text for note in context.notes] == ["3", "4"]
