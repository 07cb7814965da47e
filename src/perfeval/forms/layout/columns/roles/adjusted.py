"""Two columns of targets, one as set at first and one as adjusted in the year: the latter counts.

The former is what the row says where nothing was adjusted. Where no column is called a result, a
bare 指标值 behind 目标值（标准） is what was attained.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import evolve

from perfeval.forms.layout.columns.columns import Heading
from perfeval.forms.words.cores import spoken_for
from perfeval.text.labels import squeeze

__all__ = ["INITIAL", "one_target", "with_result"]

INITIAL: Final = "initial"
"""The role of the targets as they were set at first, beside those that were adjusted."""
_PAIR: Final = 2
_AIMED: Final = re.compile("目标|标准|计划|预期|应达")
_BARE: Final = re.compile(r"(?:绩效)?指标(?:数|数?值)|数值|值")
_TARGET: Final = (
    r"(?:绩效|年度|全年|预期|设定|计划|批复)*+(?:(?:指标|目标)(?:值|数)?|值)(?:\([^()]{0,20}\))?"
)
_ADJUSTED: Final = re.compile(
    rf"\A(?:年中|年度|本年|全年|中期)?\(?(?:调整|变更|修订)后?的?\)?{_TARGET}"
)
_FIRST: Final = re.compile(rf"\A(?:年初|原|初始|调整前|年度|期初|批复)的?{_TARGET}")


def one_target(items: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The columns, of two of targets the adjusted one as the target.

    >>> items = tuple(Heading(n, n + 1, label, "value")
    ...     for n, label in enumerate(("年初指标值", "调整后指标值")))
    >>> [item.role for item in one_target(items)]
    ['initial', 'value']
    """
    first = [at for at, item in enumerate(items) if _FIRST.fullmatch(squeeze(item.label))]
    adjusted = [at for at, item in enumerate(items) if _ADJUSTED.fullmatch(squeeze(item.label))]
    if len(first) != 1 or len(adjusted) != 1:
        return items
    roles = {first[0]: INITIAL, adjusted[0]: "value"}
    return tuple(evolve(item, role=roles.get(at, item.role)) for at, item in enumerate(items))


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
    return tuple(evolve(item, role=roles.get(at, item.role)) for at, item in enumerate(items))
