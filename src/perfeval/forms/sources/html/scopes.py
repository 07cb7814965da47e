"""Elements that hold for what is in them, and where they end, with or without an end tag."""

from __future__ import annotations

from typing import Final

from attrs import define, field

from perfeval.forms.sources.html.looks import CELLS, Look

__all__ = ["Looks", "Scope"]

_ENDED: Final = {
    "td": ({"td", "th", "tr", "tbody"}, {"tr", "table", "tbody"}),
    "th": ({"td", "th", "tr", "tbody"}, {"tr", "table", "tbody"}),
    "tr": ({"tr", "tbody", "tfoot"}, {"table", "tbody", "thead", "tfoot"}),
    "p": ({"p", "div", "table", "h1", "h2", "h3", "ul", "ol"}, {"td", "th", "div", "body"}),
    "li": ({"li"}, {"ul", "ol"}),
}
"""What ends an element whose end tag may be left out: start tags, and end tags."""
_CELL: Final = frozenset({"table", "tr", "td", "th"})


@define
class Scope:
    """An open element; one that is `bound` ends with the cell that it stands in as well."""

    name: str
    bound: bool = False
    _depth: int = 1
    _tables: int = 0

    def ends_before(self, name: str) -> bool:
        """Whether a start tag ends it, and stands outside of it."""
        return self._tables == 0 and (
            name in _ENDED.get(self.name, ((), ()))[0] or (self.bound and name in _CELL)
        )

    def holds(self, name: str) -> None:
        """Count a start tag of an element in it, whose end tag is not its own."""
        self._tables += name == "table"
        self._depth += name == self.name

    def ends_around(self, name: str) -> bool:
        """Whether an end tag of what is around it ends it."""
        return self._tables == 0 and (
            name in _ENDED.get(self.name, ((), ()))[1] or (self.bound and name in _CELL)
        )

    def ends_with(self, name: str) -> bool:
        """Whether an end tag is its own."""
        self._tables -= name == "table" and self._tables > 0
        self._depth -= name == self.name
        return self._depth == 0


@define
class Looks:
    """How text looks within the open elements that say so."""

    _open: list[tuple[Scope, Look]] = field(factory=list)
    _plain: Look = field(factory=Look)

    @property
    def look(self) -> Look:
        """The look of what stands here."""
        return self._open[-1][1] if self._open else self._plain

    def start(self, name: str, given: dict[str, str], *, void: bool) -> None:
        """A start tag."""
        while self._open and self._open[-1][0].ends_before(name):
            self._open.pop()
        look = self.look.within(given) if given and not void else self.look
        if look is not self.look:
            self._open.append((Scope(name, bound=name not in CELLS), look))
        elif self._open and not void:
            self._open[-1][0].holds(name)

    def end(self, name: str) -> None:
        """An end tag."""
        while self._open and self._open[-1][0].ends_around(name):
            self._open.pop()
        if self._open and self._open[-1][0].ends_with(name):
            self._open.pop()
