"""Simple formulas of a spreadsheet, computed exactly: sums, products and quotients of cells.

Only what is sure is computed: ``+ - * / %``, parentheses, SUM, PRODUCT and ROUND over numbers and
cells of the same workbook. Any other formula is not simple, and is not judged. Source:
ECMA-376 part 1, 18.17.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import add, mul
from typing import Final, Protocol

from attrs import frozen

from perfeval.forms.sources.excel.formats.stored_number import StoredNumber, read_stored
from perfeval.forms.sources.excel.formulas.addresses import column_number
from perfeval.forms.sources.excel.formulas.computed_number import ComputedNumber

__all__ = ["Area", "NotSimple", "Operands", "compute"]

_LONGEST: Final = 8_192  # what spreadsheets themselves allow
_DEEPEST: Final = 64
_BLANKS: Final = re.compile(r"\s*+")
_TOKEN: Final = re.compile(
    r"""(?:
    (?P<number>[0-9]++(?:\.[0-9]++)?(?:E[+-]?[0-9]{1,3})?)
    |(?P<area>(?:'(?P<quoted>(?:[^']|''){0,62}+)'!|(?<![\w.])(?P<plain>[^\W\d][\w.]*+)!)?
        \$?(?P<left>[A-Z]{1,3})\$?(?P<top>[0-9]{1,7})
        (?::\$?(?P<right>[A-Z]{1,3})\$?(?P<bottom>[0-9]{1,7}))?(?![\w(!.:]))
    |(?P<function>SUM|PRODUCT|ROUND)\(
    |(?P<sign>[-+*/(),%])
    )""",
    re.VERBOSE,
)


class NotSimple(Exception):  # noqa: N818 - nobody is to blame
    """A formula is not one of the simple kind, or needs a cell that is no plain number."""


@frozen
class Area:
    """Cells of a sheet, from its first to its last row and column, counted from 0."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int


class Operands(Protocol):
    """What a formula computes with. Each method raises `NotSimple` for what it cannot give."""

    def spend(self, steps: int) -> None:
        """Count steps of work, of which there are only so many."""

    def number(self, area: Area) -> StoredNumber:
        """The number in the one cell of `area`; 0 where it is blank."""

    def numbers(self, area: Area) -> Iterable[StoredNumber]:
        """The numbers among the cells of `area`, as a sum takes them."""


def compute(formula: str, sheet: str, operands: Operands) -> ComputedNumber:
    """What a `formula` of a cell of `sheet` gives. Raises `NotSimple`."""
    if len(formula) > _LONGEST:
        raise NotSimple
    reader = _Reader(formula.rstrip(), sheet, operands)
    try:
        value = reader.total()
    except ArithmeticError as error:
        raise NotSimple from error
    reader.expect("")
    return value


class _Reader:
    """Reads a formula from left to right, one token ahead, and computes as it goes."""

    def __init__(self, formula: str, sheet: str, operands: Operands) -> None:
        self._formula = formula
        self._sheet = sheet
        self._operands = operands
        self._depth = self._end = 0
        self._token: re.Match[str] | None = None
        self._advance()

    def total(self) -> ComputedNumber:
        """Products, added and subtracted."""
        value = self._product()
        while self._sign in {"+", "-"}:
            minus = self._sign == "-"
            self._advance()
            other = self._product()
            value = value + (-other if minus else other)
        return value

    def expect(self, sign: str) -> None:
        """Take a sign, or the end of the formula where it is empty."""
        if self._sign != sign or (not sign and self._token is not None):
            raise NotSimple
        if sign:
            self._advance()

    @property
    def _sign(self) -> str:
        return (self._token and self._token["sign"]) or ""

    def _advance(self) -> None:
        self._operands.spend(1)
        if self._end == len(self._formula):
            self._token = None
            return
        self._token = self._next()
        if self._token is None:
            raise NotSimple
        self._end = self._token.end()

    def _next(self) -> re.Match[str] | None:
        """The token behind the blanks that follow."""
        blanks = _BLANKS.match(self._formula, self._end)
        return _TOKEN.match(self._formula, blanks.end() if blanks else self._end)

    def _product(self) -> ComputedNumber:
        value = self._signed()
        while self._sign in {"*", "/"}:
            over = self._sign == "/"
            self._advance()
            other = self._signed()
            value = value / other if over else value * other
        return value

    def _signed(self) -> ComputedNumber:
        minus = False
        while self._sign in {"+", "-"}:
            minus ^= self._sign == "-"
            self._advance()
        value = self._operand()
        while self._sign == "%":
            value = value / ComputedNumber.of(StoredNumber(100, 0))
            self._advance()
        return -value if minus else value

    def _operand(self) -> ComputedNumber:
        token = self._token
        if token is None:
            raise NotSimple
        self._advance()
        if token["area"]:
            return self._number(_area(token, self._sheet))
        if token["number"]:
            number = read_stored(token["number"])
            if number is None:
                raise NotSimple
            return ComputedNumber.of(number)
        self._depth += 1
        if self._depth > _DEEPEST or (token["sign"] or "(") != "(":
            raise NotSimple
        value = self._within(token["function"])
        self.expect(")")
        self._depth -= 1
        return value

    def _within(self, function: str | None) -> ComputedNumber:
        """What stands between brackets, those of a function or plain ones."""
        if function is None:
            return self.total()
        arguments = list(self._arguments())
        if function == "ROUND":
            if len(arguments) != 2:
                raise NotSimple
            value, places = map(self._value, arguments)
            return value.rounded(places)
        values = [value for each in arguments for value in self._values(each, function)]
        return reduce(add if function == "SUM" else mul, values or [ComputedNumber.sum(())])

    def _values(self, argument: ComputedNumber | Area, function: str) -> list[ComputedNumber]:
        """The numbers to add or to multiply; those of a range are added at once."""
        if isinstance(argument, ComputedNumber):
            return [argument]
        numbers = self._operands.numbers(argument)
        if function == "SUM":
            return [ComputedNumber.sum(numbers)]
        return [ComputedNumber.of(number) for number in numbers]

    def _value(self, argument: ComputedNumber | Area) -> ComputedNumber:
        return argument if isinstance(argument, ComputedNumber) else self._number(argument)

    def _arguments(self) -> Iterator[ComputedNumber | Area]:
        """The arguments of a function, up to its closing bracket."""
        yield self._argument()
        while self._sign == ",":
            self._advance()
            yield self._argument()

    def _argument(self) -> ComputedNumber | Area:
        """A range or a cell by itself, of which a sum takes what is a number; or a value."""
        token = self._token
        following = self._next()
        if token and token["area"] and following and following["sign"] in {",", ")"}:
            self._advance()
            return _area(token, self._sheet)
        return self.total()

    def _number(self, area: Area) -> ComputedNumber:
        if (area.top, area.left) != (area.bottom, area.right):
            raise NotSimple
        return ComputedNumber.of(self._operands.number(area))


def _area(token: re.Match[str], sheet: str) -> Area:
    """The cells that a token names. Raises `NotSimple` where they end before they begin."""
    quoted, plain = token["quoted"], token["plain"]
    top, left = int(token["top"]) - 1, column_number(token["left"])
    bottom = int(token["bottom"] or token["top"]) - 1
    right = column_number(token["right"] or token["left"])
    if top < 0 or bottom < top or right < left:
        raise NotSimple
    name = plain or (sheet if quoted is None else quoted.replace("''", "'"))
    return Area(name, top, left, bottom, right)
