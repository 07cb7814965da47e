"""财预〔2020〕10号, project form: what a row earns just below, at and above its target."""

from __future__ import annotations

from perfeval import (
    BudgetUnit,
    Filing,
    FiscalYears,
    FormKind,
    Jurisdiction,
    NotApplicable,
    Points,
    Rubric,
    get_rubric,
    score,
)
from perfeval.filing import ProjectForm
from tests.given import indicator
from tests.rubrics.test_indicator_tables import earned, scored
from tests.tables import each_row

RUBRIC = get_rubric("national-project")


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


@each_row("rubric", [RUBRIC, get_rubric("national-unit")])
@each_row(
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


@each_row(
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
    assert earned(scored(RUBRIC, indicator(target, actual))) == points


@each_row(
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
    each = scored(RUBRIC, indicator("有效提升", word))
    assert (earned(each), each.because.code) == (None, "range")
    assert each.reason() == f"“{word}”：在分值的 {within} 内由评价人判定"
    assert within in each.reason("en")


@each_row("word", ["完成", "已完成", "基本达成", "达成100%"])
def test_other_words_are_unscored(word: str) -> None:
    """No word is full points by itself in the national form."""
    each = scored(RUBRIC, indicator("有效提升", word))
    assert (earned(each), each.because.code) == (None, "words")


def test_a_reviewer_picks_within_the_range() -> None:
    """The judgement stands beside the reason."""
    form = ProjectForm(key="project", indicators=(indicator("有效提升", "达成"),))
    filing = Filing(unit=BudgetUnit(name="某局"), year=2023, forms=(form,))
    card = score(filing, RUBRIC, judgements={"output/指标": "8.5"})
    assert (card.total.plain, card.reviewed_total.plain) == ("0", "8.5")
