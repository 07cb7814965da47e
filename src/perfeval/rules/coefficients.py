"""Coefficients: a level in words earns its share of the points (得分系数, norms 16)."""

from __future__ import annotations

from typing import ClassVar, Final

from attrs import field, frozen

from perfeval.errors import Phrase, RubricError
from perfeval.filing.structure import many
from perfeval.lowering import Tree, Value, by_state
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.rules.because import Sentence
from perfeval.rules.fields import RATE, read_rate
from perfeval.rules.level_range import check_words
from perfeval.rules.rule import Award, Direction, Edge, checked_points, value_of
from perfeval.rules.written import told

__all__ = ["Coefficient", "Coefficients"]

_WHOLE: Final = Rate("100%")
_SHARE: Final = Sentence(
    "coefficient",
    "“{words}”，系数 {share}，计 {points} × {share}",
    "“{words}”, coefficient {share}: {points} × {share}",
)
_OUTSIDE: Final = Sentence(
    "outside", "“{words}”不是评分标准规定的等级", "“{words}” is no level of the clause"
)

_SAID: Final = Sentence("rule", "{levels}", "{levels}")
_LEVEL: Final = Sentence("rule", "{words}，计分值的 {share}", "{words}: {share} of the points")


@frozen(kw_only=True)
class Coefficient:
    """One level: the words that name it, and its share of the points, from 0% to 100%.

    >>> Coefficient(words=("良", "良好"), share="80%").share
    Rate('80%')
    """

    words: tuple[str, ...] = many("the words of a level", str, least=1)
    share: Rate = field(converter=read_rate, **RATE)


@frozen(kw_only=True)
class Coefficients:
    """得分＝分值×系数: 优 1，良 0.8，中 0.6，差 0.

    Raises `RubricError` where a level is named twice, or no level earns everything.

    >>> rule = Coefficients.of(优="100%", 良="80%", 中="60%", 差="0%")
    >>> rule.award(Measured(Kind.STATE, "良"), Points("5")).earned
    Fraction(4, 1)
    """

    accepts: ClassVar[Kind | None] = Kind.STATE
    direction: ClassVar[Direction] = Direction.NONE

    levels: tuple[Coefficient, ...] = many("the levels of a rule", Coefficient, least=2, most=100)

    def __attrs_post_init__(self) -> None:
        check_words([word for level in self.levels for word in level.words])
        for level in self.levels:
            if not Rate("0%") <= level.share <= _WHOLE:
                raise RubricError(
                    "levels",
                    Phrase(
                        "{words}: {share} of the points", words=level.words[0], share=level.share
                    ),
                )
        if all(level.share < _WHOLE for level in self.levels):
            raise RubricError("levels", "no level earns 100% of the points")

    @classmethod
    def of(cls, **shares: str) -> Coefficients:
        """The levels by name, each with its share: 系数 0.8 is "80%"."""
        pairs = shares.items()
        return cls(levels=tuple(Coefficient(words=(word,), share=each) for word, each in pairs))

    def level(self, words: str) -> Coefficient | None:
        """The level that the whole of `words` names."""
        return next((level for level in self.levels if words in level.words), None)

    def award(self, measured: Measured, points: Points) -> Award:
        """points × share; nothing for a word that the clause does not name."""
        full = checked_points(points).fraction
        words = value_of(measured, Kind.STATE, str)
        level = self.level(words)
        if level is None:
            return Award(None, _OUTSIDE.because(words=words))
        because = _SHARE.because(words=words, share=level.share, points=points)
        return Award(full * level.share.fraction, because)

    def lower(self, value: Value, points: Points) -> Tree:
        """The same of integers."""
        shares = {word: level.share for level in self.levels for word in level.words}
        full = points.fraction
        trees = {
            words: told(full * share.fraction, _SHARE, words=words, share=share, points=points)
            for words, share in shares.items()
        }
        return by_state(value, trees)

    def problem(self, points: Points) -> str | Phrase | None:
        """None: the rule is worth whatever its row is worth."""
        return None if points.atoms > 0 else Phrase("a coefficient needs points above 0")

    def text(self, lang: str) -> str:
        """Each level with its share of the points."""
        levels = [
            _LEVEL.because(words="、".join(level.words), share=level.share) for level in self.levels
        ]
        return _SAID.because(levels=tuple(levels)).text(lang)

    def edges(self) -> tuple[Edge, ...]:
        """None: levels are not numbers."""
        return ()
