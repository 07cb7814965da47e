"""评价等级 as forms print it: beside its label, below a table, behind the total."""

from __future__ import annotations

import re
from typing import Final

from perfeval.forms.words.labels import matched
from perfeval.text.levels import LEVEL_WORD

__all__ = ["is_rating_label", "printed_rating"]

_LABEL: Final = (
    r"(?:单位|部门|项目|本次|绩效|自我|自评|评价|评定|综合|考核){0,4}+"
    r"(?:结果)?(?:等级|等次|级别|档次)"
)
_IS_LABEL: Final = re.compile(rf"\A{_LABEL}(?:\(.{{0,20}}\))?:*+")
_LINE: Final = re.compile(
    rf"\A(?:[^:，。]{{2,20}}:[0-9.]{{1,8}}分?[。.,，;；]?)?{_LABEL}(?:\(.{{0,20}}\))?:[“\"]?({LEVEL_WORD})[”\"]?[。.]?"
)


def is_rating_label(text: str) -> bool:
    """Whether a label asks for the rating.

    >>> is_rating_label("自评等级"), is_rating_label("指标级别说明")
    (True, False)
    """
    return matched(_IS_LABEL, text) is not None


def printed_rating(text: str) -> str:
    """The rating of a line that says it, and at most the total before it; empty for other texts.

    >>> printed_rating("评价等级：良"), printed_rating("总分：85分，等级：良"), printed_rating("良")
    ('良', '良', '')
    """
    match = matched(_LINE, text)
    return match[1] if match else ""
