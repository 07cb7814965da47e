"""``perfeval score``: the form of a filing and its reasons."""

from __future__ import annotations

import argparse
import sys
from typing import Final

from perfeval.audit import audit
from perfeval.codec import dumps
from perfeval.commands.batch import Batch, add_facts, add_files, batch_of, json_line
from perfeval.commands.documents import add_rubrics, folder_in, rubric_for
from perfeval.commands.outcome import Command, Outcome
from perfeval.drafts import score_by_clauses
from perfeval.errors import InputError, PerfevalError, Shown
from perfeval.filing import Filing
from perfeval.ledger import Submission
from perfeval.registry import RubricFolder
from perfeval.render import FORMATS, render
from perfeval.render.columns import one_line
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scoring import score

AS_READ: Final = "按表上条文读出的规则计分（草稿，未经核对）；读不准的行不计分"


def score_command(parser: argparse.ArgumentParser) -> Command:
    """score filings, with a reason for every point"""
    add_files(parser)
    parser.add_argument(
        "--rubric",
        metavar="ID|FILE",
        help="an installed rubric, or one in a .json or .toml file; without it the one that fits "
        "the filing's place, form and year",
    )
    add_rubrics(parser)
    add_facts(parser)
    parser.add_argument(
        "--draft",
        action="store_true",
        help="score a sheet by the clauses that it prints itself, as they are read",
    )
    parser.add_argument("--form", metavar="KEY", help="the form to score, where several match")
    parser.add_argument(
        "--format",
        choices=("json", *FORMATS),
        default="text",
        help="what is printed; text by default",
    )
    parser.add_argument("-o", dest="out", metavar="OUT", help="write to this file")

    def run(given: argparse.Namespace) -> Outcome:
        batch, folder = batch_of(given), folder_in(given)
        texts: list[str] = []
        sent: list[Submission] = []
        for result, filing in batch:
            try:
                filing, card = _scored(filing, batch, given, folder)
            except PerfevalError as error:
                batch.complain(error, "" if batch.alone else result.source)
                sent.append(Submission(file=result.source, problem=error.message(given.lang)))
                continue
            if batch.alone:
                texts.append(_shown(filing, card, given.format, given.lang))
            elif given.format == "json":
                texts.append(json_line(result, "scorecard", dumps(card)))
            elif given.format == "text":
                texts.append(f"{result.source}\n{render(card, 'text', given.lang)}\n")
            else:
                found = audit(filing, card)
                sent.append(Submission(scorecard=card, findings=found, file=result.source))
        if sent and not batch.alone and given.format in {"html", "markdown"}:
            texts.append(render(sent, given.format, given.lang))
        refused = batch.status and not texts
        out = None if refused else given.out
        return Outcome("".join(texts), batch.status, out, for_programs=given.format != "text")

    return run


def _scored(
    filing: Filing, batch: Batch, given: argparse.Namespace, folder: RubricFolder | None
) -> tuple[Filing, Scorecard]:
    """The filing with the facts that were given, and its scorecard.

    It is scored by the rubric that was asked for, or by the clauses of the sheet itself.
    """
    if not given.draft:
        rubric = rubric_for(filing, given.rubric, given.form, given.lang, folder)
        filing = batch.stated(filing, (rubric,))
        return filing, score(filing, rubric, form=given.form)
    if given.rubric is not None:
        raise InputError("--draft", Shown("--rubric beside it"), "one of the two")
    filing = batch.stated(filing)
    found = score_by_clauses(filing, form=given.form)
    for line in (AS_READ, *found.draft.problems, *found.undecided):
        print(one_line(f"perfeval: {line}"), file=sys.stderr)
    return filing, found.scorecard


def _shown(filing: Filing, card: Scorecard, format: str, lang: str) -> str:
    """The scorecard in a format; a page has what the audit finds beside its rows."""
    if format == "json":
        return dumps(card)
    findings = None if format == "text" else audit(filing, card)
    return render(card, format, lang, findings=findings)
