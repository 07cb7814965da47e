"""Which of two texts, one right above the other, may be the lines of one cell, by their words."""

from __future__ import annotations

import re
from typing import Final

from perfeval.forms.sources.text.stacked_headings import heading_role
from perfeval.forms.words.groups import GROUP
from perfeval.forms.words.labels import role_of
from perfeval.forms.words.names import name_of
from perfeval.forms.words.vocabulary import (
    FUND_COLUMNS,
    INDICATOR_COLUMNS,
    is_total,
)

__all__ = ["heads", "is_heading", "is_label"]

_SENTENCE: Final = re.compile("[，；。]")
_WHOLE: Final = re.compile(rf"{GROUP}|(?:绩效|[一二三]级)?指标|指标[0-9]|(?:经济|社会|生态)?效益")


def heads(text: str) -> bool:
    """Whether a text heads a column, or stands before a name.

    >>> heads("项目名称"), heads("指标值"), heads("乡道")
    (True, True, False)
    """
    if _SENTENCE.search(text):
        return False
    known = heading_role(text) or role_of(text, FUND_COLUMNS) or name_of(text, project=True)
    return bool(known)


def is_heading(text: str) -> bool:
    """Whether a text by itself is the whole of a known heading."""
    return any(role_of(text, roles) for roles in (INDICATOR_COLUMNS, FUND_COLUMNS))


def is_label(text: str) -> bool:
    """Whether a text is a label of its own, and the rest of none."""
    return _WHOLE.fullmatch(text) is not None or is_total(text)
