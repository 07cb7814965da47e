"""The command line: ``python -m perfeval``; results on standard output, messages beside it."""

from __future__ import annotations

import functools
import io
import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from typing import Final

from perfeval.commands import COMMANDS, command_of
from perfeval.commands.console.arguments import Parser, language_of
from perfeval.commands.console.help_layout import HelpLayout
from perfeval.commands.console.outcome import REFUSED, STOPPED, Outcome, complain
from perfeval.errors import PerfevalError, Phrase
from perfeval.version import VERSION

_COMMANDS_BEGIN: Final = 24
"""Where the help of a command begins, behind its name."""
_DESCRIPTION: Final = "Score budget-performance self-evaluations (预算绩效自评)."


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status. No error of a user, a file or a plugin gives a traceback.

    >>> main(["rubrics", "yueyang-annex-3"])
    2
    """
    # A program without a console, or with a stream closed, has None there.
    sys.stdout, sys.stderr = sys.stdout or io.StringIO(), sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # what its encoding lacks stands as its number
            stream.reconfigure(errors="backslashreplace", newline="\n")
    lang = language_of(sys.argv[1:] if argv is None else argv)
    try:
        given = _parser(lang).parse_args(argv)
    except SystemExit as exit_:  # after --help, or a message of argparse
        return int(exit_.code or 0)
    try:
        with redirect_stdout(sys.stderr):  # what a plugin prints is no part of the result
            outcome: Outcome = given.run(given)
        if outcome.out is None:
            _print(outcome)
        else:
            outcome.out.write(outcome.text)
    except (PerfevalError, OSError, UnicodeError) as error:
        complain(error, lang=lang)
        return REFUSED
    except KeyboardInterrupt:
        return STOPPED
    return outcome.status


def _parser(lang: str) -> Parser:
    layout = functools.partial(HelpLayout, max_help_position=_COMMANDS_BEGIN)
    parser = Parser(lang=lang, prog="perfeval", description=_DESCRIPTION, formatter_class=layout)
    parser.add_argument(
        "--version",
        action="version",
        version=f"perfeval {VERSION}",
        help="show the version and exit",
    )
    parser.add_language()
    commands = parser.add_commands("COMMAND")
    for name, about in COMMANDS.items():
        commands.add_parser(
            name,
            lang=lang,
            help=Phrase(about).message(lang),
            description=about,
            declare=functools.partial(_declare, name),
        )
    return parser


def _declare(name: str, parser: Parser) -> None:
    """Declare the arguments of a command, which is imported for it."""
    parser.set_defaults(run=command_of(name)(parser))
    parser.add_language()


def _print(outcome: Outcome) -> None:
    """Print in the encoding of the console; a document for programs in UTF-8.

    A page says that it is UTF-8, and every reader of JSON and TOML expects it: a document is in
    the encoding of the console, which PYTHONIOENCODING sets, only where it is read on a terminal.
    """
    stream = sys.stdout
    on_terminal = stream.isatty()
    if outcome.for_programs and not on_terminal and isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="strict")
    try:
        print(outcome.text, end="", flush=True)
    except OSError as error:
        # What is left in the buffer would fail again when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):  # a reader that has seen enough is no error
            raise


if __name__ == "__main__":
    sys.exit(main())
