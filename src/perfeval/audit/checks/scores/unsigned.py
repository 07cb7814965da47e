"""Targets without a sign: whether the value misses them, and how they were read for that.

A count, a quality, a satisfaction and what is to grow are to be reached; a cost in money and what
should not happen are limits. What no list names may be either, and is left alone.
"""

from __future__ import annotations

from typing import Final

from perfeval.audit.checks.scores.attained import Attained, figures_of
from perfeval.audit.vocabulary import Vocabulary, has_any
from perfeval.filing.indicators import Indicator

__all__ = ["as_read", "is_short"]

_COUNTED: Final = ("数量", "质量", "满意")
"""Words of a level 2 whose targets are to be reached."""
_RISING: Final = ("增长", "增加", "增产", "增收", "提高", "提升", "新增", "带动", "受益")
"""Words of a name or a target that tell what is to be more."""
_WHOLE: Final = ("全部", "全面", "全额", "全覆盖")
"""What a target begins with that asks for all of it."""


def as_read(indicator: Indicator) -> tuple[str, str]:
    """How a target without a sign was read."""
    figures = figures_of(indicator.target, indicator.actual)
    if figures is not None and figures[0] == 0:
        return "（没有符号，按不应发生理解）", " (no sign: taken as not to happen)"
    if figures is not None and figures[0] < figures[1]:
        return "（没有符号，按不得超过理解）", " (no sign: taken as a limit)"
    return "（没有符号，按应当达到理解）", " (no sign: taken as to be reached)"


def is_short(state: Attained, indicator: Indicator, words: Vocabulary) -> bool:
    """Whether a target is missed: by its sign, or as a count or a share that is to be reached."""
    figures = figures_of(indicator.target, indicator.actual)
    if state is Attained.UNMET or figures is None:
        return state is Attained.UNMET
    if 0 < figures[0] <= figures[1]:
        return _is_limited(indicator, words)
    changes = (*words.changes, *words.savings)
    if figures[0] == 0:  # of nothing there can only be too much: 0起, 0人
        return figures[1] > 0 and not has_any(changes, indicator.name)
    impossible = figures[0] > 100 and words.is_share(indicator.name)
    counted = has_any(_COUNTED, indicator.level2 or indicator.level1)
    asked = indicator.target.text
    rising = has_any(_RISING, indicator.name + asked) or asked.strip().startswith(_WHOLE)
    return (counted or rising) and not impossible and not has_any(words.lower, indicator.name)


def _is_limited(indicator: Indicator, words: Vocabulary) -> bool:
    """Whether a figure without a sign is the most that may be: a cost in money, accidents."""
    quantity = indicator.target.quantity
    money = quantity is not None and "元" in quantity.unit
    cost = words.is_cost(indicator.name) or "成本" in indicator.level2
    limited = (cost and money) or has_any(words.limited, indicator.name)
    return limited and not has_any((*words.changes, *words.savings), indicator.name)
