"""The laws of domains: every value that can occur is scored, no step is larger than its row."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from perfeval.conformance.report import breach
from perfeval.conformance.series import rows_with_places, rules_of
from perfeval.errors import Phrase
from perfeval.measures import Change, Formula, Ratio, Total
from perfeval.numbers.rates import Rate
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Band, Bands, ByTarget, Deduct, MissingItems, PerCase, PerStep
from perfeval.rules.inner import with_formulas

__all__ = ["domain_problems", "step_problems", "valley_problems"]

_STEPWISE = (Deduct, PerCase, MissingItems, PerStep)


def domain_problems(rubric: Rubric) -> Iterator[Phrase]:
    """Bands that end where values still can occur: a rate of change may fall below 0."""
    for where, item in rows_with_places(rubric):
        if not isinstance(item, Criterion) or item.measure is None:
            continue
        formula = item.measure.formula
        pairs: list[tuple[object, Formula]] = [(item.rule, formula)]
        pairs += [(inner.rule, own) for inner, own in with_formulas(item.rule, formula)]
        for rule, own in pairs:
            least = rule.least if isinstance(rule, Bands) else None
            if isinstance(least, Rate) and least > Rate("0%"):
                said = "rates below {least} are not scored; least is where rates begin"
                yield breach(where, said, least=least)
            elif least is not None and least.fraction == 0 and _falls_below_zero(own):
                said = "values below 0 can occur and are not scored; say least=None"
                yield breach(where, said)


def valley_problems(rubric: Rubric) -> Iterator[Phrase]:
    """A band that earns less than those on both sides of it: two points are swapped.

    One that earns more than both is sound: a clause may want the middle.
    """
    for where, item in rows_with_places(rubric):
        for at, rule in rules_of(where, item.rule):
            bands = sorted(rule.bands, key=_height) if type(rule) is Bands else ()
            for below, band, above in zip(bands, bands[1:], bands[2:], strict=False):
                if below.points > band.points < above.points:
                    said = "bands of {below}, {points} and {above} points follow on each other"
                    sides = {"below": below.points.plain, "above": above.points.plain}
                    yield breach(at, said, points=band.points.plain, **sides)


def _height(band: Band) -> tuple[bool, Fraction]:
    """Where a band begins; the lowest has no edge below."""
    return band.lower is not None, Fraction(0) if band.lower is None else band.lower.fraction


def _falls_below_zero(formula: Formula) -> bool:
    if isinstance(formula, Ratio):
        return not formula.magnitude and any(term.minus for term in formula.numerator)
    return isinstance(formula, Change | Total)


def step_problems(rubric: Rubric) -> Iterator[Phrase]:
    """A step that takes off more than the row has: one of the two numbers is wrong."""
    for where, item in rows_with_places(rubric):
        for at, rule in (*rules_of(where, item.rule), *_missed(where, item)):
            step = rule.deduct if isinstance(rule, _STEPWISE) else None
            if step is not None and step > item.points:
                yield breach(
                    at,
                    "one step takes off {step} of {points} points",
                    step=step.plain,
                    points=item.points.plain,
                )


def _missed(where: str, item: Criterion | Pool) -> Iterator[tuple[str, object]]:
    if isinstance(item.rule, ByTarget):
        yield where, item.rule.missed_rate
        yield where, item.rule.missed_count
