"""What prose says of a thing that a row of the form is about, against the value of the row.

Under the name of the row (培训干部人数), or bare behind it, where the row alone is counted in its
unit: 供水管网改造按计划推进，全年完成82公里. Where the goal names a thing with the target of one
row alone (维护城区路灯4600盏), what was attained of that thing is of that row.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from typing import Final

from perfeval.audit.checks.prose.form_prose import FormProse
from perfeval.audit.checks.values.worded_targets import bounded, stated
from perfeval.audit.finding import Code, Finding, Place, Severity
from perfeval.filing.indicators import Indicator
from perfeval.forms.prose.contradictions import thing_of
from perfeval.forms.prose.mentions import LONGEST, sentences
from perfeval.forms.prose.quantities import Quantity, quantities
from perfeval.forms.words.years import LAST_YEAR
from perfeval.text.labels import squeeze
from perfeval.text.numerals import narrow

__all__ = ["AGAINST", "OTHER", "apart_from_names", "as_in_goal", "under_names"]

_SOURCE = "附件1、附件2、附件4 同一数据应当一致；财预〔2020〕10号：自评表与自评报告"
_COUNTED: Final = re.compile(
    r"(?:总)?(?:数量|人数|人次|次数|户数|个数|期数|份数|面积|里程|长度|数)\Z"
)
_VERBS: Final = re.compile(r"\A(?:办理|举办|组织|实施|受理)(?=.{4})")
_DONE: Final = re.compile(r"\A(?:办理|举办|组织|实施|受理|新建|建成|建设|购置|采购|安装)")
"""Verbs before a name that is too short to stand with its own: 举办演练8次 is of the row 演练."""
_TIMES: Final = re.compile(r"[0-9]{1,4}(?:期|场|次|批|轮)\Z")
"""How often, between a thing and how many: 培训蜂农3期251人次."""
_BARE: Final = re.compile(
    r"(?:20[0-9]{2}年(?:度)?)?(?:全年|年度|本年度?|当年|累计|总共|共计|共|实际|已){0,4}"
    r"(?:完成|实现|达到?|保障|发放|新建|建成|改造|培训|检查|办理|受理|处理|维修|救助|资助){0,2}(?:了|共|数?为)?"
)
"""A label that names nothing."""
_PLANS: Final = re.compile(
    rf"其中|{LAST_YEAR}|计划(?!推进|实施|完成|开展|有序|稳步)|目标|任务|拟|预计|较"
)
_SATISFIED: Final = "满意度"
_OF_ALL: Final = re.compile(
    r"(?:社会|人民|广大|受益|项目区|服务)?(?:群众|公众|对象|百姓)?(?:总体|综合|平均)?满意[度率]"
)
"""The satisfaction of everybody: what prose calls 群众满意度 where the row has 服务对象满意度."""
_NEAR: Final = 40
_SHORTEST: Final = 4
"""A name that is shorter (演练) is told by a goal alone, and only where it is told once."""
OTHER: Final = re.compile(
    f"其中|{LAST_YEAR}|中央|省级|市级|县级|上级|本级|截至|月|季度|子项目|部分"
)
"""Words of a sentence that speaks of a part, of another year, or of another level."""

AGAINST = Code(
    id="prose.against_form",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="文字所写与表中所填不一致（与指标值不一致的只作提示）",
    meaning_en="prose says another figure than the table of the form (info: another than a target)",
    zh="“{label}”写的是 {printed}，而表中{row}为 {computed}；请核对，使两处一致",
    en="{label} is {printed} here, but {row_en} of the table is {computed}",
)


def under_names(texts: FormProse) -> Iterator[Finding]:
    """What the prose says of a thing that a row is about, under the name of the row."""
    rows: dict[str, list[Indicator]] = {}
    for row in texts.form.indicators:
        for key in _names(row) | _ends(row):
            rows.setdefault(key, []).append(row)
    if not rows:
        return
    sources = ((texts.attained, False), (texts.loose, False), (texts.expected, True))
    for pairs, is_target in sources:
        things = _things(pairs, rows)
        for key, group in things.items():
            row, *others = rows[key]
            quantity = bounded(row.target).quantity if is_target else stated(row.actual)
            called = key == _SATISFIED and squeeze(row.name) in things
            alone = len(group) == 1 and bool(group[0][1].path)
            if others or quantity is None or called or (len(key) < _SHORTEST and not alone):
                continue
            alike = [each for each in group if each[0].unit == quantity.unit]
            if alike and all(each.fraction != quantity.value for each, _ in alike):
                yield _against(row, key, *alike[0], is_target=is_target)


def as_in_goal(texts: FormProse) -> Iterator[Finding]:
    """What was attained of a thing that the goal names with the figure of one row's target."""
    rows = texts.form.indicators
    named = {key for row in rows for key in _names(row)}
    aims = [(row, bounded(row.target).quantity) for row in rows]
    told = _told(texts.told)
    for thing, aimed in _told(texts.expected).items():
        ((each, _), *others) = aimed
        same = [
            row
            for row, due in aims
            if due is not None and (due.unit, due.value) == (each.unit, each.fraction)
        ]
        value = stated(same[0].actual) if len(same) == 1 else None
        if value is None or others or _known(thing, named):
            continue
        alike = [one for one in told.get(thing, ()) if one[0].unit == value.unit]
        if alike and all(one.fraction != value.value for one, _ in alike):
            yield _against(same[0], thing, *alike[0])


