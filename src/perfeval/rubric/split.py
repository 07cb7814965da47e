"""Equal split: a block whose rows print no points shares its points among them (norms 18)."""

from __future__ import annotations

import enum

from attrs import field, frozen

from perfeval.errors import Phrase, RubricError, brief
from perfeval.filing.structure import of_kind
from perfeval.numbers.decimals import ATOMS, PLACES
from perfeval.numbers.printed import Points
from perfeval.rules.choices import of_choices

__all__ = ["Rest", "Split"]


class Rest(enum.Enum):
    """Which row takes what rounding leaves over.

    >>> Rest("last").name
    'LAST'
    """

    FIRST = "first"
    LAST = "last"


@of_choices(rest=Rest)
@frozen(kw_only=True)
class Split:
    """分值平均分配，取整数: equal shares cut to `places`; one row takes the rest.

    >>> [share.plain for share in Split(places=0, rest=Rest.LAST).shares(Points("50"), 7)]
    ['7', '7', '7', '7', '7', '7', '8']
    """

    places: int = field(**of_kind("places", int))
    rest: Rest = field(**of_kind("which row takes the rest", Rest))

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.places <= PLACES:
            where = Phrase("shares of {places} places", places=brief(self.places))
            raise RubricError(
                "split", Phrase("{where}; 0 to {most} are possible", where=where, most=PLACES)
            )

    def shares(self, points: Points, rows: int) -> tuple[Points, ...]:
        """The shares of `rows` rows, at least one; they add up to `points`."""
        unit = ATOMS // 10**self.places
        share = points.atoms // rows // unit * unit
        shares = [share] * rows
        shares[0 if self.rest is Rest.FIRST else -1] += points.atoms - share * rows
        return tuple(Points.of_atoms(each) for each in shares)
