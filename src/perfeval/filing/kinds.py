"""The kinds of form that a filing holds; a rubric is for one of them.

A kind is a value, not a member of a closed list: a plugin brings its own, with a tag of its own.
"""

from __future__ import annotations

import re
from typing import ClassVar, Final

from attrs import field, frozen

from perfeval.errors import InputError

__all__ = ["FormKind"]

_OWN: Final = {
    "base_data": ("基础数据表", "base-data"),
    "unit": ("整体支出绩效自评表", "unit"),
    "project": ("项目支出绩效自评表", "project"),
    "city": ("部门整体支出绩效自评表（岳阳市）", "form"),
    "score_sheet": ("部门整体支出绩效评价评分表", "score-sheet"),
    "report": ("绩效自评报告", "report"),
    "objectives": ("绩效目标表", "objectives"),
    "monitoring": ("绩效监控情况表", "monitoring"),
}
_FOREIGN: Final = re.compile(r"[a-z][a-z0-9_]*+(?:[.-][a-z0-9_]++)++")
_LONGEST_TAG: Final = 60


def _own(tag: object) -> tuple[str, str]:
    """The official name and the key of a kind; of one that is not ours, from its tag."""
    text = str(tag)
    return _OWN.get(text) or (text, re.sub("[._]", "-", text))


@frozen(order=False)
class FormKind:
    """Which form a form is: its tag in JSON, its official name, the key that such a form goes by.

    Kinds are equal by their tags. The tag of a plugin's kind has a dot or a hyphen in it, as no
    tag of the library has. Raises `InputError` for what is neither.

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
    OBJECTIVES: ClassVar[FormKind]
    MONITORING: ClassVar[FormKind]

    value: str = field()
    official_name: str = field(eq=False)
    key: str = field(eq=False, init=False)

    @value.validator
    def _is_tag(self, _attribute: object, value: object) -> None:
        foreign = (
            isinstance(value, str) and len(value) <= _LONGEST_TAG and _FOREIGN.fullmatch(value)
        )
        if not foreign and value not in _OWN:
            expected = f"{', '.join(_OWN)}, or a tag with a dot or a hyphen, as shili.ledger"
            raise InputError("the kind of a form", value, expected)

    @official_name.default
    def _own_name(self) -> str:
        return _own(self.value)[0]

    @key.default
    def _own_key(self) -> str:
        return _own(self.value)[1]

    @classmethod
    def own(cls) -> tuple[FormKind, ...]:
        """The kinds of the library, in a fixed order."""
        return tuple(map(cls, _OWN))


for _tag in _OWN:
    setattr(FormKind, _tag.upper(), FormKind(_tag))
