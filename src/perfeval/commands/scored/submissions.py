"""What became of every form of a batch: the rows of a summary, in the order of the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from perfeval.audit import DEFAULT_CHECKS, Finding, audit
from perfeval.audit.checks.claims import CLAIMS
from perfeval.audit.once import without_explained
from perfeval.commands.console.outcome import reason
from perfeval.commands.scored.scoring import ScoredForm, Scoring
from perfeval.errors import PerfevalError
from perfeval.filing import Filing
from perfeval.ledger import Submission

__all__ = ["ScoredAndAudited", "findings_of", "submissions_of", "unread"]


def unread(source: str, error: PerfevalError | OSError, lang: str) -> Submission:
    """A document that could not be read or was left out, with the reason and the way out."""
    return Submission(file=source, problem=reason(error, lang))


def findings_of(filing: Filing, forms: Iterable[ScoredForm]) -> tuple[Finding, ...]:
    """What the audit finds in a filing, and in the claims of its forms beside their scores."""
    from perfeval.drafts import OWN_CLAUSES  # which most of the commands never need

    found = [*audit(filing, checks=(*DEFAULT_CHECKS, OWN_CLAUSES))]
    for each in forms:
        if each.card is not None:
            found += audit(filing, each.card, checks=(CLAIMS,))
    return tuple(dict.fromkeys(without_explained(found)))


@frozen
class ScoredAndAudited:
    """The forms of a filing with their scorecards, and what is found: the work on one filing."""

    scoring: Scoring

    def __call__(self, filing: Filing) -> tuple[list[ScoredForm], tuple[Finding, ...]]:
        """The forms with their scorecards, and the findings."""
        forms = list(self.scoring.cards(filing))
        return forms, findings_of(filing, forms)


def submissions_of(
    source: str,
    filing: Filing,
    forms: Sequence[ScoredForm],
    findings: Sequence[Finding],
    lang: str,
) -> Iterator[Submission]:
    """A submission for each form that was to be scored, with the findings that concern it.

    A finding that concerns none of them (the report, the tables that are not scored) goes with the
    first.
    """
    keys = {each.form.key for each in forms if each.form is not None}
    for number, each in enumerate(forms):
        own = None if each.form is None else each.form.key
        yield Submission(
            scorecard=each.card,
            problem="" if each.error is None else reason(each.error, lang),
            findings=tuple(
                found
                for found in findings
                if found.form == own or (number == 0 and found.form not in keys)
            ),
            file=source,
            unit=filing.unit.name,
            project="" if each.form is None else each.form.project_name,
            year=None if filing.year is None else filing.year.year,
            remarks=each.remarks,
        )
