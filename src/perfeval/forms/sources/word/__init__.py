"""Word documents (.docx) read as a person reads the page: into paragraphs and grids of cells.

What stands on the page is read; what differs between the file and the page is left out or kept
apart, and noted with its place. Nothing is ever run together with a figure: a mark, an exponent or
a fraction beside it stays apart, so that the figure is the one that is seen, or is no figure.
"""

from __future__ import annotations

from perfeval.forms.sources.word.body import read_word

__all__ = ["read_word"]
