"""The commands of ``python -m perfeval``, one file each.

A command is a function that declares its arguments and gives what runs it: ``what-if`` is
`what_if_command` in `perfeval.commands.what_if`. It is imported when it is asked for: who scores
does not wait for what compares, marks and drafts.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from perfeval.commands.console.outcome import Command

__all__ = ["COMMANDS", "command_of"]

COMMANDS: Final = {
    "read": "read documents and print their filings as JSON, of several one a line",
    "score": "score filings, with a reason for every point",
    "write": "write a filing in the official layout (.docx, .xlsx), or a blank form",
    "audit": "find what does not add up in filings",
    "mark": "send documents back, each finding as a comment at its cell",
    "review": "write a sheet of every row, for a reviewer to fill in; `score --review` reads it",
    "compare": (
        "score two filings and compare them row by row, or the claims of one with what is computed"
    ),
    "what-if": ("tell which figures of a form can win points, and what it would score with others"),
    "rubrics": "list rubrics, show one, or compare two",
    "schema": "print the JSON Schema of a document",
    "check-rubric": "check that a rubric keeps the laws",
    "draft-rubric": "draft a rubric file from a scoring sheet (评分表)",
    "new-edition": "copy a rubric for another year, and ask what has changed",
    "facts": "write a blank sheet of the facts that a rubric asks for (CSV)",
}
"""What each command does, as its help says it."""


def command_of(name: str) -> Callable[[argparse.ArgumentParser], Command]:
    """What declares the arguments of a command, and gives what runs it."""
    stem = name.replace("-", "_")
    found = getattr(import_module(f"{__name__}.{stem}"), f"{stem}_command")
    return cast("Callable[[argparse.ArgumentParser], Command]", found)
