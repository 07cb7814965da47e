"""What each row has of the whole, so that the rows of a scorecard add up.

Rows of one shared weight (附件3-1 效益 15) each show that weight as their `out_of`; added up they
would count it once for each of them. Here every row has its own part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise

from attrs import evolve, frozen

from perfeval.errors import InputError
from perfeval.numbers.decimals import PLACES
from perfeval.numbers.printed import Points
from perfeval.rubric.split import Rest, Split
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import PoolCap, Score

__all__ = ["RowTally", "tally"]

_NONE = Points("0")


@frozen(kw_only=True)
class RowTally:
    """What became of the points of one row: `weight` is the sum of the five behind it.

    `counted` are the points that count in the total, `lost` those that the row did not earn,
    `unscored` those of a row without a computed score, `beyond` what it earned beyond what its part
    of the form can have, `dropped` those of a row that does not apply. A row of a shared weight has
    an equal part of it, and of what its rows together lost of it; `shared` is that weight, else
    None.
    """

    score: Score
    weight: Points
    counted: Points = _NONE
    lost: Points = _NONE
    unscored: Points = _NONE
    beyond: Points = _NONE
    dropped: Points = _NONE
    shared: Points | None = None


def tally(card: Scorecard) -> tuple[RowTally, ...]:
    """The rows of a card, in their order, with what became of their points.

    The counted points add up to the first steps of the card (what the rows earned, as far as their
    parts can have it), before anything is rescaled or comes on top. Raises `InputError` for what is
    no scorecard.

    >>> filing = Filing(unit=BudgetUnit(name="某局"), year=2020)
    >>> rows = tally(score(filing, get_rubric("yueyang-annex-3-1")))
    >>> Points.total([row.weight for row in rows]).plain
    '100'
    """
    if not isinstance(card, Scorecard):
        raise InputError("the scorecard to tally", card, "a Scorecard")
    pools = {pool.key: pool for pool in card.pools}
    rows: dict[str, list[Score]] = {}
    for score in card.scores:
        rows.setdefault(score.pool if score.pool in pools else "", []).append(score)
    made: dict[str, Iterator[RowTally]] = {}
    for key, scores in rows.items():
        pool = pools.get(key)
        found: Iterator[RowTally]
        if pool is None:
            found = map(_own, scores)
        elif pool.shared:
            found = _sharing(scores, pool, card.places)
        else:
            found = _capped(scores, pool)
        made[key] = iter(list(found))
    return tuple(next(made[s.pool if s.pool in pools else ""]) for s in card.scores)


def _own(score: Score) -> RowTally:
    """A row with points of its own."""
    whole = _in_total(score, score.out_of)
    if not score.applies:
        return RowTally(score=score, weight=whole, dropped=whole)
    if score.earned is None:
        return RowTally(score=score, weight=whole, unscored=whole)
    counted = _in_total(score, score.earned)
    lost = _NONE if counted == whole else whole - counted
    return RowTally(score=score, weight=whole, counted=counted, lost=lost)


def _in_total(score: Score, points: Points) -> Points:
    """What points of a row count in the total; most rows have no weight that changes them."""
    atoms = score.counted(points)
    return points if atoms == points.atoms else Points.of_atoms(atoms)


def _capped(scores: list[Score], pool: PoolCap) -> Iterator[RowTally]:
    """The rows of a pool: once it is full, what a row earns counts no more."""
    dropped = sum(score.counted(score.out_of) for score in scores if not score.applies)
    left = pool.points.atoms - min(pool.points.atoms, dropped)
    for row in map(_own, scores):
        counted = min(row.counted.atoms, left)
        left -= counted
        beyond = row.counted.atoms - counted
        yield (
            row
            if not beyond
            else evolve(row, counted=Points.of_atoms(counted), beyond=Points.of_atoms(beyond))
        )


def _sharing(scores: list[Score], pool: PoolCap, places: int) -> Iterator[RowTally]:
    """The rows of one weight: equal parts of it and of its loss, for those that apply."""
    whole, sharing = pool.points.atoms, [score for score in scores if score.applies]
    earned = [score.counted(score.earned) for score in sharing if score.earned is not None]
    lost = whole - min(whole, sum(earned)) if earned else 0
    bearing = sharing or scores
    weights = Split(places=places, rest=Rest.LAST).shares(pool.points, len(bearing))
    parts = iter(zip(weights, _in_proportion(lost, weights, places), strict=True))
    for score in scores:
        if sharing and not score.applies:
            yield RowTally(score=score, weight=_NONE, shared=pool.points)
            continue
        weight, loss = next(parts)
        yield RowTally(
            score=score,
            weight=weight,
            counted=weight - loss if earned else _NONE,
            lost=loss,
            unscored=weight if sharing and not earned else _NONE,
            dropped=_NONE if sharing else weight,
            shared=pool.points,
        )


def _in_proportion(atoms: int, weights: tuple[Points, ...], places: int) -> list[Points]:
    """`atoms`, no more than the weights together, in parts of which none is above its weight."""
    whole = sum(weight.atoms for weight in weights)
    if not atoms:
        return [_NONE] * len(weights)
    unit: int = 10 ** (PLACES - places)
    if whole % unit or atoms % unit:
        unit = 1
    edges = [0]
    for reached in accumulate(weight.atoms for weight in weights):
        edges.append(atoms * reached // whole // unit * unit)
    return [Points.of_atoms(end - start) for start, end in pairwise(edges)]
