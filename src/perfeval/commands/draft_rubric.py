"""``perfeval draft-rubric``: a scoring sheet as the draft of a rubric file."""

from __future__ import annotations

import argparse

from perfeval.commands.console.outcome import Command, Out, Outcome, add_out, tell
from perfeval.commands.given.documents import place_in, read_filing
from perfeval.drafts import Draft, draft_rubric, rubric_toml
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
        tell(_summary(draft, steps))
        return Outcome(rubric_toml(draft, steps=steps), out=out, for_programs=True)

    return run


def _summary(draft: Draft, steps: Steps | None) -> list[str]:
    """How many rows were read, what does not add up, and what is to be done."""
    read = sum(row.understood is not None for row in draft.rows)
    told = [f"共{len(draft.rows)}行：{read}行读出规则，{len(draft.rows) - read}行由评价人判定"]
    told += [f"请核对：{problem}" for problem in draft.problems]
    if draft.open_rows and steps is None:
        told.append(
            f"{len(draft.open_rows)}行写着“待选”：不足一步怎么算，条文没有写，请在文件中选定"
        )
    missing = [
        *(["适用的地方"] if draft.place is None else []),
        *(["年度"] if draft.year is None else []),
        "发文机关",
    ]
    told.append(f"{'、'.join(missing)}在表上没有读到，请在文件中写着“待填”的地方填写")
    return told
