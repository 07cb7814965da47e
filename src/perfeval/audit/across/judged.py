"""How one reviewer judges like cases: the same share of a target missed, other points given.

What a remark says alike is compared by `perfeval.reviews.unalike`; here the figures are: of rows
worth the same that missed their targets by the same share, and have no clause of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from attrs import define, field

from perfeval.audit.across.comparison import Sourced, named, spot_of_row
from perfeval.audit.across.like_cases import LikeCases, said_of
from perfeval.audit.checks.scores.cases import Case, case_of
from perfeval.audit.finding import Code, Severity
from perfeval.filing.filing import Filing
from perfeval.filing.foreign_form import is_own_form
from perfeval.filing.form import Form
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import Score
from perfeval.text.labels import squeeze

__all__ = ["JUDGED", "Judged"]

JUDGED: Final = Code(
    id="marks.judged_unlike",
    severity=Severity.WARNING,
    source="复核尺度应当一致；绩效自评抽查：相同情形同样计分",
    meaning_zh="完成比例和分值相同的指标，同一复核人判的分不同",
    meaning_en="one reviewer judges rows unalike that miss their targets by the same share",
    zh="完成指标值的 {share}、分值 {points} 的指标，这里判 {printed} 分，"
    "{other}的“{row}”判 {computed} 分；请按同一尺度复核",
    en="{share} of the target, of {points} points: judged {printed} here, {computed} for {row} in "
    "{other}",
)


@define
class Judged:
    """The points that each reviewer gave like cases."""

    _cases: LikeCases[tuple[str, Case]] = field(factory=LikeCases)

    def take(self, source: str, filing: Filing, card: Scorecard) -> None:
        """Keep the judgements of a scorecard, by the cases that they are given for."""
        judged = {
            (*map(squeeze, each.path[-1:]), squeeze(each.name)): each
            for each in card.scores
            if each.judged is not None
        }
        for position, form in enumerate(filing.forms if judged else ()):
            if is_own_form(form) and form.key == card.form:
                self._keep(source, filing, form, position, judged)

    def _keep(
        self,
        source: str,
        filing: Filing,
        form: Form,
        position: int,
        judged: Mapping[tuple[str, ...], Score],
    ) -> None:
        for number, row in enumerate(form.indicators):
            score = judged.get((squeeze(row.level2), squeeze(row.name)))
            case = case_of(row)
            if score is None or score.judged is None or case is None:
                continue
            path = f"indicators.{number}"
            spot = partial(spot_of_row, source, filing, position, row.name, path, number)
            self._cases.add((score.reviewer, case), score.judged.atoms, row.name, spot)

    def findings(self) -> Iterator[Sourced]:
        """The points that were given less often than others; of two alike the later ones."""
        for (_, case), each, usual in self._cases.unlike():
            said = said_of(case, each, usual)
            yield named(JUDGED, each.spot, **said, other=usual.spot[0], row=usual.row)
