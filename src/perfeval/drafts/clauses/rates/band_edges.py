"""To which band an edge belongs: as it is written, like the other edges, or by law."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Final

from attrs import evolve, frozen

from perfeval.drafts.clauses.rates.intervals import Interval
from perfeval.drafts.clauses.wording import BY_LAW, UnreadError, shown

__all__ = ["ALIKE", "BOTH", "Level", "OpenEdge", "by_law", "joined", "nested", "owned"]


ALIKE: Final = "与条文写明的其他界限一致"
"""Why an edge of which the clause says nothing is given to a side."""


BOTH: Final = "“以内”和“以上”都包括本数，照“以内”"
"""Why 20% is in 20%以内 where 20%以上 is another band."""


@frozen
class Level:
    """An interval with what it earns."""

    interval: Interval
    points: Fraction


@frozen
class OpenEdge:
    """An edge of which the clause does not say to which band it belongs: where it goes, and why."""

    at: Fraction
    side: str
    why: str


def by_law(levels: list[Level]) -> list[OpenEdge]:
    """The edges of 90%以上 of which nothing else in the clause says that they belong there."""
    marked = {
        edge
        for each in (level.interval for level in levels)
        for edge, side in ((each.low, each.low_in), (each.high, each.high_in))
        if side is not None and not (each.bare and edge == each.low)
    }
    bare = [level.interval.low for level in levels if level.interval.bare]
    inner = {level.interval.high for level in levels if level.interval.inner}
    both = [OpenEdge(edge, "数值较低的一档", BOTH) for edge in bare if edge and edge in inner]
    alone = [edge for edge in bare if edge and edge not in marked]
    return [*both, *(OpenEdge(edge, "数值较高的一档", BY_LAW) for edge in alone)]


def nested(levels: list[Level]) -> list[Level]:
    """达到90%得10分，达到80%得8分: of levels with one edge, each reaches to the one before.

    The first may be the end itself: 100%得10分，90%以上得8分; =0得5分，10%以内得3分.
    """
    lower = _chain(levels, [level for level in levels if level.interval.high is None], 100)
    upper = _chain(levels, [level for level in levels if level.interval.low is None], 0)
    made = list(levels)
    if len(lower) > 1:
        edges = [level.interval.low or Fraction(0) for level in lower]
        points = [level.points for level in lower]
        _check_falling(edges, points)
        for above, level in pairwise(lower):
            inside = above.interval
            narrowed = evolve(level.interval, high=inside.low, high_in=not inside.low_in)
            made[made.index(level)] = evolve(level, interval=narrowed)
    elif len(upper) > 1:
        edges = [-(level.interval.high or Fraction(0)) for level in upper]
        _check_falling(edges, [level.points for level in upper])
        for below, level in pairwise(upper):
            inside = below.interval
            if inside.high_in is None or level.interval.high_in is None:
                raise UnreadError(f"{shown(inside.high or Fraction(0))}%属于哪一档没有写明")
            narrowed = evolve(level.interval, low=inside.high, low_in=not inside.high_in)
            made[made.index(level)] = evolve(level, interval=narrowed)
    return made


def _chain(levels: list[Level], open_ones: list[Level], end: int) -> list[Level]:
    """Levels that are open on one side, behind the first level where that is the end alone."""
    first = levels[0]
    at_end = first.interval.low == first.interval.high == end
    return [first, *open_ones] if at_end and open_ones else open_ones


def _check_falling(edges: list[Fraction], points: list[Fraction]) -> None:
    """From the best level to the worst, or one level lies in another for nothing."""
    if sorted(set(edges), reverse=True) != edges or sorted(set(points), reverse=True) != points:
        raise UnreadError("各档相互重叠")


def joined(levels: list[Level]) -> list[Level]:
    """12场以上得8分，8-11场得4分: of whole numbers, what ends at 11 reaches up to 12."""
    made = list(levels)
    for place, (lower, upper) in enumerate(pairwise(levels)):
        high, low = lower.interval.high, upper.interval.low
        ranges = all(each.interval.low != each.interval.high for each in (lower, upper))
        closed = lower.interval.high_in is not False and upper.interval.low_in is not False
        if high is not None and low is not None and low - high == 1 and ranges and closed:
            made[place] = evolve(lower, interval=evolve(lower.interval, high=low, high_in=False))
            made[place + 1] = evolve(made[place + 1], interval=evolve(upper.interval, low_in=True))
    return made


def owned(levels: list[Level]) -> tuple[list[Level], list[OpenEdge]]:
    """Each inner edge given to the band that the clause says.

    Where it says nothing of one, and gives all others to the same side, this one goes there too,
    and is told.
    """
    sides: list[bool | None] = []
    for lower, upper in pairwise(levels):
        if lower.interval.high is None or upper.interval.low is None:
            raise UnreadError("各档相互重叠")
        if lower.interval.high != upper.interval.low:
            raise UnreadError("各档之间有空档，或相互重叠")
        sides.append(_side(lower.interval, upper.interval))
    known = {side for side in sides if side is not None}
    if len(known) > 1 and any(level.interval.bare for level in levels):
        raise UnreadError("“以上”含不含本数没有写明，其余各档写法不一")
    told: list[OpenEdge] = []
    if None in sides:
        if len(known) != 1:
            at = levels[sides.index(None)].interval.high or Fraction(0)
            raise UnreadError(f"{shown(at)}%属于哪一档没有写明")
        which = "数值较高的一档" if True in known else "数值较低的一档"
        told = [
            OpenEdge(level.interval.high or Fraction(0), which, ALIKE)
            for level, side in zip(levels, sides, strict=False)
            if side is None
        ]
    owner = next(iter(known), True)
    made = list(levels)
    for place, side in enumerate(sides):
        upper_owns = owner if side is None else side
        made[place] = _closed_above(made[place], not upper_owns)
        inside = evolve(made[place + 1].interval, low_in=upper_owns)
        made[place + 1] = evolve(made[place + 1], interval=inside)
    last = made[-1].interval
    if last.high is not None and last.high_in is None:
        made[-1] = _closed_above(made[-1], True)
    return made, told


def _closed_above(level: Level, closed: bool) -> Level:
    return evolve(level, interval=evolve(level.interval, high_in=closed))


def _side(lower: Interval, upper: Interval) -> bool | None:
    """Whether the edge between two belongs to the upper; None where neither says."""
    if lower.high_in is None:
        return upper.low_in
    if upper.bare and lower.high_in:
        return False  # 5%-10%（含），10%以上: what is marked goes before what is only custom
    if upper.low_in is not None and upper.low_in == lower.high_in:
        raise UnreadError(f"{shown(lower.high or Fraction(0))}%同时属于两档，或不属于任何一档")
    return not lower.high_in
