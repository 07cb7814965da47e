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
    """How text looks within the open elements that say so: `look` is that of what comes."""

    look: Look = field(factory=Look)
    _open: list[tuple[Scope, Look]] = field(factory=list)  # each with the look around it

    def start(self, name: str, given: dict[str, str], style: dict[str, str]) -> None:
        """A start tag of an element that may hold others."""
        while self._open and self._open[-1][0].ends_before(name):
            self._close()
        look = self.look.within(given, style) if given else self.look
        if look is not self.look:
            self._open.append((Scope(name, bound=name not in CELLS), self.look))
            self.look = look
        elif self._open:
            self._open[-1][0].holds(name)

    def end(self, name: str) -> None:
        """An end tag."""
        while self._open and self._open[-1][0].ends_around(name):
            self._close()
        if self._open and self._open[-1][0].ends_with(name):
            self._close()

    def _close(self) -> None:
        self.look = self._open.pop()[1]
