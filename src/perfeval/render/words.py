"""Words that more than one page uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from perfeval.audit.finding import Severity
from perfeval.filing import FORMS

__all__ = ["SEVERITIES", "Words", "form_name", "with_shared"]

Words = Mapping[str, Mapping[Any, str]]
"""The words of a page in each language, by their keys."""

SEVERITIES: Final = {
    "zh": {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "information"},
}
_ANNEX: Final = "annex-"
_SHARED: Final[Words] = {
    "zh": {
        "unit": "单位",
        "year": "年度",
        "rubric": "评分标准",
        "form": "表",
        "level1": "一级指标",
        "level2": "二级指标",
        "name": "三级指标",
        "earned": "计算得分",
        "claimed": "自评得分",
        "reviewed": "评价得分",
        "merely_claimed": "{}（自评）",
        "of_it_claimed": "{}（其中自评 {}）",
        "unscored": "未计分",
        "total": "合计",
        "lost": "失分",
        "share": "计算得分率",
        "rating": "评价等次",
        "reason": "理由",
        "change": "增减",
        "bonuses": "加分项",
        "penalties": "减分项",
        "vetoes": "否决情形",
        "losses": "失分的指标",
        "findings": "审核发现",
        "unread": "未读入的文件",
        "differs": "自评与计算不一致",
    },
    "en": {
        "unit": "unit",
        "year": "year",
        "rubric": "rubric",
        "form": "form",
        "level1": "level 1",
        "level2": "level 2",
        "name": "indicator",
        "earned": "computed",
        "claimed": "claimed",
        "reviewed": "reviewed",
        "merely_claimed": "{} (claimed)",
        "of_it_claimed": "{} ({} merely claimed)",
        "unscored": "unscored",
        "total": "total",
        "lost": "lost",
        "share": "share computed",
        "rating": "rating",
        "reason": "reason",
        "change": "change",
        "bonuses": "bonuses",
        "penalties": "penalties",
        "vetoes": "vetoes",
        "losses": "where points were lost",
        "findings": "findings",
        "unread": "files not read",
        "differs": "claim differs",
    },
}


def form_name(key: str, lang: str) -> str:
    """What people call the form of this key: 附件2; by its kind where it is no annex.

    In English, and where the kind is a plugin's, it is the key.

    >>> form_name("annex-3.2", "zh"), form_name("project", "zh"), form_name("annex-2", "en")
    ('附件3（2）', '项目支出绩效自评表', 'annex-2')
    """
    own, _, number = key.partition(".")
    kinds = {form.kind.key: form.kind.official_name for form in FORMS}
    named = f"附件{own.removeprefix(_ANNEX)}" if own.startswith(_ANNEX) else kinds.get(own)
    if lang != "zh" or named is None:
        return key
    return f"{named}（{number}）" if number else named


def with_shared(own: Words) -> dict[str, dict[Any, str]]:
    """The words of one page, and those that pages share; its own stand before them."""
    return {lang: {**_SHARED[lang], **words} for lang, words in own.items()}
