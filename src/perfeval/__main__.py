"""The command line: ``python -m perfeval``; results on standard output, messages beside it."""

from __future__ import annotations

import argparse
import io
import os
import secrets
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout, suppress
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from perfeval.codec import dumps, loads
from perfeval.codec.json_text import LARGEST, written
from perfeval.conformance import check_rubric
from perfeval.errors import DecodeError, InputError, PerfevalError, ascii_controls
from perfeval.filing import Filing
from perfeval.registry import Loaded, find_rubric, get_rubric, load_rubrics
from perfeval.render import render
from perfeval.render.columns import aligned, one_line
from perfeval.rubric import Rubric
from perfeval.scoring import score
from perfeval.version import VERSION

REFUSED: Final = 2
"""The exit status where a file is unreadable, or a rubric unknown, broken or one of several."""

BROKEN: Final = 1
"""The exit status where a rubric breaks a law."""


class Outcome(NamedTuple):
    """What a command gives: its text, its exit status, the file to write to (None: stdout)."""

    text: str
    status: int = 0
    out: str | None = None


Command = Callable[[argparse.Namespace], Outcome]

_Document = TypeVar("_Document", Filing, Rubric)


def score_command(parser: argparse.ArgumentParser) -> Command:
    """score a filing, with a reason for every point"""
    parser.add_argument("file", metavar="FILE", help="a filing (.json)")
    parser.add_argument(
        "--rubric",
        metavar="ID|FILE",
        help="an installed rubric, or a rubric in a .json file; without it the one that fits the "
        "filing's place, form and year",
    )
    parser.add_argument("--form", metavar="KEY", help="the form to score, where several match")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    parser.add_argument("-o", dest="out", metavar="OUT", help="write to this file")

    def run(given: argparse.Namespace) -> Outcome:
        filing = _read(given.file, Filing)
        rubric = _rubric(filing, given.rubric, given.form)
        card = score(filing, rubric, form=given.form)
        text = dumps(card) if given.format == "json" else render(card, given.format, given.lang)
        return Outcome(text, out=given.out)

    return run


def rubrics_command(parser: argparse.ArgumentParser) -> Command:
    """list the installed rubrics, or show one"""
    parser.add_argument("id", metavar="ID", nargs="?", help="show this rubric")
    parser.add_argument("--format", choices=("text", "json"), default="text")

    def run(given: argparse.Namespace) -> Outcome:
        if given.id is not None:
            rubric = get_rubric(given.id)
            return Outcome(dumps(rubric) if given.format == "json" else render(rubric, "text"))
        found = [_listed(each) for each in load_rubrics()]
        if given.format == "json":
            return Outcome(written(found))
        lines = aligned([tuple(value or "" for value in each.values()) for each in found])
        return Outcome("".join(f"{line}\n" for line in lines))

    return run


def check_rubric_command(parser: argparse.ArgumentParser) -> Command:
    """check that a rubric keeps the laws"""
    parser.add_argument("id", metavar="ID", help="an installed rubric, or one in a .json file")
    parser.add_argument(
        "--example",
        metavar="FILE",
        action="append",
        default=[],
        help="a published filing (.json) whose scores it must give; may be repeated",
    )

    def run(given: argparse.Namespace) -> Outcome:
        rubric = _named(given.id)
        report = check_rubric(rubric, [_read(file, Filing) for file in given.example])
        lines = [f"{'ok' if each.passed else 'BROKEN'}: {each.law}" for each in report.checks]
        lines += [f"known deviation: {text}" for text in report.deviations]
        text = "".join(f"{one_line(line)}\n" for line in lines)
        for problem in report.problems:
            print(one_line(f"perfeval: {problem}"), file=sys.stderr)
        return Outcome(text, status=0 if report.passed else BROKEN)

    return run


COMMANDS: Final[dict[str, Callable[[argparse.ArgumentParser], Command]]] = {
    "score": score_command,
    "rubrics": rubrics_command,
    "check-rubric": check_rubric_command,
}
"""A command is a function that declares its arguments and gives what runs it."""


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
        print("\n".join(map(ascii_controls, _message(error).split("\n"))), file=sys.stderr)
        return REFUSED
    return outcome.status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="perfeval", description="Score budget-performance self-evaluations (预算绩效自评)."
    )
    parser.add_argument("--version", action="version", version=f"perfeval {VERSION}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, declare in COMMANDS.items():
        command = commands.add_parser(name, help=declare.__doc__, description=declare.__doc__)
        command.set_defaults(run=declare(command))
    return parser


def _rubric(filing: Filing, named: str | None, form: str | None) -> Rubric:
    """The rubric that is named or fits; a fitting one never hides that another is broken."""
    if named is None:
        rubric = find_rubric(filing, form)
        for each in load_rubrics():
            if each.state == "broken":
                print(one_line(f"perfeval: passed over: {each.problem}"), file=sys.stderr)
        return rubric
    return _named(named)


def _named(named: str) -> Rubric:
    """The installed rubric of this id, or the one in this file."""
    return _read(named, Rubric) if named.lower().endswith(".json") else get_rubric(named)


def _read(file: str, kind: type[_Document]) -> _Document:
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


def _listed(loaded: Loaded) -> dict[str, str | None]:
    """An installed rubric as it is listed; what a stranger's metadata say is cleaned."""
    entry, rubric, problem = loaded.entry, loaded.rubric, loaded.problem
    return {
        "id": one_line(entry.id),
        "name": None if rubric is None else one_line(rubric.name),
        "distribution": one_line(entry.distribution),
        "version": one_line(entry.version),
        "state": loaded.state,
        "problem": None if problem is None else one_line(str(problem)),
    }


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
        raise InputError(str(path), "no regular file", "a file, or a name that is free")
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        part.write_bytes(text.encode())
        part.replace(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        with suppress(OSError):
            part.unlink()


def _message(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename is not None:
        return f"perfeval: {error.filename}: {error.strerror}"
    return f"perfeval: {error}"


if __name__ == "__main__":
    sys.exit(main())
