"""The laws of domains: every value that can occur is scored, no step is larger than its row."""

from __future__ import annotations

from collections.abc import Iterator

from perfeval.conformance.report import breach
from perfeval.conformance.series import rows_with_places, rules_of
from perfeval.errors import Phrase
from perfeval.measures import Change, Formula, Ratio, Total
from perfeval.numbers.rates import Rate
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Bands, ByTarget, Deduct, MissingItems, PerCase, PerStep
from perfeval.rules.inner import with_formulas

__all__ = ["domain_problems", "step_problems"]

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
