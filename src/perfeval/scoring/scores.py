"""What a scorecard holds: the score of a row, the cap of a pool, the outcome of a veto, a step.

Claimed, computed and judged are three facts, and none overwrites another.
"""

from __future__ import annotations

import functools
from typing import Any, Final

from attrs import field, frozen

from perfeval.errors import InputError, Phrase
from perfeval.filing.structure import maybe, of_kind
from perfeval.numbers.decimals import PLACES
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.rules import Because
from perfeval.scoring.deferred.values import Deferred
from perfeval.text.fields import FieldArguments, of_text, text_field, titled

__all__ = ["Judgement", "PoolCap", "Score", "Step", "VetoOutcome"]

_ZERO = Points("0")
WHOLE = Rate("100%")

LANGUAGES: Final = ("zh", "en")

points_of: Final = functools.lru_cache(maxsize=4096)(Points.of_atoms)
"""Points of so many atoms: the same few stand in every scorecard."""


# The function below runs while classes are made, before a mutant is chosen (docs/testing.md).
def of_scored_points(title: str) -> FieldArguments:  # pragma: no mutate block
    """The arguments of a field of points of at least 0."""

    def check(_instance: object, _attribute: object, value: object) -> None:
        if not isinstance(value, Points):
            raise InputError(title, value, "Points")
        if value.atoms < 0:
            raise InputError(title, value.plain, "points of at least 0")

    return titled(title, validator=check)


def _are_labels(_instance: object, _attribute: object, value: object) -> None:
    if not isinstance(value, tuple) or not all(isinstance(label, str) for label in value):
        raise InputError("the path of a score", value, "a tuple of labels")


def _as_points(value: object) -> Points:
    return value if isinstance(value, Points) else Points(value)


@frozen(kw_only=True)
class Judgement:
    """评价人判定: the points that a reviewer gives a row, the remark (复核意见), and by whom.

    `points` may be given as `Points` takes them; what they are compared with, the row, is known
    where the judgement is used. `reviewer` is whatever mark the reviewer signs with. Raises
    `InputError` for points below 0, and for texts that are none.

    >>> Judgement(points="3.5", remark="佐证材料不足", reviewer="甲").points.plain
    '3.5'
    """

    points: Points = field(converter=_as_points, **of_scored_points("评价人判定"))
    remark: str = text_field("复核意见")
    reviewer: str = text_field("复核人")


def weighted(points: Points, weight: Rate) -> Points:
    """Points of a block as they count in the total."""
    return Points.rounded(points.fraction * weight.fraction, PLACES)


