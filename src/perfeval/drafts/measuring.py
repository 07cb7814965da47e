"""Which measure a clause speaks of: by the name of the row, by its own words, by its formula.

A name that several measures bear is settled by the framework of the kind of sheet, or by the
formula in the clause; where neither settles it, the row is left to people. What a clause counts or
checks by itself is a fact of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from perfeval.drafts.clauses import Understood, UnreadError
from perfeval.drafts.clauses.formulas import formula_for
from perfeval.drafts.own_rates import own_ratio, stated_rate
from perfeval.measures import (
    BALANCE,
    EXECUTION_RATE,
    FRAMEWORKS,
    LATE_FUND_RELEASES,
    MEASURES,
    SATISFACTION_RATE,
    STAFFING_CONTROL_RATE,
    Checks,
    Direction,
    GivenCount,
    GivenState,
    Kind,
    Measure,
    Several,
    Term,
)
from perfeval.rules import States
from perfeval.text.numerals import narrow

__all__ = ["UndecidedError", "measure_of", "stated_apart"]

_NOISE: Final = re.compile(r"[“”\"'‘’《》「」\s]++")
_BRACKET: Final = re.compile(r"[（(][^（()）]*+[)）]\Z")
_FORMULA_NOISE: Final = re.compile(r"×100%|[“”\"'‘’（）()\s数额总的]")
_AMBIGUOUS: Final = frozenset(
    {"执行率", "预算执行率", "资金执行率", "预算资金执行率", "支出执行率"}
)
"""Rates of which forms print several denominators: only a formula says which."""
_OTHER_NAMES: Final = {
    "财政供养人员控制率": STAFFING_CONTROL_RATE,
    "人员控制率": STAFFING_CONTROL_RATE,
}
_TIME_SAVED: Final = "project_timeliness_rate"
"""完成及时率 by （计划时间－实际时间）÷计划时间: no sheet that counts from 100% means that one."""
_SATISFACTION: Final = ("满意度", "满意率")
_SATISFIED: Final = re.compile(
    r"\A(?:社会公众|服务对象|群众|公众|社会|受益对象|受益群众|受益人|企业|学生|家长|患者|职工|用户|居民|和|或|及|、)*+"
    r"满意[度率](?:指标)?"
)
_GENERIC: Final = frozenset(
    {
        "比率",
        "该比率",
        "指标",
        "该指标",
        "指标值",
        "结果",
        "实际值",
        "控制率",
        "变动率",
        "完成率",
        "比例",
        "x",
        "X",
    }
)
_LEADING: Final = frozenset({"部门", "单位", "年度", "本年", "全年", "实际", "本单位", "本部门"})
_OF_UNITS: Final = re.compile("整体|部门|单位")
_OF_PROJECTS: Final = re.compile("项目|专项")


class UndecidedError(UnreadError):
    """A clause is plain, but not by which of several rates it goes: `among` are these."""

    def __init__(self, why: str, among: tuple[Measure, ...]) -> None:
        super().__init__(why)
        self.among = among


def measure_of(
    name: str, understood: Understood, title: str, key: str, meaning: str = ""
) -> Measure:
    """The measure of a row. Raises `UnreadError` where it is not certain, `UndecidedError` where
    it is one of a few.

    `meaning` is its 指标解释, which may print the formula.
    """
    if understood.kind is Kind.RATE:
        return _rate(name, understood, title, key, meaning)
    label = _label(name)
    if understood.kind is Kind.CHECKS:
        terms = tuple(
            Term(fact=f"{key}.{n}", name=each)
            for n, each in enumerate(understood.conditions, start=1)
        )
        return Measure(id=key, name=name, formula=Checks(terms=terms), text="逐项核对")
    if understood.kind is Kind.COUNT:
        if label == LATE_FUND_RELEASES.name and "专项" in understood.cases:
            return LATE_FUND_RELEASES
        term = Term(fact=f"{key}.cases", name=f"{name}（{understood.cases}）的个数")
        text, way = "条文所说情况的个数", understood.rule.direction
        return Measure(id=key, name=name, formula=GivenCount(term=term), text=text, direction=way)
    if understood.kind is Kind.SEVERAL:
        counts = tuple(
            GivenCount(term=Term(fact=f"{key}.cases-{n}", name=f"{name}（{each}）的个数"))
            for n, each in enumerate(understood.conditions, start=1)
        )
        text = "条文所说各种情况的个数"
        return Measure(id=key, name=name, formula=Several(formulas=counts), text=text)
    if isinstance(understood.rule, States) and not understood.conditions:
        if "结余" in label or "结转" in label:
            return BALANCE
        raise UnreadError("条文说的是结余，指标名不是")
    term = Term(fact=f"{key}.level", name=f"{name}的等级")
    return Measure(id=key, name=name, formula=GivenState(term=term), text="单位所报的等级")


def stated_apart(name: str, key: str) -> Measure | None:
    """The rate of a row as its unit states it, by a fact of the row's own."""
    return stated_rate(name, _label(name), key)


