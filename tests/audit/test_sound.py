"""Generated sound filings: silence; one figure moved: the ties that hold it, and no others."""

from random import Random

import pytest

from perfeval.audit import audit
from perfeval.audit.ties.implied import implied_rates, implied_sums
from perfeval.audit.ties.ties import RateTie, SumTie
from perfeval.filing import Filing
from tests.audit.filings import wrong
from tests.audit.sound import sound
from tests.audit.test_perturbation import cells, evolved, held, moved
from tests.effort import examples
from tests.tables import each_row

pytestmark = pytest.mark.unmeasured


@each_row("seed", range(examples(0.6)))
def test_a_sound_filing_is_silent(seed: int) -> None:
    """Each with about two hundred figures and fifty ties; the benchmark runs a thousand."""
    assert wrong(audit(sound(seed))) == []


@each_row("seed", range(examples(0.1)))
def test_a_moved_figure_of_a_sound_filing_fails_the_ties_that_hold_it(seed: int) -> None:
    """A few cells of each filing, moved and moved back."""
    filing = sound(seed)
    ties: list[SumTie | RateTie] = [*implied_sums(filing), *implied_rates(filing)]
    for cell in Random(seed).sample(list(cells(ties)), 5):
        other = moved(cell)
        changed = evolved(filing, cell, other)
        assert isinstance(changed, Filing)
        found = [f for f in audit(changed) if f.severity.above_info]
        assert {f.at for f in found if f.code.startswith(("sum.", "rate."))} == held(ties, cell)
        assert all(other.text in f.message() for f in found)
        assert audit(evolved(changed, other, cell)) == audit(filing)
