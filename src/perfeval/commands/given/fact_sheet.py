"""The facts that a command is given in a sheet, for filings that do not state them."""

from __future__ import annotations

import argparse

from attrs import define

from perfeval.errors import InputError, Phrase
from perfeval.filing import Filing
from perfeval.filing.sources import FiscalYear
from perfeval.ledger import FactSheet, read_fact_sheet
from perfeval.rubric.rubric import Rubric

__all__ = ["StatedFacts", "add_facts", "facts_in"]


def add_facts(parser: argparse.ArgumentParser) -> None:
    """Declare the sheet of facts of a command."""
    parser.add_argument(
        "--facts",
        metavar="FILE",
        help="facts that the documents do not state: a sheet of two columns, 指标 and 数值 "
        "(.docx, .xlsx, .csv, .toml)",
    )


def facts_in(given: argparse.Namespace) -> StatedFacts | None:
    """The facts that were given with `add_facts`, read once."""
    return None if given.facts is None else StatedFacts(read_fact_sheet(given.facts))


@define
class StatedFacts:
    """A sheet of facts; one that names no unit holds for a single unit and year."""

    sheet: FactSheet
    _whose: tuple[str, FiscalYear | None] | None = None

    def stated(self, filing: Filing, rubric: Rubric | None) -> Filing:
        """The filing with its facts before its own, read as what the rubric asks for.

        Raises `InputError` for a second unit or year where the sheet names none, and `DecodeError`
        with what is wrong with its rows.
        """
        whose = filing.unit.name, filing.year
        if not self.sheet.is_of_many and self._whose not in (None, whose):
            several = Phrase("several filings")
            raise InputError("--facts", several, "one filing, or a column 预算单位 in the sheet")
        self._whose = whose
        return self.sheet.stated(filing, () if rubric is None else (rubric,))
