"""``perfeval score``: the form of a filing and its reasons."""

from __future__ import annotations

import argparse

from perfeval.codec import dumps
from perfeval.commands.batch import Batch, add_files, json_line
from perfeval.commands.documents import rubric_for
from perfeval.commands.outcome import Command, Outcome
from perfeval.errors import PerfevalError
from perfeval.render import render
from perfeval.scoring.scoring import score


def score_command(parser: argparse.ArgumentParser) -> Command:
    """score filings, with a reason for every point"""
    add_files(parser)
    parser.add_argument(
        "--rubric",
        metavar="ID|FILE",
        help="an installed rubric, or one in a .json or .toml file; without it the one that fits "
        "the filing's place, form and year",
    )
    parser.add_argument("--form", metavar="KEY", help="the form to score, where several match")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    parser.add_argument("-o", dest="out", metavar="OUT", help="write to this file")

    def run(given: argparse.Namespace) -> Outcome:
        batch = Batch(given.files, given.jobs)
        texts: list[str] = []
        for result, filing in batch:
            try:
                rubric = rubric_for(filing, given.rubric, given.form)
                card = score(filing, rubric, form=given.form)
            except PerfevalError as error:
                batch.complain(error, "" if batch.alone else result.source)
                continue
            if given.format == "json":
                text = dumps(card)
                texts.append(text if batch.alone else json_line(result, "scorecard", text))
            else:
                text = render(card, given.format, given.lang)
                texts.append(text if batch.alone else f"{result.source}\n{text}\n")
        refused = batch.status and not texts
        return Outcome("".join(texts), batch.status, None if refused else given.out)

    return run
