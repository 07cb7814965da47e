"""The filings and rubrics that a command is given, by file or by id."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from perfeval.codec import loads
from perfeval.codec.json_text import LARGEST
from perfeval.codec.rubric_files import read_rubric
from perfeval.errors import DecodeError, InputError
from perfeval.filing import Filing
from perfeval.filing.sources import Jurisdiction
from perfeval.forms import read
from perfeval.forms.words.places import given_place
from perfeval.registry import get_rubric
from perfeval.rubric.rubric import Rubric
from perfeval.text.paths import shown_path


def named_rubric(named: str) -> Rubric:
    """The installed rubric of this id, or the one in this file."""
    if named.lower().endswith((".json", ".toml")):
        with _problems_of(named):
            return read_rubric(named)
    return get_rubric(named)


def place_in(given: argparse.Namespace) -> Jurisdiction | None:
    """The place that was given on the command line; None where none was."""
    return None if given.place is None else given_place(given.place)


def read_filing(file: str) -> Filing:
    """The filing in a file, JSON or a document of any known kind. Every error names the file."""
    with _problems_of(file):
        return loaded_filing(file) if file.lower().endswith(".json") else read(file)


def loaded_filing(file: str, data: bytes | None = None) -> Filing:
    """The filing in a JSON file, or in `data` that come from one."""
    if data is None:
        with Path(file).open("rb") as stream:
            data = stream.read(LARGEST + 1)  # enough for `loads` to see that it is too much
    document = loads(data)
    if not isinstance(document, Filing):
        raise InputError("the document", document, "a Filing")
    return document


@contextmanager
def _problems_of(file: str) -> Iterator[None]:
    """The file before the path of every problem in it, and before what it is found to be."""
    try:
        yield
    except DecodeError as error:
        raise error.within(shown_path(file)) from None
    except InputError as error:
        raise error.elsewhere(shown_path(file)) from None
