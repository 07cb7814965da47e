"""The figures of a reason, exactly, and the one way to print them.

A figure is printed as it is where it has a decimal text, and with as many digits as keep it on its
side of the edges beside it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final, Protocol

from attrs import frozen

from perfeval.errors import Phrase
from perfeval.filing import Indicator
from perfeval.measures import Measured
from perfeval.numbers.decimals import ATOMS, PLACES, decimal_text, rounded_atoms
from perfeval.numbers.printed import Count, Number, Points
from perfeval.numbers.rates import Rate

__all__ = [
    "Beside",
    "Cells",
    "Edge",
    "Figure",
    "Printed",
    "bare",
    "counted",
    "misfit_of_worth",
    "printed",
    "with_noun",
]

Edge = Rate | Count
_LONGEST_QUOTE: Final = 80  # characters of a cell


class Worded(Protocol):
    """A figure that has words of its own in ``zh`` and ``en``."""

    def text(self, lang: str, /) -> str:
        """The words in a language."""


Figure = Rate | Number | Fraction | int | str | Worded | None | tuple["Figure", ...]
"""What stands in a reason: a number, verbatim text, words, nothing, or several of these."""


class Printed(str):
    """A figure as text. In a template ``{points:point}`` counts it: 1 point, 0.5 points."""

    __slots__ = ()

    def __format__(self, noun: str) -> str:
        return with_noun(str(self), noun) if noun else str(self)


def with_noun(figure: str, noun: str) -> str:
    """A figure that counts something.

    >>> with_noun("1", "point"), with_noun("0.5", "point")
    ('1 point', '0.5 points')
    """
    return f"{figure} {noun}" if figure in ("1", "≈1") else f"{figure} {noun}s"


def printed(figure: Figure, lang: str = "en") -> Printed:
    """A figure as it stands in a sentence in ``zh`` or ``en``.

    A rate gets all the digits that tell it from a rounder one; a fraction that has no decimal text
    of 8 places is marked as rounded.

    >>> printed(Rate("99.995%")), printed(Fraction(1, 3)), f"{printed(Points('1.0')):point}"
    ('99.995%', '≈0.33333333', '1 point')
    """
    if isinstance(figure, str | int):
        return Printed(figure)
    if isinstance(figure, Number):
        return Printed(figure.plain)
    if isinstance(figure, Rate):
        return Printed(figure.percent(figure))
    if isinstance(figure, Fraction):
        mark = "" if ATOMS % figure.denominator == 0 else "≈"
        return Printed(f"{mark}{decimal_text(rounded_atoms(figure, PLACES))}")
    if isinstance(figure, tuple):
        return Printed(("；" if lang == "zh" else "; ").join(printed(f, lang) for f in figure))
    return Printed("" if figure is None else figure.text(lang))


def bare(edge: Edge) -> str:
    """A rate as so many percentage points, a count as itself, without any sign or unit.

    >>> bare(Rate("0.5%")), bare(Count("3"))
    ('0.5', '3')
    """
    return str(printed(edge)).removesuffix("%")


def counted(points: Points) -> Phrase:
    """So many points, as the sentence of a mistake says it.

    >>> print(counted(Points("1")), counted(Points("0.5")), counted(Points("5")).message("zh"))
    1 point 0.5 points 5分
    """
    one = points.plain == "1"
    return Phrase("{points} point" if one else "{points} points", points=points.plain)


def misfit_of_worth(said: str, worth: Points, points: Points) -> Phrase | None:
    """What is said where a rule is worth other points than its row; else None."""
    return None if worth == points else Phrase(said, worth=worth.plain, points=counted(points))


@frozen
class Beside:
    """A value on its side of `edges`, behind the formula of what was `measured`, if anything.

    >>> Beside(Rate("94.9999%"), (Rate("95%"),)).text("zh")
    '94.9999%'
    """

    value: Edge
    edges: tuple[Edge, ...] = ()
    measured: Measured | None = None

    def text(self, lang: str) -> str:
        """``29 ÷ 30 = 96.67%``; a name instead of a formula gets a space."""
        formula = "" if self.measured is None else self.measured.text(lang)
        value: str = printed(self.value)
        if isinstance(self.value, Rate):
            value = self.value.percent(*(edge for edge in self.edges if isinstance(edge, Rate)))
        return f"{formula}{' = ' if '÷' in formula else ' '}{value}".strip()


@frozen
class Cells:
    """The actual value and the target of a row, as a reason quotes them: long ones are cut."""

    indicator: Indicator

    def text(self, lang: str) -> str:
        """The two cells, in ``zh`` or ``en``."""
        actual, target = self.indicator.actual.printed, self.indicator.target.printed
        if lang == "zh":
            return f"实际完成值 {_quoted(actual) or '空白'}，目标 {_quoted(target) or '空白'}"
        return f"actual {_quoted(actual) or 'blank'}, target {_quoted(target) or 'blank'}"


def _quoted(cell: str) -> str:
    return cell if len(cell) <= _LONGEST_QUOTE else f"{cell[:_LONGEST_QUOTE]}…"
