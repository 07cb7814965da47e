"""The cells of a row, read by name; what is wrong with them is gathered, with the place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

from perfeval.codec.problems import MisfitError, misfit_of
from perfeval.errors import InputError, Phrase
from perfeval.filing.sources import FiscalYear
from perfeval.numbers.amounts import Amount, Unit
from perfeval.numbers.cells import BLANK, Nil, is_nil
from perfeval.numbers.decimals import number_text
from perfeval.numbers.printed import Points
from perfeval.text.likeness import likest
from perfeval.text.policy import checked_text

_N = TypeVar("_N", Amount, Points)


class Cells:
    """One row of a table: `table` and `position` say which. None and a missing cell are blank."""

    def __init__(self, table: str, position: int, row: Mapping[object, object]) -> None:
        self.table = table
        self.position = position
        self.row = row
        self.misfit = MisfitError()

    def check_names(self, known: Sequence[str], passed_over: Sequence[str] = ()) -> None:
        """Reports every column that is neither `known` nor one to pass over."""
        for name in self.row:
            if name not in known and name not in passed_over:
                self.refuse(str(name), misfit_of(partial(_unknown, name, known)))

    def refuse(self, name: str, error: InputError | MisfitError) -> None:
        """Reports what is wrong with the cell `name`."""
        self.misfit.absorb(name, None, error)

    def differ(self, name: str, found: object, expected: object) -> None:
        """Reports that the cell differs from the row before it."""
        self.refuse(
            name,
            InputError("", found, Phrase("{expected}, as in the first row", expected=expected)),
        )

    def year(self) -> FiscalYear | None:
        """The fiscal year; None where it cannot be read, which is reported."""
        try:
            return FiscalYear(self.row.get("fiscal_year"))
        except InputError as error:
            self.refuse("fiscal_year", error)
        return None

    def text(self, name: str) -> str:
        """Verbatim text, or a number as text; blank where it cannot be read, which is reported."""
        value = self.row.get(name)
        try:
            if value is None:
                return ""
            return checked_text(value, name) if isinstance(value, str) else number_text(value, name)
        except InputError as error:
            self.refuse(name, error)
        return ""

    def points(self, name: str) -> Points | Nil:
        """Points; blank where they cannot be read, which is reported."""
        return self._number(name, Points)

    def amount(self, name: str, unit: Unit) -> Amount | Nil:
        """An amount in `unit`; blank where it cannot be read, which is reported."""
        return self._number(name, lambda text: Amount(text, unit))

    def _number(self, name: str, make: Callable[[str], _N]) -> _N | Nil:
        value = self.row.get(name)
        try:
            if value is None or (isinstance(value, str) and is_nil(value)):
                return Nil(value or "")
            return make(number_text(value, name))
        except InputError as error:
            self.refuse(name, error)
        return BLANK


def cells_of(table: str, rows: object, misfit: MisfitError) -> Iterator[Cells]:
    """The rows of a table. What is no mapping goes to `misfit`.

    Raises `InputError` where `rows` is nothing to go through row by row.
    """
    if not isinstance(rows, Iterable) or isinstance(rows, str | bytes | Mapping):
        raise InputError(table, rows, "rows: mappings, in a list or another iterable")
    for position, row in enumerate(rows):
        if isinstance(row, Mapping):
            yield Cells(table, position, row)
        else:
            inside = MisfitError()
            inside.absorb(position, None, InputError("", row, "a row: a mapping"))
            misfit.absorb(table, None, inside)


def gather(cells: Iterable[Cells], misfit: MisfitError) -> None:
    """Reports what is wrong with the rows, each with its place."""
    for each in cells:
        if each.misfit.count:
            inside = MisfitError()
            inside.absorb(each.position, None, each.misfit)
            misfit.absorb(each.table, None, inside)


def _unknown(name: object, known: Sequence[str]) -> Phrase:
    """Why a column is refused; looked for where it is shown, for rows may have any number."""
    near = likest(name, known)
    nearest = Phrase("the nearest is {near}", near=repr(near)) if near else None
    hint = nearest or Phrase("known are {known}", known=", ".join(known))
    return Phrase("no such column; {hint}", hint=hint)
