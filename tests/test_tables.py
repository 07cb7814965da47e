"""A table that is one test: what a failure of it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tables import each_row


def test_every_row_is_tried_and_those_that_fail_are_named(tmp_path: Path) -> None:
    """All that fail stand in one group, each with its row; what else a test takes are fixtures."""
    tried = []

    @each_row("low, high", [(1, 2), (4, 3), (5, 6), (0, 0)])
    def in_order(low: int, high: int, folder: Path) -> None:
        tried.append((low, high, folder))
        with pytest.raises(ZeroDivisionError):
            _ = 1 // (low // high)
        assert high

    with pytest.raises(BaseExceptionGroup, match="2 of 4 rows failed") as caught:
        in_order(folder=tmp_path)
    assert tried == [(low, high, tmp_path) for low, high in ((1, 2), (4, 3), (5, 6), (0, 0))]
    assert [error.__notes__ for error in caught.value.exceptions] == [
        ["row: (4, 3)"],
        ["row: (0, 0)"],
    ]


def test_one_column_holds_values_and_a_table_has_rows() -> None:
    """A single name takes each value as it is, a tuple too; a test of nothing is a mistake."""
    seen = []

    @each_row("value", [(1, 2), "ab"])
    def one(value: object) -> None:
        seen.append(value)

    one()
    assert seen == [(1, 2), "ab"]
    with pytest.raises(AssertionError, match="tests nothing"):
        each_row("value", [])
