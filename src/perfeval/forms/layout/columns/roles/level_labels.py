"""一级 and 二级指标 by the labels under them: 产出 and 效益 are first, 数量 and 质量 second.

Words such as 类型 and 类别 leave open which of the two a column holds, and forms print them in
either order. A heading that says a level for sure against its labels is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from perfeval.forms.layout.columns.columns import Heading, with_roles
from perfeval.forms.layout.columns.roles.profile import Profile
from perfeval.forms.words.cores import spoken_for

__all__ = ["with_labelled_levels"]

_WORTH: Final = r"(?:[(（][^()（）]{0,20}[)）])?"
_FIRST: Final = re.compile(rf"(?:投入|决策|过程|产出|效益|效果)(?:类|指标)?{_WORTH}")
_SECOND: Final = re.compile(
    rf"(?:(?:产出)?(?:数量|质量|时效)|(?:经济|社会|生态|环境)效益|可持续影响)(?:类|指标)?{_WORTH}"
)
_LEVELS: Final = ("level1", "level2")
_SURE: Final = 10


def with_labelled_levels(
    items: tuple[Heading, ...], profiles: Sequence[Profile]
) -> tuple[tuple[Heading, ...], frozenset[int]]:
    """The columns, with the levels that their labels tell; and the places of those in doubt.

    Nothing changes without one column of first labels, one of second, and a word for a level.
    """
    first = [at for at, each in enumerate(profiles) if _holds(each, _FIRST, _SECOND)]
    second = [at for at, each in enumerate(profiles) if _holds(each, _SECOND, _FIRST)]
    if len(first) != 1 or len(second) != 1:
        return items, frozenset()
    places = (first[0], second[0])
    said = [_said(items[at]) for at in places]
    sure = [level for level, weight in said if weight >= _SURE]
    apart = any(_said(each)[1] >= _SURE for at, each in enumerate(items) if at not in places)
    if apart:
        return items, frozenset()
    if any(
        weight >= _SURE and level != own for (level, weight), own in zip(said, _LEVELS, strict=True)
    ):
        return items, frozenset(places)
    if not any(weight for _, weight in said) or len(sure) == len(places):
        return items, frozenset()
    return with_roles(items, dict(zip(places, _LEVELS, strict=True))), frozenset()


def _holds(profile: Profile, own: re.Pattern[str], other: re.Pattern[str]) -> bool:
    """Whether labels of one level stand in a column, and none of the other."""
    found = any(map(own.fullmatch, profile.texts))
    return found and not any(map(other.fullmatch, profile.texts))


def _said(item: Heading) -> tuple[str, int]:
    """The level that a heading names, and how surely."""
    spoken = spoken_for(item.label)
    return max(((level, spoken.get(level, 0)) for level in _LEVELS), key=lambda each: each[1])
