"""The filings that a command is given: in files, folders, patterns and archives."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack
from itertools import chain, islice
from typing import Any, Final, Generic, TypeVar, cast

from attrs import define, evolve, field, frozen

from perfeval.codec.json_text import on_one_line
from perfeval.commands.console.outcome import REFUSED, complain, reason
from perfeval.commands.console.progress import with_progress
from perfeval.commands.given.documents import add_place, loaded_filing, place_in
from perfeval.errors import (
    DecodeError,
    InputError,
    PerfevalError,
    Phrase,
    Shown,
    ascii_controls,
)
from perfeval.filing import Filing
from perfeval.filing.sources import Jurisdiction
from perfeval.forms.documents import FoundDocument, documents
from perfeval.forms.many import lost, placed, read_found, source_of
from perfeval.forms.result import ReadResult
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.text.paths import shown_path
from perfeval.workers import Hands, Problem, Work

__all__ = ["Batch", "Done", "add_files", "batch_of", "json_line"]

_FORMS: Final = {"zh": "（{}张表）", "en": " ({} forms)"}
_MOST_JOBS: Final = 61
"""As many workers as Windows lets a pool have."""


def add_files(parser: argparse.ArgumentParser) -> None:
    """Declare the files of a command, and how many of them are read at once."""
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help="a filing (.json, .docx, .xlsx, .pdf, .txt …), a folder of them, a pattern "
        "('2023/**/*.docx') or a .zip archive",
    )
    add_place(parser)
    parser.add_argument(
        "--jobs", metavar="N", type=_jobs, default=1, help="work on N files at a time"
    )


def _jobs(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= _MOST_JOBS:
        return int(text)
    raise argparse.ArgumentTypeError(
        str(Phrase("a whole number from 1 to {most}", most=_MOST_JOBS))
    )


def batch_of(given: argparse.Namespace) -> Batch:
    """The filings that a command was given with `add_files`."""
    return Batch(given.files, given.jobs, place_in(given), lang=given.lang)


_Made = TypeVar("_Made")


class Done(Generic[_Made]):
    """A document that was read, or the error for which it was not, and what is made of its filing.

    A worker makes it where there are several; else it is made when it is asked for.
    """

    def __init__(self, result: ReadResult, make: Callable[[Filing], _Made]) -> None:
        self.result, self._make = result, make
        self._sent: _Sent[_Made] | None = None

    @classmethod
    def by_worker(
        cls, result: ReadResult, make: Callable[[Filing], _Made], sent: _Sent[_Made]
    ) -> Done[_Made]:
        """What a worker sent."""
        done = cls(result, make)
        done._sent = sent
        return done

    def made(self) -> _Made:
        """What is made of the filing. Raises the error of what makes it."""
        if self._sent is None:
            return self._make(self.result.filing)
        made, error = self._sent
        if error is not None:
            raise error
        return cast("_Made", made)


_Sent = tuple[_Made | None, PerfevalError | None]


@define
class Batch:
    """The filings of `files`. What cannot be read goes to standard error, and sets `status`.

    `place` is where their units are, and wins over what the files say. `alone` says that there is
    one, of a file that was named: then no line needs its source.
    """

    files: Sequence[str]
    jobs: int = 1
    place: Jurisdiction | None = None
    status: int = 0
    lang: str = "zh"
    alone: bool = field(default=False, init=False)

    def __iter__(self) -> Iterator[tuple[ReadResult, Filing]]:
        """Each filing, with the result that says where it comes from."""
        for done in self.done(_nothing):
            if done.result.error is None:
                yield done.result, done.result.filing

    def done(self, make: Callable[[Filing], _Made], *, apart: bool = True) -> Iterator[Done[_Made]]:
        """Each document, with what `make` makes of its filing at the place that was given.

        The error of what could not be read is printed first. With several jobs, workers read the
        documents, and make it as well unless it has to be made one after the other (`apart` false).
        """
        with ExitStack() as stack:
            pool = stack.enter_context(ProcessPoolExecutor(self.jobs)) if self.jobs > 1 else None
            found = self._done(make, pool, apart=apart and pool is not None)
            first = list(islice(found, 2))
            self.alone = [
                (each.result.path, each.result.member, each.result.part) for each in first
            ] == [(self.files[0], "", "")]
            read = False
            for done in with_progress(chain(first, found), _source, self.lang):
                result = done.result
                read = read or not result.skipped
                if result.error is not None:
                    self._complain(result, result.error)
                yield done
            if not read:
                none = InputError(
                    "the files", Shown("no document"), "a filing, or a folder of them"
                )
                self.complain(none, shown_path(self.files[0]))

    def _done(
        self, make: Callable[[Filing], _Made], pool: Executor | None, *, apart: bool
    ) -> Iterator[Done[_Made]]:
        work = Work(_Read(self.place, make if apart else None), _lost, source_of)
        for _, results in Hands(pool).results(documents(self.files, DEFAULT_LIMITS), work):
            for result, sent in results:
                yield Done.by_worker(result, make, sent) if apart else Done(result, make)

    def _complain(self, result: ReadResult, error: PerfevalError | OSError) -> None:
        if isinstance(error, DecodeError):
            complain(error.within(result.source), lang=self.lang)
        else:
            named = isinstance(error, OSError) and error.filename is not None
            complain(error, "" if named else result.source, self.lang)
        if not result.skipped:
            self.status = REFUSED

    def complain_of_forms(self, errors: Iterable[PerfevalError], source: str) -> None:
        """Print what is wrong with the forms of one filing; what is wrong with several, once."""
        alike: dict[str, list[PerfevalError]] = {}
        for error in errors:
            alike.setdefault(reason(error, self.lang), []).append(error)
        for first, *more in alike.values():
            forms = _FORMS[self.lang].format(len(more) + 1) if more else ""
            self.complain(first, source + forms)

    def complain(self, error: PerfevalError | OSError, source: str = "") -> None:
        """Print what is wrong with one filing; the others go on."""
        complain(error, source, self.lang)
        self.status = REFUSED


@frozen
class _Read(Generic[_Made]):
    """The work on one document: its filings, and what is made of each, if anything is."""

    place: Jurisdiction | None
    make: Callable[[Filing], _Made] | None

    def __call__(self, document: FoundDocument) -> tuple[tuple[ReadResult, _Sent[_Made]], ...]:
        """The results of a document, each at the place."""
        results = (placed(each, self.place) for each in _read(document))
        return tuple((each, self._made(each)) for each in results)

    def _made(self, result: ReadResult) -> _Sent[_Made]:
        if self.make is None or result.error is not None:
            return None, None
        try:
            return self.make(result.filing), None
        except PerfevalError as error:
            return None, error


def _lost(document: FoundDocument, error: Problem) -> tuple[tuple[ReadResult, _Sent[Any]], ...]:
    return tuple((each, (None, None)) for each in lost(document, error))


def _source(done: Done[Any]) -> str:
    return done.result.source


def _nothing(_: Filing) -> None:
    """What is made where the filing is all."""


def _read(document: FoundDocument) -> tuple[ReadResult, ...]:
    """The filings of a document, or the one that a JSON file holds."""
    named = document.member or document.path
    if document.error is not None or not named.lower().endswith(".json"):
        return read_found(document, DEFAULT_LIMITS)
    try:
        result = ReadResult(filing=loaded_filing(document.path, document.data))
    except (PerfevalError, OSError) as error:
        result = ReadResult(error=error)
    return (evolve(result, path=document.path, member=document.member),)


def json_line(result: ReadResult, name: str, document: str) -> str:
    """One line of JSON: a document as `dumps` writes it, under its name, beside its source."""
    source = {"path": result.path, "member": result.member, "part": result.part}
    head = "".join(f'"{key}": {_quoted(text)}, ' for key, text in source.items())
    return f'{{{head}"{name}": {on_one_line(document)}}}\n'


def _quoted(text: str) -> str:
    """A text as JSON, escaped where one of its characters would act on a terminal."""
    return json.dumps(text, ensure_ascii=ascii_controls(text) != text)
