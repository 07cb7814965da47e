"""≥90%计5分；80%（含）-90%计4分；低于80%不得分: bands, each edge on the side that is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from attrs import evolve

from perfeval.drafts.clauses.rates.band_edges import Level, OpenEdge, by_law, joined, nested, owned
from perfeval.drafts.clauses.rates.intervals import Condition, Interval
from perfeval.drafts.clauses.rates.statements import Award, Off, Otherwise, Token
from perfeval.drafts.clauses.understood import Assumed, Understood
from perfeval.drafts.clauses.wording import UnreadError, Wording, shown
from perfeval.measures import Kind
from perfeval.rules import Band, Bands

__all__ = ["read_bands"]

_WHOLE: Final = Fraction(100)


def read_bands(
    found: Sequence[Token], wording: Wording, worth: Fraction, *, whole: bool = False
) -> Understood:
    """Bands of a rate. Raises `UnreadError` where an edge belongs to no band or to two.

    Between bands of `whole` numbers 11 and 12 is no gap.
    """
    levels, otherwise = _levels(found, worth)
    lawful = by_law(levels)
    levels = nested(levels)
    levels.sort(key=lambda level: (_low(level), _high(level)))
    levels, open_edges = owned(joined(levels) if whole else levels)
    points = [level.points for level in levels]
    rising = points[-1] > points[0]
    if otherwise is None and len(levels) < 2:
        raise UnreadError("只写了一档")
    if sorted(points, reverse=not rising) != points:
        raise UnreadError("各档得分不是一路升高或降低")
    bands = [_band(level, first=level is levels[0]) for level in levels]
    first, last = levels[0].interval, levels[-1].interval
    least = "0%"
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
        assumed=tuple(_assumed(wording, [*open_edges, *lawful])),
    )


def _assumed(wording: Wording, edges: list[OpenEdge]) -> Iterator[Assumed]:
    """One reading of all edges that were given to a side by custom, or like the others."""
    taken: dict[tuple[str, str], list[str]] = {}
    for each in edges:
        taken.setdefault((each.side, each.why), []).append(f"{shown(each.at)}%")
    if taken:
        choice = "；".join(f"{'、'.join(at)}整计入{side}" for (side, _), at in taken.items())
        why = "；".join(dict.fromkeys(why for _, why in taken))
        yield Assumed("edges", wording.verbatim, choice, why)


def _low(level: Level) -> Fraction:
    """Where a level begins, for the order; one without lower edge comes first."""
    low = level.interval.low
    return -Fraction(10**9) if low is None else low


def _high(level: Level) -> Fraction:
    high = level.interval.high
    return Fraction(10**9) if high is None else high


def _levels(found: Sequence[Token], worth: Fraction) -> tuple[list[Level], Fraction | None]:
    """Each condition with its points, and what is earned otherwise."""
    levels: list[Level] = []
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
                    levels.append(Level(waiting, earned))
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


def _band(level: Level, *, first: bool) -> Band:
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
