"""The law of untouched data: to score changes nothing.

Frozen classes keep honest code from changes. A plugin's rule can still write behind their back;
so all is compared before and after each call into one, here and never while scoring.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from perfeval.conformance.report import LawCheck, breach
from perfeval.conformance.series import rows_with_places, rules_of, state_of
from perfeval.conformance.specimens import Figures, specimen
from perfeval.errors import Phrase
from perfeval.filing import Filing, Indicator
from perfeval.measures import Measured
from perfeval.measures.checked import has_own_formula, measured_by
from perfeval.numbers.printed import Points
from perfeval.plugins import contained, guarded
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.digest import digest_of
from perfeval.rubric.rubric import Rubric
from perfeval.rules.checked import is_own_rule

__all__ = ["untouched_check"]


def untouched_check(rubric: Rubric, examples: tuple[Filing, ...]) -> LawCheck:
    """No rule and no formula of a plugin changes a filing that it scores, or the rubric."""
    rows = [row for row in rows_with_places(rubric) if _is_foreign(row[1])]
    filings = (*(specimen(rubric, figures) for figures in Figures), *examples) if rows else ()
    problems = (
        problem
        for filing in filings
        for where, item in rows
        for problem in _changes(rubric, filing, where, item)
    )
    return LawCheck.of("scoring changes nothing that is scored", problems)


def _is_foreign(item: Criterion | Pool) -> bool:
    """Whether code of a plugin is run to score a row."""
    measure = item.measure if isinstance(item, Criterion) else None
    own = measure is None or has_own_formula(measure)
    return not own or not all(is_own_rule(rule) for _, rule in rules_of("", item.rule))


def _changes(
    rubric: Rubric, filing: Filing, where: str, item: Criterion | Pool
) -> Iterator[Phrase]:
    """What a row changes when it scores a copy of `filing`; what it gives is for other laws."""
    filing = pickle.loads(pickle.dumps(filing))
    for who, ask in _calls(rubric, filing, item):
        before, digest = state_of(filing), guarded(partial(digest_of, rubric))
        contained(partial(guarded, ask))
        if state_of(filing) != before:
            yield breach(where, "its {who} changes the filing that it scores", who=Phrase(who))
        if guarded(partial(digest_of, rubric)) != digest:
            said = "its {who} changes the rubric that it belongs to"
            yield breach(where, said, who=Phrase(who))


def _calls(
    rubric: Rubric, filing: Filing, item: Criterion | Pool
) -> Iterator[tuple[str, Callable[[], object]]]:
    """The calls by which a row scores a filing, each with what is asked: its measure, its rule."""
    form = next(iter(filing.forms_of(rubric.form)), None)
    points = Points.of_atoms(item.points.atoms)
    if isinstance(item, Pool):
        for indicator in getattr(form, "indicators", ()):
            yield "rule", partial(_award, item.rule, indicator, points)
    elif item.measure is not None:
        measure = partial(measured_by, item.measure, filing.facts_for(form), "")
        yield "measure", measure
        measured = guarded(measure)
        if isinstance(measured, Measured):
            yield "rule", partial(_award, item.rule, measured, points)


def _award(rule: Any, given: Indicator | Measured, points: Points) -> object:
    return rule.award(given, points)
