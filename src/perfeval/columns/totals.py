"""The totals of the forms of a table: sums of their rows, and ratings by the rubric's scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define

from perfeval.columns.engine import polars
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
        most = max(self.total.max() or 0, self.scored_out_of.max() or 0)
        return [
            as_decimals(self.total, plan.total_places, most).rename("total"),
            as_decimals(self.scored_out_of, plan.total_places, most).rename("scored_out_of"),
            self.rating.rename("rating"),
        ]


def summed(plan: Plan, points: Sequence[Points]) -> Totals:
    """The totals of forms that are no more than the sum of their rows."""
    pl = polars()
    table = pl.DataFrame([each.counts.rename(each.key) for each in points])
    full = sum(each.out_of for each in points)
    partly = [each for each in points if each.counts.null_count()]
    lacking = [
        pl.when(pl.col(each.key).is_null()).then(each.out_of).otherwise(0) for each in partly
    ]
    scored = pl.lit(full, dtype=pl.Int64) - pl.sum_horizontal([pl.lit(0), *lacking])
    made = table.lazy().select(
        total=pl.sum_horizontal(pl.col(each.key) for each in points),
        scored_out_of=pl.repeat(full, pl.len(), dtype=pl.Int64) if not partly else scored,
        rating=_rating(plan, [each.key for each in points], full),
    )
    found = made.collect()
    return Totals(found["total"], found["scored_out_of"], found["rating"])


def _rating(plan: Plan, keys: Sequence[str], full: int) -> Any:
    """The rating of a form that is scored whole."""
    pl = polars()
    none = pl.lit(None, dtype=pl.String)
    if not (
        plan.completes and plan.rubric.ratings and full == plan.counted(plan.rubric.out_of.atoms)
    ):
        return pl.repeat(None, pl.len(), dtype=pl.String)
    total, scale = pl.sum_horizontal(map(pl.col, keys)), 10 ** (PLACES - plan.places_shown)
    chain = pl.when(pl.any_horizontal(pl.col(key).is_null() for key in keys)).then(none)
    for rating in plan.rubric.ratings:
        chain = chain.when(total >= -(-rating.at_least.atoms // scale)).then(pl.lit(rating.name))
    return chain.otherwise(none)
