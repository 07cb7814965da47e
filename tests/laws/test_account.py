"""Laws of the account: each cell ends one way, and no figure is lost, wherever it is put."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from perfeval.codec import dumps, loads
from perfeval.errors import PerfevalError
from perfeval.forms.filings import filings_in
from perfeval.forms.recognisers import installed
from perfeval.forms.sources.grid import Document, Grid
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.forms.sources.opening import open_document
from tests.drawn.containers import CONTAINERS
from tests.drawn.drawing import drawn
from tests.effort import examples
from tests.tables import each_row

FIGURE = "73951.26"
STEP = max(1, 1280 // examples(1))  # in a night every cell
SEEDS = min(examples(0.1), 3)
KINDS = (
    "project",
    "unit",
    "score_sheet",
    "goals",
    "monitoring",
    "package",
    "workbook",
    "summary",
    "transfer",
)
DRAWN = [(kind, container) for kind in KINDS for container in ("docx", "text")]


def documents(kind: str, container: str) -> Iterator[Document]:
    """Documents of a kind, opened."""
    for seed in range(SEEDS):
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


def reading(document: Document) -> tuple[int, str] | None:
    """How many cells the account has, and all that is kept or noted; None where it is refused."""
    try:
        filings = [each.filing for each in filings_in(document, installed())]
    except PerfevalError:
        return None
    accounts = [each.account for each in filings if each.account is not None]
    assert [loads(dumps(each)) for each in filings] == filings  # which have no account
    return sum(each.cells for each in accounts), "".join(map(dumps, filings)).replace("\\n", "")


@each_row(("kind", "container"), DRAWN)
def test_each_cell_ends_one_way(kind: str, container: str) -> None:
    """Values, labels, notes, doubts and what is withheld add up to the cells with text."""
    read = [(reading(each), cells_with_text(each)) for each in documents(kind, container)]
    assert all(made is None or made[0] == cells for made, cells in read)


@each_row(("kind", "container"), DRAWN)
def test_no_figure_is_lost(kind: str, container: str) -> None:
    """A figure in any cell stands in a field or in a note, never in a label that is dropped."""
    for number, document in enumerate(documents(kind, container)):
        for each in changed(document, STEP, number):
            made = reading(each)
            assert made is None or made[0] == cells_with_text(each)
            assert made is None or FIGURE in made[1]
