"""Plain data as TOML: tables with their keys in an order that a reader follows."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final

from perfeval.codec.reading import NO_BOUND

__all__ = ["comment", "inline", "pair"]

_BREAKS: Final = re.compile(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]++")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def _quoted(text: str) -> str:
    """A basic string on one line."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def inline(value: object) -> str:
    """A value on one line: text, truth, number, list or inline table; None as files say it."""
    if value is None:
        return _quoted(NO_BOUND)
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{key} = {inline(each)}" for key, each in value.items())
        return f"{{ {pairs} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(inline, value))}]"
    return str(value)


def pair(key: str, value: object, beside: str = "") -> str:
    """A line of a key and its value, with what stands beside it as a comment."""
    said = f"  {comment(beside)}" if beside else ""
    return f"{key} = {inline(value)}{said}"


def comment(text: str) -> str:
    """A comment on one line."""
    return f"# {_CONTROL.sub('', _BREAKS.sub(' ', text)).strip()}"
