"""Like cases over many forms, and what points each was given: how often, and where first."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import Generic, TypeVar

from attrs import define, field

from perfeval.audit.across.comparison import Spot
from perfeval.audit.checks.scores.cases import Case, share_text
from perfeval.numbers.printed import Points

__all__ = ["LikeCases", "said_of"]

_Key = TypeVar("_Key", bound=Hashable)


@define
class Given:
    """Points that a case was given, in atoms: in which row first, and how often."""

    atoms: int
    spot: Spot
    row: str
    times: int = 0


def said_of(case: Case, each: Given, usual: Given) -> dict[str, str]:
    """What messages say of a case that was given other points than usual."""
    share, worth, _ = case
    points = (each.atoms, usual.atoms, worth)
    printed, computed, out_of = (Points.of_atoms(atoms).plain for atoms in points)
    shown = share_text(share)
    return {"printed": printed, "computed": computed, "share": shown, "points": out_of}


@define
class LikeCases(Generic[_Key]):
    """The points that like cases were given."""

    _known: dict[_Key, dict[int, Given]] = field(factory=dict)

    def add(self, key: _Key, atoms: int, row: str, spot: Callable[[], Spot]) -> None:
        """Count a case once more; `spot` is asked for where the points are new."""
        known = self._known.setdefault(key, {})
        kept = known.get(atoms) or known.setdefault(atoms, Given(atoms, spot(), row))
        kept.times += 1

    def unlike(self) -> Iterator[tuple[_Key, Given, Given]]:
        """What was given less often than the usual, and the usual; of two alike the later ones."""
        for key, known in self._known.items():
            usual = max(known.values(), key=lambda each: each.times)
            yield from ((key, each, usual) for each in known.values() if each is not usual)
