"""What filings say against each other: the stages of a project, two years, files, units.

Of each filing only small keys are kept, so that many can be compared while they are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import define, field

from perfeval.audit.across.comparison import Comparison, Sourced
from perfeval.audit.across.copies import COPIED, Copies
from perfeval.audit.across.judged import JUDGED, Judged
from perfeval.audit.across.marks import ALL_FULL, UNLIKE, Marks
from perfeval.audit.across.outliers import OUTLIER, Outliers
from perfeval.audit.across.repeats import REPEATED, VERSION, Repeats
from perfeval.audit.across.reports import REPORT, Reports
from perfeval.audit.across.stages import DROPPED, LOWERED, MOVED, Stages
from perfeval.audit.across.tables import BEYOND, TOGETHER, Tables
from perfeval.audit.across.years import PRIOR, Years
from perfeval.audit.finding import Code
from perfeval.audit.findings import numbered
from perfeval.filing.filing import Filing
from perfeval.scoring.scorecard import Scorecard

__all__ = ["ACROSS_CODES", "Across"]

ACROSS_CODES: Final[tuple[Code, ...]] = (
    LOWERED,
    DROPPED,
    MOVED,
    PRIOR,
    BEYOND,
    TOGETHER,
    REPORT,
    COPIED,
    ALL_FULL,
    UNLIKE,
    JUDGED,
    OUTLIER,
    REPEATED,
    VERSION,
)
"""What a comparison of filings may report."""


def _comparisons() -> tuple[Comparison, ...]:
    return (Stages(), Years(), Tables(), Reports(), Copies(), Marks(), Outliers(), Repeats())


@define
class Across:
    """The filings of a batch, taken one after the other, and what they say against each other.

    >>> across = Across()
    >>> across.take("某局.docx", Filing(unit=BudgetUnit(name="某局"), year=2023))
    >>> list(across.findings())
    []
    """

    _comparisons: tuple[Comparison, ...] = field(factory=_comparisons, init=False)
    _judged: Judged = field(factory=Judged, init=False)

    def take(self, source: str, filing: Filing, *cards: Scorecard) -> None:
        """Keep of a filing what others are compared with; `source` is how messages name it.

        `cards` are scorecards of its forms, of which the judgements of reviewers are kept.
        """
        for comparison in self._comparisons:
            comparison.take(source, filing)
        for card in cards:
            self._judged.take(source, filing, card)

    def findings(self) -> Iterator[Sourced]:
        """Each finding with the source of the filing in which it stands (empty: of them all)."""
        found = [each for comparison in self._comparisons for each in comparison.findings()]
        found += self._judged.findings()
        whose: dict[str, list[int]] = {}
        for position, (source, _) in enumerate(found):
            whose.setdefault(source, []).append(position)
        for source, positions in whose.items():
            for finding in numbered(found[position][1] for position in positions):
                yield source, finding
