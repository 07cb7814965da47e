"""A row of a rubric in its place: below the names of the parts of the form above it."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.veto import Veto

__all__ = ["Placed"]

_Row = TypeVar("_Row", bound=Criterion | Pool | Veto, covariant=True)


# A named tuple: authors unpack the pairs that `Rubric.walk` has given since the first release.
class Placed(NamedTuple, Generic[_Row]):
    """A criterion, a pool or a veto with the names of the sections above it."""

    path: tuple[str, ...]
    item: _Row

    @property
    def at(self) -> tuple[str, ...]:
        """Its place, down to its own name."""
        return (*self.path, self.item.name)

    @property
    def where(self) -> str:
        """Its place in the form's words, as errors say it."""
        return " / ".join(self.at)
