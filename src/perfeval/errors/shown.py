"""Foreign values and texts as a message shows them: short, on one line, acting on no terminal."""

from __future__ import annotations

import re
from typing import Any, Final

from perfeval.errors.phrases import Phrase

__all__ = [
    "UNSEEN",
    "Shown",
    "a_named",
    "ascii_controls",
    "brief",
    "class_name",
    "code_of",
    "failure",
    "one_line",
]

_SHOWN_VALUE: Final = 60
_LONGEST_FAILURE: Final = 500
_VOWEL: Final = re.compile("(?!uni)[aeiou]", re.IGNORECASE)


class Shown(str):
    """Text that already is the short picture of a value (so that errors pickle unchanged)."""

    __slots__ = ()


def brief(value: Any) -> Shown | Phrase:
    """A short, safe picture of any value, for an error message; of an object only its class.

    What a subclass of a built-in type says of itself is not asked for: it may say anything.
    """
    kind = type(value)
    if issubclass(kind, str):
        text = str.__str__(value)
        cut = text[:_SHOWN_VALUE]
        return Shown(ascii_controls(repr(cut)) + ("…" if len(text) > len(cut) else ""))
    if value is None or kind is bool:
        return Shown(repr(value))
    if issubclass(kind, float):
        return Shown(float.__repr__(value))
    if issubclass(kind, int):
        small = int.bit_length(value) < 200
        return Shown(int.__repr__(value) if small else "a very large int")
    return a_named(class_name(value))


def class_name(value: object) -> str:
    """The name of the class of any value, short, whatever its metaclass says."""
    name: str = _NAME_OF_CLASS(type(value))
    return name[:_SHOWN_VALUE]


_NAME_OF_CLASS: Final = type.__dict__["__name__"].__get__


def a_named(noun: str) -> Phrase:
    """A noun as a message shows it, in English with its article: an int, a UnitForm."""
    shown = ascii_controls(noun[:_SHOWN_VALUE])
    return Phrase("an {noun}" if _VOWEL.match(shown) else "a {noun}", noun=Phrase(shown))


def failure(error: BaseException) -> str:
    """How a call into foreign code failed, as short and safe text: ``ValueError: no licence``."""
    try:
        words = f": {error}" if str(error) else ""
    except BaseException as raised:  # the error is foreign: its own `str` may fail
        if type(raised) is KeyboardInterrupt:
            raise
        words = ""
    return ascii_controls(f"{class_name(error)}{words}"[:_LONGEST_FAILURE])


def one_line(text: str) -> str:
    """`text` on one line: a blank for a line break, the code of what a terminal would act on.

    >>> one_line("预算\\n调整率\\x1b[2J")
    '预算 调整率\\\\u001b[2J'
    """
    return ascii_controls(" ".join(text.split()))


UNSEEN: Final = "\u034f"
"""The one character that Python calls printable and that nobody sees."""


def ascii_controls(text: str) -> str:
    """`text` with the code of each character that acts on a terminal, breaks a line or is unseen.

    Every message passes through here: foreign text cannot change how it is read.

    >>> ascii_controls("a\\x1b[2J\\u202eb")
    'a\\\\u001b[2J\\\\u202eb'
    """
    if text.isprintable() and UNSEEN not in text:
        return text
    return "".join(
        each if each.isprintable() and each != UNSEEN else code_of(each) for each in text
    )


def code_of(character: str) -> str:
    """A character by its number, as Python writes it: ``\\u202e``."""
    number = ord(character)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
