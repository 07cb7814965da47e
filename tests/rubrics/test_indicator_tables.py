"""What the self-evaluation tables of the country and of 岳阳楼区 have in common, row by row.

They differ in what a missed rate loses and in what words say; that stands with each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest
from attrs import evolve

from perfeval import (
    BudgetUnit,
    Criterion,
    Filing,
    Nil,
    Percent,
    Points,
    Rubric,
    Score,
    Scorecard,
    get_rubric,
    score,
    wan_yuan,
)
from perfeval.filing import FundRow, Indicator, ProjectForm, UnitForm
from tests.given import indicator
from tests.tables import each_row

FORMS: dict[str, type[UnitForm | ProjectForm]] = {
    "national-project": ProjectForm,
    "yueyanglou-annex-2": UnitForm,
    "yueyanglou-annex-3": ProjectForm,
}


@pytest.fixture(scope="module", params=FORMS)
def rubric(request: pytest.FixtureRequest) -> Rubric:
    return get_rubric(request.param)


def carded(rubric: Rubric, rows: Sequence[Indicator], fund: FundRow | None = None) -> Scorecard:
    """The scorecard of a form with these rows."""
    form = FORMS[rubric.id](key="form", fund=fund, indicators=tuple(rows))
    return score(Filing(unit=BudgetUnit(name="某局"), year=2023, forms=(form,)), rubric)


def scored(rubric: Rubric, *rows: Indicator, fund: FundRow | None = None) -> Score:
    """The score of the last row of a form."""
    card = carded(rubric, rows, fund)
    pooled = [each for each in card.scores if each.key.startswith("output/")]
    return pooled[-1] if rows else card.scores[0]


def earned(each: Score) -> str | None:
    """What it earned, without trailing zeros."""
    return None if each.earned is None else each.earned.plain


def test_the_points_of_every_part(rubric: Rubric) -> None:
    """10, 50, 30, 10; every part has its clause, and every choice is told with its reason."""
    parts = [(path, item.key, item.points.plain) for path, item in rubric.walk()]
    assert parts == [
        (("预算执行",), "budget_execution", "10"),
        (("产出指标",), "output", "50"),
        (("效益指标",), "benefit", "30"),
        (("满意度指标",), "satisfaction", "10"),
    ]
    assert [section.points.plain for section in rubric.sections] == ["10", "50", "30", "10"]
    assert all(item.clause for _, item in rubric.walk())
    assert all(each.clause and each.choice and each.why for each in rubric.readings)


@each_row(
    ("rubric_id", "label"),
    [*product(FORMS, ("年度资金总额", "资金总额", "总额")), ("yueyanglou-annex-2", "年度预算申请")],
)
def test_the_fund_row_is_found_by_any_of_its_names(rubric_id: str, label: str) -> None:
    """It keeps the name that the form prints."""
    rubric = get_rubric(rubric_id)
    (criterion,) = (item for _, item in rubric.walk() if isinstance(item, Criterion))
    assert label in (criterion.name, *criterion.aliases)
    fund = FundRow(label=label, final=wan_yuan("1"), outturn=wan_yuan("1"), claimed=Points("9"))
    each = scored(rubric, fund=fund)
    assert (each.name, earned(each), each.claimed) == (label, "10", Points("9"))


@each_row(
    ("outturn", "points"),
    [
        ("0", "0"),
        ("79.27", "7.93"),
        ("99", "9.9"),
        ("99.94", "9.99"),
        ("99.95", "10"),
        ("99.99999999", "10"),
        ("100", "10"),
        ("100.00000001", "10"),
        ("100.39", "10"),
        ("250", "10"),
    ],
)
def test_fund_row(rubric: Rubric, outturn: str, points: str) -> None:
    """10 × 执行率 on the final budget, two decimals half-up, never above 10."""
    fund = FundRow(
        label="年度资金总额",
        original=wan_yuan("10"),
        final=wan_yuan("100"),
        outturn=wan_yuan(outturn),
        points=Points("10"),
        rate=Percent("12.34%"),
    )
    each = scored(rubric, fund=fund)
    assert (each.key, earned(each)) == ("budget_execution", points)


@each_row(
    ("fund", "code"),
    [
        (FundRow(label="年度资金总额", outturn=wan_yuan("1")), "missing"),
        (FundRow(label="年度资金总额", final=wan_yuan("1"), outturn=Nil("")), "missing"),
        (FundRow(label="年度资金总额", final=wan_yuan("0"), outturn=wan_yuan("0")), "undefined"),
    ],
)
def test_a_fund_row_without_its_amounts_is_unscored(
    rubric: Rubric, fund: FundRow, code: str
) -> None:
    """The printed rate never stands in for them."""
    each = scored(rubric, fund=evolve(fund, rate=Percent("100%")))
    assert (earned(each), each.because.code) == (None, code)


@each_row(
    ("target", "actual", "points"),
    [
        ("≥50个", "0个", "0"),
        ("≥50个", "1", "0.1"),
        ("≥50个", "49个", "4.9"),
        ("≥50个", "49.99999999个", "5"),
        ("≥50个", "50个", "5"),
        ("≥50个", "51个", "5"),
        ("≥3次", "2次", "3.33"),
        ("≥3次", "1次", "1.67"),
        ("不少于1.2万封", "6000封", "2.5"),
        ("≤50件", "0件", "5"),
        ("≤50件", "49件", "5"),
        ("≤50件", "50件", "5"),
        ("≤50件", "51件", "4.9"),
        ("≤50件", "100件", "2.5"),
        ("≤0件", "0件", "5"),
        ("≤0件", "1件", "0"),
        ("≤202.6万元", "202.64万元", "5"),
        ("＞50个", "50个", "5"),
        ("＞50个", "49个", "4.9"),
        ("＜50个", "50个", "5"),
        ("＜50个", "100个", "2.5"),
        ("=50个", "49个", "4.9"),
        ("=50个", "50个", "5"),
        ("=50个", "51个", "4.9"),
        ("50个", "50个", "5"),
    ],
)
def test_a_count_is_scored_in_proportion(
    rubric: Rubric, target: str, actual: str, points: str
) -> None:
    """Completed ÷ target; an exceeded ceiling target ÷ completed; never above its points."""
    assert earned(scored(rubric, indicator(target, actual, "5"))) == points


@each_row(
    ("target", "actual", "code"),
    [
        ("50个", "51个", "direction"),
        ("100%", "99%", "direction"),
        ("≥98%", "1", "ambiguous"),
        ("≥50个", "50次", "units"),
        ("≥50个", "约50个", "no_number"),
        ("≥50个", "", "no_number"),
        ("", "完成", "no_target"),
        ("出台", "部分完成", "words"),
        ("出台", "", "words"),
    ],
)
def test_what_is_not_clear_is_unscored(rubric: Rubric, target: str, actual: str, code: str) -> None:
    """Neither a direction, nor a unit, nor what words mean is guessed."""
    each = scored(rubric, indicator(target, actual))
    assert (earned(each), each.because.code) == (None, code)


def test_a_row_that_does_not_apply_has_no_points(rubric: Rubric) -> None:
    """Its points were moved to other rows by hand."""
    each = scored(rubric, indicator("不适用", "", "", name="不适用"))
    assert (earned(each), each.out_of, each.reason()) == (None, Points("0"), "不适用，不计分")


def test_a_pool_is_capped(rubric: Rubric) -> None:
    """Rows that the unit gave more than the 50 points of the part earn 50 together."""
    rows = [indicator("≥1个", "1个", "30", name=f"指标{n}") for n in range(2)]
    card = carded(rubric, rows)
    assert [earned(each) for each in card.scores if each.pool == "output"] == ["30", "30"]
    assert (card.total.plain, card.scored_out_of.plain) == ("50", "50")
