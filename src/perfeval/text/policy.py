"""The text policy: which characters may stand in any text that enters the library.

Refused are control characters other than newline and tab, lone surrogates, noncharacters (no
document can hold them), bidirectional controls and invisible characters (they make two different
texts look the same), and text that is too long.
"""

from __future__ import annotations

import re
from typing import Any, Final

from perfeval.errors import InputError, Phrase, code_of
from perfeval.errors.shown import UNSEEN

__all__ = [
    "LONGEST_TEXT",
    "checked_language",
    "checked_text",
    "is_plain",
    "plain_line",
    "shortened",
    "text_problem",
    "visible",
    "without_forbidden",
]

LONGEST_TEXT: Final = 20_000

_FORBIDDEN = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e"
    "\\u2060-\\u206f\\ufeff\\ud800-\\udfff\\ufff9-\\ufffb\\ufffe\\uffff"
    "\\U0001d173-\\U0001d17a\\U000e0000-\\U000e007f]"
)
_NO_LINE = re.compile(f"[\\t\\n]|{_FORBIDDEN.pattern}")


def is_plain(text: str) -> bool:
    """Whether a text is one line that the policy says nothing against, as nearly every one is.

    >>> is_plain("三公经费"), is_plain("三\\n公")
    (True, False)
    """
    return text.isprintable() and UNSEEN not in text and len(text) <= LONGEST_TEXT


def text_problem(text: str) -> Phrase | None:
    """What the text policy says against `text`, or None.

    >>> text_problem("三公经费") is None
    True
    >>> print(text_problem("a\\u202eb"))
    U+202E at character 2 is not allowed in text
    """
    if len(text) > LONGEST_TEXT:
        most = "text of {count} characters; at most {most} are allowed"
        return Phrase(most, count=len(text), most=LONGEST_TEXT)
    match = _FORBIDDEN.search(text)
    if match is None:
        return None
    return Phrase(
        "{character} at character {at} is not allowed in text",
        character=f"U+{ord(match[0]):04X}",
        at=match.start() + 1,
    )


def plain_line(text: str) -> str:
    """`text` on one line: the code stands for a line break and for what the policy forbids.

    >>> plain_line("附件\\n二\\u202e")
    '附件\\\\u000a二\\\\u202e'
    """
    return _NO_LINE.sub(lambda found: code_of(found[0]), text)


def visible(text: str) -> str:
    """`text` with its line breaks: the code stands for what the policy forbids.

    >>> visible("附件\\n二\\u202e")
    '附件\\n二\\\\u202e'
    """
    if text.isprintable() and UNSEEN not in text:
        return text
    return _FORBIDDEN.sub(lambda found: code_of(found[0]), text)


def without_forbidden(text: str) -> str:
    """`text` without the characters that the text policy does not allow.

    >>> without_forbidden("三\\u200b公")
    '三公'
    """
    return _FORBIDDEN.sub("", text)


def shortened(text: Any) -> Any:
    """`text`, cut where it is longer than a text may be: it quotes names of any length.

    What is no text is left to the checks of the field.
    """
    if not isinstance(text, str):
        return text
    if len(text) <= LONGEST_TEXT:
        return text
    return f"{text[: LONGEST_TEXT - 1]}…"


def checked_text(value: object, where: str) -> str:
    """`value` as plain `str`, where it is text that the policy admits.

    A subclass of `str` may say of itself what it likes; only its characters are taken. Raises
    `InputError` that names `where`.
    """
    if not isinstance(value, str):
        raise InputError(where, value, "text")
    text = str.__str__(value)
    if is_plain(text):
        return text
    problem = text_problem(text)
    if problem is not None:
        raise InputError(where, text, Phrase("plain text ({problem})", problem=problem))
    return text


def checked_language(value: object, where: str) -> str:
    """`value` where it is ``zh`` or ``en``. Raises `InputError` that names `where`."""
    if isinstance(value, str) and value in ("zh", "en"):
        return value
    raise InputError(where, value, "zh or en")