def _told(texts: Iterable[tuple[str, Place]]) -> dict[str, list[tuple[Quantity, Place]]]:
    """The figures of the prose by the thing that they are of."""
    found: dict[str, list[tuple[Quantity, Place]]] = {}
    for text, place in texts:
        for sentence in sentences(text):
            for each in quantities(sentence):
                thing = squeeze(thing_of(each, sentence))
                if thing:
                    found.setdefault(thing, []).append((each, place))
    return found


def _things(
    texts: Iterable[tuple[str, Place]], names: Container[str]
) -> dict[str, list[tuple[Quantity, Place]]]:
    """The figures of the prose by the thing that they are of, of those that a row is about."""
    found: dict[str, list[tuple[Quantity, Place]]] = {}
    for text, place in texts:
        for sentence in sentences(text):
            for each in quantities(sentence):
                thing = _known(squeeze(thing_of(each, sentence, names)), names)
                if thing:
                    found.setdefault(thing, []).append((each, place))
    return found


def _known(thing: str, names: Container[str]) -> str:
    """The name of a row by which prose calls a thing; empty where it is none."""
    plain = _TIMES.sub("", _VERBS.sub("", thing))
    called = (thing, plain, _DONE.sub("", thing), _SATISFIED if _OF_ALL.fullmatch(thing) else "")
    return next((name for name in called if name in names), "")


def _ends(row: Indicator) -> set[str]:
    """What prose may call a rate for short: 验收合格率 is of 书屋验收合格率."""
    name = squeeze(row.name)
    if not name.endswith(("合格率", "完成率", "达标率", "及时率", "覆盖率")):
        return set()
    return {name[-length:] for length in range(_SHORTEST + 1, len(name))}


def apart_from_names(texts: FormProse) -> Iterator[Finding]:
    """A figure whose name stands before it, apart: 供水管网改造按计划推进，全年完成82公里.

    Only of the one row that is counted in its unit, and where no other figure stands between them.
    """
    counted: dict[str, list[Indicator]] = {}
    for row in texts.form.indicators:
        if row.actual.quantity is not None:
            counted.setdefault(row.actual.quantity.unit, []).append(row)
    for text, place in texts.told:
        plain = narrow(squeeze(text))
        last = 0
        for each in quantities(plain) if len(plain) <= LONGEST else ():
            rows, begin, last = counted.get(each.unit, ()), last, each.end
            bare = _BARE.fullmatch(each.label) and not OTHER.search(each.label)
            if len(rows) != 1 or not bare:
                continue
            row = rows[0]
            before = plain[max(begin, each.start - _NEAR) : each.start]
            name = next((key for key in _names(row) if _is_named(key, before)), "")
            known = {cell.value for cell in (row.actual.quantity, row.target.quantity) if cell}
            if name and each.fraction not in known and not _PLANS.search(before):
                yield _against(row, name, each, place)


def _against(
    row: Indicator, label: str, said: Quantity, place: Place, *, is_target: bool = False
) -> Finding:
    """What prose says, against the actual value of a row or its target."""
    name = row.name.strip()
    return AGAINST.at(
        place,
        printed=f"{said.number}{said.unit}",
        computed=(row.target if is_target else row.actual).printed,
        severity=Severity.INFO if is_target else None,
        label=label,
        row=f"“{name}”的{'指标值' if is_target else '完成值'}",
        row_en=name,
    )


def _is_named(key: str, text: str) -> bool:
    """Whether a text has the words of a name, in whatever order: 校舍维修 is of 维修校舍."""
    words = (key[place : place + 2] for place in range(0, len(key) // 2 * 2, 2))
    return len(key) >= _SHORTEST and (key in text or all(word in text for word in words))


def _names(row: Indicator) -> set[str]:
    """What prose calls a row: its name, without its verb and without the word of what it counts."""
    name = squeeze(row.name)
    plain = _VERBS.sub("", name)
    keys = {name, plain, _COUNTED.sub("", name), _COUNTED.sub("", plain)}
    if name.endswith(("满意度", "满意率")):
        keys.add(_SATISFIED)
    return {key for key in keys if len(key) > 1}
