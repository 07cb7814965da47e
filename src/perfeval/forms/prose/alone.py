"""All that a sentence states by itself with its figures, beside sums of money."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from perfeval.filing.relations import Relation
from perfeval.forms.prose.rates.behind import stated_behind
from perfeval.forms.prose.rates.comparisons import stated_comparisons
from perfeval.forms.prose.rates.means import stated_means
from perfeval.forms.prose.rates.multiples import stated_multiples
from perfeval.forms.prose.rates.named_rates import stated_named_rates
from perfeval.forms.prose.rates.named_wholes import stated_named_wholes
from perfeval.forms.prose.rates.of_budget import stated_of_budget
from perfeval.forms.prose.rates.products import stated_products
from perfeval.forms.prose.rates.shares import stated_shares
from perfeval.forms.prose.rates.steps import stated_steps
from perfeval.forms.prose.sums.changes import stated_changes, stated_points
from perfeval.forms.prose.sums.lists import stated_counts
from perfeval.forms.prose.sums.remainders import stated_remainders
from perfeval.forms.prose.sums.score_lists import stated_scores
from perfeval.forms.prose.sums.series import stated_series
from perfeval.forms.prose.sums.three_public import stated_three_public

__all__ = ["stated_alone"]

_READERS: Final[tuple[Callable[[str, str], Iterator[Relation]], ...]] = (
    stated_comparisons,
    stated_named_rates,
    stated_counts,
    stated_multiples,
    stated_products,
    stated_shares,
    stated_changes,
    stated_points,
    stated_named_wholes,
    stated_means,
    stated_behind,
    stated_of_budget,
    stated_series,
    stated_remainders,
    stated_scores,
    stated_steps,
    stated_three_public,
)


def stated_alone(sentence: str, at: str) -> Iterator[Relation]:
    """The relations of one sentence that need no other.

    >>> [type(each).__name__ for each in stated_alone("应补贴42户，实际补贴21户，补贴率50%", "")]
    ['RateRelation']
    """
    for stated in _READERS:
        yield from stated(sentence, at)
