"""Sums, shares, balances and rates of money that a paragraph states plainly.

Precision first: what can be read two ways yields nothing. Comparisons with another year, plans
beside actuals, and amounts without a label of their own are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from perfeval.filing.relations import Relation
from perfeval.forms.prose.mentions import Mention, mentions, sentences
from perfeval.forms.prose.rates.written_rates import stated_written_rates
from perfeval.forms.prose.sums.balances import balance_together, stated_balances
from perfeval.forms.prose.sums.sums import nested_sums, stated_sums, sums_apart, without_nested

__all__ = ["stated_relations"]

_CLAUSES: Final = re.compile("[，；;]|,(?![0-9]{3})")


def stated_relations(text: str, at: str) -> Iterator[Relation]:
    """The relations of money that a paragraph states; `at` is its place in the report."""
    told: list[Sequence[Mention]] = []
    total = ""
    found: Sequence[Mention] = ()
    for sentence in sentences(text):
        before, found = found, ()
        if "元" in sentence:
            yield from nested_sums(sentence, at)
            plain = without_nested(sentence)
            found = mentions(plain)
            if found:
                summed = list(stated_sums(plain, found, total, at))
                yield from summed or sums_apart(plain, found, before, at)
                yield from stated_balances(found, sentence, at)
            total = _closing_total(plain, found)
        else:
            total = ""
        if "%" in sentence or "％" in sentence:
            yield from stated_written_rates(sentence, at)
        told.append(found)
    yield from balance_together(told, text, at)


def _closing_total(sentence: str, found: Sequence[Mention]) -> str:
    """The last words of a sentence that ends with its one amount; the next may divide it."""
    end = sentence.rstrip(" ：:，,")
    if len(found) != 1 or found[0].end != len(end):
        return ""
    return _CLAUSES.split(end)[-1].strip()
