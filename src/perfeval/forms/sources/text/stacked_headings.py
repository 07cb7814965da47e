"""Two rows of headings, of which the lower one names what a merged cell above stands over.

Where merged cells are printed once, 绩效指标 over three levels is one cell, and the levels are the
row below: together they are one row of headings.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from perfeval.forms.words.cores import LEVELS, spoken_for
from perfeval.forms.words.labels import role_of
from perfeval.forms.words.vocabulary import INDICATOR_COLUMNS

__all__ = ["heading_role", "joined_headings", "one_heading"]

_SAID: Final = frozenset({"value", "actual", "points", "claimed"})


def heading_role(text: str) -> str:
    """What a column of indicators with this heading is for, by all that its words speak for.

    >>> heading_role("二级指标"), heading_role("截至12月底实际达到水平"), heading_role("甲")
    ('level2', 'actual', '')
    """
    return role_of(text, INDICATOR_COLUMNS) or next(iter(spoken_for(text)), "")


def one_heading(above: Sequence[str], below: Sequence[str]) -> list[str] | None:
    """The one row of headings that two rows make; None where they do not.

    >>> one_heading(["绩效指标", "指标值", "完成值", "得分"], ["一级指标", "二级指标", "三级指标"])
    ['一级指标', '二级指标', '三级指标', '指标值', '完成值', '得分']
    """
    upper, lower = list(map(heading_role, above)), list(map(heading_role, below))
    if not (set(lower) <= {*LEVELS, "nature", "unit", "value"} and len({*lower} & {*LEVELS}) > 1):
        return None
    if (
        not above
        or {*LEVELS} & {*upper[1:]}
        or len({*upper} & _SAID) < 2
        or upper[0] in _SAID - {"value"}
    ):
        return None
    rest = zip(upper[1:], above[1:], strict=True)
    return [*below, *(text for role, text in rest if role != "value" or "value" not in lower)]


def joined_headings(rows: Sequence[list[str]]) -> list[list[str]]:
    """The rows of a table, with one row of headings where two made it."""
    made: list[list[str]] = []
    for row in rows:
        whole = one_heading(made[-1], row) if made else None
        if whole is None:
            made.append(row)
        else:
            made[-1] = whole
    return made
