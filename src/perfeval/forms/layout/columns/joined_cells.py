"""Two columns in one cell, 数量指标驻村工作队数量 or 培训人数≥300人次: divided where certain."""

from __future__ import annotations

import re
from typing import Final

from perfeval.forms.words.groups import KIND
from perfeval.forms.words.labels import is_quantity, matched
from perfeval.text.labels import joined, squeeze

__all__ = [
    "is_of_score_and_points",
    "is_of_target_and_actual",
    "is_of_two_levels",
    "kind_and_name",
    "name_and_target",
    "says_target",
    "score_and_loss",
    "score_of_points",
    "target_and_actual",
]

_LONGEST: Final = 120
_KIND: Final = re.compile(
    rf"\A((?:{KIND}|(?:(?:服务对象|社会公众|公众)[/或和]?){{0,3}}满意度)指标)"
    r"[:：、—－-]*+((?!达标|达成|合格|完成|实现|值|率|数|得分).{2,100})"
)
_SIGNED: Final = re.compile(r"\A([^≥≤≧≦<>＞＜=＝]{2,80}+)([≥≤≧≦<>＞＜=＝]{1,2}[0-9].{0,40})")
_ENDING: Final = re.compile(
    r"\A(.{0,80}[^0-9.,])(?<![第年月])([0-9][0-9.,]{0,12}[^0-9.,年月日][^0-9年月日]{0,5})"
)
_OF_POINTS: Final = re.compile(
    r"\A([0-9]{1,3}(?:\.[0-9]{1,4})?)分?"
    r"(?:[/／]|[(（](?:本项|该项)?(?:满分|分值|共)[:：]?)([0-9]{1,3}(?:\.[0-9]{1,2})?)分?[)）]?"
)
_LESS: Final = re.compile(r"\A([0-9]{1,3}(?:\.[0-9]{1,4})?)分?[(（]((?:扣|减)[^()（）]{1,40})[)）]")
_TWO_LEVELS: Final = re.compile("二级.{0,4}三级")
_SCORE_AND_POINTS: Final = re.compile("(?:得分|评分).{0,4}[/／].{0,4}(?:分值|满分|权重)")
_TARGET_AND_ACTUAL: Final = re.compile(
    "(?:目标|指标|计划|预期)[值数]?.{0,4}[/／、及和与].{0,4}(?:实际|完成|达成)"
)
_LABELLED: Final = re.compile(
    r"\A(?:年度|年初|全年|预期)?(?:目标|指标|计划|预期)(?:值|数)?(?:[:：为]\s{0,4}|(?=[≥≤<>＜＞=0-9]))"
    r"(.{1,60}?)[;；,，。、\s]{0,4}(?:全年|年度)?(?:实际|完成|达成)(?:完成|达成)?(?:值|数|情况)?"
    r"(?:[:：为]\s{0,4}|(?=[0-9]))(.{1,60})",
    re.DOTALL,
)
_HALVES: Final = re.compile(r"\A([^/／\n]{1,60})[/／\n]([^/／\n]{1,60})")
_AND_TARGET: Final = re.compile("(?:及|和|与|、|含).{0,6}(?:目标|值|标准)")


def is_of_two_levels(heading: str) -> bool:
    """Whether a heading says that its column holds 二级 and 三级指标.

    >>> is_of_two_levels("二级、三级指标"), is_of_two_levels("三级指标")
    (True, False)
    """
    return len(heading) <= _LONGEST and _TWO_LEVELS.search(squeeze(heading)) is not None


def is_of_score_and_points(heading: str) -> bool:
    """Whether a heading says that its column holds 得分 and, behind it, 分值.

    >>> is_of_score_and_points("得分/分值"), is_of_score_and_points("得分")
    (True, False)
    """
    return len(heading) <= _LONGEST and _SCORE_AND_POINTS.search(squeeze(heading)) is not None


def is_of_target_and_actual(heading: str) -> bool:
    """Whether a heading says that its column holds the target and, behind it, what was attained.

    >>> is_of_target_and_actual("指标值/完成值"), is_of_target_and_actual("目标完成情况")
    (True, False)
    """
    return len(heading) <= _LONGEST and _TARGET_AND_ACTUAL.search(squeeze(heading)) is not None


def target_and_actual(text: str, *, told: bool) -> tuple[str, str] | None:
    """The target and what was attained in one cell; None where that is not certain.

    Labels say so; `told`: the heading says that both stand here, so that a stroke parts them.

    >>> target_and_actual("目标：≥95%；完成：98%", told=False)
    ('≥95%', '98%')
    >>> target_and_actual("≥95%/98%", told=True), target_and_actual("5元/人", told=False)
    (('≥95%', '98%'), None)
    """
    plain = text.strip() if len(text) <= _LONGEST else ""
    found = _LABELLED.fullmatch(plain) or (_HALVES.fullmatch(plain) if told else None)
    if found is None:
        return None
    target, actual = found[1].strip(" ；;，,"), found[2].strip()
    return (target, actual) if is_quantity(target) is is_quantity(actual) else None


def says_target(heading: str) -> bool:
    """Whether a heading of names says that targets stand with them.

    >>> says_target("三级指标及目标值"), says_target("三级指标")
    (True, False)
    """
    return len(heading) <= _LONGEST and _AND_TARGET.search(squeeze(heading)) is not None


def kind_and_name(text: str) -> tuple[str, str] | None:
    """二级指标 and the name behind it in one cell; None where it holds only one of them.

    >>> kind_and_name("数量指标驻村工作队数量"), kind_and_name("数量指标")
    (('数量指标', '驻村工作队数量'), None)
    """
    found = _KIND.fullmatch(joined(text)) if len(text) <= _LONGEST else None
    return None if found is None else (found[1], found[2])


def name_and_target(text: str, *, told: bool) -> tuple[str, str] | None:
    """A name and the target behind it in one cell; None where that is not certain.

    A sign is; `told`: the heading says that both stand here, so that a last figure is the target.

    >>> name_and_target("培训人数≥300人次", told=False), name_and_target("培训12期", told=False)
    (('培训人数', '≥300人次'), None)
    >>> name_and_target("培训12期", told=True)
    ('培训', '12期')
    """
    plain = joined(text) if len(text) <= _LONGEST else ""
    found = _SIGNED.fullmatch(plain) or (_ENDING.fullmatch(plain) if told else None)
    return None if found is None else (found[1].strip(" :：,，"), found[2].strip())


def score_of_points(text: str) -> tuple[str, str] | None:
    """得分 and 分值 of one cell; None where it holds anything else.

    >>> score_of_points("19.1/20"), score_of_points("9分（满分10分）"), score_of_points("20")
    (('19.1', '20'), ('9', '10'), None)
    """
    found = matched(_OF_POINTS, text)
    return None if found is None else (found[1], found[2])


def score_and_loss(text: str) -> tuple[str, str] | None:
    """得分 and what was taken off, which a bracket says behind it; None for any other cell.

    >>> score_and_loss("48（扣2分）"), score_and_loss("48（满分50分）")
    (('48', '扣2分'), None)
    """
    found = matched(_LESS, text)
    return None if found is None else (found[1], found[2])
