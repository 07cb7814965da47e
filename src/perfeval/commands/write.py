"""``perfeval write``: a filing in the official layout, or the blank form of a rubric."""

from __future__ import annotations

import argparse

from attrs import evolve

from perfeval.commands.console.outcome import Command, Out, Outcome, add_out
from perfeval.commands.given.documents import folder_in, named_rubric, read_filing
from perfeval.commands.scored.scoring import Scoring, add_scoring
from perfeval.errors import InputError, Phrase
from perfeval.filing import Filing, Report
from perfeval.writing import draft_report, fill_in, write


def write_command(parser: argparse.ArgumentParser) -> Command:
    parser.add_argument(
        "source",
        metavar="FILE|RUBRIC",
        help="a filing (.json, .docx, .xlsx, .pdf, .txt …); with --blank an installed rubric, or "
        "one in a .json or .toml file",
    )
    parser.add_argument("--form", metavar="KEY", help="write this form alone")
    parser.add_argument(
        "--blank", action="store_true", help="write the blank form that the rubric is for"
    )
    parser.add_argument(
        "--fill", action="store_true", help="fill in the computed scores where 得分 is blank"
    )
    parser.add_argument(
        "--report",
        action="store_true",
        help="draft the report (附件4) from the tables, with marked gaps, in place of the one "
        "there",
    )
    add_scoring(parser)
    add_out(parser, says="write to this file", required=True)

    def run(given: argparse.Namespace) -> Outcome:
        Out.of(given)  # refused before anything is read
        x = named_rubric(given.source, folder_in(given)) if given.blank else _filing(given)
        write(x, given.out, force=given.force)
        return Outcome("")

    return run


def _filing(given: argparse.Namespace) -> Filing:
    """The filing as it is to be written."""
    filing = read_filing(given.source)
    if given.fill:
        scored = [*Scoring.of(given).cards(filing)]
        cards = [each.card for each in scored if each.card is not None]
        for each in scored:
            if each.error is not None and not cards:
                raise each.error
        filing = fill_in(filing, cards)
    if given.report:
        others = (form for form in filing.forms if not isinstance(form, Report))
        filing = evolve(filing, forms=(*others, draft_report(filing)))
    if given.form is None:
        return filing
    forms = tuple(form for form in filing.forms if form.key == given.form)
    if not forms:
        keys = ", ".join(form.key for form in filing.forms) or "none"
        raise InputError("the form to write", given.form, Phrase("one of {names}", names=keys))
    return evolve(filing, forms=forms)
