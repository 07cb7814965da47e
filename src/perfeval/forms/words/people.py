"""The footer of a form: 填报日期 is kept; names, telephone numbers and signatures are counted."""

from __future__ import annotations

import re
from typing import Final

from perfeval.filing.notes import Footer, Note
from perfeval.text.labels import squeeze

__all__ = ["holds_footer", "is_footer", "personal_label", "read_footer", "tells_person"]

_SIGNED: Final = re.compile(
    r"(填表人|填报人|联系人|联系电话|联络电话|联系方式|电话|经办人|制表人|审核人|复核人|分管领导"
    r"|(?<!单位|项目|财务|部门|主要|分管|科室|处室|绩效)(?:单位|项目|财务|部门|主要|分管|科室|处室|绩效)++负责人|负责人|评价组组长|副组长|组长|成员)(?:姓名)?(?:\((?:签字|签名|签章|盖章|公章)\)|签字|签名|签章)?:"
)
_PERSONAL: Final = re.compile(
    r"(?:项目|单位|财务|分管|部门)?(?:联系人|联络人|填表人|填报人|负责人|责任人|经办人|制表人|审核人|复核人|法定代表人|联系电话|联络电话|联系方式|电话|手机|手机号码|姓名)(?:及电话|及联系电话|姓名|\(.{0,6}\))?:?"
)
_DATE: Final = re.compile(
    r"(?:填报|填表|填写|制表)?(?:日期|时间):?\s*([0-9]{4}(?:年[0-9]{1,2}月(?:[0-9]{1,2}日)?|[-./][0-9]{1,2}[-./][0-9]{1,2}))"
)
_TELEPHONE: Final = re.compile(
    r"(?<![0-9.,])(?:1[3-9][0-9]{9}|0[0-9]{2,3}-[0-9]{7,8})(?![0-9.,])", re.ASCII
)
_LONGEST: Final = 200
_DATED: Final = re.compile(r"(?:填报|填表|填写|制表)(?:日期|时间)")


def is_footer(text: str) -> bool:
    """Whether a line is the footer of a form: who filled it in, when, and who signs.

    >>> is_footer("填表人：某某  联系电话：  单位负责人签字：  填报日期：2024年5月29日")
    True
    """
    plain = squeeze(text)
    return len(plain) < _LONGEST and (
        _SIGNED.match(plain) is not None or _DATED.match(plain) is not None
    )


def holds_footer(text: str) -> bool:
    """Whether a line says, among other things, when it was filled in or who signs.

    >>> holds_footer("填报单位：某局    填报日期：2024年5月29日"), holds_footer("填报单位：某局")
    (True, False)
    """
    plain = squeeze(text)
    return _DATE.search(plain) is not None or _SIGNED.search(plain) is not None


def tells_person(text: str) -> bool:
    """Whether a text names a person or a telephone number, which are never kept.

    >>> tells_person("（联系人：某某，电话：123）"), tells_person("负责人数：5")
    (True, False)
    """
    plain = squeeze(text)
    named = len(plain) < _LONGEST and _SIGNED.search(plain) is not None
    return named or _TELEPHONE.search(plain) is not None


def personal_label(text: str) -> bool:
    """Whether a label asks for a name or a telephone number, which are never kept."""
    return _PERSONAL.fullmatch(squeeze(text)) is not None


def read_footer(texts: list[str], at: str) -> tuple[Footer | None, list[Note]]:
    """The footer that `texts` make, without names, and a note of what was left out."""
    signs: list[str] = []
    filled = ""
    for text in texts:
        plain = squeeze(text)
        signs += [match[1] for match in _SIGNED.finditer(plain)]
        dated = _DATE.search(plain)
        filled = filled or (dated[1] if dated else "")
    if not texts:
        return None, []
    notes = []
    if signs:
        text = f"{len(signs)}处，未录：{'、'.join(signs)}"
        notes.append(Note(code="signature", at=f"{at} / 表尾", text=text))
    return Footer(filled_on=filled), notes
