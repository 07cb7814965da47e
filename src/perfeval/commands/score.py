"""``perfeval score``: a filing's form and its reasons."""

from __future__ import annotations

import argparse

from perfeval.codec import dumps
from perfeval.commands.documents import read_filing, rubric_for
from perfeval.commands.outcome import Command, Outcome
from perfeval.render import render
from perfeval.scoring.scoring import score


def score_command(parser: argparse.ArgumentParser) -> Command:
    """score a filing, with a reason for every point"""
    parser.add_argument("file", metavar="FILE", help="a filing (.json, .docx, .xlsx, .txt …)")
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
        filing = read_filing(given.file)
        rubric = rubric_for(filing, given.rubric, given.form, given.lang)
        card = score(filing, rubric, form=given.form)
        text = dumps(card) if given.format == "json" else render(card, given.format, given.lang)
        return Outcome(text, out=given.out)

    return run
