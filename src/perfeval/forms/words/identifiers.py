"""Labels beside which a number counts nothing: codes, dates, terms, numbers of documents."""

from __future__ import annotations

import re
from typing import Final

from perfeval.text.labels import squeeze

__all__ = ["is_row_number", "tells_no_quantity"]

_LONGEST: Final = 40
_LABEL: Final = re.compile(
    r".*(?:编码|代码|编号|序号|文号|账号|号|年度|年份|年|日期|时间|期限|周期|期|起止|邮编|邮政编码|版本|批次|类别|类型|属性|级次|比重说明)"
    r"(?:\(.*\))?:?"
)

_ROW: Final = re.compile(r"\s*+[0-9]{1,3}[.、]?\s*+", re.ASCII)


def is_row_number(text: str) -> bool:
    """Whether a text may be the number of its row, where it stands first.

    >>> is_row_number("12"), is_row_number("12.5")
    (True, False)
    """
    return _ROW.fullmatch(text) is not None


def tells_no_quantity(label: str) -> bool:
    """Whether a figure beside this label says when, which or where, and counts nothing.

    >>> tells_no_quantity("项目编码"), tells_no_quantity("项目总投资")
    (True, False)
    """
    return len(label) <= _LONGEST and _LABEL.fullmatch(squeeze(label)) is not None
