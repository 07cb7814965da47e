"""``perfeval review``: every row of many forms on one sheet, for a reviewer to fill in."""

from __future__ import annotations

import argparse

from attrs import evolve

from perfeval.commands.console.formats import tell_written
from perfeval.commands.console.outcome import Command, Out, Outcome, add_out
from perfeval.commands.given.batch import add_files, batch_of
from perfeval.commands.scored.scoring import Scoring, add_scoring
from perfeval.commands.scored.submissions import submissions_of
from perfeval.errors import InputError, Shown
from perfeval.ledger import Submission
from perfeval.reviews import write_review
from perfeval.scoring import filing_digest

__all__ = ["review_command"]


def review_command(parser: argparse.ArgumentParser) -> Command:
    """write a sheet of every row, for a reviewer to fill in; `score --review` reads it"""
    add_files(parser)
    add_scoring(parser)
    parser.add_argument("--form", metavar="KEY", help="the form to score, where several match")
    add_out(parser, says="write the sheet to this file, .xlsx or .csv")

    def run(given: argparse.Namespace) -> Outcome:
        out = Out.of(given)
        if out is None:
            raise InputError("-o", Shown("nothing"), "the file for the sheet, .xlsx or .csv")
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
            write_review(sent, out.path, lang=given.lang, force=out.force)
            tell_written(out, len(sent), len(sent), given.lang)
        return Outcome("", batch.status)

    return run
