"""Names that make a whole together: 基本支出 and 项目支出, the four quarters, the two terms.

A list that names each of them once is a list of all parts, though it opens with 其中.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from perfeval.text.labels import unquoted
from perfeval.text.numerals import number_of

__all__ = [
    "LISTED",
    "OPENS",
    "are_batches",
    "are_periods",
    "are_posts",
    "are_quarters",
    "is_open",
    "make_whole",
]

LISTED: Final = ("分别为", "分别是", "包括", "具体为", "具体是")
"""What opens a list of all parts, unless its end says that there are others."""
OPENS: Final = "|".join(("其中", "(?:主要)?用于以下方面", *LISTED))
"""What opens a list of parts, in a pattern."""


def _kinds(*words: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, words))


_QUARTERS: Final = _kinds("第?一季度", "第?二季度", "第?三季度", "第?四季度")
_HALVES: Final = _kinds("上半年", "下半年")
_WHOLES: Final = (
    _kinds("基本支出", "项目支出"),
    _kinds("人员(?:经费|支出)", "(?:日常)?公用(?:经费|支出)|商品[和与]服务支出"),
    _kinds("业务工作经费", "运行维护经费"),
    _kinds("财政拨款", "其他"),
    _HALVES,
    _kinds("春季", "秋季"),
    _kinds("城区|城镇|城市", "乡镇|农村|乡村"),
    _kinds("集中", "分散"),
    _kinds("男", "女"),
    _kinds("货物", "工程", "服务"),
    _kinds("中央", "地方"),
    _kinds("中央", "省", "市县|地方"),
    _kinds("中央", "省", "市(?!县)", "[县区]"),
    _kinds("线上", "线下"),
    _QUARTERS,
)


_POST: Final = re.compile(
    r"(?:在编|机关|全额)?(?:行政|公务员|参公|参照公务员(?:法)?管理|事业|工勤|工人)(?:管理|单位|工勤)?"
    r"(?:编制|人员|编|岗位|干部|职工)?(?:数|实有)?"
)
_BATCH: Final = re.compile("第([一二三四五六七八九十])(?:批次?|期|阶段|组|轮|学期)")
_MAIN_POSTS: Final = _kinds("行政|公务员|参公", "事业")


_OPEN: Final = re.compile(r"等|主要|……|\.{3}|另|还有")
_GRADE: Final = re.compile("(?:(?:非常|很|十分|比较|较|基本|一般|不|不太)?满意|一般)(?:的)?")
_GRADES: Final = 3
_LAST: Final = re.compile("其余|余下|其他(?!支出|收入|资金)")
"""The rest of a list; 其他支出 and the like are items of a budget beside others."""
_REST: Final = re.compile("其他|其余")


def is_open(text: str, labels: Sequence[str]) -> bool:
    """Whether a list says that there are others than those whose labels it has.

    >>> is_open("财政拨款310万元、其他收入42万元", ["财政拨款", "其他收入"])
    False
    >>> is_open("财政拨款310万元、事业收入98万元及其他", ["财政拨款", "事业收入"])
    True
    """
    rest = [each for each in labels if _REST.match(each)]
    return _OPEN.search(text) is not None or len(_REST.findall(text)) > len(rest)


def make_whole(names: Sequence[str]) -> bool:
    """Whether the names are those of one whole, each once, in any order, or the last is its rest.

    >>> make_whole(["春季学期", "秋季学期"]), make_whole(["春季学期", "春季补发"])
    (True, False)
    """
    if _LAST.match(names[-1]):
        return True
    return any(_are(names, kinds) for kinds in _WHOLES) or are_posts(names) or _are_grades(names)


def _are_grades(names: Sequence[str]) -> bool:
    """Whether the names are the answers of a survey, from the best to the worst."""
    plain = [unquoted(name) for name in names]
    return (
        len(set(plain)) >= _GRADES
        and all(_GRADE.fullmatch(name) for name in plain)
        and any(name.startswith("不") for name in plain)
    )


def are_posts(names: Sequence[str]) -> bool:
    """Whether the names are those of the kinds of posts, with or without 工勤, which are few.

    >>> are_posts(["行政编制", "事业编制"]), are_posts(["行政编制", "党员"])
    (True, False)
    """
    posts = all(_POST.fullmatch(name) for name in names)
    return posts and all(any(kind.search(name) for name in names) for kind in _MAIN_POSTS)


def are_batches(names: Sequence[str]) -> bool:
    """Whether the names count from the first on: 第一批, 第二批.

    >>> are_batches(["第一批", "第二批"]), are_batches(["第一批", "第三批"])
    (True, False)
    """
    said = [_BATCH.match(name) for name in names]
    return [number_of(each[1]) for each in said if each] == [*range(1, len(names) + 1)]


def are_quarters(names: Sequence[str]) -> bool:
    """Whether the names are those of the four quarters of a year.

    >>> are_quarters(["一季度", "二季度", "三季度", "四季度"]), are_quarters(["一季度"])
    (True, False)
    """
    return _are(names, _QUARTERS)


def are_periods(names: Sequence[str]) -> bool:
    """Whether the names are those of the halves, or of the quarters, of a year.

    >>> are_periods(["上半年完成", "下半年完成"]), are_periods(["上半年", "全年"])
    (True, False)
    """
    return _are(names, _HALVES) or are_quarters(names)


def _are(names: Sequence[str], kinds: Sequence[re.Pattern[str]]) -> bool:
    found = [[n for n, kind in enumerate(kinds) if kind.match(name)] for name in names]
    return sorted(found) == [[n] for n in range(len(kinds))]
