"""What a scorecard holds: the score of a row, the cap of a pool, the outcome of a veto, a step.

Claimed, computed and judged are three facts, and none overwrites another.
"""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

from perfeval.errors import InputError
from perfeval.filing.structure import is_kind, is_text
from perfeval.numbers.printed import Points
from perfeval.rules import Because

__all__ = ["PoolCap", "Score", "Step", "VetoOutcome"]

_ZERO = Points("0")


# The two functions below run while classes are made, before a mutant is chosen (docs/testing.md).
def points_field(where: str) -> Any:  # pragma: no mutate block
    """A field of points of at least 0."""

    def check(_instance: object, _attribute: object, value: object) -> None:
        if not isinstance(value, Points):
            raise InputError(where, value, "Points")
        if value.atoms < 0:
            raise InputError(where, value.plain, "points of at least 0")

    return field(validator=check)


def maybe_points(where: str) -> Any:  # pragma: no mutate block
    """A field of points, or None (the default)."""
    return field(default=None, validator=is_kind(where, Points, type(None)))


def _are_labels(_instance: object, _attribute: object, value: object) -> None:
    if not isinstance(value, tuple) or not all(isinstance(label, str) for label in value):
        raise InputError("the path of a score", value, "a tuple of labels")


@frozen(kw_only=True)
class Score:
    """One row of the form: its points, what it earned, why, what the unit claimed for it.

    `key` is stable and independent of the order of rows; `path` holds the labels above the row.
    `earned` is None where the row is unscored, `judged` None where no reviewer scored it; both are
    from 0 to `out_of`. `pool` is the key of the pool to which the row belongs, or empty; in a pool
    of one shared weight, `out_of` is that weight, and all its rows together cannot earn more.
    `applies` is false where the row is dropped because it does not apply. Its texts are those of
    rubric and form, which have been checked there. Raises `InputError`.

    >>> card = score(loads(example("yueyanglou-2023")), get_rubric("yueyanglou-annex-2"))
    >>> row = card.scores[0]
    >>> row.name, row.earned.plain, row.out_of.plain, row.claimed.plain
    ('年度资金总额', '10', '10', '10')
    """

    key: str = field(validator=is_kind("the key of a score", str))
    path: tuple[str, ...] = field(validator=_are_labels)
    name: str = field(validator=is_kind("the name of a score", str))
    out_of: Points = points_field("分值")
    earned: Points | None = field(validator=is_kind("得分", Points, type(None)))
    because: Because = field(validator=is_kind("the reason of a score", Because))
    claimed: Points | None = maybe_points("自评得分")
    judged: Points | None = maybe_points("评价人判定")
    clause: str = field(default="", validator=is_kind("评分标准", str))
    pool: str = field(default="", validator=is_kind("the pool of a score", str))
    applies: bool = field(default=True, validator=is_kind("applies", bool))

    def __attrs_post_init__(self) -> None:
        for what, points in (("得分", self.earned), ("评价人判定", self.judged)):
            if points is not None and not 0 <= points.atoms <= self.out_of.atoms:
                expected = f"0 to {self.out_of.plain} points"
                raise InputError(f"{self.name}: {what}", points.plain, expected)

    def reason(self, lang: str = "zh") -> str:
        """Why the row earned what it earned, in ``zh`` or ``en``.

        Raises `InputError` for another language.
        """
        return self.because.text(lang)

    @property
    def reviewed(self) -> Points | None:
        """The judgement, else the computed score, else the claim, from 0 to the row's points.

        None for a row that is dropped, whatever was claimed for it.
        """
        if not self.applies:
            return None
        for points in (self.judged, self.earned, self.claimed):
            if points is not None:
                return min(max(points, _ZERO), self.out_of)
        return None


@frozen(kw_only=True)
class PoolCap:
    """The points that the rows of a pool can earn together; `shared`: one weight for all."""

    key: str = field(validator=is_text("the key of a pool"))
    points: Points = points_field("the points of a pool")
    shared: bool = field(default=False, validator=is_kind("shared", bool))


@frozen(kw_only=True)
class VetoOutcome:
    """Whether a veto applies, why, and what it caps; `applies` is None where it is not known."""

    key: str = field(validator=is_text("the key of a veto"))
    name: str = field(validator=is_text("the name of a veto"))
    applies: bool | None = field(validator=is_kind("applies", bool, type(None)))
    because: Because = field(validator=is_kind("the reason of a veto", Because))
    clause: str = field(default="", validator=is_text("the clause of a veto"))
    total_at_most: Points | None = maybe_points("the highest total under a veto")
    rating_at_most: str = field(default="", validator=is_text("the highest rating"))


@frozen(kw_only=True)
class Step:
    """One step to a total: how many points it adds, or takes off where they are below 0, and why.

    The `code` of the reason is ``rows`` (what the rows earned), ``pools`` (more than a part can
    have), ``rescaled`` (rows that do not apply), ``bonuses``, ``penalties``, ``floor`` (not below
    0), ``total_at_most`` or ``veto``.
    """

    points: Points = field(validator=is_kind("the points of a step", Points))
    because: Because = field(validator=is_kind("the reason of a step", Because))
