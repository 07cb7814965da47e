"""The rows of indicators, where nothing but their order is known.

A row has one label at least, its name, and a cell for each column behind the names. Of all ways to
part the cells the one is taken in which most figures stand where points are due, and the kinds of
indicators where levels are: found row by row, from the front, so that it takes time in proportion.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from perfeval.forms.words.groups import levels_told
from perfeval.forms.words.labels import is_quantity, is_value

__all__ = ["rows_of"]

_LABELS: Final = ("level1", "level2", "name")
_WRONG, _ODD, _LEFT, _BLANK = 4, 2, 5, 1
"""What it costs: words where points are due, a label out of place, a text or a blank in none."""


def rows_of(roles: Sequence[str], texts: Sequence[str]) -> list[list[str]]:
    """The rows under columns of these roles; a text that fits none goes on with the last cell.

    >>> roles = ["level1", "level2", "name", "value", "actual", "points", "claimed"]
    >>> rows_of(roles, ["产出指标", "数量指标", "里程", "5公里", "5公里", "50", "50",
    ...     "质量指标", "合格率", "98%", "99%", "50", "50"])[1]
    ['质量指标', '合格率', '98%', '99%', '50', '50']
    """
    labels = [role for role in roles if role in _LABELS]
    columns = roles[max((roles.index(role) for role in labels), default=0) + 1 :]
    due = [place for place, role in enumerate(columns) if role in {"points", "claimed"}]
    best: list[tuple[int, int]] = [(0, 0)]
    for end in range(1, len(texts) + 1):
        left = _LEFT if texts[end - 1] else _BLANK
        ways = [(best[end - 1][0] + left, 0)]
        for count in range(1, len(labels) + 1):
            start = end - len(columns) - count
            if start < 0:
                break
            told = texts[start : start + count]
            wrong = sum(not is_value(texts[start + count + place]) for place in due)
            cost = _WRONG * wrong + _misplaced(labels, told, fresh=start == 0)
            ways.append((best[start][0] + cost, end - start))
        best.append(min(ways))
    return _parted(texts, [length for _, length in best])


def _parted(texts: Sequence[str], last: Sequence[int]) -> list[list[str]]:
    """The rows of texts, from the length of the row that ends at each place, 0 for none."""
    made: list[list[str]] = []
    end = len(texts)
    left: list[str] = []
    while end > 0:
        length = last[end]
        row = list(texts[end - (length or 1) : end])
        if length:
            made.append([*row[:-1], "\n".join(text for text in [row[-1], *left] if text)])
            left = []
        else:
            left = [*row, *left]
        end -= len(row)
    return [*([left] if left else []), *reversed(made)]


def _misplaced(labels: Sequence[str], texts: Sequence[str], *, fresh: bool) -> int:
    """What the labels of a row cost: a level where the name is due, a name where a level is."""
    odd = sum(map(is_quantity, texts)) + bool(levels_told(texts[-1])) + (not texts[-1])
    if len(texts) == len(labels) > 1:
        odd += "level1" not in levels_told(texts[0])
    elif len(texts) > 1:
        odd += not levels_told(texts[0])
    if len(texts) > 2:
        odd += "level2" not in levels_told(texts[-2])
    return _ODD * odd + (fresh and len(texts) < len(labels))
