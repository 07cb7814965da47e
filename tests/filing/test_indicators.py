"""绩效指标: the rows of an indicator table."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from perfeval.errors import InputError
from perfeval.filing import Actual, Goal, Indicator, Target
from perfeval.numbers.cells import Nil, Unreadable
from perfeval.numbers.printed import Points
from tests.tables import each_row

ROW = Indicator(
    level1="产出指标",
    level2="数量指标",
    name="调研股室数量",
    target=Target(text="≥50个"),
    actual=Actual(text="60个"),
    points=Points("5"),
    claimed=Points("5"),
)
EMPTY = Indicator(target=Target(), actual=Actual(text=" "), points=Nil("/"))


@each_row(
    ("row", "said"),
    [
        (ROW, False),
        (evolve(ROW, name=" 不适用 "), True),
        (evolve(ROW, target=Target(text="不适用")), True),
        (evolve(ROW, actual=Actual(text="不适用")), True),
        (evolve(ROW, actual=Actual(text="不适用于本单位")), False),
        (evolve(ROW, actual=Actual(text="/")), False),
    ],
)
def test_a_row_may_say_that_it_does_not_apply(row: Indicator, said: bool) -> None:
    """不适用 counts where it is the whole cell: name, target or actual value."""
    assert row.not_applicable is said


@each_row(
    ("row", "blank"),
    [
        (EMPTY, True),
        (evolve(EMPTY, name="质量指标"), True),
        (evolve(EMPTY, target=Target(text="≥1")), False),
        (evolve(EMPTY, actual=Actual(text="完成")), False),
        (evolve(EMPTY, points=Points("0")), False),
        (evolve(EMPTY, claimed=Points("5")), False),
        (evolve(EMPTY, points=Unreadable("满分")), False),
    ],
)
def test_an_empty_line_of_the_template_is_blank(row: Indicator, blank: bool) -> None:
    """A row without target, value, points and score is blank, whatever its label."""
    assert row.blank is blank


def test_a_row_has_a_target_and_an_actual_value() -> None:
    """Text is not taken for a target."""
    text: Any = "≥50个"
    with pytest.raises(InputError, match="年度指标值: found '≥50个'; expected Target"):
        Indicator(target=text, actual=Actual())
    with pytest.raises(InputError, match="实际完成值: found '≥50个'; expected Actual"):
        Indicator(target=Target(), actual=text)


def test_a_row_of_which_is_marked() -> None:
    """A 其中 row is marked true or false."""
    one: Any = 1
    assert not ROW.of_which
    with pytest.raises(InputError, match="其中: found 1; expected bool"):
        evolve(ROW, of_which=one)


def test_a_goal_is_verbatim() -> None:
    """年度总体目标: what was expected and what came of it."""
    goal = Goal(expected="目标1：保障运转。\n目标2：……", actual="已完成")
    assert goal.expected.count("\n") == 1
    assert Goal().actual == ""
