"""``perfeval draft-rubric``: a scoring sheet as the draft of a rubric file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from perfeval.commands.console.outcome import Command, Out, Outcome, add_out, tell
from perfeval.commands.given.documents import place_in, read_filing
from perfeval.drafts import Draft, draft_rubric, rubric_toml
from perfeval.errors import Phrase
from perfeval.rules import Steps


def draft_rubric_command(parser: argparse.ArgumentParser) -> Command:
    parser.add_argument("file", metavar="SHEET", help="the sheet (.docx, .xlsx, .pdf, .txt …)")
    parser.add_argument("--form", metavar="KEY", help="the form to draft, where there are several")
    parser.add_argument(
        "--place", metavar="CODE|NAME", help="whose sheet it is, by GB/T 2260 code or name"
    )
    parser.add_argument(
        "--steps",
        choices=[steps.value for steps in Steps],
        help="how a part of a step counts in every row: not at all, as a whole one, by its share; "
        "without it each such row is left to be chosen (待选)",
    )
    add_out(parser, says="write to this file")

    def run(given: argparse.Namespace) -> Outcome:
        out = Out.of(given)
        filing = read_filing(given.file, place_in(given))
        draft = draft_rubric(filing, form=given.form)
        steps = None if given.steps is None else Steps(given.steps)
        tell(line.message(given.lang) for line in _summary(draft, steps))
        return Outcome(rubric_toml(draft, steps=steps), out=out, for_programs=True)

    return run


def _summary(draft: Draft, steps: Steps | None) -> Iterator[Phrase]:
    """How many rows were read, what does not add up, and what is to be done."""
    read = sum(row.understood is not None for row in draft.rows)
    yield Phrase(
        "{rows} rows: of {read} the rule was read, {judged} are left to an evaluator",
        rows=len(draft.rows),
        read=read,
        judged=len(draft.rows) - read,
    )
    yield from (Phrase("to be looked at: {problem}", problem=each) for each in draft.problems)
    if draft.open_rows and steps is None:
        undecided = "{rows} rows say 待选: no clause says how a part of a step counts; choose it"
        yield Phrase(undecided, rows=len(draft.open_rows))
    missing = Phrase("who issued it")
    if draft.year is None:
        missing = Phrase("{one}, {other}", one=Phrase("the fiscal year"), other=missing)
    if draft.place is None:
        missing = Phrase("{one}, {other}", one=Phrase("the place that it is for"), other=missing)
    yield Phrase("not on the sheet: {missing}; fill it in where 待填 stands", missing=missing)
