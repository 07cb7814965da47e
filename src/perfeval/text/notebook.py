"""Values that a notebook shows as a table instead of as code."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

__all__ = ["ShownInNotebook"]


class ShownInNotebook:
    """A base of values that have a page: IPython and Jupyter ask for `_repr_html_`.

    Pages stand far above the values that they show, and a program that shows nothing never loads
    them; so the facade, which knows both, gives `_page`.
    """

    __slots__ = ()

    _page: ClassVar[Callable[[object], str]]

    def _repr_html_(self) -> str:
        """The page of the value, as a piece of the notebook's own."""
        return type(self)._page(self)
