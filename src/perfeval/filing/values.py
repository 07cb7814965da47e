"""年度指标值 and 实际完成值: what a target or an actual value says, verbatim and as a number.

The verbatim text is the datum; its meaning is derived from it, so nothing is lost and nothing is
guessed: a text that is not wholly a sign, a number and a unit is words (出台, 2023年, 98%以上).
Tokens: limits of number text, 财预〔2020〕10号 form conventions.
"""

from __future__ import annotations

import enum
import functools
import re
from fractions import Fraction
from typing import Any, Final

from attrs import field, frozen

from perfeval.errors import InputError
from perfeval.filing.structure import of_kind
from perfeval.numbers.cells import is_nil
from perfeval.numbers.decimals import read_decimal
from perfeval.numbers.printed import SCALES, Count, Percent
from perfeval.text.fields import of_text, text_field
from perfeval.text.numerals import narrow

__all__ = ["Actual", "Comparison", "Quantity", "Target"]


class Comparison(enum.Enum):
    """How an actual value must stand to its target: the sign printed before the number.

    >>> Target(text="≥50个").comparison is Comparison.AT_LEAST
    True
    """

    AT_LEAST = "≥"
    AT_MOST = "≤"
    ABOVE = ">"
    BELOW = "<"
    EQUAL = "="


_SIGNS: Final = (
    (Comparison.AT_LEAST, ("≥", "≧", "＞=", "＞＝", ">=", ">＝", "不少于", "不低于")),
    (Comparison.AT_MOST, ("≤", "≦", "＜=", "＜＝", "<=", "<＝", "不超过")),
    (Comparison.ABOVE, (">", "＞")),
    (Comparison.BELOW, ("<", "＜")),
    (Comparison.EQUAL, ("=", "＝", "═", "≡")),
)
_DATE: Final = re.compile(r"[0-9]{1,4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?.*|[0-9]{1,2}月.*", re.S)
_FIGURE: Final = re.compile(r"[0-9.,+-]+")
_SHORT: Final = 40  # characters: a sign, a number text and a unit


def _is_scale(_instance: object, _attribute: Any, value: Any) -> None:
    if type(value) is not int or value not in SCALES.values():
        raise InputError("the scale of a quantity", value, "1, 10000 or 100000000")


@frozen
class Quantity:
    """A number with its unit: the printed `number`, its `scale` (万, 亿) and the `unit` word.

    >>> Target(text="≤202.6万元").quantity.unit
    '元'
    """

    number: Count = field(**of_kind("the number of a quantity", Count))
    scale: int = field(validator=_is_scale)
    unit: str = field(**of_text("the unit of a quantity"))

    @property
    def bare(self) -> bool:
        """Whether no unit is printed."""
        return not self.unit and self.scale == 1

    @property
    def is_percent(self) -> bool:
        """Whether the unit is the percent sign."""
        return self.unit == "%"

    @property
    def is_per_mille(self) -> bool:
        """Whether the unit is ‰, of which ten are one percent."""
        return self.unit == "‰"

    @property
    def value(self) -> Fraction:
        """The value in single units: 1.2万人 is 12000.

        >>> Target(text="≥1.2万人").quantity.value
        Fraction(12000, 1)
        """
        return self.number.fraction * self.scale

    @property
    def measure(self) -> str:
        """The unit as it is printed, with its scale: 万人."""
        return next(word for word, size in SCALES.items() if size == self.scale) + self.unit

    def value_in(self, other: Quantity) -> Fraction | None:
        """The value, in single units; a bare number is in the unit of `other`.

        None where both print units and these differ.
        """
        if self.bare:
            return self.number.fraction * other.scale
        if self.unit != other.unit and not other.bare:
            return None
        return self.value


def _read_quantity(printed: str, unit: str) -> Quantity | None:
    short = len(printed) + len(unit) <= _SHORT
    return (_quantity if short else _quantity.__wrapped__)(printed, unit)


@functools.lru_cache(maxsize=4096)  # forms print the same few figures over and over
def _quantity(printed: str, unit: str) -> Quantity | None:
    plain = narrow(printed)
    if not plain or is_nil(plain) or _DATE.fullmatch(plain):
        return None
    figure = _FIGURE.match(plain)
    if figure is None or read_decimal(figure[0]) is None:
        return None
    rest = plain[figure.end() :].strip()
    rest += "" if rest == narrow(unit) else narrow(unit)
    if rest in {"%", "百分比"}:
        return Quantity(Count(figure[0]), 1, "%")
    if rest == "‰":
        return Quantity(Count(figure[0]), 1, rest)
    whole = Count._parts(f"1{rest}")
    if whole is None or whole[0] != "1":
        return None
    return Quantity(Count(figure[0]), SCALES[whole[1]], whole[2])


def _split_sign(printed: str) -> tuple[Comparison | None, str]:
    return (_sign if len(printed) <= _SHORT else _sign.__wrapped__)(printed)


@functools.lru_cache(maxsize=4096)
def _sign(printed: str) -> tuple[Comparison | None, str]:
    stripped = printed.strip()
    for comparison, tokens in _SIGNS:
        for token in tokens:
            if stripped.startswith(token):
                return comparison, stripped.removeprefix(token).strip()
    return None, stripped


@frozen(kw_only=True)
class Target:
    """年度指标值: the target of an indicator, as printed.

    `text` is the cell; where the form splits the target into 指标性质, 指标值 and 度量单位, the
    other two cells are `nature` and `unit`.

    >>> Target(text="≧100%").comparison
    <Comparison.AT_LEAST: '≥'>
    >>> Target(text="出台").quantity is None
    True
    """

    text: str = text_field("年度指标值")
    nature: str = text_field("指标性质")
    unit: str = text_field("度量单位")

    @property
    def printed(self) -> str:
        """The whole target as one text."""
        return f"{self.nature}{self.text}{self.unit}"

    @property
    def comparison(self) -> Comparison | None:
        """The printed sign; None where none is printed: the direction is unknown."""
        own = _split_sign(self.text)[0]
        return own or _split_sign(self.nature)[0]

    @property
    def quantity(self) -> Quantity | None:
        """The number of the target, or None where it is words."""
        return _read_quantity(_split_sign(self.text)[1], self.unit)


@frozen(kw_only=True)
class Actual:
    """实际完成值: what was attained, as printed; `unit` is a 度量单位 column of its own.

    >>> Actual(text="60个").quantity.number.plain
    '60'
    """

    text: str = text_field("实际完成值")
    unit: str = text_field("度量单位")

    @property
    def printed(self) -> str:
        """The whole value as one text."""
        return f"{self.text}{self.unit}"

    @property
    def quantity(self) -> Quantity | None:
        """The number, or None where the cell holds words or an inequality."""
        return _read_quantity(self.text, self.unit)

    @property
    def percent(self) -> Percent | None:
        """The printed percentage, where it is one."""
        quantity = self.quantity
        return Percent(f"{quantity.number}%") if quantity and quantity.is_percent else None
