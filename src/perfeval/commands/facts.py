"""``perfeval facts``: a blank sheet of the facts that a rubric asks for."""

from __future__ import annotations

import argparse
import io
from pathlib import Path
from typing import Final

from perfeval.commands.console.outcome import Command, Out, Outcome, add_out, tell
from perfeval.commands.given.documents import add_rubrics, folder_in, named_rubric
from perfeval.errors import InputError, Phrase
from perfeval.ledger import asked_facts
from perfeval.ledger.asking import AskedFact
from perfeval.rubric.rubric import Rubric
from perfeval.text.paths import shown_path
from perfeval.writing.texts import write_rows

_HEADINGS: Final = {"name": "指标", "value": "数值", "how": "填法", "id": "编号", "rows": "用于"}
_BOM: Final = "\ufeff"
"""By it a spreadsheet knows the encoding."""
_OF_DOCUMENTS: Final = frozenset(
    {*(".xlsx", ".xls", ".xlsm", ".et", ".ods"), *(".docx", ".doc", ".wps", ".pdf", ".toml")}
)
"""Names under which no program would open a table of plain text."""


def facts_command(parser: argparse.ArgumentParser) -> Command:
    parser.add_argument(
        "id", metavar="ID|FILE", help="an installed rubric, or one in a .json or .toml file"
    )
    add_rubrics(parser)
    add_out(parser, says="write to this file")

    def run(given: argparse.Namespace) -> Outcome:
        path = None if given.out is None else Path(given.out)
        if path is not None and path.suffix.lower() in _OF_DOCUMENTS:
            raise InputError(shown_path(path), path.name, "a name that ends in .csv")
        out = Out.of(given)
        rubric = named_rubric(given.id, folder_in(given))
        if not asked_facts(rubric):
            said = "{id} asks for nothing: the forms state all that it scores by"
            tell([Phrase(said, id=rubric.id).message(given.lang)])
            return Outcome("")
        sheet = _sheet(rubric, given.lang)
        return Outcome(sheet if out is None else f"{_BOM}{sheet}", out=out, for_programs=True)

    return run


def _sheet(rubric: Rubric, lang: str) -> str:
    """A row for each fact: its title, its value to be filled in, how, its id, and what needs it."""
    out = io.StringIO()
    write_rows(out, _HEADINGS, (_row(fact, lang) for fact in asked_facts(rubric)))
    return out.getvalue()


def _row(fact: AskedFact, lang: str) -> dict[str, str]:
    """What is known of a fact, each on one line."""
    row = {
        "name": fact.name,
        "value": "",
        "how": fact.expected.message(lang),
        "id": fact.id,
        "rows": "、".join(fact.rows),
    }
    return {name: " ".join(text.split()) for name, text in row.items()}
