"""Level range: the level is measured, the points within it are judged."""

from __future__ import annotations

from typing import Any

import pytest

from perfeval.errors import InputError, RubricError
from perfeval.numbers.printed import Points
from perfeval.rules import Direction, Level, LevelRange
from tests.given import state, told
from tests.tables import each_row

MET: dict[str, Any] = {"words": ("达成", "全部达成"), "low": "80%", "high": "100%"}
PARTLY: dict[str, Any] = {"words": ("部分达成",), "low": "60%", "high": "80%"}
MISSED: dict[str, Any] = {"words": ("未达成",), "low": "0%", "high": "60%"}


def levels(*fields: dict[str, Any]) -> LevelRange:
    return LevelRange(levels=tuple(Level(**each) for each in fields))


RULE = levels(MET | {"high_included": True}, PARTLY, MISSED)


@each_row(
    ("word", "interval"),
    [("达成", "[80%, 100%]"), ("全部达成", "[80%, 100%]"), ("部分达成", "[60%, 80%)"),
     ("未达成", "[0%, 60%)")]
)  # fmt: skip
def test_a_level_allows_a_range_and_awards_nothing(word: str, interval: str) -> None:
    """The evaluator picks within it; the edges are on their side."""
    award = RULE.award(state(word), Points("10"))
    assert award.earned is None
    assert award.level is RULE.level(word)
    assert told(award) == (
        "range",
        f"“{word}”：在分值的 {interval} 内由评价人判定",
        f"“{word}”: the evaluator picks within {interval} of the points",
    )


@each_row(
    ("word", "points", "allowed"),
    [("达成", "8", True), ("达成", "10", True), ("达成", "7.99", False), ("达成", "10.01", False),
     ("部分达成", "7.99", True), ("部分达成", "8", False), ("部分达成", "6", True),
     ("部分达成", "5.99", False), ("未达成", "0", True), ("未达成", "6", False)]
)  # fmt: skip
def test_a_level_says_which_points_it_allows(word: str, points: str, allowed: bool) -> None:
    """Of ten points, at every edge and one step beside it."""
    level = RULE.level(word)
    assert level is not None
    assert level.allows(Points(points), Points("10")) is allowed


@each_row("word", ["基本达成", "达成。", "", "达成 部分达成"])
def test_other_words_name_no_level(word: str) -> None:
    """The whole text must be the name."""
    assert RULE.level(word) is None
    assert told(RULE.award(state(word), Points("10")))[0] == "outside"


@each_row(
    ("fields", "problem"),
    [
        ((MET | {"high_included": True}, MISSED), "does not follow on 60%"),
        ((MET | {"high_included": True}, PARTLY), "does not follow on 0%"),
        ((PARTLY, MISSED), "the ranges end at 80% of the points"),
        ((MET, PARTLY, MISSED), "is on the wrong side"),
        ((MET | {"high_included": True}, PARTLY | {"high_included": True}, MISSED), "wrong side"),
        ((MET | {"high_included": True}, PARTLY, PARTLY, MISSED), "does not follow on 80%"),
        ((MET | {"high_included": True}, PARTLY | {"low": "80%"}, MISSED), "does not follow"),
        (
            (MET | {"high_included": True}, PARTLY, MISSED | {"words": ("达成",)}),
            "达成 stands twice",
        ),
        ((MET | {"high_included": True}, PARTLY, MISSED | {"words": ("",)}), "a level has no name"),
    ],
)
def test_the_ranges_cover_all_the_points_without_overlap(
    fields: tuple[dict[str, Any], ...], problem: str
) -> None:
    """Otherwise the rule cannot be constructed."""
    with pytest.raises(RubricError, match=problem) as caught:
        levels(*fields)
    assert caught.value.where == "levels"


@each_row(
    "fields",
    [{"words": ()}, {"words": (5,)}, {"low": "80"}, {"high": 1.0}, {"high_included": "yes"}],
)
def test_junk_is_refused(fields: dict[str, Any]) -> None:
    """With the error of the library."""
    with pytest.raises(InputError):
        Level(**MET | fields)
    with pytest.raises(InputError):
        LevelRange(levels=())


def test_what_the_rule_says_of_itself() -> None:
    """No direction, no edges; any points above 0."""
    assert RULE.direction is Direction.NONE
    assert RULE.edges() == ()
    assert RULE.problem(Points("10")) is None
    assert str(RULE.problem(Points("0"))) == "a range of points needs points above 0"


def test_the_least_points_have_a_range() -> None:
    """Any above 0."""
    assert RULE.problem(Points.of_atoms(1)) is None
    assert str(RULE.problem(Points("0"))) == "a range of points needs points above 0"
