"""Which rubric is chosen, why, and what may be doubted: place, years, points, form."""

from __future__ import annotations

import pytest
from attrs import evolve

from perfeval.errors import PluginError
from perfeval.filing import (
    BudgetUnit,
    Filing,
    Form,
    FundRow,
    GoalReview,
    Indicator,
    ProjectForm,
    ScoreSheet,
    SheetRow,
    UnitForm,
)
from perfeval.filing.sources import Jurisdiction
from perfeval.numbers.amounts import wan_yuan
from perfeval.numbers.printed import Points
from perfeval.registry import choose_rubric, find_rubric, score_all
from tests.foreign import Site, rubric_module
from tests.given import indicator
from tests.tables import each_row

LOU = Jurisdiction(code="430602", name="岳阳楼区")
LIXIAN = Jurisdiction(code="430723", name="澧县")
YUEYANG = Jurisdiction(code="430600", name="岳阳市")
NATION = Jurisdiction(code="000000", name="全国")
CITY = Jurisdiction(code="410100", name="郑州市")
FUND = FundRow(
    label="年度资金总额", final=wan_yuan("200"), outturn=wan_yuan("190"), points=Points("10")
)


def row(level1: str, points: str, **more: bool) -> Indicator:
    return indicator("≥1个", "1个", points, level1=level1, name=f"{level1}{points}", **more)


WHOLE = (row("产出指标", "50"), row("效益指标", "30"), row("满意度指标", "10"))
MOVED = (row("产出指标", "40"), row("效益指标", "40"), row("满意度指标", "10"))
SHORT = (row("产出指标", "40"), row("效益指标", "30"), row("满意度指标", "10"))
OTHER = (row("决策", "50"), row("过程", "40"))


def filing(form: Form, place: Jurisdiction = LOU, year: int | None = 2023) -> Filing:
    return Filing(unit=BudgetUnit(name="某局", jurisdiction=place), year=year, forms=(form,))


def unit(*rows: Indicator, fund: FundRow | None = FUND) -> UnitForm:
    return UnitForm(key="annex-2", fund=fund, indicators=rows)


def test_the_choice_says_by_which_edition_and_why() -> None:
    """Id, name, edition, place, years and form, in both languages; nothing is doubted."""
    choice = choose_rubric(filing(unit(*WHOLE)))
    assert (choice.rubric.id, choice.because.code, choice.warnings) == (
        "yueyanglou-annex-2",
        "chosen",
        (),
    )
    assert choice.because.zh == (
        "按 yueyanglou-annex-2（岳阳楼区预算单位整体支出绩效自评表（附件2），2023 版）计分："
        "适用于岳阳市岳阳楼区 430602 2023 年度的整体支出绩效自评表"
    )
    assert "edition 2023" in choice.because.en


def test_the_nation_for_a_place_is_told() -> None:
    """And what the place has for other years."""
    (warning,) = choose_rubric(filing(unit(*WHOLE), LIXIAN)).warnings
    assert warning.code == "fallback"
    assert warning.zh == (
        "澧县（430723）没有自己的整体支出绩效自评表评分标准，现用全国的 national-unit；"
        "当地如有评分标准，请安装，或以 --rubric 指明文件"
    )
    (warning,) = choose_rubric(filing(unit(*WHOLE), year=2022)).warnings
    assert warning.zh.endswith("（当地已装 yueyanglou-annex-2 2023，年度不符）")
    assert choose_rubric(NATION, "unit", 2023).warnings == ()


@each_row(
    ("form", "place", "codes"),
    [
        (unit(*WHOLE), LOU, []),
        (unit(*MOVED), LOU, ["points", "points"]),
        (unit(*SHORT), LOU, ["points"]),
        (unit(*WHOLE, row("产出指标", "5", of_which=True)), LOU, []),
        (unit(*WHOLE, fund=evolve(FUND, points=Points("20"))), LOU, ["points"]),
        (unit(*OTHER, fund=None), LOU, ["no_row"]),
        (unit(), LOU, []),
        (unit(fund=None), LOU, []),
        (unit(*MOVED), LIXIAN, ["fallback"]),
        (unit(*SHORT), LIXIAN, ["fallback", "points"]),
    ],
)
def test_points_that_do_not_fit_are_told(form: Form, place: Jurisdiction, codes: list[str]) -> None:
    """Of each part; where a norm sets them in principle, only a whole that is none."""
    assert [each.code for each in choose_rubric(filing(form, place)).warnings] == codes


def test_they_are_told_with_both_numbers() -> None:
    """Where, what the form prints, what the rubric has."""
    (warning,) = choose_rubric(filing(unit(*SHORT))).warnings
    assert warning.zh == (
        "产出指标 / 产出指标：表中分值合计 40，评分标准 yueyanglou-annex-2 为 50；"
        "请核对是否同一版本"
    )
    sheet = ScoreSheet(key="s", rows=(SheetRow(name="财政供养人员控制率", points=Points("8")),))
    (warning,) = choose_rubric(filing(sheet, YUEYANG, 2020)).warnings
    assert warning.zh.startswith("投入 / 预算配置 / 财政供养人员控制率：表中分值合计 8")


def test_a_filing_without_a_year_is_told() -> None:
    """By any edition, then; a place that is asked for by itself needs none."""
    (warning,) = choose_rubric(filing(unit(*WHOLE), year=None)).warnings
    assert (warning.code, warning.figures["years"]) == ("no_year", "2023")
    assert choose_rubric(LOU, "unit").warnings == ()


def test_a_broken_edition_is_never_replaced_by_the_nation(site: Site) -> None:
    """It may be that of the place; what is allowed, or the place's own, decides."""
    site.install("broken", "1/0", lixian="{0}:RUBRIC")
    with pytest.raises(PluginError) as caught:
        find_rubric(filing(unit(*WHOLE), LIXIAN))
    assert (caught.value.name, caught.value.distribution) == ("lixian", "broken 1.0")
    assert "may be the edition of 澧县 itself, for which perfeval:national-unit" in str(
        caught.value
    )
    with pytest.raises(PluginError):
        score_all(filing(unit(*WHOLE), LIXIAN))
    assert find_rubric(filing(unit(*WHOLE), LIXIAN), allow=["perfeval"]).id == "national-unit"
    assert find_rubric(filing(unit(*WHOLE))).id == "yueyanglou-annex-2"
    assert find_rubric(NATION, "unit", 2023).id == "national-unit"
    site.install("own", rubric_module("own", code="430723"), own="{0}:RUBRIC")
    assert find_rubric(filing(unit(*WHOLE), LIXIAN)).id == "own"


def test_units_of_the_place_itself_have_an_edition_of_their_own() -> None:
    """中央本级 from 2021, 郑州市本级; not what lies in them."""
    project = ProjectForm(key="p", project_name="某项目", fund=FUND)
    assert find_rubric(filing(project, NATION)).id == "central-project"
    assert find_rubric(filing(project, NATION, 2020)).id == "national-project"
    assert find_rubric(filing(project, LIXIAN)).id == "national-project"
    review = GoalReview(key="review")
    assert find_rubric(filing(review, CITY)).id == "zhengzhou-goal-review"
    with pytest.raises(LookupError):
        find_rubric(filing(review, Jurisdiction(code="410102", name="中原区")))
    with pytest.raises(LookupError):  # a sheet of a unit is no review of objectives
        find_rubric(filing(ScoreSheet(key="s"), CITY))
