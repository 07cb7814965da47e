"""The values of terms among the facts: found, missing, or of a kind that does not fit."""

from __future__ import annotations

from typing import TypeVar

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
    missing = {
        term.fact: term for term, value in zip(terms, values, strict=True) if _is_blank(value)
    }.values()
    if missing:
        zh = "、".join(term.name for term in missing)
        en = ", ".join(term.english for term in missing)
        return Unmeasured(
            Why.MISSING, tuple(term.fact for term in missing), f"缺少{zh}", f"not stated: {en}"
        )
    for term, value in zip(terms, values, strict=True):
        if isinstance(value, Nil):
            return Unmeasured(
                Why.NOT_APPLICABLE,
                (term.fact,),
                f"{term.name}：{value.text}",
                f"{term.english}: {value.text}",
            )
    return unfit(terms)


def _is_blank(value: object) -> bool:
    """Whether nothing is stated; a mark that says 不适用 does state something."""
    return value is None or (isinstance(value, Nil) and not value.not_applicable)


def unfit(
    terms: tuple[Term, ...],
    zh: str = "的数据类型不适于计算",
    en: str = "is of a kind that does not fit the formula",
) -> Unmeasured:
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
