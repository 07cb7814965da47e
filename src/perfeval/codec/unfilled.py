"""What an author has still to choose or to fill in: a text that says so and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from perfeval.errors import DecodeError, Phrase

__all__ = ["TO_CHOOSE", "TO_FILL", "stood_in", "unfilled", "with_unfilled"]

TO_CHOOSE: Final = "待选"
TO_FILL: Final = "待填"


_STAND_INS: Final[dict[str, tuple[object, object]]] = {
    "steps": ("whole", "pro_rata"),
    "code": ("000000", "110000"),
    "first": (1990, 2088),
}
"""Two values that may stand for a mark while a file is only looked at; other marks are text."""


def stood_in(data: object, number: int, key: str = "") -> object:
    """Plain data with the first (0) or second (1) value in the place of each mark that needs one.

    >>> stood_in({"years": {"first": "待填"}, "source": {"issuer": "待填"}}, 1)
    {'years': {'first': 2088}, 'source': {'issuer': '待填'}}
    """
    if isinstance(data, dict):
        return {name: stood_in(value, number, name) for name, value in data.items()}
    if isinstance(data, list):
        return [stood_in(value, number) for value in data]
    marked = data in (TO_CHOOSE, TO_FILL) and key in _STAND_INS
    return _STAND_INS[key][number] if marked else data


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


def with_unfilled(error: DecodeError | None, data: object) -> DecodeError | None:
    """What does not fit, and behind it all that is left to be chosen or filled in; None for none.

    A place of which `error` says what would be accepted is not told twice, nor is a table for a
    mark that stands in it.
    """
    left = dict(unfilled(data))
    above = {path.rpartition(".")[0] for path in left}
    told, count = ((), 0) if error is None else (error.args[0], error.count)
    kept = [(path, said) for path, said in told if path not in above or not _is_of_mark(said)]
    for path, _ in kept:
        left.pop(path, None)
    problems = (*kept, *left.items())
    return DecodeError(problems, count - len(told) + len(problems)) if problems else None


def _is_of_mark(said: object) -> bool:
    return TO_FILL in str(said) or TO_CHOOSE in str(said)
