"""按收入性质分 and 按支出性质分 in extracted text: labels with amounts, in one cell or in two."""

from __future__ import annotations

from perfeval.filing.lines import AmountLine
from perfeval.forms import Cell, Line
from perfeval.forms.kinds.self_evaluation.funds.breakdown import read_breakdown
from perfeval.forms.layout.context import FormContext
from perfeval.numbers.amounts import Unit

HEADINGS = ("按收入性质分", "按支出性质分")


def line(*texts: str) -> Line:
    """A row of text."""
    cells = tuple(Cell(row=0, column=at, text=text) for at, text in enumerate(texts))
    return Line(cells=cells, at="第1行", grid=None)


def sides(*rows: tuple[str, ...], context: FormContext | None = None) -> list[list[str]]:
    """The lines of both divisions, as label and amount."""
    context = context or FormContext(key="unit", at="附件2", unit=Unit.WAN_YUAN)
    made = read_breakdown([line(*texts) for texts in rows], context)
    return [[told(each) for each in side] for side in made]


def told(part: AmountLine) -> str:
    """A line as it is printed."""
    return f"{part.label} {part.amount}".strip()


def test_an_amount_stands_behind_a_colon_or_in_the_next_cell() -> None:
    """A label that has one takes no second: the figure beside it has no label then."""
    assert sides(HEADINGS, ("拨款：100", "200", "基本支出：300", "")) == [
        ["拨款 100 万元", "200"],
        ["基本支出 300 万元"],
    ]
    assert sides(HEADINGS, ("专项X： ", "5", "基本支出", "7")) == [
        ["专项X 5 万元"],
        ["基本支出 7 万元"],
    ]


def test_the_first_row_may_have_run_into_the_heading() -> None:
    """One label behind the headings is a row of its own; a blank cell is none."""
    assert sides((*HEADINGS, "拨款：7")) == [[], ["拨款 7 万元"]]
    assert sides((*HEADINGS, "拨款：7", "基本支出：8")) == [["拨款 7 万元"], ["基本支出 8 万元"]]
    assert sides((*HEADINGS, "")) == [[], []]


def test_an_amount_without_a_unit_is_noted_at_its_label() -> None:
    """Once for the form."""
    context = FormContext(key="unit", at="附件2")
    sides(HEADINGS, ("拨款：7", "基本支出：8"), context=context)
    assert [(note.code, note.at) for note in context.notes] == [("no_unit", "附件2 / 拨款")]
