"""What perfeval says, in two languages: an English sentence, its Chinese one, and a stable code.

The English sentence stands where it is said; the Chinese one and the code stand beside it in the
catalogues, ``errors.toml`` and ``words.toml``. Foreign text, which no catalogue knows, says the
same in both languages.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from attrs import frozen

__all__ = ["Phrase", "Translation", "catalogue", "either"]

_WORDS: Final = "words.toml"
_ERRORS: Final = "errors.toml"
_OR: Final = "{one} or {other}"


class Translation(NamedTuple):
    """What a catalogue says of an English sentence: its `code`, if it has one, and the Chinese."""

    code: str
    zh: str


@cache
def catalogue() -> Mapping[str, Translation]:
    """Every translation, by its English sentence."""
    folder = resources.files(__package__)
    words, errors = (
        tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8"))
        for name in (_WORDS, _ERRORS)
    )
    return {
        **{en: Translation("", zh) for en, zh in words.items()},
        **{each["en"]: Translation(code, each["zh"]) for code, each in errors.items()},
    }


@frozen(init=False, repr=False)
class Phrase:
    """An English sentence with the names of its figures in braces, and these figures.

    Without figures it stands verbatim. As `str` it is English. A figure is a whole number, a
    text, or a phrase of its own; anything else is put in as its text.

    >>> said = Phrase("its parts add up to {total}, not to {whole}", total="99", whole="100")
    >>> print(said, "|", said.code)
    its parts add up to 99, not to 100 | definition.sum
    >>> said.message("zh")
    '各项分值合计99分，不等于100分；请改正分值'
    """

    template: str
    _figures: tuple[tuple[str, Phrase | str | int], ...]

    def __init__(self, template: str, /, **figures: object) -> None:
        kept = ((name, _figure(figure)) for name, figure in figures.items())
        self.__attrs_init__(template, tuple(kept))

    @property
    def figures(self) -> dict[str, Phrase | str | int]:
        """The figures by name."""
        return dict(self._figures)

    @property
    def code(self) -> str:
        """The stable code of what is said: its own, or that of the first figure that has one."""
        known = catalogue().get(self.template)
        own = known.code if known else ""
        nested = (figure.code for _, figure in self._figures if isinstance(figure, Phrase))
        return own or next(filter(None, nested), "")

    def message(self, lang: str) -> str:
        """The sentence in ``zh`` or ``en``; in English where no catalogue knows it."""
        known = catalogue().get(self.template) if lang == "zh" else None
        template = known.zh if known else self.template
        if not self._figures:
            return template
        return template.format_map(
            {
                name: figure.message(lang) if isinstance(figure, Phrase) else figure
                for name, figure in self._figures
            }
        )

    def each(self, change: Callable[[str], str]) -> Phrase:
        """The phrase with every text among its figures changed."""
        figures: dict[str, object] = {}
        for name, figure in self._figures:
            if isinstance(figure, Phrase):
                figures[name] = figure.each(change)
            else:
                figures[name] = change(figure) if isinstance(figure, str) else figure
        return Phrase(self.template if self._figures else change(self.template), **figures)

    def __str__(self) -> str:
        return self.message("en")

    def __repr__(self) -> str:
        return f"Phrase({self.template!r})"


def either(texts: Iterable[str]) -> Phrase:
    """What is one of several texts, in words.

    >>> print(either(["unit", "project", "city"]), either(["unit", "project"]).message("zh"))
    unit or project or city unit或project
    """
    first, *others = map(Phrase, texts)
    return functools.reduce(lambda one, other: Phrase(_OR, one=one, other=other), others, first)


def _figure(value: object) -> Phrase | str | int:
    """A figure as it is kept: plain, so that an error that holds it can be pickled."""
    return value if type(value) in (str, int) or isinstance(value, Phrase) else str(value)  # type: ignore[return-value]
