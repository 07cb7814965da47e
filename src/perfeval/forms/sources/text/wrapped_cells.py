"""Cells that narrow columns broke, of which the lines stand below each other, made whole.

A row of an evaluation has figures, its points at least. So a line without any, right below a row
with some, is the rest of that row, if each of its pieces stands under one of the row and may go on
with it. Below headings, and below names, a line is the rest of them if words come of it that head
a column or a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import define, evolve, field

from perfeval.forms.sources.text.pieces import Piece, says_figure
from perfeval.forms.sources.text.stacked_headings import heading_role
from perfeval.forms.words.cores import KIND
from perfeval.forms.words.labels import role_of
from perfeval.forms.words.names import name_of
from perfeval.forms.words.vocabulary import (
    FUND_COLUMNS,
    INDICATOR_COLUMNS,
    is_fund_source,
    is_fund_total,
    is_total,
)
from perfeval.text.labels import squeeze

__all__ = ["unwrapped_cells"]

_OFF: Final = 1
"""By how much the lines of a cell may begin apart."""
_WIDE: Final = 2
"""As wide as a Chinese character."""
_SENTENCE: Final = re.compile("[，；。]")
_NARROW: Final = 7
"""Up to how wide a column is broken into lines that are alike; else a rest is shorter."""
_WHOLE: Final = re.compile(
    rf"(?:(?:{KIND}|产出|效益|效果|(?:服务对象|社会公众)?满意度|成本|绩效|[一二三]级)指标|指标[0-9]?)"
)
"""What is a label of its own, and the rest of none."""
_DIGITS: Final = re.compile("[0-9.,，]{1,3}[%％]?")
_BEGINS: Final = re.compile(
    r"[0-9一二三四五六七八九十]{1,2}[、.．]|[(（][0-9一二三四五六七八九十][)）]|其中|[—/-]|…"
)


_BLOCKS: Final = (
    *("产出指标", "效益指标", "满意度指标", "成本指标", "数量指标", "质量指标", "时效指标"),
    *("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标", "服务对象满意度指标"),
    *("社会公众满意度指标", "经济成本指标", "社会成本指标", "生态环境成本指标", "项目资金(万元)"),
    *("项目资金(元)", "年度绩效指标", "绩效指标", "年度总体目标", "年度绩效目标", "总体目标"),
    *("预算执行(万元)", "预算执行情况(万元)", "项目预算执行情况(万元)", "资金情况(万元)"),
)
"""Labels that stand left of several rows, and may go on beside the next one."""


@define
class _Cell:
    """A cell as far as it is read: its row and place there, its last line, and the widest one."""

    row: int
    place: int
    tail: Piece
    widest: int


@define
class _Lines:
    """The rows of a table as far as they are joined; `cells` are those of the line above."""

    rows: list[list[Piece]] = field(factory=list)
    _cells: list[_Cell] = field(factory=list)

    def take(self, line: Sequence[Piece]) -> None:
        """Take the next line: as the rest of the cells above it, or as a row."""
        over = [self._over(piece) for piece in line]
        goes_on = self._is_rest(line, over)
        begins = (n for n, cell in enumerate(over) if not self._is_block(cell, line[n]))
        rest = len(line) if goes_on else next(begins, 0)
        cells = []
        for piece, cell in zip(line[:rest], over, strict=False):
            cells += [self._joined(cell, piece)] if cell is not None else []
        if rest < len(line):
            row = [*line[rest:]]
            places = enumerate(row)
            cells += [_Cell(len(self.rows), n, each, _width(each)) for n, each in places]
            self.rows.append(row)
        self._cells = cells

    def _over(self, piece: Piece) -> _Cell | None:
        """The cell that a piece stands under and may go on with; None where it begins one."""
        for cell in self._cells:
            tail = cell.tail
            under = abs(piece.start - tail.start) <= _OFF
            inside = tail.start - _OFF <= piece.start and piece.end <= tail.end + _OFF
            if not (under or inside):
                continue
            known = not _is_figured(self.rows[cell.row]) and _heads(self._text(cell, piece))
            most = cell.widest + (2 * _WIDE if cell.widest <= _NARROW else -1)
            full = cell.widest - _WIDE < _width(tail) and _width(piece) <= most
            return cell if (full or known) and _goes_on(tail.text, piece.text) else None
        return None

    def _is_rest(self, line: Sequence[Piece], over: Sequence[_Cell | None]) -> bool:
        """Whether each piece of a line goes on with a cell of the line above."""
        cells = [cell for cell in over if cell is not None]
        if len(cells) < len(line) or sum(says_figure(piece.text) for piece in line) > 1:
            return False
        if _is_figured(self.rows[-1]):
            return True
        return any(
            _heads(self._text(cell, piece)) or self._is_block(cell, piece)
            for cell, piece in zip(cells, line, strict=True)
        )

    def _is_block(self, cell: _Cell | None, piece: Piece) -> bool:
        """Whether a piece goes on with the label of a block, which stands left of several rows."""
        if cell is None or piece.text.startswith(("(", "（")):  # a remark, of which `spaced` sees
            return False
        text = squeeze(self._text(cell, piece))
        return any(label.startswith(text) for label in _BLOCKS)

    def _text(self, cell: _Cell, piece: Piece) -> str:
        return self.rows[cell.row][cell.place].text + piece.text

    def _joined(self, cell: _Cell, piece: Piece) -> _Cell:
        whole = self.rows[cell.row][cell.place]
        end = max(whole.end, piece.end)
        self.rows[cell.row][cell.place] = evolve(whole, text=self._text(cell, piece), end=end)
        return evolve(cell, tail=piece, widest=max(cell.widest, _width(piece)))


def unwrapped_cells(lines: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """The rows of a table whose cells were broken over lines."""
    table = _Lines()
    for line in lines:
        table.take(line)
    return table.rows


def _width(piece: Piece) -> int:
    return piece.end - piece.start


def _is_figured(row: Sequence[Piece]) -> bool:
    return sum(says_figure(piece.text) for piece in row) > 1


def _heads(text: str) -> bool:
    """Whether a text heads a column, or stands before a name."""
    if _SENTENCE.search(text):
        return False
    known = heading_role(text) or role_of(text, FUND_COLUMNS) or name_of(text, project=True)
    return bool(known)


def _is_heading(text: str) -> bool:
    """Whether a text by itself is the whole of a known heading."""
    return any(role_of(text, roles) for roles in (INDICATOR_COLUMNS, FUND_COLUMNS))


def _goes_on(text: str, rest: str) -> bool:
    """Whether one text may be the line above another in a cell."""
    if _WHOLE.fullmatch(rest) or _BEGINS.match(rest) or is_total(rest):
        return _WHOLE.fullmatch(text + rest) is not None
    if is_fund_total(rest) or is_fund_source(rest):
        return is_fund_total(text + rest) and not is_fund_total(text)
    if _is_heading(rest) and _is_heading(text):
        return False
    if says_figure(rest):
        return _DIGITS.fullmatch(rest) is not None and text[-1].isdigit()
    return not (says_figure(text) and text[-1] in "%％")
