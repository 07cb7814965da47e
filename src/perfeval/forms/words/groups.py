"""一级 and 二级指标 by their own words: groups such as 产出指标, and kinds such as 数量指标."""

from __future__ import annotations

import re
from typing import Final

from perfeval.forms.words.labels import matched

__all__ = ["GROUP", "KIND", "levels_told"]

KIND: Final = (
    "(?:(?:产出)?(?:数量|质量|时效|成本)|(?:经济|社会|生态|环境)效益|(?:经济|社会|生态(?:环境)?)成本"
    "|可持续影响)"
)
"""A kind of indicators that 二级指标 names, without the word 指标, as a pattern has it."""
GROUP: Final = rf"(?:{KIND}|产出|效益|效果|(?:服务对象|社会公众)?满意度|成本)指标"
"""The label of a group or a kind of indicators, likewise."""
_BEHIND: Final = r"(?:类|指标|目标)?等?(?:\(.{0,20}\))?"
_LEVELS: Final = (
    (
        "level1",
        re.compile(
            r"(?:项目|绩效|部门|预算|整体){0,5}"
            rf"(?:投入|过程|决策|管理|完成|产出|效益|效果|满意度|成本|履职效能){_BEHIND}"
        ),
    ),
    (
        "level2",
        re.compile(
            rf"(?:{KIND}|(?:服务对象|社会公众|受益对象|受益群众|群众)满意度?|(?:预算|项目|绩效)管理){_BEHIND}"
        ),
    ),
)


def levels_told(label: str) -> frozenset[str]:
    """The levels that a label may be of: 产出 is of the first, 数量 of the second, 成本 of both.

    >>> sorted(levels_told("产出指标（50分）")), sorted(levels_told("成本指标"))
    (['level1'], ['level1', 'level2'])
    >>> sorted(levels_told("成本节约率"))
    []
    """
    return frozenset(level for level, pattern in _LEVELS if matched(pattern, label))
