"""The kinds of form that a filing holds; a rubric is for one of them."""

from __future__ import annotations

import enum

__all__ = ["FormKind"]


class FormKind(enum.Enum):
    """Which form a form is; the value is its tag in JSON.

    >>> FormKind("unit").official_name
    '整体支出绩效自评表'
    """

    BASE_DATA = "base_data"
    UNIT = "unit"
    PROJECT = "project"
    CITY = "city"
    SCORE_SHEET = "score_sheet"
    REPORT = "report"

    @property
    def official_name(self) -> str:
        """The name of the form as officials call it."""
        return _NAMES[self]


_NAMES = {
    FormKind.BASE_DATA: "基础数据表",
    FormKind.UNIT: "整体支出绩效自评表",
    FormKind.PROJECT: "项目支出绩效自评表",
    FormKind.CITY: "部门整体支出绩效自评表（岳阳市）",
    FormKind.SCORE_SHEET: "部门整体支出绩效评价评分表",
    FormKind.REPORT: "绩效自评报告",
}
