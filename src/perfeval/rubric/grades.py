"""Grades without points: a rating by counts of levels, and a discount by grades lost (norms 33)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import field, frozen

from perfeval.errors import InputError, Phrase, RubricError
from perfeval.filing.structure import many, named, of_kind
from perfeval.numbers.decimals import PLACES
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.rules.fields import RATE, read_rate
from perfeval.text.fields import of_text

__all__ = ["CountedRating", "GradeDiscount", "RatingByCounts"]

_MOST_ITEMS: Final = 1000


@named
@frozen(kw_only=True)
class CountedRating:
    """有6项及以上为“优”、且其他项无“中”、“差”级的: how many of which, and none of which.

    >>> CountedRating(name="良", at_least=6, of=("优", "良"), none_of=("差",)).earned_by(["良"] * 6)
    True
    """

    name: str = field(**of_text("the name of a rating", empty=False))
    at_least: int = field(**of_kind("how many levels a rating needs", int))
    of: tuple[str, ...] = many("the levels that count", str, least=1)
    none_of: tuple[str, ...] = many("the levels that may not occur", str)

    def __attrs_post_init__(self) -> None:
        if not 0 < self.at_least <= _MOST_ITEMS:
            raise RubricError(
                self.name,
                Phrase(
                    "{at_least} levels; 1 to {most} are possible",
                    at_least=self.at_least,
                    most=_MOST_ITEMS,
                ),
            )
        both = set(self.of) & set(self.none_of)
        if both:
            raise RubricError(
                self.name, Phrase("{what} counts for it and against it", what=min(both))
            )

    def earned_by(self, levels: Iterable[str]) -> bool:
        """Whether these levels earn the rating."""
        given = list(levels)
        counted = sum(level in self.of for level in given)
        return counted >= self.at_least and not any(level in self.none_of for level in given)


@frozen(kw_only=True)
class RatingByCounts:
    """综合评定等级: of `items` reviewed items, the first rating that their levels earn.

    `levels` are those that an item can have, `otherwise` the rating where none is earned.

    >>> rule = RatingByCounts(items=8, levels=("优", "良", "中", "差"), otherwise="差", ratings=(
    ...     CountedRating(name="优", at_least=6, of=("优",), none_of=("中", "差")),
    ...     CountedRating(name="良", at_least=6, of=("优", "良"), none_of=("差",)),
    ...     CountedRating(name="中", at_least=6, of=("优", "良", "中"))))
    >>> rule.rating(["优"] * 6 + ["良", "良"]), rule.rating(["优"] * 7 + ["中"])
    ('优', '良')
    """

    items: int = field(**of_kind("how many items are reviewed", int))
    levels: tuple[str, ...] = many("the levels of an item", str, least=2)
    ratings: tuple[CountedRating, ...] = many("the ratings by counts", CountedRating, least=1)
    otherwise: str = field(**of_text("the rating of what earns none", empty=False))

    def __attrs_post_init__(self) -> None:
        for rating in self.ratings:
            for level in (*rating.of, *rating.none_of):
                if level not in self.levels:
                    raise RubricError(
                        rating.name, Phrase("{level} is no level of an item", level=level)
                    )
            if rating.at_least > self.items:
                raise RubricError(
                    rating.name,
                    Phrase(
                        "it needs {at_least} levels of {items} items",
                        at_least=rating.at_least,
                        items=self.items,
                    ),
                )

    def rating(self, levels: Iterable[str]) -> str:
        """The rating that the levels of the items earn.

        Raises `InputError` for another number of items, and for a level that no item can have.
        """
        given = [levels] if isinstance(levels, str) else list(levels)
        if len(given) != self.items:
            raise InputError(
                "the levels of the items",
                Phrase("{count} levels", count=len(given)),
                f"{self.items}",
            )
        for level in given:
            if level not in self.levels:
                raise InputError(
                    "the level of an item",
                    level,
                    Phrase("one of {names}", names="、".join(self.levels)),
                )
        return next((each.name for each in self.ratings if each.earned_by(given)), self.otherwise)


def _read_shares(given: object) -> tuple[Rate, ...]:
    if not isinstance(given, list | tuple):
        raise InputError("the shares of a discount", given, 'a tuple of rates such as "90%"')
    return tuple(read_rate(each) for each in given)


@frozen(kw_only=True)
class GradeDiscount:
    """低一档的按90%计，低两档的按80%计: what a total counts whose rating came out lower.

    `ratings` go from the best to the worst; `shares` are those for one grade lost, two, and so on.

    >>> rule = GradeDiscount(ratings=("优", "良", "中", "差"), shares=("90%", "80%", "70%"))
    >>> rule.discounted(Points("85"), claimed="优", found="良").plain
    '76.5'
    """

    ratings: tuple[str, ...] = many("the ratings of a scale", str, least=2)
    shares: tuple[Rate, ...] = field(converter=_read_shares, **RATE)

    def __attrs_post_init__(self) -> None:
        if len(self.shares) != len(self.ratings) - 1:
            raise RubricError(
                "shares",
                Phrase(
                    "{count} for the {what} grades to be lost",
                    count=len(self.shares),
                    what=len(self.ratings) - 1,
                ),
            )
        steps = [Rate("100%"), *self.shares]
        if steps != sorted(steps, reverse=True) or steps[-1] < Rate("0%"):
            raise RubricError("shares", "they do not fall from 100%")

    def discounted(
        self, total: Points, *, claimed: str, found: str, places: int = PLACES
    ) -> Points:
        """The total as it counts, rounded to `places`; whole where no grade was lost.

        Raises `InputError` for a rating that the scale does not have.
        """
        for rating in (claimed, found):
            if rating not in self.ratings:
                raise InputError(
                    "a rating", rating, Phrase("one of {names}", names="、".join(self.ratings))
                )
        lost = self.ratings.index(found) - self.ratings.index(claimed)
        if lost <= 0:
            return total
        return Points.rounded(total.fraction * self.shares[lost - 1].fraction, places)
