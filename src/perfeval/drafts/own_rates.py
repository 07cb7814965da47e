"""Rates that only the sheet itself knows: by the formula that it prints, or as a unit states them.

The figures of such a formula are facts of the row: nothing in a form is taken for them.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Final

from attrs import evolve

from perfeval.drafts.clauses import UnreadError
from perfeval.measures import GivenRate, Measure, Ratio, Term

__all__ = ["own_ratio", "stated_rate", "with_named_terms"]

_RATES: Final = ("率", "比例", "占比", "比重", "满意度", "知晓度", "认可度", "支持度")
_DEVIATIONS: Final = ("偏差", "偏差度", "偏离", "偏离度", "误差")
_SEVERAL: Final = re.compile("[、和或]|(?<!参)与|(?<!普)及(?![时格])")
_HUNDRED: Final = re.compile(r"[×*xX]100%\Z")
_OUTER: Final = re.compile(r"\A[(\[](?P<inside>[^()\[\]]++)[)\]]\Z")
_BRACKETED: Final = re.compile(r"\A\[(?P<inside>.+)\]\Z|\A\((?P<round>.+)\)\Z")
_TERM: Final = re.compile(r"(?P<sign>[+-])?(?P<name>[^-+÷/×*()\[\]]{2,40})")


def own_ratio(name: str, formula: str, key: str) -> Measure:
    """The rate `name` by the formula of its sheet. Raises `UnreadError` where it is not plain.

    >>> own_ratio("到位率", "(实际到位数/计划数)×100%", "row-01").facts
    ('row-01.above-1', 'row-01.below-1')
    """
    plain = _HUNDRED.sub("", formula)
    above, sign, below = _unwrapped(plain).replace("÷", "/").partition("/")
    if not sign or "/" in below:
        raise UnreadError(f"公式“{formula}”没有读懂")
    ratio = Ratio(
        numerator=tuple(_terms(above, f"{key}.above", formula)),
        denominator=tuple(_terms(below, f"{key}.below", formula)),
    )
    return Measure(id=key, name=name, formula=ratio, text=formula)


def stated_rate(name: str, label: str, key: str) -> Measure | None:
    """The rate `name` as the unit states it; None where its name is none of one rate."""
    if not label.endswith((*_RATES, *_DEVIATIONS)) or _SEVERAL.search(label):
        return None
    term = Term(fact=f"{key}.rate", name=name)
    return Measure(id=key, name=name, formula=GivenRate(term=term), text=f"单位所报的{label}")


def with_named_terms(measure: Measure, name: str, shared: Container[str]) -> Measure:
    """The rate with the name of its row before each figure that other rows call so, too: 预算数."""
    formula = measure.formula
    if not isinstance(formula, Ratio):
        return measure

    def named(terms: tuple[Term, ...]) -> tuple[Term, ...]:
        return tuple(
            evolve(each, name=f"{name}：{each.name}") if each.name in shared else each
            for each in terms
        )

    ratio = evolve(
        formula, numerator=named(formula.numerator), denominator=named(formula.denominator)
    )
    return evolve(measure, formula=ratio)


def _unwrapped(text: str) -> str:
    """A formula without the brackets around the whole of it: (甲/乙), [(甲-乙)/乙]."""
    match = _BRACKETED.match(text)
    inside = "" if match is None else match["inside"] or match["round"]
    whole = inside and _closes(inside)
    return inside if whole else text


def _closes(text: str) -> bool:
    """Whether no bracket of a text closes one that was opened before it."""
    depth = 0
    for each in text:
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(each, 0)
        if depth < 0:
            return False
    return depth == 0


def _terms(side: str, key: str, formula: str) -> Iterator[Term]:
    """Each figure of a side, with its sign."""
    outer = _OUTER.match(side)
    text, at, count = side if outer is None else outer["inside"], 0, 0
    while at < len(text):
        match = _TERM.match(text, at)
        count += 1
        # 甲＋乙÷丙 is no share; (甲)(乙) none either
        if match is None or (count > 1 and (match["sign"] is None or outer is None)):
            raise UnreadError(f"公式“{formula}”没有读懂")
        yield Term(fact=f"{key}-{count}", name=match["name"], minus=match["sign"] == "-")
        at = match.end()
