"""The frameworks of the ministry, the rates of 10号 附2 and of Henan: formulas, facts, texts."""

from __future__ import annotations

from perfeval.filing import Fact, Facts
from perfeval.measures import (
    FRAMEWORKS,
    MEASURES,
    NET_ADJUSTMENT_RATE,
    OUTPUT_QUALITY_RATE,
    Checks,
    Direction,
    Measured,
)
from tests.tables import each_row

HENAN = [each for each in MEASURES.values() if each.source and "河南" in each.source.issuer]


def test_every_row_of_the_norms_stands_with_what_measures_it() -> None:
    """A formula has its rate, 评价要点 a checklist of as many; what has neither has no measure."""
    assert {name: len(rows) for name, rows in FRAMEWORKS.items()} == {
        "project_2013": 19,
        "whole_department_2013": 28,
        "project_2020": 17,
    }
    for rows in FRAMEWORKS.values():
        for row in rows:
            points = row.text.count("①") and max(
                n for n in range(1, 10) if "①②③④⑤⑥⑦⑧⑨"[n - 1] in row.text
            )
            formula = None if row.measure is None else row.measure.formula
            if points:
                assert isinstance(formula, Checks)
                assert len(formula.terms) == points
                assert all(term.name in row.text for term in formula.terms)
            elif "÷" in row.text or "×100%" in row.text:
                assert row.measure is not None
                assert MEASURES[row.measure.id] is row.measure
            else:
                assert row.measure is None or row.measure.id == "satisfaction_rate"


def test_a_checklist_is_measured_by_its_conditions() -> None:
    """By facts with ids of their own."""
    (row,) = (each for each in FRAMEWORKS["project_2020"] if each.name == "立项程序规范性")
    assert row.measure is not None
    assert row.measure.facts == tuple(f"project_procedure.{n}" for n in (1, 2, 3))
    facts = Facts([Fact(id=each, value=True) for each in row.measure.facts])
    found = row.measure.of(facts)
    assert isinstance(found, Measured)
    assert found.value == (True, True, True)


@each_row(
    ("final", "excluded", "percent"),
    [("120", "0", "20%"), ("120", "20", "0%"), ("90", "0", "-10%")],
)
def test_the_net_adjustment_of_henan(final: str, excluded: str, percent: str) -> None:
    """(Adjusted − original − excluded) ÷ original; a cut is below 0."""
    facts = {
        "budget.final": f"{final}万元",
        "budget.original": "100万元",
        "budget.adjustments.excluded": f"{excluded}万元",
    }
    found = NET_ADJUSTMENT_RATE.of(Facts([Fact(id=key, value=each) for key, each in facts.items()]))
    assert isinstance(found, Measured)
    assert found.value.percent() == percent  # type: ignore[union-attr]


def test_the_rates_of_henan() -> None:
    """All that its table prints; of those with another denominator each has its own name."""
    assert len(HENAN) == 9
    assert {each.name for each in HENAN} >= {"专项资金细化率", "绩效监控完成率", "评价结果应用率"}
    assert MEASURES["objectives_set_rate"].text == "绩效目标编制完成数÷应绩效目标编制完成数×100%"
    assert MEASURES["adjusted_carry_over_rate"].direction is Direction.LOWER
    assert OUTPUT_QUALITY_RATE.text == "质量达标产出数÷实际产出数×100%"
