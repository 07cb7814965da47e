"""Sentences in Chinese and English that are made when they are first read.

Most scores are added up and never explained; making their sentences would cost several times as
much as scoring them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from attrs.converters import pipe

from perfeval.text.fields import FieldArguments, of_text
from perfeval.text.policy import LONGEST_TEXT

__all__ = ["Phrase", "Phrased", "of_sentence", "phrased_later", "sentence"]

Phrase = Callable[[], tuple[str, str]]
"""What gives the Chinese and the English sentence, the same whenever it is called."""


def sentence(text: Any) -> Any:
    """`text`, cut where it is longer than a text may be: it quotes names of any length.

    What is no text is left to the checks of the field.
    """
    if not isinstance(text, str):
        return text
    if len(text) <= LONGEST_TEXT:
        return text
    return f"{text[: LONGEST_TEXT - 1]}…"


def of_sentence(title: str) -> FieldArguments:
    """The arguments of a field of a sentence: text that is cut where it is too long."""
    arguments = of_text(title)
    return {**arguments, "converter": pipe(sentence, arguments["converter"])}


class Phrased:
    """The base of an attrs class with the texts `zh` and `en`, which may be still unmade.

    They are made when something reads them: a comparison, a copy, a document.
    """

    __slots__ = ("_phrase",)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> str:
            if name not in ("zh", "en"):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            phrase = self._phrase
            if phrase is None:  # made by another thread in the meantime
                return object.__getattribute__(self, name)
            zh, en = map(sentence, phrase())
            object.__setattr__(self, "zh", zh)
            object.__setattr__(self, "en", en)
            object.__setattr__(self, "_phrase", None)
            return zh if name == "zh" else en


_P = TypeVar("_P", bound=Phrased)


def phrased_later(kind: type[_P], phrase: Phrase, /, **fields: object) -> _P:
    """A value of an attrs class with these fields, whose texts `phrase` will make.

    Nothing is checked: the fields must be what the class would accept.
    """
    made = kind.__new__(kind)
    object.__setattr__(made, "_phrase", phrase)
    for name, value in fields.items():
        object.__setattr__(made, name, value)
    return made
