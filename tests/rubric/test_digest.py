"""The fingerprint of a definition."""

from __future__ import annotations

import enum
from typing import Any

from attrs import evolve, field, frozen

from perfeval.filing.sources import Source
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from perfeval.rubric.digest import digest_of
from perfeval.rules import Deduct, Direction, Proportional, Steps
from tests.subclasses import OwnInt, OwnText
from tests.tables import each_row

RULE = Deduct.above("100%", "0.5", per="1%", steps=Steps.WHOLE)


class Plain:
    """A rule of a plugin may be of such a class."""

    def __init__(self, **state: Any) -> None:
        vars(self).update(state)


class Slotted:
    """Without a dictionary."""

    __slots__ = ()


@frozen
class Marked:
    """A field that is not compared is not in the fingerprint."""

    value: int
    note: str = field(default="", eq=False)


class Colour(enum.Enum):
    """Any enumeration."""

    RED = "red"


@each_row(
    ("one", "other"),
    [
        (Points("10.0"), Points("10")),
        (Rate("50%"), Rate(1, 2)),
        (RULE, Deduct.above("100.0%", "0.50", per="1/100", steps=Steps.WHOLE)),
        (Marked(1, "a"), Marked(1, "b")),
        (Plain(a=1, b=Rate(1, 2)), Plain(b=Rate("50%"), a=1)),
        (Slotted(), Slotted()),
        (Marked(OwnInt(5)), Marked(5)),
        (Plain(a=OwnText("甲")), Plain(a="甲")),
        (Plain(a=1 << 3_400_000), Plain(a=1 << 3_400_000)),
    ],
)
def test_equal_values_have_equal_digests(one: object, other: object) -> None:
    """However they are written, wherever they stand in memory."""
    assert digest_of(one) == digest_of(other)
    assert len(digest_of(one)) == 64


@each_row(
    ("one", "other"),
    [
        (Points("1"), Count("1")),
        (Points("1"), Points("2")),
        (RULE, evolve(RULE, steps=Steps.STARTED)),
        (RULE, evolve(RULE, deduct="0.6")),
        (RULE, Proportional()),
        (1, "1"),
        (None, "None"),
        (("a", "b"), ("ab",)),
        (Marked(1), Marked(2)),
        (Plain(a=1), Plain(a=2)),
        (Plain(), Slotted()),
        (Direction.HIGHER, Colour.RED),
        (Source(title="甲"), Source(title="甲", issuer="乙")),
        (Plain(a=1 << 3_400_000), Plain(a=(1 << 3_400_000) + 1)),
        (Plain(a=1 << 3_400_000), Plain(a=hex(1 << 3_400_000))),
    ],
)
def test_other_values_have_other_digests(one: object, other: object) -> None:
    """A changed number, reading or class."""
    assert digest_of(one) != digest_of(other)


def test_the_digest_of_a_number_that_python_does_not_print() -> None:
    """It is published as any other, and stays."""
    assert digest_of(2**100_000).startswith("cdfaa6939c8822f7")
    assert digest_of(2**100_000 + 1).startswith("339374952b4112f3")
