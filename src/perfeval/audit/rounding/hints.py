"""Hints: what would explain a figure that does not fit. They never change a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from perfeval.audit.finding import Hint
from perfeval.numbers.decimals import PLACES, read_decimal
from perfeval.text.numerals import narrow

__all__ = ["FACTOR", "PLUGGED", "another_fits", "hints_for", "same_residual", "truncated"]

FACTOR: Final = Hint("factor_10000", "相差一万倍：元与万元", "off by 10^4: 元 and 万元")
PLUGGED: Final = Hint(
    "plugged",
    "各项占比恰好合计100%：该项可能是倒挤的",
    "the shares add up to 100% only with this one: it may have been plugged",
)
"""The last share makes the shares add up to 100 and is no quotient itself."""
_SIGN: Final = Hint("sign", "正负号相反", "the sign is turned round")
_DIGIT: Final = Hint("one_digit", "只差一位数字", "one digit differs")
_TRANSPOSED: Final = Hint(
    "transposed",
    "相邻两位数字颠倒",
    "two neighbouring digits are changed about",
)


def hints_for(printed: str, computed: str) -> tuple[Hint, ...]:
    """What explains `printed` where the other figures give `computed`, both as plain numbers.

    >>> [hint.code for hint in hints_for("5238.85", "5237.85")]
    ['one_digit']
    """
    return tuple(_hints(printed, computed))


def _hints(printed: str, computed: str) -> Iterator[Hint]:
    first, second = read_decimal(_bare(printed)), read_decimal(_bare(computed))
    if first is None or second is None:
        return
    unit = 10 ** (PLACES - max(first[1], second[1]))
    one, other = first[0] // unit, second[0] // unit
    if one == other:
        return
    if one == -other:
        yield _SIGN
    elif one and other and (one == other * 10**4 or other == one * 10**4):
        yield FACTOR
    elif _one_digit(one, other):
        yield _DIGIT
    elif _transposed(one, other):
        yield _TRANSPOSED


def _bare(text: str) -> str:
    return narrow(text).rstrip("%")


def _one_digit(one: int, other: int) -> bool:
    first, second = str(abs(one)), str(abs(other))
    if len(first) != len(second) or len(first) < 2:
        return False
    return sum(a != b for a, b in zip(first, second, strict=True)) == 1


def _transposed(one: int, other: int) -> bool:
    """Whether two neighbouring digits of one figure, changed about, give the other."""
    first, second = str(one), str(other)
    if len(first) != len(second):
        return False
    differ = [place for place, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    left, right = differ[0], differ[-1]
    return right == left + 1 and first[left] == second[right] and first[right] == second[left]


def another_fits(zh: str, en: str) -> Hint:
    """Another figure would fit: which one."""
    return Hint("another_fits", f"与“{zh}”相符", f"fits {en}")


def truncated(text: str) -> Hint:
    """The printed figure is the quotient cut off, not rounded."""
    return Hint("truncated", f"{text}是截尾所得", f"{text} is the quotient cut off")


def same_residual(where: str) -> Hint:
    """Another relation is out by the same amount."""
    return Hint(
        "same_residual",
        f"与“{where}”相差同一数额",
        f"out by the same amount as {where}",
    )
