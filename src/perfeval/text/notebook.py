"""Values that a notebook shows as a table instead of as code."""

from __future__ import annotations

from importlib import import_module

__all__ = ["ShownInNotebook"]


class ShownInNotebook:
    """A base of values that have a page: IPython and Jupyter ask for `_repr_html_`.

    Pages stand far above the values that they show; so what makes them is looked for when a
    notebook asks, and a program that shows nothing never loads it.
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        """The page of the value, as a piece of the notebook's own."""
        shown: str = import_module("perfeval.render").in_notebook(self)
        return shown
