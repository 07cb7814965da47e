"""Faults of single indicators and criteria."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

from attrs import evolve

from tests.drawn.faults import Planted, more
from tests.drawn.known import KnownForm, Row
from tests.drawn.layout import Layout

__all__ = [
    "above_points",
    "blank_value",
    "costly_floor",
    "full_unmet",
    "full_unmet_explained",
    "idle_row",
    "impossible_target",
    "impossible_value",
    "marked_down",
    "overshot",
]


def _at(form: KnownForm, row: Row, **changes: Any) -> KnownForm:
    return evolve(form, rows=tuple(evolve(r, **changes) if r is row else r for r in form.rows))


def _scored(form: KnownForm, *natures: str) -> list[Row]:
    """Rows with points, a claim of all of them, and a number for a target."""
    return [
        row
        for row in form.rows
        if row.points and row.claimed == row.points and row.measure and row.nature in natures
    ]


def above_points(form: KnownForm, _layout: Layout, random: Random) -> Planted | None:
    """A score above the points of its row."""
    rows = [row for row in form.rows if row.points and row.claimed == row.points]
    if not rows:
        return None
    row = random.choice(rows)
    wrong = more(row.points, "1")
    made = _at(form, row, claimed=wrong)
    made = evolve(made, total_claimed=more(form.total_claimed, "1"))
    return Planted(form=made, codes=("score.above",), words=(row.name, wrong))


def full_unmet(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """Full points for a target that is missed by half."""
    rows = [row for row in _scored(form, "≥", "≧") if Decimal(row.number) >= 4]
    if not rows or layout.points == "merged over level 2":
        return None
    row = random.choice(rows)
    actual = f"{int(Decimal(row.number) / 2)}{row.measure}"
    made = _at(form, row, actual=actual)
    return Planted(form=made, codes=("score.", "claim."), words=(row.name,))


def full_unmet_explained(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """The same with a reason: it excuses the absence of a reason, not the score."""
    planted = full_unmet(form, layout, random)
    if planted is None or not layout.reason:
        return None
    rows = tuple(
        evolve(row, reason="受天气影响") if row.name == planted.words[0] else row
        for row in planted.form.rows
    )
    return evolve(planted, form=evolve(planted.form, rows=rows))


def marked_down(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """A target that is met loses points without a word."""
    rows = _scored(form, "≥", "≧", "≤")
    if not rows or layout.points == "merged over level 2":
        return None
    row = random.choice(rows)
    wrong = more(row.points, "-0.5")
    made = _at(form, row, claimed=wrong)
    made = evolve(made, total_claimed=more(form.total_claimed, "-0.5"))
    return Planted(form=made, codes=("score.", "claim."), words=(row.name, wrong))


def impossible_target(form: KnownForm, _layout: Layout, random: Random) -> Planted | None:
    """A target of 290% 满意度."""
    rows = [row for row in form.rows if row.measure == "%" and "满意度" in row.name]
    if not rows:
        return None
    row = random.choice(rows)
    made = _at(form, row, number=f"2{row.number[:2]}", actual=f"2{row.number[:2]}%")
    return Planted(form=made, codes=("target.", "value."), words=(row.name,))


def impossible_value(form: KnownForm, _layout: Layout, random: Random) -> Planted | None:
    """A share above 100%."""
    rows = [row for row in form.rows if row.measure == "%" and "满意度" in row.name]
    if not rows:
        return None
    row = random.choice(rows)
    made = _at(form, row, actual="195%")
    return Planted(form=made, codes=("value.",), words=(row.name, "195%"))


def blank_value(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """完成值 is blank, and points are claimed."""
    rows = [row for row in _scored(form, "≥", "≧", "≤") if layout.points == "column"]
    if not rows:
        return None
    row = random.choice(rows)
    made = _at(form, row, actual="")
    return Planted(form=made, codes=("score.empty",), words=(row.name,))


def costly_floor(form: KnownForm, _layout: Layout, _random: Random) -> Planted | None:
    """A cost with a floor, ≥: the more it costs the better."""
    row = next((row for row in form.rows if row.nature == "≤"), None)
    if row is None:
        return None
    made = _at(form, row, nature="≥", actual=f"{row.number}{row.measure}")
    return Planted(form=made, codes=("target.", "value."), words=(row.name,))


def overshot(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """A value of twice the target, without a word."""
    rows = [row for row in _scored(form, "≥", "≧") if row.measure != "%"]
    if not rows or layout.points == "merged over level 2":
        return None
    row = random.choice(rows)
    made = _at(form, row, actual=f"{int(Decimal(row.number) * 2)}{row.measure}")
    return Planted(form=made, codes=("target.", "value."), words=(row.name,))


def idle_row(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """A row marked 不适用 that carries points and a score."""
    rows = _scored(form, "≥", "≧", "≤", "=")
    if not rows or layout.points == "merged over level 2":
        return None
    row = random.choice(rows)
    made = _at(form, row, nature="", number="不适用", measure="", actual="不适用")
    return Planted(form=made, codes=("score.", "value.", "target."), words=(row.name,))
