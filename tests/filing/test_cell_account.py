"""The account of a reading, and the addresses in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from perfeval.errors import InputError
from perfeval.filing import Address, CellAccount
from tests.tables import each_row

ROWS: list[tuple[Callable[[], object], str]] = [
    (lambda: Address(part=["表2"]), "所在的表或段: found .*; expected str"),  # type: ignore[arg-type]
    (lambda: Address(part="表2", row=True), "行号: found True; expected int"),
    (lambda: CellAccount(doubts=[]), "存疑的格数: found .*; expected int"),  # type: ignore[arg-type]
]


@each_row(("make", "told"), ROWS)
def test_what_is_no_count_and_no_name_is_refused(make: Callable[[], object], told: str) -> None:
    """They are values: nothing in them can change."""
    with pytest.raises(InputError, match=told):
        make()
