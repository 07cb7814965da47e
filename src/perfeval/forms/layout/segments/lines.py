"""The lines of a document: rows of its tables and its paragraphs, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import field, frozen

from perfeval.forms.layout.segments.contents import contents_of
from perfeval.forms.layout.segments.side_by_side import apart
from perfeval.forms.layout.segments.upright import upright
from perfeval.forms.sources.grid import Cell, Document, Grid
from perfeval.forms.words.cores import spoken_for
from perfeval.forms.words.labels import Roles, role_of
from perfeval.text.labels import squeeze

__all__ = ["Line", "lines_of"]


@frozen(kw_only=True)
class Line:
    """One line of a document: a row of a table, or a paragraph (`grid` is None then).

    `texts` are those of the cells that say something; `contents` marks a line of 目录. Of a line
    that begins a heading, `judged` keeps what its columns were found to be, behind what was asked.
    """

    cells: tuple[Cell, ...]
    at: str
    grid: Grid | None = None
    contents: bool = False
    texts: tuple[str, ...] = field(init=False, eq=False)
    judged: list[tuple[object, Any]] = field(factory=list, init=False, eq=False, repr=False)
    _roles: dict[Roles, frozenset[str]] = field(factory=dict, init=False, eq=False, repr=False)
    _spoken: tuple[Mapping[str, int], ...] = field(default=(), init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "texts", tuple([cell.text for cell in self.said]))

    @property
    def aligned(self) -> bool:
        """Whether the line is a row of a table whose source knows the columns."""
        return self.grid is not None and self.grid.aligned

    @property
    def said(self) -> list[Cell]:
        """The cells that say something."""
        return [cell for cell in self.cells if cell.text.strip()]

    @property
    def text(self) -> str:
        """What the line says where only one cell says something; empty otherwise."""
        texts = self.texts
        return texts[0] if len(texts) == 1 else ""

    @property
    def first(self) -> str:
        """The first text of the line, squeezed."""
        texts = self.texts
        return squeeze(texts[0]) if texts else ""

    def roles(self, columns: Roles) -> frozenset[str]:
        """The roles of the texts as headings, "" among them where one is not known.

        Every recogniser asks for them in turn, so the line keeps its answers.
        """
        known = self._roles.get(columns)
        if known is None:
            known = frozenset([role_of(text, columns) for text in dict.fromkeys(self.texts)])
            self._roles[columns] = known
        return known

    @property
    def spoken(self) -> tuple[Mapping[str, int], ...]:
        """What the words of each text speak for, as a heading; kept likewise."""
        if not self._spoken:
            object.__setattr__(self, "_spoken", tuple(map(spoken_for, self.texts)))
        return self._spoken


def lines_of(document: Document) -> Iterator[Line]:
    """The lines of a document in reading order."""
    blocks = document.blocks
    contents = contents_of(["" if isinstance(each, Grid) else each.text for each in blocks])
    for place, block in enumerate(blocks):
        if isinstance(block, Grid):
            for grid in (part for band in apart(block) for part in upright(band)):
                for row in grid.rows:
                    yield Line(cells=row, at=f"{grid.name} 第{row[0].row + 1}行", grid=grid)
        else:
            cell = Cell(row=0, column=0, text=block.text)
            yield Line(cells=(cell,), at=block.at, contents=place in contents)
