"""A page: what is shown of a value, before it is text, Markdown or HTML.

Each subject (a scorecard, a filing …) makes one page of these parts; each format writes any page.
Texts are as they are given: only who writes a format knows what has to be escaped in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import field, frozen

from perfeval.audit.finding import Severity
from perfeval.numbers.printed import Points

__all__ = [
    "Block",
    "Cell",
    "Listed",
    "Note",
    "Page",
    "Part",
    "Prose",
    "Row",
    "Table",
    "of_points",
    "spans",
]


@frozen
class Cell:
    """One cell: its text, by what it is sorted (else by its text), and how long its bar is.

    `bar` is a part and its whole, of 0 and above. `severity` marks a cell that a finding concerns,
    `is_code` one that holds a word of a program, which no line breaks.
    """

    text: str = ""
    number: int | None = None
    bar: tuple[int, int] | None = None
    severity: Severity | None = None
    is_code: bool = False

    @property
    def is_figure(self) -> bool:
        """Whether it shows the number by which it is sorted, and not a word for it."""
        return self.number is not None and any(map(str.isdigit, self.text))


@frozen
class Note:
    """A finding beside the row that it concerns."""

    severity: Severity
    code: str
    text: str


@frozen(kw_only=True)
class Row:
    """One row: a cell for each heading; under it labelled texts, and findings.

    `marks` are the marks of the table (by their keys) that the row bears, by which it is filtered.
    """

    cells: tuple[Cell, ...]
    below: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()
    marks: tuple[str, ...] = ()


@frozen(kw_only=True)
class Table:
    """A table: its caption, its headings, its rows, and the row of its totals.

    The first `labels` columns name a row; of these the first `merged` are shown once where they are
    the same in row after row, as the official tables print them. `marks` are the words for the
    marks of its rows. `listed` says that it can be sorted and filtered.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    labels: int = 1
    merged: int = 0
    marks: dict[str, str] = field(factory=dict)
    listed: bool = False

    def spans(self) -> list[list[int]]:
        """Over how many rows each label reaches, an empty one as any other."""
        own = [1] * (self.labels - self.merged)
        return [[*each, *own] for each in spans([row.cells[: self.merged] for row in self.rows])]


@frozen
class Listed:
    """Labelled values, such as the totals."""

    pairs: tuple[tuple[str, str], ...]


@frozen
class Prose:
    """Paragraphs."""

    texts: tuple[str, ...]


Block = Table | Listed | Prose


@frozen
class Part:
    """A part of a page under its heading; `level` is 1 where it stands on its own, deeper below."""

    heading: str
    blocks: tuple[Block, ...]
    level: int = 1


@frozen(kw_only=True)
class Page:
    """A whole page: its title, the lines below it, its parts, the language of its own words."""

    title: str
    lines: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    lang: str

    @classmethod
    def of(cls, title: str, lines: Iterable[str], parts: Iterable[Part], lang: str) -> Page:
        """The page without the lines and parts that are empty; a deeper heading stands alone."""
        return cls(
            title=title,
            lines=tuple(line for line in lines if line),
            parts=tuple(part for part in parts if part.blocks or part.level > 1),
            lang=lang,
        )


def spans(labels: Sequence[Sequence[object]]) -> list[list[int]]:
    """Over how many rows each label reaches, as official tables merge them: 0 where one above does.

    A label is merged with the one below only where all labels left of it are the same, too.
    An empty text stands alone, a cell of a page never does.

    >>> spans([("产出", "数量"), ("产出", "数量"), ("效益", "数量"), ("效益", ""), ("效益", "")])
    [[2, 2], [0, 0], [3, 1], [0, 1], [0, 1]]
    """
    made = [[1] * len(row) for row in labels]
    for column in range(len(labels[0]) if labels else 0):
        first = 0
        for number in range(1, len(labels)):
            above, here = labels[first], labels[number]
            if here[column] and here[: column + 1] == above[: column + 1]:
                made[first][column] += 1
                made[number][column] = 0
            else:
                first = number
    return made


def of_points(points: Points | None, otherwise: str = "") -> Cell:
    """The cell of a number of points; `otherwise` where there are none."""
    return Cell(otherwise) if points is None else Cell(points.plain, points.atoms)
