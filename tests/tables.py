"""One test for a whole table: every row is tried, and all that fail are shown together.

pytest makes, sends and counts each case of `parametrize`, on every worker, and that costs many
times what a small case does itself. So a table of examples is `each_row`, and `parametrize` is for
cases that need fixtures of their own.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from typing import Any

import pytest

__all__ = ["each_row"]

_LONGEST = 300


def each_row(
    names: str | tuple[str, ...], rows: Iterable[Any]
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make one test of many rows; names and rows stand as in `pytest.mark.parametrize`.

    What else the test takes are fixtures, which all rows share. Every row that fails is one
    exception of the group that is raised, with the row as a note.
    """
    columns = tuple(name.strip() for name in names.split(",")) if isinstance(names, str) else names
    table = [(row,) if len(columns) == 1 and isinstance(names, str) else row for row in rows]
    assert table, "a table without rows tests nothing"

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        def walk(**fixtures: object) -> None:
            failed: list[BaseException] = []
            for row in table:
                try:
                    test(**dict(zip(columns, row, strict=True)), **fixtures)
                except (Exception, pytest.fail.Exception) as error:
                    error.add_note(f"row: {row!r}"[:_LONGEST])
                    failed.append(error)
            if failed:
                raise BaseExceptionGroup(f"{len(failed)} of {len(table)} rows failed", failed)

        signature = inspect.signature(test)
        shared = [value for name, value in signature.parameters.items() if name not in columns]
        assert len(shared) + len(columns) == len(signature.parameters), columns
        walk.__dict__.update(test.__dict__)  # the marks below this decorator
        walk.__signature__ = signature.replace(parameters=shared)  # type: ignore[attr-defined]
        walk.__module__, walk.__doc__ = test.__module__, test.__doc__
        walk.__name__, walk.__qualname__ = test.__name__, test.__qualname__
        return walk

    return decorate
