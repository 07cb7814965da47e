"""The kinds of form that a filing holds; a rubric is for one of them.

A kind is a value, not a member of a closed list: every class of form says its own, and a plugin
brings its own with a tag of its own.
"""

from __future__ import annotations

import re
from typing import ClassVar, Final

from attrs import field, frozen

from perfeval.errors import InputError, Phrase
from perfeval.text.fields import of_key
from perfeval.text.likeness import likest
from perfeval.text.policy import checked_text

__all__ = ["FormKind"]

_WHERE: Final = "the kind of a form"
_KEYS: Final = {"city": "form"}
_JOINTS: Final = re.compile("[._]++")


def _checked_name(value: str) -> str:
    where = "the name of a kind of form"
    text = checked_text(value, where)
    if not text.strip():
        raise InputError(where, text, "some text")
    return text


@frozen(order=False)
class FormKind:
    """Which form a form is: its tag in JSON and its official name.

    Kinds are equal by their tags. A tag of the library is enough to name a kind; the tag of a
    plugin's kind has a dot or a hyphen in it, as no tag of the library has. Raises `InputError`
    for what is no tag, and for a word that no kind of the library has.

    >>> FormKind("unit").official_name, FormKind("unit") == FormKind.UNIT
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

    value: str = field(**of_key(_WHERE))
    official_name: str = field(eq=False, converter=_checked_name)

    @official_name.default
    def _known_name(self) -> str:
        return self.value if self.is_foreign else _known(self.value).official_name

    @property
    def key(self) -> str:
        """The key that a form of the kind goes by in a filing, where no annex gives it one."""
        return _KEYS.get(self.value) or _JOINTS.sub("-", self.value).strip("-")

    @property
    def is_foreign(self) -> bool:
        """Whether the tag is one that only a plugin can have."""
        return "." in self.value or "-" in self.value


def _known(tag: str) -> FormKind:
    """The kind of the library with a tag. Raises `InputError` where none has it."""
    from perfeval.filing import FORMS  # the forms are made with their kinds

    kinds = {form.kind.value: form.kind for form in FORMS}
    if tag not in kinds:
        near = likest(tag, kinds)
        nearest = Phrase("; the nearest is {near}", near=repr(near)) if near else ""
        expected = Phrase(
            "{kinds}, or the kind of a plugin, such as shili.ledger{nearest}",
            kinds=", ".join(kinds),
            nearest=nearest,
        )
        raise InputError(_WHERE, tag, expected)
    return kinds[tag]


FormKind.BASE_DATA = FormKind("base_data", "基础数据表")
FormKind.UNIT = FormKind("unit", "整体支出绩效自评表")
FormKind.PROJECT = FormKind("project", "项目支出绩效自评表")
FormKind.CITY = FormKind("city", "部门整体支出绩效自评表（岳阳市）")
FormKind.SCORE_SHEET = FormKind("score_sheet", "部门整体支出绩效评价评分表")
FormKind.REPORT = FormKind("report", "绩效自评报告")
