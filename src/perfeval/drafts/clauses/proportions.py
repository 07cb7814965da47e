"""得分＝完成率×分值, 未达到的按比例计分: points in proportion to a rate."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from perfeval.drafts.clauses.intervals import Condition, Interval
from perfeval.drafts.clauses.tokens import Award, InProportion, Limit, Otherwise, Token
from perfeval.drafts.clauses.understood import Understood
from perfeval.drafts.clauses.wording import UnreadError, shown
from perfeval.measures import Kind
from perfeval.rules import Linear, Proportional

__all__ = ["read_proportion"]

_WHOLE: Final = Fraction(100)


def read_proportion(found: Sequence[Token], worth: Fraction) -> Understood:
    """Points by a share, full at 100%. Raises `UnreadError` where it is a share of another."""
    shares = [each for each in found if isinstance(each, InProportion)]
    if len(shares) != 1:
        raise UnreadError(f"“按比例”有{len(shares)}处")
    (share,) = shares
    full, base = _conditions(found, worth)
    if share.points is not None and share.points != worth:
        raise UnreadError(f"公式里的{shown(share.points)}分不是本行的分值")
    if not share.explicit and not full:
        raise UnreadError("没有写明按什么比例计分")
    if base is not None and not share.explicit:
        raise UnreadError("有不得分的界限，没有写明界限以上按什么比例")
    subjects = [share.factor, *(each.subject for each in found if isinstance(each, Condition))]
    rule = Proportional()
    if base is None:
        return Understood(rule=rule, kind=Kind.RATE, subjects=tuple(filter(None, subjects)))
    edge = f"{shown(base)}%"
    return Understood(
        rule=Linear(full_at="100%", base_at=edge, base_share=edge),
        kind=Kind.RATE,
        subjects=tuple(filter(None, subjects)),
    )


def _conditions(found: Sequence[Token], worth: Fraction) -> tuple[bool, Fraction | None]:
    """Whether full points are said to begin at 100%, and below what nothing is earned."""
    full, base = False, None
    waiting: Interval | None = None
    for each in found:
        match each:
            case Condition() if waiting is None:
                waiting = each.interval
            case Award() if waiting is not None and each.of(worth) == worth:
                if waiting.low != _WHOLE or waiting.high not in (None, _WHOLE):
                    raise UnreadError("满分不在100%，没有写明按什么比例")
                full, waiting = True, None
            case Award() if waiting is not None and each.of(worth) == 0 and base is None:
                if waiting.low is not None or waiting.high_in is not False:
                    raise UnreadError("不得分的界限属于哪一侧没有写明")
                base, waiting = waiting.high, None
            case Otherwise() if waiting is None and full:
                pass
            case InProportion():
                if waiting is not None and (waiting.low is not None or waiting.high != _WHOLE):
                    raise UnreadError("按比例计分的一段不是100%以下")
                waiting = None
            case Limit():
                if each.points not in (None, worth):
                    raise UnreadError("最高分不是本行的分值")
            case _:
                raise UnreadError("按比例之外还有别的计分办法")
    if waiting is not None:
        raise UnreadError("有一个条件没有写明得分")
    return full, base
