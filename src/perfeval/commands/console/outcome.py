"""What a command gives, and what a command is."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, NamedTuple

from perfeval.errors import InputError, PerfevalError, Phrase, Shown, ascii_controls, one_line
from perfeval.errors.system import of_the_system
from perfeval.text.paths import checked_path, shown_path

REFUSED: Final = 2
"""The exit status where a file is unreadable, or a rubric unknown, broken or one of several."""
STOPPED: Final = 130
"""The exit status after Ctrl-C, as a shell gives it."""


class Outcome(NamedTuple):
    """What a command gives: its text, its exit status, where the text goes (None: stdout).

    `for_programs` says that the text is a document: JSON, or a page that names its encoding.
    """

    text: str
    status: int = 0
    out: Out | None = None
    for_programs: bool = False


class Out(NamedTuple):
    """The file that a command writes, and whether it may replace one that is there."""

    path: Path
    force: bool = False

    @classmethod
    def of(cls, given: argparse.Namespace) -> Out | None:
        """What was declared with `add_out`. Raises `InputError` where nothing may be written."""
        if given.out is None:
            return None
        from perfeval.writing.whole import check_free  # loads all that writes documents

        out = cls(checked_path(given.out, "-o"), given.force)
        if not out.path.parent.is_dir():  # before anything is read, which takes its time
            nowhere = Shown("a folder that is not there")
            raise InputError(shown_path(out.path.parent), nowhere, "a folder for the file")
        check_free(out.path, force=out.force)
        return out

    def write(self, text: str) -> None:
        """Write the text, whole or not at all."""
        from perfeval.writing.whole import write_whole

        write_whole(self.path, lambda part: part.write_bytes(text.encode()), force=self.force)


def add_out(parser: argparse.ArgumentParser, *, says: str, required: bool = False) -> None:
    """Declare the file that a command writes; `says` is its help."""
    parser.add_argument("-o", "--out", metavar="OUT", required=required, help=says)
    parser.add_argument(
        "--force", action="store_true", help="write over a file that is there already"
    )


Command = Callable[[argparse.Namespace], Outcome]


def tell(lines: Iterable[str]) -> None:
    """Say on standard error what a user should know, each on one line."""
    for line in lines:
        print(one_line(f"perfeval: {line}"), file=sys.stderr)


def of_file(file: str, said: str, lang: str) -> str:
    """What is said of a file, behind its name."""
    return f"{file}：{said}" if lang == "zh" else f"{file}: {said}"


def complain(error: Exception, file: str = "", lang: str = "zh") -> None:
    """Say on standard error what a user, a file or a plugin did wrong, without a traceback.

    `file` is named before the message, unless it is the error of a path.
    """
    lines = reason(error, lang).split("\n")
    if isinstance(error, OSError) and error.filename is not None:
        file = shown_path(error.filename)
    first, *rest = map(ascii_controls, lines)
    first = of_file(shown_path(file), first, lang) if file else first
    print("\n".join([f"perfeval: {first}", *rest]), file=sys.stderr)


def reason(error: Exception, lang: str) -> str:
    """What is wrong, and what to do about it, without the file: a line for each problem."""
    if isinstance(error, PerfevalError):
        return error.message(lang)
    if isinstance(error, OSError) and error.errno is not None:
        why = of_the_system(error)
        return why.message(lang) if isinstance(why, Phrase) else why
    return str(error)
