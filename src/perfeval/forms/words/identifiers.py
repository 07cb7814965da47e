"""Figures that count nothing: numbers of rows, and what stands beside codes, dates and terms."""

from __future__ import annotations

import re
from typing import Final

from perfeval.text.labels import squeeze

__all__ = ["is_row_number", "tells_no_quantity"]

_LONGEST: Final = 40
_WORDS: Final = (
    *("编码", "代码", "编号", "序号", "文号", "账号", "号", "邮编", "版本", "批次", "类别", "类型"),
    *("年度", "年份", "年", "日期", "时间", "期限", "周期", "起止", "期", "属性", "级次"),
    *("利率", "发行额", "债券额度", "债券额", "发行规模"),
)
"""How a label ends beside which a number says when, which or where."""
_ROW: Final = re.compile(r"\A\s*+[0-9]{1,3}[.、]?\s*+", re.ASCII)


def is_row_number(text: str) -> bool:
    """Whether a text may be the number of its row, where it stands first.

    >>> is_row_number("12"), is_row_number("12.5")
    (True, False)
    """
    return _ROW.fullmatch(text) is not None


def tells_no_quantity(label: str) -> bool:
    """Whether a figure beside this label says when, which or where, and counts nothing.

    >>> tells_no_quantity("项目编码（必填）："), tells_no_quantity("项目总投资")
    (True, False)
    """
    plain = squeeze(label).rstrip(":") if len(label) <= _LONGEST else ""
    if plain.endswith(")"):
        plain = plain.partition("(")[0]
    return plain.endswith(_WORDS)
