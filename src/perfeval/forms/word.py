"""Word documents (.docx): the body as paragraphs and grids.

The body is walked here, `w:tr` by `w:tr` and `w:tc` by `w:tc`, with `gridSpan`, `vMerge` and
`gridBefore`. A Word library would add nothing but its own tree: `row.cells` of python-docx repeats
merged cells and raises on irregular tables, and a `gridSpan` of 10⁸ hangs it.
"""

from __future__ import annotations

from typing import ClassVar, Final

from attrs import define, field

from perfeval.forms.archive import Archive
from perfeval.forms.cleaning import Cleaner
from perfeval.forms.grid import PICTURE, Block, Cell, Grid, Paragraph
from perfeval.forms.limits import refusal
from perfeval.forms.markup import parse
from perfeval.forms.meter import Meter

__all__ = ["read_word"]

_SKIPPED: Final = frozenset({"Fallback", "instrText", "delText", "moveFrom", "del", "rPrChange"})
_TRACKED: Final = frozenset({"ins", "del", "moveFrom", "moveTo"})
_PICTURES: Final = frozenset({"drawing", "pict", "object"})


def read_word(archive: Archive, part: str, meter: Meter) -> tuple[Block, ...]:
    """The blocks in the main part of a Word archive. Raises `DecodeError`."""
    body = _Body(part, meter)
    parse(archive, part, body, meter)
    body.note_changes()
    return tuple(body.blocks)


@define
class _Table:
    name: str
    rows: list[list[Cell]] = field(factory=list)
    anchors: dict[int, tuple[int, int]] = field(factory=dict)
    nested: list[Grid] = field(factory=list)
    column: int = 0


@define
class _OpenCell:
    span: int = 1
    merge: str = ""
    lines: list[str] = field(factory=list)
    picture: bool = False


