"""Conditions on a rate, ≥90%, 80%（含）-90%, 低于60%, as intervals with sides known or open."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from attrs import evolve, frozen

from perfeval.drafts.clauses.wording import DIGITS, UNLESS_NEGATED, number

__all__ = [
    "ABOVE",
    "AT_LEAST",
    "AT_MOST",
    "BELOW",
    "RATE_TEXT",
    "SUBJECT",
    "Condition",
    "Interval",
    "condition_at",
    "percent",
]

SUBJECT: Final = (
    r"(?:[^0-9%≤≥<>=,;。()\[\]每扣得计按]|按(?=[期时月季质])|计(?=划)"
    r"|得(?=分(?:[≤≥<>与和偏]|在|达到|[不高低]|[0-9]{2}))){0,20}?"
)
"""What a condition speaks of: words without figures, signs and verbs of scoring."""
RATE_TEXT: Final = rf"(?:{DIGITS}%|0(?![0-9.%]))"
"""A rate as a condition prints it: with its sign, but for 0."""


@frozen
class Interval:
    """From `low` to `high`, in percent, each with whether it belongs; None where that is open.

    `bare` marks 90%以上 without （含）, `inner` 5%以内: the number belongs by law, and not by the
    clause's words.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    low_in: bool | None = None
    high_in: bool | None = None
    bare: bool = False
    inner: bool = False

    def within(self, other: Interval) -> Interval | None:
        """Both together, where the one has only a lower edge and the other only an upper one."""
        if self.high is not None or self.low is None:
            return None
        if other.low is not None or other.high is None or other.high <= self.low:
            return None
        return evolve(self, high=other.high, high_in=other.high_in)


@frozen
class Condition:
    """A condition: its interval, what it speaks of, and where it ends in the text."""

    interval: Interval
    subject: str
    end: int


AT_LEAST: Final = (
    "≥|>=|大于或者等于|大于或等于|大于等于|高于或等于|高于等于|不低于|不小于|不少于|达到|达"
)
AT_MOST: Final = (
    "≤|<=|小于或者等于|小于或等于|小于等于|低于或等于|低于等于"
    "|不超过|未超过|不超出|未超出|不高于|未高于|不大于|不多于|控制在"
)
ABOVE: Final = ">|大于|多于|高于|超过|超出"
BELOW: Final = "<|(?<!不)少于|小于|低于|不足|达不到|不到|不满|未达到|未达|未满"
_EXACT: Final = "=|等于|为"
_IN: Final = rf"\(含(?:{DIGITS}%?|本数)?\)"
_OUT: Final = rf"\(不含(?:{DIGITS}%?|本数)?\)"
_SIGN: Final = (
    rf"(?:(?P<at_least>{AT_LEAST})|(?P<at_most>{AT_MOST})|(?P<below>{BELOW})"
    rf"|{UNLESS_NEGATED}(?:(?P<above>{ABOVE})|(?P<exact>{_EXACT})))"
)
_ONE: Final = re.compile(
    rf"(?P<subject>{SUBJECT})(?:在|处于)?(?:{_SIGN})?(?P<value>{RATE_TEXT})"
    rf"(?:(?P<in1>{_IN}|含(?=以))|(?P<out1>{_OUT}))?"
    r"(?P<and>及|或|及其)?(?:(?P<up>以上)|(?P<down>以下)|(?P<inside>以内|之内))?"
    rf"(?:的?(?:(?P<in2>{_IN})|(?P<out2>{_OUT})))?"
)
_RANGE: Final = re.compile(
    rf"(?P<subject>{SUBJECT})(?:达到|在|为|介于|处于)?"
    rf"(?P<a>{DIGITS})%?(?:(?P<a_in>{_IN})|(?P<a_out>{_OUT}))?"
    rf"(?:[-~]{{1,2}}|至|到)(?P<b>{RATE_TEXT})(?:的?(?:(?P<b_in>{_IN})|(?P<b_out>{_OUT})))?"
    r"(?:之间|以内|区间)?(?!以)"
)
_BRACKETS: Final = re.compile(
    rf"(?P<subject>{SUBJECT})(?:在|为|介于|处于)?(?P<left>[\[(])(?P<a>{RATE_TEXT})[,~-]"
    rf"(?P<b>{RATE_TEXT})(?P<right>[\])])(?:之间|区间)?"
)
_BETWEEN: Final = re.compile(
    rf"(?P<a>{RATE_TEXT})(?P<first>≤|<=|<|≥|>=|>)(?P<subject>{SUBJECT})"
    rf"(?P<second>≤|<=|<|≥|>=|>)(?P<b>{RATE_TEXT})"
)
_NAMED: Final = re.compile(DIGITS)
_JOIN: Final = re.compile(r"(?:的?[,、]?(?:且|但|并且)|[、至到~-])?")
_AFTER: Final = re.compile(r"(?:的|时|部分|之间|范围内|区间)*+")


