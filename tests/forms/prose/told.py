"""Relations as one line of text, as the tests of prose compare them."""

from __future__ import annotations

from perfeval.filing import (
    Breakdown,
    Growth,
    Listing,
    Multiple,
    RateRelation,
    Relation,
    Restatement,
    ShareRelation,
    SumRelation,
)
from perfeval.filing.relations import Figure
from perfeval.numbers.amounts import Amount

__all__ = ["line"]

_SIGNS = {Breakdown.EXHAUSTIVE: "=", Breakdown.SUBSET: "⊇", Breakdown.OVERLAPPING: "∋"}


def told(figure: Figure) -> str:
    """A figure as its label and value."""
    value = figure.value
    return f"{figure.label} {value.printed if isinstance(value, Amount) else value.text}"


def line(relation: Relation) -> str:
    """A relation in one line."""
    if isinstance(relation, SumRelation):
        parts = " + ".join(
            ("-" if part.minus else "") + told(part.figure) for part in relation.parts
        )
        return f"{told(relation.total)} {_SIGNS[relation.breakdown]} {parts}"
    if isinstance(relation, ShareRelation):
        return f"{told(relation.part)} / {told(relation.whole)} = {told(relation.share)}"
    if isinstance(relation, Growth):
        sign = "-" if relation.fell else "+"
        return f"{told(relation.base)} → {told(relation.value)}: {sign} {told(relation.percent)}"
    if isinstance(relation, Multiple):
        return f"{told(relation.base)} × {told(relation.times)} = {told(relation.value)}"
    if isinstance(relation, Listing):
        return f"{told(relation.stated)}: {'、'.join(relation.items)}"
    if isinstance(relation, Restatement):
        return f"{relation.label}: {' ≠ '.join(map(told, relation.figures))}"
    assert isinstance(relation, RateRelation)
    return f"{told(relation.numerator)} / {told(relation.denominator)} = {told(relation.rate)}"
