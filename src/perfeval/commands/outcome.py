"""What a command gives, and what a command is."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Final, NamedTuple

from perfeval.errors import PerfevalError, ascii_controls
from perfeval.text.paths import shown_path

REFUSED: Final = 2
"""The exit status where a file is unreadable, or a rubric unknown, broken or one of several."""
STOPPED: Final = 130
"""The exit status after Ctrl-C, as a shell gives it."""


class Outcome(NamedTuple):
    """What a command gives: its text, its exit status, the file to write to (None: stdout)."""

    text: str
    status: int = 0
    out: str | None = None


Command = Callable[[argparse.Namespace], Outcome]


def complain(error: Exception, file: str = "") -> None:
    """Say on standard error what a user, a file or a plugin did wrong, without a traceback.

    `file` is that of an error which does not name it itself.
    """
    lines = str(error).split("\n") if isinstance(error, PerfevalError) else [str(error)]
    if isinstance(error, OSError) and error.filename is not None:
        lines = [f"{shown_path(error.filename)}: {error.strerror}"]
    where = f"{shown_path(file)}: " if file else ""
    first, *rest = map(ascii_controls, lines)
    print("\n".join([f"perfeval: {where}{first}", *rest]), file=sys.stderr)
