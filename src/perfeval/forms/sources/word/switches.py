"""What is on and what is off in the attributes of WordprocessingML and Office Math (ST_OnOff)."""

from __future__ import annotations

from typing import Final

__all__ = ["is_on"]

_OFF: Final = frozenset({"0", "false", "off"})


def is_on(value: str) -> bool:
    """Whether an element with this `val`, or with none, switches its property on.

    >>> is_on(""), is_on("1"), is_on("false")
    (True, True, False)
    """
    return value not in _OFF