def percent(text: str) -> Fraction:
    """The number of a rate, without its sign."""
    return number(text.removesuffix("%"))


def condition_at(text: str, start: int) -> Condition | None:
    """The condition that begins at `start`, or None."""
    found = _between(text, start) or _bracketed(text, start) or _range(text, start)
    if found is None:
        first = _one(text, start)
        if first is None:
            return None
        found = _two_sided(text, first) or first
    after = _AFTER.match(text, found.end)
    return evolve(found, end=found.end if after is None else after.end())


def _between(text: str, start: int) -> Condition | None:
    """80%≤X<90%, or from the larger to the smaller."""
    match = _BETWEEN.match(text, start)
    if match is None or (match["first"][0] in "<≤") != (match["second"][0] in "<≤"):
        return None
    edges = [(percent(match["a"]), "=" in match["first"] or match["first"] in "≤≥")]
    edges.append((percent(match["b"]), "=" in match["second"] or match["second"] in "≤≥"))
    if match["first"][0] in ">≥":
        edges.reverse()
    (low, low_in), (high, high_in) = edges
    return Condition(Interval(low, high, low_in, high_in), match["subject"], match.end())


def _bracketed(text: str, start: int) -> Condition | None:
    """[80%,90%) as mathematicians write it."""
    match = _BRACKETS.match(text, start)
    if match is None:
        return None
    interval = Interval(
        percent(match["a"]), percent(match["b"]), match["left"] == "[", match["right"] == "]"
    )
    return Condition(interval, match["subject"], match.end())


def _range(text: str, start: int) -> Condition | None:
    """80%（含）-90%: a side of which nothing is said is open."""
    match = _RANGE.match(text, start)
    if match is None:
        return None
    low, high = sorted(percent(match[side]) for side in "ab")
    said: dict[Fraction, bool] = {}
    for side in "ab":
        for name, included in ((f"{side}_in", True), (f"{side}_out", False)):
            at = None if match[name] is None else _meant(match[name], percent(match[side]))
            if at is not None and (at not in (low, high) or at in said):
                return None
            if at is not None:
                said[at] = included
    interval = Interval(low, high, said.get(low), said.get(high))
    return Condition(interval, match["subject"], match.end())


def _meant(mark: str, beside: Fraction) -> Fraction:
    """Of which number （含） speaks: of the one that it names, else of the one before it."""
    named = _NAMED.search(mark)
    return beside if named is None else number(named[0])


def _one(text: str, start: int) -> Condition | None:
    """A condition with one edge, by its sign or by 以上 and 以下."""
    match = _ONE.match(text, start)
    if match is None:
        return None
    interval = _one_edge(match)
    return None if interval is None else Condition(interval, match["subject"], match.end())


def _one_edge(match: re.Match[str]) -> Interval | None:
    """Which side a single edge closes; None where its words contradict each other.

    以上 takes its number in, as in law; of 以下 forms make no such use, so its side is open.
    """
    value = percent(match["value"])
    included = bool(match["in1"] or match["in2"] or match["and"])
    excluded = bool(match["out1"] or match["out2"])
    sides = {name for name in ("at_least", "at_most", "above", "below", "exact") if match[name]}
    words = {name for name in ("up", "down", "inside") if match[name]}
    marks = [match[name] for name in ("in1", "in2", "out1", "out2") if match[name]]
    if (included and excluded) or any(_meant(mark, value) != value for mark in marks):
        return None
    if sides == {"at_least"} and words <= {"up"} and not excluded:
        return Interval(low=value, low_in=True)
    inner = words == {"inside"} and not included
    if sides == {"at_most"} and words <= {"inside", "down"} and not excluded:
        return Interval(high=value, high_in=True, inner=inner)
    if sides == {"above"} and not words:
        return Interval(low=value, low_in=included)
    if sides == {"below"} and words <= {"down"}:
        return Interval(high=value, high_in=included)
    if (included or excluded) and not words:
        return None
    if sides <= {"exact"} and words == {"up"}:
        return Interval(low=value, low_in=not excluded, bare=not (included or excluded))
    if sides <= {"exact"} and words == {"inside"} and not excluded:
        return Interval(high=value, high_in=True, inner=inner)
    if sides <= {"exact"} and words == {"down"}:
        return Interval(high=value, high_in=included or (False if excluded else None))
    if not words and sides <= {"exact"}:
        return Interval(value, value, True, True)
    return None


def _two_sided(text: str, first: Condition) -> Condition | None:
    """大于0且小于等于5%, 85%及以上不足95%: a lower and an upper edge, either first."""
    join = _JOIN.match(text, first.end)
    second = _one(text, first.end if join is None else join.end())
    if second is None or second.subject:
        return None
    interval = first.interval.within(second.interval) or second.interval.within(first.interval)
    return None if interval is None else evolve(first, interval=interval, end=second.end)
