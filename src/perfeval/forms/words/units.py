"""Whether a text that nothing labels is the name of a unit."""

from __future__ import annotations

import re
from typing import Final

from perfeval.text.labels import squeeze

__all__ = ["is_unit_name"]

_LONGEST: Final = 60
_NAMED_SO: Final = re.compile(
    r"\A[^0-9表页:,。;]{2,}(?:局|中心|委|委员会|办公室|厅|院|政府|协会|联合会|大学|学校|中学|小学|幼儿园|管理站|管理所"
    r"|管理处|总队|支队|大队|公司|集团|镇|乡|街道|街道办|图书馆|档案馆|博物馆|党校|党委|总工会)\Z"
)


def is_unit_name(text: str) -> bool:
    """Whether a text that nothing labels, such as the name of a sheet, is the name of a unit.

    >>> is_unit_name("清河县教育局"), is_unit_name("附件2 整体自评表"), is_unit_name("Sheet1")
    (True, False, False)
    """
    plain = squeeze(text)
    return len(plain) <= _LONGEST and _NAMED_SO.match(plain) is not None
