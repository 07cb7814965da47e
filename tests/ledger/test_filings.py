"""Rows of a budget system become a filing, exactly, or are refused with every place."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval import filing_from_rows, loads
from perfeval.codec import dumps
from perfeval.errors import DecodeError, InputError
from perfeval.filing import Actual, Comparison, FundRow, Indicator, ProjectForm, Target, UnitForm
from perfeval.filing.sources import FiscalYear, Jurisdiction
from perfeval.numbers.amounts import Amount, Unit, wan_yuan, yuan
from perfeval.numbers.cells import BLANK, Nil
from perfeval.numbers.printed import Points
from tests.tables import each_row

OF_UNIT = {"fiscal_year": 2023, "unit": "某局", "project": None}


def indicator(**cells: Any) -> dict[str, Any]:
    """A row of the table of indicators."""
    return {**OF_UNIT, "level1": "产出指标", "level3": "调研股室数量", **cells}


def budget(**cells: Any) -> dict[str, Any]:
    """A row of the table of budgets."""
    return {**OF_UNIT, "original": Decimal("14000000.00"), "adjusted": "13,939,700", **cells}


def problems(*tables: Any, **options: Any) -> list[tuple[str, str]]:
    """What is refused in rows."""
    with pytest.raises(DecodeError) as caught:
        filing_from_rows(*tables, **options)
    assert caught.value.count == len(caught.value.problems)
    return list(caught.value.problems)


def test_a_row_becomes_an_indicator() -> None:
    """Sign, target and unit of measure make the target; a plain actual value is in the measure."""
    row = indicator(
        level2="数量指标",
        sign="≥",
        target=Decimal("50"),
        measure="个",
        weight=Decimal("5.00"),
        actual=60,
        score="4.5",
        reason="无偏差",
    )
    (form,) = filing_from_rows([row]).forms
    assert form == UnitForm(
        key="unit",
        unit_name="某局",
        indicators=(
            Indicator(
                level1="产出指标",
                level2="数量指标",
                name="调研股室数量",
                target=Target(text="50", nature="≥", unit="个"),
                actual=Actual(text="60", unit="个"),
                points=Points("5"),
                claimed=Points("4.5"),
                variance_note="无偏差",
            ),
        ),
    )
    target = form.indicators[0].target
    assert target.comparison is Comparison.AT_LEAST
    assert form.indicators[0].points.text == "5.00"


@each_row(
    ("actual", "printed"),
    [
        (Decimal("96.5"), "96.5%"),
        ("96.50", "96.50%"),
        ("９６", "９６%"),
        ("96.5%", "96.5%"),
        ("约九成", "约九成"),
        (None, ""),
    ],
)
def test_an_actual_value_takes_the_measure_only_where_it_prints_none(
    actual: object, printed: str
) -> None:
    """A value with its own sign, and words, stand as they are."""
    row = indicator(sign="≥", target="95", measure="%", actual=actual)
    (form,) = filing_from_rows([row]).forms
    assert isinstance(form, UnitForm)
    assert form.indicators[0].actual.printed == printed


@each_row("value", [None, "", "/", "——", "不适用"])
def test_null_and_marks_are_blank_and_never_zero(value: object) -> None:
    """A blank stays blank; a mark is kept."""
    (form,) = filing_from_rows([indicator(weight=value)], [budget(executed=value)]).forms
    assert isinstance(form, UnitForm)
    assert form.fund is not None
    assert form.indicators[0].points == form.fund.outturn == Nil(str(value or ""))
    assert form.indicators[0].claimed == BLANK


def test_money_is_in_yuan_unless_said_otherwise() -> None:
    """The same figure in 万元 is ten thousand times as much."""
    row = budget(executed=1, weight=10, score=Decimal("9.9"))
    (form,) = filing_from_rows([], [row]).forms
    fund = FundRow(
        label="年度资金总额",
        original=yuan("14000000.00"),
        final=yuan("13939700"),
        outturn=yuan("1"),
        points=Points("10"),
        claimed=Points("9.9"),
    )
    assert form == UnitForm(key="unit", unit_name="某局", fund=fund)
    (form,) = filing_from_rows([], [row], money=Unit.WAN_YUAN).forms
    assert isinstance(form, UnitForm)
    assert form.fund is not None
    assert form.fund.outturn == wan_yuan("1")
    with pytest.raises(InputError, match="the unit of money"):
        filing_from_rows([], [row], money="元")  # type: ignore[arg-type]


def test_the_whole_unit_comes_first_then_projects_as_they_come() -> None:
    """Rows of one project need not stand together; a budget alone makes a form too."""
    place = Jurisdiction(code="430602", name="岳阳楼区")
    filing = filing_from_rows(
        [
            indicator(project="政务服务", level3="甲"),
            indicator(project="/", level3="乙"),
            indicator(project="信息化", level3="丙"),
            indicator(project=" 政务服务 ", level3="丁"),
        ],
        [budget(project="培训"), budget(project="信息化", executed=7)],
        jurisdiction=place,
    )
    assert (filing.unit.name, filing.unit.jurisdiction, filing.year) == (
        "某局",
        place,
        FiscalYear(2023),
    )
    assert [form.key for form in filing.forms] == ["unit", "project-1", "project-2", "project-3"]
    projects = [form for form in filing.forms if isinstance(form, ProjectForm)]
    assert [form.project_name for form in projects] == ["政务服务", "信息化", "培训"]
    assert [row.name for row in projects[0].indicators] == ["甲", "丁"]
    assert [form.fund is None for form in projects] == [True, False, False]


def test_rows_may_come_one_by_one() -> None:
    """A cursor is as good as a list."""
    assert filing_from_rows(iter([indicator()])) == filing_from_rows([indicator()])


def test_floats_and_other_strangers_are_refused_with_their_place() -> None:
    """A float has lost the digits already; a bool is no number; NaN says nothing."""
    rows = [
        indicator(weight=5.0, score=True),
        indicator(target=float("nan"), actual=Decimal("NaN")),
        indicator(level3=b"x", reason=["x"], sign="\u202e"),
    ]
    assert [(path, text.partition(";")[0]) for path, text in problems(rows)] == [
        ("indicators[0].weight", "found 5.0"),
        ("indicators[0].score", "found True"),
        ("indicators[1].actual", "found a Decimal"),
        ("indicators[1].target", "found nan"),
        ("indicators[2].level3", "found a bytes"),
        ("indicators[2].sign", "found '\\u202e'"),
        ("indicators[2].reason", "found a list"),
    ]


def test_whose_rows_they_are_must_be_said_and_the_same() -> None:
    """One unit and one fiscal year; the first row says which."""
    tables = [indicator(), indicator(fiscal_year=2022), indicator(unit="另一局")], [budget(unit="")]
    assert problems(*tables) == [
        ("indicators[1].fiscal_year", "found 2022; expected 2023, as in the first row"),
        ("indicators[2].unit", "found '另一局'; expected 某局, as in the first row"),
        ("budgets[0].unit", "found ''; expected the name of a budget unit"),
    ]
    year = "expected a year such as 2023, as an int"
    assert problems([{"level3": "甲"}]) == [
        ("indicators[0].fiscal_year", f"found None; {year}"),
        ("indicators[0].unit", "found ''; expected the name of a budget unit"),
    ]
    assert problems([indicator(), indicator(fiscal_year="2023")]) == [
        ("indicators[1].fiscal_year", f"found '2023'; {year}")
    ]


def test_there_must_be_a_row() -> None:
    """A filing of nobody is none."""
    assert problems([]) == [("indicators", "there is no row")]


def test_unknown_columns_are_refused_with_the_nearest() -> None:
    """A typing error must not lose a column without a word."""
    found = problems([indicator(wieght=5, **{"x" * 99: 1})], [budget(target="x")])
    assert [path for path, _ in found] == [
        "indicators[0].wieght",
        f"indicators[0]['{'x' * 60}'…]",
        "budgets[0].target",
    ]
    assert found[0][1] == "no such column; the nearest is 'weight'"
    assert found[1][1].startswith("no such column; known are fiscal_year, unit, project, level1, ")


def test_a_form_has_one_budget() -> None:
    """A second row for the same form is a problem of that row."""
    assert problems([], [budget(), budget(project="培训"), budget(project="/")]) == [
        ("budgets[2].project", "found a second row; expected one budget for each form")
    ]


@each_row("rows", [None, 5, "rows", b"rows", {"unit": "某局"}])
def test_rows_are_gone_through_one_by_one(rows: object) -> None:
    """A single row or a text is no table."""
    with pytest.raises(InputError, match=r"indicators: found .*; expected rows: mappings"):
        filing_from_rows(rows)  # type: ignore[arg-type]


def test_a_row_is_a_mapping() -> None:
    """A tuple has no names; the rows around it are read all the same."""
    rows: Any = [indicator(), (2023, "某局"), indicator(score="x")]
    assert [path for path, _ in problems(rows)] == ["indicators[1]", "indicators[2].score"]


def test_the_first_hundred_problems_are_told_and_all_are_counted() -> None:
    """A long table of bad rows gives one short error."""
    with pytest.raises(DecodeError) as caught:
        filing_from_rows([indicator(score="x", weight="y")] * 51)
    assert (len(caught.value.problems), caught.value.count) == (100, 102)


numbers = st.decimals(0, 10**9, allow_nan=False, places=2)


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=4), numbers)
def test_numbers_stand_in_the_filing_exactly(
    rows: list[tuple[Decimal, Decimal]], spent: Decimal
) -> None:
    """Points and money come out as they went in, and the filing is a document."""
    filing = filing_from_rows(
        [indicator(weight=weight, target=target, measure="个") for weight, target in rows],
        [budget(executed=spent)],
    )
    (form,) = filing.forms
    assert isinstance(form, UnitForm)
    for row, (weight, target) in zip(form.indicators, rows, strict=True):
        assert isinstance(row.points, Points)
        assert row.points.decimal == weight
        assert row.target.quantity is not None
        assert row.target.quantity.number.decimal == target
    assert form.fund is not None
    assert isinstance(form.fund.outturn, Amount)
    assert form.fund.outturn.yuan == spent
    assert loads(dumps(filing)) == filing
