"""Figures of a reason that are written straight from the integers of a filing.

What a rule computes in `lower` can say why in the same breath: its points are `Told` with a
sentence and with figures, as its award is. Those that depend on the filing are written here; they
read as the figures of the award do, to the letter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import gcd
from typing import Any

from attrs import frozen

from perfeval.filing import Fact
from perfeval.lowering import Integers, Piece, Quotient, Term, Told, Whole, exactly, python_text
from perfeval.measures.terms import Wording
from perfeval.numbers.decimals import ATOMS, decimal_text, round_half_up
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate, percent_writer
from perfeval.rules.because import NAME, Because, Sentence
from perfeval.rules.figures import printed, with_noun

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

Write = Callable[[Integers, Mapping[str, Fact]], str]
"""What writes a reason: from the integers of a filing, and its facts by their ids."""


@frozen
class ShownRate:
    """A measured rate on its side of `edges`, behind its formula unless it is `alone`."""

    value: Quotient
    edges: tuple[Rate, ...]
    alone: bool = False

    def pieces(self, _lang: str, words: Wording) -> list[str | Piece]:
        """What writes ``29 ÷ 30 = 96.67%``."""
        percent = percent_writer(self.edges), _terms(self.value)
        return [percent] if self.alone else [_before(words), percent]


@frozen
class ShownSteps:
    """A rate on its side of the whole steps `per` from `start`, as `BesideSteps` has it.

    Without its formula, and without a percent sign, where it is an `excess` from 0.
    """

    value: Quotient
    start: Rate
    per: Rate
    excess: bool = False

    def pieces(self, _lang: str, words: Wording) -> list[str | Piece]:
        """What writes ``31 ÷ 30 = 103.33%``, or ``3.33``."""
        percent, terms = percent_writer((self.start,), every=self.per), _terms(self.value)
        if self.excess:
            return [(lambda top, bottom: percent(top, bottom)[:-1], terms)]
        return [_before(words), (percent, terms)]


@frozen
class Unless:
    """Words that stand unless a number is whole."""

    value: Quotient
    words: Because

    def pieces(self, lang: str, _words: Wording) -> list[str | Piece]:
        """What writes the words, or nothing."""
        text = self.words.text(lang)
        return [(lambda top, bottom: text if top % bottom else "", _terms(self.value))]


@frozen
class ShownCount:
    """A measured count behind its name."""

    value: Quotient

    def pieces(self, _lang: str, words: Wording) -> list[str | Piece]:
        """What writes ``例数 3``."""

        def write(top: int, bottom: int) -> str:
            return decimal_text(top * ATOMS // bottom)

        return [_before(words), (write, _terms(self.value))]


@frozen
class ShownState:
    """The words of what was measured, which name the state."""

    def pieces(self, _lang: str, words: Wording) -> list[str | Piece]:
        """What writes the words."""
        return [words if isinstance(words, str) else (words, None)]


@frozen
class Exactly:
    """A number that is computed of the filing, printed exactly or marked as rounded."""

    value: Quotient

    def pieces(self, _lang: str, _words: Wording) -> list[str | Piece]:
        """What writes ``0.5`` or ``≈0.33333333``."""
        top, bottom = _terms(self.value)
        whole = bottom.value if isinstance(bottom, Whole) else 0
        if whole == 1:
            return [(str, (top,))]
        if whole and ATOMS % whole == 0:
            return [(lambda top: decimal_text(top * (ATOMS // whole)), (top,))]
        return [(_exact, (top, bottom))]


@frozen
class Unmet:
    """The texts of the conditions that are not met."""

    texts: tuple[str, ...]
    ticks: tuple[Term, ...]

    def pieces(self, lang: str, _words: Wording) -> list[str | Piece]:
        """What writes them with marks between."""
        mark = "；" if lang == "zh" else "; "

        def write(*ticks: int) -> str:
            pairs = zip(self.texts, ticks, strict=True)
            return mark.join([text for text, met in pairs if not met])

        return [(write, self.ticks)]


@frozen
class Within:
    """A sentence of its own within another."""

    sentence: Sentence
    figures: Mapping[str, Any]


def told(points: Quotient | Points | Fraction, sentence: Sentence, /, **figures: Any) -> Told:
    """Points with the reason for them."""
    return Told(points if isinstance(points, Quotient) else exactly(points), sentence, figures)


def writer(told: Told, lang: str, words: Wording, names: Mapping[int, Term]) -> Write:
    """What writes the reason of points; what is the same for every filing is put in beforehand.

    `words` are those for what was measured; `names` the terms that have a name in the tree, by the
    identity of the name.
    """
    return python_text(_pieces(told.sentence, told.figures, lang, words), names)


def _pieces(
    sentence: Sentence, figures: Mapping[str, Any], lang: str, words: Wording
) -> list[str | Piece]:
    template = sentence.zh if lang == "zh" else sentence.en
    pieces: list[str | Piece] = []
    at = 0
    for found in NAME.finditer(template):
        pieces.append(template[at : found.start()])
        figure, noun = figures[found[1]], found[2] or ""
        if isinstance(figure, Within):
            pieces += _pieces(figure.sentence, figure.figures, lang, words)
        elif hasattr(figure, "pieces"):
            pieces += [_counted(piece, noun) for piece in figure.pieces(lang, words)]
        else:
            pieces.append(format(printed(figure, lang), noun))
        at = found.end()
    pieces.append(template[at:])
    return pieces


def _counted(piece: str | Piece, noun: str) -> str | Piece:
    """With a noun the figure counts it: 1 point, 0.5 points."""
    if not noun or isinstance(piece, str):
        return piece
    write, terms = piece
    return lambda *given: with_noun(write(*given), noun), terms


def _terms(value: Quotient) -> tuple[Term, Term]:
    return value.top, value.bottom


def _before(words: Wording) -> str | Piece:
    """What stands before a value: the formula that it was worked out by, or its name."""
    if isinstance(words, str):
        return _equals(words)
    return lambda facts: _equals(words(facts)), None


def _equals(words: str) -> str:
    return f"{words}{' = ' if '÷' in words else ' '}".lstrip()


def _exact(top: int, bottom: int) -> str:
    """An exact ratio as text, as `printed` has a fraction."""
    mark = "" if ATOMS % (bottom // gcd(top, bottom)) == 0 else "≈"
    return f"{mark}{decimal_text(round_half_up(top * ATOMS, bottom))}"
