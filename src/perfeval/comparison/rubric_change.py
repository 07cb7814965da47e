"""One difference between two rubrics."""

from __future__ import annotations

import enum
from typing import Any

from attrs import field, frozen

from perfeval.filing.structure import many, of_kind
from perfeval.text.fields import titled

__all__ = ["Differs", "RubricChange"]


class Differs(enum.Enum):
    """What differs between two rubrics.

    >>> Differs("clause").name
    'CLAUSE'
    """

    HEAD = "head"
    PART = "part"
    ADDED = "added"
    DROPPED = "dropped"
    RENAMED = "renamed"
    MOVED = "moved"
    POINTS = "points"
    CLAUSE = "clause"
    MEASURE = "measure"
    RULE = "rule"
    ROW = "row"
    READING = "reading"
    RATING = "rating"
    VETO = "veto"


@frozen(kw_only=True)
class RubricChange:
    """One difference: what it is, where, and what stands there before and after.

    `at` is the place in the form's words, empty for the head of the rubric. `part` is the field
    that differs, by its name in the class. `before` and `after` are the values themselves: points,
    a clause, a rule, a whole row; None where that side has nothing.

    >>> year = get_rubric("yueyang-annex-3-1")
    >>> from attrs import evolve
    >>> (made,) = compare_rubrics(year, evolve(year, edition="2021")).changes
    >>> made.differs, made.part, made.before, made.after
    (<Differs.HEAD: 'head'>, 'edition', '2020', '2021')
    """

    differs: Differs = field(**of_kind("what differs", Differs))
    at: tuple[str, ...] = many("the place of a change", str)
    part: str = field(default="", **of_kind("the field that differs", str))
    before: Any = field(default=None, **titled("before"))
    after: Any = field(default=None, **titled("after"))
