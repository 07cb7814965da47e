"""``perfeval compare``: two forms beside each other, row by row."""

from __future__ import annotations

import argparse

from perfeval.commands.console.formats import PAGE_OUT_HELP, PageAnswer, add_format
from perfeval.commands.console.outcome import Command, Outcome, add_out
from perfeval.commands.given.documents import add_place, naming, place_in, read_filing
from perfeval.commands.scored.scoring import Scoring, add_form, add_scoring
from perfeval.comparison import Stage, compare
from perfeval.ledger import rows_from_comparison


def compare_command(parser: argparse.ArgumentParser) -> Command:
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
    add_form(parser)
    add_format(parser)
    add_out(parser, says=PAGE_OUT_HELP)

    def run(given: argparse.Namespace) -> Outcome:
        answer, scoring, place = PageAnswer.of(given), Scoring.of(given), place_in(given)
        cards = []
        for file in [given.before] if given.after is None else [given.before, given.after]:
            filing = read_filing(file, place)
            with naming(file):
                cards.append(scoring.card(filing))
        at = Stage.CLAIMED if given.after is None else Stage.COMPUTED
        compared = compare(cards[0], cards[-1], before_at=at)
        return answer.outcome(compared, rows_from_comparison(compared, given.lang))

    return run
