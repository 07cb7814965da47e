"""By state: which rule counts depends on a state (财预〔2021〕101号: 项目完成，项目尚未完成)."""

from __future__ import annotations

from typing import ClassVar, Final, cast

from attrs import frozen

from perfeval.errors import Phrase, RubricError
from perfeval.filing.structure import many
from perfeval.lowering import Tree, Value, by_state
from perfeval.lowering.trees import then
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Points
from perfeval.rules.because import Sentence
from perfeval.rules.checked import checked_award, problem_among
from perfeval.rules.composite import NAMED, SubRule, in_words
from perfeval.rules.figures import misfit_of_worth
from perfeval.rules.lowered import lowered
from perfeval.rules.rule import Award, Direction, Edge, checked_points, value_of, values_of

__all__ = ["ByState"]

_OUTSIDE: Final = Sentence(
    "outside", "{state}：评分标准未规定", "{state}: the clause says nothing of it"
)
_UNFIT: Final = Sentence(
    "outside", "{values} 个值，应为状态和一个数值", "{values} values for a state and a figure"
)

_SAID: Final = Sentence("rule", "按状态：{cases}", "by state: {cases}")


@frozen(kw_only=True)
class ByState:
    """项目完成的…；尚未完成的按区间计分: the rule of the state, over a second value.

    Its measure is a `Several` of two formulas: a state, and what the rules take. The `name` of
    each case is the state, its `points` the most that the case can earn; the best earns all the
    points of the row. Raises `RubricError` where a state stands twice.

    >>> from perfeval.rules import Bands
    >>> rule = ByState(cases=(
    ...     SubRule(name="完成", points="10", rule=Bands.at_most(("100%", "10"), otherwise="0")),
    ...     SubRule(name="未完成", points="7", rule=Bands.at_least(("80%", "7"), otherwise="0"))))
    >>> both = (Measured(Kind.STATE, "未完成"), Measured(Kind.RATE, Rate("85%")))
    >>> rule.award(Measured(Kind.SEVERAL, both), Points("10")).earned
    Fraction(7, 1)
    """

    accepts: ClassVar[Kind | None] = Kind.SEVERAL
    direction: ClassVar[Direction] = Direction.NONE

    cases: tuple[SubRule, ...] = many("the cases of a rule", SubRule, least=2, most=100)

    def __attrs_post_init__(self) -> None:
        names = [case.name for case in self.cases]
        for name in names:
            if names.count(name) > 1:
                raise RubricError("cases", Phrase("the state {name} stands twice", name=name))

    def award(self, measured: Measured, points: Points) -> Award:
        """What the rule of the state awards; nothing for a state that the clause does not name."""
        checked_points(points, self._worth)
        values = cast("tuple[Measured, ...]", value_of(measured, Kind.SEVERAL, tuple))
        if len(values) != 2 or values[0].kind is not Kind.STATE:
            return Award(None, _UNFIT.because(values=len(values)))
        state, value = values
        for case in self.cases:
            if case.name == state.value:
                award = checked_award(case.rule, value, case.points, case.name)
                because = NAMED.because(name=case.name, because=award.because)
                return Award(award.earned, because)
        return Award(None, _OUTSIDE.because(state=state if state.zh else str(state.value)))

    def lower(self, value: Value, points: Points) -> Tree:
        """The same of integers."""
        state, figure = values_of(value)
        trees = {case.name: lowered(case.rule, figure, case.points) for case in self.cases}
        return then(by_state(state, trees), lambda earned: earned)  # the reason names its case

    def problem(self, points: Points) -> str | Phrase | None:
        """The best case must be worth exactly the row's points, each rule its own."""
        misfit = misfit_of_worth("the best case is worth {worth} of {points}", self._worth, points)
        return misfit or problem_among((case.name, case.rule, case.points) for case in self.cases)

    @property
    def _worth(self) -> Points:
        return max(case.points for case in self.cases)

    def text(self, lang: str) -> str:
        """The rule of each state, with the most that it can earn."""
        return _SAID.because(cases=in_words(self.cases)).text(lang)

    def edges(self) -> tuple[Edge, ...]:
        """None of its own: each case has its edges."""
        return ()
