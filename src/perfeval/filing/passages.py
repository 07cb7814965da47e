"""The paragraphs of a form and the figures of its tables, each with the field that holds it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, repeat

from attrs import frozen

from perfeval.filing.form import Form
from perfeval.filing.relations import Figure

__all__ = ["Passage", "figures_with_paths", "passages_of"]


@frozen
class Passage:
    """A paragraph, its place in the form's words, and the path of its field; empty if not known.

    >>> Passage("支出合计9.6万元。", "引言", "preamble.0").path
    'preamble.0'
    """

    text: str
    at: str
    path: str = ""


def passages_of(form: Form) -> Iterator[Passage]:
    """The paragraphs of a form, in its order."""
    for (text, at), path in zip(form.prose(), chain(form.prose_paths(), repeat("")), strict=False):
        yield Passage(text, at, path)


def figures_with_paths(form: Form) -> Iterator[tuple[Figure, str]]:
    """The amounts of the tables of a form that prose may state again, each with its path."""
    yield from zip(form.table_figures(), chain(form.table_paths(), repeat("")), strict=False)
