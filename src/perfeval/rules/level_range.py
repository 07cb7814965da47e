"""Level range: a qualitative level allows a range of the points; the evaluator picks (norms 12)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from attrs import frozen

from perfeval.errors import Phrase, RubricError
from perfeval.filing.structure import many
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.rules.because import Sentence
from perfeval.rules.level import Level
from perfeval.rules.rule import Award, Direction, Edge, value_of

__all__ = ["LevelRange", "check_words"]

_RANGE: Final = Sentence(
    "range",
    "“{words}”：在分值的 {level} 内由评价人判定",
    "“{words}”: the evaluator picks within {level} of the points",
)
_OUTSIDE: Final = Sentence(
    "outside", "“{words}”不是评分标准规定的等级", "“{words}” is no level of the clause"
)

_SAID: Final = Sentence(
    "rule",
    "{levels}；在区间内由评价人判定",
    "{levels}; the evaluator picks within the range",
)
_LEVEL: Final = Sentence("rule", "{words}，计分值的 {level}", "{words}: {level} of the points")


@frozen(kw_only=True)
class LevelRange:
    """定性指标: 达成 100%-80%（含）, 部分达成 80%-60%（含）, 未达成 60%-0.

    The level is measured, the points within it are the evaluator's judgement: the rule itself
    awards none, and its reason says the range. Raises `RubricError` where the ranges do not cover
    0% to 100% of the points without overlap.

    >>> rule = LevelRange(levels=(
    ...     Level(words=("达成",), low="80%", high="100%", high_included=True),
    ...     Level(words=("未达成",), low="0%", high="80%")))
    >>> rule.award(Measured(Kind.STATE, "达成"), Points("5")).because.zh
    '“达成”：在分值的 [80%, 100%] 内由评价人判定'
    """

    accepts: ClassVar[Kind | None] = Kind.STATE
    direction: ClassVar[Direction] = Direction.NONE

    levels: tuple[Level, ...] = many("the levels of a rule", Level, least=1, most=100)

    def __attrs_post_init__(self) -> None:
        ordered = sorted(self.levels, key=lambda level: level.low)
        at = Rate("0%")
        for level in ordered:
            if level.low != at or level.high <= level.low:
                raise RubricError(
                    "levels",
                    Phrase("the range {level} does not follow on {at}", level=level.text(), at=at),
                )
            if level.high_included is not (level.high == Rate("100%")):
                raise RubricError(
                    "levels",
                    Phrase("the upper edge of {level} is on the wrong side", level=level.text()),
                )
            at = level.high
        if at != Rate("100%"):
            raise RubricError("levels", Phrase("the ranges end at {at} of the points", at=at))
        check_words([word for level in self.levels for word in level.words])

    def level(self, words: str) -> Level | None:
        """The level that the whole of `words` names."""
        for level in self.levels:
            if words in level.words:
                return level
        return None

    def award(self, measured: Measured, points: Points) -> Award:
        """Nothing earned yet; the reason says which range the level allows."""
        words = value_of(measured, Kind.STATE, str)
        level = self.level(words)
        if level is None:
            return Award(None, _OUTSIDE.because(words=words))
        return Award(None, _RANGE.because(words=words, level=level), level)

    def problem(self, points: Points) -> str | Phrase | None:
        """None: the rule is worth whatever its row is worth."""
        return None if points.atoms > 0 else Phrase("a range of points needs points above 0")

    def text(self, lang: str) -> str:
        """Each level with its range of the points."""
        levels = [
            _LEVEL.because(words="、".join(level.words), level=level) for level in self.levels
        ]
        return _SAID.because(levels=tuple(levels)).text(lang)

    def edges(self) -> tuple[Edge, ...]:
        """None: levels are not numbers."""
        return ()


def check_words(words: Sequence[str]) -> None:
    """Raise `RubricError` for a word of the levels that stands twice, and for one that is none."""
    for word in words:
        if words.count(word) > 1:
            raise RubricError("levels", Phrase("{word} stands twice", word=word))
        if not word.strip():
            raise RubricError("levels", "a level has no name")
