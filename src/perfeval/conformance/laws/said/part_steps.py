"""How a part of a step counts, where a text says so: the rule of its row counts it in no other way.

不足5个百分点的按5个百分点计 is said in so many words, whatever else stands in the clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from perfeval.conformance.report import breach
from perfeval.conformance.series import rows_with_places, rules_of
from perfeval.drafts.clauses.part_steps import part_steps_in
from perfeval.errors import Phrase
from perfeval.numbers.rates import Rate
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rules import ByTarget, Deduct, PerStep, Steps

__all__ = ["answered_steps", "part_step_problems", "said_steps"]


def said_steps(text: str) -> Steps | None:
    """How a text says that a part of a step counts; None where it does not say so plainly.

    >>> said_steps("每超过5个百分点扣1分，不足5个百分点的按5个百分点计算")
    <Steps.STARTED: 'started'>
    """
    found = {each.steps for each in part_steps_in(text)}
    return found.pop() if len(found) == 1 else None


def answered_steps(text: str) -> Steps | None:
    """What a text answers that asks of a part of a step, also where it does not repeat of what.

    >>> answered_steps("按一个百分点计")
    <Steps.STARTED: 'started'>
    """
    return said_steps(text) or said_steps(f"不足的部分{text}")


def part_step_problems(rubric: Rubric) -> Iterator[Phrase]:
    """Every row whose clause says how a part of a step counts, and whose rule counts it otherwise.

    Of several rules in a row one that counts so is enough, where the clause does not name it.
    """
    for where, item in rows_with_places(rubric):
        stepwise = list(_stepwise(where, item))
        for said in part_steps_in(item.clause):
            own = {each.steps for each in stepwise if said.per in (None, _size(each))}
            if own and said.steps not in own:
                problem = "its clause says {words}, which is {said}; its rule takes {own}"
                taken = ", ".join(each.value for each in Steps if each in own)
                yield breach(where, problem, words=said.words, said=said.steps.value, own=taken)


def _stepwise(where: str, item: Criterion | Pool) -> Iterator[Deduct | PerStep]:
    """The rules of a row that go by steps."""
    yield from (each for _, each in rules_of(where, item.rule) if isinstance(each, Deduct))
    if isinstance(item.rule, ByTarget):
        missed = (item.rule.missed_rate, item.rule.missed_count)
        yield from (each for each in missed if isinstance(each, PerStep))


def _size(rule: Deduct | PerStep) -> Fraction:
    """The size of a step, as a clause names it: 5 of 5个百分点."""
    return rule.per.fraction * (100 if isinstance(rule.per, Rate) else 1)
