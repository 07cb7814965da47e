"""The word that was meant: of those that are known, the one most like it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Final

__all__ = ["likest"]

_LONGEST: Final = 80  # a document may name anything, and to compare takes long


def likest(word: object, known: Iterable[str]) -> str | None:
    """The known word that another is most like; None where it is like none of them.

    >>> likest("stat.in_post", ["staff.in_post", "staff.retired"]), likest("x", ["staff.retired"])
    ('staff.in_post', None)
    """
    near = difflib.get_close_matches(str(word)[:_LONGEST], list(known), n=1)
    return near[0] if near else None
