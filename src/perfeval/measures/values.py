"""The values of terms among the facts: found, missing, or of a kind that does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

from perfeval.filing import Facts
from perfeval.measures.measured import Unmeasured, Why
from perfeval.measures.terms import Figure, Term
from perfeval.numbers.amounts import Amount
from perfeval.numbers.cells import Nil
from perfeval.numbers.printed import Count, Percent

_T = TypeVar("_T", bound="Amount | Count | Percent | bool | str")


def look_up(facts: Facts, terms: tuple[Term, ...], *kinds: type[_T]) -> tuple[_T, ...] | Unmeasured:
    """The values of `terms`, all of one of `kinds`; or the first reason why not."""
    values = [facts.get(term.fact) for term in terms]
    for kind in kinds:
        fitting = tuple([value for value in values if isinstance(value, kind)])
        if len(fitting) == len(values):
            return fitting
    blank = [term for term, value in zip(terms, values, strict=True) if _is_blank(value)]
    if blank:
        return missing(blank)
    for term, value in zip(terms, values, strict=True):
        if isinstance(value, Nil):
            return Unmeasured(
                Why.NOT_APPLICABLE,
                (term.fact,),
                f"{term.name}：{value.text}",
                f"{term.english}: {value.text}",
            )
    return _misfit(terms, values, kinds)


def missing(terms: Iterable[Term]) -> Unmeasured:
    """Nothing can be measured: the facts of `terms` are not stated; each is named once."""
    once = {term.fact: term for term in terms}.values()
    zh = "、".join(term.name for term in once)
    en = ", ".join(term.english for term in once)
    return Unmeasured(
        Why.MISSING, tuple(term.fact for term in once), f"缺少{zh}", f"not stated: {en}"
    )


_EXAMPLES: Final[dict[type, tuple[str, str]]] = {
    Amount: ("金额，如900万元", "an amount such as 900万元"),
    Count: ("数量，如31人", "a count such as 31人"),
    Percent: ("比率，如98.5%", "a rate such as 98.5%"),
    bool: ("是或否", "yes or no"),
    str: ("文字", "words"),
}
_LONGEST_SHOWN: Final = 40


def _misfit(
    terms: tuple[Term, ...], values: Sequence[object], kinds: tuple[type, ...]
) -> Unmeasured:
    """What each fact that does not fit states, and what would be accepted.

    A bare number is a count of no unit: beside amounts it is the unit that was left out.
    """
    fitting = next((kind for kind in kinds if any(type(value) is kind for value in values)), None)
    zh, en = [], []
    for term, value in dict(zip(terms, values, strict=True)).items():
        if type(value) is fitting:
            continue
        if isinstance(value, Count) and not value.unit and Amount in kinds:
            zh.append(f"{term.name}写的是{value.text}，没有单位，应带单位，如{value.text}万元")
            en.append(f"{term.english} is {value.text} without a unit, such as {value.text}万元")
            continue
        shown = {True: "是", False: "否"}[value] if isinstance(value, bool) else str(value)
        shown = shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"
        wanted = [_EXAMPLES[kind] for kind in ((fitting,) if fitting else kinds)]
        zh.append(f"{term.name}写的是“{shown}”，应写{'或'.join(each for each, _ in wanted)}")
        en.append(f"{term.english} is “{shown}”, not {' or '.join(each for _, each in wanted)}")
    return unfit(
        terms,
        f"的数据类型不适于计算：{'；'.join(zh)}",
        f"is of a kind that does not fit the formula: {'; '.join(en)}",
    )


def _is_blank(value: object) -> bool:
    """Whether nothing is stated; a mark that says 不适用 does state something."""
    return value is None or (isinstance(value, Nil) and not value.not_applicable)


def unfit(terms: tuple[Term, ...], zh: str, en: str) -> Unmeasured:
    """Nothing can be measured: what the facts of `terms` state does not fit the formula."""
    return Unmeasured(
        Why.UNFIT,
        tuple(dict.fromkeys(term.fact for term in terms)),
        f"{'、'.join(dict.fromkeys(term.name for term in terms))}{zh}",
        f"{', '.join(dict.fromkeys(term.english for term in terms))} {en}",
    )


def figures(facts: Facts, terms: tuple[Term, ...]) -> tuple[Figure, ...] | Unmeasured:
    """Amounts, or counts of one unit; not a mixture."""
    kinds: tuple[type[Figure], ...] = (Amount, Count)
    found = look_up(facts, terms, *kinds)
    if isinstance(found, Unmeasured):
        return found
    counted = {each.unit for each in found if isinstance(each, Count) and each.unit}
    if len(counted) > 1:
        units = sorted(counted)
        return unfit(terms, f"的计量单位不一致：{'、'.join(units)}", f"have {' and '.join(units)}")
    return found
