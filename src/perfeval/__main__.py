"""The command line: ``python -m perfeval``; results on standard output, messages beside it."""

from __future__ import annotations

import argparse
import io
import os
import secrets
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout, suppress
from pathlib import Path
from typing import NoReturn

from perfeval.commands import COMMANDS
from perfeval.commands.outcome import REFUSED, STOPPED, Outcome, complain
from perfeval.errors import InputError, PerfevalError, Phrase, ascii_controls
from perfeval.text.paths import shown_path
from perfeval.version import VERSION


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status. No error of a user, a file or a plugin gives a traceback.

    >>> main(["rubrics", "yueyang-annex-3"])
    2
    """
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors, newline="\n")
    try:
        given = _parser().parse_args(argv)
    except SystemExit as exit_:  # after --help, or a message of argparse
        return int(exit_.code or 0)
    try:
        with redirect_stdout(sys.stderr):  # what a plugin prints is no part of the result
            outcome: Outcome = given.run(given)
        if outcome.out is None:
            _print(outcome.text)
        else:
            _write(Path(outcome.out), outcome.text)
    except (PerfevalError, OSError, UnicodeError) as error:
        complain(error)
        return REFUSED
    except KeyboardInterrupt:
        return STOPPED
    return outcome.status


class _Parser(argparse.ArgumentParser):
    """A parser that quotes what it was given as every other message does."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and end with 2."""
        super().error(ascii_controls(message))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="perfeval", description="Score budget-performance self-evaluations (预算绩效自评)."
    )
    parser.add_argument("--version", action="version", version=f"perfeval {VERSION}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, declare in COMMANDS.items():
        command = commands.add_parser(name, help=declare.__doc__, description=declare.__doc__)
        command.set_defaults(run=declare(command))
    return parser


def _print(text: str) -> None:
    try:
        print(text, end="", flush=True)
    except OSError as error:
        # What is left in the buffer would fail again when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):  # a reader that has seen enough is no error
            raise


def _write(path: Path, text: str) -> None:
    """Write a whole file or nothing: under another name first, then renamed."""
    target = path.resolve()
    if target.exists() and not target.is_file():
        raise InputError(
            shown_path(path), Phrase("no regular file"), "a file, or a name that is free"
        )
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        part.write_bytes(text.encode())
        part.replace(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        with suppress(OSError):
            part.unlink()


if __name__ == "__main__":
    sys.exit(main())
