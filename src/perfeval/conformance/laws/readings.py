"""The law of readings: where an argument chose what a clause leaves open, a `Reading` says so."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Set
from typing import Final

from attrs import fields, has

from perfeval.conformance.laws.said.part_steps import answered_steps, said_steps
from perfeval.conformance.report import breach
from perfeval.conformance.series import rows_with_places
from perfeval.errors import Phrase
from perfeval.rubric.criteria import CapTotal, NotApplicable
from perfeval.rubric.readings import Reading
from perfeval.rubric.rubric import Rubric
from perfeval.rubric.split import Rest
from perfeval.rules import Assessed, ByTarget, Joined, Reduce, Steps, Together
from perfeval.rules.checked import is_own_rule

__all__ = ["reading_problems"]

_TOLD_BY: Final[dict[type, tuple[str, ...]]] = {
    Steps: ("steps", "不足", "不满", "每满", "满一", "按比例", "比例计"),
    Assessed: ("assessed", "任选", "择一", "其一", "较高", "取高"),
    Joined: ("joined", "孰低", "取低", "最低", "合并", "一并", "合计", "共同"),
    Reduce: ("overshoot", "超过", "远超", "高于", "偏离"),
    Rest: ("split", "平均", "平分", "均分", "取整", "余数"),
    CapTotal: ("cap", "封顶", "为限", "最高"),
    NotApplicable: ("not-applicable", "不适用"),
}
"""The words, in the key or in the text of a reading, by which it is known to speak of a choice."""
_JOINED_BY: Final = {
    Joined.LOWEST: ("孰低", "取低", "取最低", "较低"),
    Joined.LOSSES: ("相加", "累加", "合计", "合并"),
}
"""What a choice says of how several figures go together; gains add up as losses do."""
_MISSED: Final = re.compile(
    "(?:尚?未|没有?|不)(?:能|全部?|按[时期]|如期|完全)?(?:完成|达[成标到]|实现|合格)"
)
_WORDS: Final = ("words", "文字", "定性", "词语", "填报")


def reading_problems(rubric: Rubric) -> Iterator[Phrase]:
    """Every choice of which no reading speaks: where, what was chosen, and among what."""
    rows = dict(rows_with_places(rubric))
    clauses = {item.key: item.clause for _, item in rows_with_places(rubric)}
    rules = {item.key: item.rule for _, item in rows_with_places(rubric)}
    counted = _counted(rubric)
    for each in rubric.readings:
        row = _row_of(each)
        if row in clauses and not _quotes(each.clause, clauses[row]):
            said = "the reading {key} quotes {clause}, which its row does not say"
            yield Phrase(said, key=each.key, clause=each.clause)
        elif row and row not in clauses and not any(row == one.key for one in rubric.readings):
            yield Phrase("the reading {key} names no row: {row}", key=each.key, row=row)
        said_of = answered_steps if _is_of_steps(each) else said_steps
        if counted[""] and said_of(each.choice) not in counted.get(row, counted[""]) | {None}:
            said = "the reading {key} says {choice}, and no rule counts a part of a step so"
            yield Phrase(said, key=each.key, choice=each.choice)
        yield from _joined_otherwise(each, rules.get(row))
    for where, choice in _choices(rubric):
        own = rows.get(where)
        if own is not None and choice is said_steps(own.clause):
            continue  # nothing was left open
        told = _told(rubric, clauses.keys(), "" if own is None else own.key)
        if not _mentions(told, _TOLD_BY[type(choice)]):
            among = ", ".join(each.value for each in type(choice))
            said = "{choice} was chosen of {among}, and no Reading says so"
            yield breach(where, said, choice=choice.value, among=among)
    for where, item in rows_with_places(rubric):
        words = item.rule.met_words if isinstance(item.rule, ByTarget) else ()
        told = _told(rubric, clauses.keys(), item.key) if words else []
        for word in filter(_MISSED.match, words):
            said = "{word} says that a target was missed, and stands among the words of a met one"
            yield breach(where, said, word=word)
        if words and not _mentions(told, (*_WORDS, *words)):
            yield breach(where, "the words of a met target were chosen, and no Reading says so")


def _row_of(reading: Reading) -> str:
    """The key of the row of which a reading speaks, where its key is that of the row and a word:
    ``staffing.steps``; else whatever stands before its last dot.
    """
    return reading.key.rpartition(".")[0]


def _joined_otherwise(reading: Reading, rule: object) -> Iterator[Phrase]:
    """The choice of a reading that has its row add up where the rule takes the lowest, or so."""
    if not isinstance(rule, Together):
        return
    own = Joined.LOWEST if rule.joined is Joined.LOWEST else Joined.LOSSES
    said = {way for way, words in _JOINED_BY.items() if any(w in reading.choice for w in words)}
    if said and own not in said:
        words = "the reading {key} says {choice}, its rule takes {own}"
        yield Phrase(words, key=reading.key, choice=reading.choice, own=rule.joined.value)


def _is_of_steps(reading: Reading) -> bool:
    """Whether a reading says by its key that it is of steps: ``row-04.steps``."""
    return "step" in reading.key.rpartition(".")[2]


def _told(rubric: Rubric, rows: Set[str], own: str) -> list[str]:
    """What the readings say that speak of the row `own`, or of none of the `rows`."""
    spoken = ((_row_of(each), each) for each in rubric.readings)
    readings = (each for row, each in spoken if row == own or row not in rows)
    return [f"{each.key} {each.clause} {each.choice}" for each in readings]


def _quotes(said: str, clause: str) -> bool:
    """Whether a clause has what is quoted of it, part by part between …, but for white space."""
    whole = "".join(clause.split())
    return all(part in whole for part in "".join(said.split()).split("…"))


def _counted(rubric: Rubric) -> dict[str, set[Steps]]:
    """How each row that has steps counts a part of one, by its key; how any does, by none."""
    found: dict[str, set[Steps]] = {"": set()}
    for _, item in rows_with_places(rubric):
        for choice in _members(item.rule):
            if isinstance(choice, Steps):
                found.setdefault(item.key, set()).add(choice)
                found[""].add(choice)
    return found


def _choices(rubric: Rubric) -> Iterator[tuple[str, enum.Enum]]:
    """What arguments chose, once for each place and choice."""
    found: dict[tuple[str, enum.Enum], None] = {}
    for where, item in rows_with_places(rubric):
        parts = (item.rule, getattr(item, "split", None), getattr(item, "not_applicable", None))
        found.update(dict.fromkeys((where, each) for each in _members(parts)))
    found.update(dict.fromkeys((rubric.name, each) for each in _members(rubric.cap_total)))
    if rubric.not_applicable is not NotApplicable.BLANK:
        found[rubric.name, rubric.not_applicable] = None
    yield from found


def _members(value: object) -> Iterator[enum.Enum]:
    """Every choice in a value; a rule of a plugin's own class is not looked into."""
    if isinstance(value, enum.Enum):
        if type(value) in _TOLD_BY:
            yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _members(each)
    elif has(kind := type(value)) and (is_own_rule(value) or not hasattr(kind, "award")):
        for field in fields(kind):
            yield from _members(getattr(value, field.name))


def _mentions(said: list[str], words: tuple[str, ...]) -> bool:
    return any(word in text for text in said for word in words)
