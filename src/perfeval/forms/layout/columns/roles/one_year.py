"""Two years side by side, 2022年 and 2023年 with 目标值 and 完成值 each: the later one is reported.

A year counts that has a column of what was attained; plans for the next year are no report. What a
project is to attain, or has, in all of its years stands aside, too, and so does a part of the year
beside the same of the whole year: 上半年, 1-6月, 中期.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from perfeval.forms.layout.columns.columns import Heading, put_aside
from perfeval.forms.layout.columns.stacks import Stack
from perfeval.forms.words.cores import spoken_for
from perfeval.forms.words.labels import matched
from perfeval.forms.words.years import LAST_YEAR
from perfeval.text.labels import squeeze

__all__ = ["one_year", "without_part_year", "without_whole_run"]

_LONGEST: Final = 60
_OF_YEAR: Final = frozenset({"value", "actual"})
_YEAR: Final = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?=年|\Z)", re.ASCII)
_BEFORE: Final = re.compile(LAST_YEAR)
_LAST, _THIS = "0", "9"
"""Years that are named by no number; they sort as they follow each other."""
_WHOLE_RUN: Final = re.compile(
    r"(?:项目)?(?:累计|总体?|中期|整体|三年|五年|以前年度|实施期|建设期|全周期).{0,4}(?:目标|指标|计划|完成|实现|达成).*"
)
_PART_YEAR: Final = re.compile(
    r"(?:[12][0-9]{3}年度?)?(?:截至|截止到?|至)?(?:[12][0-9]{3}年)?"
    r"(?:(?:[上下前]半年|半年|年中|中期|期中)度?"
    r"|(?:0?1月?[-—－–~～至到]{1,2})?(?:0?[1-9]|1[01])月(?:份|底|末)?(?:[0-9]{1,2}日)?"
    r"|前[0-9一二三四五六七八九]个?(?:月|季度)|第?[一二三四1-4]季度)"
    r"(?:\(程\)|末|底)?.{0,12}",
    re.ASCII,
)


def without_part_year(items: tuple[Heading, ...], stacks: Sequence[Stack]) -> tuple[Heading, ...]:
    """The columns; those of a part of the year are aside where one of the year says the same.

    >>> labels = ("上半年完成值", "全年完成值")
    >>> items = tuple(Heading(n, n + 1, label, "actual") for n, label in enumerate(labels))
    >>> stacks = [Stack(n, n + 1, (label,)) for n, label in enumerate(labels)]
    >>> [(item.role, item.aside) for item in without_part_year(items, stacks)]
    [('', True), ('actual', False)]
    """
    said = list(map(_role, items))
    part = [
        role in _OF_YEAR and any(matched(_PART_YEAR, text) for text in stack.texts)
        for role, stack in zip(said, stacks, strict=True)
    ]
    whole = {role for role, of_part in zip(said, part, strict=True) if not of_part}
    if not any(of_part and role in whole for role, of_part in zip(said, part, strict=True)):
        return items
    return put_aside(items, part)


def without_whole_run(items: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The columns; those of all years of a project are aside where one of the year says the same.

    >>> labels = ("年度完成值", "累计完成值")
    >>> items = tuple(Heading(n, n + 1, label, "actual") for n, label in enumerate(labels))
    >>> [(item.role, item.aside) for item in without_whole_run(items)]
    [('actual', False), ('', True)]
    """
    said = list(map(_role, items))
    whole = [
        role in _OF_YEAR and matched(_WHOLE_RUN, item.label) is not None
        for item, role in zip(items, said, strict=True)
    ]
    plain = {role for role, of_all in zip(said, whole, strict=True) if not of_all}
    return put_aside(
        items, [of_all and role in plain for role, of_all in zip(said, whole, strict=True)]
    )


def one_year(items: tuple[Heading, ...], stacks: Sequence[Stack]) -> tuple[Heading, ...]:
    """The columns; those of another year than the last that has results are aside.

    >>> labels = ("2022年完成值", "2023年完成值")
    >>> items = tuple(Heading(n, n + 1, label, "actual") for n, label in enumerate(labels))
    >>> stacks = [Stack(n, n + 1, (label,)) for n, label in enumerate(labels)]
    >>> [(item.role, item.aside) for item in one_year(items, stacks)]
    [('', True), ('actual', False)]
    """
    years = [_year(stack) for stack in stacks]
    if _LAST in years:  # what stands beside 上年完成值 is of this year
        this = max(year or _LAST for year in years)
        years = [year or (_THIS if this == _LAST else this) for year in years]
    said = list(map(_role, items))
    attained = {year for role, year in zip(said, years, strict=True) if role == "actual"}
    roles = [role for role in said if role]
    if len(set(years) - {""}) < 2 or "" in attained or len(set(roles)) == len(roles):
        return items
    last = max(attained - {_LAST}, default="")
    return put_aside(items, [bool(last) and year not in ("", last) for year in years])


def _role(item: Heading) -> str:
    """What a column is, or by its words seems to be."""
    return item.role or next(iter(spoken_for(item.label)), "")


def _year(stack: Stack) -> str:
    """The year that the headings over a column name; empty for none, or several."""
    texts = [squeeze(text) for text in stack.texts if len(text) <= _LONGEST]
    found = {year for text in texts for year in _YEAR.findall(text)}
    if found:
        return found.pop() if len(found) == 1 else ""
    return _LAST if any(map(_BEFORE.match, texts)) else ""
