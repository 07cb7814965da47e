"""States: points for each of a few named states (norms 13): none, not above last year's, above."""

from __future__ import annotations

from typing import ClassVar, Final

from attrs import field, frozen

from perfeval.errors import Phrase, RubricError
from perfeval.filing.structure import many, named
from perfeval.lowering import Tree, Value, by_state
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Points
from perfeval.rules.because import Because, Sentence
from perfeval.rules.fields import POINTS, read_points
from perfeval.rules.figures import misfit_of_worth
from perfeval.rules.rule import Award, Direction, Edge, checked_points, value_of
from perfeval.rules.written import ShownState, told
from perfeval.text.fields import of_text

__all__ = ["State", "States"]

_STATE: Final = Sentence("state", "{state}，计 {points} 分", "{state}: {points:point}")
_OUTSIDE: Final = Sentence(
    "outside", "{state}：评分标准未规定", "{state}: the clause says nothing of it"
)

_SAID: Final = Sentence("rule", "{states}", "{states}")
_POINTS: Final = Sentence("rule", "{name}，{points} 分", "{name}: {points:point}")
_OF_BALANCE: Final = {
    "none": Because("rule", "无结余", "none left"),
    "within": Because("rule", "有结余，不超过上年结转", "not above what was brought forward"),
    "above": Because("rule", "结余超过上年结转", "above what was brought forward"),
}
"""The states that a `Balance` gives."""


@named
@frozen(kw_only=True)
class State:
    """One state, by the `name` that the measure gives, and its points.

    >>> State(name="within", points="2").points.plain
    '2'
    """

    name: str = field(**of_text("the name of a state", empty=False))
    points: Points = field(converter=read_points, **POINTS)


@frozen(kw_only=True)
class States:
    """无结余 3分；有结余但不超过上年结转 2分；超过 0分: each state has its own points.

    Raises `RubricError` where a state is named twice or worth less than 0 points.

    >>> rule = States.of(none="3", within="2", above="0")
    >>> rule.award(Measured(Kind.STATE, "within"), Points("3")).earned
    Fraction(2, 1)
    """

    accepts: ClassVar[Kind | None] = Kind.STATE
    direction: ClassVar[Direction] = Direction.NONE

    states: tuple[State, ...] = many("the states of a rule", State, least=2, most=100)

    def __attrs_post_init__(self) -> None:
        names = [state.name for state in self.states]
        for name in names:
            if names.count(name) > 1:
                raise RubricError("states", Phrase("the state {name} stands twice", name=name))
        for state in self.states:
            if state.points.atoms < 0:
                raise RubricError(
                    "states",
                    Phrase(
                        "{name} is worth {points} points",
                        name=state.name,
                        points=state.points.plain,
                    ),
                )

    @classmethod
    def of(cls, **points: str) -> States:
        """The states by name, in any order."""
        return cls(states=tuple(State(name=name, points=each) for name, each in points.items()))

    def award(self, measured: Measured, points: Points) -> Award:
        """The points of the state; nothing for a state that the clause does not name."""
        checked_points(points, self._worth)
        name = value_of(measured, Kind.STATE, str)
        for state in self.states:
            if state.name == name:
                because = _STATE.because(state=measured, points=state.points)
                return Award(state.points.fraction, because)
        return Award(None, _OUTSIDE.because(state=measured))

    def lower(self, value: Value, points: Points) -> Tree:
        """The same of integers."""
        return by_state(
            value,
            {
                state.name: told(state.points, _STATE, state=ShownState(), points=state.points)
                for state in self.states
            },
        )

    def problem(self, points: Points) -> str | Phrase | None:
        """The best state must be worth exactly the row's points."""
        return misfit_of_worth("the best state is worth {worth} of {points}", self._worth, points)

    @property
    def _worth(self) -> Points:
        return max(state.points for state in self.states)

    def text(self, lang: str) -> str:
        """Each state with its points."""
        states = [
            _POINTS.because(name=_OF_BALANCE.get(each.name, each.name), points=each.points)
            for each in self.states
        ]
        return _SAID.because(states=tuple(states)).text(lang)

    def edges(self) -> tuple[Edge, ...]:
        """None: states are not numbers."""
        return ()
