"""Multiples, products, growth and completions: “k倍”, 35人每人1200元, 增长20%, 完成任务122%.

A multiple is tested as a rate is, with 1 in place of 100; a truncated one, or one that says the
increase, is a hint. A count of things is exact, and so is what is set for each of them (每人1200元;
not 人均): the one times the other is the total, as far as this is printed.
Growth is the rate of its two figures, and 100 more or less. A completion
holds where some whole task fits. Source: 附件4 报告.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.checks.rates import UNDEFINED, named, rate_terms
from perfeval.audit.finding import Code, Finding, Hint, Place, Severity
from perfeval.audit.rounding.figures import (
    comparable,
    decimals,
    families_of,
    shown,
    shown_ratio,
    term,
    unit_word,
)
from perfeval.audit.rounding.hints import truncated
from perfeval.audit.rounding.intervals import (
    Interval,
    RatioOutcome,
    Verdict,
    ratio_verdict,
    whole_tasks,
)
from perfeval.audit.ties.last_year import told_growths
from perfeval.audit.ties.related import stated_relations
from perfeval.filing.filing import Filing
from perfeval.filing.relations import Completion, Growth, Multiple
from perfeval.numbers.amounts import Amount
from perfeval.numbers.decimals import ATOMS, PLACES
from perfeval.numbers.printed import Count, Percent
from perfeval.scoring.scorecard import Scorecard

__all__ = ["MULTIPLES"]

_SOURCE = "附件4 报告"
_WHOLE: Final = 100 * ATOMS
_TIMES: Final = "倍"
_MEAN: Final = "均"

MULTIPLE = Code(
    id="multiple.mismatch",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="“k倍”与两个数字之比不符",
    meaning_en="a printed multiple is not the quotient of its figures",
    zh="{label} {printed}，而 {numerator}÷{denominator}＝{quotient}；请核对这三个数",
    en="{label} is {printed}, but {numerator} ÷ {denominator} = {quotient}",
)
PRODUCT = Code(
    id="product.mismatch",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="数量乘以标准（单价、每期人数）与所写的总数不符",
    meaning_en="a count times the figure for each is not the total that the sentence names",
    zh="“{count}”乘以“{each}”为 {computed}，而“{label}”写的是 {printed}；请核对数量、标准和总数",
    en="{count} times {each} is {computed}, but {label} is {printed}",
)
GROWTH = Code(
    id="growth.mismatch",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="增长率、下降率或超额完成的比例与两个数字不符",
    meaning_en="a printed growth, fall or excess over a task does not follow from its two figures",
    zh="“{label}”写的是 {printed}，而由“{base}”到“{value}”是{computed}；请核对这三个数",
    en="{label} {printed}, but from {base} to {value} is {computed}",
)
COMPLETION = Code(
    id="completion.no_task",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="完成数与完成率不可能同时成立：没有一个整数任务数与之相符",
    meaning_en="a count and its completion cannot both be right: no whole task fits",
    zh="{label} {done}，完成率 {printed}，任务数应在 {computed} 之间，其中没有整数；"
    "请核对完成数和完成率",
    en="{label} {done} is said to be {printed} of a task between {computed}: none is whole",
)


def _multiple_findings(relation: Multiple, place: Place) -> Iterator[Finding]:
    times = relation.times.value
    pair = [relation.value.value, relation.base.value]
    if not isinstance(times, Count) or not comparable(pair):
        return
    families = families_of(pair)
    step = 10 ** (PLACES - times.places)
    top, bottom = (term(value, families) for value in pair)
    multiple = not times.unit or times.unit == _TIMES
    printed = Interval(times.atoms, step, step) if multiple else term(times, {})
    if not multiple and _MEAN not in relation.base.label:
        bottom = Interval(relation.base.value.atoms)
    ratio = ratio_verdict(top, bottom, printed, ATOMS)
    words = {
        "label": relation.times.label,
        "numerator": named(relation.value),
        "denominator": named(relation.base),
    }
    if ratio.verdict is Verdict.NOT_COMPUTABLE:
        yield UNDEFINED.at(place, printed=times.text, relation=relation.id, words=words)
    elif ratio.verdict.fails and not multiple:
        yield _product(relation, times, place)
    elif ratio.verdict.fails:
        yield MULTIPLE.at(
            place,
            printed=times.text,
            computed=f"{shown_ratio(ratio.numerator, ratio.denominator, times.places)}{times.unit}",
            hints=tuple(_multiple_hints(times, step, top, bottom, ratio)),
            relation=relation.id,
            quotient=shown_ratio(ratio.numerator, ratio.denominator, times.places + 2),
            words=words,
        )


def _product(relation: Multiple, times: Count, place: Place) -> Finding:
    value, base = relation.value.value, relation.base.value
    unit = value.unit if isinstance(value, Count) else unit_word(value)
    return PRODUCT.at(
        place,
        printed=f"{value.text}{unit_word(value)}",
        computed=f"{shown(times.atoms * base.atoms // ATOMS, value)}{unit}",
        relation=relation.id,
        label=relation.value.label,
        count=named(relation.times),
        each=f"{named(relation.base)}{unit_word(base)}",
    )


def _multiple_hints(
    times: Count, step: int, top: Interval, bottom: Interval, ratio: RatioOutcome
) -> Iterator[Hint]:
    cut = ATOMS * ratio.numerator // (ratio.denominator * step)
    if cut * step == times.atoms:
        yield truncated(times.text)
    more = Interval(times.atoms + ATOMS, step, step)
    if not ratio_verdict(top, bottom, more, ATOMS).verdict.fails:
        yield Hint("increase", "与增长倍数相符", "fits the increase")


def _growth_findings(relation: Growth, place: Place) -> Iterator[Finding]:
    percent, pair = relation.percent.value, [relation.value.value, relation.base.value]
    if not isinstance(percent, Percent) or not comparable(pair):
        return
    families = families_of(pair)
    top, bottom = (term(value, families) for value in pair)
    step = 10 ** (PLACES - percent.places)
    grown = _WHOLE - percent.atoms if relation.fell else _WHOLE + percent.atoms
    ratio = ratio_verdict(top, bottom, Interval(grown, step, step), _WHOLE)
    words = {
        "label": relation.percent.label,
        "value": f"{named(relation.value)}{unit_word(relation.value.value)}",
        "base": f"{named(relation.base)}{unit_word(relation.base.value)}",
    }
    if ratio.verdict is Verdict.NOT_COMPUTABLE:
        words |= {"numerator": words["value"], "denominator": words["base"]}
        yield UNDEFINED.at(place, printed=percent.text, relation=relation.id, words=words)
    elif ratio.verdict.fails:
        change = Fraction(ratio.numerator - ratio.denominator, ratio.denominator)
        yield GROWTH.at(
            place,
            printed=percent.text,
            computed=f"{'增长' if change >= 0 else '下降'} "
            f"{decimals(100 * abs(change), max(percent.places, 2))}%",
            relation=relation.id,
            words=words,
        )


def _completion_findings(relation: Completion, place: Place) -> Iterator[Finding]:
    done, percent = relation.done.value, relation.percent.value
    if isinstance(done, Amount) or not isinstance(percent, Percent) or done.atoms <= 0:
        return
    count, rate = term(done, {}), rate_terms(percent)[0]
    if 2 * rate.value <= rate.step or whole_tasks(count, rate, _WHOLE, ATOMS):
        return
    low = _decimals((2 * count.value - count.step) * _WHOLE, (2 * rate.value + rate.step) * ATOMS)
    high = _decimals((2 * count.value + count.step) * _WHOLE, (2 * rate.value - rate.step) * ATOMS)
    yield COMPLETION.at(
        place,
        printed=percent.text,
        computed=f"{low}–{high}",
        hints=tuple(_swapped(done.plain, rate)),
        relation=relation.id,
        label=relation.done.label,
        done=done.text,
    )


def _decimals(numerator: int, denominator: int) -> str:
    """A quotient with two places, for a message."""
    return shown_ratio(numerator, denominator, 2)


def _swapped(digits: str, rate: Interval) -> Iterator[Hint]:
    """A round task that fits where two neighbouring digits of the count are changed about."""
    if not digits.isascii() or not digits.isdigit():
        return
    for place in range(len(digits) - 1):
        swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        tasks = whole_tasks(Interval(int(swapped)), rate, _WHOLE, 1)
        task = -(-tasks.start // 10) * 10
        if swapped != digits and task in tasks:
            yield Hint(
                "transposed",
                f"如为{swapped}，则任务数{task}与之相符",
                f"{swapped} of {task} would fit",
            )
            return


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    for relation, place in chain(stated_relations(filing), told_growths(filing)):
        if isinstance(relation, Multiple):
            yield from _multiple_findings(relation, place)
        elif isinstance(relation, Growth):
            yield from _growth_findings(relation, place)
        elif isinstance(relation, Completion):
            yield from _completion_findings(relation, place)


MULTIPLES = Check(name="multiples", codes=(MULTIPLE, PRODUCT, GROWTH, COMPLETION), find=_find)
