"""Dates that cannot be, or come too late for full points."""

from __future__ import annotations

from attrs import evolve

from perfeval.audit import audit
from tests.audit.cases import filing, project, row
from tests.tables import each_row


def found(*rows: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """What is said of dates: code, printed, computed."""
    told = audit(filing(project(*(row(*cells) for cells in rows))))
    return [(f.code, f.printed, f.computed) for f in told if f.code.startswith("date.")]


@each_row(
    ("target", "actual", "claimed", "late"),
    [
        ("2023年6月底前", "2023年7月1日", "5", True),
        ("2023年6月底前", "2023年6月30日", "5", False),
        ("2023年6月15日前", "2023年6月", "5", False),
        ("2023年6月底前", "2023年9月", "4", False),
        ("2023-06-30", "2023-07-01", "5", True),
        ("6月底前", "9月", "5", True),
        ("按时完成", "2024年1月", "5", True),
        ("按时完成", "2023年12月", "5", False),
        ("2023年", "2023年完成", "5", False),
        ("按时完成", "2023.13.1", "5", False),
        ("≥12个月", "13个月", "5", False),
        ("按时完成", "2024年1月", "", False),
        ("12月底前", "次年3月", "5", True),
        ("次年3月", "次年3月", "5", False),
    ],
)
def test_a_late_date_with_full_points(target: str, actual: str, claimed: str, late: bool) -> None:
    """Later than its target, or than the year; a month may be any of its days."""
    codes = [code for code, _, _ in found(("验收时间", target, actual, "5", claimed))]
    assert codes == (["date.late_full"] if late else [])


@each_row(
    ("cell", "reversed_"),
    [
        ("2023年8月至2023年5月", True),
        ("2023年8月-5月", True),
        ("2023年5月至8月", False),
        ("2023年8月、2023年5月", False),
        ("2023年7月开工、2023年5月完工", True),
        ("2023年2月开工，6月完工", False),
        ("2023年8月至2023年8月", False),
    ],
)
def test_a_stretch_that_ends_before_it_begins(cell: str, reversed_: bool) -> None:
    """In one cell, with 至 or a dash between."""
    codes = [code for code, _, _ in found(("实施周期", cell, "按期", "5", "5"))]
    assert codes == (["date.reversed"] if reversed_ else [])


def test_a_completion_before_its_start_in_two_rows() -> None:
    """开工 and 完工 of one thing; of two things nothing is known."""
    start = ("泵站开工时间", "按期", "2023年5月", "5", "5")
    assert found(start, ("泵站完工时间", "按期", "2023年3月", "5", "5")) == [
        ("date.reversed", "2023年3月", "2023年5月")
    ]
    assert found(("泵站完工时间", "按期", "2023年3月", "5", "5"), start) == [
        ("date.reversed", "2023年3月", "2023年5月")
    ]
    assert found(start, ("泵站完工时间", "按期", "2023年5月", "5", "5")) == []
    assert found(start, ("渠道完工时间", "按期", "2023年3月", "5", "5")) == []
    assert found(start, ("泵站完工时间", "按期", "2023年3月、4月", "5", "5")) == []
    assert found(start, ("泵站移民时间", "按期", "2023年3月", "5", "5")) == []


@each_row(
    ("cell", "missing"),
    [
        ("2023年2月29日", ["2023年2月29日"]),
        ("2024年2月29日", []),
        ("2月30日", ["2月30日"]),
        ("2月29日", []),
        ("2023年13月", ["2023年13月"]),
        ("2023年6月31日前", ["2023年6月31日"]),
        ("2023年6月30日前", []),
        ("2023年6月0日", ["2023年6月0日"]),
        ("13个月", []),
    ],
)
def test_a_date_that_no_calendar_has(cell: str, missing: list[str]) -> None:
    """Told at the cell that says it, in the target and in the value."""
    for cells, path in (((cell, "按时完成"), "target"), (("按时完成", cell), "actual")):
        at = f"indicators.0.{path}"
        made = audit(filing(project(row("验收时间", *cells, "5", "5"))))
        told = [(each.printed, each.path) for each in made if each.code == "date.impossible"]
        assert told == [(each, at) for each in missing]


@each_row(
    ("cells", "reason", "old"),
    [
        (("2022年12月底前", "2022年12月完成"), "", True),
        (("2022年12月底前", "2023年1月完成"), "", False),
        (("按时完成", "2022年12月完成"), "", False),
        (("2022年12月底前", "2022年12月完成"), "2023年支付合同余款", False),
        (("2022年12月底前", "2022年12月完成，支付尾款"), "", False),
    ],
)
def test_a_row_of_another_year(cells: tuple[str, str], reason: str, old: bool) -> None:
    """Target and value both before the year, and nothing said of it."""
    given = row("验收时间", *cells, "5", "5", reason)
    codes = [each.code for each in audit(filing(project(given))) if each.severity.above_info]
    assert ("date.other_year" in codes) is old
    assert "date.other_year" not in [
        each.code for each in audit(evolve(filing(project(given)), year=None))
    ]
