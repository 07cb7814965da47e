"""The filings that a command is given: in files, folders, patterns and archives."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack
from itertools import chain, islice
from typing import Final

from attrs import define, evolve, field

from perfeval.codec.json_text import on_one_line
from perfeval.commands.console.outcome import REFUSED, complain
from perfeval.commands.console.progress import with_progress
from perfeval.commands.given.documents import loaded_filing, place_in
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
from perfeval.forms.filings import at_place
from perfeval.forms.many import read_found, results
from perfeval.forms.result import ReadResult
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.text.paths import shown_path

__all__ = ["Batch", "add_files", "batch_of", "json_line"]

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
    parser.add_argument(
        "--place",
        metavar="CODE|NAME",
        help="where the units are, by GB/T 2260 code or name, whatever the documents say",
    )
    parser.add_argument("--jobs", metavar="N", type=_jobs, default=1, help="read N files at a time")


def _jobs(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= _MOST_JOBS:
        return int(text)
    raise argparse.ArgumentTypeError(
        str(Phrase("a whole number from 1 to {most}", most=_MOST_JOBS))
    )


def batch_of(given: argparse.Namespace) -> Batch:
    """The filings that a command was given with `add_files`."""
    return Batch(given.files, given.jobs, place_in(given), lang=given.lang)


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
        for result in self.results():
            if result.error is None:
                yield result, self.placed(result.filing)

    def placed(self, filing: Filing) -> Filing:
        """A filing at the place that was given, if one was."""
        return at_place(filing, self.place)

    def results(self) -> Iterator[ReadResult]:
        """Each filing, and each document that could not be read, which is told by then."""
        with ExitStack() as stack:
            pool = stack.enter_context(ProcessPoolExecutor(self.jobs)) if self.jobs > 1 else None
            found = self._results(pool)
            first = list(islice(found, 2))
            self.alone = [(each.path, each.member, each.part) for each in first] == [
                (self.files[0], "", "")
            ]
            read = False
            for result in with_progress(chain(first, found), self.lang):
                read = read or not result.skipped
                if result.error is not None:
                    self._complain(result, result.error)
                yield result
            if not read:
                none = InputError(
                    "the files", Shown("no document"), "a filing, or a folder of them"
                )
                self.complain(none, shown_path(self.files[0]))

    def _results(self, pool: Executor | None) -> Iterator[ReadResult]:
        return results(documents(self.files, DEFAULT_LIMITS), _read, pool)

    def _complain(self, result: ReadResult, error: PerfevalError | OSError) -> None:
        if isinstance(error, DecodeError):
            complain(error.within(result.source), lang=self.lang)
        else:
            named = isinstance(error, OSError) and error.filename is not None
            complain(error, "" if named else result.source, self.lang)
        if not result.skipped:
            self.status = REFUSED

    def complain(self, error: PerfevalError | OSError, source: str = "") -> None:
        """Print what is wrong with one filing; the others go on."""
        complain(error, source, self.lang)
        self.status = REFUSED


def _read(document: FoundDocument) -> tuple[ReadResult, ...]:
    """The filings of a document, or the one that a JSON file holds; a worker runs this."""
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
    """A text of JSON; by the numbers of its characters where one would act on a terminal."""
    return json.dumps(text, ensure_ascii=ascii_controls(text) != text)
