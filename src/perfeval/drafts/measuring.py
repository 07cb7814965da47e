"""Which measure a clause speaks of: by the name of the row, by its own words, by its formula.

A name that several measures bear is settled by the framework of the kind of sheet, or by the
formula in the clause; where neither settles it, the row is left to people. What a clause counts or
checks by itself is a fact of its own.
"""

from __future__ import annotations

import re
from typing import Final

from perfeval.drafts.clauses import Understood, UnreadError
from perfeval.drafts.clauses.formulas import formula_for
from perfeval.drafts.known_rates import (
    AMBIGUOUS,
    EXECUTION_RATES,
    rate_label,
    rates_by_formula,
    rates_named,
    rates_of,
)
from perfeval.drafts.own_rates import own_ratio, stated_rate
from perfeval.measures import (
    BALANCE,
    LATE_FUND_RELEASES,
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

__all__ = ["UndecidedError", "measure_of", "stated_apart"]

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
_EXCEPTS: Final = re.compile("除外|剔除|不计入|不在此列")
_LEADING: Final = frozenset({"部门", "单位", "年度", "本年", "全年", "实际", "本单位", "本部门"})


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
    label = rate_label(name)
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
    return stated_rate(name, rate_label(name), key)


def _rate(name: str, understood: Understood, title: str, key: str, meaning: str) -> Measure:
    """The rate of the catalogue that name, words and formula agree on, or the sheet's own."""
    label = rate_label(name)
    subjects = list(dict.fromkeys(map(rate_label, understood.subjects)))
    named = rates_named(label, title)
    formula = understood.formula or formula_for(label, meaning)
    if formula:
        among = [] if label in AMBIGUOUS else named
        named = rates_by_formula(formula, among, title) or [own_ratio(name, formula, key)]
    elif label in AMBIGUOUS or any(_without_leading(each) in AMBIGUOUS for each in subjects):
        why = "“执行率”的分母有几种，条文没有写公式，不能确定按哪一个计算"
        raise _undecided(why, [*EXECUTION_RATES, *_stated(name, label, key)], understood)
    if not named:
        named = rates_of(subjects, title)
    if len(named) > 1:
        ids = "、".join(sorted(f"{each.name}（{each.text}）" for each in named))
        why = f"指标名对应几个公式，不能确定是哪一个：{ids}"
        raise _undecided(why, named, understood)
    named = named or _stated(name, label, key)
    if not named:
        raise UnreadError(f"“{name}”按什么公式计算，指标库里没有，条文也没有写")
    (measure,) = named
    if formula and _EXCEPTS.search(meaning) and not _EXCEPTS.search(measure.text):
        raise UnreadError("指标解释在公式之外另有不计入的情况，公式里没有这一项")
    for each in subjects:
        same = label in AMBIGUOUS and each in AMBIGUOUS
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


def _speaks_of(subject: str, label: str, measure: Measure, title: str) -> bool:
    """Whether a clause's word for its rate is the row's name, a part of it, or a common word."""
    if subject in (label, rate_label(measure.name)) or subject in _GENERIC:
        return True
    own = rates_named(subject, title)
    if own:
        return measure in own
    names = (label, rate_label(measure.name))
    bare = _without_leading(subject)
    if any(name.startswith(subject) or name.endswith((subject, bare)) for name in names):
        return len(bare) > 1
    return bare in names


def _without_leading(subject: str) -> str:
    """实际执行率 is the 执行率 that was reached."""
    leading = next((each for each in _LEADING if subject.startswith(each)), "")
    return subject.removeprefix(leading)
