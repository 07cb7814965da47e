"""The tier that a value in words names, and its score."""

from __future__ import annotations

from attrs import evolve

from perfeval.audit import audit
from tests.audit.cases import filing, project, row
from tests.tables import each_row


@each_row(
    ("actual", "claimed", "computed"),
    [
        ("部分达成年度指标并具有一定效果", "10", "不超过 8"),
        ("部分达成年度指标并具有一定效果", "8.1", "不超过 8"),
        ("部分达成年度指标并具有一定效果", "8", ""),
        ("部分完成", "5", ""),
        ("未达成年度指标且效果较差", "6.1", "不超过 6"),
        ("未达成年度指标且效果较差", "6", ""),
        ("尚未开展", "10", "不超过 6"),
        ("尚未建立", "10", "不超过 6"),
        ("已达成年度指标", "7.9", "不低于 8"),
        ("达成预期指标", "8", ""),
        ("达成预期指标", "10", ""),
        ("未发生安全事故", "10", ""),
        ("未按期完成", "10", "低于 10"),
        ("未全部完成", "9.9", ""),
        ("部分完成80%", "10", ""),
        ("正在建立", "10", "低于 10"),
        ("正在建立", "9", ""),
        ("施工中", "10", "低于 10"),
        ("推进中，已见成效", "10", ""),
        ("有所改善", "5", ""),
    ],
)
def test_a_score_beside_its_tier(actual: str, claimed: str, computed: str) -> None:
    """Just inside and just beyond the edges of the three tiers."""
    found = audit(filing(project(row("服务能力", "提升", actual, "10", claimed, "有差距"))))
    assert [each.computed for each in found if each.code == "score.tier"] == (
        [computed] if computed else []
    )


@each_row(("claimed", "told"), [("9", False), ("10", True)])
def test_a_row_with_a_clause_is_asked_for_full_points_only(claimed: str, told: bool) -> None:
    """Its own rule may set other edges; it never gives all points for a part."""
    given = evolve(row("服务能力", "提升", "部分达成", "10", claimed, "有差距"), clause="酌情扣分")
    found = [each.code for each in audit(filing(project(given)))]
    assert ("score.tier" in found) is told


@each_row(
    "cells", [("未发生事故，未达到处罚标准", "未达到", "10", "10"), ("提升", "未达成", "0", "0")]
)
def test_what_is_no_tier(cells: tuple[str, ...]) -> None:
    """A row without points, and a target whose number is not told in words."""
    codes = [each.code for each in audit(filing(project(row("服务能力", *cells))))]
    assert ("score.tier" in codes) is (cells[2] == "10")


@each_row(
    ("target", "actual", "claimed", "told"),
    [
        ("只减不增", "增长4%", "10", True),
        ("下降", "较上年上升0.5个百分点", "10", True),
        ("降低3%", "同比增长1%", "10", True),
        ("降低3%", "同比增长1%", "9", False),
        ("只减不增", "下降4%", "10", False),
        ("增长", "下降4%", "10", False),
        ("只减不增", "增长原因已说明", "10", False),
        ("减轻", "未减轻", "10", True),
        ("明显改善", "尚未改善", "10", True),
        ("健全", "不健全", "10", True),
        ("运行良好", "运行不良好", "10", True),
        ("运行良好", "运行良好，故障不多", "10", False),
        ("运行良好", "未见", "10", False),
        ("健全", "不全", "10", False),
        ("健全", "未发现问题", "10", False),
        ("不发生", "未发生", "10", False),
    ],
)
def test_a_value_against_its_target(target: str, actual: str, claimed: str, told: bool) -> None:
    """What was not to grow grew, with full points."""
    given = row("三公经费", target, actual, "10", claimed, "有差距")
    found = [each.code for each in audit(filing(project(given)))]
    assert ("score.tier" in found) is told


def test_a_target_that_is_a_tier_itself() -> None:
    """未发生 and 未达到 as a target say that nothing should be."""
    given = row("警戒水位", "未达到", "未达到", "10", "10")
    assert "score.tier" not in [each.code for each in audit(filing(project(given)))]
