"""``perfeval score``: a filing's form and its reasons."""

from __future__ import annotations

import argparse

from perfeval.audit import audit
from perfeval.codec import dumps
from perfeval.commands.documents import read_filing, rubric_for
from perfeval.commands.outcome import Command, Outcome
from perfeval.filing import Filing
from perfeval.render import FORMATS, render
from perfeval.scoring.scorecard import Scorecard
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
    parser.add_argument("--format", choices=("json", *FORMATS), default="text")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    parser.add_argument("-o", dest="out", metavar="OUT", help="write to this file")

    def run(given: argparse.Namespace) -> Outcome:
        filing = read_filing(given.file)
        rubric = rubric_for(filing, given.rubric, given.form)
        card = score(filing, rubric, form=given.form)
        return Outcome(_shown(filing, card, given.format, given.lang), out=given.out)

    return run


def _shown(filing: Filing, card: Scorecard, format: str, lang: str) -> str:
    """The scorecard in a format; a page has what the audit finds beside its rows."""
    if format == "json":
        return dumps(card)
    findings = None if format == "text" else audit(filing, card)
    return render(card, format, lang, findings=findings)
