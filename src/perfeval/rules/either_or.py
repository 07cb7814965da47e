"""Either-or: of several indicators one is assessed, each by a rule of its own (norms 24)."""

from __future__ import annotations

import enum
from typing import Any, ClassVar, Final

from attrs import evolve, field, frozen

from perfeval.errors import Phrase, RubricError, a_named
from perfeval.filing.structure import many, named, of_kind
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Points
from perfeval.rules.because import Because, Sentence
from perfeval.rules.checked import (
    InWords,
    checked_award,
    checked_rule,
    is_simple,
    problem_among,
)
from perfeval.rules.choices import of_choices
from perfeval.rules.composite import NAMED
from perfeval.rules.rule import Award, Direction, Edge, Rule, value_of
from perfeval.text.fields import of_text, titled

__all__ = ["Assessed", "EitherOr", "Option"]

OPTION: Final = Sentence("rule", "{name}（{rule}）", "{name} ({rule})")
_OUTSIDE: Final = Sentence(
    "outside",
    "{values} 个数值不适于 {options} 个选项",
    "the values do not fit the {options} options",
)
_SEVERAL: Final = Sentence(
    "several", "{options}：考核哪一项须指明", "{options}: which is assessed?"
)


class Assessed(enum.Enum):
    """Which option counts where several can be measured: the first, the best, or none of them.

    >>> Assessed("best").name
    'BEST'
    """

    FIRST = "first"
    BEST = "best"
    NEITHER = "neither"


_SAID: Final = Sentence(
    "rule", "任选一项考核，{assessed}：{options}", "one of these, {assessed}: {options}"
)
ASSESSED: Final = {
    Assessed.FIRST: Because("first", "都能计算时取先列的", "the first that can be measured"),
    Assessed.BEST: Because("best", "都能计算时取得分最高的", "the one that earns most"),
    Assessed.NEITHER: Because("neither", "都能计算时须指明", "to be named where several can be"),
}


def _is_rule(_instance: Any, _attribute: Any, value: Any) -> None:
    checked_rule("an option", value)
    if not is_simple(value):
        raise RubricError(
            "an option", Phrase("{name} is no simple rule", name=a_named(type(value).__name__))
        )


@named
@frozen(kw_only=True)
class Option:
    """One of the indicators: its name and its rule, worth all the points of the row.

    >>> from perfeval.rules import Proportional
    >>> Option(name="满意率", rule=Proportional()).name
    '满意率'
    """

    name: str = field(**of_text("the name of an option", empty=False))
    rule: Rule = field(**titled("an option", validator=_is_rule))


def options_in_words(options: tuple[Option, ...]) -> tuple[Because, ...]:
    """Each option with its rule, in words."""
    return tuple(
        [
            OPTION.because(name=option.name, rule=InWords(option.rule, option.name))
            for option in options
        ]
    )


@of_choices(assessed=Assessed)
@frozen(kw_only=True)
class EitherOr:
    """两项指标任选一项考核: the option that can be measured, of the formulas of an `AnyOf`.

    Which one counts where several can be measured is a reading: `assessed` has no default.

    >>> from perfeval.measures import Unmeasured, Why
    >>> from perfeval.rules import Deduct, Steps
    >>> cost_rule = Deduct.above("100%", "2", per="5%", steps=Steps.STARTED)
    >>> options = (Option(name="规模控制率", rule=cost_rule),
    ...            Option(name="投资控制率", rule=cost_rule))
    >>> rule = EitherOr(options=options, assessed=Assessed.FIRST)
    >>> area = Unmeasured(Why.MISSING, ("buildings.area",), "缺少批复规模", "not stated: area")
    >>> cost = Measured(Kind.RATE, Rate("104%"))
    >>> rule.award(Measured(Kind.ANY, (area, cost)), Points("5")).earned
    Fraction(3, 1)
    """

    accepts: ClassVar[Kind | None] = Kind.ANY
    direction: ClassVar[Direction] = Direction.NONE

    options: tuple[Option, ...] = many("the options of a rule", Option, least=2)
    assessed: Assessed = field(**of_kind("which option is assessed", Assessed))

    def award(self, measured: Measured, points: Points) -> Award:
        """What the assessed option earns; its name stands in the reason."""
        values = value_of(measured, Kind.ANY, tuple)
        awards: list[Award] = []
        for option, value in zip(self.options, values, strict=False):
            if isinstance(value, Measured) and value.kind is option.rule.accepts:
                award = checked_award(option.rule, value, points, option.name)
                because = NAMED.because(name=option.name, because=award.because)
                awards.append(evolve(award, because=because))
        if not awards or len(values) != len(self.options):
            return Award(None, _OUTSIDE.because(values=len(values), options=len(self.options)))
        if len(awards) > 1 and self.assessed is Assessed.NEITHER:
            return Award(None, _SEVERAL.because(options=tuple(a.because for a in awards)))
        if self.assessed is Assessed.BEST:
            return max(awards, key=lambda award: -1 if award.earned is None else award.earned)
        return awards[0]

    def problem(self, points: Points) -> str | Phrase | None:
        """Each option must be worth exactly the row's points."""
        return problem_among((each.name, each.rule, points) for each in self.options)

    def text(self, lang: str) -> str:
        """The options, and which counts."""
        said = _SAID.because(
            assessed=ASSESSED[self.assessed], options=options_in_words(self.options)
        )
        return said.text(lang)

    def edges(self) -> tuple[Edge, ...]:
        """None of its own: each option has its edges."""
        return ()
