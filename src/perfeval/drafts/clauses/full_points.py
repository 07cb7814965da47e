"""≥85%得满分, 制度健全得满分: what earns everything, of a clause that says nothing of the rest.

No rubric can be made of such a clause, but whoever reached what it names has earned its points.
"""

from __future__ import annotations

import re
from typing import Final

from perfeval.drafts.clauses.rates.both_ways import deviation_in
from perfeval.drafts.clauses.rates.intervals import Condition, Interval
from perfeval.drafts.clauses.rates.statements import Award
from perfeval.drafts.clauses.rates.tokens import tokens
from perfeval.drafts.clauses.states.levels import cases_said
from perfeval.drafts.clauses.understood import Understood
from perfeval.drafts.clauses.wording import UnreadError, Wording, shown
from perfeval.errors import PerfevalError
from perfeval.measures import Kind
from perfeval.numbers.printed import Points
from perfeval.rules import Band, Bands, Checklist

__all__ = ["read_full_points"]

_COMPARED: Final = re.compile(
    "目标|指标|计划|标准|要求|规定|任务|预算|情况|条件|上述|以上|[率值数额度量]\\Z|最|[高低多少快]|基本|部分|酌情|评分|综合|\\A无\\Z"
)
"""Words by which a case is a comparison, or one of several: 达到目标值得满分, 越高越好."""


def read_full_points(clause: str, points: Points) -> Understood | None:
    """What earns all the points by a clause that says no more; None where it says anything else.

    Its rule leaves every other rate unscored. The one condition that it has instead is known only
    to be met, since nothing is said of one that is not.

    >>> read_full_points("≥85%得满分", Points("10")).rule.text("zh")
    '不低于 85%，10 分；低于 85% 的未规定'
    """
    wording = Wording.of(clause)
    states = cases_said(wording, points.fraction)
    if states:
        ((case, earned), *more) = states.items()
        if more or earned != points.fraction or _COMPARED.search(case):
            return None
        rule = Checklist.of((case, points.plain))
        return Understood(rule=rule, kind=Kind.CHECKS, conditions=(case,))
    try:
        return _of_rate(wording, points)
    except (UnreadError, PerfevalError):  # no rate alone, or one that every value has: ≥0%
        return None


def _of_rate(wording: Wording, points: Points) -> Understood | None:
    match list(tokens(wording.plain)):
        case [Condition() as condition, Award() as award]:
            rule = _bands(condition.interval, points)
            if rule is None or award.of(points.fraction) != points.fraction:
                return None
            if deviation_in(wording, "") is not None:
                return None
            subjects = (condition.subject,) if condition.subject else ()
            return Understood(rule=rule, kind=Kind.RATE, subjects=subjects)
    return None


def _bands(interval: Interval, points: Points) -> Bands | None:
    """One band, of a rate from here on or up to here."""
    if interval.high is None and interval.low is not None and interval.low_in:
        at = f"{shown(interval.low)}%"
        return Bands(bands=(Band(points=points, at_least=at),), least=at)
    if interval.low is None and interval.high is not None and interval.high_in:
        at = f"{shown(interval.high)}%"
        return Bands(bands=(Band(points=points, at_most=at),), least=None, most=at)
    return None
