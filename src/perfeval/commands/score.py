"""``perfeval score``: the forms of filings and their reasons, or a summary of many."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from perfeval.audit import Finding, audit
from perfeval.audit.across.repeats import Repeats
from perfeval.audit.findings import numbered
from perfeval.codec import dumps
from perfeval.commands.console.formats import (
    OUT_HELP,
    PAGE_FORMATS,
    add_format,
    is_table,
    wanted_format,
    write_table,
)
from perfeval.commands.console.outcome import (
    REFUSED,
    Command,
    Out,
    Outcome,
    add_out,
    of_file,
    tell,
)
from perfeval.commands.given.batch import Batch, Done, add_files, batch_of, json_line
from perfeval.commands.scored.scoring import ScoredForm, Scoring, add_form, add_scoring
from perfeval.commands.scored.submissions import findings_of, submissions_of, unread
from perfeval.errors import InputError, PerfevalError, Phrase, Shown
from perfeval.filing import Filing
from perfeval.forms.result import ReadResult
from perfeval.ledger import Submission
from perfeval.render import render
from perfeval.scoring.scorecard import Scorecard


def score_command(parser: argparse.ArgumentParser) -> Command:
    add_files(parser)
    add_scoring(parser)
    parser.add_argument(
        "--draft",
        action="store_true",
        help="score a sheet by the clauses that it prints itself, as they are read",
    )
    add_form(parser)
    parser.add_argument(
        "--review", metavar="SHEET", help="with what a reviewer wrote on this sheet (see review)"
    )
    add_format(parser)
    add_out(parser, says=OUT_HELP)

    def run(given: argparse.Namespace) -> Outcome:
        if given.draft and given.rubric is not None:
            raise InputError("--draft", Shown("--rubric beside it"), "one of the two")
        if given.draft and given.review is not None:
            raise InputError("--draft", Shown("--review beside it"), "one of the two")
        out, format = Out.of(given), wanted_format(given)
        scores = _Scores(batch_of(given), Scoring.of(given), draft=given.draft, format=format)
        if out is not None and is_table(format):
            write_table(out, scores.submissions(), given.lang)
            return Outcome("", scores.ended())
        text = "".join(scores.texts())
        return Outcome(text, scores.ended(), out if text else None, format != "text")

    return run


_NOT_TAKEN: Final = {
    "zh": "复核表中有内容没有采用，原因见“说明”一栏",
    "en": "some of the review was not taken: the column of remarks says why",
}


class _Scores:
    """The scorecards of a batch, as submissions or as text."""

    def __init__(self, batch: Batch, scoring: Scoring, *, draft: bool, format: str) -> None:
        self.batch = batch
        self._scoring, self._draft, self._format = scoring, draft, format
        self._repeats = Repeats()

    def ended(self) -> int:
        """The exit status, after the last findings on a review sheet were printed."""
        review = self._scoring.review
        if review is not None:
            tell(each.message(self.batch.lang) for each in review.rest())
            if review.failed:
                self.batch.status = REFUSED
                if is_table(self._format):
                    tell([_NOT_TAKEN[self.batch.lang]])
        return self.batch.status

    def submissions(self) -> Iterator[Submission]:
        """One for each form, and for each document that could not be read."""
        for done in self._done(audited=True):
            yield from self._submissions(done)
        tell(self._scoring.passed_over())

    def texts(self) -> Iterator[str]:
        """What is printed: a scorecard alone, one after the other, or a page of all."""
        sent: list[Submission] = []
        audited = self._format in PAGE_FORMATS
        for done in self._done(audited=audited):
            result = done.result
            if self.batch.alone:
                yield from self._alone(result)
            elif audited:
                sent += self._submissions(done)
            elif result.error is None:
                for each in self._forms(done)[0]:
                    yield from self._line(result, each)
        if sent:
            yield render(sent, self._format, self.batch.lang)
        if not self.batch.alone:
            tell(self._scoring.passed_over())

    def _done(self, *, audited: bool) -> Iterator[Done[_Forms]]:
        """The documents, each with its forms and what the audit finds, if it is asked."""
        make = _Scored(self._scoring, self._draft, audited)
        return self.batch.done(make, apart=self._scoring.apart and not self._draft)

    def _alone(self, result: ReadResult) -> Iterator[str]:
        """The one scorecard; a page has what the audit finds beside its rows."""
        if result.error is not None:
            return
        filing = result.filing
        try:
            card = drafted(filing, self._scoring) if self._draft else self._scoring.card(filing)
        except PerfevalError as error:
            self.batch.complain(error)
            return
        if self._format == "json":
            yield dumps(card)
        else:
            found = None if self._format == "text" else audit(filing, card)
            yield render(card, self._format, self.batch.lang, findings=found)

    def _line(self, result: ReadResult, each: ScoredForm) -> Iterator[str]:
        """One of several scorecards; remarks on it go to standard error."""
        tell(of_file(result.source, remark, self.batch.lang) for remark in each.remarks)
        if each.card is not None and self._format == "json":
            yield json_line(result, "scorecard", dumps(each.card))
        elif each.card is not None:
            yield f"{result.source}\n{render(each.card, 'text', self.batch.lang)}\n"

    def _submissions(self, done: Done[_Forms]) -> Iterator[Submission]:
        result = done.result
        if result.error is not None:
            yield unread(result.source, result.error, self.batch.lang)
        else:
            forms, findings = self._forms(done)
            found = (*findings, *self._repeated(result.source, result.filing))
            yield from submissions_of(result.source, result.filing, forms, found, self.batch.lang)

    def _repeated(self, source: str, filing: Filing) -> tuple[Finding, ...]:
        """What was filed before: a summary counts it once more."""
        return numbered(found for _, found in self._repeats.repeated(source, filing))

    def _forms(self, done: Done[_Forms]) -> _Forms:
        """Every form of a filing with its scorecard; what is wrong with one is printed."""
        forms, findings = done.made()
        errors = [each.error for each in forms if each.error is not None]
        self.batch.complain_of_forms(errors, done.result.source)
        return forms, findings


_Forms = tuple[list[ScoredForm], tuple[Finding, ...]]


@frozen
class _Scored:
    """The work on one filing: every form with its scorecard, and what is found if it is asked."""

    scoring: Scoring
    draft: bool
    audited: bool

    def __call__(self, filing: Filing) -> _Forms:
        forms = self._drafted(filing) if self.draft else list(self.scoring.cards(filing))
        return forms, findings_of(filing, forms) if self.audited else ()

    def _drafted(self, filing: Filing) -> list[ScoredForm]:
        try:
            return [ScoredForm(form=None, card=drafted(filing, self.scoring))]
        except PerfevalError as error:
            return [ScoredForm(form=None, error=error)]


def drafted(filing: Filing, scoring: Scoring) -> Scorecard:
    """The scorecard by the clauses of the sheet itself; what it leaves open is printed."""
    from perfeval.drafts import score_by_clauses

    found = score_by_clauses(scoring.stated(filing), form=scoring.form)
    said = Phrase(
        "scored by the clauses of the sheet as they are read, a draft that nobody checked; rows of "
        "which a clause is not plain are unscored"
    )
    tell((said.message(scoring.lang), *found.draft.problems, *found.undecided))
    return found.scorecard
