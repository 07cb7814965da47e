"""Which measure a clause speaks of: by the name of the row, by its own words, by its formula.

A name that several measures bear is settled by the framework of the kind of sheet, or by the
formula in the clause; where neither settles it, the row is left to people. What a clause counts or
checks by itself is a fact of its own.
"""

from __future__ import annotations

import re
from typing import Final

from perfeval.drafts.clauses import Understood, UnreadError
from perfeval.drafts.clauses.rates.formulas import formula_for, prints_formula
from perfeval.drafts.clauses.wording import quoted
from perfeval.drafts.known_rates import (
    AMBIGUOUS,
    EXECUTION_RATES,
    rate_label,
    rates_by_formula,
    rates_named,
    rates_of,
    same_formula,
)
from perfeval.drafts.own_rates import own_ratio, stated_rate
from perfeval.measures import (
    BALANCE,
    LATE_FUND_RELEASES,
    MEASURES,
    Change,
    Checks,
    Direction,
    GivenCount,
    GivenState,
    Kind,
    Measure,
    Ratio,
    Several,
    Term,
)
from perfeval.rules import States

__all__ = ["UndecidedError", "measure_of", "stated_apart", "taken_for"]

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
_BARE: Final = 2
"""Conditions no longer than this say nothing alone: 是, 有."""
_NOUNS: Final = {
    **dict.fromkeys(("天", "日"), "天数"),
    **dict.fromkeys(("工作日", "个工作日"), "工作日数"),
    **dict.fromkeys(("月", "个月"), "月数"),
    **dict.fromkeys(("人", "名"), "人数"),
    "分": "得分",
    "次": "次数",
    "人次": "人次数",
    "份": "份数",
    "篇": "篇数",
    "户": "户数",
    "家": "家数",
    "场": "场数",
    "期": "期数",
}
"""What a count is a number of, by its unit."""
_DEVIATION: Final = re.compile("偏差|偏离|误差")
_DEVIATIONS: Final = frozenset({"偏差", "偏差率", "偏差度", "偏离度", "误差率"})
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
            Term(fact=f"{key}.{n}", name=each if len(each) > _BARE else f"{name}（{each}）")
            for n, each in enumerate(understood.conditions, start=1)
        )
        return Measure(id=key, name=name, formula=Checks(terms=terms), text="逐项核对")
    if understood.kind is Kind.COUNT:
        late = label == LATE_FUND_RELEASES.name and "专项" in understood.cases
        if late and _goes_with(LATE_FUND_RELEASES, understood):
            return LATE_FUND_RELEASES
        noun, cases = _NOUNS.get(understood.unit, "个数"), understood.cases
        said = name if cases in ("", name) else f"{name}（{cases}）"
        label = said if cases.endswith(noun) else f"{said}的{noun}"
        term = Term(fact=f"{key}.cases", name=label)
        text, way = f"条文所说情况的{noun}", understood.rule.direction
        return Measure(id=key, name=name, formula=GivenCount(term=term), text=text, direction=way)
    if understood.kind is Kind.SEVERAL:
        counts = tuple(
            GivenCount(term=Term(fact=f"{key}.cases-{n}", name=_counted(name, each)))
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


def _counted(name: str, sort: str) -> str:
    """What a number of cases of one sort is called; 逾期天数 says that it is one."""
    return f"{name}（{sort}）" if sort.endswith("数") else f"{name}（{sort}）的个数"


def taken_for(name: str, understood: Understood, measure: Measure, meaning: str) -> str:
    """What is taken for a rate by its name alone, in words for a clerk; empty for the sheet's own.

    The sheet prints no formula for it, or one in other words: 总额 for 数.
    """
    if MEASURES.get(measure.id) != measure or not isinstance(measure.formula, Ratio | Change):
        return ""
    printed = understood.formula or formula_for(rate_label(name), meaning)
    if printed and same_formula(printed, measure.text):
        return ""
    unread = "指标解释里的公式没有读懂" if prints_formula(meaning) else "表上没有写公式"
    said = f"表上的公式是 {printed}" if printed else unread
    return f"{said}，按 {measure.text} 取数，请核对"


def stated_apart(name: str, key: str) -> Measure | None:
    """The rate of a row as its unit states it, by a fact of the row's own."""
    return stated_rate(name, rate_label(name), key)


def _rate(name: str, understood: Understood, title: str, key: str, meaning: str) -> Measure:
    """The rate of the catalogue that name, words and formula agree on, or the sheet's own."""
    label = rate_label(name)
    subjects = list(dict.fromkeys(rate_label(each.rstrip(":")) for each in understood.subjects))
    named = rates_named(label, title)
    formula = understood.formula or formula_for(label, meaning)
    if formula:
        among = [] if label in AMBIGUOUS else named
        named = rates_by_formula(formula, among, title) or [own_ratio(name, formula, key)]
    elif label in AMBIGUOUS or (not named and any(_is_open(each, label) for each in subjects)):
        why = "“执行率”的分母有几种，条文没有写公式，不能确定按哪一个计算"
        raise _undecided(why, [*EXECUTION_RATES, *_stated(name, label, key)], understood)
    if not named:
        named = rates_of(subjects, title)
    if len(named) > 1:
        ids = "、".join(sorted(f"{each.name}（{each.text}）" for each in named))
        why = f"指标名对应几个公式，不能确定是哪一个：{ids}"
        raise _undecided(why, named, understood)
    if understood.both_ways and any(each.direction is not Direction.NONE for each in named):
        # a rate of the catalogue is the better the higher, or the lower, it is: this one is not
        named = [own_ratio(name, formula, key)] if formula else []
    named = named or _stated(name, label, key)
    if not named:
        if prints_formula(meaning):
            raise UnreadError(
                f"{quoted(name)}按什么公式计算，指标库里没有，指标解释里的公式没有读懂"
            )
        raise UnreadError(f"{quoted(name)}按什么公式计算，指标库里没有，条文也没有写")
    (measure,) = named
    if formula and _EXCEPTS.search(meaning) and not _EXCEPTS.search(measure.text):
        raise UnreadError("指标解释在公式之外另有不计入的情况，公式里没有这一项")
    for each in subjects:
        same = label in AMBIGUOUS and each in AMBIGUOUS
        if not same and not _speaks_of(each, label, measure, title):
            raise UnreadError(f"条文说的{quoted(each)}不一定就是指标{quoted(name)}")
    if not _goes_with(measure, understood):
        raise UnreadError(f"条文的方向与“{measure.name}”的好坏方向不一致")
    return measure


def _is_open(subject: str, label: str) -> bool:
    """Whether a clause speaks of an 执行率 that its row does not name: 政府采购执行率 does."""
    return _without_leading(subject) in AMBIGUOUS and not label.endswith(subject)


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
    deviates = subject in _DEVIATIONS and _DEVIATION.search(label)
    if (
        subject in _GENERIC
        or deviates
        or any(
            len(subject) > 1 and each.endswith(subject)
            for each in (label, rate_label(measure.name))
        )
    ):
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
