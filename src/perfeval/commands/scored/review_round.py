"""Forms scored with what a reviewer wrote on a sheet, and what is wrong with the sheet."""

from __future__ import annotations

from attrs import define, evolve, field

from perfeval.audit import Finding, Severity
from perfeval.filing import Filing
from perfeval.ledger import Submission
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
    _sent: list[Submission] = field(factory=list, init=False)

    def score(
        self, filing: Filing, rubric: Rubric, form: str | None
    ) -> tuple[Scorecard, tuple[Finding, ...]]:
        """The scorecard of a form with its judgements, and what is wrong with them."""
        card = score(filing, rubric, form=form, judgements={})
        projects = {each.key: each.project_name for each in filing.forms}
        sent = Submission(scorecard=card, project=projects.get(card.form, ""))
        found = self.review.of(sent)
        if found.judgements:
            card = score(filing, rubric, form=form, judgements=found.judgements)
        self._sent.append(evolve(sent, scorecard=card))
        return card, self._noticed(found.findings)

    def rest(self) -> tuple[Finding, ...]:
        """What is left of the sheet after all forms, and where its rows are judged unalike."""
        cards = (each.scorecard for each in self._sent if each.scorecard is not None)
        return (*self._noticed(self.review.left(self._sent)), *unalike(cards))

    def _noticed(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        self.failed = self.failed or any(each.severity is Severity.ERROR for each in findings)
        return findings
