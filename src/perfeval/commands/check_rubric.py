"""``perfeval check-rubric``: whether a rubric keeps the laws."""

from __future__ import annotations

import argparse
from typing import Final

from perfeval.commands.console.outcome import Command, Outcome, of_file, tell
from perfeval.commands.given.documents import (
    add_rubrics,
    folder_in,
    named_file,
    named_rubric,
    read_filing,
)
from perfeval.commands.given.fact_sheet import add_facts, facts_in
from perfeval.conformance import check_rubric
from perfeval.errors import InputError, Phrase, Shown
from perfeval.registry import load_rubrics
from perfeval.rubric.rubric import Rubric
from perfeval.text.columns import one_line
from perfeval.text.paths import shown_path

BROKEN: Final = 1
"""The exit status where a rubric breaks a law."""


def check_rubric_command(parser: argparse.ArgumentParser) -> Command:
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
    add_facts(parser)

    def run(given: argparse.Namespace) -> Outcome:
        folder = folder_in(given)
        rubric = named_rubric(given.id, folder)
        stated = facts_in(given)
        if stated is not None and not given.example:
            raise InputError(
                "--facts", Shown("no --example beside it"), "a filing to score by them"
            )
        examples = [read_filing(file) for file in given.example]
        if stated is not None:
            examples = [stated.stated(each, rubric) for each in examples]
        if named_file(given.id) and _is_taken(rubric):
            taken = Phrase("the id {id} is that of an installed rubric", id=rubric.id)
            said = Phrase("{problem}; give the file an id of its own", problem=taken)
            tell([of_file(shown_path(given.id), said.message(given.lang), given.lang)])
        report = check_rubric(rubric, examples, rubrics=folder)
        lines: list[str] = []
        for each in report.checks:
            verdict = Phrase("ok: {law}" if each.passed else "BROKEN: {law}", law=Phrase(each.law))
            lines.append(verdict.message(given.lang))
            lines += [f"    {one_line(problem)}" for problem in each.messages(given.lang)]
        for deviation in report.known:
            known = Phrase("known deviation: {deviation}", deviation=deviation)
            lines.append(one_line(known.message(given.lang)))
        lines += [one_line(each.message(given.lang)) for each in report.unproved]
        text = "".join(f"{line}\n" for line in lines)
        return Outcome(text, status=0 if report.passed else BROKEN)

    return run


def _is_taken(rubric: Rubric) -> bool:
    """Whether the id of a rubric in a file is that of another one that is installed."""
    found = (each.rubric for each in load_rubrics() if each.entry.id == rubric.id)
    return any(each is None or each.digest != rubric.digest for each in found)
