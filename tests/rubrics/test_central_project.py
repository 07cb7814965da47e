"""财预〔2021〕101号: what a row earns just below, at and above each number behind 如."""

from __future__ import annotations

from perfeval import (
    BudgetUnit,
    Fact,
    Filing,
    FormKind,
    Points,
    Scorecard,
    get_rubric,
    score,
    wan_yuan,
)
from perfeval.filing import FundRow, Indicator, ProjectForm
from tests.given import indicator
from tests.tables import each_row

RUBRIC = get_rubric("central-project")


def row(part: str, target: str, actual: str, points: str) -> Indicator:
    return indicator(target, actual, points, level1=part, name=f"{part}{target}{actual}{points}")


def scored(
    *rows: Indicator, outturn: str = "100", state: str = "", points: str = "10"
) -> Scorecard:
    """The scorecard of a project with a budget of 100."""
    fund = FundRow(
        label="年度资金总额",
        final=wan_yuan("100"),
        outturn=wan_yuan(outturn),
        points=Points(points),
    )
    facts = (Fact(id="project.completion", value=state),) if state else ()
    form = ProjectForm(key="project", fund=fund, indicators=rows)
    filing = Filing(unit=BudgetUnit(name="某司"), year=2023, forms=(form,), facts=facts)
    return score(filing, RUBRIC)


def test_what_it_is() -> None:
    """For projects of central departments, from 2021; the notice prints no scale."""
    assert (RUBRIC.form, RUBRIC.own_level, RUBRIC.ratings) == (FormKind.PROJECT, True, ())
    assert RUBRIC.source.number == "财预〔2021〕101号"
    assert [(section.name, section.points.plain) for section in RUBRIC.sections] == [
        ("预算执行", "10"),
        ("成本指标", "20"),
        ("产出指标", "40"),
        ("效益指标", "20"),
        ("满意度指标", "10"),
    ]


def test_each_number_behind_for_example_is_a_reading() -> None:
    """And each point of which the notice is silent."""
    readings = {each.key: each.clause for each in RUBRIC.readings}
    for key in ("execution-numbers", "pass-mark", "satisfaction-numbers"):
        assert readings[key].startswith("如：")
    assert {"completed-above-budget", "unfinished-at-100", "completion", "weights"} <= set(readings)


@each_row(
    ("state", "outturn", "points"),
    [
        ("完成", "0", "10"),
        ("已完成", "100", "10"),
        ("完成", "100.00000001", None),
        ("未完成", "100", None),
        ("未完成", "99.99999999", "7"),
        ("尚未完成", "80", "7"),
        ("尚未完成", "79.99999999", "5"),
        ("未完成", "60", "5"),
        ("未完成", "59.99999999", "0"),
        ("停工", "90", None),
        ("", "100", None),
    ],
)
def test_execution(state: str, outturn: str, points: str | None) -> None:
    """By bands with their condition; unscored where the notice, or the filing, is silent."""
    (execution, *_) = scored(outturn=outturn, state=state).scores
    assert execution.key == "budget_execution"
    assert (None if execution.earned is None else execution.earned.plain) == points


def test_execution_of_other_points_is_not_guessed() -> None:
    """Bands of 10 are not worth 20, though the rows add up to 100."""
    rows = (row("产出指标", "≥1个", "1个", "50"), row("效益指标", "≥1个", "1个", "30"))
    card = scored(*rows, state="完成", points="20")
    assert (card.scores[0].earned, card.scores[0].because.code) == (None, "other_points")
    assert card.total.plain == "60"  # the parts cap their rows, for nothing is moved


@each_row(
    "layout",
    [
        {"成本指标": "20", "产出指标": "40", "效益指标": "20", "满意度指标": "10"},
        {"产出指标": "50", "效益指标": "30", "满意度指标": "10"},
        {"成本指标": "20", "产出指标": "40", "效益指标": "30"},
        {"产出指标": "50", "效益指标": "40"},
    ],
)
def test_the_four_layouts(layout: dict[str, str]) -> None:
    """With and without 成本, with and without 满意度: 100 of 100."""
    rows = (row(part, "≥100%", "100%", points) for part, points in layout.items())
    card = scored(*rows, state="完成")
    assert (card.total.plain, card.scored_out_of.plain) == ("100", "100")


@each_row(
    ("part", "actual", "points", "earned"),
    [
        ("产出指标", "59.99999999%", "10", "0"),
        ("产出指标", "60%", "10", "0"),
        ("产出指标", "80%", "10", "5"),
        ("产出指标", "100%", "10", "10"),
        ("产出指标", "200%", "10", "10"),
        ("满意度指标", "90%", "10", "10"),
        ("满意度指标", "89.99999999%", "10", "8"),
        ("满意度指标", "80%", "5", "4"),
        ("满意度指标", "79.99999999%", "10", "5"),
        ("满意度指标", "60%", "10", "5"),
        ("满意度指标", "59.99999999%", "10", "0"),
        ("效益指标", "符合要求", "10", None),
    ],
)
def test_rows(part: str, actual: str, points: str, earned: str | None) -> None:
    """A pass mark for quantities, bands for satisfaction."""
    scores = scored(row(part, "≥100%", actual, points)).scores
    (found,) = (each for each in scores if each.pool and each.because.code != "no_rows")
    assert (None if found.earned is None else found.earned.plain) == earned


@each_row(
    ("words", "within"),
    [
        ("基本达成目标", "[80%, 100%]"),
        ("部分实现目标", "[60%, 80%)"),
        ("实现目标程度较低", "[0%, 60%)"),
    ],
)
def test_levels(words: str, within: str) -> None:
    """The evaluator picks within the range."""
    reasons = [each.reason() for each in scored(row("效益指标", "显著", words, "10")).scores]
    assert f"“{words}”：在分值的 {within} 内由评价人判定" in reasons
    (direct,) = (
        each
        for each in scored(row("效益指标", "符合要求", "符合要求", "10")).scores
        if each.because.code == "stated"
    )
    assert direct.earned == Points("10")
