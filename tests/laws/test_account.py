"""Laws of the account: each cell ends one way, and no figure is lost, wherever it is put."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from attrs import evolve

from perfeval.codec import dumps, loads
from perfeval.errors import PerfevalError
from perfeval.forms.reading import read_document
from perfeval.forms.recognisers import installed
from perfeval.forms.sources.grid import Document, Grid
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.forms.sources.opening import open_document
from tests.drawn.containers import CONTAINERS
from tests.drawn.drawing import drawn

FIGURE = "73951.26"
KINDS = ("project", "unit", "score_sheet", "goals", "monitoring", "package", "transfer")
DRAWN = [
    pytest.param(kind, container, id=f"{kind}-{container}")
    for kind in KINDS
    for container in ("docx", "text")
]


def documents(kind: str, container: str, *seeds: int) -> Iterator[Document]:
    """Documents of a kind, opened."""
    for seed in seeds:
        yield open_document(CONTAINERS[container](drawn(seed, kind=kind).pages), DEFAULT_LIMITS)


def cells_with_text(document: Document) -> int:
    """How many cells of tables say something."""
    grids = (block for block in document.blocks if isinstance(block, Grid))
    return sum(bool(cell.text.strip()) for grid in grids for row in grid.rows for cell in row)


def changed(document: Document, step: int, first: int) -> Iterator[Document]:
    """The document with the figure in one cell, for every `step`-th cell."""
    places = [
        (at, number, place)
        for at, block in enumerate(document.blocks)
        if isinstance(block, Grid)
        for number, row in enumerate(block.rows)
        for place, cell in enumerate(row)
        if not cell.continues
    ]
    for at, number, place in places[first::step]:
        grid = document.blocks[at]
        assert isinstance(grid, Grid)
        rows = [list(row) for row in grid.rows]
        rows[number][place] = evolve(rows[number][place], text=FIGURE)
        blocks = list(document.blocks)
        blocks[at] = evolve(grid, rows=tuple(map(tuple, rows)))
        yield evolve(document, blocks=tuple(blocks))


@pytest.mark.parametrize(("kind", "container"), DRAWN)
def test_each_cell_ends_one_way(kind: str, container: str) -> None:
    """Values, labels, notes, doubts and what is withheld add up to the cells with text."""
    for document in documents(kind, container, 1, 2, 3):
        try:
            filing = read_document(document, installed())
        except PerfevalError:  # a kind that is not read yet
            continue
        assert filing.account is not None
        assert filing.account.cells == cells_with_text(document)
        assert loads(dumps(filing)) == filing  # which has no account


@pytest.mark.parametrize(("kind", "container"), DRAWN)
def test_no_figure_is_lost(kind: str, container: str) -> None:
    """A figure in any cell stands in a field or in a note, never in a label that is dropped."""
    for number, document in enumerate(documents(kind, container, 4, 5)):
        for each in changed(document, 9, number):
            try:
                filing = read_document(each, installed())
            except PerfevalError:  # the figure stands where the form was named
                continue
            assert filing.account is not None
            assert filing.account.cells == cells_with_text(each)
            assert FIGURE in dumps(filing).replace("\\n", "")
