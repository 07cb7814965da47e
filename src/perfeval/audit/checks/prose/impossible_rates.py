"""Rates in prose that cannot be: a satisfaction of 980%, by the names of a `Vocabulary`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import partial
from itertools import chain
from typing import Final

from attrs import evolve

from perfeval.audit.check import Check
from perfeval.audit.checks.values.impossible import IMPOSSIBLE
from perfeval.audit.finding import Finding
from perfeval.audit.ties.implied import placed_forms
from perfeval.audit.ties.related import goal_of, prose_of
from perfeval.audit.vocabulary import Vocabulary
from perfeval.filing.filing import Filing
from perfeval.forms.prose.mentions import sentences
from perfeval.forms.prose.quantities import Quantity, quantities
from perfeval.scoring.scorecard import Scorecard

__all__ = ["impossible_rates_by"]

_TOLD: Final = evolve(IMPOSSIBLE, field="")
_VERBS: Final = re.compile(r"(?:达到了?|达|为|是|实现)?$")


def _is_share(each: Quantity, words: Vocabulary) -> bool:
    """Whether the words before a percentage end in the name of a share: 群众满意度达到."""
    name = _VERBS.sub("", each.label)
    named = any(name.endswith((word, f"{word}度", f"{word}率")) for word in words.shares)
    return named and words.is_share(name)


def _find(words: Vocabulary, filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    for form, place in placed_forms(filing):
        for text, at in chain(goal_of(form, place), prose_of(filing, form, place)):
            if "%" not in text and "％" not in text:
                continue
            for sentence in sentences(text):
                for each in quantities(sentence):
                    if each.is_percent and Fraction(each.number) > 100 and _is_share(each, words):
                        printed = f"{each.number}%"
                        name = _VERBS.sub("", each.label)
                        yield _TOLD.at(at, printed=printed, computed="100%", label=name)


def impossible_rates_by(words: Vocabulary) -> Check:
    """The check of rates in prose, with the names of shares."""
    return Check(name="rates in prose", codes=(IMPOSSIBLE,), find=partial(_find, words))
