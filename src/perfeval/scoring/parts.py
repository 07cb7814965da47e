"""What the points of rows come to: parts are capped, a weight may be shared, rows may be dropped.

All sums are in atoms. What a row has is asked by a function of its score: what it earned, what
stands after review, or None where it has no points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from perfeval.numbers.decimals import ATOMS
from perfeval.numbers.printed import Points
from perfeval.scoring.scores import PoolCap, Score

__all__ = ["Parts", "PointsOf"]

PointsOf = Callable[[Score], Points | None]
"""The points that a row has; None where it has none."""


class Parts:
    """The rows of a card with the caps of their pools; `out_of` is what they are worth in all."""

    def __init__(
        self, scores: Sequence[Score], pools: Iterable[PoolCap], out_of: Points, places: int
    ) -> None:
        self._scores, self._out_of, self._places = scores, out_of, places
        self._pools = {pool.key: pool for pool in pools}
        self.has_dropped = False in [score.applies for score in scores]
        self._dropped = self._dropped_by_pool() if self.has_dropped else {}
        self.dropped = sum(self._dropped.values())

    def is_shared(self, pool: str) -> bool:
        """Whether the rows of the pool with this key share one weight."""
        return pool in self._pools and self._pools[pool].shared

    def earned(self, points: PointsOf) -> tuple[int, int]:
        """What the rows have together, and what of it their parts can have."""
        sums: dict[str, int] = {}
        for score in self._scores:
            had = points(score)
            if had is not None:
                sums[score.pool] = sums.get(score.pool, 0) + score.counted(had)
        return sum(sums.values()), self._capped(sums)

    def worth(self, points: PointsOf) -> int:
        """Of how many points the rows are that have some."""
        sums: dict[str, int] = {}
        for score in self._scores:
            if score.applies and points(score) is not None:
                before = 0 if self.is_shared(score.pool) else sums.get(score.pool, 0)
                sums[score.pool] = before + score.counted(score.out_of)
        return self._capped(sums)

    def rescaled(self, atoms: int) -> Points:
        """The points for the whole, where some rows are dropped; rounded half-up."""
        whole = self._out_of.atoms
        if not 0 < self.dropped < whole:
            return Points.of_atoms(atoms)
        return Points.rounded(Fraction(atoms * whole, (whole - self.dropped) * ATOMS), self._places)

    def _capped(self, sums: dict[str, int]) -> int:
        caps = {
            key: pool.points.atoms - self._dropped.get(key, 0) for key, pool in self._pools.items()
        }
        return sum(min(atoms, caps.get(pool, atoms)) for pool, atoms in sums.items())

    def _dropped_by_pool(self) -> dict[str, int]:
        """What is dropped, by pool; under "" that of rows in no pool.

        A shared weight is dropped with the last of its rows.
        """
        applying = {score.pool for score in self._scores if score.applies}
        dropped: dict[str, int] = {}
        for score in self._scores:
            if not score.applies:
                key = score.pool if score.pool in self._pools else ""
                dropped[key] = dropped.get(key, 0) + score.counted(score.out_of)
        for key in dropped.keys() & self._pools.keys():
            whole = self._pools[key].points.atoms
            if self.is_shared(key):
                dropped[key] = 0 if key in applying else whole
            else:
                dropped[key] = min(whole, dropped[key])
        return dropped
