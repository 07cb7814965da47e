"""The text policy: which characters may stand in any text that enters the library.

Refused are control characters other than newline and tab, lone surrogates, noncharacters (no
document can hold them), bidirectional controls and invisible characters (they make two different
texts look the same), and text that is too long.
"""

from __future__ import annotations

import re
from typing import Any, Final

from attrs import frozen

from perfeval.errors import InputError, code_of

__all__ = [
    "LONGEST_TEXT",
    "TextCheck",
    "checked_language",
    "checked_text",
    "keep_plain",
    "plain_line",
    "text_problem",
    "without_forbidden",
]

LONGEST_TEXT: Final = 20_000

_FORBIDDEN = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e"
    "\\u2060-\\u206f\\ufeff\\ud800-\\udfff\\ufff9-\\ufffb\\ufffe\\uffff"
    "\\U0001d173-\\U0001d17a\\U000e0000-\\U000e007f]"
)
_NO_LINE = re.compile(f"[\\t\\n]|{_FORBIDDEN.pattern}")
_PRINTABLE: Final = "\u034f"
"""The one forbidden character that Python calls printable."""


def text_problem(text: str) -> str | None:
    """What the text policy says against `text`, or None.

    >>> text_problem("三公经费") is None
    True
    >>> text_problem("a\\u202eb")
    'U+202E at character 2 is not allowed in text'
    """
    if len(text) > LONGEST_TEXT:
        return f"text of {len(text)} characters; at most {LONGEST_TEXT} are allowed"
    match = _FORBIDDEN.search(text)
    if match is None:
        return None
    return f"U+{ord(match[0]):04X} at character {match.start() + 1} is not allowed in text"


def plain_line(text: str) -> str:
    """`text` on one line: the code stands for a line break and for what the policy forbids.

    >>> plain_line("附件\\n二\\u202e")
    '附件\\\\u000a二\\\\u202e'
    """
    return _NO_LINE.sub(lambda found: code_of(found[0]), text)


def without_forbidden(text: str) -> str:
    """`text` without the characters that the text policy does not allow.

    >>> without_forbidden("三\\u200b公")
    '三公'
    """
    return _FORBIDDEN.sub("", text)


def _is_plain(value: object) -> bool:
    """Whether `value` is text that the policy admits at first sight, as nearly every one is."""
    return (
        type(value) is str
        and value.isprintable()
        and _PRINTABLE not in value
        and len(value) <= LONGEST_TEXT
    )


def checked_text(value: object, where: str = "text") -> str:
    """`value` as plain `str`, where it is text that the policy admits.

    A subclass of `str` may say of itself what it likes; only its characters are taken. Raises
    `InputError` that names `where`.
    """
    if not isinstance(value, str):
        raise InputError(where, value, "text")
    text = value if type(value) is str else str.__str__(value)
    if _is_plain(text):
        return text
    problem = text_problem(text)
    if problem is not None:
        raise InputError(where, text, f"plain text ({problem})")
    return text


def checked_language(value: object, where: str) -> str:
    """`value` where it is ``zh`` or ``en``. Raises `InputError` that names `where`."""
    if isinstance(value, str) and str.__str__(value) in ("zh", "en"):
        return str.__str__(value)
    raise InputError(where, value, "zh or en")


@frozen
class TextCheck:
    """An attrs validator: text within the text policy, not empty unless `empty`.

    `where` names the field in errors. What comes as a subclass of `str` becomes plain.
    """

    where: str
    empty: bool = True

    def __call__(self, instance: Any, attribute: Any, value: Any) -> None:
        if _is_plain(value) and (self.empty or value.strip()):
            return
        text = checked_text(value, self.where)
        if not self.empty and not text.strip():
            raise InputError(self.where, text, "some text")
        keep_plain(instance, attribute, value, text)


def keep_plain(instance: object, attribute: Any, value: object, text: str) -> None:
    """Let a field hold `text`, not the subclass of `str` in which it came."""
    if text is not value:
        object.__setattr__(instance, attribute.name, text)
