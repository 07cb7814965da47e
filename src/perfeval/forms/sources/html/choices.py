"""What a drop-down list of a web page shows: the option that is selected."""

from __future__ import annotations

from typing import Final

from attrs import define, field

__all__ = ["Choice"]

_LONGEST: Final = 1_000


@define
class Choice:
    """The options of a `select` as far as they are read.

    The last one that is marked counts, else the first, but for a list of `several` to choose from.

    >>> choice = Choice()
    >>> for text, marked in (("优", False), ("良", True), ("差", False)):
    ...     choice.option(marked=marked)
    ...     choice.take(text)
    >>> choice.shown
    '良'
    """

    several: bool = False
    _texts: list[str] = field(factory=list)
    _begun: bool = False
    _taking: bool = False

    @property
    def shown(self) -> str:
        """What the page shows of it."""
        return "".join(self._texts)[:_LONGEST].strip()

    def option(self, *, marked: bool) -> None:
        """Another option begins."""
        self._taking = marked or not (self._begun or self.several)
        self._begun = True
        if marked:
            self._texts.clear()

    def take(self, text: str) -> None:
        """Some text of the option that is open."""
        if self._taking:
            self._texts.append(text[:_LONGEST])
