"""``perfeval new-edition``: a rubric copied for another year, with what is to be looked at."""

from __future__ import annotations

import argparse
from pathlib import Path

from perfeval.commands.console.outcome import Command, Out, Outcome, add_out, tell
from perfeval.commands.given.documents import add_rubrics, folder_in, named_file, named_rubric
from perfeval.drafts import new_edition, new_edition_toml
from perfeval.errors import InputError, Phrase
from perfeval.registry import RubricFolder
from perfeval.rubric.rubric import Rubric
from perfeval.text.paths import shown_path


def new_edition_command(parser: argparse.ArgumentParser) -> Command:
    parser.add_argument(
        "id", metavar="ID|FILE", help="an installed rubric, or one in a .json or .toml file"
    )
    parser.add_argument(
        "--year", type=int, required=True, metavar="YEAR", help="the first year of the new edition"
    )
    add_out(parser, says="write to this file (.toml)", required=True)
    add_rubrics(parser)

    def run(given: argparse.Namespace) -> Outcome:
        path = Path(given.out)
        if path.suffix.lower() != ".toml":
            raise InputError(shown_path(path), path.name, "a name that ends in .toml")
        out = Out.of(given)
        folder = folder_in(given)
        rubric, file = named_rubric(given.id, folder), _file_of(given.id, folder)
        text = file.read_text(encoding="utf-8-sig") if file and file.suffix == ".toml" else ""
        made = new_edition(rubric, given.year)
        asked = _asked(rubric, made, given.out, file)
        tell(line.message(given.lang) for line in asked)
        written = new_edition_toml(rubric, given.year, text=text)
        return Outcome(written, out=out, for_programs=True)

    return run


def _file_of(named: str, folder: RubricFolder | None) -> Path | None:
    """The file of a rubric; None for one that is installed."""
    if named_file(named):
        return Path(named)
    files = (each.entry for each in folder.rubrics) if folder else ()
    return next((Path(entry.value) for entry in files if entry.id == named), None)


def _asked(old: Rubric, new: Rubric, out: str, file: Path | None) -> list[Phrase]:
    """What an author compares with the paper of the new year, step by step."""
    asked = [
        Phrase(
            "the new edition {id} for {years} is in {out}; hold it against the new paper:",
            id=new.id,
            years=str(new.years),
            out=shown_path(out),
        ),
        Phrase("1. [source]: the title, who issued it, and its number, which says 待填"),
        Phrase("2. rows: added, dropped, renamed or moved? the points of each row and each part?"),
        Phrase("3. clauses: word for word as the new paper prints them"),
        Phrase("4. rules: every number, edge and step as the new clause says"),
        Phrase("5. [[readings]]: does each still hold (part-steps, 不适用)?"),
        Phrase("6. ratings, bonuses, penalties, vetoes"),
    ]
    if new.deviations:
        asked.append(Phrase("[[deviations]]: drop those of other years"))
    if file is not None and old.years.last is None and new.years.first > old.years.first:
        asked.append(
            Phrase(
                "{old} has no last year: write last = {last} under [years] in {file}",
                old=old.id,
                last=new.years.first - 1,
                file=shown_path(file),
            )
        )
    shown = shown_path(out)
    named = old.id if file is None else shown_path(file)
    return [
        *asked,
        Phrase("then: perfeval check-rubric {file}", file=shown),
        Phrase("then: perfeval rubrics {old} --diff {new}", old=named, new=shown),
    ]
