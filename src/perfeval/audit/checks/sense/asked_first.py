"""What reviewers ask first, form by form: every question of this folder in one walk of the rows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from perfeval.audit.check import Check
from perfeval.audit.checks.sense.indicators import (
    CONTRADICTED,
    MISPLACED,
    REPEATED,
    TWICE,
    VAGUE,
    misplaced,
    of_other_block,
    repeated,
    twice,
    unmeasurable,
)
from perfeval.audit.checks.sense.reasons import CONTRARY, OTHER, contrary, other_amount
from perfeval.audit.checks.sense.satisfaction import FEW_ASKED, UNASKED, few_asked, unasked
from perfeval.audit.checks.sense.spending import ALL_FULL, OUTRUN, all_full, outrun
from perfeval.audit.checks.sense.told_figures import OTHER_FIGURE, other_figure
from perfeval.audit.finding import Finding
from perfeval.audit.graded import graded
from perfeval.audit.ties.implied import placed_evaluations
from perfeval.audit.vocabulary import Vocabulary, has_any
from perfeval.filing.filing import Filing
from perfeval.scoring.scorecard import Scorecard

__all__ = ["sense_by"]


def _find(words: Vocabulary, filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    texts = [text for form in filing.forms for text, _ in form.prose()]
    silent = bool(texts) and not any(has_any(words.surveys, text) for text in texts)
    for form, place in placed_evaluations(filing):
        rows = graded(form, place)
        for row in rows:
            yield from unmeasurable(row, words)
            yield from misplaced(row, words)
            yield from unasked(row, words, silent)
            yield from few_asked(row, words)
            yield from other_amount(row)
            yield from contrary(row)
            yield from other_figure(row)
        yield from twice(rows)
        yield from repeated(rows)
        yield from of_other_block(rows)
        yield from outrun(form, rows, place)
        yield from all_full(form, rows, place)


def sense_by(words: Vocabulary) -> Check:
    """The checks of what reviewers ask first, with the words that they go by."""
    codes = (
        VAGUE,
        MISPLACED,
        TWICE,
        REPEATED,
        CONTRADICTED,
        UNASKED,
        FEW_ASKED,
        OTHER,
        CONTRARY,
        OTHER_FIGURE,
        OUTRUN,
        ALL_FULL,
    )
    return Check(name="sense", codes=codes, find=partial(_find, words))
