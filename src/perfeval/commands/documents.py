"""The filings and rubrics that a command is given, by file or by id."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TypeVar

from perfeval.codec import loads
from perfeval.codec.json_text import LARGEST
from perfeval.errors import DecodeError, InputError
from perfeval.filing import Filing
from perfeval.registry import find_rubric, get_rubric, load_rubrics
from perfeval.render.columns import one_line
from perfeval.rubric import Rubric

_Document = TypeVar("_Document", Filing, Rubric)


def rubric_for(filing: Filing, named: str | None, form: str | None) -> Rubric:
    """The rubric that is named or fits; a fitting one never hides that another is broken."""
    if named is None:
        rubric = find_rubric(filing, form)
        for each in load_rubrics():
            if each.state == "broken":
                print(one_line(f"perfeval: passed over: {each.problem}"), file=sys.stderr)
        return rubric
    return named_rubric(named)


def named_rubric(named: str) -> Rubric:
    """The installed rubric of this id, or the one in this file."""
    return read_document(named, Rubric) if named.lower().endswith(".json") else get_rubric(named)


def read_document(file: str, kind: type[_Document]) -> _Document:
    """The filing or rubric in a file. Every error names the file."""
    path = Path(file)
    if path.suffix.lower() != ".json":
        raise InputError(file, path.suffix, "a file that ends in .json")
    with path.open("rb") as stream:
        data = stream.read(LARGEST + 1)  # enough for `loads` to see that it is too much
    try:
        document = loads(data)
    except DecodeError as error:
        problems = ((f"{file}: {at}" if at else file, text) for at, text in error.problems)
        raise DecodeError(tuple(problems), error.count) from None
    if not isinstance(document, kind):
        raise InputError(file, document, f"a {kind.__name__}")
    return document
