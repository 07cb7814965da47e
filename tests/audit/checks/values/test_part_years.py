"""Figures that were counted up to a month before December, filed as the year's."""

from __future__ import annotations

from attrs import evolve

from perfeval.audit import audit
from perfeval.filing import Form, Goal, ReportSection, Statement
from tests.audit.cases import filing, project, report, row
from tests.tables import each_row


def told(*forms: Form) -> list[tuple[str, str]]:
    """The month up to which was counted, and the path."""
    found = [each for each in audit(filing(*forms)) if each.code == "value.part_year"]
    return [(each.computed, each.path) for each in found]


@each_row(
    ("name", "target", "actual", "month"),
    [
        ("水质检测批次", "≥240批次", "248批次（1-11月）", "11月"),
        ("水质检测批次", "≥240批次", "1至11月248批次", "11月"),
        ("保障低保对象人数", "≥6200人", "6215人（截至2023年9月底）", "9月"),
        ("保障低保对象人数", "≥6200人", "上半年6215人", "6月"),
        ("保障低保对象人数", "≥6200人", "前10个月6215人", "10月"),
        ("水质检测批次", "≥240批次", "248批次（1-12月）", ""),
        ("水质检测批次", "≥240批次", "248批次（截至2024年3月）", ""),
        ("水质检测批次", "≥240批次", "截至9月底186批次，12月底248批次", ""),
        ("水质检测批次", "上半年≥240批次", "上半年248批次", ""),
        ("水质检测批次", "≥240批次", "截至11月", ""),
        ("项目工期", "3个月", "1-3月", ""),
    ],
)
def test_a_value_of_some_months(name: str, target: str, actual: str, month: str) -> None:
    """Where the target asks for months itself, or the value goes on to December, it is whole."""
    found = told(project(row(name, target, actual, "10", "10")))
    assert found == ([(month, "indicators.0.actual")] if month else [])


@each_row(
    ("actual", "month"),
    [
        ("截至2023年10月底，改造管网86公里。", "10月"),
        ("1-12月改造管网86公里。", ""),
        ("截至10月底，改造管网80公里，年底全部完工。", ""),
        ("截至10月底，改造管网80公里，全年完成86公里。", ""),
        ("截至10月底，工程主体完工。", ""),
    ],
)
def test_a_goal_attained_in_some_months(actual: str, month: str) -> None:
    """Where it says nothing of the end of the year."""
    found = told(project(goal=Goal(expected="改造管网86公里。", actual=actual)))
    assert found == ([(month, "goal.actual")] if month else [])


@each_row(
    ("text", "month"),
    [
        ("1-11月处理投诉288件，全年目标全面完成。", "11月"),
        ("2023年1至11月，全年支出532万元。", "11月"),
        ("1-11月处理投诉288件。", ""),
        ("1-11月处理投诉288件，12月24件，全年共312件。", ""),
        ("截至11月底完成投资500万元，占全年计划的80%。", ""),
        ("1-11月全年无休。", ""),
    ],
)
def test_a_report_of_some_months(text: str, month: str) -> None:
    """Where one sentence gives a part of the year and speaks of the whole."""
    section = ReportSection(numeral="一、", heading="概况", statements=(Statement(text=text),))
    assert told(report(sections=(section,))) == ([(month, "")] if month else [])


def test_a_filing_without_a_year() -> None:
    """Of no year nothing is a part."""
    given = filing(project(row("水质检测批次", "≥240批次", "248批次（1-11月）", "10", "10")))
    codes = [each.code for each in audit(evolve(given, year=None))]
    assert "value.part_year" not in codes
