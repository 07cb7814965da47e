"""What may be wrong with a review sheet, as kinds of findings: each names a cell of the sheet."""

from __future__ import annotations

from typing import Final

from perfeval.audit import Code, Severity

__all__ = [
    "ABOVE",
    "ADDED",
    "CHANGED",
    "ELSEWHERE",
    "NO_POINTS",
    "NO_REMARK",
    "NO_ROW",
    "RUBRIC_CHANGED",
    "TWICE",
    "UNREADABLE",
]

_SOURCE: Final = "复核表填写要求"


def _code(id: str, severity: Severity, zh: str, en: str) -> Code:
    return Code(
        id=f"review.{id}",
        severity=severity,
        meaning_zh=zh,
        meaning_en=en,
        source=_SOURCE,
        zh=zh,
        en=en,
    )


ABOVE: Final = _code(
    "above_row",
    Severity.WARNING,
    "复核得分 {printed} 超过本行分值 {computed}，按分值计；请核对",
    "{printed} points are more than the row is worth ({computed}), for which they count",
)
NO_REMARK: Final = _code(
    "no_remark",
    Severity.WARNING,
    "有复核得分 {printed}，没有复核意见；请写明理由",
    "{printed} points are given without a remark; say why",
)
NO_POINTS: Final = _code(
    "no_points",
    Severity.ERROR,
    "有复核意见“{printed}”，没有复核得分，未采用；请填写复核得分，或删去意见",
    "a remark without points, which is not used: {printed}; give the points, or drop the remark",
)
UNREADABLE: Final = _code(
    "unreadable",
    Severity.ERROR,
    "复核得分“{printed}”不是0以上的分数，未采用；请填写数字，如 4.5",
    "{printed} is no number of points from 0 on, and not used; give a number such as 4.5",
)
TWICE: Final = _code(
    "twice",
    Severity.ERROR,
    "同一行在复核表中填写了两次，内容不同，后一次（{printed}）未采用；请保留一次",
    "the row is filled in twice, in two ways; the second ({printed}) is not used: keep one",
)
CHANGED: Final = _code(
    "form_changed",
    Severity.ERROR,
    "自评表在导出复核表之后改动过，本表的复核未采用；请重新导出复核表，对照后再填",
    "the filing was changed since the sheet was written, and the review of this form is not used: "
    "write the sheet anew",
)
RUBRIC_CHANGED: Final = _code(
    "rubric_changed",
    Severity.ERROR,
    "评分标准与导出复核表时不同，本表的复核未采用；请用同一评分标准，或重新导出复核表",
    "the rubric is not the one by which the sheet was written, and the review of this form is not "
    "used: use the same, or write the sheet anew",
)
NO_ROW: Final = _code(
    "no_row",
    Severity.ERROR,
    "没有与本行对应的指标，未采用；请检查校验码是否被改动",
    "no form has this row, which is not used: see whether its code was changed",
)
ADDED: Final = _code(
    "added",
    Severity.WARNING,
    "本行没有单位，也没有校验码，不是导出的行，未采用；另加的合计、说明等行不影响计分",
    "the row has neither a unit nor a code, is none of the sheet's, and not used; rows of sums and "
    "of notes do no harm",
)
ELSEWHERE: Final = _code(
    "elsewhere",
    Severity.WARNING,
    "复核表中本行等{printed}行属于没有给出的自评表，未采用；请检查文件是否给全",
    "this and others, {printed} rows in all, are of forms that were not given, and not used",
)
