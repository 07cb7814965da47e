"""Two columns of targets, one as set at first and one as adjusted in the year: the latter counts.

The former is what the row says where nothing was adjusted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import evolve

from perfeval.forms.layout.columns.columns import Heading
from perfeval.forms.layout.columns.roles.stacks import Stack
from perfeval.text.labels import squeeze

__all__ = ["INITIAL", "one_target"]

INITIAL: Final = "initial"
"""The role of the targets as they were set at first, beside those that were adjusted."""
_LONGEST: Final = 60
_TARGET: Final = re.compile(r"指标|目标")
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
    return tuple(evolve(item, role=roles.get(at, item.role)) for at, item in enumerate(items))


def _is_target(text: str) -> bool:
    return _TARGET.search(text) is not None and _NOT_SET.search(text) is None
