"""What a hostile form is: small in what it says, large in what it makes a careless reader do."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tests.doors.packages import archived, parts_of

__all__ = ["Package", "stored"]


class Package(NamedTuple):
    """A hostile document of `size` or any other size; of `low` the low limits say `refused`.

    Of `few` there is nothing to fear: what is no form then says so, or what else is said.
    """

    make: Callable[[int], bytes]
    size: int
    refused: str = "no form that is known"
    low: int = 2_000
    few: str = "no form that is known"


def stored(data: bytes) -> bytes:
    """The archive with its parts unpacked, so that no ratio gives it away."""
    return archived(parts_of(data), stored=True)
