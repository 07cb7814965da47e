"""Many documents read one after the other, or by several workers, each into its results."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from functools import partial
from pathlib import PurePath

from attrs import evolve

from perfeval.errors import DecodeError, InputError, PerfevalError
from perfeval.filing.sources import Jurisdiction
from perfeval.forms.documents import FoundDocument, Path_, bytes_of, documents, left_out
from perfeval.forms.filings import at_place, filings_in
from perfeval.forms.outputs import is_output
from perfeval.forms.recognisers import installed
from perfeval.forms.result import ReadResult
from perfeval.forms.sources.limits import DEFAULT_LIMITS, Limits
from perfeval.forms.sources.opening import open_document
from perfeval.forms.words.places import given_place
from perfeval.text.paths import checked_path
from perfeval.workers import WINDOW, Hands, Problem, Progress, Work

__all__ = ["lost", "placed", "read_found", "read_many", "source_of"]

_Results = tuple[ReadResult, ...]


def read_many(
    paths: Iterable[Path_],
    *,
    limits: Limits = DEFAULT_LIMITS,
    place: str | Jurisdiction | None = None,
    executor: Executor | None = None,
    ordered: bool = True,
    window: int = WINDOW,
    on_progress: Progress | None = None,
) -> Iterator[ReadResult]:
    """The filings in files, folders, patterns (``**/*.docx``) and zip archives, as they are read.

    Results come in the order of the paths, of a folder by name, each with its source; a document
    that cannot be read, and one that is left out (temporary and hidden files), is a result with an
    `error`. `place` is where all units are, and wins over what is read, as in `read`. With an
    `executor` of `concurrent.futures` its workers read, and with `ordered` false results come as
    they are read; at most `window` documents wait for them or for the caller at a time.
    `on_progress` is called after each document, with the number of those done and the source.
    Raises `InputError` for what holds no paths, for no place, and for what is no executor, no such
    number or cannot be called.

    >>> [str(each) for each in read_many(["no such file.docx"])]
    ["no such file.docx: [Errno 2] No such file or directory: 'no such file.docx'"]
    """
    if isinstance(paths, str | bytes | os.PathLike) or not isinstance(paths, Iterable):
        raise InputError("the files to read", paths, "several paths")
    if not isinstance(limits, Limits):
        raise InputError("the limits of a document", limits, "Limits")
    hands = Hands(executor, ordered, window, on_progress)
    where = None if place is None else given_place(place)
    work = Work(partial(read_found, limits=limits), lost, source_of)
    done = hands.results(documents(paths, limits), work)
    return (placed(each, where) for _, results in done for each in results)


def placed(result: ReadResult, place: Jurisdiction | None) -> ReadResult:
    """The result with its unit at a place, if one is given."""
    if result.error is not None or place is None:
        return result
    return evolve(result, filing=at_place(result.filing, place))


def read_found(document: FoundDocument, limits: Limits) -> _Results:
    """The filings of a document that was found, or the one error, with their source."""
    try:
        found = _read(document, limits)
    except (PerfevalError, OSError) as error:
        why, skipped = error, document.skipped
        if document.are_notes and isinstance(error, DecodeError) and error.code == "file.no_form":
            why, skipped = left_out("notes (.md, readme) without a form in them"), True
        found = (ReadResult(error=why, skipped=skipped),)
    return tuple(evolve(each, path=document.path, member=document.member) for each in found)


def _read(document: FoundDocument, limits: Limits) -> _Results:
    if document.error is not None:
        raise document.error
    if document.data is None:
        path = checked_path(document.path, "the source of a filing")
        name, data = path.stem, bytes_of(path, limits)
    else:
        name, data = PurePath(document.member).stem, document.data
    opened = open_document(data, limits)
    if is_output(data, opened):
        why = left_out("a summary or review sheet of perfeval itself")
        return (ReadResult(error=why, skipped=True),)
    return filings_in(opened, installed(), name=name)


def source_of(document: FoundDocument) -> str:
    """Where a document comes from, as messages show it."""
    return ReadResult(path=document.path, member=document.member).source


def lost(document: FoundDocument, error: Problem) -> _Results:
    """The result of a document from which a worker could give nothing."""
    return (ReadResult(path=document.path, member=document.member, error=error),)
