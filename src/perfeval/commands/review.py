"""``perfeval review``: every row of many forms on one sheet, for a reviewer to fill in."""

from __future__ import annotations

import argparse
from typing import Final

from attrs import evolve

from perfeval.commands.console.outcome import Command, Out, Outcome, add_out, tell
from perfeval.commands.given.batch import add_files, batch_of
from perfeval.commands.scored.scoring import Scoring, add_form, add_scoring
from perfeval.commands.scored.submissions import submissions_of
from perfeval.ledger import Submission
from perfeval.reviews import write_review
from perfeval.scoring import filing_digest
from perfeval.text.paths import shown_path

__all__ = ["review_command"]

_WRITTEN: Final = {
    "zh": "已写入{path}：{forms}张自评表；填好后用score --review计分",
    "en": "{path} is written: {forms} forms; when it is filled in, score --review reads it",
}


def review_command(parser: argparse.ArgumentParser) -> Command:
    add_files(parser)
    add_scoring(parser)
    add_form(parser)
    add_out(parser, says="write the sheet to this file, .xlsx or .csv", required=True)

    def run(given: argparse.Namespace) -> Outcome:
        Out.of(given)  # refused before anything is read
        batch, scoring = batch_of(given), Scoring.of(given)
        sent: list[Submission] = []
        for result, filing in batch:
            digest = filing_digest(filing)
            scored = list(scoring.cards(filing))
            errors = [each.error for each in scored if each.error is not None]
            batch.complain_of_forms(errors, result.source)
            for each in scored:
                if each.card is not None:
                    card = evolve(each.card, filing_digest=digest)
                    forms = (evolve(each, card=card),)
                    sent += submissions_of(result.source, filing, forms, (), given.lang)
        if sent:
            write_review(sent, given.out, lang=given.lang, force=given.force)
            path = shown_path(given.out)
            tell([_WRITTEN[given.lang].format(path=path, forms=len(sent))])
        return Outcome("", batch.status)

    return run