class _Body:
    """Takes the elements of `word/document.xml` and builds blocks."""

    wanted: ClassVar[frozenset[str]] = frozenset(
        {*_SKIPPED, *_TRACKED, *_PICTURES, "t", "p", "r", "tab", "br", "cr", "noBreakHyphen"}
        | {"vanish", "tbl", "tr", "gridBefore", "gridAfter", "tc", "gridSpan", "vMerge"}
        | {"pPr", "tabs"}
    )

    def __init__(self, part: str, meter: Meter) -> None:
        self.blocks: list[Block] = []
        self._part = part
        self._meter = meter
        self._limits = meter.limits
        self._cleaner = Cleaner(meter)
        self._tables: list[_Table] = []
        self._cells: list[_OpenCell] = []
        self._paragraphs: list[list[str]] = []
        self._skip = 0
        self._text = False
        self._hidden = False
        self._tracked: dict[str, int] = {}
        self._count = 0
        self._grids = 0
        self._property = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _TRACKED:
            at = self._place()
            self._tracked[at] = self._tracked.get(at, 0) + 1
        if self._skip or name in _SKIPPED:
            self._skip += 1
        elif name == "t":
            self._text = not self._hidden
        elif name == "p":
            self._paragraphs.append([])
        elif name == "r":
            self._hidden = False
        elif name in {"tab", "br", "cr", "noBreakHyphen"}:
            self._symbol(name)
        elif name == "vanish":
            self._vanish(attributes)
        elif name == "tbl":
            self._open_table()
        elif name == "tr" and self._tables:
            self._open_row()
        elif name in {"gridBefore", "gridAfter"} and self._tables:
            self._skip_columns(name, attributes)
        elif name == "tc" and self._tables:
            self._cells.append(_OpenCell())
        elif name == "gridSpan" and self._cells:
            self._cells[-1].span = self._number(name, attributes, least=1)
        elif name == "vMerge" and self._cells:
            self._cells[-1].merge = attributes.get("val", "continue")
        elif name in _PICTURES and self._cells:
            self._cells[-1].picture = True
        if name in {"pPr", "tabs"}:
            self._property += 1

    def end(self, name: str) -> None:
        if name in {"pPr", "tabs"} and self._property:
            self._property -= 1
        if self._skip:
            self._skip -= 1
        elif name == "t":
            self._text = False
        elif name == "p":
            self._close_paragraph()
        elif name == "tc" and self._tables:
            self._close_cell()
        elif name == "tr" and self._tables:
            self._tables[-1].column = 0
        elif name == "tbl":
            self._close_table()

    def data(self, text: str) -> None:
        if self._text and not self._skip and self._paragraphs:
            self._meter.spend("text", len(text), self._part)
            self._paragraphs[-1].append(text)

    def note_changes(self) -> None:
        """Note what was changed with the changes kept, and what had to go."""
        for at, count in self._tracked.items():
            text = f"{count}处修订：插入的文字已读入，删除的未读入"
            self._meter.note("tracked_change", at, text)
        self._cleaner.note_changes()

    def _symbol(self, name: str) -> None:
        if self._paragraphs and not self._property:
            self._paragraphs[-1].append({"tab": "\t", "noBreakHyphen": "-"}.get(name, "\n"))

    def _vanish(self, attributes: dict[str, str]) -> None:
        if attributes.get("val", "true") not in {"0", "false", "off"} and not self._property:
            self._hidden = True
            self._note("hidden_text", "隐藏文字未读入")

    def _open_table(self) -> None:
        self._grids += 1
        name = f"表{self._grids}"
        if len(self._tables) >= self._limits.nesting:
            raise refusal(self._part, f"tables nested deeper than {self._limits.nesting}: {name}")
        if self._tables:
            self._note("nested_table", f"嵌套的{name}另作一表读入")
        self._tables.append(_Table(name))

    def _open_row(self) -> None:
        table = self._tables[-1]
        if len(table.rows) >= self._limits.rows:
            raise refusal(f"{self._part}, {table.name}", f"more than {self._limits.rows} rows")
        self._meter.spend("lines", 1, self._part)
        table.rows.append([])
        table.column = 0

    def _skip_columns(self, name: str, attributes: dict[str, str]) -> None:
        count = self._number(name, attributes, least=0)
        if name == "gridBefore":
            self._tables[-1].column += count

    def _number(self, name: str, attributes: dict[str, str], *, least: int) -> int:
        text = attributes.get("val", "")
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise refusal(self._path(), f"{name} is {text[:20]!r}, no count of columns")
        if not least <= int(text) <= self._limits.columns:
            raise refusal(
                self._path(), f"{name} is {text}; from {least} to {self._limits.columns} are read"
            )
        return int(text)

    def _close_paragraph(self) -> None:
        text = "".join(self._paragraphs.pop())
        if self._cells:
            self._cells[-1].lines.append(text)
            return
        self._count += 1
        at = f"第{self._count}段"
        text = self._cleaner.clean(text, at)
        if text:
            self._meter.spend("lines", 1, self._part)
            self.blocks.append(Paragraph(text=text, at=at))

    def _close_cell(self) -> None:
        table, made = self._tables[-1], self._cells.pop()
        row, column = len(table.rows) - 1, table.column
        self._meter.spend("cells", 1, self._part)
        if column + made.span > self._limits.columns:
            raise refusal(self._path(), f"more than {self._limits.columns} columns")
        text = self._cleaner.clean("\n".join(made.lines), self._place())
        if not text and made.picture:
            text = PICTURE
        continues = made.merge == "continue" and column in table.anchors
        if made.merge == "continue" and not continues:
            self._note("merge_without_start", "纵向合并没有起始格，按单独一格读入")
        if continues and text:
            self._note("hidden_text", text)
            text = ""
        if continues:
            anchor_row, anchor = table.anchors[column]
            old = table.rows[anchor_row][anchor]
            table.rows[anchor_row][anchor] = _grown(old, row)
        elif made.merge:
            table.anchors[column] = (row, len(table.rows[row]))
        else:
            table.anchors.pop(column, None)
        table.rows[row].append(
            Cell(
                row=row,
                column=column,
                column_span=made.span,
                text=text,
                continues=continues,
            )
        )
        table.column = column + made.span

    def _close_table(self) -> None:
        table = self._tables.pop()
        grid = Grid(name=table.name, rows=tuple(tuple(row) for row in table.rows if row))
        made = [grid, *table.nested] if grid.rows else table.nested
        if self._tables:
            self._tables[-1].nested += made
        else:
            self.blocks += made

    def _place(self) -> str:
        if not self._tables:
            return f"第{self._count + 1}段"
        table = self._tables[-1]
        cell = len(table.rows[-1]) + 1 if table.rows else 1
        return f"{table.name} 第{max(len(table.rows), 1)}行第{cell}格"

    def _path(self) -> str:
        return f"{self._part}, {self._place()}"

    def _note(self, code: str, text: str) -> None:
        self._meter.note(code, self._place(), text)


def _grown(cell: Cell, row: int) -> Cell:
    return Cell(
        row=cell.row,
        column=cell.column,
        row_span=row - cell.row + 1,
        column_span=cell.column_span,
        text=cell.text,
    )
