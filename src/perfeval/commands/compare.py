"""``perfeval compare``: two forms beside each other, row by row."""

from __future__ import annotations

import argparse

from perfeval.commands.console.formats import PAGE_OUT_HELP, PageAnswer, add_format
from perfeval.commands.console.outcome import Command, Outcome, add_out
from perfeval.commands.given.documents import add_place, place_in, read_filing
from perfeval.commands.scored.scoring import Scoring, add_scoring
from perfeval.comparison import Stage, compare
from perfeval.ledger import rows_from_comparison


def compare_command(parser: argparse.ArgumentParser) -> Command:
    """score two filings and compare them row by row, or the claims of one with what is computed"""
    parser.add_argument(
        "before", metavar="FILE", help="one filing (.json, .docx, .xlsx, .pdf, .txt …)"
    )
    parser.add_argument(
        "after",
        metavar="FILE2",
        nargs="?",
        help="the other filing, of another year or unit; without it the claims of the first are "
        "compared with what is computed",
    )
    add_place(parser)
    add_scoring(parser)
    parser.add_argument("--form", metavar="KEY", help="the form to score, where several match")
    add_format(parser)
    add_out(parser, says=PAGE_OUT_HELP)

    def run(given: argparse.Namespace) -> Outcome:
        answer, scoring, place = PageAnswer.of(given), Scoring.of(given), place_in(given)
        card = scoring.card(read_filing(given.before, place))
        if given.after is None:
            compared = compare(card, card, before_at=Stage.CLAIMED)
        else:
            compared = compare(card, scoring.card(read_filing(given.after, place)))
        return answer.outcome(compared, rows_from_comparison(compared, given.lang))

    return run
