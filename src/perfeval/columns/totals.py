"""The totals of the forms of a table: sums of their rows, and ratings by the rubric's scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define

from perfeval.columns.engine import numpy, polars
from perfeval.columns.plan import Plan
from perfeval.columns.points import Points, as_decimals
from perfeval.errors import InputError
from perfeval.numbers.decimals import PLACES
from perfeval.scoring.scorecard import Scorecard

__all__ = ["Totals", "summed"]


@define
class Totals:
    """The totals of each form, and of how many points they are, counted; and the ratings."""

    total: Any
    scored_out_of: Any
    rating: Any

    @classmethod
    def empty(cls, size: int) -> Totals:
        """Totals of so many forms that are not known yet."""
        pl = polars()
        none = [pl.repeat(None, size, dtype=type_, eager=True) for type_ in (pl.Int64, pl.String)]
        return cls(none[0], none[0].clone(), none[1])

    def put(self, plan: Plan, cards: Mapping[int, Scorecard | InputError]) -> None:
        """Put the totals of scorecards in their rows; none where there is no card."""
        pl = polars()
        if not cards:
            return
        given = [None if isinstance(card, InputError) else card for card in cards.values()]
        scale = 10 ** (PLACES - plan.total_places)
        totals = [None if card is None else card.total.atoms // scale for card in given]
        whole = [None if card is None else card.scored_out_of.atoms // scale for card in given]
        ratings = [None if card is None else card.rating for card in given]
        rows = [*cards]
        self.total = self.total.scatter(rows, pl.Series(totals, dtype=pl.Int64))
        self.scored_out_of = self.scored_out_of.scatter(rows, pl.Series(whole, dtype=pl.Int64))
        self.rating = self.rating.scatter(rows, pl.Series(ratings, dtype=pl.String))

    def columns(self, plan: Plan) -> list[Any]:
        """The three as columns of a table."""
        return [
            as_decimals(self.total, plan.total_places).rename("total"),
            as_decimals(self.scored_out_of, plan.total_places).rename("scored_out_of"),
            self.rating.rename("rating"),
        ]


def summed(plan: Plan, total: Any, points: Sequence[Points]) -> Totals:
    """The totals of forms that are no more than the sum of their rows."""
    pl, full = polars(), sum(plan.out_of.values())
    totals = Totals.empty(len(total))
    totals.total = pl.Series(total)
    totals.scored_out_of = pl.repeat(full, len(total), dtype=pl.Int64, eager=True)
    whole = numpy().full(len(total), fill_value=True)
    partly = [each for each in points if each.codes]
    if partly:
        out_of = totals.scored_out_of.to_numpy().copy()
        for each in partly:
            unscored = [*each.codes]
            out_of[unscored] -= each.out_of
            whole[unscored] = False
        totals.scored_out_of = pl.Series(out_of)
    if plan.completes and plan.rubric.ratings and full == plan.counted(plan.rubric.out_of.atoms):
        totals.rating = _rating(plan, totals.total, pl.Series(whole))
    return totals


def _rating(plan: Plan, total: Any, whole: Any) -> Any:
    """The ratings of forms, of those that are scored whole."""
    pl = polars()
    none = pl.lit(None, dtype=pl.String)
    scale = 10 ** (PLACES - plan.places_shown)
    chain = pl.when(~whole).then(none)
    for rating in plan.rubric.ratings:
        least = -(-rating.at_least.atoms // scale)
        chain = chain.when(total >= least).then(pl.lit(rating.name))
    return pl.select(chain.otherwise(none)).to_series()
