"""What a printed cell says, in the types of a filing; a doubtful cell gets a note."""

from __future__ import annotations

from typing import TypeVar

from attrs import define, field

from perfeval.filing.notes import Note
from perfeval.forms.words.people import tells_person
from perfeval.numbers.amounts import AmountCell, Unit, read_amount
from perfeval.numbers.cells import Nil, PointsCell, Unreadable, read_cell
from perfeval.numbers.decimals import read_decimal
from perfeval.numbers.printed import Number, Points
from perfeval.text.labels import joined
from perfeval.text.numerals import narrow
from perfeval.text.policy import LONGEST_TEXT

__all__ = ["FormContext"]

_N = TypeVar("_N", bound=Number)


@define
class FormContext:
    """One form being read: where it is, its unit of money, who files it, and the notes so far."""

    key: str
    at: str
    unit: Unit | None = None
    notes: list[Note] = field(factory=list)
    filer: str = ""
    unitless: bool = False

    def note(self, code: str, at: str, text: str) -> None:
        """Note something with its place in the form's words; of a person only that it was there."""
        if code == "unplaced" and (tells_person(text) or tells_person(at)):
            code, at, text = "personal_data", "", "1处，未录"
        at = f"{self.at} / {at}" if at else self.at
        self.notes.append(Note(code=code, at=at[:LONGEST_TEXT], text=text[:LONGEST_TEXT]))

    def number(self, kind: type[_N], text: str, at: str) -> _N | Nil | Unreadable:
        """A cell where a number of `kind` is due."""
        cell = read_cell(kind, joined(text))
        if isinstance(cell, Unreadable):
            self.note("unreadable", at, cell.text)
        return cell

    def weight(self, text: str, at: str) -> PointsCell:
        """A cell of 分值 or 权重: points of 100, which some forms print as a percentage (10%)."""
        plain = narrow(joined(text)).removesuffix("%")
        return self.number(Points, plain if read_decimal(plain) is not None else text, at)

    def amount(self, text: str, at: str, unit: Unit | None = None) -> AmountCell:
        """A cell where money is due, in `unit` or that of the form where the cell names none."""
        unit = unit or self.unit
        cell = read_amount(joined(text), unit)
        if isinstance(cell, Unreadable):
            known = unit is not None or isinstance(read_amount(cell.text, Unit.YUAN), Unreadable)
            if known:
                self.note("unreadable", at, cell.text)
            elif not self.unitless:
                self.unitless = True
                self.note("no_unit", at, "表中没有写明金额单位（元或万元）")
        return cell
