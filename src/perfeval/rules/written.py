"""Figures of a reason that are written straight from the integers of a filing.

What a rule computes in `lower` can say why in the same breath: its points are `Told` with a
sentence and with figures, as its award is. Those that depend on the filing are written here; they
read as the figures of the award do, to the letter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import gcd
from typing import Any, Protocol

from attrs import frozen

from perfeval.lowering import Integers, Quotient, Term, Told, exactly, python_numbers
from perfeval.numbers.decimals import ATOMS, decimal_text, round_half_up
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate, percent_writer
from perfeval.rules.because import NAME, Because, Sentence
from perfeval.rules.figures import Printed, printed

__all__ = [
    "Exactly",
    "ShownCount",
    "ShownRate",
    "ShownState",
    "ShownSteps",
    "Unless",
    "Unmet",
    "Within",
    "Write",
    "told",
    "writer",
]

Names = Mapping[int, Term]
"""The terms that have a name in a tree, by the identity of the name."""

Write = Callable[[Integers, str], str]
"""What writes a part of a reason: from the integers, and the words for what was measured."""


class Written(Protocol):
    """A figure that is written from integers."""

    def writer(self, lang: str, names: Names, /) -> Write:
        """What writes it in a language."""


@frozen
class ShownRate:
    """A measured rate on its side of `edges`, behind its formula unless it is `alone`."""

    value: Quotient
    edges: tuple[Rate, ...]
    alone: bool = False

    def writer(self, _lang: str, names: Names) -> Write:
        """What writes ``29 ÷ 30 = 96.67%``."""
        ratio, percent = ratio_of(self.value, names), percent_writer(self.edges)
        if self.alone:
            return lambda figures, _words: percent(*ratio(figures))
        return lambda figures, words: behind(words, percent(*ratio(figures)))


@frozen
class ShownSteps:
    """A rate on its side of the whole steps `per` from `start`, as `BesideSteps` has it.

    Without its formula, and without a percent sign, where it is an `excess` from 0.
    """

    value: Quotient
    start: Rate
    per: Rate
    excess: bool = False

    def writer(self, _lang: str, names: Names) -> Write:
        """What writes ``31 ÷ 30 = 103.33%``, or ``3.33``."""
        ratio = ratio_of(self.value, names)
        percent = percent_writer((self.start,), every=self.per)
        if self.excess:
            return lambda figures, _words: percent(*ratio(figures))[:-1]
        return lambda figures, words: behind(words, percent(*ratio(figures)))


@frozen
class Unless:
    """Words that stand unless a number is whole."""

    value: Quotient
    words: Because

    def writer(self, lang: str, names: Names) -> Write:
        """What writes the words, or nothing."""
        ratio, text = ratio_of(self.value, names), self.words.text(lang)

        def write(figures: Integers, _words: str) -> str:
            top, bottom = ratio(figures)
            return text if top % bottom else ""

        return write


@frozen
class Within:
    """A sentence of its own within another."""

    sentence: Sentence
    figures: Mapping[str, Any]

    def writer(self, lang: str, names: Names) -> Write:
        """What writes the sentence."""
        return writer(self.sentence, self.figures, lang, names)


@frozen
class ShownCount:
    """A measured count behind its name."""

    value: Quotient

    def writer(self, _lang: str, names: Names) -> Write:
        """What writes ``例数 3``."""
        ratio = ratio_of(self.value, names)

        def write(figures: Integers, words: str) -> str:
            top, bottom = ratio(figures)
            return behind(words, decimal_text(top * ATOMS // bottom))

        return write


@frozen
class ShownState:
    """The words of what was measured, which name the state."""

    def writer(self, _lang: str, _names: Names) -> Write:
        """What writes the words."""
        return lambda _figures, words: words


@frozen
class Exactly:
    """A number that is computed of the filing, printed exactly or marked as rounded."""

    value: Quotient

    def writer(self, _lang: str, names: Names) -> Write:
        """What writes ``0.5`` or ``≈0.33333333``."""
        ratio = ratio_of(self.value, names)
        return lambda figures, _words: exact_text(*ratio(figures))


@frozen
class Unmet:
    """The texts of the conditions that are not met."""

    texts: tuple[str, ...]
    ticks: tuple[Term, ...]

    def writer(self, lang: str, names: Names) -> Write:
        """What writes them with marks between."""
        ticks, mark = python_numbers(self.ticks, names), "；" if lang == "zh" else "; "

        def write(figures: Integers, _words: str) -> str:
            pairs = zip(self.texts, ticks(figures), strict=True)
            return mark.join([text for text, met in pairs if not met])

        return write


def told(points: Quotient | Points | Fraction, sentence: Sentence, /, **figures: Any) -> Told:
    """Points with the reason for them."""
    return Told(points if isinstance(points, Quotient) else exactly(points), sentence, figures)


def ratio_of(value: Quotient, names: Names) -> Callable[[Integers], tuple[int, ...]]:
    """What computes the two parts of a ratio."""
    return python_numbers((value.top, value.bottom), names)


def behind(words: str, value: str) -> str:
    """A value behind the formula that it was worked out by, or behind its name."""
    return f"{words}{' = ' if '÷' in words else ' '}{value}".strip()


def exact_text(top: int, bottom: int) -> str:
    """An exact ratio as text, as `printed` has a fraction."""
    if bottom == 1:
        return str(top)
    mark = ""
    if ATOMS % bottom:
        mark = "" if ATOMS % (bottom // gcd(top, bottom)) == 0 else "≈"
    return f"{mark}{decimal_text(round_half_up(top * ATOMS, bottom))}"


def writer(sentence: Sentence, figures: Mapping[str, Any], lang: str, names: Names) -> Write:
    """What writes a whole sentence: what is the same for every filing is put in beforehand."""
    template = sentence.zh if lang == "zh" else sentence.en
    pieces: list[Any] = [""]
    at = 0
    for found in NAME.finditer(template):
        pieces[-1] += template[at : found.start()]
        figure = figures[found[1]]
        if hasattr(figure, "writer"):
            pieces += [_counted(figure.writer(lang, names), found[2] or ""), ""]
        else:
            pieces[-1] += format(printed(figure, lang), found[2] or "")
        at = found.end()
    pieces[-1] += template[at:]
    if len(pieces) == 1:
        return lambda _figures, _words: pieces[0]
    steps = tuple(zip(pieces[0::2], [*pieces[1::2], None], strict=True))

    def write(figures: Integers, words: str) -> str:
        text = ""
        for before, step in steps:
            text += before if step is None else before + step(figures, words)
        return text

    return write


def _counted(write: Write, noun: str) -> Write:
    """With a noun the figure counts it: 1 point, 0.5 points."""
    if not noun:
        return write
    return lambda figures, words: format(Printed(write(figures, words)), noun)
