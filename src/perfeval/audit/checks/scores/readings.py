"""What a score may be: by every rule that a norm prints, or the row's own clause.

Which rule a form follows it seldom says. So a claimed score is wrong only where none of them gives
it, rounded as forms round.

Sources: 财预〔2020〕10号 art. 16 (按照完成值与指标值的比例记分); 财预〔2021〕101号 三（七）
(及格门槛 of 60%; 直接赋分; 满意度按区间; 预算执行率按区间).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import ceil, floor
from typing import Final

from attrs import frozen

from perfeval.audit.rounding.figures import plain
from perfeval.numbers.decimals import ATOMS, read_decimal
from perfeval.numbers.printed import Points
from perfeval.text.numerals import narrow

__all__ = [
    "Reading",
    "bands_of_execution",
    "by_clause",
    "counts_of",
    "described",
    "fits",
    "partial",
]

_PASS: Final = Fraction(6, 10)
_SATISFIED: Final = ((Fraction(9, 10), 10), (Fraction(8, 10), 8), (Fraction(6, 10), 5))
_EXECUTED: Final = ((Fraction(1), 10), (Fraction(8, 10), 7), (Fraction(6, 10), 5))
_STEP: Final = re.compile(
    r"每(?:低|少|减少|降低|下降|超过?|超出|高|增加)[^，。；;0-9一扣]{0,8}([0-9.]{1,8}|一)?"
    r"[^，。；;0-9扣]{0,12}[，,]?扣(?:除|减)?[^，。；;0-9分]{0,6}([0-9.]{1,8})分"
)
_PLAIN: Final = re.compile(r"比例|不得分|不计分|得零分|得0分")


@frozen
class Reading:
    """A rule that a score may follow, and what it gives."""

    zh: str
    score: Fraction


def fits(claimed: Points, due: Fraction, places: int) -> bool:
    """Whether a claimed score is `due`, rounded or cut off to the places of its form.

    A score in whole points may be rounded, never cut off: 9.91 is 10, and 9 by no rule.

    >>> fits(Points("9"), Fraction("9.91"), 0), fits(Points("7.92"), Fraction("7.927"), 2)
    (False, True)
    """
    gap = abs(claimed.fraction - due)
    if not places:
        return gap < Fraction(1, 2) or claimed.fraction - due == Fraction(1, 2)
    rounded = bool(claimed.places) and 2 * gap <= Fraction(1, 10**claimed.places)
    return rounded or gap < Fraction(1, 10**places)


def partial(points: Points, share: Fraction, satisfied: Fraction | None) -> Iterator[Reading]:
    """What a missed target keeps, of which `share` was reached; `satisfied`: a rate of it."""
    whole = points.fraction
    yield Reading("按比例", whole * share)
    yield Reading("按60%及格门槛", whole * max(share - _PASS, Fraction(0)) / (1 - _PASS))
    yield Reading("未达到不得分", Fraction(0))
    if satisfied is not None:
        yield Reading("按满意度区间", whole * _band(_SATISFIED, satisfied))


def bands_of_execution(points: Points, rate: Fraction) -> Reading:
    """What the bands of 财预〔2021〕101号 give for a rate of execution."""
    return Reading("按执行率区间", points.fraction * _band(_EXECUTED, rate))


def _band(bands: Iterable[tuple[Fraction, int]], rate: Fraction) -> Fraction:
    return Fraction(next((tenths for least, tenths in bands if rate >= least), 0), 10)


def by_clause(clause: str, points: Points, missed: Fraction) -> tuple[Reading, ...] | None:
    """What a row's own clause gives for a target missed by so much; None where it is not read.

    `missed` is in the unit of the target, percentage points for a percentage. A clause that says no
    more than the norm (按比例, 不得分) gives nothing of its own.

    >>> clause = "达到目标值得满分，每低1个百分点扣0.5分"
    >>> [each.score for each in by_clause(clause, Points("10"), Fraction(4))]
    [Fraction(8, 1)]
    """
    plain_text = narrow("".join(clause.split()))
    if "分" not in plain_text and "比例" not in plain_text:
        return ()
    step = _STEP.search(plain_text)
    if step is not None:
        return _stepped(step, points, missed)
    return () if _PLAIN.search(plain_text) else None


def counts_of(steps: Fraction) -> tuple[Fraction, ...]:
    """How many steps count, where one that is begun counts in part, not at all, or as a whole."""
    return tuple(dict.fromkeys((steps, Fraction(floor(steps)), Fraction(ceil(steps)))))


def _stepped(step: re.Match[str], points: Points, missed: Fraction) -> tuple[Reading, ...] | None:
    each = read_decimal("1" if step[1] in {None, "一"} else step[1])
    off = read_decimal(step[2])
    if each is None or off is None or not each[0]:
        return None
    counts = counts_of(missed / Fraction(each[0], ATOMS))
    lost = Fraction(off[0], ATOMS)
    return tuple(
        Reading("按评分标准逐档扣分", max(points.fraction - many * lost, Fraction(0)))
        for many in counts
    )


def described(readings: Iterable[Reading]) -> str:
    """The readings for a message, each score once: 按比例为 8，按60%及格门槛为 5."""
    seen: dict[str, str] = {}
    for each in readings:
        seen.setdefault(plain(each.score), each.zh)
    return "，".join(f"{zh}为 {score}" for score, zh in seen.items())
