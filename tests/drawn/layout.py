"""How a self-evaluation is laid out: which columns it has, in which order, and what merges."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from attrs import fields, frozen

__all__ = ["Layout"]


@frozen(kw_only=True)
class Layout:
    """One layout. Each field is a feature whose value is counted with the failures."""

    layout: str
    """how much of it is unusual: usual, mixed, odd"""
    heading: str
    """one, levels below, values below, three, labels merged (one heading over all labels)"""
    block: str
    """label left of the indicators: none, plain, goal-like, points"""
    target: str
    """one, split (性质, 值, 单位)"""
    order: str
    """targets first, points first, points behind claimed"""
    points: str
    """column, in names, merged over level 2"""
    levels: str
    """merged, blank, repeated"""
    worth: bool
    """level names carry their points, 产出指标（50分）"""
    reason: bool
    clause: str
    """none, column"""
    parts: bool
    """其中 rows below an indicator"""
    funds: str
    """none, block label, corner label, corner words, transposed, pairs"""
    budgets: str
    """both, final only, original only, with adjustment"""
    fund_points: str
    """10, 20, in label, none"""
    fund_order: str
    """points first, rate first"""
    dashes: str
    total: str
    """merged, blanks, claimed only, foot line, above, none"""
    goal: bool
    goal_label: bool
    breakdown: str
    """none, in label, beside, total in label, spaced"""
    detail: bool
    remarks: bool
    notes: bool
    foot: bool
    cover: bool
    title: str
    """plain, year in title, unit and year, about"""
    names: str
    """usual, more, unit above"""
    apart: bool
    """funds and indicators are tables of their own"""
    fund_reason: bool
    serial: bool
    """a column of numbers left of the labels"""
    signed: bool
    """the unit and a date below the tables"""
    rubric: bool
    """a table of criteria above the indicators of a project, each with points of its own"""

    @classmethod
    def drawn(cls, random: Random, kind: str, *, calm: bool = False) -> Layout:
        """A layout at random, the usual ones more often; `calm`: nothing of it is unusual."""
        oddity = 0 if calm else random.choice((0.25, 0.25, 0.6, 1))

        def one(usual: str, *others: str, often: float = 0.6) -> str:
            rare = (1 - often) * oddity
            return usual if random.random() >= rare else random.choice(others)

        def sometimes(chance: float) -> bool:
            return random.random() < chance

        scored = kind in ("project", "unit")
        return cls(
            layout={0: "usual", 0.25: "usual", 0.6: "mixed", 1: "odd"}[oddity],
            heading=one("one", "levels below", "values below", "three", "labels merged", often=0.7),
            block=one("plain", "none", "goal-like", "points", often=0.4),
            target=one("one", "split", often=0.85),
            order=one("targets first", "points first", "points behind claimed"),
            points=one("column", "in names", "merged over level 2", often=0.85),
            levels=one("merged", "blank", "repeated"),
            worth=sometimes(0.4),
            reason=sometimes(0.75),
            clause=one("none", "column", often=0.85),
            parts=sometimes(0.12 * oddity),
            funds=one(
                "block label",
                "corner label",
                "corner words",
                "transposed",
                "pairs",
                "none",
                often=0.5,
            ),
            budgets=one("both", "final only", "original only", "with adjustment", often=0.5),
            fund_points=one("10", "20", "in label", "none"),
            fund_order=one("points first", "rate first"),
            dashes=one("", "-", "/", "——", often=0.7),
            total=one("merged", "blanks", "claimed only", "foot line", "above", "none", often=0.5),
            goal=sometimes(0.7),
            goal_label=sometimes(0.7),
            breakdown=one("in label", "beside", "total in label", "spaced", "none", often=0.3)
            if kind == "unit"
            else "none",
            detail=scored and sometimes(0.15 * oddity),
            remarks=sometimes(0.2),
            notes=sometimes(0.3),
            foot=sometimes(0.5),
            cover=sometimes(0.3 * oddity),
            title=one("plain", "year in title", "unit and year", "about", often=0.4),
            names=one("usual", "more", "unit above"),
            apart=sometimes(0.15 * oddity),
            fund_reason=sometimes(0.15 * oddity),
            serial=sometimes(0.12 * oddity),
            signed=sometimes(0.25 * oddity),
            rubric=kind == "project" and sometimes(0.15 * oddity),
        )

    def features(self) -> Iterator[str]:
        """The features of the layout, as they are counted."""
        for each in fields(type(self)):
            value = getattr(self, each.name)
            if isinstance(value, str):
                yield f"{each.name}: {value or 'blank'}"
            elif value:
                yield each.name
