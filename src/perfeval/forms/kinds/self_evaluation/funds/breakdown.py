"""按收入性质分 and 按支出性质分 of a unit's form: two divisions of its outturn, side by side.

The amount of a line, and the total of a division, stand behind a colon in the cell of the label or
in the cell beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import evolve

from perfeval.filing.lines import AmountLine
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import is_figure, is_value, matched, unwrapped
from perfeval.text.labels import joined, squeeze

__all__ = ["is_breakdown_heading", "is_breakdown_row", "read_breakdown"]

_MOST: Final = 4
_AMOUNT: Final = r"(?::?(?P<total>[-0-9.,]*(?:万元|亿元|元)?))?"
_ENDING: Final = re.compile(r"(?<![-0-9.,])-?[0-9][0-9.,]*+\s?(?:万元|亿元|元)?\Z")
"""An amount right behind its label, without a colon."""
_BY_INCOME: Final = re.compile(rf"按(?:收入|资金|经费)(?:性质|来源)(?:分|划分)?{_AMOUNT}")
_BY_NATURE: Final = re.compile(rf"按支出(?:性质|类型|用途)(?:分|划分)?{_AMOUNT}")
_FACTS: Final = (
    (re.compile(r"基本支出(?:合计)?"), "basic.outturn"),
    (re.compile(r"项目支出(?:合计)?"), "project.outturn"),
)


def is_breakdown_heading(line: Line) -> bool:
    """Whether a row heads 按收入性质分 and 按支出性质分."""
    return bool(_places(line, _BY_INCOME)) and bool(_places(line, _BY_NATURE))


def is_breakdown_row(line: Line) -> bool:
    """Whether a row may belong to the divisions: a label and an amount on either side."""
    return len(line.texts) <= _MOST


def _places(line: Line, pattern: re.Pattern[str]) -> list[int]:
    return [place for place, cell in enumerate(line.cells) if matched(pattern, cell.text)]


def read_breakdown(
    lines: Sequence[Line], context: FormContext
) -> tuple[tuple[AmountLine, ...], tuple[AmountLine, ...]]:
    """The lines by income and by nature; `lines` begin with their heading.

    The total that a heading prints is noted: what the lines add up to is checked against the
    outturn of the form.
    """
    head, *rows = _divided(lines)
    first, second = _places(head, _BY_INCOME)[0], _places(head, _BY_NATURE)[0]
    order = (first, second) if first < second else (second, first)
    sides: tuple[list[AmountLine], list[AmountLine]] = ([], [])
    for number, line in enumerate((head, *rows)):
        for place, cells in zip(order, _halves(line, head, order), strict=True):
            side = "by_income" if place == first else "by_nature"
            made = sides[place != first]
            for part in _paired(cells) if number else ():
                if part[0].text.rstrip().endswith("。"):  # a goal that ran into the row, in text
                    context.note("doubt", joined(line.texts[0]), unwrapped(part[0].text), part[0])
                    continue
                context.value(*part)
                context.keep(f"{side}.{len(made)}.label", part[0])
                context.keep(f"{side}.{len(made)}.amount", part[-1])
                made.append(_part(_together(part), context))
            if not number:
                _note_total(cells, context)
        _note_left(line, head, order[0], context)
    return tuple(sides[0]), tuple(sides[1])


def _divided(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, a heading in text without the first row, which may have run into it."""
    head, *rows = lines
    if head.aligned:
        return lines
    last = max(_places(head, _BY_INCOME)[0], _places(head, _BY_NATURE)[0]) + 1
    own = [n for n, cell in enumerate(head.cells) if n >= last and not is_figure(cell.text)]
    if not own or not any(cell.text.strip() for cell in head.cells[own[0] :]):
        return lines
    parts = (head.cells[: own[0]], head.cells[own[0] :])
    return [*(evolve(head, cells=cells) for cells in parts), *rows]


def _halves(
    line: Line, head: Line, order: tuple[int, int]
) -> tuple[Sequence[Cell], Sequence[Cell]]:
    """The cells of a row under the left heading and under the right one."""
    left, right = (head.cells[place] for place in order)
    if line.aligned:
        return (
            [cell for cell in line.cells if left.column <= cell.column < right.column],
            [cell for cell in line.cells if right.column <= cell.column],
        )
    cells = _behind(line, head, order[0])
    if len(cells) <= 1:  # a side may end before the other, but not begin after it
        return [], cells
    middle = (len(cells) + 1) // 2
    return cells[:middle], cells[middle:]


def _behind(line: Line, head: Line, lead: int) -> Sequence[Cell]:
    """The cells of a row of text behind the label of the block, which the heading has, too."""
    wide = len(head.cells) - lead
    if lead and len(line.cells) > wide and not line.cells[0].text.strip():
        return line.cells[lead:]
    return line.cells


def _note_left(line: Line, head: Line, lead: int, context: FormContext) -> None:
    """Note what stands left of both headings and is not the label of the block."""
    block = {squeeze(cell.text) for cell in head.cells[:lead]}
    context.label(*head.cells[:lead])
    if not line.aligned:
        return
    for cell in line.cells:
        left = cell.column < head.cells[lead].column and cell.text.strip()
        if left and squeeze(cell.text) not in block:
            context.unplaced("按收入性质分", unwrapped(cell.text), cell)


def _note_total(cells: Sequence[Cell], context: FormContext) -> None:
    context.label(*cells)
    for part in _paired(cells):
        label, amount = _label_and_amount(_together(part))
        if amount:
            context.note("subtotal", label, amount, part[-1])


def _paired(cells: Sequence[Cell]) -> list[tuple[Cell, ...]]:
    """Labels, each with the cell of its amount where this stands in a cell of its own."""
    made: list[tuple[Cell, ...]] = []
    for cell in cells:
        text = cell.text
        if not text.strip():
            continue
        if made and is_value(text) and len(made[-1]) == 1 and not _amount_of(made[-1][0].text):
            made[-1] = (*made[-1], cell)
        else:
            made.append((cell,))
    return made


def _together(part: tuple[Cell, ...]) -> str:
    """The label and its amount as one text, with a colon between them."""
    label, *amount = (cell.text for cell in part)
    return f"{label.rstrip('：: ')}：{amount[0].strip()}" if amount else label


def _amount_of(text: str) -> str:
    """The amount that a text ends with; empty where it ends with none."""
    amount = _label_and_amount(text)[1]
    return amount if is_figure(amount) else ""


def _label_and_amount(text: str) -> tuple[str, str]:
    """`其中：基本支出：253.31` or `基本支出 253.31` as a label and an amount."""
    plain = joined(text).strip()
    head, _, rest = plain.replace(":", "：").rpartition("：")
    if head and is_value(rest):
        return head.strip(), rest.strip()
    ending = _ENDING.search(plain)
    if ending is None or not plain[: ending.start()].strip() or not is_figure(ending[0]):
        return plain, ""
    return plain[: ending.start()].strip(), ending[0]


def _part(text: str, context: FormContext) -> AmountLine:
    """A line of a division: its label and its amount."""
    label, amount = _label_and_amount(text)
    bare = squeeze(label).removeprefix("其中:")
    fact = next((fact for pattern, fact in _FACTS if pattern.fullmatch(bare)), "")
    return AmountLine(label=label, amount=context.amount(amount, label), fact=fact)
