"""The blocks of a source as a test compares them."""

from __future__ import annotations

from collections.abc import Iterable

from perfeval.forms import Block, Cell, Grid, Paragraph

__all__ = ["grids", "placed", "shape"]


def shape(blocks: Iterable[Block]) -> list[str | list[list[str]]]:
    """Paragraphs as texts, grids as rows of texts; a cell that goes on from above is ``^``."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [["^" if cell.continues else cell.text for cell in row] for row in block.rows]
        for block in blocks
    ]


def grids(blocks: Iterable[Block]) -> list[Grid]:
    """The grids alone."""
    return [block for block in blocks if isinstance(block, Grid)]


def placed(row: Iterable[Cell]) -> list[tuple[int, int, str]]:
    """The cells of a row as first column, end, text."""
    return [(cell.column, cell.end, cell.text) for cell in row]
