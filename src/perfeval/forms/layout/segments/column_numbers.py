"""A row below headings that only numbers the columns: 1, 2, 3=2-1, or 甲, 1, 2."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from perfeval.forms.words.labels import matched

__all__ = ["numbers_columns"]

_LEAST: Final = 4
_NUMBER: Final = re.compile(
    r"[(]?(?:栏次|[甲乙丙丁戊A-H]|([0-9]{1,2}))[)]?(?:[=:][-+*/×÷()0-9A-H%]{1,20})?"
)


def numbers_columns(texts: Sequence[str]) -> bool:
    """Whether a row counts its columns from 1, and says nothing else.

    >>> numbers_columns(["1", "2", "3", "4=2-3", "5=3/2"]), numbers_columns(["栏次", "1", "2", "3"])
    (True, True)
    >>> numbers_columns(["1", "某项目", "2", "3"]), numbers_columns(["4", "5", "6", "7"])
    (False, False)
    """
    if len(texts) < _LEAST:
        return False
    numbers: list[int] = []
    for text in texts:
        match = matched(_NUMBER, text)
        if match is None:
            return False
        numbers += [int(match[1])] if match[1] else []
    return len(numbers) >= _LEAST - 1 and numbers == [*range(1, len(numbers) + 1)]
