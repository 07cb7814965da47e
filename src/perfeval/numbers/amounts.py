"""Amounts of money: exact, immutable, with their printed text, places and unit (元, 万元, 亿元).

`Amount.money` gives py-moneyed's `Money` in yuan, and every constructor takes one. `Money` is a
boundary type only: it is mutable and computes under the ambient decimal context, so no field of
the library holds one. This is the only module that imports it, when it is first asked for.
"""

from __future__ import annotations

import enum
from decimal import Decimal
from fractions import Fraction
from functools import total_ordering
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from perfeval.errors import InputError, Phrase
from perfeval.numbers.cells import Nil, Unreadable, is_nil
from perfeval.numbers.decimals import ATOMS, checked_atoms, decimal_text, number_text, read_decimal
from perfeval.text.policy import checked_text

if TYPE_CHECKING:
    from moneyed import Money

__all__ = ["Amount", "AmountCell", "Unit", "wan_yuan", "yuan"]

_EXPECTED = "an amount in 元 or 万元, such as 1,393.97"


class Unit(enum.Enum):
    """The unit in which an amount is printed: 元, 万元 (10⁴ 元) or 亿元 (10⁸ 元).

    `yuan` is how many yuan one of the unit is.
    """

    yuan: int

    YUAN = "元"
    WAN_YUAN = "万元"
    YI_YUAN = "亿元"

    def __init__(self, printed: str) -> None:
        self.yuan = {"元": 1, "万元": 10**4, "亿元": 10**8}[printed]


_PRINTED: Final = tuple((unit.value, unit) for unit in (Unit.WAN_YUAN, Unit.YI_YUAN, Unit.YUAN))
"""The longer names first: each ends in the shortest."""


def _checked_unit(value: object) -> Unit:
    if isinstance(value, Unit):
        return value
    raise InputError("the unit of an amount", value, "Unit.YUAN, Unit.WAN_YUAN or Unit.YI_YUAN")


@total_ordering
@frozen(eq=False)
class Amount:
    """An amount as a form prints it: `text` (without the unit), `unit`, `places`.

    `atoms` is the value in 10⁻⁸ yuan. Equality, order and hash go by value, so
    ``wan_yuan("1") == yuan("10000.00")``. Made by `yuan` and `wan_yuan`, which see.

    >>> wan_yuan("1393.97").money
    Money('13939700', 'CNY')
    """

    text: str
    unit: Unit = field(converter=_checked_unit)
    atoms: int = field(init=False)
    places: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        text = number_text(self.text, "an amount")
        read = read_decimal(text)
        if read is None:
            raise InputError("an amount", self.text, _EXPECTED)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "atoms", read[0] * self.unit.yuan)
        object.__setattr__(self, "places", read[1])

    @classmethod
    def of_atoms(cls, atoms: int, unit: Unit) -> Amount:
        """The amount of so many atoms (10⁻⁸ yuan), printed in `unit` without trailing zeros.

        Where `unit` would need more than 8 places, the amount is printed in 元.
        """
        atoms = checked_atoms(atoms)
        if atoms % _checked_unit(unit).yuan:
            unit = Unit.YUAN
        return cls(decimal_text(atoms // unit.yuan), unit)

    @classmethod
    def parse(cls, text: str, unit: Unit | None = None) -> Amount:
        """The amount that `text` says: ``1393.97万元``, or a bare number in `unit`.

        Raises `InputError` where it says none.

        >>> Amount.parse("2026400元") == wan_yuan("202.64")
        True
        """
        printed = checked_text(text, "an amount").strip()
        for name, each in _PRINTED:
            if printed.endswith(name):
                return cls(printed[: -len(name)], each)
        if unit is None:
            raise InputError(
                "an amount", text, Phrase("{expected}, with its unit", expected=Phrase(_EXPECTED))
            )
        return cls(printed, unit)

    @property
    def printed(self) -> str:
        """The printed figure with its unit, which `parse` reads back: ``1393.97万元``."""
        return f"{self.text}{self.unit.value}"

    @property
    def plain(self) -> str:
        """The value in its own unit, as ASCII decimal text without trailing zeros."""
        return decimal_text(self.atoms // self.unit.yuan)

    @property
    def yuan(self) -> Decimal:
        """The value in yuan, as an exact `Decimal`, whatever the ambient context."""
        return Decimal(decimal_text(self.atoms))

    @property
    def fraction(self) -> Fraction:
        """The value in yuan, as an exact fraction."""
        return Fraction(self.atoms, ATOMS)

    @property
    def money(self) -> Money:
        """The value as py-moneyed's `Money`, in yuan (CNY)."""
        from moneyed import Money

        return Money(self.yuan, "CNY")

    def __add__(self, other: Amount) -> Amount:
        return Amount.of_atoms(self.atoms + _amount(other).atoms, self.unit)

    def __sub__(self, other: Amount) -> Amount:
        return Amount.of_atoms(self.atoms - _amount(other).atoms, self.unit)

    def __abs__(self) -> Amount:
        return Amount.of_atoms(abs(self.atoms), self.unit)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Amount):
            return NotImplemented
        return self.atoms == other.atoms

    def __lt__(self, other: Amount) -> bool:
        if not isinstance(other, Amount):
            return NotImplemented
        return self.atoms < other.atoms

    def __hash__(self) -> int:
        return hash(("Amount", self.atoms))

    def __str__(self) -> str:
        return f"{self.text} {self.unit.value}"


AmountCell = Amount | Nil | Unreadable


def yuan(value: str | int | Decimal | Money | Amount) -> Amount:
    """An amount in 元, from a number text, an int, a Decimal, a `Money` in CNY or an `Amount`.

    Raises `InputError` for a float, a bool, NaN, another currency and text that is no number.

    >>> yuan("2,026,400").text
    '2,026,400'
    """
    return _made(value, Unit.YUAN)


def wan_yuan(value: str | int | Decimal | Money | Amount) -> Amount:
    """An amount in 万元 (10⁴ 元), from what `yuan` takes; a `Money` is in yuan all the same.

    >>> wan_yuan("202.64") == yuan("2026400")
    True
    """
    return _made(value, Unit.WAN_YUAN)


def _made(value: object, unit: Unit) -> Amount:
    if isinstance(value, Amount):
        return value if value.unit is unit else Amount.of_atoms(value.atoms, unit)
    currency = getattr(value, "currency", None)
    if currency is None:
        return Amount(number_text(value, "an amount"), unit)
    if getattr(currency, "code", None) != "CNY":
        raise InputError("an amount", str(currency)[:20], "money in CNY")
    return Amount.of_atoms(
        Amount(number_text(getattr(value, "amount", None), "an amount"), Unit.YUAN).atoms, unit
    )


def _amount(value: object) -> Amount:
    if isinstance(value, Amount):
        return value
    raise InputError("an amount", value, "another Amount")


def read_amount(text: str, unit: Unit | None = None) -> AmountCell:
    """What a printed cell says where an amount is due; a bare number is in `unit`.

    Without a `unit` a bare number is unreadable: 元 or 万元 is never guessed.

    >>> read_amount("1393.97", Unit.WAN_YUAN).printed, read_amount("——").text
    ('1393.97万元', '——')
    """
    if is_nil(text):
        return Nil(text)
    try:
        return Amount.parse(text, unit)
    except InputError:
        return Unreadable(text)
