"""A scorecard: what was earned, out of what, why, and what the unit claimed.

Claimed, computed and judged are three facts, and none overwrites another.
"""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from perfeval.numbers import Points
from perfeval.rules import Because

__all__ = ["PoolCap", "Score", "Scorecard", "VetoOutcome"]


@frozen(kw_only=True)
class Score:
    """One row of the form: its points, what it earned, why, what the unit claimed for it.

    `key` is stable and independent of the order of rows; `path` holds the labels above the row.
    `earned` is None where the row is unscored, `judged` None where no reviewer scored it. `pool`
    is the key of the pool to which the row belongs, or empty; in a pool of one shared weight,
    `out_of` is that weight, and all its rows together cannot earn more. `applies` is false where
    the row is dropped because it does not apply.
    """

    key: str
    path: tuple[str, ...]
    name: str
    out_of: Points
    earned: Points | None
    because: Because
    claimed: Points | None = None
    judged: Points | None = None
    clause: str = ""
    pool: str = ""
    applies: bool = True

    def reason(self, lang: str = "zh") -> str:
        """Why the row earned what it earned, in ``zh`` or ``en``.

        Raises `InputError` for another language.
        """
        return self.because.text(lang)

    @property
    def reviewed(self) -> Points | None:
        """The judgement, else the computed score, else the claim, from 0 to the row's points."""
        for points in (self.judged, self.earned, self.claimed):
            if points is not None:
                return min(max(points, Points("0")), self.out_of)
        return None


@frozen(kw_only=True)
class PoolCap:
    """The points that the rows of a pool can earn together; `shared`: one weight for all."""

    key: str
    points: Points
    shared: bool = False


@frozen(kw_only=True)
class VetoOutcome:
    """Whether a veto applies, why, and what it caps; `applies` is None where it is not known."""

    key: str
    name: str
    applies: bool | None
    because: Because
    clause: str = ""
    total_at_most: Points | None = None
    rating_at_most: str = ""


@frozen(kw_only=True)
class Scorecard:
    """The scores of one form by one rubric, and their totals.

    `total` adds the rounded computed scores, of `scored_out_of` points; `claimed_total` adds the
    claims; `reviewed_total` takes the judgement, else the computed score, else the claim, of
    `reviewed_out_of` points. `ratings` is the rubric's scale: pairs of name and least total.
    `bonuses` and `penalties` come on top; `total_at_most` and `vetoes` cap the total.
    `rubric`, `edition`, `digest` and `distribution` say by what was scored, `library` by which
    version of perfeval.
    """

    rubric: str
    edition: str
    digest: str
    distribution: str = ""
    library: str
    form: str = ""
    unit: str
    year: int
    out_of: Points
    places: int
    scores: tuple[Score, ...]
    pools: tuple[PoolCap, ...] = ()
    ratings: tuple[tuple[str, Points], ...] = ()
    dropped: Points = field(default=Points("0"))
    bonuses: tuple[Score, ...] = ()
    penalties: tuple[Score, ...] = ()
    total_at_most: Points | None = None
    vetoes: tuple[VetoOutcome, ...] = ()

    @property
    def total(self) -> Points:
        """The sum of the computed scores, each pool capped, rescaled where rows are dropped.

        Bonuses come on top, penalties off, down to 0; then the caps of the rubric and its vetoes.
        """
        base = self._rescaled(self._add_up({s.key: s.earned for s in self.scores}))
        return self._capped(base, {s.key: s.earned for s in (*self.bonuses, *self.penalties)})

    @property
    def scored_out_of(self) -> Points:
        """Of how many points `total` is."""
        return self._rescaled(self._weigh({s.key for s in self.scores if s.earned is not None}))

    @property
    def claimed_total(self) -> Points:
        """The sum of the unit's claims, as claimed."""
        return Points.total([s.claimed for s in self.scores if s.claimed is not None])

    @property
    def reviewed_total(self) -> Points:
        """The sum of what stands after review, each pool capped, with all that caps the total."""
        base = self._rescaled(self._add_up({s.key: s.reviewed for s in self.scores}))
        return self._capped(base, {s.key: s.reviewed for s in (*self.bonuses, *self.penalties)})

    @property
    def reviewed_out_of(self) -> Points:
        """Of how many points `reviewed_total` is."""
        return self._rescaled(self._weigh({s.key for s in self.scores if s.reviewed is not None}))

    @property
    def rating(self) -> str | None:
        """评价等次: only by a rubric that prints a scale, and only on a complete total.

        Every bonus and penalty must be scored and every veto settled; a veto may cap the rating.
        """
        open_ends = [s for s in (*self.bonuses, *self.penalties) if s.earned is None]
        if self.scored_out_of != self.out_of or open_ends:
            return None
        if any(veto.applies is None for veto in self.vetoes):
            return None
        names = [name for name, _ in self.ratings]
        caps = [names.index(v.rating_at_most) for v in self._applied() if v.rating_at_most]
        total = self.total
        reached = [at for at, (_, least) in enumerate(self.ratings) if total >= least]
        return names[max(reached[0], *caps, 0)] if reached else None

    def _applied(self) -> list[VetoOutcome]:
        return [veto for veto in self.vetoes if veto.applies]

    def _capped(self, base: Points, extras: dict[str, Points | None]) -> Points:
        """`base` with the extras, down to 0, and under every cap."""
        for each in self.bonuses:
            base += extras[each.key] or Points("0")
        for each in self.penalties:
            base -= extras[each.key] or Points("0")
        caps = [v.total_at_most for v in self._applied() if v.total_at_most is not None]
        if self.total_at_most is not None:
            caps.append(self.total_at_most)
        return min([max(base, Points("0")), *caps])

    def _add_up(self, points: dict[str, Points | None]) -> Points:
        caps = {pool.key: pool.points for pool in self.pools}
        sums: dict[str, Points] = {}
        for score in self.scores:
            earned = points[score.key]
            if earned is not None:
                sums[score.pool] = sums.get(score.pool, Points("0")) + earned
        return Points.total([min(each, caps.get(pool, each)) for pool, each in sums.items()])

    def _weigh(self, keys: set[str]) -> Points:
        shared = {pool.key for pool in self.pools if pool.shared}
        rows = [s for s in self.scores if s.key in keys and s.applies]
        weights: dict[str, Points | None] = {s.key: s.out_of for s in rows if s.pool not in shared}
        together = {s.pool: s.out_of for s in rows if s.pool in shared}
        own = self._add_up({s.key: weights.get(s.key) for s in self.scores})
        return own + Points.total(list(together.values()))

    def _rescaled(self, points: Points) -> Points:
        if self.dropped.atoms == 0 or self.dropped == self.out_of:
            return points
        share = Fraction(self.out_of.atoms, self.out_of.atoms - self.dropped.atoms)
        return Points.rounded(points.fraction * share, self.places)
