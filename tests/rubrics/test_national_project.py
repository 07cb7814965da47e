"""财预〔2020〕10号, project form: what a row earns just below, at and above its target."""

from __future__ import annotations

import pytest
from attrs import evolve

from perfeval import (
    BudgetUnit,
    Criterion,
    Filing,
    FiscalYears,
    FormKind,
    Jurisdiction,
    Nil,
    NotApplicable,
    Percent,
    Points,
    Rubric,
    Score,
    get_rubric,
    score,
    wan_yuan,
)
from perfeval.filing import FundRow, Indicator, ProjectForm
from tests.given import indicator

RUBRIC = get_rubric("national-project")


def scored(*rows: Indicator, fund: FundRow | None = None) -> Score:
    """The score of the last row of a form."""
    form = ProjectForm(key="project", fund=fund, indicators=rows)
    card = score(Filing(unit=BudgetUnit(name="某局"), year=2023, forms=(form,)), RUBRIC)
    pooled = [each for each in card.scores if each.key.startswith("output/")]
    return pooled[-1] if rows else card.scores[0]


def earned(each: Score) -> str | None:
    """What it earned, without trailing zeros."""
    return None if each.earned is None else each.earned.plain


def test_what_it_is() -> None:
    """The project form of the whole country, from 2020 on, with the scale of article 18."""
    assert (RUBRIC.id, RUBRIC.edition, RUBRIC.form) == (
        "national-project",
        "2020",
        FormKind.PROJECT,
    )
    assert RUBRIC.jurisdiction == Jurisdiction(code="000000", name="全国")
    assert RUBRIC.years == FiscalYears(2020)
    assert (
        RUBRIC.source.cite() == "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号） "
        "第十三条、第十六条、第十八条，附1 项目支出绩效自评表"
    )
    assert (RUBRIC.places, RUBRIC.not_applicable) == (2, NotApplicable.BLANK)


@pytest.mark.parametrize("rubric", [RUBRIC, get_rubric("national-unit")], ids=lambda r: r.id)
@pytest.mark.parametrize(
    ("total", "rating"),
    [
        ("100", "优"),
        ("90", "优"),
        ("89.99", "良"),
        ("80", "良"),
        ("79.99", "中"),
        ("60", "中"),
        ("59.99", "差"),
        ("0", "差"),
    ],
)
def test_the_scale_of_article_18(rubric: Rubric, total: str, rating: str) -> None:
    """90（含）-100 优, 80（含）-90 良, 60（含）-80 中, below 60 差."""
    found = rubric.rating(Points(total))
    assert found is not None
    assert found.name == rating


def test_the_points_of_every_part() -> None:
    """10, 50, 30, 10; every part has its clause."""
    parts = [(path, item.key, item.points.plain) for path, item in RUBRIC.walk()]
    assert parts == [
        (("预算执行",), "budget_execution", "10"),
        (("产出指标",), "output", "50"),
        (("效益指标",), "benefit", "30"),
        (("满意度指标",), "satisfaction", "10"),
    ]
    assert [section.points.plain for section in RUBRIC.sections] == ["10", "50", "30", "10"]
    assert all(item.clause for _, item in RUBRIC.walk())


@pytest.mark.parametrize("label", ["年度资金总额", "资金总额", "总额"])
def test_the_fund_row_is_found_by_any_of_its_names(label: str) -> None:
    """It keeps the name that the form prints."""
    (criterion,) = (item for _, item in RUBRIC.walk() if isinstance(item, Criterion))
    assert label in (criterion.name, *criterion.aliases)
    fund = FundRow(label=label, final=wan_yuan("1"), outturn=wan_yuan("1"), claimed=Points("9"))
    each = scored(fund=fund)
    assert (each.name, earned(each), each.claimed) == (label, "10", Points("9"))


def test_every_reading_is_told() -> None:
    """What the form leaves open: the clause, the choice and why."""
    assert [reading.key for reading in RUBRIC.readings] == [
        "fund-row",
        "quantitative",
        "weights",
        "qualitative",
        "overshoot",
        "scale",
        "no-sign",
        "not-applicable",
    ]
    assert all(each.clause and each.choice and each.why for each in RUBRIC.readings)