@frozen(kw_only=True)
class Score(Deferred):
    """One row of the form: its points, what it earned, why, what the unit claimed for it.

    `key` is stable and independent of the order of rows; `path` holds the labels above the row.
    `earned` is None where the row is unscored, `judged` None where no reviewer scored it; both
    are from 0 to `out_of`. `remark` and `reviewer` come with `judged`. `pool` is the key of the
    pool to which the row belongs, or empty; in a pool of one shared weight, `out_of` is that
    weight, and all its rows together cannot earn more. `applies` is false where the row is
    dropped because it does not apply; `weight` is what a point of the row counts in the totals,
    where its block has a weight. Its texts are those of rubric and form, which have been
    checked there. Raises `InputError`.

    >>> card = score(loads(example("yueyanglou-2023")), get_rubric("yueyanglou-annex-2"))
    >>> row = card.scores[0]
    >>> row.name, row.earned.plain, row.out_of.plain, row.claimed.plain
    ('年度资金总额', '10', '10', '10')
    """

    key: str = field(**of_kind("the key of a score", str))
    path: tuple[str, ...] = field(**titled("the path of a score", validator=_are_labels))
    name: str = field(**of_kind("the name of a score", str))
    out_of: Points = field(**of_scored_points("分值"))
    earned: Points | None = field(**of_kind("得分", Points, type(None)))
    because: Because = field(**of_kind("the reason of a score", Because))
    claimed: Points | None = maybe("自评得分", Points)
    judged: Points | None = maybe("评价人判定", Points)
    clause: str = field(default="", **of_kind("评分标准", str))
    pool: str = field(default="", **of_kind("the pool of a score", str))
    applies: bool = field(default=True, **of_kind("applies", bool))
    weight: Rate = field(default=WHOLE, **of_kind("权重", Rate))
    remark: str = field(default="", **of_kind("复核意见", str))
    reviewer: str = field(default="", **of_kind("复核人", str))

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_rest", None)
        if self.weight.numerator <= 0:
            raise InputError(f"{self.name}: 权重", str(self.weight), "a rate above 0%")
        for what, points in (("得分", self.earned), ("评价人判定", self.judged)):
            if points is not None and not 0 <= points.atoms <= self.out_of.atoms:
                expected = Phrase("0 to {most} points", most=self.out_of.plain)
                raise InputError(f"{self.name}: {what}", points.plain, expected)
        if self.judged is None and (self.remark or self.reviewer):
            raise InputError(
                f"{self.name}: 复核意见",
                self.remark or self.reviewer,
                "nothing where the row is not judged",
            )

    @property
    def judgement(self) -> Judgement | None:
        """The reviewer's judgement of the row, capped at its points; None where there is none."""
        if self.judged is None:
            return None
        return Judgement(points=self.judged, remark=self.remark, reviewer=self.reviewer)

    def reason(self, lang: str = "zh") -> str:
        """Why the row earned what it earned, in ``zh`` or ``en``.

        Raises `InputError` for another language.
        """
        rest: Any = getattr(self, "_rest", None)
        if rest is not None and lang in LANGUAGES:
            written: str | None = rest.reason(self._place, lang)
            if written is not None:
                return written
        return self.because.text(lang)

    def counted(self, points: Points) -> int:
        """What points of the row count in the totals, in atoms."""
        if self.weight is WHOLE or self.weight == WHOLE:  # most often the very default
            return points.atoms
        return weighted(points, self.weight).atoms

    @property
    def reviewed(self) -> Points | None:
        """The judgement, else the computed score, else the claim, from 0 to the row's points.

        None for a row that is dropped, whatever was claimed for it.
        """
        if not self.applies:
            return None
        for points in (self.judged, self.earned, self.claimed):
            if points is not None:
                if 0 <= points.atoms <= self.out_of.atoms:
                    return points
                return _ZERO if points.atoms < 0 else self.out_of
        return None


@frozen(kw_only=True)
class PoolCap:
    """The points that the rows of a pool can earn together; `shared`: one weight for all."""

    key: str = field(**of_text("the key of a pool"))
    points: Points = field(**of_scored_points("the points of a pool"))
    shared: bool = field(default=False, **of_kind("shared", bool))


@frozen(kw_only=True)
class VetoOutcome:
    """Whether a veto applies, why, and what it caps; `applies` is None where it is not known."""

    key: str = field(**of_text("the key of a veto"))
    name: str = field(**of_text("the name of a veto"))
    applies: bool | None = field(**of_kind("applies", bool, type(None)))
    because: Because = field(**of_kind("the reason of a veto", Because))
    clause: str = text_field("the clause of a veto")
    total_at_most: Points | None = maybe("the highest total under a veto", Points)
    rating_at_most: str = text_field("the highest rating")


@frozen(kw_only=True)
class Step:
    """One step to a total: how many points it adds, or takes off where they are below 0, and why.

    The `code` of the reason is ``rows`` (what the rows earned), ``pools`` (more than a part can
    have), ``rescaled`` (rows that do not apply), ``bonuses``, ``penalties``, ``floor`` (not below
    0), ``total_at_most`` or ``veto``.
    """

    points: Points = field(**of_kind("the points of a step", Points))
    because: Because = field(**of_kind("the reason of a step", Because))
