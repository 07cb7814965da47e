"""What a rubric asks for: each fact by id and Chinese title, and what its measure takes it as."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from typing import Final

from attrs import evolve, frozen

from perfeval.errors import InputError, Phrase
from perfeval.measures import (
    AnyOf,
    Balance,
    Checks,
    GivenCount,
    GivenRate,
    GivenState,
    Measure,
    Several,
)
from perfeval.measures.formulas import SimpleFormula, terms_of
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Count, Percent
from perfeval.rubric.rubric import Rubric
from perfeval.rules.fit import states_of
from perfeval.rules.inner import with_formulas

__all__ = ["Answer", "AskedFact", "asked_by", "asked_facts"]

_FUND: Final = "fund."


class Answer(enum.Enum):
    """What a fact is asked for as.

    >>> Answer("check").fits(True), Answer("check").fits("是")
    (True, False)
    """

    FIGURE = "figure"
    AMOUNT = "amount"
    RATE = "rate"
    COUNT = "count"
    STATE = "state"
    CHECK = "check"

    def fits(self, value: object) -> bool:
        """Whether the value of a fact is of the kind."""
        return isinstance(value, _FITTING[self])


_FITTING: Final[dict[Answer, tuple[type, ...]]] = {
    Answer.FIGURE: (Amount, Count),
    Answer.AMOUNT: (Amount,),
    Answer.RATE: (Percent,),
    Answer.COUNT: (Count,),
    Answer.STATE: (str,),
    Answer.CHECK: (bool,),
}
_EXPECTED: Final = {
    Answer.FIGURE: "a figure with its unit, such as 900万元 or 31人",
    Answer.AMOUNT: "an amount with its unit, such as 900万元",
    Answer.RATE: "a rate with its sign, such as 98.5%",
    Answer.COUNT: "a number, such as 2例, 5天 or 90分, and 0 where there is none",
    Answer.STATE: "a state in words",
    Answer.CHECK: "是 or 否, √ or ×",
}
_ANSWERS: Final[tuple[tuple[type, Answer], ...]] = (
    (GivenRate, Answer.RATE),
    (GivenCount, Answer.COUNT),
    (GivenState, Answer.STATE),
    (Balance, Answer.AMOUNT),
    (Checks, Answer.CHECK),
)


@frozen(kw_only=True)
class AskedFact:
    """A fact that a measure asks for: its `id`, its Chinese `name`, and what it is asked for as.

    `choices` are the states that the clause names, `rows` the rows that need it.

    >>> fact = asked_facts(get_rubric("yueyang-annex-3-1"))[0]
    >>> fact.id, fact.name, fact.answer.value, fact.rows
    ('staff.in_post', '在职人员数', 'figure', ('财政供养人员控制率',))
    """

    id: str
    name: str
    answer: Answer
    choices: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()

    @property
    def expected(self) -> Phrase:
        """What is accepted, in words."""
        if self.choices:
            listed = "、".join(f"“{choice}”" for choice in self.choices)
            return Phrase("one of the states {states}", states=listed)
        return Phrase(_EXPECTED[self.answer])


def asked_facts(rubric: Rubric) -> tuple[AskedFact, ...]:
    """What a rubric asks for, each fact once, in the order of its rows.

    Left out is what only the form's own fund row can say. Raises `InputError` for no rubric.

    >>> [fact.name for fact in asked_facts(get_rubric("central-project"))]
    ['项目完成情况']
    """
    if not isinstance(rubric, Rubric):
        raise InputError("the rubric that asks for facts", rubric, "a Rubric")
    found: dict[str, AskedFact] = {}
    for row, measure, rule in rubric.measured():
        _gather(found, asked_by(measure, rule), row.item.name)
    return tuple(found.values())


def _gather(found: dict[str, AskedFact], asked: Iterator[AskedFact], row: str) -> None:
    for fact in asked:
        if not fact.id.startswith(_FUND):
            known = found.get(fact.id, fact)
            rows = tuple(dict.fromkeys((*known.rows, row)))
            choices = tuple(dict.fromkeys((*known.choices, *fact.choices)))
            found[fact.id] = evolve(known, rows=rows, choices=choices)


def asked_by(measure: Measure, rule: object = None) -> Iterator[AskedFact]:
    """The facts of a measure; with the rule that takes it, the states that can be answered."""
    formula = measure.formula
    if not isinstance(formula, Several | AnyOf):
        yield from _of_formula(formula, rule)
        return
    rules = {id(each): inner.rule for inner, each in with_formulas(rule, formula)}
    for each in formula.formulas:
        yield from _of_formula(each, rule if each is formula.formulas[0] else rules.get(id(each)))


def _of_formula(formula: SimpleFormula, rule: object) -> Iterator[AskedFact]:
    answer = next((each for kind, each in _ANSWERS if isinstance(formula, kind)), Answer.FIGURE)
    choices = states_of(rule) if answer is Answer.STATE else ()
    for term in terms_of(formula):
        yield AskedFact(id=term.fact, name=term.name, answer=answer, choices=choices)
