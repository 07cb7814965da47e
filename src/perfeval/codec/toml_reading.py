"""TOML text to plain data, bounded as JSON is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from perfeval.codec.json_text import DEEPEST, TOO_DEEP, decoded
from perfeval.codec.toml_mistakes import toml_mistake
from perfeval.errors import DecodeError, Phrase

__all__ = ["LARGEST_TOML", "parse_toml"]

LARGEST_TOML: Final = 250_000

_STRING_OR_COMMENT: Final = re.compile(
    r'#[^\n]*|"""(?:[^\\]|\\.)*?(?:"""|\Z)|\'\'\'.*?(?:\'\'\'|\Z)|"(?:[^"\\\n]|\\.)*"?|\'[^\'\n]*\'?',
    re.DOTALL,
)
_KEYS_END: Final = re.compile(r"[=\n,{}\[\]]")


def parse_toml(document: bytes, fraction: Callable[[str], object]) -> tuple[dict[str, object], str]:
    """The plain data of a TOML document, and its text; `fraction` makes what has a point.

    Raises `DecodeError`.

    >>> parse_toml(b"a = 0.50", str)[0]
    {'a': '0.50'}
    """
    text = decoded(document)[0]
    problem = _problem(text)
    if problem is None:
        with suppress(RecursionError):  # of what is nested too deeply, as well
            try:
                data = tomllib.loads(text, parse_float=fraction)
            except ValueError as error:  # an integer of too many digits is none of TOMLDecodeError
                raise DecodeError((toml_mistake(text, str(error)),)) from None
            if not _is_too_deep(data):
                return data, text
        problem = TOO_DEEP
    raise DecodeError((("", problem),))


def _problem(text: str) -> Phrase | None:
    """What the limits say against a TOML text, or None.

    The parser takes time and memory by the square of the parts of a dotted key.
    """
    if len(text) > LARGEST_TOML:
        most = "{size:,} characters; at most {most:,} are allowed in TOML"
        return Phrase(most, size=len(text), most=LARGEST_TOML)
    plain = _STRING_OR_COMMENT.sub("", text)
    if any(piece.count(".") > DEEPEST for piece in _KEYS_END.split(plain)):
        return Phrase("a key of more than {most} parts", most=DEEPEST)
    return None


def _is_too_deep(data: object) -> bool:
    """Whether lists and tables are nested too deeply; gone through level by level."""
    level = [data]
    for _ in range(DEEPEST + 1):
        level = [
            item
            for each in level
            if isinstance(each, dict | list)
            for item in (each.values() if isinstance(each, dict) else each)
        ]
    return bool(level)
