"""What a clause on a rate may say, statement by statement."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from perfeval.drafts.clauses.rates.formulas import Formula
from perfeval.drafts.clauses.rates.intervals import Condition
from perfeval.drafts.clauses.rates.shares import InProportion

__all__ = [
    "Award",
    "Cap",
    "Floor",
    "Kept",
    "Limit",
    "Off",
    "Otherwise",
    "Standard",
    "Step",
    "Token",
]


@frozen
class Award:
    """计5分, 不得分; None where it says 满分, or a share of that.

    `factor` says that it is 系数为0.8, which counts where the clause multiplies by it.
    """

    points: Fraction | None
    share: Fraction = Fraction(1)
    factor: bool = False

    def of(self, worth: Fraction) -> Fraction:
        """The points, in a row that is worth so many."""
        return worth * self.share if self.points is None else self.points


@frozen
class Off:
    """扣0.5分, or a share of the points of the row: 扣权重的5%."""

    points: Fraction | None
    share: Fraction = Fraction(0)

    def of(self, worth: Fraction) -> Fraction:
        """What is taken off, in a row that is worth so many points."""
        return worth * self.share if self.points is None else self.points


@frozen
class Cap:
    """最多扣2分."""

    points: Fraction


@frozen
class Floor:
    """扣完为止."""


@frozen
class Limit:
    """最高不超过5分; None where it says 分值."""

    points: Fraction | None


@frozen
class Otherwise:
    """否则, 其他; `side` is "down" where it says 未达到的, "up" where it says 超过的."""

    side: str = ""


@frozen
class Kept:
    """未超过的, 达到标准的: the `side` on which nothing is lost, of a standard named before."""

    side: str


@frozen
class Standard:
    """以100%为标准."""

    at: Fraction


@frozen
class Step:
    """每超过一个百分点: the side that costs, the step, and the standard where it is named."""

    side: str
    per: Fraction
    standard: Fraction | None
    subject: str


Token = (
    Condition
    | Award
    | Off
    | Cap
    | Floor
    | Limit
    | Otherwise
    | Kept
    | Standard
    | Step
    | InProportion
    | Formula
)
