"""What does not fit in a document, by path: the first problems and the count of all."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final, NamedTuple

from perfeval.errors import (
    SHOWN_PROBLEMS,
    DecodeError,
    InputError,
    PerfevalError,
    Phrase,
    Shown,
    brief,
)
from perfeval.plugins.guard import is_own

Step = str | int
Said = str | Phrase

_LONGEST_STEP: Final = 60


class Refused(NamedTuple):
    """A token that no format takes, kept in its place: a fraction, NaN, a number too long."""

    shown: Phrase


class Problem(NamedTuple):
    """One problem: its `path` from the value at hand, and `what` is wrong.

    `words` is what the form calls the place; where it is None the value around it fills it in,
    where it is empty `what` says it already. A costly sentence is made only when it is shown.
    """

    path: tuple[Step, ...]
    words: str | None
    what: Said | Callable[[], Said]

    def as_pair(self) -> tuple[str, Phrase]:
        """The path as text and the sentence."""
        what = self.what() if callable(self.what) else self.what
        said = what if isinstance(what, Phrase) else Phrase(what)
        if self.words:
            said = Phrase("{where}: {misfit}", where=Phrase(self.words), misfit=said)
        return path_text(self.path), said


class MisfitError(Exception):
    """A value does not fit: its problems in document order, the first 100, and their count."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: list[Problem] = []
        self.count = 0

    def add(
        self, path: tuple[Step, ...], words: str | None, what: Said | Callable[[], Said]
    ) -> None:
        """Adds one problem."""
        self.count += 1
        if len(self.problems) < SHOWN_PROBLEMS:
            self.problems.append(Problem(path, words, what))

    def absorb(self, step: Step, words: str | None, error: InputError | MisfitError) -> None:
        """Adds what is wrong with the value at `step`, which the form calls `words`."""
        if isinstance(error, InputError):
            self.add((step,), words, error.misfit)
            return
        self.count += error.count
        for problem in error.problems[: SHOWN_PROBLEMS - len(self.problems)]:
            named = words if problem.words is None else problem.words
            self.problems.append(Problem((step, *problem.path), named, problem.what))

    def refused(self, path: tuple[Step, ...], error: PerfevalError) -> None:
        """Adds what the checks of a class report, in their own words."""
        self.add(
            path, "", error.said if is_own(error) else "".join((str(error),))
        )  # fails if no text

    def decode_error(self) -> DecodeError:
        """The error that `loads` raises."""
        return DecodeError(tuple(problem.as_pair() for problem in self.problems), self.count)


def misfit_of(what: Said | Callable[[], Said]) -> MisfitError:
    """The misfit of a value with which just one thing is wrong."""
    misfit = MisfitError()
    misfit.add((), None, what)
    return misfit


def unfit(value: object, expected: Said) -> InputError:
    """The error of a reader whose place the object around it knows."""
    return InputError("", seen(value), expected)


def seen(value: object) -> Shown | Phrase:
    """A short, safe picture of a JSON value."""
    if isinstance(value, Refused):
        return value.shown
    if isinstance(value, Decimal):
        return Phrase("the number {number}", number=f"{value:f}")
    if isinstance(value, dict):
        return Shown("an object")
    if isinstance(value, list):
        return Shown("a list")
    if value is None or isinstance(value, bool):
        return Shown({None: "null", True: "true", False: "false"}[value])
    return brief(value)


def path_text(path: tuple[Step, ...]) -> str:
    """A JSON path as text: ``forms[1].fund.final``; empty for the document itself."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        elif step.isidentifier() and len(step) <= _LONGEST_STEP:
            text += f".{step}" if text else step
        else:
            text += f"[{brief(step)}]"
    return text
