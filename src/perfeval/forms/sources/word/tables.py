"""The tables of a Word document while they are read: those that are open, grids that are done.

`gridSpan`, `vMerge` and `gridBefore` are checked by arithmetic as they come. A Word library would
add nothing but its own tree: `row.cells` of python-docx repeats merged cells and raises on
irregular tables, and a `gridSpan` of 10⁸ hangs it.
"""

from __future__ import annotations

from collections.abc import Callable

from perfeval.errors import Phrase
from perfeval.forms.sources.cleaning import Cleaner
from perfeval.forms.sources.grid import PICTURE, Cell, Grid
from perfeval.forms.sources.limits import refusal
from perfeval.forms.sources.usage import Usage
from perfeval.forms.sources.word.open_table import OpenCell, OpenTable
from perfeval.forms.sources.word.runs import is_shaded
from perfeval.forms.sources.word.switches import is_on
from perfeval.forms.sources.word.unseen import quoted
from perfeval.forms.words.people import personal_label

__all__ = ["End", "Start", "WordTables"]

Start = Callable[[str, dict[str, str]], None]
"""What an element does where it begins, with its name and attributes."""
End = Callable[[str], None]
"""What an element does where it ends."""


class WordTables:
    """The tables that are open, the innermost last; `part` is named in errors.

    `cells` counts the cells that are open, one in the other: paragraphs are lines of the innermost.
    `starts` and `ends` are the elements within tables, with what they do.
    """

    def __init__(self, part: str, usage: Usage, cleaner: Cleaner) -> None:
        self._part = part
        self._usage = usage
        self._cleaner = cleaner
        self._tables: list[OpenTable] = []
        self._cells: list[OpenCell] = []
        self.cells = 0
        self._count = 0
        self.starts: dict[str, Start] = {
            **dict.fromkeys(("gridSpan", "vMerge", "tcW"), self._set_cell),
            **dict.fromkeys(("gridBefore", "gridAfter"), self._shift),
            **dict.fromkeys(("tblStyle", "gridCol", "hidden", "trHeight"), self._set_table),
            "tr": self._begin_row,
            "tc": self._begin_cell,
        }
        self.ends: dict[str, End] = {"tr": self._end_row, "tc": self._end_cell}

    @property
    def open(self) -> bool:
        """Whether a table is open."""
        return bool(self._tables)

    @property
    def style(self) -> str:
        """The style of the innermost table; empty outside tables."""
        return self._tables[-1].style if self._tables else ""

    @property
    def shaded(self) -> bool:
        """Whether the open cell has a colour of its own."""
        return bool(self._cells) and self._cells[-1].shaded

    @property
    def beside(self) -> str:
        """What the cell to the left of the open one says."""
        rows = self._tables[-1].rows if self._cells else []
        return rows[-1][-1].text if rows and rows[-1] else ""

    @property
    def ended(self) -> tuple[str, int, Cell] | None:
        """The cell that ended last: its table, its number in its row, itself; None if left out."""
        table = self._tables[-1]
        row = table.rows[-1]
        return None if table.left_out is not None else (table.name, len(row), row[-1])

    def place(self) -> str:
        """The place of the next cell."""
        return self._tables[-1].place

    def begin_table(self) -> None:
        """A table begins, in the body or in a cell."""
        self._count += 1
        name = f"表{self._count}"
        if len(self._tables) >= self._usage.limits.nesting:
            raise refusal(
                self._part,
                Phrase(
                    "tables nested deeper than {most}: {name}",
                    most=self._usage.limits.nesting,
                    name=name,
                ),
            )
        if self._tables and self._tables[-1].left_out is None:
            self._note("nested_table", f"嵌套的{name}另作一表读入")
        self._tables.append(OpenTable(name))

    def end_table(self) -> list[Grid]:
        """The open table ends: its grid and those nested in it, once it stands in the body."""
        made = self._tables.pop().grids()
        if not self._tables:
            return made
        self._tables[-1].take(made)
        return []

    def picture(self) -> None:
        """A picture stands in the open cell, if one is open."""
        if self._cells:
            self._cells[-1].picture = True

    def line(self, text: str, *, boxed: bool = False) -> None:
        """A paragraph of the open cell, or of a text box in it."""
        cell = self._cells[-1]
        (cell.boxed if boxed else cell.lines).append(text)

    def shade(self, attributes: dict[str, str]) -> None:
        """The background of the open cell."""
        self._cells[-1].shaded = is_shaded(attributes)

    def _set_table(self, name: str, attributes: dict[str, str]) -> None:
        """The style or a column of the innermost table, or what hides its open row."""
        if not self._tables:
            return
        table, value = self._tables[-1], attributes.get("val", "")
        if name == "tblStyle":
            table.style = value
        elif name == "gridCol":
            table.add_column(attributes.get("w", ""), self._usage.limits.columns)
        elif name == "hidden" and is_on(value):
            table.hide_row()
        elif name == "trHeight" and attributes.get("hRule") == "exact":
            table.hide_row(value)

    def _shift(self, name: str, attributes: dict[str, str]) -> None:
        """The columns that a row leaves free at its beginning or end."""
        if self._tables:
            count = self._number(name, attributes.get("val", ""), least=0)
            self._tables[-1].column += count if name == "gridBefore" else 0

    def _set_cell(self, name: str, attributes: dict[str, str]) -> None:
        """The span, the merge or the width of the open cell."""
        if not self._cells:
            return
        if name == "gridSpan":
            self._cells[-1].span = self._number(name, attributes.get("val", ""), least=1)
        elif name == "vMerge":
            self._cells[-1].merge = attributes.get("val", "continue")
        elif attributes.get("type", "dxa") == "dxa":
            self._cells[-1].set_width(attributes.get("w", ""))

    def _begin_row(self, _name: str, _attributes: dict[str, str]) -> None:
        if not self._tables:
            return
        table, limits = self._tables[-1], self._usage.limits
        if len(table.rows) >= limits.rows:
            raise refusal(
                f"{self._part}, {table.name}", Phrase("more than {most} rows", most=limits.rows)
            )
        self._usage.spend("lines", 1, self._part)
        table.begin_row()

    def _begin_cell(self, name: str, attributes: dict[str, str]) -> None:
        """A cell begins, in a row of its own where none is open."""
        if not self._tables:
            return
        if not self._tables[-1].rows:
            self._begin_row(name, attributes)
        self._cells.append(OpenCell())
        self.cells += 1

    def _end_cell(self, _name: str) -> None:
        """The open cell ends: it takes its place in the row."""
        if not self._tables:
            return
        table, made = self._tables[-1], self._cells.pop()
        self.cells -= 1
        row, column = len(table.rows) - 1, table.column
        self._usage.spend("cells", 1, self._part)
        if column + made.span > self._usage.limits.columns:
            raise refusal(
                self._path(), Phrase("more than {most} columns", most=self._usage.limits.columns)
            )
        text = self._text(made)
        if text and table.hides_column(made):
            self._usage.note("hidden_column", f"{table.name} 第{column + 1}列", "零宽的列已读入")
        continues = table.goes_on(made)
        if table.left_out is not None:
            table.left_out.append(text)
        elif made.merge == "continue" and not continues:
            self._note("merge_without_start", "纵向合并没有起始格，按单独一格读入")
        if continues and text:
            self._note("hidden_text", quoted([text]))
            text = ""
        table.rows[row].append(
            Cell(row=row, column=column, column_span=made.span, text=text, continues=continues)
        )
        table.column = column + made.span

    def _text(self, made: OpenCell) -> str:
        """What a cell says: its own text, else that of the text box or the picture in it."""
        text = self._cleaner.clean("\n".join(made.lines), self.place())
        boxed = self._cleaner.clean("\n".join(made.boxed), self.place()) if made.boxed else ""
        if text and boxed:
            self._note("text_box", f"文本框未读入：{quoted([boxed])}")
        return text or boxed or (PICTURE if made.picture else "")

    def _end_row(self, _name: str) -> None:
        """The open row ends."""
        if not self._tables:
            return
        table = self._tables[-1]
        texts = table.end_row()
        if texts:
            personal = any(personal_label(text) for text in texts)
            text = quoted([" ".join(texts)], personal=personal)
            at = f"{table.name} 第{len(table.rows) + 1}行前"
            self._usage.note("hidden_row", at, f"隐藏的行未读入：{text}")

    def _number(self, name: str, text: str, *, least: int) -> int:
        most = self._usage.limits.columns
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise refusal(
                self._path(),
                Phrase("{name} is {text}, no count of columns", name=name, text=repr(text[:20])),
            )
        if not least <= int(text) <= most:
            raise refusal(
                self._path(),
                Phrase(
                    "{name} is {text}; from {least} to {most} are read",
                    name=name,
                    text=text,
                    least=least,
                    most=most,
                ),
            )
        return int(text)

    def _path(self) -> str:
        return f"{self._part}, {self.place()}"

    def _note(self, code: str, text: str) -> None:
        self._usage.note(code, self.place(), text)
