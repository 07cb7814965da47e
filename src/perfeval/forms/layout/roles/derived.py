"""Columns that only say again what others do: points that were taken off, the share that was won.

They are known by arithmetic alone, whatever stands over them, and no form has a field for them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from perfeval.forms.layout.roles.profile import Profile
from perfeval.numbers.decimals import ATOMS
from perfeval.text.labels import squeeze

__all__ = ["derived", "is_rate"]

_LEAST: Final = 2
_WHOLE: Final = 100
_LONGEST: Final = 40
_RATE: Final = re.compile(r".{0,12}(?:完成|实现|达成|达标)(?:率|比例|程度)%?(?:\(.*\))?")


def derived(
    labels: Sequence[str], profiles: Sequence[Profile], roles: Sequence[str]
) -> frozenset[int]:
    """The places of columns without a role that say again what others of their rows do.

    Each is 扣分, the points less the score; 得分率, the score in hundredths of the points; or is
    called 完成率, of shares beside targets and what was attained.
    """
    both = {"value", "actual"} <= set(roles)
    rates = {
        place
        for place, (label, profile, role) in enumerate(zip(labels, profiles, roles, strict=True))
        if both and not role and profile.most(profile.percents + profile.plain) and is_rate(label)
    }
    return frozenset(rates) | _of_scores(profiles, roles)


def is_rate(label: str) -> bool:
    """Whether a heading is of the share of a target that was attained.

    >>> is_rate("指标完成率（%）"), is_rate("预算执行率")
    (True, False)
    """
    return len(label) <= _LONGEST and _RATE.fullmatch(squeeze(label)) is not None


def _of_scores(profiles: Sequence[Profile], roles: Sequence[str]) -> frozenset[int]:
    if "points" not in roles or "claimed" not in roles:
        return frozenset()
    points = profiles[roles.index("points")].numbers
    claimed = profiles[roles.index("claimed")].numbers
    return frozenset(
        place
        for place, (profile, role) in enumerate(zip(profiles, roles, strict=True))
        if not role
        and profile.most(len(profile.numbers))
        and (_is_less(profile.numbers, points, claimed) or _is_share(profile, points, claimed))
    )


def _is_less(own: Mapping[int, int], points: Mapping[int, int], claimed: Mapping[int, int]) -> bool:
    """Whether each figure is what was taken off the points of its row, and some was."""
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
