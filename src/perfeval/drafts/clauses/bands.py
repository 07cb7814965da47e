"""≥90%计5分；80%（含）-90%计4分；低于80%不得分: bands, each edge on the side that is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from attrs import evolve, frozen

from perfeval.drafts.clauses.intervals import Condition, Interval
from perfeval.drafts.clauses.tokens import Award, Off, Otherwise, Token
from perfeval.drafts.clauses.understood import Assumed, Understood
from perfeval.drafts.clauses.wording import BY_LAW, UnreadError, Wording, shown
from perfeval.measures import Kind
from perfeval.rules import Band, Bands

__all__ = ["read_bands"]

_WHOLE: Final = Fraction(100)


@frozen
class _Level:
    interval: Interval
    points: Fraction


@frozen
class _Open:
    """An edge of which the clause does not say to which band it belongs: where it goes, and why."""

    at: Fraction
    side: str
    why: str


def read_bands(found: Sequence[Token], wording: Wording, worth: Fraction) -> Understood:
    """Bands of a rate. Raises `UnreadError` where an edge belongs to no band or to two."""
    levels, otherwise = _levels(found, worth)
    by_law = _by_law(levels)
    levels = _nested(levels)
    levels.sort(key=lambda level: (_low(level), _high(level)))
    levels, open_edges = _owned(levels)
    points = [level.points for level in levels]
    rising = points[-1] > points[0]
    if otherwise is None and len(levels) < 2:
        raise UnreadError("只写了一档")
    if sorted(points, reverse=not rising) != points:
        raise UnreadError("各档得分不是一路升高或降低")
    bands = [_band(level, first=level is levels[0]) for level in levels]
    least = "0%"
    first, last = levels[0].interval, levels[-1].interval
    if first.low is None and first.high is not None and first.high <= 0:
        least = "-100%"  # TOML has no null, and no rate of change lies below it
    most: str | None = None
    if otherwise is not None:
        if last.low == last.high == _WHOLE:  # 达标率100%得8分，否则不得分: nothing of more
            most, last = f"{shown(_WHOLE)}%", evolve(last, high=None)
            bands[-1] = evolve(bands[-1], at_most=None)
        bands = _completed(bands, first, last, otherwise)
    elif last.high is not None:
        if last.high_in is False or last.high < _WHOLE:
            raise UnreadError(f"没有写明{shown(last.high)}%以上怎么计分")
        most = f"{shown(last.high)}%"
        bands[-1] = evolve(bands[-1], at_most=None)
    if bands[0].points < bands[-1].points:
        bands.reverse()
    return Understood(
        rule=Bands(bands=tuple(bands), least=least, most=most),
        kind=Kind.RATE,
        subjects=tuple(
            each.subject for each in found if isinstance(each, Condition) and each.subject
        ),
        assumed=tuple(_assumed(wording, [*open_edges, *by_law])),
    )


def _by_law(levels: list[_Level]) -> list[_Open]:
    """The edges of 90%以上 of which nothing else in the clause says that they belong there."""
    marked = {
        edge
        for each in (level.interval for level in levels)
        for edge, side in ((each.low, each.low_in), (each.high, each.high_in))
        if side is not None and not (each.bare and edge == each.low)
    }
    bare = [level.interval.low for level in levels if level.interval.bare]
    return [_Open(edge, "数值较高的一档", BY_LAW) for edge in bare if edge and edge not in marked]


def _assumed(wording: Wording, edges: list[_Open]) -> Iterator[Assumed]:
    """One reading of all edges that were given to a side by custom, or like the others."""
    taken: dict[tuple[str, str], list[str]] = {}
    for each in edges:
        taken.setdefault((each.side, each.why), []).append(f"{shown(each.at)}%")
    if taken:
        choice = "；".join(f"{'、'.join(at)}整计入{side}" for (side, _), at in taken.items())
        why = "；".join(dict.fromkeys(why for _, why in taken))
        yield Assumed("edges", wording.verbatim, choice, why)


def _low(level: _Level) -> Fraction:
    """Where a level begins, for the order; one without lower edge comes first."""
    low = level.interval.low
    return -Fraction(10**9) if low is None else low


def _high(level: _Level) -> Fraction:
    high = level.interval.high
    return Fraction(10**9) if high is None else high


def _levels(found: Sequence[Token], worth: Fraction) -> tuple[list[_Level], Fraction | None]:
    """Each condition with its points, and what is earned otherwise."""
    levels: list[_Level] = []
    otherwise: Fraction | None = None
    side = ""
    waiting: Interval | Otherwise | None = None
    for each in found:
        match each:
            case Condition() if isinstance(waiting, Interval):
                both = waiting.within(each.interval) or each.interval.within(waiting)
                if both is None or each.subject:
                    raise UnreadError("两个条件之间没有写明得分")
                waiting = both
            case Condition() if waiting is None:
                waiting = each.interval
            case Otherwise() if waiting is None and otherwise is None:
                waiting, side = each, each.side
            case Award() | Off() if waiting is not None:
                earned = worth - each.of(worth) if isinstance(each, Off) else each.of(worth)
                if earned < 0:
                    raise UnreadError("扣的比本行分值还多")
                if isinstance(waiting, Interval):
                    levels.append(_Level(waiting, earned))
                else:
                    otherwise = earned
                waiting = None
            case _:
                raise UnreadError("分档之外还有别的计分办法")
    if waiting is not None or not levels:
        raise UnreadError("有一档没有写明得分")
    if not all(_beyond(level.interval, side) for level in levels):
        raise UnreadError(f"“{'超过的' if side == 'up' else '未达到的'}”是哪一侧不清楚")
    return levels, otherwise


def _beyond(interval: Interval, side: str) -> bool:
    """Whether what lies on this side of a level is not said by the level itself."""
    if side == "up":
        return interval.low is None
    return side == "" or interval.high is None or interval.low == interval.high == _WHOLE


def _nested(levels: list[_Level]) -> list[_Level]:
    """达到90%得10分，达到80%得8分: of levels with one edge, each reaches to the one before."""
    lower = [level for level in levels if level.interval.high is None]
    upper = [level for level in levels if level.interval.low is None]
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


def _check_falling(edges: list[Fraction], points: list[Fraction]) -> None:
    """From the best level to the worst, or one level lies in another for nothing."""
    if sorted(set(edges), reverse=True) != edges or sorted(set(points), reverse=True) != points:
        raise UnreadError("各档相互重叠")


def _owned(levels: list[_Level]) -> tuple[list[_Level], list[_Open]]:
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
    told: list[_Open] = []
    if None in sides:
        if len(known) != 1:
            at = levels[sides.index(None)].interval.high or Fraction(0)
            raise UnreadError(f"{shown(at)}%属于哪一档没有写明")
        which = "数值较高的一档" if True in known else "数值较低的一档"
        told = [
            _Open(level.interval.high or Fraction(0), which, "与条文写明的其他界限一致")
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


def _closed_above(level: _Level, closed: bool) -> _Level:
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


def _band(level: _Level, *, first: bool) -> Band:
    """The band of a level; the domain begins at 0%, so there the first has no lower edge."""
    inside = level.interval
    edges: dict[str, str] = {}
    if inside.low is not None and not (first and inside.low == 0 and inside.low_in is not False):
        edges["above" if inside.low_in is False else "at_least"] = f"{shown(inside.low)}%"
    if inside.high is not None:
        edges["at_most" if inside.high_in else "below"] = f"{shown(inside.high)}%"
    return Band(points=shown(level.points), **edges)


def _completed(
    bands: list[Band], first: Interval, last: Interval, otherwise: Fraction
) -> list[Band]:
    """The bands with what is earned beyond them: 否则不得分."""
    points = shown(otherwise)
    made = list(bands)
    if first.low is not None and (first.low > 0 or first.low_in is False):
        side = "below" if first.low_in is not False else "at_most"
        made.insert(0, Band(points=points, **{side: f"{shown(first.low)}%"}))
    if last.high is not None:
        side = "above" if last.high_in else "at_least"
        made.append(Band(points=points, **{side: f"{shown(last.high)}%"}))
    if len(made) == len(bands):
        raise UnreadError("“其他”之外已经写全")
    return made
