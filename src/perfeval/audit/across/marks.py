"""How many of the forms of a batch give themselves full marks in every row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import define

from perfeval.audit.across.comparison import Sourced
from perfeval.audit.finding import Code, Place, Severity
from perfeval.filing.filing import Filing
from perfeval.filing.foreign_form import scored_rows_of
from perfeval.numbers.printed import Points

__all__ = ["ALL_FULL", "Marks"]

ALL_FULL = Code(
    id="marks.all_full",
    severity=Severity.INFO,
    source="绩效自评抽查：自评满分的项目重点核查",
    meaning_zh="一批自评表中半数以上各项都打满分",
    meaning_en="more than half of the forms of a batch claim full marks in every row",
    zh="共{computed}份自评表填有得分，其中{printed}份各项都是满分；请抽查佐证材料",
    en="{printed} of the {computed} forms with scores claim full marks in every row",
)

_FEWEST: Final = 10


@define
class Marks:
    """Counts alone: the forms with scores, and those of them where every score is full."""

    _scored: int = 0
    _full: int = 0

    def take(self, _source: str, filing: Filing) -> None:
        """Count the self-evaluations of a filing in which at least one row claims points."""
        for form in filing.scorable_forms:
            rows = [
                (row.points, row.claimed)
                for row in scored_rows_of(form)
                if isinstance(row.points, Points) and isinstance(row.claimed, Points)
            ]
            if rows:
                self._scored += 1
                self._full += all(points == claimed for points, claimed in rows)

    def findings(self) -> Iterator[Sourced]:
        """One finding on all filings, of ten forms and more."""
        if self._scored >= _FEWEST and 2 * self._full > self._scored:
            printed, computed = str(self._full), str(self._scored)
            yield "", ALL_FULL.at(Place("全部材料"), printed=printed, computed=computed)