def _rate(name: str, understood: Understood, title: str, key: str, meaning: str) -> Measure:
    """The rate of the catalogue that name, words and formula agree on, or the sheet's own."""
    label = _label(name)
    subjects = list(dict.fromkeys(map(_label, understood.subjects)))
    named = _named(label, title)
    formula = understood.formula or formula_for(label, meaning)
    if formula:
        among = [] if label in _AMBIGUOUS else named
        named = _by_formula(formula, among, title) or [own_ratio(name, formula, key)]
    elif label in _AMBIGUOUS or any(_without_leading(each) in _AMBIGUOUS for each in subjects):
        why = "“执行率”的分母有几种，条文没有写公式，不能确定按哪一个计算"
        raise _undecided(why, [*_EXECUTION, *_stated(name, label, key)], understood)
    if not named:
        named = _of_subjects(subjects, title)
    if len(named) > 1:
        ids = "、".join(sorted(f"{each.name}（{each.text}）" for each in named))
        why = f"指标名对应几个公式，不能确定是哪一个：{ids}"
        raise _undecided(why, named, understood)
    named = named or _stated(name, label, key)
    if not named:
        raise UnreadError(f"“{name}”按什么公式计算，指标库里没有，条文也没有写")
    (measure,) = named
    for each in subjects:
        same = label in _AMBIGUOUS and each in _AMBIGUOUS
        if not same and not _speaks_of(each, label, measure, title):
            raise UnreadError(f"条文说的“{each}”不一定就是指标“{name}”")
    if not _goes_with(measure, understood):
        raise UnreadError(f"条文的方向与“{measure.name}”的好坏方向不一致")
    return measure


def _undecided(why: str, among: list[Measure], understood: Understood) -> UndecidedError:
    return UndecidedError(why, tuple(each for each in among if _goes_with(each, understood)))


def _goes_with(measure: Measure, understood: Understood) -> bool:
    """Whether the clause takes the same side of the rate for the better."""
    return measure.direction in (Direction.NONE, understood.rule.direction)


def _stated(name: str, label: str, key: str) -> list[Measure]:
    stated = stated_rate(name, label, key)
    return [] if stated is None else [stated]


def _label(name: str) -> str:
    """A name as it is compared: without quotes, spaces and a bracket at its end."""
    return _BRACKET.sub("", _NOISE.sub("", narrow(name)))


def _of_rates(measures: Iterable[Measure | None]) -> dict[str, list[Measure]]:
    """Rates by name; one measure once."""
    found: defaultdict[str, dict[str, Measure]] = defaultdict(dict)
    for each in measures:
        if each is not None and each.kind is Kind.RATE:
            found[_label(each.name)][each.id] = each
    return {name: list(each.values()) for name, each in found.items()}


_ALL: Final = _of_rates(MEASURES.values())
_EXECUTION: Final = tuple(
    each
    for name, found in _ALL.items()
    for each in found
    if name in _AMBIGUOUS or name.endswith("预算执行率")
    if not each.facts[0].startswith("fund.")  # a sheet with clauses has no fund row
)
"""The rates that 执行率 may mean."""
_UNIT: Final = _of_rates(row.measure for row in FRAMEWORKS["whole_department_2013"])
_PROJECT: Final = _of_rates(
    row.measure for name in ("project_2013", "project_2020") for row in FRAMEWORKS[name]
)


def _named(label: str, title: str) -> list[Measure]:
    """The rates of a name, those of the framework for this kind of sheet before all others."""
    if label in _OTHER_NAMES:
        return [_OTHER_NAMES[label]]
    if label.endswith(_SATISFACTION) and _SATISFIED.fullmatch(label):
        return [SATISFACTION_RATE]
    framework: dict[str, list[Measure]] = {}
    if _OF_UNITS.search(title):
        framework = _UNIT
    elif _OF_PROJECTS.search(title):
        framework = _PROJECT
    found = framework.get(label) or _ALL.get(label, [])
    return [] if [each.id for each in found] == [_TIME_SAVED] else found


def _of_subjects(subjects: list[str], title: str) -> list[Measure]:
    """The rates that the clause itself names, where the row has another name."""
    found = {each.id: each for subject in subjects for each in _named(subject, title)}
    return list(found.values())


def _by_formula(formula: str, named: list[Measure], title: str) -> list[Measure]:
    """The rates with this formula; of those by name, where there are any.

    The figures of the fund row and of the whole unit go by one formula: a sheet on a unit has the
    latter.
    """
    wanted = _plain(formula)
    among = named or list(MEASURES.values())
    found = [each for each in among if _plain(each.text) == wanted]
    if EXECUTION_RATE in found and _OF_UNITS.search(title):
        return [EXECUTION_RATE]
    return found


def _plain(formula: str) -> str:
    return _FORMULA_NOISE.sub("", formula.replace("÷", "/").replace("－", "-"))


def _speaks_of(subject: str, label: str, measure: Measure, title: str) -> bool:
    """Whether a clause's word for its rate is the row's name, a part of it, or a common word."""
    if subject in (label, _label(measure.name)) or subject in _GENERIC:
        return True
    own = _named(subject, title)
    if own:
        return measure in own
    names = (label, _label(measure.name))
    bare = _without_leading(subject)
    if any(name.startswith(subject) or name.endswith((subject, bare)) for name in names):
        return len(bare) > 1
    return bare in names


def _without_leading(subject: str) -> str:
    """实际执行率 is the 执行率 that was reached."""
    leading = next((each for each in _LEADING if subject.startswith(each)), "")
    return subject.removeprefix(leading)
