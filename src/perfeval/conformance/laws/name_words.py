"""What names say: their characters of weight, and the pairs of characters that stand in a row."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

__all__ = ["pairs_of", "weighty"]

_HAN: Final = re.compile("[\u4e00-\u9fff]+")
_COMMON: Final = frozenset("率数额度量比例的性情况及和与总")
"""Characters that say what kind of figure a measure is, and not of what."""


def weighty(*names: str) -> set[str]:
    """The Chinese characters of names that say of what a figure is.

    >>> sorted(weighty("到位率"))
    ['位', '到']
    """
    return set("".join(_HAN.findall("".join(names)))) - _COMMON


def pairs_of(text: str) -> set[str]:
    """Every two Chinese characters that stand in a row.

    >>> sorted(pairs_of("到位率，8"))
    ['位率', '到位']
    """
    return {one + other for word in _HAN.findall(text) for one, other in pairwise(word)}
