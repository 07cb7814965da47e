"""In which format a command answers: as it was asked, or as the ending of the file says."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from perfeval.codec.json_text import written
from perfeval.commands.console.outcome import Out, Outcome, tell
from perfeval.errors import InputError
from perfeval.ledger import Submission
from perfeval.render import FORMATS, Rendered, render
from perfeval.text.paths import shown_path
from perfeval.writing import PAGES
from perfeval.writing.batch import TABLE_WRITERS, json_row
from perfeval.writing.whole import write_whole

__all__ = [
    "OUT_HELP",
    "PAGE_FORMATS",
    "PAGE_OUT_HELP",
    "PageAnswer",
    "add_format",
    "is_table",
    "wanted_format",
    "write_table",
]

PAGE_FORMATS: Final = tuple(each for each in FORMATS if each != "text")
"""The formats in which several results are one page."""

OUT_HELP: Final = (
    "write to this file: .xlsx, .csv and .json are a summary of one row a form, .html, .md and "
    ".txt what is printed in that format"
)
PAGE_OUT_HELP: Final = "write to this file (.html, .md, .txt, .json)"

_WRITTEN: Final = {
    "zh": "已写入{path}：共{rows}行，其中{scored}行已计分",
    "en": "{path} is written: {rows} rows, {scored} of them scored",
}


def add_format(parser: argparse.ArgumentParser) -> None:
    """Declare the format of what is printed."""
    parser.add_argument(
        "--format",
        choices=("json", *FORMATS),
        help="what is printed; text by default",
    )


def wanted_format(given: argparse.Namespace) -> str:
    """A format of `render`, ``json``, or the ending of a table (``.xlsx`` …).

    Raises `InputError` where neither --format nor the ending of the file names one.
    """
    if given.format is not None:
        return str(given.format)
    ending = "" if given.out is None else Path(given.out).suffix.lower()
    if not ending:
        return "text"
    if is_table(ending):
        return ending
    if ending in PAGES:
        return PAGES[ending]
    raise InputError("the ending of the file to write", ending, "one that is known, or --format")


class PageAnswer(NamedTuple):
    """How a command answers with one value: its page in a format of `render`, or its rows."""

    format: str
    lang: str
    out: Out | None

    @classmethod
    def of(cls, given: argparse.Namespace) -> PageAnswer:
        """What was declared with `add_format` and `add_out`.

        Raises `InputError` where the file ends as a table does, or may not be written.
        """
        format = wanted_format(given)
        if is_table(format) and format != ".json":
            raise InputError("the ending of the file to write", format, ".html, .md, .txt or .json")
        return cls(format.removeprefix("."), given.lang, Out.of(given))

    def outcome(self, x: Rendered, rows: Iterable[Mapping[str, object]]) -> Outcome:
        """The page of `x`; as JSON its rows."""
        if self.format == "json":
            text = written([json_row(row) for row in rows])
        else:
            text = render(x, self.format, self.lang)
        return Outcome(text, out=self.out, for_programs=self.format != "text")


def is_table(format: str) -> bool:
    """Whether a format is a summary in a file."""
    return format in TABLE_WRITERS


def write_table(out: Out, submissions: Iterable[Submission], lang: str) -> None:
    """Write the summary, row after row as the submissions come."""
    write = TABLE_WRITERS[out.path.suffix.lower()]
    scored: list[bool] = []

    def counted() -> Iterator[Submission]:
        for each in submissions:
            scored.append(each.scorecard is not None)
            yield each

    write_whole(out.path, lambda part: write(part, counted(), lang), force=out.force)
    path = shown_path(out.path)
    tell([_WRITTEN[lang].format(path=path, rows=len(scored), scored=sum(scored))])
