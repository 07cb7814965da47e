"""A clause of a scoring sheet, read whole or not at all.

Whatever is not understood to its last word is left to people, with the reason: a clause that is
read wrongly is worse than one that is left.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from attrs import evolve

from perfeval.drafts.clauses.cases.gains import read_gain
from perfeval.drafts.clauses.cases.price_lists import read_gain_list, read_price_list
from perfeval.drafts.clauses.cases.prices import read_price
from perfeval.drafts.clauses.cases.vetoes import read_with_end
from perfeval.drafts.clauses.conditions.checklists import read_checklist
from perfeval.drafts.clauses.conditions.missing import read_missing
from perfeval.drafts.clauses.part_steps import (
    PERCENT,
    PartStep,
    part_step_beside,
    without_part_step,
)
from perfeval.drafts.clauses.rates.bands import read_bands
from perfeval.drafts.clauses.rates.both_ways import deviation_in
from perfeval.drafts.clauses.rates.counts import counted, of_counts
from perfeval.drafts.clauses.rates.deductions import read_deduction
from perfeval.drafts.clauses.rates.formulas import Formula
from perfeval.drafts.clauses.rates.proportions import read_proportion
from perfeval.drafts.clauses.rates.shares import InProportion
from perfeval.drafts.clauses.rates.statements import Step
from perfeval.drafts.clauses.rates.tokens import tokens, without_factor
from perfeval.drafts.clauses.states.levels import read_balance, read_graded, read_levels
from perfeval.drafts.clauses.states.listed import read_listed
from perfeval.drafts.clauses.understood import Assumed, Understood
from perfeval.drafts.clauses.wording import UnreadError, Wording
from perfeval.errors import PerfevalError
from perfeval.numbers.printed import Points
from perfeval.rules import Deduct

__all__ = ["read_clause"]

_LONGEST: Final = 2_000


def read_clause(clause: str, points: Points, *, name: str = "", meaning: str = "") -> Understood:
    """What a clause says of a row of `points`. Raises `UnreadError` where it is not plain.

    `name` is that of the row, which may be a deviation (偏差率); `meaning` its 指标解释, which may
    say how a part of a step counts.
    """
    whole = Wording.of(clause)
    if not whole.plain:
        raise UnreadError("表上没有写评分标准")
    if len(whole.plain) > _LONGEST:
        raise UnreadError("条文太长")
    wording, part = without_part_step(whole)
    try:
        understood = _read(wording, points.fraction, part, name)
        problem = understood.rule.problem(points)
    except PerfevalError as error:  # what was read contradicts itself: no band holds 90%
        raise UnreadError(f"条文自相矛盾（{error.message('zh')}）") from None
    if problem is not None:
        raise UnreadError(f"条文的最高分或最多扣分与本行分值{points.plain}分不符")
    if part is not None and all(each.key != "part-step" for each in understood.assumed):
        raise UnreadError("“不足”说的一步不是扣分的一步")
    return _settled(_cited(understood, wording, whole), meaning)


def _cited(understood: Understood, wording: Wording, whole: Wording) -> Understood:
    """The readings by words of the clause as it is printed."""

    def words(each: Assumed) -> Assumed:
        return each if each.clause in whole.verbatim else evolve(each, clause=whole.verbatim)

    step = understood.open_step
    return evolve(
        understood,
        assumed=tuple(map(words, understood.assumed)),
        open_step=step if step in whole.verbatim else wording.verbatim,
    )


def _settled(understood: Understood, meaning: str) -> Understood:
    """A part-step that the clause leaves open, by what the explanation of the row says of it."""
    rule = understood.rule
    if not understood.open_step or not isinstance(rule, Deduct):
        return understood
    part = part_step_beside(meaning, 100 * rule.per.fraction)
    if part is None:
        return understood
    said = part.assumed(understood.open_step)
    return evolve(
        understood,
        rule=understood.chosen(part.steps),
        open_step="",
        assumed=(*understood.assumed, said),
    )


def _read(wording: Wording, worth: Fraction, part: PartStep | None, name: str) -> Understood:
    found = (
        read_balance(wording)
        or read_listed(wording, worth)
        or read_levels(wording, worth)
        or read_with_end(wording, worth, part)
        or _of_count(wording, worth, part)
        or read_price_list(wording, worth)
        or read_missing(wording, worth)
        or read_gain_list(wording, worth)
        or read_price(wording, worth, part)
        or read_gain(wording, worth)
    )
    if found is not None:
        return found
    try:
        return _of_rate(wording, worth, part, name)
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


def _of_count(wording: Wording, worth: Fraction, part: PartStep | None) -> Understood | None:
    """A clause on counts of one unit; None where it is none, or not plain as one."""
    found = counted(wording)
    if found is None:
        return None
    of_rates, unit = found
    if part is not None and part.unit == unit:
        part = evolve(part, unit=PERCENT)
    try:
        return of_counts(_by_statements(of_rates, worth, part, whole=True), unit, worth)
    except UnreadError:
        return None


def _checklist(wording: Wording, worth: Fraction, why: UnreadError) -> Understood | None:
    """A checklist; of a clause with rates it is said why it is none of these."""
    try:
        return read_checklist(wording, worth)
    except UnreadError:
        if "%" in wording.plain:
            raise why from None
        raise


def _of_rate(wording: Wording, worth: Fraction, part: PartStep | None, name: str) -> Understood:
    """A clause on a rate, or on how far one deviates."""
    deviation = deviation_in(wording, name)
    if deviation is None:
        return _by_statements(wording, worth, part)
    return deviation.mirrored(_by_statements(deviation.wording, worth, part))


def _by_statements(
    wording: Wording, worth: Fraction, part: PartStep | None, *, whole: bool = False
) -> Understood:
    """A clause on a rate, or on `whole` numbers, by the kinds of statement in it."""
    said = list(without_factor(list(tokens(wording.plain))))
    formulas = [each for each in said if isinstance(each, Formula)]
    rest = [each for each in said if not isinstance(each, Formula)]
    if len(formulas) > 1:
        raise UnreadError("条文里有几个公式")
    if any(isinstance(each, Step) for each in rest):
        understood = read_deduction(rest, wording, worth, part, whole=whole)
    elif any(isinstance(each, InProportion) for each in rest):
        understood = read_proportion(rest, worth)
    else:
        understood = read_bands(rest, wording, worth, whole=whole)
    if formulas and understood.formula:
        raise UnreadError("条文里有几个公式")
    for each in formulas:
        names = (*understood.subjects, each.name)
        understood = evolve(understood, subjects=names, formula=each.text)
    return understood
