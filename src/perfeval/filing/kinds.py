"""The kinds of form that a filing holds; a rubric is for one of them.

A kind is a value, not a member of a closed list: every class of form says its own, and a plugin
brings its own with a tag of its own.
"""

from __future__ import annotations

import re
from typing import ClassVar, Final

from attrs import field, frozen

from perfeval.errors import InputError
from perfeval.text.policy import checked_text

__all__ = ["FormKind"]

_TAG: Final = re.compile(r"[a-z][a-z0-9_]*+(?:[.-][a-z0-9_]++)*+")
_LONGEST_TAG: Final = 60


def _checked_tag(value: str) -> str:
    text = checked_text(value, "the kind of a form")
    if len(text) > _LONGEST_TAG or not _TAG.fullmatch(text):
        raise InputError("the kind of a form", value, "a tag such as unit or shili.ledger")
    return text


@frozen(order=False)
class FormKind:
    """Which form a form is: its tag in JSON, its official name, the key that such a form goes by.

    Kinds are equal by their tags. The tag of a plugin's kind has a dot or a hyphen in it, as no
    tag of the library has. Raises `InputError` for what is no tag.

    >>> FormKind.UNIT.official_name, FormKind("unit") == FormKind.UNIT
    ('整体支出绩效自评表', True)
    >>> FormKind("shili.ledger", "项目资金台账").key
    'shili-ledger'
    """

    BASE_DATA: ClassVar[FormKind]
    UNIT: ClassVar[FormKind]
    PROJECT: ClassVar[FormKind]
    CITY: ClassVar[FormKind]
    SCORE_SHEET: ClassVar[FormKind]
    REPORT: ClassVar[FormKind]

    value: str = field(converter=_checked_tag)
    official_name: str = field(eq=False)
    key: str = field(eq=False)

    @official_name.default
    def _tag_as_name(self) -> str:
        return self.value

    @key.default
    def _key_of_tag(self) -> str:
        return re.sub("[._]", "-", self.value)

    @property
    def is_foreign(self) -> bool:
        """Whether the tag is one that only a plugin can have."""
        return "." in self.value or "-" in self.value


FormKind.BASE_DATA = FormKind("base_data", "基础数据表")
FormKind.UNIT = FormKind("unit", "整体支出绩效自评表")
FormKind.PROJECT = FormKind("project", "项目支出绩效自评表")
FormKind.CITY = FormKind("city", "部门整体支出绩效自评表（岳阳市）", "form")
FormKind.SCORE_SHEET = FormKind("score_sheet", "部门整体支出绩效评价评分表")
FormKind.REPORT = FormKind("report", "绩效自评报告")
