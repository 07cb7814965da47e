"""Units of measure by kind and size, for figures that are printed in two of them.

Closed lists: a word that stands in none is of no known kind. 人, 次, 个 and their like count
things, and are taken for one kind: forms change between them rightly (50人, 50名).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

__all__ = ["AMOUNTS", "kind_of", "size_of"]

AMOUNTS: Final = frozenset({"count", "length", "area", "volume", "weight"})
"""Kinds that say how much is done, as time, money and rates do not."""

_COUNTED: Final = (
    "个 项 件 条 户 人 家 名 位 份 场 次 场次 人次 户次 批 批次 期 篇 头 台 套 台套 座 处 村 镇"
    " 册 起 间 栋 所 株 辆 盏 只 宗 笔 款 袋 块 张 根 例 支 组 副 幅 枚 棵 羽 尾 门"
)
_KINDS: Final[dict[str, dict[str, Fraction]]] = {
    "length": {"米": Fraction(1), "公里": Fraction(1000), "千米": Fraction(1000)},
    "area": {
        "平方米": Fraction(1),
        "㎡": Fraction(1),
        "亩": Fraction(2000, 3),
        "公顷": Fraction(10_000),
        "平方公里": Fraction(1_000_000),
    },
    "volume": {"立方米": Fraction(1), "m³": Fraction(1)},
    "weight": {"公斤": Fraction(1), "千克": Fraction(1), "吨": Fraction(1000)},
    "time": {"分钟": Fraction(1, 60), "小时": Fraction(1), "天": Fraction(24), "日": Fraction(24)},
    "money": {"元": Fraction(1)},
    "rate": {"%": Fraction(1), "‰": Fraction(1, 10)},
    "count": dict.fromkeys(_COUNTED.split(), Fraction(1)),
}
_BY_WORD: Final = {
    word: (kind, size) for kind, sizes in _KINDS.items() for word, size in sizes.items()
}


def kind_of(unit: str) -> str:
    """What a unit measures; empty where no list names it.

    >>> kind_of("公里"), kind_of("人次"), kind_of("分")
    ('length', 'count', '')
    """
    return _BY_WORD[unit][0] if unit in _BY_WORD else ""


def size_of(unit: str) -> Fraction:
    """How many of the smallest unit of its kind a known unit is.

    >>> size_of("亩") / size_of("平方米")
    Fraction(2000, 3)
    """
    return _BY_WORD[unit][1]
