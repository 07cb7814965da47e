"""预算单位: who files."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from perfeval.filing.sources import Jurisdiction
from perfeval.filing.structure import maybe
from perfeval.text.fields import of_text, text_field

__all__ = ["UNNAMED", "BudgetUnit"]

UNNAMED: Final = "（未注明）"
"""The name of a unit that its document does not say."""


@frozen(kw_only=True)
class BudgetUnit:
    """预算单位: the unit that files, by its official name and place.

    >>> BudgetUnit(name="岳阳市岳阳楼区行政审批服务局").name
    '岳阳市岳阳楼区行政审批服务局'
    """

    name: str = field(**of_text("预算单位名称", empty=False))
    jurisdiction: Jurisdiction | None = maybe("the jurisdiction of a unit", Jurisdiction)
    code: str = text_field("预算单位编码")
