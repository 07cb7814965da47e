"""The value of a line of arithmetic, as far as its printed figures tell it: from … to …."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from attrs import frozen

__all__ = ["Span", "span_of", "value_of"]

_FIGURE: Final = re.compile(r"([0-9,]+)(?:\.([0-9]+))?(.*)")
_SCALES: Final = {"%": Fraction(1, 100), "万": Fraction(10**4), "亿": Fraction(10**8)}
_EXACT: Final = Fraction(0)
_DEEPEST: Final = 4


@frozen
class Span:
    """What a printed figure may stand for: its value, and the least and the most that it says."""

    low: Fraction
    middle: Fraction
    high: Fraction
    scale: Fraction = Fraction(1)
    places: int = 0


def span_of(text: str) -> Span:
    """The span of a figure; a whole number without a scale is exact.

    >>> span_of("97.5%").low
    Fraction(1949, 2000)
    """
    match = _FIGURE.fullmatch(text)
    assert match is not None, text
    places = len(match[2] or "")
    scale = _SCALES.get(match[3][:1], Fraction(1))
    middle = Fraction(match[1].replace(",", "") + (f".{match[2]}" if match[2] else ""))
    inexact = places > 0 or scale > 1
    half = Fraction(1, 2 * 10**places) if inexact else _EXACT
    return Span((middle - half) * scale, middle * scale, (middle + half) * scale, scale, places)


def value_of(tokens: Sequence[str]) -> Span | None:
    """The value of figures, signs and brackets; None where they are no sum.

    >>> value_of(["(", "62", "-", "50", ")", "÷", "50"]).middle
    Fraction(6, 25)
    >>> value_of(["62", "-"]) is None
    True
    """
    value, rest = _sum(tuple(tokens), 0)
    return None if rest else value


_Read = tuple[Span | None, tuple[str, ...]]


def _sum(tokens: tuple[str, ...], depth: int) -> _Read:
    value, tokens = _product(tokens, depth)
    while value is not None and tokens[:1] in (("+",), ("-",)):
        sign = tokens[0]
        other, tokens = _product(tokens[1:], depth)
        value = None if other is None else _joined(value, sign, other)
    return value, tokens


def _product(tokens: tuple[str, ...], depth: int) -> _Read:
    value, tokens = _one(tokens, depth)
    while value is not None and tokens and tokens[0] in "*×÷/":
        sign = tokens[0]
        other, tokens = _one(tokens[1:], depth)
        value = None if other is None else _joined(value, sign, other)
    return value, tokens


def _one(tokens: tuple[str, ...], depth: int) -> _Read:
    if tokens[:1] == ("(",) and depth < _DEEPEST:
        value, rest = _sum(tokens[1:], depth + 1)
        return (value, rest[1:]) if rest[:1] == (")",) else (None, rest)
    if tokens and tokens[0][0].isdigit():
        return span_of(tokens[0]), tokens[1:]
    return None, tokens


def _joined(one: Span, sign: str, other: Span) -> Span | None:
    if sign in "÷/":
        if other.low <= 0:
            return None
        corners = [a / b for a in (one.low, one.high) for b in (other.low, other.high)]
        return Span(min(corners), one.middle / other.middle, max(corners))
    if sign in "*×":
        corners = [a * b for a in (one.low, one.high) for b in (other.low, other.high)]
        return Span(min(corners), one.middle * other.middle, max(corners))
    if sign == "+":
        return Span(one.low + other.low, one.middle + other.middle, one.high + other.high)
    return Span(one.low - other.high, one.middle - other.middle, one.high - other.low)
