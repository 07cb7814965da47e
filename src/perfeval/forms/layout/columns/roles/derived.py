"""Columns that only say again what others do: points that were taken off, the share that was won.

They are known by arithmetic alone, whatever stands over them, and no form has a field for them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from itertools import permutations
from typing import Final

from perfeval.forms.layout.columns.columns import Heading, put_aside
from perfeval.forms.layout.columns.roles.profile import Profile
from perfeval.forms.words.cores import spoken_for
from perfeval.forms.words.labels import matched
from perfeval.forms.words.sums import is_subtotal_name
from perfeval.numbers.decimals import ATOMS

__all__ = ["derived", "is_of_reviewer", "is_rate", "without_review", "without_sums"]

_SUMMED: Final = frozenset({"points", "claimed"})
_LEAST: Final = 2
_WHOLE: Final = 100
_REVIEWED: Final = re.compile(
    r".{0,8}(?:复核|审核|核定|评审|专家|财政|主管部门|终评|复评|抽查|第三方)"
    r"(?:.{0,4}(?:得|评|打)?分(?:数|值)?|复评|终评|评价|评审|复核|结果)(?:\(.*\))?|(?:财政|专家)?(?:复评|终评)"
)
"""The score of who reviews, beside the unit's own."""
_FINAL: Final = re.compile("最终|最后|综合|核定")
"""What came of both."""
_RATE: Final = re.compile(
    r".{0,12}(?:完成|实现|达成|达标)(?:率|比例|程度)%?(?:\(.*\))?"
    r"|.{0,8}(?:偏差[率度]|(?:得分|完成|评分)系数)%?(?:\(.*\))?"
)


def derived(
    labels: Sequence[str], profiles: Sequence[Profile], roles: Sequence[str]
) -> frozenset[int]:
    """The places of columns without a role that say again what others of their rows do.

    Each is 扣分, the points less the score; 得分率, the score in hundredths of the points; is
    called 完成率 or 偏差率, of shares beside targets and what was attained; 复核得分, what another
    gave; or 核减, the score less that.
    """
    unknown = [place for place, role in enumerate(roles) if not role]
    rated, scored = {"value", "actual"} <= set(roles), "claimed" in roles
    rates = {place for place in unknown if rated and is_rate(labels[place])}
    reviewed = {place for place in unknown if scored and is_of_reviewer(labels[place])}
    figured = (each for each in rates | reviewed if _is_figured(profiles[each]))
    return frozenset(figured) | _of_scores(profiles, roles, reviewed)


def without_review(items: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The columns; the score of who reviews is aside where the unit's own stands beside it.

    >>> labels = ("单位自评", "财政评分")
    >>> items = tuple(Heading(n, n + 1, label, "") for n, label in enumerate(labels))
    >>> [item.aside for item in without_review(items)]
    [False, True]
    """
    scores = [item for item in items if "claimed" in spoken_for(item.label)]
    own = any("自评" in item.label for item in scores)
    reviewed = own and any(is_of_reviewer(item.label) for item in items)
    apart = (
        (own and is_of_reviewer(item.label))
        or (reviewed and item in scores and _FINAL.search(item.label) is not None)
        for item in items
    )
    return put_aside(items, apart)


def without_sums(items: tuple[Heading, ...], over: Sequence[str]) -> tuple[Heading, ...]:
    """The columns; 小计 of points or scores is aside where another column has what it adds up.

    `over` is all that stands over each column.

    >>> items = (Heading(0, 1, "分值", "points"), Heading(1, 2, "小计", ""))
    >>> [item.aside for item in without_sums(items, ["分值", "分值小计"])]
    [False, True]
    """
    sums = [bool(_SUMMED & spoken_for(text).keys()) and is_subtotal_name(text) for text in over]
    parts = (spoken_for(text) for text, is_sum in zip(over, sums, strict=True) if not is_sum)
    others = _SUMMED & frozenset().union(*parts)
    return put_aside(
        items,
        (
            is_sum and not others.isdisjoint(spoken_for(text))
            for text, is_sum in zip(over, sums, strict=True)
        ),
    )


def is_of_reviewer(label: str) -> bool:
    """Whether a heading is of the score that who reviews gives.

    >>> is_of_reviewer("复核得分"), is_of_reviewer("自评得分")
    (True, False)
    """
    return matched(_REVIEWED, label) is not None


def is_rate(label: str) -> bool:
    """Whether a heading is of the share of a target that was attained, or was missed.

    >>> is_rate("指标完成率（%）"), is_rate("预算执行率")
    (True, False)
    """
    return matched(_RATE, label) is not None


def _is_figured(profile: Profile) -> bool:
    return profile.most(profile.percents + profile.plain)


def _of_scores(
    profiles: Sequence[Profile], roles: Sequence[str], reviewed: Set[int]
) -> frozenset[int]:
    """What the points and scores of a row, the reviewer's among them, say together."""
    if "points" not in roles or "claimed" not in roles:
        return frozenset()
    points = profiles[roles.index("points")].numbers
    claimed = profiles[roles.index("claimed")].numbers
    scores = [points, claimed]
    scores += [each.numbers for at, each in enumerate(profiles) if at in reviewed]
    return frozenset(
        place
        for place, (profile, role) in enumerate(zip(profiles, roles, strict=True))
        if not role
        and place not in reviewed
        and profile.most(len(profile.numbers))
        and (
            any(_is_less(profile.numbers, *pair) for pair in permutations(scores, 2))
            or _is_share(profile, points, claimed)
        )
    )


def _is_less(own: Mapping[int, int], points: Mapping[int, int], claimed: Mapping[int, int]) -> bool:
    """Whether each figure is what one score of its row is more than another, and some is."""
    rows = own.keys() & points.keys() & claimed.keys()
    came = all(points[row] - claimed[row] == own[row] for row in rows)
    return _LEAST <= len(rows) == len(own) and came and any(own.values())


def _is_share(profile: Profile, points: Mapping[int, int], claimed: Mapping[int, int]) -> bool:
    """Whether each figure is the share of its row's points that was won, to a whole hundredth.

    Rows that won all say the same of any column of hundreds; one row at least must have lost some.
    """
    own = profile.numbers
    rows = own.keys() & points.keys() & claimed.keys()
    came = all(
        abs(claimed[row] * _WHOLE * ATOMS - own[row] * points[row]) <= points[row] * ATOMS
        for row in rows
    )
    lost = any(claimed[row] < points[row] for row in rows)
    return _LEAST <= len(rows) == len(own) and came and lost
