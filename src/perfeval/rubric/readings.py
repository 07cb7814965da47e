"""What an edition says of itself: how it reads silent clauses, and what it does not reproduce."""

from __future__ import annotations

from attrs import field, frozen
from attrs.converters import optional

from perfeval.filing.sources import of_year
from perfeval.numbers.printed import Points
from perfeval.rules.fields import POINTS, read_points
from perfeval.text.fields import of_key, of_text, text_field

__all__ = ["Deviation", "Reading"]


@frozen(kw_only=True)
class Reading:
    """Where a clause is silent: the question, the reading that the rubric takes, and why.

    >>> Reading(key="part-steps", clause="每超过一个百分点扣1分", choice="不足一个的按一个计").key
    'part-steps'
    """

    key: str = field(**of_key("the key of a reading"))
    clause: str = field(**of_text("the clause of a reading", empty=False))
    choice: str = field(**of_text("the choice of a reading", empty=False))
    why: str = text_field("the reason of a reading")


@frozen(kw_only=True)
class Deviation:
    """A published score that the rubric does not reproduce, and why.

    `unit` and `year` name the filing, `row` is the key of the row; `claimed` is what the unit
    published, `computed` what the rubric gives: None where it gives nothing, since the filing does
    not state what it asks for. `check_rubric` is strict: a deviation that does not occur is a
    problem, as is one that is not recorded. The digest of a rubric does not depend on them.

    >>> known = Deviation(unit="某局", year=2023, row="execution", claimed="9", computed="10",
    ...     why="原表计算有误")
    >>> known.claimed.plain, known.computed.plain
    ('9', '10')
    """

    unit: str = field(**of_text("the unit of a deviation", empty=False))
    year: int = field(**of_year("the year of a deviation"))
    row: str = field(**of_text("the row of a deviation", empty=False))
    claimed: Points = field(converter=read_points, **POINTS)
    computed: Points | None = field(default=None, converter=optional(read_points), **POINTS)
    why: str = field(**of_text("the reason of a deviation", empty=False))
