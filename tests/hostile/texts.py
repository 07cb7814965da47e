"""Hostile text, as extraction tools might print it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tests.hostile.package import Package

__all__ = ["TEXTS"]

_REPORT: Final = "绩效自评报告\n一、基本情况\n"


def _said(unit: str) -> Callable[[int], bytes]:
    """A report that says one thing over and over."""
    return lambda count: (_REPORT + unit * count).encode()


TEXTS: Final[dict[str, Package]] = {
    "text: lines": Package(lambda n: ("乙\n\n" * n).encode(), 2_000_000, "720 lines"),
    "text: rows": Package(
        lambda n: ("\t项目名称\n\n" * n).encode(),
        1_000_000,
        "720 lines",
    ),
    "text: one cell of many lines": Package(
        lambda n: ("\t甲\n" + "乙\n" * n).encode(),
        240_000,
        "720 lines",
    ),
    "text: titles": Package(
        lambda n: ("项目支出绩效自评表\n\t项目名称\n\t一级指标\n\n" * n).encode(),
        20_000,
        "100000",
    ),
    "text: headings": Package(
        _said("一、基本情况\n（一）情况\n1、情况\n"), 6_000, "25000 characters"
    ),
    "text: sums": Package(_said("基本支出5万元，其中：人员经费1万元占20%；\n"), 2_000, "100000"),
    "text: a long sentence": Package(_said("基本支出5万元，其中："), 150, ""),
    "text: brackets": Package(_said("项目支出5万元（甲）"), 150, ""),
    "text: totals": Package(_said("，合计9.60万元"), 200, ""),
    "text: figures": Package(_said("9"), 1_000_000, "25000 characters", 30000),
    "text: rows between commas": Package(
        lambda n: ("甲,乙,丙\n" * n).encode(), 200_000, "40 rows", 200
    ),
    "text: rows between tabs": Package(
        lambda n: ("甲\t乙\n" * n).encode(), 230_000, "40 rows", 200
    ),
    "text: cells between tabs": Package(
        lambda n: ("甲\t乙\n" * 2 + "\t" * n).encode(), 1_000_000, "300 cells"
    ),
    "text: pipes": Package(lambda n: ("|" * n + "\n").encode() * 2, 500_000, "300 cells"),
    "text: rows between pipes": Package(
        lambda n: ("|甲|乙|\n" * n).encode(), 170_000, "40 rows", 200
    ),
    "text: a drawn table": Package(
        lambda n: ("+--+--+\n|甲|乙|\n" * n).encode(), 70_000, "40 rows", 200
    ),
    "text: a drawn cell of many lines": Package(
        lambda n: ("+--+--+\n|甲|  |\n" + "|乙|  |\n" * n).encode(), 100_000, "720 lines"
    ),
    "text: columns of blanks": Package(
        lambda n: ("甲  乙  丙  丁\n" * n).encode(), 90_000, "40 rows", 200
    ),
    "text: columns of blanks that cross": Package(
        lambda n: ("甲  乙  丙  丁\n     甲  乙  丙  丁\n" * n).encode(), 40_000, "40 rows", 200
    ),
    "text: pieces between blanks": Package(
        lambda n: (("甲  " * n + "\n") * 2).encode(), 150_000, "columns"
    ),
    "text: lines of many pieces": Package(
        lambda n: (("甲  " * 250 + "\n") * n).encode(), 300, "300 cells", 20
    ),
    "text: spaces": Package(_said(" " * 19_000 + "甲\n"), 50, "100000"),
}
