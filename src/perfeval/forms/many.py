"""Many documents read one after the other, or by several workers, into results in their order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from functools import partial
from pathlib import PurePath
from typing import Final

from attrs import evolve

from perfeval.errors import InputError, PerfevalError, Shown, failure
from perfeval.filing.sources import Jurisdiction
from perfeval.forms.documents import FoundDocument, Path_, documents
from perfeval.forms.filings import at_place, filings_in
from perfeval.forms.reading import read_all
from perfeval.forms.recognisers import installed
from perfeval.forms.result import ReadResult
from perfeval.forms.sources.limits import DEFAULT_LIMITS, Limits
from perfeval.forms.sources.opening import open_document
from perfeval.forms.words.places import given_place

__all__ = ["Progress", "read_found", "read_many", "results"]

_Results = tuple[ReadResult, ...]
Progress = Callable[[int, str], object]
"""What is called after each document: how many are done, and the source of the last."""

_WAITING: Final = 64
_WAITING_BYTES: Final = 2**26
"""How many documents, and of members of archives how many bytes, may wait for workers at once."""


def read_many(
    paths: Iterable[Path_],
    *,
    limits: Limits = DEFAULT_LIMITS,
    place: str | Jurisdiction | None = None,
    executor: Executor | None = None,
    on_progress: Progress | None = None,
) -> Iterator[ReadResult]:
    """The filings in files, folders, patterns (``**/*.docx``) and zip archives, as they are read.

    Results come in the order of the paths, of a folder by name, each with its source; a document
    that cannot be read, and one that is left out (temporary and hidden files), is a result with an
    `error`. `place` is where all units are, and wins over what is read, as in `read`. With an
    `executor` of `concurrent.futures` its workers read; only a few documents wait for them or for
    the caller at a time. `on_progress` is called after each document, with the number of those
    done and the source. Raises `InputError` for what holds no paths, for no place, and for what is
    no executor or cannot be called.

    >>> [str(each) for each in read_many(["no such file.docx"])]
    ["no such file.docx: [Errno 2] No such file or directory: 'no such file.docx'"]
    """
    if isinstance(paths, str | bytes | os.PathLike) or not isinstance(paths, Iterable):
        raise InputError("the files to read", paths, "several paths")
    if not isinstance(limits, Limits):
        raise InputError("the limits of a document", limits, "Limits")
    if not isinstance(executor, Executor | None):
        raise InputError("executor", executor, "an executor of concurrent.futures, or None")
    if not (on_progress is None or callable(on_progress)):
        raise InputError("on_progress", on_progress, "a function of a number and a source")
    where = None if place is None else given_place(place)
    work = partial(read_found, limits=limits)
    found = results(documents(paths, limits), work, executor, on_progress)
    return found if where is None else (_placed(each, where) for each in found)


def _placed(result: ReadResult, place: Jurisdiction) -> ReadResult:
    if result.error is not None:
        return result
    return evolve(result, filing=at_place(result.filing, place))


def read_found(document: FoundDocument, limits: Limits) -> _Results:
    """The filings of a document that was found, or the one error, with their source."""
    try:
        found = _read(document, limits)
    except (PerfevalError, OSError) as error:
        found = (ReadResult(error=error, skipped=document.skipped),)
    return tuple(evolve(each, path=document.path, member=document.member) for each in found)


def _read(document: FoundDocument, limits: Limits) -> _Results:
    if document.error is not None:
        raise document.error
    if document.data is None:
        return read_all(document.path, limits=limits)
    name = PurePath(document.member).stem
    return filings_in(open_document(document.data, limits), installed(), name=name)


def results(
    found: Iterable[FoundDocument],
    work: Callable[[FoundDocument], _Results],
    executor: Executor | None = None,
    on_progress: Progress | None = None,
) -> Iterator[ReadResult]:
    """What `work` gives for each document, in their order."""
    done = map(work, found) if executor is None else _in_order(found, work, executor)
    for count, each in enumerate(done, start=1):
        if on_progress is not None:
            on_progress(count, evolve(each[0], part="").source)
        yield from each


def _in_order(
    found: Iterable[FoundDocument], work: Callable[[FoundDocument], _Results], executor: Executor
) -> Iterator[_Results]:
    """What the workers give, the first document's first; no more wait than the window holds."""
    waiting: deque[tuple[FoundDocument, Future[_Results]]] = deque()
    held = 0
    try:
        for document in found:
            waiting.append((document, _sent(document, work, executor)))
            held += len(document.data or b"")
            while len(waiting) >= _WAITING or held >= _WAITING_BYTES:
                first, future = waiting.popleft()
                held -= len(first.data or b"")
                yield _given(first, future)
        while waiting:
            yield _given(*waiting.popleft())
    finally:
        for _, future in waiting:
            future.cancel()


def _sent(
    document: FoundDocument, work: Callable[[FoundDocument], _Results], executor: Executor
) -> Future[_Results]:
    try:
        return executor.submit(work, document)
    except Exception as error:  # it is shut down, or its workers are gone
        failed: Future[_Results] = Future()
        failed.set_exception(error)
        return failed


def _given(document: FoundDocument, future: Future[_Results]) -> _Results:
    """What a worker gave; where it could give nothing, the error that says so."""
    try:
        return future.result()
    except Exception as error:
        failed = InputError("the executor", Shown(failure(error)), "workers that read a document")
        return (ReadResult(path=document.path, member=document.member, error=failed),)
