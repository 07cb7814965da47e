"""How a batch marks itself: full marks in every row, and like faults that are marked unalike."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from attrs import define, field

from perfeval.audit.across.comparison import Sourced, named, spot_of_row
from perfeval.audit.across.like_cases import LikeCases, said_of
from perfeval.audit.checks.scores.cases import Case, case_of
from perfeval.audit.finding import Code, Place, Severity
from perfeval.filing.filing import Filing
from perfeval.filing.foreign_form import can_be_scored, is_own_form, scored_rows_of
from perfeval.filing.form import Form
from perfeval.filing.indicators import Indicator
from perfeval.numbers.printed import Points

__all__ = ["ALL_FULL", "UNLIKE", "Marks"]

ALL_FULL = Code(
    id="marks.all_full",
    severity=Severity.INFO,
    source="绩效自评抽查：自评满分的项目重点核查",
    meaning_zh="一批自评表中半数以上各项都打满分",
    meaning_en="more than half of the forms of a batch claim full marks in every row",
    zh="共{computed}份自评表填有得分，其中{printed}份各项都是满分；请抽查佐证材料",
    en="{printed} of the {computed} forms with scores claim full marks in every row",
)
UNLIKE = Code(
    id="marks.unlike",
    severity=Severity.INFO,
    source="绩效自评抽查：相同情形同样计分",
    meaning_zh="完成比例和分值相同的指标，各份材料得分不同",
    meaning_en="rows that miss their targets by the same share, of the same points, score unalike "
    "from form to form",
    zh="完成指标值的 {share}、分值 {points} 的指标，这里得 {printed}，其他 {count} 份得 "
    "{computed}；请按同一计分办法复核",
    en="{share} of the target, of {points} points: {printed} here, {computed} in {count} other "
    "forms",
)

_FEWEST: Final = 10
_MOST: Final = 2
"""So many other forms at least agree on the score from which one departs."""


@define
class Marks:
    """Counts of forms, and of the scores of like cases."""

    _scored: int = 0
    _full: int = 0
    _cases: LikeCases[Case] = field(factory=LikeCases)

    def take(self, source: str, filing: Filing) -> None:
        """Count the self-evaluations of a filing in which at least one row claims points."""
        for position, form in enumerate(filing.forms):
            if not can_be_scored(form):
                continue
            rows = [
                (row.points, row.claimed)
                for row in scored_rows_of(form)
                if isinstance(row.points, Points) and isinstance(row.claimed, Points)
            ]
            if rows:
                self._scored += 1
                self._full += all(points == claimed for points, claimed in rows)
            if is_own_form(form):
                self._count(source, filing, form, position)

    def _count(self, source: str, filing: Filing, form: Form, position: int) -> None:
        """Keep each partial score of a form once, by the case that it is given for."""
        seen: set[tuple[Case, int]] = set()
        for number, row in enumerate(form.indicators):
            case = _case(row)
            if case is None or not isinstance(row.claimed, Points):
                continue
            score = row.claimed.atoms
            if (case, score) in seen:
                continue
            seen.add((case, score))
            path = f"indicators.{number}.claimed"
            spot = partial(spot_of_row, source, filing, position, row.name, path, number)
            self._cases.add(case, score, row.name, spot)

    def findings(self) -> Iterator[Sourced]:
        """One finding on all filings, of ten forms and more; and the scores that stand alone."""
        if self._scored >= _FEWEST and 2 * self._full > self._scored:
            printed, computed = str(self._full), str(self._scored)
            yield "", ALL_FULL.at(Place("全部材料"), printed=printed, computed=computed)
        for case, each, usual in self._cases.unlike():
            if each.times == 1 and usual.times >= _MOST:
                said = said_of(case, each, usual)
                yield named(UNLIKE, each.spot, **said, count=str(usual.times))


def _case(row: Indicator) -> Case | None:
    """What a partial score is given for; None where it is full or nothing, or by its own clause."""
    points, claimed = row.points, row.claimed
    if not isinstance(points, Points) or not isinstance(claimed, Points):
        return None
    return case_of(row) if 0 < claimed.atoms < points.atoms else None
