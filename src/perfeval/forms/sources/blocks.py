"""The paragraphs and tables of a text or a page as they come, counted against the limits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import Factory, define, evolve, field

from perfeval.errors import Phrase
from perfeval.forms.sources.cleaning import Cleaner
from perfeval.forms.sources.grid import Block, Cell, Grid, Paragraph
from perfeval.forms.sources.limits import refusal
from perfeval.forms.sources.usage import Usage

__all__ = ["SENTENCE_ENDS", "Blocks", "in_order"]

SENTENCE_ENDS: Final = ("。", "：", "；", ":", "！", "？")
"""With what a line of prose ends that does not go on below."""


def in_order(texts: Sequence[str]) -> list[Cell]:
    """The cells of a row, one column each; their row is set when the table is made."""
    return [Cell(row=0, column=column, text=text) for column, text in enumerate(texts)]


@define
class Blocks:
    """Takes paragraphs and tables in reading order. Raises `DecodeError` beyond the limits.

    `sheet` is the name of the sheet on which they stand, where they stand on one.
    """

    usage: Usage
    sheet: str = ""
    cleaner: Cleaner = field(default=Factory(lambda self: Cleaner(self.usage), takes_self=True))
    _blocks: list[Block] = field(factory=list)
    _paragraphs: int = 0
    _tables: int = 0

    @property
    def name(self) -> str:
        """The name of the next table; that of the sheet that it stands on comes first."""
        name = f"表{self._tables + 1}"
        return f"{self.sheet} {name}" if self.sheet and self._tables else self.sheet or name

    def paragraph(self, text: str) -> None:
        """A line between tables."""
        self._paragraphs += 1
        at = f"{self.sheet} 第{self._paragraphs}段".strip()
        plain = self.cleaner.clean(text, at)
        if plain:
            self.usage.spend("lines", 1, at)
            self._blocks.append(Paragraph(text=plain, at=at))

    def count_row(self, above: int, cells: int) -> None:
        """Count a row of `cells` under `above` others, before it is kept."""
        limits = self.usage.limits
        if above >= limits.rows:
            raise refusal("", Phrase("a table of more than {most} rows", most=limits.rows))
        self.usage.spend("lines", 1, self.name)
        self.usage.spend("cells", cells, self.name)

    def table(self, rows: Sequence[Sequence[Cell]], *, aligned: bool) -> None:
        """A table whose rows were counted; those without cells are left out."""
        name, limits = self.name, self.usage.limits
        made: list[tuple[Cell, ...]] = []
        for number, row in enumerate(rows):
            if row and row[-1].end > limits.columns:
                raise refusal(
                    f"{name} 第{number + 1}行",
                    Phrase("more than {most} columns", most=limits.columns),
                )
            cells = tuple(
                evolve(
                    cell,
                    row=number,
                    text=self.cleaner.clean(cell.text, f"{name} 第{number + 1}行第{place}格"),
                )
                for place, cell in enumerate(row, start=1)
            )
            made += [cells] if cells else []
        if self.sheet and all(sum(bool(cell.text) for cell in row) < 2 for row in made):
            for line in (line for row in made for cell in row for line in cell.text.split("\n")):
                self.paragraph(line)  # a sheet of one text a row is prose
        elif made:
            self._tables += 1
            self._blocks.append(
                Grid(name=name, rows=tuple(made), aligned=aligned, apart=bool(self.sheet))
            )

    def done(self) -> tuple[Block, ...]:
        """All blocks, once the text has ended."""
        self.cleaner.note_changes()
        return tuple(self._blocks)
