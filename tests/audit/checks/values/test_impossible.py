"""Targets and values that cannot be, each shown just inside and just outside its edge."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve

from perfeval.audit import VOCABULARY, Practice, Vocabulary, audit, checks_by
from perfeval.errors import InputError
from perfeval.filing import BudgetUnit
from perfeval.filing.sources import Jurisdiction
from tests.audit.cases import filing, project, row
from tests.tables import each_row

CODES = ("value.", "target.", "score.not_applicable")
PIDU = Jurisdiction(code="510117", name="郫都区")


def found(name: str, *cells: str, level2: str = "数量指标") -> list[str]:
    """What is said above info of the target and the value of one row."""
    given = evolve(row(name, *cells), level2=level2)
    told = [f for f in audit(filing(project(given))) if f.severity.above_info]
    return [f.code for f in told if f.code.startswith(CODES)]


@each_row(
    ("name", "cells", "expected"),
    [
        ("群众满意度", ("290%", "92%", "10", "10"), ["target.impossible"]),
        ("群众满意度", ("≥100%", "100%", "10", "10"), []),
        ("群众满意度", ("≥90%", "100.1%", "10", "10"), ["value.impossible"]),
        ("满意度提升率", ("≥110%", "120%", "10", "10"), []),
        ("旅游收入增长率", ("≥150%", "165%", "10", "10"), []),
        ("公用经费控制率", ("≤110%", "100%", "10", "10"), ["value.over_control"]),
        ("公用经费控制率", ("100%", "100.01%", "10", "10"), ["value.over_control"]),
        ("公用经费控制率", ("100%", "100%", "10", "10"), []),
        ("公用经费控制率", ("≤100%", "105%", "10", "9"), []),
        ("公用经费控制率", ("≤100%", "105%", "10", ""), []),
        ("项目总成本", ("≥50万元", "50万元", "10", "10"), ["target.cost_floor"]),
        ("项目总成本", (">50元", "60元", "10", "10"), ["target.cost_floor"]),
        ("城市低保支出成本", ("≥720元", "735元", "10", "10"), []),
        ("项目总成本", ("≤50万元", "50万元", "10", "10"), []),
        ("节约成本", ("≥50万元", "50万元", "10", "10"), []),
        ("成本节约率", ("≥5%", "5%", "10", "10"), []),
        ("办件", ("≥100件", "199件", "10", "10"), []),
        ("办件", ("≥100件", "200件", "10", "10"), ["target.overshot"]),
        ("办件", ("≥100件", "200件", "10", "10", "任务增加"), []),
        ("办件", ("=100件", "200件", "10", "10"), ["target.overshot"]),
        ("投诉量", ("=100件", "200件", "10", "10"), []),
        ("会议", ("≥1次", "2次", "10", "10"), []),
        ("会议", ("≥1次", "3次", "10", "10"), ["target.overshot"]),
        ("受益收入", ("≥5万元", "50000万元", "10", "10"), ["value.unit_slip"]),
        ("办件", ("不适用", "不适用", "10", "10"), ["score.not_applicable"]),
        ("办件", ("/", "—", "10", "10"), ["score.not_applicable"]),
        ("办件", ("不涉及", "不涉及", "10", "10"), ["score.not_applicable"]),
        ("办件", ("不适用", "不适用", "10", "0"), []),
        ("办件", ("出台", "无", "10", "10"), []),
        ("办件", ("不适用", "不适用", "", ""), []),
    ],
)
def test_what_cannot_be(name: str, cells: tuple[str, ...], expected: list[str]) -> None:
    """Shares, rates of control, costs, values far above, rows that do not apply."""
    assert found(name, *cells) == expected


def test_a_level_of_costs_speaks_for_its_rows() -> None:
    """成本指标 with a floor of money, whatever it is called; savings may have one."""
    assert found("培训开销", "≥5亿元", "5亿元", "5", "5", level2="成本指标") == [
        "target.cost_floor"
    ]
    assert found("压减开销", "≥5万元", "5万元", "5", "5", level2="成本指标") == []


@each_row(
    ("place", "value", "asked"),
    [(PIDU, "131件", True), (PIDU, "130件", False), (None, "131件", False)],
)
def test_a_place_may_ask_for_a_reason(place: Jurisdiction | None, value: str, asked: bool) -> None:
    """Beyond 130% the district wants a reason; elsewhere that is information."""
    given = filing(project(row("办件", "≥100件", value, "10", "10")))
    unit = BudgetUnit(name="某局", jurisdiction=place)
    (told,) = [f for f in audit(evolve(given, unit=unit)) if f.code == "target.overshot"]
    assert told.severity.above_info is asked
    assert ("郫都区" in told.message("zh")) is asked


def test_a_host_adds_words_and_places() -> None:
    """A name of its own, and a notice of its own that asks from 120% on."""
    notice = Practice(place=PIDU, source="某通知", overshoot=Fraction(12, 10))
    words = Vocabulary(shares=("上线率",), practices=(notice,))
    given = filing(
        project(row("上线率", "≥90%", "101%", "5", "5"), row("办件", "≥100件", "125件", "5", "5"))
    )
    place = BudgetUnit(name="某局", jurisdiction=PIDU)
    told = audit(evolve(given, unit=place), checks=checks_by(words))
    assert [f.code for f in told if f.severity.above_info] == [
        "value.impossible",
        "target.overshot",
    ]
    assert VOCABULARY.practice(None) is None
    assert VOCABULARY.practice(Jurisdiction(code="430600", name="岳阳市")) is None


def test_a_vocabulary_is_checked() -> None:
    """Lists of words, none blank; thresholds are fractions above 0."""
    for wrong in ({"shares": "满意"}, {"shares": (1,)}, {"shares": (" ",)}, {"practices": ("甲",)}):
        with pytest.raises(InputError):
            Vocabulary(**wrong)
    for share in (0, Fraction(0), "1"):
        with pytest.raises(InputError, match="a threshold of a practice"):
            Practice(place=PIDU, source="", overshoot=share)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="a Vocabulary"):
        checks_by(("满意",))  # type: ignore[arg-type]
