"""A cell of a worksheet as it is stored, before anything is made of it."""

from __future__ import annotations

from attrs import define, field

from perfeval.forms.sources.excel.rich_text import RichText

__all__ = ["StoredCell", "StoredFormula"]


@define
class StoredFormula:
    """The pieces of a formula, and its kind.

    One that is stored once for a `group` of cells has its text in the first of them.
    """

    kind: str
    group: str
    text: list[str] = field(factory=list)


@define
class StoredCell:
    """Its kind, its style, the pieces of its value, its formula and its own text if it has one."""

    kind: str
    style: int
    value: list[str] = field(factory=list)
    formula: StoredFormula | None = None
    text: RichText | None = None
