"""Blocks of indicators: equal split, several goals, 其中 rows, and lying rules of a pool."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve, frozen

from perfeval import (
    BudgetUnit,
    Filing,
    FiscalYears,
    FormKind,
    Jurisdiction,
    Points,
    Pool,
    PoolRow,
    Rest,
    Rubric,
    RubricError,
    Scorecard,
    Section,
    Source,
    Split,
    check_rubric,
    dumps,
    loads,
    score,
)
from perfeval.filing import Actual, Indicator, Target, UnitForm
from perfeval.numbers.cells import BLANK
from perfeval.rules import Award, ByTarget, InProportion
from tests.few_trials import few_trials
from tests.tables import each_row

RULE = ByTarget(missed_rate=InProportion(), missed_count=InProportion())
WHOLE = Split(places=0, rest=Rest.LAST)


def pool(key: str = "output", points: str = "100", **changes: Any) -> Pool:
    """A pool of 产出指标."""
    made = Pool(
        key=key,
        name="产出指标",
        labels=("产出指标",),
        points=points,
        clause="按完成比例计分。",
        rule=RULE,
    )
    return evolve(made, **changes)


def rubric(*pools: Pool) -> Rubric:
    """A rubric of pools that add up to 100."""
    return Rubric(
        id="blocks",
        edition="2023",
        name="某县自评表",
        form=FormKind.UNIT,
        jurisdiction=Jurisdiction(code="430797", name="某县"),
        years=FiscalYears(2023),
        source=Source(title="自评表", issuer="某县财政局"),
        sections=tuple(
            Section(name=each.goal or each.name, points=each.points, items=(each,))
            for each in pools
        ),
    )


def row(name: str, points: str = "", actual: str = "10个", **changes: Any) -> Indicator:
    """A row with a target of at least 10."""
    made = Indicator(
        level1="产出指标",
        name=name,
        target=Target(text="≥10个"),
        actual=Actual(text=actual),
        points=Points(points) if points else BLANK,
    )
    return evolve(made, **changes)


def card(by: Rubric, *rows: Indicator) -> Scorecard:
    """The scorecard of a unit table with these rows."""
    form = UnitForm(key="unit", indicators=rows)
    filing = Filing(unit=BudgetUnit(name="某局"), year=2023, forms=(form,))
    assert loads(dumps(filing)) == filing
    return score(filing, by)


def test_a_block_is_split_equally_where_no_row_prints_points() -> None:
    """100 among three: 33, 33 and 34."""
    made = card(rubric(pool(split=WHOLE)), row("甲"), row("乙", actual="5个"), row("丙"))
    assert [each.out_of.plain for each in made.scores] == ["33", "33", "34"]
    assert made.total.plain == "83.5"


def test_rows_that_do_not_count_take_no_share() -> None:
    """不适用 and 其中 rows are left out of the split."""
    off = evolve(row("丙", actual="不适用"), target=Target(text="不适用"))
    made = card(
        rubric(pool(split=WHOLE)), row("甲"), row("其中：子", of_which=True), row("乙"), off
    )
    assert [each.out_of.plain for each in made.scores] == ["50", "0", "50", "0"]
    assert made.total.plain == "100"


def test_printed_points_stand() -> None:
    """A form that prints points is not split, nor is a block of rows that take no share."""
    made = card(rubric(pool(split=WHOLE)), row("甲", "60"), row("乙", "40"))
    assert [each.out_of.plain for each in made.scores] == ["60", "40"]
    made = card(rubric(pool(split=WHOLE)), row("其中：子", of_which=True))
    assert made.scores[0].because.code == "of_which"
    made = card(rubric(pool()), row("甲"))
    assert made.scores[0].because.code == "no_points"


def test_an_of_which_row_is_never_added_again() -> None:
    """A 其中 row that repeats its parent's points has none of its own."""
    made = card(rubric(pool()), row("总体", "100"), row("其中：甲", "100", of_which=True))
    assert [each.out_of.plain for each in made.scores] == ["100", "0"]
    assert (made.total.plain, made.scored_out_of.plain) == ("100", "100")


@frozen(kw_only=True)
class Generous(ByTarget):
    """A rule of a stranger that gives twice the points."""

    def award(self, indicator: Indicator, points: Points) -> Award:
        """Twice what the row is worth."""
        award = super().award(indicator, points)
        assert award.earned is not None
        return evolve(award, earned=award.earned * 2)


GOALS = (pool("one", "60", goal="目标一"), pool("two", "40", goal="目标 二"))
GENEROUS = pool(rule=Generous(missed_rate=InProportion(), missed_count=InProportion()))


def test_each_goal_has_a_block_of_its_own() -> None:
    """Two goals, both with 产出指标: each row falls into the block of its own goal."""
    made = card(
        rubric(*GOALS),
        row("办件", "60", goal="目标一"),
        row("办件", "40", "5个", goal="目标二"),
        row("其他", "9"),
    )
    found = {each.key: each.earned and each.earned.plain for each in made.scores}
    assert found == {"one/办件": "60", "two/办件": "20", "other/其他": None}


@each_row("changes", [{"shared": True}, {"rows": (PoolRow(key="row", name="甲", points="100"),)}])
def test_a_split_pool_has_nothing_else(changes: dict[str, Any]) -> None:
    """A split pool is not shared, and prints no rows of its own."""
    with pytest.raises(RubricError, match="a split pool is not shared and prints no rows"):
        pool(split=WHOLE, **changes)


def test_a_lying_rule_of_a_pool_is_refused_and_named() -> None:
    """Its awards are checked as every other award is, and never clamped."""
    with pytest.raises(RubricError, match="产出指标 / 甲: its rule earned '200' of 100 points"):
        card(rubric(GENEROUS), row("甲", "100"))


@pytest.mark.unmeasured
def test_every_law_is_tried_on_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of goals keep all of them, the rule that is too generous does not."""
    few_trials(monkeypatch)
    assert check_rubric(rubric(*GOALS)).problems == ()
    assert not check_rubric(rubric(GENEROUS)).passed
