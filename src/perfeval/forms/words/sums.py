"""The words of rows that add up others, and the name of the group that they add up."""

from __future__ import annotations

import re
from typing import Final

from perfeval.text.labels import squeeze

__all__ = ["group_named", "is_subtotal_name", "may_sum", "summed"]

_LONGEST: Final = 40
_SUMS: Final = ("合计", "共计", "总计", "累计", "汇总", "小计", "小结")
_SIGNS: Final = frozenset("计汇结")
_WORDS: Final = re.compile(
    rf"(?:{'|'.join(_SUMS)}|得分|分值|总分|分数|自评分|评分|自评|权重|满分|(?<!部)分){{1,6}}\Z"
)
_KINDS: Final = ("部分", "方面", "环节", "板块", "维度", "类别", "指标", "目标", "类", "项", "总")
_THIS: Final = re.compile(
    r"(?:(?:本|该|此|上述|以上)各?|[一二三]级|分|单)"
    r"(?:[项级类栏组页块章节]|部分|环节|方面|板块|维度|小项|大项|指标|内容|目标){0,3}"
)
_ABOVE: Final = re.compile(r"\A(?:以上|上述|本|该)")
_NUMBER: Final = re.compile(r"\A\(?[0-9一二三四五六七八九十]{1,3}[)、.．]")
_POINTS: Final = re.compile(r"\(?[0-9.]{1,5}[分%]\)?\Z|\([0-9.]{1,5}\)\Z")


def may_sum(label: str) -> bool:
    """Whether a label has a character of the words that `is_subtotal_name` looks for.

    >>> may_sum("本 项 小 结"), may_sum("办件量")
    (True, False)
    """
    return not _SIGNS.isdisjoint(label)


def is_subtotal_name(label: str) -> bool:
    """Whether a label says by itself that its row adds up others.

    >>> is_subtotal_name("数量指标小计"), is_subtotal_name("本项合计"), is_subtotal_name("过程得分")
    (True, True, False)
    """
    plain = _plain(label)
    if plain.rstrip(")").endswith("小计") or plain.startswith("小计"):
        return True
    return plain.endswith(_SUMS) and _THIS.fullmatch(_before_sum(plain)) is not None


def summed(label: str) -> str | None:
    """The group that a label of a sum names, empty for 本项得分; None for any other label.

    >>> summed("过程部分得分（40分）"), summed("一级指标得分"), summed("预算完成率")
    ('过程', '', None)
    """
    plain = _plain(label)
    rest = _before_sum(plain)
    if rest == plain:
        return None
    return "" if _THIS.fullmatch(rest) else group_named(_ABOVE.sub("", rest))


def group_named(label: str) -> str:
    """The name of a group by its label, without its number, its points and what it is.

    >>> group_named("一、产 出 指标（50分）"), group_named("过程（40）"), group_named("投入部分")
    ('产出', '过程', '投入')
    """
    if len(label) > _LONGEST:
        return label
    plain = _POINTS.sub("", _NUMBER.sub("", squeeze(label)))
    while len(plain) > 2 and plain.endswith(_KINDS):
        plain = plain[: -1 if plain.endswith(_KINDS[-3:]) else -2]
    return plain


def _before_sum(plain: str) -> str:
    found = _WORDS.search(plain)
    return plain[: found.start()] if found else plain


def _plain(label: str) -> str:
    """A label without its points; empty for one that is too long to be one."""
    plain = squeeze(label).rstrip(":") if len(label) <= _LONGEST else ""
    return _POINTS.sub("", plain)
