"""Rows of money that were typed into one row of cells, line by line: labels, and 40 over 40.

They are apart where every cell of money has a line for each label. What has one line only, as the
points, is of the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve

from perfeval.forms.layout.columns.columns import Columns
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import is_value, matched
from perfeval.forms.words.vocabulary import MONEY, is_fund_label

__all__ = ["lines_apart", "score_and_rate"]

_SCORE_AND_RATE: Final = re.compile(
    r"([0-9]{1,3}(?:\.[0-9]{1,4})?)分?\(([0-9]{1,4}(?:\.[0-9]{1,4})?%)\)"
)
_LEAST: Final = 2


def lines_apart(line: Line, columns: Columns) -> tuple[Line, ...]:
    """The rows that one row of cells holds, top down; the row alone where it holds one.

    Their cells stand where the cells of the row do.
    """
    placed = columns.place(line.cells)
    money = [placed.roles[role] for role in sorted(MONEY & placed.roles.keys())]
    labels = next((cell for cell in line.cells if _are_labels(cell.text)), None)
    if labels is None or not money:
        return (line,)
    count = len(_lines(labels.text))
    if not all(len(_lines(cell.text)) == count and _are_figures(cell.text) for cell in money):
        return (line,)
    return tuple(
        evolve(line, cells=tuple(_parts(line.cells, count, number))) for number in range(count)
    )


def score_and_rate(text: str) -> tuple[str, str] | None:
    """得分 and 执行率 of one cell; None where it holds anything else.

    >>> score_and_rate("9\\n（90%）"), score_and_rate("9")
    (('9', '90%'), None)
    """
    found = matched(_SCORE_AND_RATE, text)
    return None if found is None else (found[1], found[2])


def _lines(text: str) -> list[str]:
    return [each for each in text.split("\n") if each.strip()]


def _are_labels(text: str) -> bool:
    """Whether each line of a cell is called after the whole of the funds or after a source."""
    lines = _lines(text)
    return len(lines) >= _LEAST and all(map(is_fund_label, lines))


def _are_figures(text: str) -> bool:
    return all(map(is_value, _lines(text)))


def _parts(cells: Sequence[Cell], count: int, number: int) -> Iterator[Cell]:
    """The cells with their line of this number; what has other lines is of the first row."""
    for cell in cells:
        lines = _lines(cell.text)
        if len(lines) == count and score_and_rate(cell.text) is None:
            yield evolve(cell, text=lines[number])
        else:
            yield evolve(cell, text="" if number else cell.text)
