"""The filings and rubrics that a command is given, by file or by id."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from perfeval.codec import loads
from perfeval.codec.json_text import LARGEST
from perfeval.codec.rubric_files import read_rubric
from perfeval.commands.console.outcome import complain
from perfeval.errors import DecodeError, InputError, PerfevalError
from perfeval.filing import Filing
from perfeval.filing.sources import Jurisdiction
from perfeval.forms import read
from perfeval.forms.filings import at_place
from perfeval.forms.words.places import given_place, official_names
from perfeval.registry import RubricFolder, get_rubric
from perfeval.registry.folder import read_rubrics
from perfeval.registry.loading import load_rubrics
from perfeval.rubric.rubric import Rubric
from perfeval.text.paths import bytes_in, shown_path


def add_rubrics(parser: argparse.ArgumentParser) -> None:
    """Declare the folder of rubric files of a command."""
    parser.add_argument(
        "--rubrics",
        metavar="DIR",
        help="a folder of rubric files (.toml, .json), which stand before what is installed",
    )


def folder_in(given: argparse.Namespace) -> RubricFolder | None:
    """The folder that was given with `add_rubrics`, read once; what is broken in it is printed."""
    if given.rubrics is None:
        return None
    folder = read_rubrics(given.rubrics)
    for each in folder.rubrics:
        problem = each.problem
        if isinstance(problem, DecodeError):
            problem = problem.within(each.file)
        if problem is not None:
            complain(problem, lang=given.lang)
    return folder


def named_file(named: str) -> bool:
    """Whether what names a rubric is a file, and not an id."""
    return named.lower().endswith((".json", ".toml"))


def named_rubric(named: str, rubrics: RubricFolder | None = None) -> Rubric:
    """The rubric of this id, in the folder or installed, or the one in this file."""
    if named_file(named):
        with naming(named):
            return read_rubric(named)
    return get_rubric(named, rubrics=rubrics)


def add_place(parser: argparse.ArgumentParser) -> None:
    """Declare the place of the units of a command."""
    parser.add_argument(
        "--place",
        metavar="CODE|NAME",
        help="where the units are, by GB/T 2260 code or name, whatever the documents say",
    )


def place_in(given: argparse.Namespace) -> Jurisdiction | None:
    """The place that was given on the command line; None where none was.

    A zone (开发区) is in no list of places: its name is known where an installed rubric has it.
    """
    if given.place is None:
        return None
    try:
        return given_place(given.place)
    except InputError:
        places = (each.rubric.jurisdiction for each in load_rubrics() if each.rubric is not None)
        named = (each for each in places if each.name == given.place)
        zone = next((each for each in named if each.code not in official_names()), None)
        if zone is None:
            raise
        return zone


def read_filing(file: str, place: Jurisdiction | None = None) -> Filing:
    """The filing in a file, JSON or a document of any known kind, at the place if one is given.

    Every error names the file.
    """
    with naming(file):
        filing = loaded_filing(file) if file.lower().endswith(".json") else read(file)
    return at_place(filing, place)


def loaded_filing(file: str, data: bytes | None = None) -> Filing:
    """The filing in a JSON file, or in `data` that come from one."""
    if data is None:
        data = bytes_in(Path(file), LARGEST + 1)  # enough for `loads` to see that it is too much
    document = loads(data)
    if not isinstance(document, Filing):
        raise InputError("the document", document, "a Filing")
    return document


@contextmanager
def naming(file: str) -> Iterator[None]:
    """Name the file in every error, before each problem: `DecodeError`, whatever was wrong."""
    try:
        yield
    except DecodeError as error:
        raise error.within(shown_path(file)) from None
    except PerfevalError as error:
        raise DecodeError(((shown_path(file), error.said()),)) from error
