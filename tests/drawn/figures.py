"""Figures that agree: points that add up, money with its parts, rates and scores that follow."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from random import Random

__all__ = ["added", "divided", "halves", "money", "parts", "plain", "rounded", "share"]


def plain(value: Decimal) -> str:
    """A decimal as it is typed, without trailing zeros."""
    text = f"{value.normalize():f}"
    return "0" if text == "-0" else text


def rounded(value: Fraction, places: int) -> Decimal:
    """`value` half up to so many places."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def share(part: Decimal, whole: Decimal) -> Fraction:
    """`part` of `whole`, exactly."""
    return Fraction(part) / Fraction(whole)


def divided(random: Random, whole: int, count: int) -> list[Decimal]:
    """`count` whole numbers above 0 that add up to `whole`, mostly alike."""
    if random.random() < 0.5 and whole % count == 0:
        return [Decimal(whole // count)] * count
    cuts = sorted(random.sample(range(1, whole), count - 1))
    return [Decimal(b - a) for a, b in zip([0, *cuts], [*cuts, whole], strict=True)]


def halves(random: Random, whole: int, count: int) -> list[Decimal]:
    """The same in halves, as forms print 7.5."""
    return [each / 2 for each in divided(random, 2 * whole, count)]


def money(random: Random, places: int) -> Decimal:
    """An amount of a county's project, in 万元."""
    top = random.choice((50, 300, 2000, 9000))
    return Decimal(random.randint(10**places, top * 10**places)).scaleb(-places)


def parts(random: Random, whole: Decimal, count: int, places: int) -> list[Decimal]:
    """Amounts above 0 that add up to `whole`."""
    units = int(whole.scaleb(places))
    if units <= count:
        return [whole, *[Decimal(0)] * (count - 1)]
    cuts = sorted(random.sample(range(1, units), count - 1))
    ends = zip([0, *cuts], [*cuts, units], strict=True)
    return [Decimal(b - a).scaleb(-places) for a, b in ends]


def added(texts: Sequence[str]) -> str:
    """The sum of what cells print, blank ones left out."""
    return plain(sum((Decimal(text) for text in texts if text), Decimal(0)))
