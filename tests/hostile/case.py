"""What a hostile document is, as data for tests and benchmarks."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

__all__ = ["Case", "Document", "given"]

Document = str | bytes


class Case(NamedTuple):
    """One hostile document."""

    name: str
    make: Callable[[], Document]
    at: str | None = None


def given(document: Document) -> Callable[[], Document]:
    """A document that is made already."""
    return lambda: document
