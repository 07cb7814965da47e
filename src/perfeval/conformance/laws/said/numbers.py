"""The law of clauses: a number that a clause prints is one of its rule.

扣3分 beside a rule that takes off 2 is a slip of the pen that no award shows. Only numbers with a
unit are compared, and only with what the rule has of their kind: the 50% of 春节前下达专项资金的50%
says nothing against a rule that counts cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from attrs import fields, frozen, has

from perfeval.conformance.laws.said.words import number_said
from perfeval.conformance.report import breach
from perfeval.conformance.series import rows_with_places, rules_of
from perfeval.drafts.clauses.wording import NUMBER, Wording, shown
from perfeval.errors import Phrase
from perfeval.measures import Change, Formula, Ratio
from perfeval.measures.formulas import terms_of
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Beyond, Checklist, Deduct, Gain, Judged, Overshoot, Rule, Together
from perfeval.rules.checked import is_own_rule

__all__ = ["clause_problems"]

_NUMBER: Final = rf"(?<![0-9.])({NUMBER}|半)"
_POINTS: Final = re.compile(_NUMBER + r"分(?![之钟数别项类档为])")
_PERCENT: Final = re.compile(_NUMBER + r"(?:%|个?百分点)")
_SIDES: Final = {
    Beyond.BELOW: ("低于", "不足", "未达", "每低", "每少", "每降"),
    Beyond.ABOVE: ("超过", "高于", "超出", "每超", "每高", "每多"),
}
"""What a clause says before 扣 of the side on which it takes off."""
_BOTH: Final = ("±", "正负", "上下浮动", "偏离", "偏差")
"""What a clause says where both sides of a standard cost."""
_SIGNED: Final = ("绝对值", "±", "正负", "上下浮动")
"""What it says so plainly that it holds for a difference by any name."""
_APART: Final = ("偏", "差", "变动", "误", "波动", "增减", "调整")
"""In the name of what is measured: how far a figure lies from another, whichever side it is on."""
_OTHER: Final = {Beyond.BELOW: Beyond.ABOVE, Beyond.ABOVE: Beyond.BELOW}
_DEVIATION: Final = re.compile("偏差|偏离")
_OF_ROW: Final = re.compile(r"(?:分值|权重分?|满分|标准分)的?[0-9.]+%|%的?(?:分值|权重)")
_AT_MOST: Final = ("不超过", "不高于", "至多", "上限", "上限为")
"""Before what may be the most that is taken off, however far 扣 stands from it."""
_OFF: Final = ("deduct", "cap")
"""The fields of rules that say what is taken off."""


@frozen
class Held:
    """The numbers of a rule: what it awards, what it takes off, its rates in percent.

    `shares` are what it awards or takes off in percent of the row: 扣权重的5%.
    """

    points: frozenset[Fraction]
    deducted: frozenset[Fraction]
    percents: frozenset[Fraction]
    shares: frozenset[Fraction]


def clause_problems(rubric: Rubric) -> Iterator[Phrase]:
    """Every number of a clause that its rule does not have, and every side that is the other."""
    for where, item in rows_with_places(rubric):
        rules = [rule for _, rule in rules_of(where, item.rule)]
        if isinstance(item.rule, Judged) or not all(map(is_own_rule, rules)):
            continue
        ways = {rule.beyond for rule in rules if isinstance(rule, Deduct)}
        for word, way in _ways(item.clause):
            if ways == {_OTHER[way]}:
                said = "its clause takes off points for {word}, its rule for the other side"
                yield breach(where, said, word=word)
        both = _both(item) if len(ways) == 1 and Beyond.BOTH not in ways else None
        if both is not None:
            said = "its clause says {word}, of both sides; its rule takes off points on one"
            yield breach(where, said, word=both)
        for printed, number, known in _compared(item.clause, _held(item)):
            if number not in known:
                own = ", ".join(shown(each) for each in sorted(known))
                said = "its clause says {printed}, its rule has only {own}"
                yield breach(where, said, printed=printed, own=own)


def _ways(clause: str) -> list[tuple[str, Beyond]]:
    """The side of which 每…扣 speaks, with its word; nothing where it speaks of both."""
    found: dict[Beyond, str] = {}
    for sentence in clause.replace("；", "。").split("。"):
        before, each, step = sentence.partition("每")
        until, off, _ = step.partition("扣")
        said = before + each + until if off else ""
        for way, words in _SIDES.items():
            for word in words:
                if word in said:
                    found.setdefault(way, word)
    return [(word, way) for way, word in found.items()] if len(found) == 1 else []


def _both(item: Criterion | Pool) -> str | None:
    """The word by which a clause speaks of both sides; None where the measure knows but one."""
    measure = item.measure if isinstance(item, Criterion) else None
    if measure is None or (isinstance(measure.formula, Ratio) and measure.formula.magnitude):
        return None
    names = item.name + measure.name + "".join(term.name for term in terms_of(measure.formula))
    words = _BOTH if not any(each in names for each in _APART) else ()
    if _falls_below_zero(measure.formula) and "绝对值" not in names + measure.text:
        words = (*_SIGNED, *words)
    return next((word for word in words if word in item.clause), None)


def _falls_below_zero(formula: Formula) -> bool:
    """Whether a rate is of a difference, and so of either sign."""
    return isinstance(formula, Change) or (
        isinstance(formula, Ratio) and any(term.minus for term in formula.numerator)
    )


def _compared(clause: str, held: Held) -> Iterator[tuple[str, Fraction, frozenset[Fraction]]]:
    """Each number of a clause as printed and as it counts, with those that it may be."""
    text = Wording.of(clause).plain
    for found in _POINTS.finditer(text):
        before = text[max(0, found.start() - 2) : found.start()]
        verb = before[before.rfind("扣") :] if "扣" in before else ""
        known = held.deducted if verb else held.points
        if text.endswith(_AT_MOST, 0, found.start()):
            known |= held.deducted
        yield from _said(verb + found[0], found[1], known)
    for found in _PERCENT.finditer(text) if held.percents else ():
        beside = text[max(0, found.start() - 5) : found.end() + 4]
        of_row = found[0].endswith("%") and _OF_ROW.search(beside)
        known = held.percents | (held.shares if of_row else frozenset())
        yield from _said(found[0], found[1], known | {Fraction(0), Fraction(100)})


def _said(
    printed: str, digits: str, known: frozenset[Fraction]
) -> Iterator[tuple[str, Fraction, frozenset[Fraction]]]:
    number = number_said(digits)
    if number is not None:
        yield printed, number, known


def _held(item: Criterion | Pool) -> Held:
    """The numbers of a row and of its rule, of whatever stands in it."""
    values = list(_values("", item.rule))
    own = [(name in _OFF, each.fraction) for name, each in values if isinstance(each, Points)]
    gains = any(isinstance(each, Gain) for _, each in values)
    rows = item.rows if isinstance(item, Pool) else ()
    points = {each for off, each in own if not off} | {item.points.fraction, Fraction(0)}
    points |= {each.fraction for _, each in values if isinstance(each, Count)}  # 90分以上
    points |= {row.points.fraction for row in rows if row.points is not None}
    points |= {each for _, rule in rules_of("", item.rule) for each in _by_count(rule)}
    # Bands may print what is lost (80%-90%的扣2分), a penalty what it takes off for a case.
    lost = {item.points.fraction - each for each in points} | (points if gains else set())
    deducted = {each for off, each in own if off} or lost
    if isinstance(item.rule, Together):
        deducted = deducted | {item.points.fraction}  # one floor over several prices: 最多扣5分
    rates = {each.fraction for _, each in values if isinstance(each, Rate)}
    for _, rule in rules_of("", item.rule):
        edges = rule.edges() if isinstance(rule, Rule) else ()
        rates |= {edge.fraction for edge in edges if isinstance(edge, Rate)}
    for each in (each for _, each in values if isinstance(each, Overshoot)):
        rates |= {1 + each.beyond.fraction, 1 - each.beyond.fraction}  # 超过130%
    if _DEVIATION.search(item.clause):
        rates |= {abs(each - 1) for each in rates}  # 与100%的偏差在2%以内: from 98% to 102%
    percents = frozenset(100 * each for each in rates)
    shares = frozenset(100 * each / item.points.fraction for each in points | deducted)
    return Held(frozenset(points), frozenset(deducted), percents, shares)


def _by_count(rule: object) -> Iterator[Fraction]:
    """What so many items earn together, where each earns the same: 满足两项得2分."""
    items = [each.points.fraction for each in rule.items] if isinstance(rule, Checklist) else []
    if len(set(items)) == 1:
        yield from (items[0] * met for met in range(1, len(items)))


def _values(name: str, value: object) -> Iterator[tuple[str, object]]:
    """Every value that a rule is made of, with the name of the field that holds it."""
    yield name, value
    if isinstance(value, tuple):
        for each in value:
            yield from _values(name, each)
    elif has(kind := type(value)):
        for field in fields(kind):
            if field.init:
                yield from _values(field.name, getattr(value, field.name))
