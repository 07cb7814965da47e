"""``perfeval check-rubric``: whether a rubric keeps the laws."""

from __future__ import annotations

import argparse
from typing import Final

from perfeval.commands.console.outcome import Command, Outcome
from perfeval.commands.given.documents import add_rubrics, folder_in, named_rubric, read_filing
from perfeval.conformance import check_rubric
from perfeval.errors import Phrase
from perfeval.render.columns import one_line

BROKEN: Final = 1
"""The exit status where a rubric breaks a law."""


def check_rubric_command(parser: argparse.ArgumentParser) -> Command:
    """check that a rubric keeps the laws"""
    parser.add_argument(
        "id", metavar="ID", help="an installed rubric, or one in a .json or .toml file"
    )
    add_rubrics(parser)
    parser.add_argument(
        "--example",
        metavar="FILE",
        action="append",
        default=[],
        help="a published filing whose scores it must give; may be repeated",
    )

    def run(given: argparse.Namespace) -> Outcome:
        folder = folder_in(given)
        rubric = named_rubric(given.id, folder)
        examples = [read_filing(file) for file in given.example]
        report = check_rubric(rubric, examples, rubrics=folder)
        lines: list[str] = []
        for each in report.checks:
            verdict = Phrase("ok: {law}" if each.passed else "BROKEN: {law}", law=Phrase(each.law))
            lines.append(verdict.message(given.lang))
            lines += [f"    {one_line(problem)}" for problem in each.messages(given.lang)]
        for deviation in report.known:
            known = Phrase("known deviation: {deviation}", deviation=deviation)
            lines.append(one_line(known.message(given.lang)))
        text = "".join(f"{line}\n" for line in lines)
        return Outcome(text, status=0 if report.passed else BROKEN)

    return run