@pytest.mark.parametrize(
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
def test_fund_row(outturn: str, points: str) -> None:
    """10 × 执行率 on the final budget, two decimals half-up, never above 10."""
    fund = FundRow(
        label="年度资金总额",
        original=wan_yuan("10"),
        final=wan_yuan("100"),
        outturn=wan_yuan(outturn),
        points=Points("10"),
        rate=Percent("12.34%"),
    )
    each = scored(fund=fund)
    assert (each.key, earned(each)) == ("budget_execution", points)


@pytest.mark.parametrize(
    ("fund", "code"),
    [
        (FundRow(label="年度资金总额", outturn=wan_yuan("1")), "missing"),
        (FundRow(label="年度资金总额", final=wan_yuan("1"), outturn=Nil("")), "missing"),
        (FundRow(label="年度资金总额", final=wan_yuan("0"), outturn=wan_yuan("0")), "undefined"),
    ],
)
def test_a_fund_row_without_its_amounts_is_unscored(fund: FundRow, code: str) -> None:
    """The printed rate never stands in for them."""
    each = scored(fund=evolve(fund, rate=Percent("100%")))
    assert (earned(each), each.because.code) == (None, code)


@pytest.mark.parametrize(
    ("target", "actual", "points"),
    [
        ("≥100%", "99%", "9.9"),
        ("≥100%", "99.94%", "9.99"),
        ("≥100%", "99.94999999%", "9.99"),
        ("≥100%", "99.95%", "10"),
        ("≥100%", "99.99999999%", "10"),
        ("≥100%", "100%", "10"),
        ("≥100%", "100.00000001%", "10"),
        ("≥100%", "300%", "10"),
        ("≥100%", "0%", "0"),
        ("≥95%", "47.5%", "5"),
        ("≤100%", "0%", "10"),
        ("≤100%", "100%", "10"),
        ("≤100%", "100.00000001%", "10"),
        ("≤100%", "100.39%", "9.96"),
        ("≤100%", "200%", "5"),
        ("≤0%", "0%", "10"),
        ("≤0%", "0.00000001%", "0"),
        ("＞95%", "95%", "10"),
        ("＜5%", "5%", "10"),
        ("＜5%", "10%", "5"),
        ("=80%", "80%", "10"),
        ("=80%", "100%", "8"),
        ("=80%", "40%", "5"),
        ("100%", "100%", "10"),
    ],
)
def test_a_rate_is_scored_in_proportion(target: str, actual: str, points: str) -> None:
    """Completed ÷ target; an exceeded ceiling target ÷ completed; two decimals."""
    assert earned(scored(indicator(target, actual))) == points


@pytest.mark.parametrize(
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
def test_a_count_is_scored_in_proportion(target: str, actual: str, points: str) -> None:
    """Completed ÷ target; an exceeded ceiling target ÷ completed; never above its points."""
    assert earned(scored(indicator(target, actual, "5"))) == points


@pytest.mark.parametrize(
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
def test_what_is_not_clear_is_unscored(target: str, actual: str, code: str) -> None:
    """Neither a direction, nor a unit, nor what words mean is guessed."""
    each = scored(indicator(target, actual))
    assert (earned(each), each.because.code) == (None, code)


def test_a_row_that_does_not_apply_has_no_points() -> None:
    """Its points were moved to other rows by hand."""
    each = scored(indicator("不适用", "", "", name="不适用"))
    assert (earned(each), each.out_of, each.reason()) == (None, Points("0"), "不适用，不计分")


def test_a_pool_is_capped() -> None:
    """Rows that the unit gave more than the 50 points of the part earn 50 together."""
    rows = [indicator("≥1个", "1个", "30", name=f"指标{n}") for n in range(2)]
    form = ProjectForm(key="project", indicators=tuple(rows))
    card = score(Filing(unit=BudgetUnit(name="某局"), year=2023, forms=(form,)), RUBRIC)
    assert [earned(each) for each in card.scores if each.pool == "output"] == ["30", "30"]
    assert (card.total.plain, card.scored_out_of.plain) == ("50", "50")


@pytest.mark.parametrize(
    ("word", "within"),
    [
        ("达成", "[80%, 100%]"),
        ("达成预期指标", "[80%, 100%]"),
        ("达成年度指标", "[80%, 100%]"),
        ("全部达成", "[80%, 100%]"),
        ("部分达成", "[60%, 80%)"),
        ("部分达成并具有一定效果", "[60%, 80%)"),
        ("部分达成年度指标并具有一定效果", "[60%, 80%)"),
        ("未达成", "[0%, 60%)"),
        ("未达成且效果较差", "[0%, 60%)"),
        ("未达成年度指标且效果较差", "[0%, 60%)"),
    ],
)
def test_a_level_names_the_range_within_which_an_evaluator_picks(word: str, within: str) -> None:
    """The row is unscored: the clause gives a range of the points, not points."""
    each = scored(indicator("有效提升", word))
    assert (earned(each), each.because.code) == (None, "range")
    assert each.reason() == f"“{word}”：在分值的 {within} 内由评价人判定"
    assert within in each.reason("en")


@pytest.mark.parametrize("word", ["完成", "已完成", "基本达成", "达成100%"])
def test_other_words_are_unscored(word: str) -> None:
    """No word is full points by itself in the national form."""
    each = scored(indicator("有效提升", word))
    assert (earned(each), each.because.code) == (None, "words")


def test_a_reviewer_picks_within_the_range() -> None:
    """The judgement stands beside the reason."""
    form = ProjectForm(key="project", indicators=(indicator("有效提升", "达成"),))
    filing = Filing(unit=BudgetUnit(name="某局"), year=2023, forms=(form,))
    card = score(filing, RUBRIC, judgements={"output/指标": "8.5"})
    assert (card.total.plain, card.reviewed_total.plain) == ("0", "8.5")
