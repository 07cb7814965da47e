"""得分＝完成率×分值, 未达到的按比例计分: points in proportion to a rate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from perfeval.drafts.clauses.rates.intervals import Condition, Interval
from perfeval.drafts.clauses.rates.shares import InProportion
from perfeval.drafts.clauses.rates.statements import Award, Limit, Otherwise, Token
from perfeval.drafts.clauses.understood import Understood
from perfeval.drafts.clauses.wording import UnreadError, shown
from perfeval.measures import Kind
from perfeval.rules import Linear, Proportional

__all__ = ["read_proportion"]


_QUOTIENT: Final = re.compile("[/÷]")


def read_proportion(found: Sequence[Token], worth: Fraction) -> Understood:
    """Points by a share, full at 100%. Raises `UnreadError` where it is a share of another."""
    found = _once(found)
    shares = [each for each in found if isinstance(each, InProportion)]
    if len(shares) != 1:
        raise UnreadError(f"“按比例”有{len(shares)}处")
    (share,) = shares
    full, base, begins = _conditions(found, worth, share)
    if share.base is not None and base not in (None, share.base):
        raise UnreadError("公式里的起点和不得分的界限不同")
    base = base if share.base is None else share.base
    if begins is not None and begins != base:
        raise UnreadError("按比例计分的一段以下没有写明怎么计分")
    if share.points is not None and share.points != worth:
        raise UnreadError(f"公式里的{shown(share.points)}分不是本行的分值")
    if not share.explicit and not full:
        raise UnreadError("没有写明按什么比例计分")
    if base is not None and not share.explicit:
        raise UnreadError("有不得分的界限，没有写明界限以上按什么比例")
    formula = share.factor if _QUOTIENT.search(share.factor) else ""
    subjects = ["" if formula else share.factor]
    subjects += [each.subject for each in found if isinstance(each, Condition)]
    top = f"{shown(share.full)}%"
    if base is None:
        rule: Linear | Proportional = Proportional(full_at=top)
        return _of_rate(rule, subjects, formula)
    if not 0 < base < share.full:
        raise UnreadError("不得分的界限不低于满分的界限")
    part = 100 * base / share.full if share.base is None else Fraction(0)
    if Fraction(shown(part)) != part:
        raise UnreadError("不得分的界限处得多少分，除不尽")
    rule = Linear(full_at=top, base_at=f"{shown(base)}%", base_share=f"{shown(part)}%")
    return _of_rate(rule, subjects, formula)


def _of_rate(rule: Linear | Proportional, subjects: list[str], formula: str) -> Understood:
    """完成数÷计划数×10分 names the rate by its formula."""
    names = tuple(filter(None, subjects))
    return Understood(rule=rule, kind=Kind.RATE, subjects=names, formula=formula)


def _once(found: Sequence[Token]) -> list[Token]:
    """按完成率计分，得分＝完成率×6分 says one thing twice; the formula is kept."""
    formulas = {
        each.factor for each in found if isinstance(each, InProportion) and each.points is not None
    }
    return [
        each
        for each in found
        if not (isinstance(each, InProportion) and each.by_name and each.factor in formulas)
    ]


def _beside(waiting: Interval, top: Fraction) -> bool:
    return waiting.high != top or waiting.low_in is False


def _conditions(
    found: Sequence[Token], worth: Fraction, share: InProportion
) -> tuple[bool, Fraction | None, Fraction | None]:
    """Whether full points are said to begin at the top; below what nothing is earned; from where
    on the share counts, where that is said.
    """
    top = share.full
    full, base, begins = False, None, None
    waiting: Interval | None = None
    for each in found:
        match each:
            case Condition() if waiting is None:
                waiting = each.interval
            case Award() if waiting is not None and each.of(worth) == worth:
                if waiting.low != top or waiting.high not in (None, top):
                    raise UnreadError(f"满分不在{shown(top)}%，没有写明按什么比例")
                full, waiting = True, None
            case Award() if waiting is not None and each.of(worth) == 0 and base is None:
                of_formula = waiting.high == share.base  # where the formula gives nothing, too
                if waiting.low is not None or not (of_formula or waiting.high_in is False):
                    raise UnreadError("不得分的界限属于哪一侧没有写明")
                base, waiting = waiting.high, None
            case Otherwise() if waiting is None and full:
                pass
            case InProportion():
                above = waiting is not None and waiting.high is None and each.base == waiting.low
                if waiting is not None and not above and _beside(waiting, top):
                    raise UnreadError(f"按比例计分的一段不是{shown(top)}%以下")
                begins, waiting = None if waiting is None else waiting.low, None
            case Limit():
                if each.points not in (None, worth):
                    raise UnreadError("最高分不是本行的分值")
            case _:
                raise UnreadError("按比例之外还有别的计分办法")
    if waiting is not None:
        raise UnreadError("有一个条件没有写明得分")
    return full, base, begins
