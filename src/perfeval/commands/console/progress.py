"""How far a command is, on a terminal: one line that is gone before anything else is printed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Final, TypeVar

from perfeval.errors import Phrase
from perfeval.text.columns import one_line, width

__all__ = ["with_progress"]

_ERASE: Final = "\r\x1b[K"
_WIDEST: Final = 72

_Result = TypeVar("_Result")


def with_progress(
    results: Iterator[_Result], source: Callable[[_Result], str], lang: str
) -> Iterator[_Result]:
    """The results; while the next one is awaited, standard error says how many there were.

    It says so only to a terminal, where somebody waits.
    """
    if not sys.stderr.isatty():
        yield from results
        return
    count = 0
    for result in results:
        if count:
            _show(_ERASE)
        yield result
        count += 1
        done = Phrase("{count} done, the last one {source}", count=count, source=source(result))
        _show(_fitting(one_line(done.message(lang))))
    if count:
        _show(_ERASE)


def _fitting(line: str) -> str:
    """As much of a line as one row of a terminal holds: what runs over it could not be erased."""
    kept = line
    while width(kept) > _WIDEST:
        kept = kept[:-1]
    return kept if kept == line else f"{kept}…"


def _show(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
