"""Rows under the names of budget-management systems: in, out, and back the same."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from perfeval import (
    exchange_from_filing,
    exchange_from_scorecard,
    filing_from_exchange,
    get_rubric,
    score,
)
from perfeval.errors import DecodeError, InputError, PerfevalError
from perfeval.filing import Actual, Filing, FundRow, Goal, ProjectForm, Target
from perfeval.numbers.cells import Nil, Unreadable
from perfeval.numbers.printed import Points
from tests.audit.cases import base, project, row
from tests.audit.filings import example
from tests.tables import each_row

SIGNS = {"1": ">", "2": "≥", "3": "=", "4": "<", "5": "≤", "6": "定性"}
YEAR = {"FISCAL_YEAR": "2023"}


def indicator(**fields: Any) -> dict[str, Any]:
    """A row of PERF_T_SELFPERFINDEX."""
    return {
        **YEAR, "PRO_NAME": "培训",
        "LV1_PERF_IND_NAME": "产出指标", "LV3_PERF_IND_NAME": "培训人数",
        "COMPUTESIGN": "2", "INDEXVAL": "50", "METERUNIT": "人", "ACTUALVALUE": "60",
        "WEIGHT": Decimal("10.00"), "SCORE": "9.5", **fields,
    }  # fmt: skip


def read(*rows: dict[str, Any], goals: Any = (), **options: Any) -> Filing:
    """The filing of some rows."""
    return filing_from_exchange(rows, goals, signs=SIGNS, **{"unit": "某局"} | options)


def test_a_row_of_a_system_becomes_an_indicator() -> None:
    """Its code is a sign, its older names are known, what is deleted or kept as a record is not."""
    older = {
        "fiscal_year": 2023, "dept_name": "某局", "kpi_lv1": "效益指标", "kpi_content": "知晓率",
        "computesign": "≤", "targetvalue": "95", "meterunit": "%",
        "kpi_evalstd": "每低1个百分点扣1分",
        "kpi_remark": "宣传不够", "mof_div_code": "430602000", "is_deleted": 2,
    }  # fmt: skip
    filing = read(indicator(IS_DELETED="1"), older, indicator(), indicator(IS_BACKUP=1))
    assert filing.unit.jurisdiction is not None
    assert (filing.unit.name, filing.unit.jurisdiction.code) == ("某局", "430602")
    whole, training = filing.forms
    assert training.project_name == "培训"
    (known,), (trained,) = whole.indicators, training.indicators
    assert (known.name, known.target) == ("知晓率", Target(text="95", nature="≤", unit="%"))
    assert (known.clause, known.variance_note) == ("每低1个百分点扣1分", "宣传不够")
    assert trained.target == Target(text="50", nature="≥", unit="人")
    assert (trained.points, trained.claimed) == (Points("10"), Points("9.5"))


def test_goals_stand_beside_their_indicators() -> None:
    """Of the project that they name."""
    told = {**YEAR, "PRO_NAME": "培训", "YEARGOAL": "提高", "SELFRESULT": "完成", "SCORE": 95}
    money = {"fiscal_year": 2023, "unit": "某局", "project": "培训", "executed": Decimal("9.50")}
    filing = filing_from_exchange([indicator()], [told], [money], signs=SIGNS, unit="某局")
    (form,) = filing.forms
    assert isinstance(form, ProjectForm)
    assert form.goal == Goal(expected="提高", actual="完成")
    assert form.total_claimed == Points("95")
    _, (goal,), (budget,) = out = exchange_from_filing(filing, signs=SIGNS)
    assert (goal["YEARGOAL"], goal["SCORE"], budget["executed"]) == ("提高", 95, Decimal("9.50"))
    assert filing_from_exchange(*out, signs=SIGNS) == filing


@each_row(
    ("rows", "goals", "told"),
    [
        ([indicator(WIEGHT=1)], [], "indicators[0].WIEGHT：没有这一列；最接近的是'WEIGHT'"),
        ([indicator(别的=1)], [], "indicators[0].别的：没有这一列；可用的有FISCAL_YEAR"),
        ([indicator(COMPUTESIGN="9")], [], "indicators[0].COMPUTESIGN：读到的是'9'；应为signs"),
        ([indicator(IS_DELETED=1), indicator(WEIGHT="五")], [], "indicators[1].WEIGHT：读到的是"),
        ([indicator(WEIGHT=0.5)], [], "indicators[0].WEIGHT：读到的是0.5"),
        ([indicator(DEPT_NAME="乙局")], [], "indicators[0].DEPT_NAME：读到的是'乙局'；应为某局"),
        ([indicator(MOF_DIV_CODE="99")], [], "indicators[0].MOF_DIV_CODE：读到的是'99'"),
        (
            [indicator(MOF_DIV_CODE="430602000"), indicator(MOF_DIV_CODE="430600000")], [],
            "indicators[1].MOF_DIV_CODE：读到的是'430600000'；应为430602",
        ),
        ([indicator(), indicator(FISCAL_YEAR=2022)], [], "indicators[1].FISCAL_YEAR"),
        ([], [], "indicators：没有行"),
        ([indicator()], [{**YEAR, "PRO_NAME": "别的"}], "goals[0].PRO_NAME：读到的是'别的'"),
        ([indicator()], [{"FISCAL_YEAR": "2022", "PRO_NAME": "培训"}], "goals[0].FISCAL_YEAR"),
        ([indicator()], [{**YEAR, "PRO_NAME": "培训", "SCORE": "优"}], "goals[0].SCORE"),
        (["x"], [], "indicators[0]：")
    ]
)  # fmt: skip
def test_what_is_wrong_with_rows_is_told_in_the_names_of_the_system(
    rows: Any, goals: Any, told: str
) -> None:
    """All of it at once, in Chinese, and nothing is taken."""
    with pytest.raises(DecodeError) as caught:
        read(*rows, goals=goals)
    assert told in caught.value.message("zh")


@each_row("signs", ["≥", {"1": "约"}, {"1": 1}])
def test_signs_are_signs(signs: Any) -> None:
    """Their codes differ from system to system, so they are asked for."""
    with pytest.raises(InputError, match="signs"):
        filing_from_exchange([indicator()], signs=signs)


TEXTS = st.text(st.sampled_from("甲乙丙丁"), min_size=1, max_size=3)
NUMBERS = st.decimals(0, 999, places=2)


@given(
    rows=st.lists(
        st.builds(
            indicator,
            PRO_NAME=st.sampled_from([None, "甲", "乙"]),
            COMPUTESIGN=st.sampled_from([None, *SIGNS]),
            INDEXVAL=NUMBERS.map(str) | TEXTS,
            METERUNIT=st.sampled_from([None, "个", "%"]),
            ACTUALVALUE=NUMBERS | TEXTS | st.none(),
            WEIGHT=NUMBERS | st.none(),
            KPI_EVALSTD=TEXTS | st.none(),
            KPI_REMARK=TEXTS | st.none(),
        ),
        min_size=1,
    ),
    score=NUMBERS,
    money=NUMBERS,
)
def test_what_came_in_goes_out_and_comes_back(
    rows: list[dict[str, Any]], score: Decimal, money: Decimal
) -> None:
    """A filing that a system described is described by what it gives back."""
    whose = {"PRO_NAME": rows[0]["PRO_NAME"], **YEAR}
    goals = [{**whose, "YEARGOAL": "提高", "SCORE": score}]
    budgets = [{"fiscal_year": 2023, "unit": "某局", "project": rows[0]["PRO_NAME"],
                "original": money, "executed": money, "weight": 10}]  # fmt: skip
    filing = filing_from_exchange(rows, goals, budgets, signs=SIGNS, unit="某局")
    out = exchange_from_filing(filing, signs=SIGNS, codes={"甲": "P01"})
    assert filing_from_exchange(*out, signs=SIGNS) == filing
    assert {each["PRO_CODE"] for each in out[0]} <= {None, "P01"}


UNREADABLE = FundRow(label="总额", final=Unreadable("五"))
FORM = project(row("培训人数", "50", "60", "10", "9"))


def changed(**fields: Any) -> Filing:
    """A filing of one indicator, with other fields."""
    (only,) = FORM.indicators
    form = evolve(FORM, indicators=(evolve(only, **fields),))
    return evolve(example("000"), forms=(form,))


@each_row(
    ("filing", "told"),
    [
        (changed(target=Target(text="50", nature="约")), "指标性质"),
        (changed(target=Target(text="50", unit="人")), "实际完成值：读到的是'60'；应为以人计的数"),
        (changed(actual=Actual(text="较多", unit="人")), "实际完成值"),
        (changed(of_which=True), "其中"),
        (changed(goal="目标1"), "目标1"),
        (changed(name="长" * 1001), "1001字"),
        (changed(target=Target(text="长" * 61)), "KPI_VAL"),
        (changed(points=Points("1000")), "NUMBER(5,2)"),
        (changed(points=Points("0.125")), "NUMBER(5,2)"),
        (changed(claimed=Unreadable("满分")), "满分"),
        (evolve(changed(), forms=(base(),)), "附件2"),
        (
            evolve(changed(), forms=(evolve(FORM, fund=UNREADABLE),)),
            "全年预算数",
        ),
        ("x", "x")
    ]
)  # fmt: skip
def test_what_a_field_cannot_hold_is_refused(filing: Any, told: str) -> None:
    """With the place of the cell; nothing is cut."""
    with pytest.raises(PerfevalError) as caught:
        exchange_from_filing(filing, signs=SIGNS)
    assert told in caught.value.message("zh")


def test_the_context_of_a_host_changes_no_row() -> None:
    """However few digits its decimals have."""
    filing = changed(points=Points("12.25"), claimed=Points("11.75"))
    expected = exchange_from_filing(filing, signs=SIGNS)
    with localcontext(prec=2):
        assert exchange_from_filing(filing, signs=SIGNS) == expected
    assert expected[0][0]["WEIGHT"] == Decimal("12.25")


def test_the_rows_of_a_scorecard() -> None:
    """As computed; what has no score has none."""
    card = score(example("004"), get_rubric("yueyang-annex-3-1"))
    rows = exchange_from_scorecard(card)
    assert len(rows) == len(card.scores)
    assert {type(each["SCORE"]) for each in rows} == {Decimal, type(None)}
    assert sum(each["SCORE"] or 0 for each in rows) == Decimal(card.total.plain)  # type: ignore[misc]
    bare = evolve(card, year=None, scores=(evolve(card.scores[0], path=()),))
    assert exchange_from_scorecard(bare)[0]["LV1_PERF_IND_NAME"] is None
    with pytest.raises(InputError, match="Scorecard"):
        exchange_from_scorecard("x")  # type: ignore[arg-type]


def test_blank_cells_are_none() -> None:
    """A form without a goal, a place, a fund or a year."""
    filing = evolve(changed(points=Nil("/")), year=None)
    filing = evolve(filing, unit=evolve(filing.unit, jurisdiction=None))
    (only,), goals, budgets = exchange_from_filing(filing, signs={})
    assert (only["WEIGHT"], only["MOF_DIV_CODE"], only["FISCAL_YEAR"]) == (None, None, None)
    assert (goals, budgets) == ([], [])
