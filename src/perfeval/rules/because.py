"""Reasons as data: a template in two languages, and the exact figures that it names.

A sentence is made when it is read: most scores are added up and never explained.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import field, frozen

from perfeval.errors import InputError, Phrase
from perfeval.measures import Unmeasured, Why
from perfeval.rules.figures import Figure, printed
from perfeval.text.fields import of_sentence, of_text
from perfeval.text.policy import checked_language, shortened

__all__ = ["Because", "Sentence", "unmeasured"]

NAME: Final = re.compile(r"\{(\w+)(?::([^{}]*))?\}")
"""A figure in a template, with the noun that it counts."""


@frozen
class Sentence:
    """A reason in two languages, with the names of its figures in braces: ``计 {points} 分``.

    One without a code has that of the reason which is its figure `because`. Raises `InputError`
    for what is no text within the text policy; too long a text is cut.
    """

    code: str = field(**of_text("the code of a reason"))
    zh: str = field(**of_sentence("the zh of a reason"))
    en: str = field(**of_sentence("the en of a reason"))

    def because(self, **figures: Figure) -> Because:
        """The reason that puts `figures` into the sentence; without any it stands verbatim."""
        made = Because.__new__(Because)  # scoring makes many
        made.__attrs_init__(self, tuple(figures.items()))
        return made


@frozen(init=False, eq=False, repr=False)
class Because:
    """The reason of an award: a stable `code`, and the sentence in Chinese and in English.

    Those of the library hold exact `figures` by name, from which a host can make a sentence of its
    own. Two are equal where they say the same. Raises `InputError` for what is no text within the
    text policy; too long a sentence is cut.

    >>> Because("full", "计满分", "full points").code
    'full'
    """

    sentence: Sentence
    _figures: tuple[tuple[str, Figure], ...]

    def __init__(self, code: str, zh: str, en: str) -> None:
        self.__attrs_init__(Sentence(code, zh, en), ())

    @property
    def code(self) -> str:
        """What the reason is, in a word that stays."""
        return self.sentence.code or getattr(self.figures.get("because"), "code", "")

    @property
    def figures(self) -> dict[str, Figure]:
        """The figures by name; none where the sentence was given as text."""
        return dict(self._figures)

    @property
    def zh(self) -> str:
        """The sentence in Chinese."""
        return self.text("zh")

    @property
    def en(self) -> str:
        """The sentence in English."""
        return self.text("en")

    def text(self, lang: str) -> str:
        """The sentence in ``zh`` or ``en``. Raises `InputError` for another language.

        >>> Because("full", "计满分", "full points").text("zh")
        '计满分'
        """
        zh = checked_language(lang, "the language of a reason") == "zh"
        sentence = self.sentence.zh if zh else self.sentence.en
        return self.worded(sentence, lang) if self._figures else sentence

    def worded(self, template: str, lang: str = "en") -> str:
        """A sentence of a host's own: `template` with the figures put in, those in words in `lang`.

        Raises `InputError` for a template that names another figure.

        >>> from perfeval.measures import Kind, Measured
        >>> from perfeval.rules import Proportional
        >>> award = Proportional().award(Measured(Kind.RATE, Rate("79.27%")), Points("10"))
        >>> award.because.worded("{value} von 100%, Punkte: {points}")
        '79.27% von 100%, Punkte: 10'
        """
        checked_language(lang, "the language of a reason")
        figures = {name: printed(figure, lang) for name, figure in self._figures}
        try:
            text = NAME.sub(lambda name: format(figures[name[1]], name[2] or ""), template)
        except (KeyError, TypeError):
            raise InputError(
                "a template", template, Phrase("the names {names}", names=", ".join(figures))
            ) from None
        return str(shortened(text))

    def __eq__(self, other: object) -> bool:
        if type(other) is not Because:
            return NotImplemented
        if self.sentence == other.sentence and self._figures == other._figures:
            return True
        return (self.code, self.zh, self.en) == (other.code, other.zh, other.en)

    def __hash__(self) -> int:
        return hash((self.code, self.zh))

    def __repr__(self) -> str:
        return f"Because(code={self.code!r}, zh={self.zh!r}, en={self.en!r})"


_UNMEASURED: Final = {why: Sentence(why.value, "{unmeasured}", "{unmeasured}") for why in Why}


def unmeasured(found: Unmeasured) -> Because:
    """Why there is nothing to score: its figure `unmeasured` holds the ids of the facts."""
    return _UNMEASURED[found.why].because(unmeasured=found)
