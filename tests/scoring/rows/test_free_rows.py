"""How a rubric finds its own among the rows of a form; each row is taken once."""

from __future__ import annotations

from attrs import evolve

from perfeval.filing import FundRow
from perfeval.numbers.cells import BLANK
from perfeval.numbers.printed import Points
from perfeval.rubric.criteria import Criterion, PoolRow
from perfeval.rules import Judged
from perfeval.scoring.rows.form_rows import Row, keys_of, rows_of
from perfeval.scoring.rows.free_rows import FreeRows
from tests.given import FUND, POOL, indicator, row, unit_form
from tests.tables import each_row

RULES = Criterion(
    key="budget_rules",
    name="管理制度健全性",
    aliases=("制度健全性",),
    points="3",
    clause="①已制定预算制度；",
    rule=Judged(),
)
EXECUTION = evolve(FUND, key="execution", aliases=("预算执行率",))


def taken(rows: list[Row], *path: str, criterion: Criterion = RULES) -> int | None:
    """The position of the row that a criterion takes; the others are left in their order."""
    free = FreeRows(rows)
    found = free.take(criterion, path)
    if found is None:
        assert free.rest() == rows
        return None
    position = next(place for place, each in enumerate(rows) if each is found)
    assert free.rest() == rows[:position] + rows[position + 1 :]
    return position


def test_a_criterion_finds_its_row_by_name() -> None:
    """Or by another printed name; labels and clause tell equals apart."""
    rows = [
        row("利用率", "过程", "资产管理"),
        row("管理制度健全性", "过程", "资产管理"),
        row("“管理制度”健全性（3分）", "过程（40分）", "预算管理"),
    ]
    assert taken(rows, "过程", "预算管理") == 2
    assert taken(rows, "过程", "资产管理") == 1
    assert taken(rows[:2], "过程", "预算管理") == 1
    assert taken(rows[:1], "过程", "预算管理") is None
    assert taken([row("制度健全性")], "过程", "预算管理") == 0


def test_among_rows_without_labels_the_clause_tells() -> None:
    """Merged cells may have left the labels out."""
    rows = [row("管理制度健全性", clause="资产"), row("管理制度健全性", clause="①已制定制度")]
    assert taken(rows, "过程") == 0
    rows[1] = evolve(rows[1], clause="①已制定预算制度； ")
    assert taken(rows, "过程") == 1


def test_of_equals_one_is_taken_whatever_their_order() -> None:
    """By all that they say; wholly alike, either will do."""
    rows = [row("管理制度健全性", claimed=Points("1")), row("管理制度健全性", claimed=Points("2"))]
    assert taken(rows, "过程") == 1
    assert taken(rows[::-1], "过程") == 0
    assert taken([rows[0]] * 2, "过程") == 0


def test_a_row_is_taken_once() -> None:
    """The next one who asks finds the next row, and none when there is none."""
    rows = [row("制度健全性", "过程", clause=text) for text in "甲乙"]
    free = FreeRows(rows)
    assert free.take(RULES, ("过程",)) is rows[0]
    assert free.take(RULES, ("过程",)) is rows[1]
    assert free.take(RULES, ("过程",)) is None
    assert free.take_pool(evolve(POOL, labels=("过程",))) == []
    assert free.rest() == []


def test_rows_lie_in_a_pool_by_a_label_or_by_a_printed_name() -> None:
    """At either level, in the form's order."""
    rows = [
        row("甲", "产出指标（50分）", "数量指标"),
        row("乙", "", "产出 指标"),
        row("丙", "效益指标"),
        row("《工作》情况"),
        row("丁", "", ""),
    ]
    free = FreeRows(rows)
    printed = evolve(POOL, rows=(PoolRow(key="x", name="工作情况", points="50"),), labels=())
    assert free.take_pool(POOL) == rows[:2]
    assert free.take_pool(POOL) == []
    assert free.take_pool(printed) == [rows[3]]
    assert free.rest() == [rows[2], rows[4]]


def test_a_pool_of_two_labels_takes_a_row_under_both_once() -> None:
    """产出 above 产出指标, as some forms print."""
    both = evolve(POOL, labels=("产出指标", "数量指标", "产出"))
    rows = [row("乙", "产出指标"), row("甲", "产出指标", "数量指标"), row("丙", "产出")]
    assert FreeRows(rows).take_pool(both) == rows


def test_a_pool_for_one_goal_takes_the_rows_of_this_goal() -> None:
    """One for no goal takes those that are left, whatever their goal."""
    rows = list(rows_of(unit_form(*(indicator("1", "1", goal=goal) for goal in ("甲", "乙", "")))))
    free = FreeRows(rows)
    assert free.take_pool(evolve(POOL, goal=" 乙")) == [rows[1]]
    assert free.take_pool(evolve(POOL, goal="丙")) == []
    assert free.take_pool(POOL) == [rows[0], rows[2]]


def test_the_fund_row_is_found_whatever_it_is_called() -> None:
    """合计 is the fund row; an indicator 预算执行率 is, where that row prints the points."""
    fund = rows_of(unit_form(fund=FundRow(label="合计", points=Points("10"))))[0]
    named = row("预算执行率", points=Points("10"))
    blank = evolve(fund, points=BLANK)
    assert taken([fund], criterion=EXECUTION) == 0
    assert taken([blank], criterion=EXECUTION) == 0
    assert taken([blank, named], criterion=EXECUTION) == 1
    assert taken([fund]) is None


@each_row(
    ("names", "taken_before", "keys"),
    [
        (["甲", "甲", "乙", "甲"], [], ["甲", "甲#2", "乙", "甲#3"]),
        (["甲", "甲#2", "甲"], [], ["甲", "甲#2", "甲#2#2"]),
        (["甲#2", "甲", "甲", "甲#2"], ["甲"], ["甲#2", "甲#3", "甲#2#2", "甲#2#3"]),
        (["甲", "甲"], ["甲", "甲#2", "甲#4"], ["甲#3", "甲#5"]),
        (["甲" * 201, "甲" * 200], [], ["甲" * 200, "甲" * 200 + "#2"]),
    ],
)
def test_rows_of_one_name_are_numbered(
    names: list[str], taken_before: list[str], keys: list[str]
) -> None:
    """With the first number that is free, also where a name looks like a key."""
    rows = [row(name, clause=str(place)) for place, name in enumerate(names)]
    given = keys_of("x", rows, {f"x/{key}" for key in taken_before})
    assert sorted(given) == sorted(f"x/{key}" for key in keys)
    assert len(set(given)) == len(given)
