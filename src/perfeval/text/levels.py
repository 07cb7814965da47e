"""评价等级 in words or as ticked boxes: 优, 优□ 良☑ 中□ 差□."""

from __future__ import annotations

import re
from typing import Final

from perfeval.text.labels import squeeze

__all__ = ["LEVELS", "LEVEL_WORD", "rating_in"]

LEVELS: Final = {
    "优": 0,
    "优秀": 0,
    "良": 1,
    "良好": 1,
    "中": 2,
    "中等": 2,
    "合格": 2,
    "一般": 2,
    "差": 3,
    "较差": 3,
    "不合格": 3,
}
"""The words for a rating, and which of the four levels each names."""
LEVEL_WORD: Final = "|".join(sorted(LEVELS, key=len, reverse=True))
"""One of the words, for a pattern."""
_IS_RATING: Final = re.compile(LEVEL_WORD)
_TICKED: Final = "☑☒■√✓✔●"
_BEFORE: Final = re.compile(rf"[□○{_TICKED}]({LEVEL_WORD})")
_BEHIND: Final = re.compile(rf"({LEVEL_WORD})[□○{_TICKED}]")
_LONGEST: Final = 40


def rating_in(text: str) -> str:
    """The rating that a cell says, or the one that is ticked; empty where it says none.

    >>> rating_in("优"), rating_in("优□ 良☑ 中□ 差□"), rating_in("优□ 良□")
    ('优', '良', '')
    """
    plain = squeeze(text)
    if _IS_RATING.fullmatch(plain):
        return plain
    boxes = _BEFORE if _BEFORE.match(plain) else _BEHIND
    ticked = [match[1] for match in boxes.finditer(plain) if set(match[0]) & set(_TICKED)]
    return ticked[0] if len(ticked) == 1 and len(plain) <= _LONGEST else ""
