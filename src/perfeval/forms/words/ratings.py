"""评价等级 as forms print it: beside its label, below a table, behind the total."""

from __future__ import annotations

import re
from typing import Final

from perfeval.text.labels import squeeze

__all__ = ["LEVELS", "is_rating_label", "printed_rating", "rating_in"]

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
_WORD: Final = "|".join(sorted(LEVELS, key=len, reverse=True))
_LABEL: Final = (
    r"(?:单位|部门|项目|本次|绩效|自我|自评|评价|评定|综合|考核){0,4}+"
    r"(?:结果)?(?:等级|等次|级别|档次)"
)
_IS_LABEL: Final = re.compile(rf"\A{_LABEL}(?:\(.{{0,20}}\))?")
_IS_RATING: Final = re.compile(_WORD)
_TICKED: Final = "☑☒■√✓✔●"
_BEFORE: Final = re.compile(rf"[□○{_TICKED}]({_WORD})")
_BEHIND: Final = re.compile(rf"({_WORD})[□○{_TICKED}]")
_LINE: Final = re.compile(
    rf"\A(?:[^:，。]{{2,20}}:[0-9.]{{1,8}}分?[。.,，;；]?)?{_LABEL}(?:\(.{{0,20}}\))?:[“\"]?({_WORD})[”\"]?[。.]?"
)
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


def is_rating_label(text: str) -> bool:
    """Whether a label asks for the rating.

    >>> is_rating_label("自评等级"), is_rating_label("指标级别说明")
    (True, False)
    """
    return len(text) <= _LONGEST and _IS_LABEL.fullmatch(squeeze(text).rstrip(":")) is not None


def printed_rating(text: str) -> str:
    """The rating of a line that says it, and at most the total before it; empty for other texts.

    >>> printed_rating("评价等级：良"), printed_rating("总分：85分，等级：良"), printed_rating("良")
    ('良', '良', '')
    """
    match = _LINE.fullmatch(squeeze(text)) if len(text) <= _LONGEST else None
    return match[1] if match else ""
