"""Rates: printed quotients against the figures they are made of.

A printed rate is tested by intervals, never by rounding the quotient of printed figures. 0/0 is
undefined: neither 0 nor 100%. Which denominator a form means is not uniform (original budget,
final budget): where another one fits, that is a hint. Source: 财预〔2013〕53号 and 财预〔2020〕10号
(执行率 = 全年执行数 ÷ 全年预算数), 附件1 (控制率).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.finding import Code, Finding, Hint, Needs, Severity
from perfeval.audit.rounding.figures import (
    Families,
    comparable,
    families_of,
    shown_percent,
    term,
)
from perfeval.audit.rounding.hints import another_fits, hints_for, truncated
from perfeval.audit.rounding.intervals import Interval, RatioOutcome, Verdict, ratio_verdict
from perfeval.audit.ties.implied import implied_rates
from perfeval.audit.ties.related import related_rates, stated_relations
from perfeval.audit.ties.ties import Labelled, RateTie
from perfeval.filing.filing import Filing
from perfeval.numbers.decimals import ATOMS, PLACES
from perfeval.numbers.printed import Percent
from perfeval.scoring.scorecard import Scorecard

__all__ = ["RATES", "UNDEFINED", "judge_rate", "judged", "named", "quotient_hints", "rate_terms"]

_SOURCE = "财预〔2013〕53号；财预〔2020〕10号；附件1 控制率"
_WHOLE: Final = 100 * ATOMS

MISMATCH = Code(
    id="rate.mismatch",
    severity=Severity.ERROR,
    needs=Needs.FUNDS,
    source=_SOURCE,
    meaning_zh="所填比率与分子、分母不符",
    meaning_en="a printed rate is not its numerator over its denominator",
    zh="{label} {printed}，而 {numerator}÷{denominator}＝{computed}；请核对这三个数",
    en="{label} is {printed}, but {numerator} ÷ {denominator} = {computed}",
)
UNDEFINED = Code(
    id="rate.undefined",
    severity=Severity.WARNING,
    needs=Needs.FUNDS,
    source=_SOURCE,
    meaning_zh="分母为零的比率没有意义，既不是 0 也不是 100%",
    meaning_en="a rate over a denominator of 0 is undefined: neither 0 nor 100%",
    zh="{label} 填 {printed}，但 {numerator}÷{denominator} 的分母为零，比率没有意义；请填“/”",
    en="{label} is {printed}, but {numerator} ÷ {denominator} has no value",
)
ABOVE = Code(
    id="rate.above_100",
    severity=Severity.INFO,
    needs=Needs.FUNDS,
    source=_SOURCE,
    meaning_zh="执行率超过 100%，应有说明",
    meaning_en="a rate of execution above 100% wants an explanation",
    zh="{label} {printed}，超过 100%；请核对预算数、执行数，属实的说明资金来源",
    en="{label} is {printed}, above 100%",
)


def named(figure: Labelled) -> str:
    """A figure with its label, for a message."""
    return f"{figure.label} {figure.value.text}"


def rate_terms(rate: Percent) -> list[Interval]:
    """The readings of a printed rate, in atoms of percent: a bare 1 may say 1% or 100%."""
    step = 10 ** (PLACES - rate.places)
    readings = [Interval(rate.atoms, step, step)]
    if rate.bare:
        wide = 100 * 10 ** (PLACES - max(rate.places, 2))
        readings.append(Interval(rate.atoms * 100, wide, wide))
    return readings


def judge_rate(
    numerator: Labelled,
    denominator: Labelled,
    rate: Percent,
    families: Families | None = None,
) -> RatioOutcome:
    """The verdict on a printed rate; of several readings the one that fits best."""
    families = families or families_of([numerator.value, denominator.value])
    order = list(Verdict)
    ratios = (
        ratio_verdict(
            term(numerator.value, families), term(denominator.value, families), reading, _WHOLE
        )
        for reading in rate_terms(rate)
    )
    return min(ratios, key=lambda ratio: order.index(ratio.verdict))


def judged(tie: RateTie) -> tuple[Percent, RatioOutcome] | None:
    """The printed rate of a tie, and the verdict on it; None where there is nothing to compare."""
    rate, pair = tie.rate.value, [tie.numerator.value, tie.denominator.value]
    if not isinstance(rate, Percent) or not comparable(pair):
        return None
    return rate, judge_rate(tie.numerator, tie.denominator, rate, tie.families)


def _rate_findings(tie: RateTie) -> Iterator[Finding]:
    found = judged(tie)
    if found is None:
        return
    rate, ratio = found
    words = {
        "label": tie.rate.label,
        "numerator": named(tie.numerator),
        "denominator": named(tie.denominator),
    }
    if ratio.verdict is Verdict.NOT_COMPUTABLE:
        severity = Severity.INFO if tie.minor and rate.atoms == 0 else None
        yield UNDEFINED.at(
            tie.place, printed=rate.text, severity=severity, relation=tie.relation, words=words
        )
        return
    if ratio.verdict.fails:
        hints = tuple(_rate_hints(tie, rate, ratio))
        fits = any(hint.code == "another_fits" for hint in hints)
        doubt = tie.prose or fits or ratio.verdict is Verdict.UNDECIDABLE
        yield MISMATCH.at(
            tie.place,
            printed=rate.text,
            computed=shown_percent(ratio.numerator, ratio.denominator, rate.places),
            severity=Severity.WARNING if doubt else None,
            hints=hints,
            relation=tie.relation,
            words=words,
        )
    if tie.rate.label == "执行率" and rate.rate.fraction > 1:
        yield ABOVE.at(tie.place, printed=rate.text, label=tie.rate.label)


def _rate_hints(tie: RateTie, rate: Percent, ratio: RatioOutcome) -> Iterator[Hint]:
    for rival in tie.rivals:
        fits = judge_rate(tie.numerator, rival.figure, rate, tie.families)
        if not fits.verdict.fails and fits.verdict is not Verdict.NOT_COMPUTABLE:
            yield another_fits(f"{rival.zh} {rival.figure.value.text}", rival.en)
    yield from quotient_hints(rate, ratio)


def quotient_hints(rate: Percent, ratio: RatioOutcome) -> Iterator[Hint]:
    """What explains a printed percentage that is not its quotient: cut off, or mistyped."""
    unit = 10 ** (PLACES - rate.places)
    cut = _WHOLE * ratio.numerator // (ratio.denominator * unit)
    if cut * unit == rate.atoms:
        yield truncated(rate.text)
    else:
        computed = shown_percent(ratio.numerator, ratio.denominator, rate.places)
        yield from hints_for(rate.text, computed)


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    stated = related_rates(stated_relations(filing), prose=True)
    for tie in chain(implied_rates(filing), stated):
        yield from _rate_findings(tie)


RATES = Check(name="rates", codes=(MISMATCH, UNDEFINED, ABOVE), find=_find)
