"""Criteria and pools: rows that prove themselves."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from perfeval.errors import InputError, RubricError
from perfeval.measures import (
    BALANCE,
    LATE_FUND_RELEASES,
    STAFFING_CONTROL_RATE,
    Checks,
    Measure,
    Term,
)
from perfeval.numbers.printed import Points
from perfeval.rubric.criteria import Criterion, NotApplicable, Pool, PoolRow, add_up
from perfeval.rules import (
    Bands,
    ByTarget,
    Checklist,
    Deduct,
    InProportion,
    Judged,
    Proportional,
    States,
    Steps,
)
from tests.tables import each_row

STAFFING = Criterion(
    key="staffing",
    name="财政供养人员控制率",
    points="5",
    clause="在职人员控制率≦100%，计5分；每超过一个百分点扣0.5分，扣完为止。",
    measure=STAFFING_CONTROL_RATE,
    rule=Deduct.above("100%", "0.5", per="1%", steps=Steps.WHOLE),
)
OUTPUT = Pool(
    key="output",
    name="产出指标",
    labels=("产出指标",),
    points="50",
    clause="由单位分配。",
    rule=ByTarget(missed_rate=InProportion(), missed_count=InProportion()),
)
ROWS = (PoolRow(key="a", name="甲", points="20"), PoolRow(key="b", name="乙", points="30"))


def changed(whole: Any, fields: dict[str, Any]) -> Any:
    return evolve(whole, **fields)


@each_row(
    ("fields", "problem"),
    [
        ({"points": "0"}, "0 points are not above 0"),
        ({"points": "-5"}, "-5 points are not above 0"),
        ({"rule": Bands.at_least(("90%", "6"), otherwise="0")}, "the best band is worth 6 of 5"),
        ({"rule": Bands.at_least(("90%", "4"), otherwise="0")}, "the best band is worth 4 of 5"),
        ({"rule": Judged()}, "its rule takes no measure, and it has one"),
        ({"measure": None}, "its rule takes rate, and it has no measure"),
        ({"measure": LATE_FUND_RELEASES}, "its rule takes rate, its measure gives count"),
        ({"measure": BALANCE, "rule": States.of(none="5", some="0")}, "has a state some"),
        ({"rule": Judged}, "the class Judged is no rule"),
        ({"rule": None}, "NoneType is no rule"),
    ],
)
def test_a_rule_is_worth_its_row_and_fits_its_measure(fields: dict[str, Any], problem: str) -> None:
    """Otherwise the criterion cannot be constructed, and the error names it."""
    with pytest.raises(RubricError, match=problem) as caught:
        changed(STAFFING, fields)
    assert caught.value.where == "财政供养人员控制率"


def test_a_checklist_has_a_fact_for_every_condition() -> None:
    """Of another length it could never be scored."""
    one = Measure(id="x", name="制度", formula=Checks(terms=(Term(fact="x", name="制度"),)))
    with pytest.raises(RubricError, match="conditions: 2 in its rule, 1 in its measure"):
        evolve(STAFFING, measure=one, rule=Checklist.of(("①", "2"), ("②", "3")))


@each_row(
    "fields",
    [{"key": "控制率"}, {"name": ""}, {"name_en": 5}, {"aliases": "别名"}, {"aliases": (5,)},
     {"points": 5.0}, {"points": "five"}, {"clause": " "}, {"measure": "rate"},
     {"not_applicable": "full"}]
)  # fmt: skip
def test_junk_in_a_criterion_is_refused(fields: dict[str, Any]) -> None:
    """A clause stands beside its number, verbatim."""
    with pytest.raises(InputError):
        changed(STAFFING, fields)


def test_a_criterion_may_have_its_own_convention() -> None:
    """不适用 of one row may differ from the rubric's."""
    assert STAFFING.not_applicable is None
    assert evolve(STAFFING, not_applicable=NotApplicable.FULL).not_applicable is NotApplicable.FULL


@each_row(
    ("fields", "problem"),
    [
        ({"points": "0"}, "a pool of 0 points is not above 0"),
        ({"points": "-1"}, "a pool of -1 points is not above 0"),
        ({"labels": ()}, "a pool needs the labels or the rows"),
        ({"rows": ROWS, "points": "49"}, "its parts add up to 50, not to 49"),
        ({"rows": (*ROWS, PoolRow(key="c", name="丙"))}, "a row of the pool has no points"),
        ({"rows": ROWS, "shared": True}, "a row of a shared pool has points of its own"),
        ({"rows": (PoolRow(key="a", name="甲", points="60"),
                   PoolRow(key="b", name="乙", points="-10"))}, "a part has -10 points, below 0")
    ]
)  # fmt: skip
def test_a_pool_adds_up(fields: dict[str, Any], problem: str) -> None:
    """Rows with points, or one shared weight without."""
    with pytest.raises(RubricError, match=f"^产出指标: {problem}") as caught:
        changed(OUTPUT, fields)
    assert caught.value.where == "产出指标"


def test_a_pool_may_print_rows_or_share_one_weight() -> None:
    """附件3-1: 产出 25 in six rows, 效益 15 for three rows together."""
    assert evolve(OUTPUT, rows=ROWS).rows == ROWS
    shared = evolve(OUTPUT, rows=(PoolRow(key="a", name="甲"),), shared=True, labels=())
    assert shared.rows[0].points is None


@each_row(
    "fields",
    [{"key": ""}, {"name": ""}, {"labels": "产出"}, {"clause": ""}, {"rule": Proportional()},
     {"rule": None}, {"rows": ("甲",)}, {"shared": 1}]
)  # fmt: skip
def test_junk_in_a_pool_is_refused(fields: dict[str, Any]) -> None:
    """A pool is scored by targets or judged."""
    with pytest.raises(InputError):
        changed(OUTPUT, fields)


@each_row("fields", [{"key": "甲"}, {"name": ""}, {"points": "many"}, {"points": 1.5}])
def test_junk_in_a_printed_row_is_refused(fields: dict[str, Any]) -> None:
    """With the error of the library."""
    with pytest.raises(InputError):
        changed(ROWS[0], fields)


def test_parts_add_up_exactly() -> None:
    """0.1 and 0.2 are 0.3."""
    add_up("甲", [Points("0.1"), Points("0.2"), Points("0")], Points("0.3"))
    with pytest.raises(RubricError, match=r"甲: its parts add up to 0\.3, not to 0\.30000001"):
        add_up("甲", [Points("0.1"), Points("0.2")], Points("0.30000001"))
