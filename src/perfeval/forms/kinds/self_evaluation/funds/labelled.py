"""资金 beside its labels (年度资金总额：| 120 | 其中：财政拨款 | 100), or below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from attrs import define, evolve, field

from perfeval.filing.lines import FundRow
from perfeval.forms.kinds.self_evaluation.funds.block import FundBlock
from perfeval.forms.layout.columns.headings import headings
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.names import Names
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import matched, role_of, unwrapped
from perfeval.forms.words.objectives import is_goal, is_midterm, is_money
from perfeval.forms.words.vocabulary import (
    FUND_COLUMNS,
    is_fund_label,
    is_fund_total,
    is_listing,
    is_project_name,
)
from perfeval.numbers.amounts import Unit, read_amount
from perfeval.numbers.cells import Unreadable
from perfeval.text.labels import joined, squeeze

__all__ = ["LabelledFunds"]

_LEAST: Final = 2
_SPENT: Final = re.compile(r"\A([^:]{2,20})(?:支出|执行|使用)(?:数|额|金额)?")
_OF_YEAR: Final = re.compile(r"(?:[一二1-9][、.])?(?:年度|当年|本年|全年|[12][0-9]{3}年)")


@define
class LabelledFunds:
    """资金 of the form: labels and amounts side by side, or amounts below their labels.

    `year_first` says that the amounts of the year stand left of those of the whole run.
    """

    context: FormContext
    funds: FundBlock
    names: Names
    year_first: bool = False
    _waiting: Line | None = None
    _listing: str = ""
    _midterm: dict[int, str] = field(factory=dict)

    def row(self, line: Line) -> bool:
        """Take a row of money; false for any other row."""
        if self._waiting is not None and self._below(self._waiting, line):
            return True
        self.close()
        if any(is_listing(text) and not is_project_name(text) for text in line.texts):
            self._listing = joined(line.texts[0])
        elif any(is_fund_total(text) or is_goal(text) for text in line.texts):
            self._listing = ""
        if self._listing:  # of tasks, whose money is not that of the form
            texts = "\t".join(map(unwrapped, line.texts))
            self.context.note("unplaced", self._listing, texts, *line.cells)
            return True
        cells = line.said
        if len(cells) > 1 and all(is_money(cell.text) for cell in cells) and not _gap(line, cells):
            self._waiting = line
            return True
        pairs, others = _pairs(line, cells)
        if not any(_is_amount(_text(value)) for _, value in pairs):
            blank = any(is_fund_label(label.text) for label, _ in pairs)
            if others or not blank:
                return False
        self._take(line, pairs)
        used = {id(cell) for pair in pairs for cell in pair}
        self.context.label(*(c for c in cells if id(c) not in used and c not in others))
        if others:
            self.names.row(evolve(line, cells=tuple(others)))
        return True

    def close(self) -> None:
        """No amounts stand below the labels that wait for them: that of the whole may be blank."""
        if self._waiting is None:
            return
        waiting, self._waiting = self._waiting, None
        *labels, last = waiting.said
        blank = waiting.cells[-1]
        if blank is not last and is_fund_total(joined(last.text)):
            self.context.label(*labels)
            self._take(waiting, [(last, blank)])
        else:
            self.names.row(waiting)

    def _take(self, line: Line, pairs: Sequence[tuple[Cell, Cell | None]]) -> None:
        """Take the amounts of a row; of 项目资金总额 beside 年度资金总额 the former is noted."""
        if self._spent(pairs):
            return
        totals = [joined(label.text) for label, _ in pairs if is_fund_total(joined(label.text))]
        beside = len(totals) > 1 and any(map(_OF_YEAR.match, totals))
        for place, (label, value) in enumerate(pairs):
            name = joined(label.text).rstrip("：:")
            column = label.column if line.aligned else place
            if is_midterm(name):
                self._midterm[column] = "中期"
                self.year_first = place > 0
            elif is_fund_total(name) and beside and not _OF_YEAR.match(name):
                self._midterm[column] = name
            elif is_fund_total(name):
                self._midterm.pop(column, None)
            text = joined(_text(value))
            self.context.label(label)
            if column in self._midterm:
                whole = self._midterm[column]
                at = name if name == whole else f"{whole} / {name}"
                self.context.note("unplaced", at, text, *(() if value is None else (value,)))
            else:
                amount = self.context.amount(text, name)
                before = joined(pairs[place - 1][0].text) if place else ""
                if _is_spent(name, before) and self.funds.spend((), [amount], [value]):
                    continue
                self.funds.add(
                    FundRow(label=name, final=amount), {} if value is None else {"final": value}
                )

    def _spent(self, pairs: Sequence[tuple[Cell, Cell | None]]) -> bool:
        """Take a row of what was spent below one of the budget, whose labels it says again."""
        names = [joined(label.text).rstrip("：:") for label, _ in pairs]
        if role_of(names[0], FUND_COLUMNS) != "outturn" or len(names) < _LEAST:
            return False
        amounts = [
            self.context.amount(joined(_text(v)), n) for n, (_, v) in zip(names, pairs, strict=True)
        ]
        cells = [value for _, value in pairs]
        if not self.funds.spend(names[1:], amounts, cells):
            return False
        self.context.label(*(label for label, _ in pairs))
        return True

    def _below(self, labels: Line, line: Line) -> bool:
        """Take the amounts that stand below labels; false for any other row."""
        if line.grid is not labels.grid or not line.texts or not all(map(_is_amount, line.texts)):
            return False
        columns, _ = headings((labels,), FUND_COLUMNS)
        said = [
            next((cell for cell in columns.under(line.cells, item) if cell.text), None)
            for item in columns.items
        ]
        self._waiting = None
        self._take(labels, [(c, v) for c, v in zip(labels.cells, said, strict=True) if v])
        return True


def _is_spent(name: str, before: str) -> bool:
    """Whether a label is of what was spent of the source before it: 财政拨款支出."""
    found = matched(_SPENT, name)
    return found is not None and squeeze(before).rstrip(":").endswith(found[1])


def _text(cell: Cell | None) -> str:
    return "" if cell is None else cell.text


def _pairs(line: Line, cells: Sequence[Cell]) -> tuple[list[tuple[Cell, Cell | None]], list[Cell]]:
    """The labels of money with what stands beside them, and the cells that are none of both.

    A label that another follows without a cell between them names the whole block.
    """
    pairs: list[tuple[Cell, Cell | None]] = []
    others: list[Cell] = []
    place = 0
    while place < len(cells):
        cell = cells[place]
        after = cells[place + 1] if place + 1 < len(cells) else None
        if not is_money(cell.text):
            others.append(cell)
        elif after is not None and _is_amount(after.text):
            pairs.append((cell, after))
            place += 1
        elif after is not None and not is_money(after.text):
            others += [cell, after]
            place += 1
        elif pairs or after is None or _gap(line, (cell, after)):
            pairs.append((cell, None))
        place += 1
    return pairs, others


def _gap(line: Line, cells: Sequence[Cell]) -> bool:
    """Whether a blank cell stands between two of `cells`."""
    places = [line.cells.index(cell) for cell in cells]
    if any(after - before > 1 for before, after in pairwise(places)):
        return True
    return line.aligned and any(after.column > before.end for before, after in pairwise(cells))


def _is_amount(text: str) -> bool:
    cell = read_amount(joined(text), Unit.YUAN)
    return bool(text.strip()) and not isinstance(cell, Unreadable)
