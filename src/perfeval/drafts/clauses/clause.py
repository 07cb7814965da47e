"""A clause of a scoring sheet, read whole or not at all.

Whatever is not understood to its last word is left to people, with the reason: a clause that is
read wrongly is worse than one that is left.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from attrs import evolve

from perfeval.drafts.clauses.bands import read_bands
from perfeval.drafts.clauses.checklists import read_checklist
from perfeval.drafts.clauses.deductions import read_deduction
from perfeval.drafts.clauses.formulas import Formula
from perfeval.drafts.clauses.gains import read_gain
from perfeval.drafts.clauses.levels import read_balance, read_graded, read_levels
from perfeval.drafts.clauses.missing import read_missing
from perfeval.drafts.clauses.price_lists import read_price_list
from perfeval.drafts.clauses.prices import read_price
from perfeval.drafts.clauses.proportions import read_proportion
from perfeval.drafts.clauses.shares import InProportion
from perfeval.drafts.clauses.tokens import Step, tokens
from perfeval.drafts.clauses.understood import Understood
from perfeval.drafts.clauses.wording import UnreadError, Wording
from perfeval.errors import PerfevalError
from perfeval.numbers.printed import Points

__all__ = ["read_clause"]

_LONGEST: Final = 2_000


def read_clause(clause: str, points: Points) -> Understood:
    """What a clause says of a row of `points`. Raises `UnreadError` where it is not plain."""
    wording = Wording.of(clause)
    if not wording.plain:
        raise UnreadError("表上没有写评分标准")
    if len(wording.plain) > _LONGEST:
        raise UnreadError("条文太长")
    try:
        understood = _read(wording, points.fraction)
        problem = understood.rule.problem(points)
    except PerfevalError as error:  # what was read contradicts itself: no band holds 90%
        raise UnreadError(f"条文自相矛盾（{error.message('zh')}）") from None
    if problem is not None:
        raise UnreadError(f"条文的最高分或最多扣分与本行分值{points.plain}分不符")
    return understood


def _read(wording: Wording, worth: Fraction) -> Understood:
    found = (
        read_balance(wording)
        or read_levels(wording, worth)
        or read_price_list(wording, worth)
        or read_missing(wording, worth)
        or read_price(wording, worth)
        or read_gain(wording, worth)
    )
    if found is not None:
        return found
    try:
        return _of_rate(wording, worth)
    except UnreadError as why:
        left = why
    try:
        found = _checklist(wording, worth, left)
    except UnreadError as why:
        found, left = None, why
    found = found or read_graded(wording, worth)
    if found is None:
        raise left from None
    return found


def _checklist(wording: Wording, worth: Fraction, why: UnreadError) -> Understood | None:
    """A checklist; of a clause with rates it is said why it is none of these."""
    try:
        return read_checklist(wording, worth)
    except UnreadError:
        if "%" in wording.plain:
            raise why from None
        raise


def _of_rate(wording: Wording, worth: Fraction) -> Understood:
    """A clause on a rate, by the kinds of statement in it."""
    said = list(tokens(wording.plain))
    formulas = [each for each in said if isinstance(each, Formula)]
    rest = [each for each in said if not isinstance(each, Formula)]
    if len(formulas) > 1:
        raise UnreadError("条文里有几个公式")
    if any(isinstance(each, Step) for each in rest):
        understood = read_deduction(rest, wording, worth)
    elif any(isinstance(each, InProportion) for each in rest):
        understood = read_proportion(rest, worth)
    else:
        understood = read_bands(rest, wording, worth)
    for each in formulas:
        names = (*understood.subjects, each.name)
        understood = evolve(understood, subjects=names, formula=each.text)
    return understood
