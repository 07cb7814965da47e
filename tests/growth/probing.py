"""Whether a pattern takes more than linear time for some text that is made of its own pieces."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any, Final

import attrs

from tests.growth.growth import STEEP, steepness
from tests.growth.texts import Growing, growing_texts

__all__ = ["SIZES", "Steep", "steep"]

SIZES: Final = (8, 12, 18, 27, 40, 60, 90, 135, 256, 1024)
"""Small ones first: exponential time shows there, and must not be met at once by a long text."""


@attrs.frozen
class Steep:
    """A text for which a pattern takes steep time, and the exponent."""

    how: str
    exponent: float
    text: Growing


def _through(pattern: re.Pattern[Any], text: Any) -> Callable[[], object]:
    """Every match in a text; what `search` and `match` try is tried here, too."""
    return lambda: deque(pattern.finditer(text), 0)


def _whole(pattern: re.Pattern[Any], text: Any) -> Callable[[], object]:
    return lambda: pattern.fullmatch(text)


_WAYS: Final = {"finditer": _through, "fullmatch": _whole}


def steep(
    pattern: re.Pattern[Any],
    limit: float,
    *,
    most: int = 5,
    tried: int | None = None,
    sizes: Sequence[int] = SIZES,
) -> Iterator[Steep]:
    """The texts that are steep for a pattern, made of pairs of its first `most` pieces.

    `limit` is the time after which a text is not made longer (see `patience`). Where `tried` is
    given, so many texts are drawn, the same each time.
    """
    is_bytes = isinstance(pattern.pattern, bytes)
    texts = list(growing_texts(pattern, most))
    if tried is not None and tried < len(texts):
        texts = Random(0).sample(texts, tried)
    for text in texts:
        for how, way in _WAYS.items():

            def calls(size: int, text: Growing = text, way: Any = way) -> Callable[[], object]:
                made = text.of(size)
                return way(pattern, made.encode() if is_bytes else made)  # type: ignore[no-any-return]

            exponent = steepness(calls, sizes, limit)
            if exponent > STEEP:
                yield Steep(how, exponent, text)
