"""By rate: a row of the form's own scored by a rule over a rate (财预〔2021〕101号, norms 15, 16).

The rate is how far the row reached its target, or the percentage that the row itself states.
"""

from __future__ import annotations

from typing import Any, Final

from attrs import field, frozen
from attrs.converters import optional

from perfeval.errors import Phrase, RubricError
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Points
from perfeval.rules.because import Sentence
from perfeval.rules.checked import (
    InWords,
    accepted,
    checked_award,
    checked_problem,
    checked_rule,
)
from perfeval.rules.fields import POINTS, read_points
from perfeval.rules.figures import Cells
from perfeval.rules.rule import Award, Rule
from perfeval.text.fields import titled

__all__ = ["ByRate"]

_PROBES: Final = (Points("7"), Points("13"))
_WHERE: Final = "the rule over a rate"
_TOLD: Final = Sentence("", "{cells}；{because}{scaled}", "{cells}; {because}{scaled}")
_SCALED: Final = Sentence(
    "scaled",
    "；条文按 {whole} 分计 {earned} 分，本行 {points} 分，同比例折算",
    "; the clause gives {earned} of {whole}, in proportion for the {points} of the row",
)

_SAID: Final = Sentence("rule", "{rule}{scaled}", "{rule}{scaled}")
_OF_POINTS: Final = Sentence(
    "rule",
    "（按 {points} 分规定，其他分值同比例折算）",
    " (given for {points}; in proportion for other points)",
)


def _is_rule(_instance: Any, _attribute: Any, value: Any) -> None:
    checked_rule(_WHERE, value)
    if accepted(value, _WHERE) is not Kind.RATE:
        raise RubricError(_WHERE, Phrase("{name} takes no rate", name=type(value).__name__))


@frozen(kw_only=True)
class ByRate:
    """及格门槛、按区间赋分: `rule` is given a rate, and the row earns what it awards.

    `points` are those for which the clause prints the rule (大于等于90%的得10分); a row of other
    points earns in proportion. They may be left out where the rule fits any points. Raises
    `RubricError` for a rule that takes no rate, or that is not worth its `points`.

    >>> from perfeval.rules import ByTarget, Linear
    >>> passing = ByRate(rule=Linear(full_at="100%", base_at="60%", base_share="0%"))
    >>> rule = ByTarget(missed_rate=passing, missed_count=passing)
    >>> row = Indicator(target=Target(text="≥50个"), actual=Actual(text="40个"))
    >>> rule.award(row, Points("10")).earned
    Fraction(5, 1)
    """

    rule: Rule = field(**titled(_WHERE, validator=_is_rule))
    points: Points | None = field(default=None, converter=optional(read_points), **POINTS)

    def __attrs_post_init__(self) -> None:
        for points in _PROBES if self.points is None else (self.points,):
            problem = checked_problem(self.rule, points, _WHERE)
            if problem is not None:
                if self.points is None:
                    problem = Phrase("{problem}; say for how many points", problem=problem)
                raise RubricError(_WHERE, problem)

    def text(self, lang: str) -> str:
        """The rule, and for how many points it is given."""
        scaled = None if self.points is None else _OF_POINTS.because(points=self.points)
        return _SAID.because(rule=InWords(self.rule, _WHERE), scaled=scaled).text(lang)

    def earn(self, cells: Cells, measured: Measured, points: Points) -> Award:
        """What the rule awards for a rate, of the points of the row."""
        whole = points if self.points is None else self.points
        award = checked_award(self.rule, measured, whole, _WHERE)
        earned, scaled = award.earned, None
        if earned is not None and whole != points:
            scaled = _SCALED.because(whole=whole, earned=earned, points=points)
            earned = earned * points.fraction / whole.fraction
        because = _TOLD.because(cells=cells, because=award.because, scaled=scaled)
        return Award(earned, because)
