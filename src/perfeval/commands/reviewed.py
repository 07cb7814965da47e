"""Forms scored with what a reviewer wrote on a sheet, and what is wrong with the sheet."""

from __future__ import annotations

from attrs import define, field

from perfeval.audit import Finding, Severity
from perfeval.filing import Filing
from perfeval.reviews import Review, unalike
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scoring import score

__all__ = ["ReviewRound"]


@define
class ReviewRound:
    """The forms of a run, one after the other, by one review sheet.

    `failed` says that something of the sheet could not be taken.
    """

    review: Review
    failed: bool = False
    _cards: list[Scorecard] = field(factory=list, init=False)

    def score(
        self, filing: Filing, rubric: Rubric, form: str | None
    ) -> tuple[Scorecard, tuple[Finding, ...]]:
        """The scorecard of a form with its judgements, and what is wrong with them."""
        card = score(filing, rubric, form=form, judgements={})
        found = self.review.of(card)
        if found.judgements:
            card = score(filing, rubric, form=form, judgements=found.judgements)
        self._cards.append(card)
        return card, self._noticed(found.findings)

    def rest(self) -> tuple[Finding, ...]:
        """What is left of the sheet after all forms, and where its rows are judged unalike."""
        return (*self._noticed(self.review.left(self._cards)), *unalike(self._cards))

    def _noticed(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        self.failed = self.failed or any(each.severity is Severity.ERROR for each in findings)
        return findings
