"""The engines of columns: polars for tables and numpy for arithmetic (extra `columns`).

They are imported where they are first used.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterator
from typing import Any

from perfeval.errors import InputError, MissingExtraError, Shown, failure

__all__ = ["numpy", "polars", "table_of"]


@functools.cache
def polars() -> Any:
    """The library of tables. Raises `MissingExtraError` where it is not installed."""
    with _needed():
        import polars as library
    return library


@functools.cache
def numpy() -> Any:
    """The library of arrays. Raises `MissingExtraError` where it is not installed."""
    with _needed():
        import numpy as library
    return library


@contextlib.contextmanager
def _needed() -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        raise MissingExtraError("columns", "scoring the columns of a table") from error


def table_of(table: object) -> Any:
    """A table of polars, of whatever exports Arrow: pyarrow, pandas, DuckDB, a record batch.

    Raises `InputError` for anything else.
    """
    pl = polars()
    if isinstance(table, pl.DataFrame):
        return table
    if not hasattr(table, "__arrow_c_stream__"):
        due = "a table that exports Arrow: of polars, pyarrow, pandas 3 or DuckDB"
        raise InputError("the table to score", table, due)
    try:
        return pl.DataFrame(table)
    except Exception as error:
        said = Shown(failure(error))
        raise InputError("the table to score", said, "a table that polars can take") from None
