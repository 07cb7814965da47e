"""The kinds of form that a filing holds; a rubric is for one of them.

A kind is a value, not a member of a closed list: a plugin brings its own with a tag of its own.
"""

from __future__ import annotations

import re
from typing import ClassVar, Final

from attrs import field, frozen

from perfeval.errors import InputError

__all__ = ["FormKind"]

_TAG: Final = re.compile(r"[a-z][a-z0-9]*+(?:[._-][a-z0-9]++)*+")
_LONGEST_TAG: Final = 60
_OWN: Final[dict[str, FormKind]] = {}


@frozen(order=False)
class FormKind:
    """Which form a form is: its tag in JSON, its official name, the key that such a form goes by.

    Kinds are equal by their tags. The tag of a plugin's kind has a dot or a hyphen in it, as no
    tag of the library has. Raises `InputError` for what is no tag.

    >>> FormKind.of("unit").official_name
    '整体支出绩效自评表'
    >>> FormKind("shili.ledger", "项目资金台账").key
    'shili-ledger'
    """

    BASE_DATA: ClassVar[FormKind]
    UNIT: ClassVar[FormKind]
    PROJECT: ClassVar[FormKind]
    CITY: ClassVar[FormKind]
    SCORE_SHEET: ClassVar[FormKind]
    REPORT: ClassVar[FormKind]
    OBJECTIVES: ClassVar[FormKind]
    MONITORING: ClassVar[FormKind]

    value: str = field()
    official_name: str = field(eq=False)
    key: str = field(eq=False)

    @value.validator
    def _is_tag(self, _attribute: object, value: object) -> None:
        if not isinstance(value, str) or len(value) > _LONGEST_TAG or not _TAG.fullmatch(value):
            raise InputError("the tag of a kind of form", value, "a tag such as shili.ledger")

    @key.default
    def _key_of_tag(self) -> str:
        return re.sub("[._]", "-", str(self.value))

    @property
    def is_own(self) -> bool:
        """Whether the library itself has this kind."""
        return self.value in _OWN

    @classmethod
    def of(cls, tag: str) -> FormKind:
        """The kind of a tag; one that is not known here goes by its tag.

        Raises `InputError` for what is no tag, and for one without a dot or a hyphen that no kind
        of the library has.
        """
        own = _OWN.get(tag)
        if own is not None:
            return own
        made = cls(tag, tag)
        if "." not in tag and "-" not in tag:
            raise InputError("the kind of a form", tag, " or ".join(_OWN))
        return made

    @classmethod
    def own(cls) -> tuple[FormKind, ...]:
        """The kinds of the library, in a fixed order."""
        return tuple(_OWN.values())


def _own(tag: str, official_name: str, key: str = "") -> FormKind:
    _OWN[tag] = made = FormKind(tag, official_name, key or re.sub("_", "-", tag))
    return made


FormKind.BASE_DATA = _own("base_data", "基础数据表")
FormKind.UNIT = _own("unit", "整体支出绩效自评表")
FormKind.PROJECT = _own("project", "项目支出绩效自评表")
FormKind.CITY = _own("city", "部门整体支出绩效自评表（岳阳市）", "form")
FormKind.SCORE_SHEET = _own("score_sheet", "部门整体支出绩效评价评分表")
FormKind.REPORT = _own("report", "绩效自评报告")
FormKind.OBJECTIVES = _own("objectives", "绩效目标表")
FormKind.MONITORING = _own("monitoring", "绩效监控情况表")
