"""Relations of a filing as ties: those that a report states, and those that a form implies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from perfeval.audit.finding import Place
from perfeval.audit.rounding.figures import families_of
from perfeval.audit.ties.ties import RateTie, SumTie
from perfeval.filing.relations import RateRelation, Relation, SumRelation

__all__ = ["related_rates", "related_sums"]


def related_sums(relations: Iterable[Relation], place: Place, *, prose: bool) -> Iterator[SumTie]:
    """The sums among relations, each at its own place within `place`."""
    for position, relation in enumerate(relations):
        if isinstance(relation, SumRelation):
            values = [relation.total.value, *(part.figure.value for part in relation.parts)]
            yield SumTie(
                place=place.at(relation.at or relation.total.at, position),
                total=relation.total,
                parts=relation.parts,
                breakdown=relation.breakdown,
                families=families_of(values),
                prose=prose,
                relation=relation.id,
            )


def related_rates(relations: Iterable[Relation], place: Place, *, prose: bool) -> Iterator[RateTie]:
    """The rates among relations, each at its own place within `place`."""
    for position, relation in enumerate(relations):
        if isinstance(relation, RateRelation):
            yield RateTie(
                place=place.at(relation.at or relation.rate.at, position),
                numerator=relation.numerator,
                denominator=relation.denominator,
                rate=relation.rate,
                prose=prose,
                relation=relation.id,
            )
