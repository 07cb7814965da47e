"""A cell of a worksheet as it is stored, before anything is made of it."""

from __future__ import annotations

from attrs import define, field

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
    """Its kind, its style, the pieces of its value, and its formula if it has one."""

    kind: str
    style: int
    value: list[str] = field(factory=list)
    formula: StoredFormula | None = None
