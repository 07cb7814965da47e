"""One change between two rubrics in words: what it is of, and both sides of it."""

from __future__ import annotations

from typing import Final

from perfeval.comparison import Differs, RubricChange
from perfeval.render.pages.rubric_values import in_words

__all__ = ["FIELDS", "PATHS", "change_title", "change_words"]

_KINDS: Final = {
    "zh": {
        Differs.ADDED: "新增的行",
        Differs.DROPPED: "删去的行",
        Differs.MOVED: "移动",
        Differs.READING: "读法",
        Differs.RATING: "等次",
        Differs.VETO: "否决情形",
        Differs.PART: "部分",
    },
    "en": {
        Differs.ADDED: "new row",
        Differs.DROPPED: "row is gone",
        Differs.MOVED: "moved",
        Differs.READING: "reading",
        Differs.RATING: "rating",
        Differs.VETO: "veto",
        Differs.PART: "part",
    },
}
FIELDS: Final = {
    "zh": {
        "id": "编号",
        "edition": "版本",
        "name": "名称",
        "name_en": "英文名称",
        "form": "适用的表",
        "jurisdiction": "适用地区",
        "years": "适用年度",
        "source": "依据",
        "out_of": "满分",
        "places": "得分保留的小数位数",
        "not_applicable": "不适用的处理",
        "total_at_most": "总分上限",
        "cap_total": "封顶与减分的先后",
        "deviations": "与已公布得分不一致之处",
        "own_level": "只适用于本级单位",
        "rating_by_counts": "按等级个数评定",
        "grade_discount": "评级下降的折扣",
        "order": "排列",
        "points": "分值",
        "adds_to": "各行合计",
        "key": "标识",
        "aliases": "别名",
        "clause": "条文",
        "measure": "口径",
        "rule": "规则",
        "kind": "行的种类",
        "labels": "表上的标签",
        "rows": "自列的行",
        "shared": "各行合用一个分值",
        "in_principle": "分值只是原则",
        "goal": "目标",
        "split": "分值平均分配",
    },
    "en": {
        "id": "id",
        "edition": "edition",
        "name": "name",
        "name_en": "English name",
        "form": "form",
        "jurisdiction": "place",
        "years": "fiscal years",
        "source": "source",
        "out_of": "points in all",
        "places": "decimals of a score",
        "not_applicable": "不适用",
        "total_at_most": "the most in all",
        "cap_total": "cap and penalties",
        "deviations": "published scores that it does not give",
        "own_level": "for the place itself only",
        "rating_by_counts": "rating by counts",
        "grade_discount": "discount by grades lost",
        "order": "order",
        "points": "points",
        "adds_to": "its rows add up to",
        "key": "key",
        "aliases": "aliases",
        "clause": "clause",
        "measure": "measure",
        "rule": "rule",
        "kind": "kind of row",
        "labels": "labels in the form",
        "rows": "rows of its own",
        "shared": "one weight for all rows",
        "in_principle": "points in principle",
        "goal": "goal",
        "split": "equal split",
    },
}
"""What each field of a rubric, a part and a row is called."""
PATHS: Final = " / "
"""What stands between the names of a place."""


def change_title(change: RubricChange, lang: str) -> str:
    """What a change is of, in a word or two."""
    if change.part and change.differs is not Differs.MOVED:
        return FIELDS[lang][change.part]
    return _KINDS[lang][change.differs]


def change_words(change: RubricChange, lang: str) -> tuple[str, str]:
    """What stood there and what stands there now, in words; empty where there is nothing."""
    sides = change.before, change.after
    if change.part == "order":
        return "", ""
    if change.differs is Differs.MOVED:
        before, after = (PATHS.join(side) for side in sides)
        return before, after
    before, after = (
        "" if side is None and not change.part else in_words(side, lang) for side in sides
    )
    return before, after
