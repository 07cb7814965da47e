"""How a part of a step counts, where a text says so: the rule of its row counts it in no other way.

不足5个百分点的按5个百分点计 is said in so many words, whatever else stands in the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from attrs import frozen

from perfeval.conformance.laws.said_words import number_said
from perfeval.conformance.report import breach
from perfeval.conformance.series import rows_with_places, rules_of
from perfeval.drafts.clauses.wording import NUMBER, Wording
from perfeval.errors import Phrase
from perfeval.numbers.rates import Rate
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rules import ByTarget, Deduct, PerStep, Steps

__all__ = ["answered_steps", "part_step_problems", "said_steps"]

_UNIT: Final = r"(?:%|个?百分点|个?(?:工作日|月|小时)|人次|[个天日次人项件例户场期起篇家处份宗位])"
_PART: Final = re.compile(
    rf"(?:不[足满到]|未满|未达到?)(?:一步|(?P<of>{NUMBER}){_UNIT})[的时者]?(?:部分)?"
    r"[,:]?(?:也|均|都|亦|一律)?"
)
_ANSWER: Final = re.compile(
    rf"(?P<started>(?:按照?|算|计|视为|视同)(?:一步|(?P<as>{NUMBER}){_UNIT}))"
    r"|(?P<whole>(?:不计(?!分|得分)|不扣|不算|不予(?:计算|扣分|考虑)|舍去|忽略))"
    r"|(?P<pro_rata>按照?[^,。;:]{0,4}比例)"
)


@frozen
class _Said:
    """What a text says of a part of a step: of which step, where it is named, and how it counts."""

    words: str
    of: Fraction | None
    steps: Steps


def said_steps(text: str) -> Steps | None:
    """How a text says that a part of a step counts; None where it does not say so plainly.

    >>> said_steps("每超过5个百分点扣1分，不足5个百分点的按5个百分点计算")
    <Steps.STARTED: 'started'>
    """
    found = {each.steps for each in _said(text)}
    return found.pop() if len(found) == 1 else None


def answered_steps(text: str) -> Steps | None:
    """What a text answers that asks of a part of a step, also where it does not repeat of what.

    >>> answered_steps("按一个百分点计")
    <Steps.STARTED: 'started'>
    """
    answer = _ANSWER.match(Wording.of(text).plain)
    alone = None if answer is None else next(each for each in Steps if answer[each.value])
    return said_steps(text) or alone


def part_step_problems(rubric: Rubric) -> Iterator[Phrase]:
    """Every row whose clause says how a part of a step counts, and whose rule counts it otherwise.

    Of several rules in a row one that counts so is enough, where the clause does not name it.
    """
    for where, item in rows_with_places(rubric):
        stepwise = list(_stepwise(where, item))
        for said in _said(item.clause):
            own = {each.steps for each in stepwise if said.of in (None, _size(each))}
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


def _said(text: str) -> Iterator[_Said]:
    """Every 不足一步的 of a text with what it says of it."""
    wording = Wording.of(text)
    for part in _PART.finditer(wording.plain):
        answer = _ANSWER.match(wording.plain, part.end())
        if answer is None:
            continue
        of = None if part["of"] is None else number_said(part["of"])
        counted = of if answer["as"] is None else number_said(answer["as"])
        if part["of"] is not None and of is None:
            continue
        if of is None or counted == of:
            words = wording.verbatim[part.start() : answer.end()]
            yield _Said(words, of, next(each for each in Steps if answer[each.value]))
