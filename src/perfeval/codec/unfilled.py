"""What an author has still to choose or to fill in: a text that says so and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from perfeval.errors import DecodeError, Phrase

__all__ = ["TO_CHOOSE", "TO_FILL", "check_filled", "unfilled"]

TO_CHOOSE: Final = "待选"
TO_FILL: Final = "待填"


def unfilled(data: object, path: str = "") -> Iterator[tuple[str, Phrase]]:
    """The place of each such text in plain data, in their order.

    >>> [place for place, _ in unfilled({"source": {"number": "待填"}, "rows": ["无", "待选"]})]
    ['source.number', 'rows[1]']
    """
    if isinstance(data, dict):
        for key, value in data.items():
            yield from unfilled(value, f"{path}.{key}" if path else key)
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from unfilled(value, f"{path}[{number}]")
    elif data in (TO_CHOOSE, TO_FILL):
        yield path, Phrase("it still says {mark}: fill it in, or choose", mark=str(data))


def check_filled(data: object) -> None:
    """Raise `DecodeError` where anything is left to be chosen or filled in."""
    left = tuple(unfilled(data))
    if left:
        raise DecodeError(left)
