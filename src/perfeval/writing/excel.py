"""Official forms as a workbook: one sheet a form, merged as printed, with formulas where they hold.

A figure in plain digits is a number that is shown as it was printed; any other cell is text. A sum
or a rate is a formula, with its value, where it gives what the form prints; where it would give
something else, the printed figure stands, for the audit to find.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from perfeval.numbers.decimals import round_half_up
from perfeval.text.policy import visible
from perfeval.writing.paper import (
    Look,
    Paper,
    PaperCell,
    PaperLine,
    PaperTable,
    Place,
    height_of,
    lines_in,
    lines_of,
    starts,
)
from perfeval.writing.texts import is_formula
from perfeval.writing.workbook import A4, MADE, cell_text, xlsxwriter

__all__ = ["write_workbook"]

_PLAIN: Final = re.compile(
    r"(?P<number>-?(?:0|[1-9][0-9]{0,11})(?:\.(?P<places>[0-9]{1,8}))?)(?P<percent>%?)"
)
_MOST_DIGITS: Final = 15
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME: Final = 31
_EVERY: Final = {"text_wrap": True, "valign": "vcenter", "font_name": "宋体", "font_size": 10.5}
_LOOKS: Final[dict[Look, dict[str, object]]] = {
    Look.ANNEX: {"align": "left"},
    Look.TITLE: {"align": "center", "bold": True, "font_size": 16},
    Look.HEADING: {"align": "left", "bold": True},
    Look.PROSE: {"align": "left"},
    Look.FOOT: {"align": "left"},
    Look.LABEL: {"align": "center", "border": 1},
    Look.TEXT: {"align": "left", "border": 1},
    Look.FIGURE: {"align": "center", "border": 1},
}
_PROSE_WIDTHS: Final = (10,) * 9


def write_workbook(path: Path, papers: Iterable[Paper]) -> None:
    """Write each paper on a sheet of its own. Raises `MissingExtraError`."""
    library = xlsxwriter()
    with path.open("wb") as stream, library.Workbook(stream) as book:
        book.set_properties({"created": MADE})
        names: set[str] = set()
        for paper in papers:
            _Sheet(book, _named(paper.name, names)).write(paper)


def _named(name: str, taken: set[str]) -> str:
    """A name that a sheet may have, and that no other has."""
    plain = _NOT_IN_NAMES.sub("_", visible(name)) or "表"
    found, number = plain[:_LONGEST_NAME], 1
    while found.casefold() in taken:
        number += 1
        ending = f"_{number}"
        found = plain[: _LONGEST_NAME - len(ending)] + ending
    taken.add(found.casefold())
    return found


class _Sheet:
    """A sheet that is written from above."""

    def __init__(self, book: Any, name: str) -> None:
        self._book = book
        self._sheet = book.add_worksheet(name)
        self._looks: dict[tuple[Look, str, bool], Any] = {}
        self._row = 0

    def write(self, paper: Paper) -> None:
        """The lines, each as wide as the table, and the table."""
        widths = paper.widths or _PROSE_WIDTHS
        for number, characters in enumerate(widths):
            self._sheet.set_column(number, number, characters)
        self._sheet.set_paper(A4)
        self._sheet.fit_to_pages(1, 0)
        if paper.lies:
            self._sheet.set_landscape()
        for piece in paper.pieces:
            if isinstance(piece, PaperTable):
                self._table(piece)
            else:
                self._line(piece, widths)

    def _line(self, line: PaperLine, widths: tuple[int, ...]) -> None:
        cell = PaperCell(text=line.text, columns=len(widths), look=line.look)
        self._cell(cell, 0, _Figures((), self._row))
        self._sheet.set_row(self._row, height_of(lines_in(line.text, sum(widths))))
        self._row += 1

    def _table(self, table: PaperTable) -> None:
        figures = _Figures(table.rows, self._row)
        if table.repeated:
            self._sheet.repeat_rows(self._row, self._row + table.repeated - 1)
        for row, lines in zip(table.rows, lines_of(table), strict=True):
            for column, cell in zip(starts(row), row, strict=True):
                if cell.rows:
                    self._cell(cell, column, figures)
            self._sheet.set_row(self._row, height_of(lines))
            self._row += 1

    def _cell(self, cell: PaperCell, column: int, figures: _Figures) -> None:
        number = _Printed.of(cell.text) if cell.look is Look.FIGURE else None
        looks = self._look(cell.look, number.format if number else "", is_formula(cell.text))
        row = self._row
        if cell.columns > 1 or cell.rows > 1:
            last = row + cell.rows - 1, column + cell.columns - 1
            self._sheet.merge_range(row, column, *last, "", looks)
        if number is None:
            self._sheet.write_string(row, column, cell_text(cell.text), looks)
            return
        formula = figures.formula(cell, number)
        if formula:
            self._sheet.write_formula(row, column, formula, looks, number.value)
        else:
            self._sheet.write_number(row, column, number.value, looks)

    def _look(self, look: Look, number: str, quoted: bool) -> Any:
        key = look, number, quoted
        if key not in self._looks:
            made: dict[str, object] = {**_EVERY, **_LOOKS[look]}
            if number:
                made["num_format"] = number
            if quoted and not number:
                made["quote_prefix"] = True
            self._looks[key] = self._book.add_format(made)
        return self._looks[key]


@frozen
class _Printed:
    """A figure in plain digits: its value, and how a workbook prints it just so."""

    value: Decimal
    places: int
    percent: bool

    @classmethod
    def of(cls, text: str) -> _Printed | None:
        """The figure of a text; None where a workbook could not hold it exactly."""
        found = _PLAIN.fullmatch(text)
        if found is None or sum(map(str.isdigit, text)) > _MOST_DIGITS:
            return None
        value = Decimal(found["number"])
        if value == 0 and text.startswith("-"):
            return None
        percent = bool(found["percent"])
        return cls(
            value.scaleb(-2, _EXACT) if percent else value, len(found["places"] or ""), percent
        )

    @property
    def format(self) -> str:
        """The number format that prints it so."""
        return f"0{'.' if self.places else ''}{'0' * self.places}{'%' if self.percent else ''}"

    @property
    def exact_places(self) -> int:
        """To how many places the value itself is rounded."""
        return self.places + 2 * self.percent


class _Figures:
    """The figures of a table by their places, and where the table begins on its sheet."""

    def __init__(self, rows: Sequence[Sequence[PaperCell]], first: int) -> None:
        self._first = first
        self._cells: dict[Place, PaperCell] = {}
        for number, row in enumerate(rows):
            for column, cell in zip(starts(row), row, strict=True):
                self._cells[number, column] = cell

    def formula(self, cell: PaperCell, printed: _Printed) -> str:
        """The formula of a cell, where it gives just what is printed; empty elsewhere."""
        value = Fraction(printed.value)
        if cell.sum_of:
            parts = [self._value(place) for place in cell.sum_of]
            if any(part is not None for part in parts) and sum(filter(None, parts)) == value:
                return f"=SUM({','.join(self._ranges(cell.sum_of))})"
        if cell.ratio_of is not None:
            top, bottom = map(self._value, cell.ratio_of)
            scale = 10**printed.exact_places
            if top is not None and bottom and bottom > 0:
                ratio = top / bottom * scale
                if round_half_up(ratio.numerator, ratio.denominator) == value * scale:
                    first, second = map(self._address, cell.ratio_of)
                    return f"=ROUND({first}/{second},{printed.exact_places})"
        return ""

    def _value(self, place: Place) -> Fraction | None:
        cell = self._cells.get(place)
        printed = _Printed.of(cell.text) if cell is not None and cell.rows else None
        return None if printed is None else Fraction(printed.value)

    def _ranges(self, places: Sequence[Place]) -> Iterator[str]:
        """Addresses; of cells right below each other the first and the last."""
        begun = before = places[0]
        for here in places[1:]:
            if here != (before[0] + 1, before[1]):
                yield self._range(begun, before)
                begun = here
            before = here
        yield self._range(begun, before)

    def _range(self, first: Place, last: Place) -> str:
        return ":".join(dict.fromkeys((self._address(first), self._address(last))))

    def _address(self, place: Place) -> str:
        letters, column = "", place[1] + 1
        while column:
            column, letter = divmod(column - 1, _LETTERS)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self._first + place[0] + 1}"


_LETTERS: Final = 26
_EXACT: Final = Context(prec=40)
