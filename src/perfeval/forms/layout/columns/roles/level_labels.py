"""一级 and 二级指标 by the labels under them: 产出 and 效益 are first, 数量 and 质量 second.

Words such as 类型 and 类别 leave open which of the two a column holds, and forms print them in
either order. A heading that says a level for sure against its labels is a doubt.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final

from perfeval.forms.layout.columns.columns import Heading, with_roles
from perfeval.forms.layout.columns.roles.profile import Profile
from perfeval.forms.words.cores import spoken_for
from perfeval.forms.words.groups import levels_told

__all__ = ["with_labelled_levels"]

_LEVELS: Final = ("level1", "level2")
_SURE: Final = 10


def with_labelled_levels(
    items: tuple[Heading, ...], profiles: Sequence[Profile]
) -> tuple[tuple[Heading, ...], frozenset[int]]:
    """The columns, with the levels that their labels tell; and the places of those in doubt.

    Nothing changes without one column of first labels, one of second, and a word for a level.
    """
    told = [[levels_told(text) for text in dict.fromkeys(each.texts)] for each in profiles]
    first, second = ([at for at, each in enumerate(told) if _holds(each, own)] for own in _LEVELS)
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


def _holds(told: Sequence[Set[str]], level: str) -> bool:
    """Whether most labels of a column are of one level alone, and none of the other alone."""
    plain = [each for each in told if len(each) == 1]
    return 2 * plain.count({level}) >= max(len(told), 1) and plain.count({level}) == len(plain)


def _said(item: Heading) -> tuple[str, int]:
    """The level that a heading names, and how surely."""
    spoken = spoken_for(item.label)
    return max(((level, spoken.get(level, 0)) for level in _LEVELS), key=lambda each: each[1])
