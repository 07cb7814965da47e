"""Rubrics kept as files, JSON or TOML, written by hand: numbers may stand in them as numbers."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import Final

from perfeval.codec.converter import number_converter, structured
from perfeval.codec.json_text import LARGEST, decimal, parse
from perfeval.codec.migrations import newest
from perfeval.codec.offers import one_document
from perfeval.codec.toml_places import named_places
from perfeval.codec.toml_reading import parse_toml
from perfeval.codec.unfilled import stood_in, with_unfilled
from perfeval.errors import DecodeError, InputError, Phrase
from perfeval.rubric.rubric import Rubric
from perfeval.text.paths import bytes_in, checked_path, shown_path

__all__ = ["is_rubric_file", "read_rubric", "read_unfilled", "rubric_data"]

_PACKED: Final = b"PK\x03\x04"


def read_rubric(path: str | PathLike[str], *, allow: Iterable[str] | None = None) -> Rubric:
    """The rubric in a ``.json`` or ``.toml`` file, checked as one written in Python is.

    Points, and edges that are counts, may be text or plain numbers; these are read as decimals,
    never as binary floats. `allow` restricts which rules of plugins may load, as in `loads`.
    Raises `DecodeError` with every problem and its path (in TOML the name of the row with its
    line), also where a text still says 待填 or 待选; `InputError` for another kind of file or
    document, `PluginError` where the plugin of a rule fails, and `OSError` where it cannot be read.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> rubric = get_rubric("national-project")
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "rubric.json")
    ...     size = file.write_text(dumps(rubric), encoding="utf-8")
    ...     read_rubric(file) == rubric
    True
    """
    file = checked_path(path, "the file of a rubric")
    if not is_rubric_file(file):
        raise InputError(shown_path(file), file.name, "a name that ends in .json or .toml")
    data, text = rubric_data(file)
    if isinstance(data, dict) and "format" not in data:
        raise DecodeError((("format", Phrase('missing; a rubric begins with "perfeval.rubric"')),))
    document: object = None
    problem: DecodeError | None = None
    try:
        document = _read(data, allow)
    except DecodeError as error:
        problem = error
    problem = with_unfilled(problem, data)
    if problem is not None:
        raise named_places(problem, data, text) if text else problem
    if not isinstance(document, Rubric):
        raise InputError(shown_path(file), document, "a Rubric")
    return document


def read_unfilled(path: str | PathLike[str]) -> tuple[Rubric, Rubric]:
    """A file in which 待填 or 待选 still stand, twice, to be looked at and not to be scored by.

    The two differ in what is left open. Raises `DecodeError` where more is wrong with it.
    """
    data, _ = rubric_data(checked_path(path, "the file of a rubric"))
    found = [_read(stood_in(data, number), None) for number in (0, 1)]
    one, other = (each for each in found if isinstance(each, Rubric))
    return one, other


def _read(data: object, allow: Iterable[str] | None) -> object:
    with one_document(allow):
        return structured(newest(data), number_converter())


def is_rubric_file(file: Path) -> bool:
    """Whether a file is one of a rubric by its name.

    >>> from pathlib import Path
    >>> is_rubric_file(Path("2023.TOML")), is_rubric_file(Path("评分表.docx"))
    (True, False)
    """
    return file.suffix.lower() in _READERS


def rubric_data(file: Path) -> tuple[object, str]:
    """The plain data of a file, and its text where places are lines of it.

    Raises `DecodeError`, and `OSError` where it cannot be read.
    """
    return _READERS[file.suffix.lower()](bytes_in(file, LARGEST + 1))


def _json(document: bytes) -> tuple[object, str]:
    """The plain data of a JSON document; paths are its places, so no text is kept."""
    return parse(document, decimals=True), ""


def _toml(document: bytes) -> tuple[object, str]:
    """The plain data of a TOML document with its text. Raises `DecodeError`."""
    if document.startswith(_PACKED):
        raise DecodeError((("", Phrase("a Word or Excel file: draft a rubric from it first")),))
    return parse_toml(document, decimal)


_READERS: Final = {".json": _json, ".toml": _toml}
