"""The arguments of a command in the language of who types them: help, and what is wrong."""

from __future__ import annotations

import argparse
import functools
import os
import string
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, Final, NoReturn

from perfeval.commands.console.help_layout import HelpLayout
from perfeval.errors import Phrase, ascii_controls

__all__ = ["Parser", "language_of"]

_VARIABLE: Final = "PERFEVAL_LANG"
_LANGUAGES: Final = ("zh", "en")
_MESSAGES: Final = (
    "the following arguments are required: {names}",
    "unrecognized arguments: {names}",
    "argument {name}: {problem}",
    "invalid choice: {value} (choose from {choices})",
    "not allowed with argument {name}",
    "ambiguous option: {option} could match {matches}",
    "ignored explicit argument {value}",
    "expected one argument",
    "expected at least one argument",
    "a whole number from 1 to {most}",
    "invalid int value: {value}",
)
"""What argparse has against arguments, and what the types of ours have."""
_LISTS: Final = ("names", "choices", "matches")
_BETWEEN: Final = ", "
_LISTED: Final = "{one}, {other}"
_HEADINGS: Final = ("usage:", "positional arguments:", "options:")


def language_of(arguments: Sequence[str]) -> str:
    """The language that is asked for with ``--lang``, or else in PERFEVAL_LANG; Chinese if none.

    >>> language_of(["score", "--lang", "en"]), language_of(["--lang=en"]), language_of(["score"])
    ('en', 'en', 'zh')
    """
    asked = os.environ.get(_VARIABLE, "")
    for word, following in pairwise((*arguments, "")):
        if word == "--lang":
            asked = following or asked
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    return asked if asked in _LANGUAGES else _LANGUAGES[0]


class Parser(argparse.ArgumentParser):
    """A parser that speaks `lang`, and quotes what it was given as every other message does.

    `declare` adds its arguments when it is first asked to parse some.
    """

    def __init__(
        self, *, lang: str, declare: Callable[[Parser], None] | None = None, **settings: Any
    ) -> None:
        self.lang, self._declare = lang, declare
        settings["description"] = self._in_words(settings["description"])
        super().__init__(add_help=False, **{"formatter_class": HelpLayout} | settings)
        self.add_argument("-h", "--help", action="help", help="show this help and exit")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """The arguments that are known, and the others."""
        declare, self._declare = self._declare, None
        if declare is not None:
            declare(self)
        return super().parse_known_args(args, namespace)

    def add_argument(self, *names: Any, **settings: Any) -> argparse.Action:
        """Declare an argument; its help and what stands for it are English, in the catalogue."""
        for said in {"help", "metavar"} & settings.keys():
            settings[said] = self._in_words(settings[said])
        return super().add_argument(*names, **settings)

    def add_commands(self, named: str) -> argparse._SubParsersAction[Parser]:
        """Declare that a command follows; `named` stands for it."""
        return self.add_subparsers(metavar=self._in_words(named), required=True)

    def add_language(self) -> None:
        """Declare the language, of this parser if nothing else is asked for."""
        self.add_argument(
            "--lang",
            choices=_LANGUAGES,
            default=self.lang,
            help="Chinese or English; without it as PERFEVAL_LANG says, and Chinese if it says "
            "nothing",
        )

    def format_usage(self) -> str:
        """How the command is called."""
        return self._headed(super().format_usage())

    def format_help(self) -> str:
        """How the command is called, and what its arguments are."""
        return self._headed(super().format_help())

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and end with 2."""
        said = Phrase(
            "{program}: error: {problem}",
            program=self.prog,
            problem=_recognised(ascii_controls(message)),
        )
        self.print_usage(sys.stderr)
        self.exit(2, f"{said.message(self.lang)}\n")

    def _in_words(self, text: str) -> str:
        return Phrase(text).message(self.lang)

    def _headed(self, text: str) -> str:
        for heading in _HEADINGS:
            text = text.replace(heading, self._in_words(heading), 1)
        return text


def _recognised(message: str) -> Phrase:
    """A message of argparse as a phrase with figures; as it is where it is not a known one."""
    for template in _MESSAGES:
        figures = _figures(template, message)
        if figures:
            return Phrase(template, **{name: _part(name, text) for name, text in figures.items()})
    return Phrase(message)


def _part(name: str, text: str) -> str | Phrase:
    """A figure of a message: a message within it, a list, or as it is."""
    if name == "problem":
        return _recognised(text)
    if name not in _LISTS:
        return text
    first, *others = map(Phrase, text.split(_BETWEEN))
    return functools.reduce(lambda one, other: Phrase(_LISTED, one=one, other=other), others, first)


def _figures(template: str, text: str) -> dict[str, str]:
    """The figures, by name, with which the template gives `text`; empty where it cannot."""
    found: dict[str, str] = {}
    rest, name = text, None
    for literal, following, _, _ in string.Formatter().parse(template):
        before, found_it, rest = rest.partition(literal) if literal else (rest, "-", "")
        if not found_it or (name is None and before):
            return {}
        if name is not None:
            found[name] = before
        name = following
    if name is not None:
        found[name] = rest
        rest = ""
    return {} if rest else found
