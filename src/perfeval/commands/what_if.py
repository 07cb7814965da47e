"""``perfeval what-if``: what the figures of a form can win, or what other figures would score."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from perfeval.commands.console.formats import PAGE_OUT_HELP, PageAnswer, add_format
from perfeval.commands.console.outcome import Command, Outcome, add_out
from perfeval.commands.given.documents import add_place, place_in, read_filing
from perfeval.commands.scored.scoring import Scoring, add_form, add_scoring
from perfeval.comparison import prospects, what_if
from perfeval.errors import InputError
from perfeval.ledger import asked_facts, rows_from_comparison, rows_from_prospects
from perfeval.ledger.facts import fact_of
from perfeval.rubric.rubric import Rubric


def what_if_command(parser: argparse.ArgumentParser) -> Command:
    parser.add_argument(
        "file", metavar="FILE", help="one filing (.json, .docx, .xlsx, .pdf, .txt …)"
    )
    parser.add_argument(
        "--set",
        metavar="FIGURE=VALUE",
        action="append",
        default=[],
        help="score the form again with this figure changed, an indicator by its name or a fact by "
        "its id or title, and compare; may be given several times",
    )
    add_place(parser)
    add_scoring(parser)
    add_form(parser)
    add_format(parser)
    add_out(parser, says=PAGE_OUT_HELP)

    def run(given: argparse.Namespace) -> Outcome:
        answer, scoring = PageAnswer.of(given), Scoring.of(given)
        filing = read_filing(given.file, place_in(given))
        rubric = scoring.rubric_of(filing)
        filing = scoring.stated(filing, rubric)
        if not given.set:
            found = prospects(filing, rubric, form=given.form)
            return answer.outcome(found, rows_from_prospects(found))
        changes = _changes(given.set, rubric)
        compared = what_if(filing, rubric, changes, form=given.form)
        return answer.outcome(compared, rows_from_comparison(compared, given.lang))

    return run


def _changes(pairs: Sequence[str], rubric: Rubric) -> dict[str, Any]:
    """The changes of ``FIGURE=VALUE``; what the rubric asks for is read as a sheet of facts is."""
    asked = {name: fact for fact in asked_facts(rubric) for name in (fact.id, fact.name)}
    changes: dict[str, Any] = {}
    for each in pairs:
        name, sign, value = (part.strip() for part in each.partition("="))
        if not (name and sign):
            raise InputError("--set", each, "FIGURE=VALUE")
        fact = asked.get(name)
        if fact is None:
            changes[name] = value
        else:
            try:
                changes[fact.id] = fact_of(fact, value).value
            except InputError as error:
                raise error.elsewhere(f"--set {name}") from None
    return changes
