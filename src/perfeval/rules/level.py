"""A qualitative level: the words that name it, and the range of the points that it allows."""

from __future__ import annotations

from attrs import field, frozen

from perfeval.filing.structure import many, of_kind
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.rules.fields import RATE, read_rate

__all__ = ["Level"]


@frozen(kw_only=True)
class Level:
    """One level: the words that name it, and the shares of the points that it allows.

    `low` is always included; `high` only where `high_included`.

    >>> Level(words=("部分达成",), low="60%", high="80%").text()
    '[60%, 80%)'
    """

    words: tuple[str, ...] = many("the words of a level", str, least=1)
    low: Rate = field(converter=read_rate, **RATE)
    high: Rate = field(converter=read_rate, **RATE)
    high_included: bool = field(default=False, **of_kind("high_included", bool))

    def allows(self, points: Points, out_of: Points) -> bool:
        """Whether so many points of a row's points lie in the range.

        >>> level = Level(words=("部分达成",), low="60%", high="80%")
        >>> level.allows(Points("3"), Points("5")), level.allows(Points("4"), Points("5"))
        (True, False)
        """
        least, most = (each.fraction * out_of.fraction for each in (self.low, self.high))
        at = points.fraction
        return least <= at < most or (self.high_included and at == most)

    def text(self, lang: str = "zh") -> str:
        """The range as an interval, the same in every language: [80%, 100%]."""
        return f"[{self.low}, {self.high}{']' if self.high_included else ')'}"
