"""Rules beside an oracle: the same clause, written straight down in fractions.

The oracle is made from the drawn numbers, never from the rule, and shares no code with it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from attrs import frozen
from hypothesis import strategies as st

from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from perfeval.rules import (
    Band,
    Bands,
    Beyond,
    Deduct,
    Direction,
    Linear,
    PerCase,
    Proportional,
    Rule,
    Steps,
    Toward,
)

Expected = Callable[[Fraction], Fraction | None]

ATOM = Fraction(1, 10**10)  # one hundred-millionth of a percentage point
COUNTED: dict[Steps, Callable[[Fraction], Fraction]] = {
    Steps.WHOLE: lambda steps: Fraction(math.floor(steps)),
    Steps.STARTED: lambda steps: Fraction(math.ceil(steps)),
    Steps.PRO_RATA: lambda steps: steps,
}


@frozen
class Case:
    """A rule, the points of its row, what a value should earn, and where that changes."""

    rule: Rule
    points: Points
    expected: Expected
    edges: tuple[Fraction, ...]
    counts: bool = False

    def measured(self, value: Fraction) -> Measured:
        """The value as the rule takes it."""
        if self.counts:
            return Measured(Kind.COUNT, Count.of_atoms(int(value * 10**8)), "例数", "cases")
        rate = Rate.of_atoms(value.numerator, value.denominator)
        return Measured(Kind.RATE, rate, "甲 ÷ 乙", "a ÷ b")

    def earned(self, value: Fraction) -> Fraction | None:
        """What the rule awards for the value."""
        return self.rule.award(self.measured(value), self.points).earned

    def probes(self) -> list[Fraction]:
        """Just below, at and above every edge, in order; for counts one below and above."""
        step = Fraction(1) if self.counts else ATOM
        near = {edge + away * step for edge in self.edges for away in (-1, 0, 1)}
        return sorted(value for value in near if value >= 0 or not self.counts)


def percent(hundredths: int) -> str:
    """So many hundredths of a percent, as the definition writes it."""
    sign, number = ("-" if hundredths < 0 else ""), abs(hundredths)
    return f"{sign}{number // 100}.{number % 100:02d}%"


def ratio(hundredths: int) -> Fraction:
    return Fraction(hundredths, 10_000)


whole_points = st.integers(1, 30)
quarters = st.integers(1, 20)  # of a point
hundredths = st.integers(0, 20_000)


@st.composite
def deductions(draw: st.DrawFn) -> Case:
    """每超过（低于）… 扣 … 分, every reading, with free zones and caps."""
    points, deduct = draw(whole_points), Fraction(draw(quarters), 4)
    standard, per = draw(hundredths), draw(st.integers(1, 800))
    free = draw(st.just(0) | st.integers(0, 500))
    cap = draw(st.none() | st.integers(1, points))
    beyond, steps = draw(st.sampled_from(Beyond)), draw(st.sampled_from(Steps))
    rule = Deduct(
        standard=percent(standard),
        beyond=beyond,
        deduct=str(float(deduct)),
        per=percent(per),
        steps=steps,
        free=percent(free),
        cap=None if cap is None else str(cap),
    )

    def expected(rate: Fraction) -> Fraction:
        over = {
            Beyond.ABOVE: rate - ratio(standard),
            Beyond.BELOW: ratio(standard) - rate,
            Beyond.BOTH: abs(rate - ratio(standard)),
        }[beyond]
        if over <= ratio(free):
            return Fraction(points)
        lost = deduct * COUNTED[steps]((over - ratio(free)) / ratio(per))
        return points - min(lost, Fraction(points if cap is None else cap))

    sides = {Beyond.ABOVE: (1,), Beyond.BELOW: (-1,), Beyond.BOTH: (-1, 1)}[beyond]
    edges = [
        ratio(standard) + side * (ratio(free) + n * ratio(per)) for side in sides for n in range(5)
    ]
    return Case(rule, Points(points), expected, tuple(edges))


@st.composite
def bands(draw: st.DrawFn) -> Case:
    """分档, each edge on either side, with points in any order."""
    cuts = sorted(draw(st.lists(st.integers(1, 15_000), min_size=1, max_size=5, unique=True)))
    upper_side = [draw(st.booleans()) for _ in cuts]  # whether the edge belongs to the band above
    worth = [draw(st.integers(0, 10)) for _ in range(len(cuts) + 1)]
    worth[draw(st.integers(0, len(cuts)))] = 10
    made = []
    for n, points in enumerate(worth):
        fields: dict[str, str] = {}
        if n:
            fields["at_least" if upper_side[n - 1] else "above"] = percent(cuts[n - 1])
        if n < len(cuts):
            fields["below" if upper_side[n] else "at_most"] = percent(cuts[n])
        made.append(Band(points=points, **fields))

    def expected(rate: Fraction) -> Fraction | None:
        if rate < 0:
            return None
        above = sum(
            rate > ratio(cut) or (closed and rate == ratio(cut))
            for cut, closed in zip(cuts, upper_side, strict=True)
        )
        return Fraction(worth[above])

    order = draw(st.permutations(made))
    return Case(Bands(bands=tuple(order)), Points("10"), expected, (Fraction(0), *map(ratio, cuts)))


@st.composite
def proportions(draw: st.DrawFn) -> Case:
    """得分＝分值×比率, on either side of the standard."""
    points, full = draw(whole_points), draw(st.integers(1, 20_000))
    toward = draw(st.sampled_from(Toward))

    def expected(rate: Fraction) -> Fraction:
        under = points * rate / ratio(full)
        over = points * ratio(full) / rate if rate > ratio(full) else Fraction(points)
        if toward is Toward.AT_LEAST:
            return max(Fraction(0), min(Fraction(points), under))
        if toward is Toward.AT_MOST:
            return over
        return max(Fraction(0), min(under, over))

    rule = Proportional(full_at=percent(full), toward=toward)
    return Case(rule, Points(points), expected, (Fraction(0), ratio(full)))


@st.composite
def lines(draw: st.DrawFn) -> Case:
    """≥90% 满分；70% 计80%，其间按比例；低于70% 不得分."""
    points = draw(whole_points)
    base, full = sorted(draw(st.lists(hundredths, min_size=2, max_size=2, unique=True)))
    below, start = sorted(draw(st.lists(st.integers(0, 10_000), min_size=2, max_size=2)))
    rule = Linear(
        full_at=percent(full),
        base_at=percent(base),
        base_share=percent(start),
        below_share=percent(below),
    )

    def expected(rate: Fraction) -> Fraction:
        if rate < ratio(base):
            return points * ratio(below)
        part = min(Fraction(1), (rate - ratio(base)) / (ratio(full) - ratio(base)))
        return points * (ratio(start) + part * (1 - ratio(start)))

    return Case(rule, Points(points), expected, (ratio(base), ratio(full)))


@st.composite
def cases_of_violation(draw: st.DrawFn) -> Case:
    """每出现一例扣…分, with and without a cap."""
    points, deduct = draw(whole_points), Fraction(draw(quarters), 4)
    cap = draw(st.none() | st.integers(1, points))

    def expected(count: Fraction) -> Fraction | None:
        if count.denominator != 1:
            return None
        return points - min(count * deduct, Fraction(points if cap is None else cap))

    rule = PerCase(deduct=str(float(deduct)), cap=None if cap is None else str(cap))
    last = math.ceil((cap or points) / deduct)
    edges = tuple(map(Fraction, {0, 1, last}))
    return Case(rule, Points(points), expected, edges, counts=True)


@st.composite
def counted_bands(draw: st.DrawFn) -> Case:
    """无 5分；1起 2分；1起以上 0分."""
    cuts = sorted(draw(st.lists(st.integers(0, 50), min_size=1, max_size=4, unique=True)))
    worth = sorted(draw(st.lists(st.integers(0, 9), min_size=len(cuts), max_size=len(cuts))))
    steps = [(str(cut), str(points)) for cut, points in zip(cuts, [10, *worth[:0:-1]], strict=True)]
    rule = Bands.at_most(*steps, otherwise=str(worth[0]), least="0")

    def expected(count: Fraction) -> Fraction:
        found = [Fraction(points) for cut, points in steps if count <= int(cut)]
        return found[0] if found else Fraction(worth[0])

    return Case(rule, Points("10"), expected, tuple(map(Fraction, cuts)), counts=True)


cases = st.one_of(
    deductions(), bands(), proportions(), lines(), cases_of_violation(), counted_bands()
)


def in_order(direction: Direction, earned: list[Fraction]) -> bool:
    """Whether points for values that go up never go the wrong way."""
    if direction is Direction.LOWER:
        earned = earned[::-1]
    return direction is Direction.NONE or earned == sorted(earned)
