"""The parts of a document that hold a filing each: their names, and the notes that are theirs."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Final

from perfeval.filing.notes import Note
from perfeval.forms.division import Piece

__all__ = ["notes_of_parts", "part_of"]

_SHOWN: Final = 3


def part_of(pieces: Sequence[Piece]) -> str:
    """The sheets or tables that the pieces stand in; the title of a form that has none."""
    names = list(dict.fromkeys(_tables(pieces)))
    names = names or [piece.form.official_title for piece in pieces if piece.form is not None]
    if len(names) > _SHOWN:
        return f"{names[0]} … {names[-1]}"
    return "、".join(names)


def notes_of_parts(
    notes: Iterable[Note], parts: Sequence[Sequence[Piece]]
) -> list[tuple[Note, ...]]:
    """The notes of each part, of those on a whole document: what names no table is for all."""
    owners = {place: number for number, part in enumerate(parts) for place in _places(part)}
    found: list[list[Note]] = [[] for _ in parts]
    for note in notes:
        owner = owners.get(_place(note.at, owners))
        for own in found if owner is None else [found[owner]]:
            own.append(note)
    return [tuple(own) for own in found]


def _tables(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        for line in piece.segment.lines:
            if line.grid is not None:
                yield line.grid.name


def _places(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        for line in piece.segment.lines:
            yield line.at if line.grid is None else line.grid.name


def _place(at: str, known: Container[str]) -> str:
    """The table or paragraph in which a place lies: what stands before a row or a cell."""
    if at in known:
        return at
    before = (at.rpartition(mark)[0] for mark in "! ")
    return next((each for each in before if each in known), at)
