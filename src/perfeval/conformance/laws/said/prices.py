"""The law of prices: what a clause takes off for a case by name, the rule takes off for that case.

一般问题每例扣1分，重大问题每例扣2分 has both numbers whichever case has which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from perfeval.conformance.laws.said.words import marks_of, number_said
from perfeval.conformance.report import breach
from perfeval.conformance.series import rows_with_places
from perfeval.drafts.clauses.wording import NUMBER, OF_ROW, Wording, shown
from perfeval.errors import Phrase
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Gain, PerCase, Together

__all__ = ["price_problems", "total_problems"]

_PRICE: Final = re.compile(
    rf"(?P<verb>[扣加减得计])?(?P<points>{NUMBER}|零)分(?![之钟数别项类档为值])"
    rf"|{OF_ROW}(?:不得分|不计分)"
)
_TOTAL: Final = re.compile(
    rf"总分(?:最高|最多)?(?:不(?:得|能|应)?(?:超过|超出|高于)|最高[为得]?|以)(?P<points>{NUMBER})分"
)
_NOTHING: Final = ("得", "计", None)


def price_problems(rubric: Rubric) -> Iterator[Phrase]:
    """Every case whose price is another in its clause."""
    for where, item in rows_with_places(rubric):
        if isinstance(item.rule, Together):
            yield from (breach(where, each) for each in _unlike(item, item.rule))


def _unlike(item: Criterion | Pool, rule: Together) -> Iterator[Phrase]:
    names = {each.name: marks_of(each.name) for each in rule.options}
    said: dict[str, list[tuple[str, Fraction]]] = {}
    for words, worth in _statements(item):
        held = [name for name, marks in names.items() if marks and marks <= marks_of(words)]
        longest = [name for name in held if not any(names[name] < names[other] for other in held)]
        if len(longest) == 1:
            said.setdefault(longest[0], []).append((words, worth))
    for option in rule.options:
        own = _price(option.rule)
        found = said.get(option.name, [])
        if own is None or len(found) != 1:
            continue
        words, worth = found[0]
        whole = item.points.fraction
        if own != worth and not own > worth == whole:  # all is gone either way
            yield Phrase(
                "its clause says {printed}, its rule gives {level} {own}",
                printed=words,
                level=option.name,
                own=shown(own),
            )


def _price(rule: object) -> Fraction | None:
    """What a case takes off or adds."""
    match rule:
        case PerCase():
            return rule.deduct.fraction
        case Gain():
            return rule.each.fraction
    return None


def _statements(item: Criterion | Pool) -> Iterator[tuple[str, Fraction]]:
    """Each price of a clause with the words before it, from the price before on.

    Where nothing is left (不得分, 计0分), everything is taken off.
    """
    wording, at = Wording.of(item.clause), 0
    for found in _PRICE.finditer(wording.plain):
        worth = Fraction(0) if found["points"] is None else number_said(found["points"])
        words, at = wording.verbatim[at : found.end()].lstrip("，,；;、。"), found.end()
        if worth is None:
            continue
        if worth == 0 and found["verb"] in _NOTHING:
            worth = item.points.fraction
        yield words, worth


def total_problems(rubric: Rubric) -> Iterator[Phrase]:
    """What a bonus, a penalty or a reading says that the total is at most, and it may be more."""
    own = rubric.total_at_most
    clauses = [(each.key, each.clause) for each in (*rubric.bonuses, *rubric.penalties)]
    clauses += [(each.key, each.clause) for each in rubric.readings]
    for key, clause in clauses:
        for found in _TOTAL.finditer(Wording.of(clause).plain):
            said = number_said(found["points"])
            if said is None or said < rubric.out_of.fraction:
                continue  # a veto has a lower one
            if own is None or own.fraction > said:
                allowed = Phrase("any total") if own is None else own.plain
                problem = "its clause says {words}, total_at_most allows {own}"
                yield breach(key, problem, words=found[0], own=allowed)
