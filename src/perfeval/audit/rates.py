"""Rates: printed quotients, multiples and completions against the figures they are made of.

A printed rate is tested by intervals, never by rounding the quotient of printed figures. 0/0 is
undefined: neither 0 nor 100%. Which denominator a form means is not uniform (original budget,
final budget): where another one fits, that is a hint. Source: 财预〔2013〕53号 and 财预〔2020〕10号
(执行率 = 全年执行数 ÷ 全年预算数), 附件1 (控制率).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from perfeval.amounts import Amount
from perfeval.audit.check import Check
from perfeval.audit.consistency import Ratio, Term, Verdict, ratio_verdict, whole_tasks
from perfeval.audit.figures import (
    comparable,
    families_of,
    shown_percent,
    shown_ratio,
    term,
    text_of,
)
from perfeval.audit.finding import Code, Finding, Hint, Place, Severity
from perfeval.audit.hints import another_fits, hints_for, truncated
from perfeval.audit.implied import implied_rates
from perfeval.audit.ties import Labelled, RateTie
from perfeval.filing.filing import Filing
from perfeval.filing.relations import Completion, Multiple, RateRelation
from perfeval.numbers import ATOMS, Count, Percent

__all__ = ["RATES", "judge_rate", "rate_terms"]

_SOURCE = "财预〔2013〕53号；财预〔2020〕10号；附件1 控制率"
_WHOLE: Final = 100 * ATOMS

MISMATCH = Code(
    id="rate.mismatch",
    severity=Severity.ERROR,
    source=_SOURCE,
    meaning_zh="所填比率与分子、分母不符",
    meaning_en="a printed rate is not its numerator over its denominator",
    zh="{label} {printed}，而 {numerator}÷{denominator}＝{computed}",
    en="{label} is {printed}, but {numerator} ÷ {denominator} = {computed}",
)
UNDEFINED = Code(
    id="rate.undefined",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="分母为零的比率没有意义，既不是 0 也不是 100%",
    meaning_en="a rate over a denominator of 0 is undefined: neither 0 nor 100%",
    zh="{label} 填 {printed}，但 {numerator}÷{denominator} 的分母为零，比率没有意义",
    en="{label} is {printed}, but {numerator} ÷ {denominator} has no value",
)
ABOVE = Code(
    id="rate.above_100",
    severity=Severity.INFO,
    source=_SOURCE,
    meaning_zh="执行率超过 100%，应有说明",
    meaning_en="a rate of execution above 100% wants an explanation",
    zh="{label} {printed}，超过 100%",
    en="{label} is {printed}, above 100%",
)
MULTIPLE = Code(
    id="multiple.mismatch",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="“k倍”与两个数字之比不符",
    meaning_en="a printed multiple is not the quotient of its figures",
    zh="{label} {printed}，而 {numerator}÷{denominator}＝{quotient}",
    en="{label} is {printed}, but {numerator} ÷ {denominator} = {quotient}",
)
COMPLETION = Code(
    id="completion.no_task",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="完成数与完成率不可能同时成立：没有一个整数任务数与之相符",
    meaning_en="a count and its completion cannot both be right: no whole task fits",
    zh="{label} {printed}，完成 {percent}，任务数应在 {computed} 之间，其中没有整数",
    en="{label} {printed} is said to be {percent} of a task between {computed}: none is whole",
)


def _named(figure: Labelled) -> str:
    return f"{figure.label} {text_of(figure.value)}"


def rate_terms(rate: Percent) -> list[Term]:
    """The readings of a printed rate, in atoms of percent: a bare 1 may say 1% or 100%."""
    step = 10 ** (8 - rate.places)
    readings = [Term(rate.atoms, step, step)]
    if rate.bare:
        wide = 100 * 10 ** (8 - max(rate.places, 2))
        readings.append(Term(rate.atoms * 100, wide, wide))
    return readings


def judge_rate(
    numerator: Labelled,
    denominator: Labelled,
    rate: Percent,
    families: dict[str, int] | None = None,
) -> Ratio:
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


def _stated(filing: Filing) -> Iterator[RateTie]:
    for position, relation in enumerate(filing.relations):
        if isinstance(relation, RateRelation):
            yield RateTie(
                place=Place(relation.at or relation.rate.at, (len(filing.forms), position)),
                numerator=relation.numerator,
                denominator=relation.denominator,
                rate=relation.rate,
                prose=True,
                relation=relation.id,
            )


def _rate_findings(tie: RateTie) -> Iterator[Finding]:
    rate = tie.rate.value
    if not isinstance(rate, Percent) or not comparable(
        [tie.numerator.value, tie.denominator.value]
    ):
        return
    families = dict(tie.families) or None
    ratio = judge_rate(tie.numerator, tie.denominator, rate, families)
    words = {
        "label": tie.rate.label,
        "numerator": _named(tie.numerator),
        "denominator": _named(tie.denominator),
    }
    if ratio.verdict is Verdict.NOT_COMPUTABLE:
        severity = Severity.INFO if tie.minor and rate.atoms == 0 else None
        yield UNDEFINED.at(
            tie.place, printed=text_of(rate), severity=severity, relation=tie.relation, words=words
        )
        return
    if ratio.verdict.fails:
        hints = tuple(_rate_hints(tie, rate, ratio, families))
        fits = any(hint.code == "another_fits" for hint in hints)
        doubt = tie.prose or fits or ratio.verdict is Verdict.UNDECIDABLE
        yield MISMATCH.at(
            tie.place,
            printed=text_of(rate),
            computed=shown_percent(ratio.numerator, ratio.denominator, rate.places),
            severity=Severity.WARNING if doubt else None,
            hints=hints,
            relation=tie.relation,
            words=words,
        )
    if tie.rate.label == "执行率" and rate.rate.fraction > 1:
        yield ABOVE.at(tie.place, printed=text_of(rate), label=tie.rate.label)


def _rate_hints(
    tie: RateTie, rate: Percent, ratio: Ratio, families: dict[str, int] | None
) -> Iterator[Hint]:
    for rival in tie.rivals:
        fits = judge_rate(tie.numerator, rival.figure, rate, families)
        if not fits.verdict.fails and fits.verdict is not Verdict.NOT_COMPUTABLE:
            yield another_fits(f"{rival.zh} {text_of(rival.figure.value)}", rival.en)
    unit = 10 ** (8 - rate.places)
    cut = 100 * ATOMS * ratio.numerator // (ratio.denominator * unit)
    if cut * unit == rate.atoms:
        yield truncated(text_of(rate))
    else:
        computed = shown_percent(ratio.numerator, ratio.denominator, rate.places)
        yield from hints_for(text_of(rate), computed)


def _multiple_findings(relation: Multiple, place: Place) -> Iterator[Finding]:
    times = relation.times.value
    pair = [relation.value.value, relation.base.value]
    if not isinstance(times, Count) or not comparable(pair):
        return
    families = families_of(pair)
    step = 10 ** (8 - times.places)
    top, bottom = (term(value, families) for value in pair)
    ratio = ratio_verdict(top, bottom, Term(times.atoms, step, step), ATOMS)
    words = {
        "label": relation.times.label,
        "numerator": _named(relation.value),
        "denominator": _named(relation.base),
    }
    if ratio.verdict is Verdict.NOT_COMPUTABLE:
        yield UNDEFINED.at(place, printed=text_of(times), relation=relation.id, words=words)
    elif ratio.verdict.fails:
        yield MULTIPLE.at(
            place,
            printed=text_of(times),
            computed=f"{shown_ratio(ratio.numerator, ratio.denominator, times.places)}{times.unit}",
            hints=tuple(_multiple_hints(times, step, top, bottom, ratio)),
            relation=relation.id,
            quotient=shown_ratio(ratio.numerator, ratio.denominator, times.places + 2),
            words=words,
        )


def _multiple_hints(
    times: Count, step: int, top: Term, bottom: Term, ratio: Ratio
) -> Iterator[Hint]:
    cut = ATOMS * ratio.numerator // (ratio.denominator * step)
    if cut * step == times.atoms:
        yield truncated(text_of(times))
    more = Term(times.atoms + ATOMS, step, step)
    if not ratio_verdict(top, bottom, more, ATOMS).verdict.fails:
        yield Hint("increase", "与增长倍数相符", "fits the increase")


def _completion_findings(relation: Completion, place: Place) -> Iterator[Finding]:
    done, percent = relation.done.value, relation.percent.value
    if isinstance(done, Amount) or not isinstance(percent, Percent) or done.atoms <= 0:
        return
    count, rate = term(done, {}), rate_terms(percent)[0]
    if 2 * rate.value <= rate.step or whole_tasks(count, rate, _WHOLE, ATOMS):
        return
    step = max(count.step, 0)
    low = decimals_of((2 * count.value - step) * _WHOLE, (2 * rate.value + rate.step) * ATOMS)
    high = decimals_of((2 * count.value + step) * _WHOLE, (2 * rate.value - rate.step) * ATOMS)
    yield COMPLETION.at(
        place,
        printed=text_of(done),
        computed=f"{low}–{high}",
        hints=tuple(_swapped(done.plain, rate)),
        relation=relation.id,
        label=relation.done.label,
        percent=text_of(percent),
    )


def decimals_of(numerator: int, denominator: int) -> str:
    """A quotient with two places, for a message."""
    return shown_ratio(numerator, denominator, 2)


def _swapped(digits: str, rate: Term) -> Iterator[Hint]:
    """A round task that fits where two neighbouring digits of the count are changed about."""
    if not digits.isascii() or not digits.isdigit():
        return
    for place in range(len(digits) - 1):
        swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        for task in whole_tasks(Term(int(swapped)), rate, _WHOLE, 1):
            if swapped != digits and task % 10 == 0:
                yield Hint(
                    "transposed",
                    f"如为{swapped}，则任务数{task}与之相符",
                    f"{swapped} of {task} would fit",
                )
                return


def _find(filing: Filing) -> Iterable[Finding]:
    for tie in implied_rates(filing):
        yield from _rate_findings(tie)
    for tie in _stated(filing):
        yield from _rate_findings(tie)
    for position, relation in enumerate(filing.relations):
        place = (len(filing.forms), position)
        if isinstance(relation, Multiple):
            at = Place(relation.at or relation.times.at, place)
            yield from _multiple_findings(relation, at)
        elif isinstance(relation, Completion):
            at = Place(relation.at or relation.percent.at, place)
            yield from _completion_findings(relation, at)


RATES = Check(name="rates", codes=(MISMATCH, UNDEFINED, ABOVE, MULTIPLE, COMPLETION), find=_find)
