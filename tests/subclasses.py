"""Values of subclasses of built-in types that answer for themselves, as a library may have them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NoReturn


def _refuse(*_: Any) -> NoReturn:
    raise RuntimeError("this subclass must not be asked")


class OwnText(str):
    """Text that raises wherever `str` would answer."""

    __slots__ = ()
    strip = translate = endswith = isascii = isprintable = partition = _refuse
    __str__ = __repr__ = __len__ = __eq__ = __hash__ = _refuse


class OwnInt(int):
    """An int that raises wherever `int` would answer."""

    __slots__ = ()
    __abs__ = __lt__ = __eq__ = __hash__ = __str__ = __repr__ = bit_length = _refuse


class OwnFloat(float):
    """A float that raises where it is shown."""

    __slots__ = ()
    __str__ = __repr__ = _refuse


class OwnDecimal(Decimal):
    """A Decimal that raises wherever `Decimal` would answer."""

    as_tuple = __str__ = __repr__ = __eq__ = __hash__ = _refuse
