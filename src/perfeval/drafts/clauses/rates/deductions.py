"""每超过一个百分点扣0.5分: a standard, the side that costs, a step and its price."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final, TypeVar

from perfeval.drafts.clauses.part_steps import PartStep
from perfeval.drafts.clauses.rates.intervals import Condition, Interval
from perfeval.drafts.clauses.rates.statements import (
    Award,
    Cap,
    Floor,
    Kept,
    Off,
    Standard,
    Step,
    Token,
)
from perfeval.drafts.clauses.understood import Assumed, Understood
from perfeval.drafts.clauses.wording import UnreadError, Wording, shown
from perfeval.measures import Kind
from perfeval.rules import Deduct, Steps
from perfeval.rules.deduct import Beyond

__all__ = ["read_deduction"]

_LARGEST_STEP: Final = Fraction(20)
_PHRASE: Final = re.compile(r"每[^每。;；\n]{0,40}?扣[^。;；,，（(\n]{1,16}")
_BEYOND: Final = {"up": Beyond.ABOVE, "down": Beyond.BELOW, "both": Beyond.BOTH}
_SAID: Final = {"up": "超过", "down": "低于", "both": "超过或低于"}

_T = TypeVar("_T")


def read_deduction(
    found: Sequence[Token],
    wording: Wording,
    worth: Fraction,
    part: PartStep | None,
    *,
    whole: bool = False,
) -> Understood:
    """A deduction by steps. Raises `UnreadError` where two of its statements disagree.

    `part` is what the clause says of a part of a step; without it the reading is open. Steps of
    `whole` numbers may be of any size.
    """
    step = _only(found, Step, "每…扣…分")
    off = _only(found, Off, "扣…分")
    full, cut = _stated(found, worth)
    side = step.side
    exact = False
    standards = [each.at for each in found if isinstance(each, Standard)]
    standards += [] if step.standard is None else [step.standard]
    for condition, earns in full:
        at, kept = _edge(condition.interval)
        exact = exact or kept == ""
        if kept == side or (side == "both" and kept):
            raise UnreadError("计满分的一侧和扣分的一侧相矛盾" if earns else "扣分的方向前后不一致")
        standards.append(at)
    if not standards:
        raise UnreadError("没有写明从多少起扣分")
    if len(set(standards)) > 1:
        raise UnreadError(f"扣分的标准有{len(set(standards))}个，不知道从哪一个起扣")
    if not (0 < step.per <= _LARGEST_STEP or (whole and step.per)):
        raise UnreadError("扣分的一步不像百分点")
    if part is not None:
        part.check(step.per)
    caps = [each.points for each in found if isinstance(each, Cap)]
    rule = Deduct(
        standard=f"{shown(standards[0])}%",
        beyond=_BEYOND[side],
        deduct=shown(off.of(worth)),
        per=f"{shown(step.per)}%",
        steps=Steps.WHOLE if part is None else part.steps,
        cap=shown(_single(caps, "最多扣分")) if caps else None,
        **_cut(cut, side),
    )
    phrase = _PHRASE.search(wording.verbatim)
    words = wording.verbatim if phrase is None else phrase[0]
    subjects = [each.subject for each in found if isinstance(each, Condition | Step)]
    return Understood(
        rule=rule,
        kind=Kind.RATE,
        subjects=tuple(filter(None, subjects)),
        open_step=words if part is None else "",
        assumed=tuple(_assumed(words, part, side if exact else "")),
    )


def _assumed(words: str, part: PartStep | None, side: str) -> Iterator[Assumed]:
    """What the clause itself says of a part-step, and of the side that costs nothing."""
    if part is not None:
        yield part.assumed()
    if side not in ("", "both"):
        yield _one_side(side, words)


def _one_side(side: str, words: str) -> Assumed:
    """等于100%的得分, and only one side is said to cost."""
    other = "低于" if side == "up" else "超过"
    return Assumed(
        "one-side",
        words,
        f"{other}标准的一侧不扣分",
        f"条文只规定{_SAID[side]}标准时扣分",
    )


def _stated(
    found: Sequence[Token], worth: Fraction
) -> tuple[list[tuple[Condition, bool]], list[Interval]]:
    """The conditions that name the standard (with whether they earn all), and those of nothing.

    Each is a condition with its award, or one that only opens the deduction.
    """
    standard: list[tuple[Condition, bool]] = []
    cut: list[Interval] = []
    waiting: Condition | Kept | None = None
    for each in found:
        if isinstance(each, Award):
            if waiting is None:
                raise UnreadError("有一处得分不知道属于哪个条件")
            earned = each.of(worth)
            if isinstance(waiting, Kept):
                _check_kept(waiting, found, earned == worth)
            elif earned == worth:
                standard.append((waiting, True))
            elif earned == 0:
                cut.append(waiting.interval)
            else:
                raise UnreadError("既分档又逐步扣分")
            waiting = None
        elif isinstance(each, Condition | Kept):
            if waiting is not None:
                raise UnreadError("两个条件之间没有写明得分")
            waiting = each
        elif isinstance(each, Step):
            if isinstance(waiting, Condition):
                standard.append((_opening(waiting), False))
                waiting = None
        elif not isinstance(each, Off | Cap | Floor | Standard):
            raise UnreadError("逐步扣分之外还有别的计分办法")
    if waiting is not None:
        raise UnreadError("有一个条件没有写明得分")
    return standard, cut


def _check_kept(kept: Kept, found: Sequence[Token], full: bool) -> None:
    """以100%为标准，未超过的得满分: of the standard that the clause names by itself."""
    step = _only(found, Step, "每…扣…分")
    named = any(isinstance(each, Standard) for each in found)
    if not full or not named or step.side == kept.side:
        raise UnreadError("满分的条件和扣分的条件不一致")


def _opening(condition: Condition) -> Condition:
    """超过100%的，每…: the condition of the deduction itself, turned into that of full points."""
    interval = condition.interval
    if interval.low == interval.high:
        raise UnreadError("一个条件既不是满分也不是扣分的一侧")
    turned = Interval(low=interval.high, high=interval.low)
    return Condition(turned, condition.subject, condition.end)


def _edge(interval: Interval) -> tuple[Fraction, str]:
    """The standard that a condition of full points names, and the side on which it keeps them."""
    low, high = interval.low, interval.high
    if low is not None and low == high:
        return low, ""
    if low is not None and high is None:
        return low, "up"
    if high is not None and low is None:
        return high, "down"
    raise UnreadError("满分是一个区间，不知道从哪一端起扣")


def _cut(cuts: list[Interval], side: str) -> dict[str, str]:
    """低于60%不得分: only where the edge itself is said to count still."""
    if not cuts:
        return {}
    cut = _single(cuts, "不得分的条件")
    if cut.low is None and cut.high is not None and side == "down" and cut.high_in is False:
        return {"nothing_below": f"{shown(cut.high)}%"}
    if cut.high is None and cut.low is not None and side == "up" and cut.low_in is False:
        return {"nothing_above": f"{shown(cut.low)}%"}
    raise UnreadError("不得分的界限属于哪一侧没有写明，或与扣分的方向不一致")


def _only(found: Iterable[Token], kind: type[_T], words: str) -> _T:
    return _single([each for each in found if isinstance(each, kind)], words)


def _single(found: list[_T], words: str) -> _T:
    if len(found) != 1:
        raise UnreadError(f"“{words}”有{len(found)}处")
    return found[0]
