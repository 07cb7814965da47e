"""Two columns of targets, one as set at first and one as adjusted in the year: the latter counts.

The former is what the row says where nothing was adjusted. Where no column is called a result, a
bare 指标值 behind 目标值（标准） is what was attained.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from perfeval.forms.layout.columns.columns import Heading, with_roles
from perfeval.forms.layout.columns.stacks import Stack
from perfeval.forms.words.cores import spoken_for
from perfeval.text.labels import squeeze

__all__ = ["INITIAL", "one_target", "with_result"]

INITIAL: Final = "initial"
"""The role of the targets as they were set at first, beside those that were adjusted."""
_PAIR: Final = 2
_AIMED: Final = re.compile("目标|标准|计划|预期|应达")
_BARE: Final = re.compile(r"(?:绩效)?指标(?:数|数?值)|数值|值")
_LONGEST: Final = 60
_TARGET: Final = re.compile(r"指标|目标|值")
_NOT_SET: Final = re.compile(r"完成|实现|达成|实际|原因|说明|级|率|预算|资金|分")
"""What no heading of targets says."""
_ADJUSTED: Final = re.compile(r"(?:调整|修订|变更|调剂)(?!前|情况|依据)")
_FIRST: Final = re.compile(r"年初|原|初始|(?:调整|修订|变更)前|年度|期初|批复|申报|设定")


def one_target(items: tuple[Heading, ...], stacks: Sequence[Stack]) -> tuple[Heading, ...]:
    """The columns, of two of targets the adjusted one as the target.

    `stacks` are the headings over each: 年初值 and 调整值 under 指标值 are targets as well.

    >>> items = tuple(Heading(n, n + 1, label, "value")
    ...     for n, label in enumerate(("年初指标值", "调整后指标值")))
    >>> stacks = [Stack(n, n + 1, (item.label,)) for n, item in enumerate(items)]
    >>> [item.role for item in one_target(items, stacks)]
    ['initial', 'value']
    """
    whole = [squeeze("".join(stack.texts)[:_LONGEST]) for stack in stacks]
    own = [
        squeeze(item.label) if _is_target(text) else ""
        for item, text in zip(items, whole, strict=True)
    ]
    adjusted = [at for at, label in enumerate(own) if _ADJUSTED.search(label)]
    first = [at for at, label in enumerate(own) if at not in adjusted and _FIRST.search(label)]
    if len(first) != 1 or len(adjusted) != 1:
        return items
    roles = {first[0]: INITIAL, adjusted[0]: "value"}
    return with_roles(items, roles)


def with_result(items: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The columns; of 指标值 behind a target, where no other is called a result, the role of one.

    >>> items = tuple(Heading(n, n + 1, label, "value")
    ...     for n, label in enumerate(("目标值（标准）", "指标值")))
    >>> [item.role for item in with_result(items)]
    ['value', 'actual']
    """
    said = [{item.role, *spoken_for(item.label)} for item in items]
    targets = [at for at, each in enumerate(said) if "value" in each and not items[at].aside]
    if len(targets) != _PAIR or any("actual" in each for each in said):
        return items
    first, last = (squeeze(items[at].label) for at in targets)
    if not _AIMED.search(first) or _BARE.fullmatch(last) is None:
        return items
    roles = dict(zip(targets, ("value", "actual"), strict=True))
    return with_roles(items, roles)


def _is_target(text: str) -> bool:
    return _TARGET.search(text) is not None and _NOT_SET.search(text) is None
