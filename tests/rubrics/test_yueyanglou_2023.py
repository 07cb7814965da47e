"""岳阳楼区 附件2 and 附件3 (2023): what a row earns just below, at and above its target.

The two are alike in every row; they differ in their form, and in the names of the fund row.
"""

from __future__ import annotations

import pytest

from perfeval import (
    FiscalYears,
    FormKind,
    Jurisdiction,
    NotApplicable,
    Rubric,
    get_rubric,
)
from tests.given import indicator
from tests.rubrics.test_indicator_tables import earned, scored
from tests.tables import each_row

FORMS = ("yueyanglou-annex-2", "yueyanglou-annex-3")


@pytest.fixture(scope="module", params=FORMS)
def rubric(request: pytest.FixtureRequest) -> Rubric:
    return get_rubric(request.param)


def test_what_they_are() -> None:
    """The unit table and the project table of 岳阳楼区 for 2023; they print no scale of ratings."""
    unit, project = map(get_rubric, FORMS)
    assert (unit.id, unit.edition, unit.form) == ("yueyanglou-annex-2", "2023", FormKind.UNIT)
    assert (project.id, project.edition, project.form) == (
        "yueyanglou-annex-3",
        "2023",
        FormKind.PROJECT,
    )
    assert unit.source.cite() == "岳阳市岳阳楼区《2023年度预算单位整体支出绩效自评表》 附件2"
    assert project.source.cite() == "岳阳市岳阳楼区《2023年度项目支出绩效自评表》 附件3"


def test_where_and_when_they_hold(rubric: Rubric) -> None:
    """The district and the year."""
    assert rubric.jurisdiction == Jurisdiction(code="430602", name="岳阳市岳阳楼区")
    assert rubric.years == FiscalYears(2023, 2023)
    assert (rubric.ratings, rubric.places, rubric.not_applicable) == ((), 2, NotApplicable.BLANK)


def test_every_reading_is_told(rubric: Rubric) -> None:
    """What the form leaves open: the clause, the choice and why."""
    assert [reading.key for reading in rubric.readings] == [
        "fund-row",
        "missed-rate",
        "missed-count",
        "words",
        "not-applicable",
        "no-sign",
    ]


@each_row(
    ("target", "actual", "points"),
    [
        ("≤100%", "0%", "10"),
        ("≤100%", "99.99999999%", "10"),
        ("≦100％", "100%", "10"),
        ("≤100%", "100.00000001%", "9"),
        ("≤100%", "100.39%", "9"),
        ("≤100%", "101%", "9"),
        ("≤100%", "101.00000001%", "8"),
        ("不超过100%", "109%", "1"),
        ("≤100%", "109.00000001%", "0"),
        ("≤100%", "110%", "0"),
        ("≤100%", "110.00000001%", "0"),
        ("≧100%", "100.00000001%", "10"),
        ("≥100%", "100%", "10"),
        ("≧100%", "99.99999999%", "9"),
        ("≧100%", "99%", "9"),
        ("≧100%", "98.99999999%", "8"),
        ("不低于100%", "91%", "1"),
        ("≧100%", "90.99999999%", "0"),
        ("≧100%", "90%", "0"),
        ("≧100%", "0%", "0"),
        ("＞95%", "95.00000001%", "10"),
        ("＞95%", "95%", "10"),
        ("＞95%", "94.99999999%", "9"),
        ("＜5%", "4.99999999%", "10"),
        ("＜5%", "5%", "10"),
        ("＜5%", "5.00000001%", "9"),
        ("=100%", "100%", "10"),
        ("=100%", "100.00000001%", "9"),
        ("=100%", "99.99999999%", "9"),
        ("100%", "100%", "10"),
    ],
)
def test_a_rate_loses_one_point_for_each_started_point(
    rubric: Rubric, target: str, actual: str, points: str
) -> None:
    """A rate that misses its target, just below, at and above every step."""
    assert earned(scored(rubric, indicator(target, actual))) == points


@each_row(
    "word",
    [
        "完成",
        "已完成",
        "全部完成",
        "已全部完成",
        "按时完成",
        "按期完成",
        "已出台",
        "已制定",
        "已印发",
        "已建立",
    ],
)
def test_a_target_in_words_is_met_by_the_units_own_word(rubric: Rubric, word: str) -> None:
    """One of a closed list, as the whole cell; the reason says whose word it is."""
    each = scored(rubric, indicator("出台", f" {word} "))
    assert earned(each) == "10"
    assert each.reason().endswith(f"单位填报“{word}”，据此计满分")
    assert earned(scored(rubric, indicator("出台", f"基本{word}"))) is None
