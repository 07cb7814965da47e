"""Scores against targets: full, partial and unlike ones."""

from attrs import evolve

from perfeval.audit import audit
from perfeval.filing import Indicator
from tests.audit.cases import filing, project, row, unit
from tests.tables import each_row


def codes(*cells: str, other: str = "") -> list[str]:
    """What is found of the score of one row of 附件3, beside a row scored as `other`."""
    rows = [row("随访", *cells)]
    if other:
        rows.append(row("体检", "≥10人", "10人", other, other))
    found = audit(filing(project(*rows)))
    return [f.code for f in found if f.code.startswith("score.") and "reason" not in f.code]


@each_row(
    ("cells", "expected"),
    [
        (("≥100人", "80人", "10", "8"), []),
        (("≥100人", "80人", "10", "9"), ["score.not_proportional"]),
        (("≥100人", "80人", "10", "10"), ["score.full_unmet"]),
        (("≥100%", "99.6%", "10", "10"), []),
        (("≥100%", "99%", "10", "10"), ["score.full_unmet"]),
        (("≥100人", "80人", "10", "0"), []),
        (("≥100人", "100人", "10", "9"), ["score.met_marked_down"]),
        (("≥100人", "100人", "10", "9", "质量不高"), ["score.met_marked_down"]),
        (("≥100人", "120人", "10", "9", "指标值偏低"), []),
        (("≥100人", "119人", "10", "9", "指标值偏低"), ["score.met_marked_down"]),
        (("≥100人", "150人", "10", "9", "质量不高"), ["score.met_marked_down"]),
        (("0起", "3起", "10", "10"), ["score.full_unmet"]),
        (("0起", "0起", "10", "10"), []),
        (("100人", "120人", "10", "10"), []),
        (("=100人", "120人", "10", "10"), []),
        (("=100人", "120人", "10", "9"), []),
        (("=100人", "80人", "10", "10"), ["score.full_unmet"]),
        (("=10天", "8天", "10", "10"), []),
        (("=10天", "12天", "10", "10"), ["score.full_unmet"]),
        (("=0人", "2人", "10", "10"), ["score.full_unmet"]),
        (("≥100人", "80人", "10", "9", "经评审"), ["score.not_proportional"]),
        (("≥100人", "80人", "10", "5", "按及格门槛"), []),
        (("8755人", "4000人", "10", "10"), ["score.full_unmet"]),
        (("≥95%", "0.964", "10", "10"), []),
        (("≥95%", "1.05", "10", "10"), []),
        (("≥95%", "2", "10", "10"), ["score.full_unmet"]),
        (("≥0.9", "92%", "10", "10"), []),
        (("≥0.9", "85%", "10", "10"), ["score.full_unmet"]),
        (("≤100万元", "125万元", "10", "8"), []),
        (("38508", "37442", "3", "3"), []),
        (("3-5次", "2次", "10", "10"), ["score.full_unmet"]),
        (("3次至5次", "2次", "10", "6.67"), []),
        (("3-5次", "3次", "10", "10"), []),
        (("3-5次", "6次", "10", "10"), []),
        (("5-3次", "2次", "10", "10"), []),
        (("3人-5次", "2次", "10", "10"), []),
        (("3-5天", "2天", "10", "10"), []),
        (("18-22℃", "17℃", "10", "10"), []),
        (("增长10%", "增长8%", "10", "10"), ["score.full_unmet"]),
        (("全部落实", "落实80%", "10", "10"), ["score.full_unmet"]),
        (("养护460公里", "完成431公里", "10", "10"), ["score.full_unmet"]),
        (("出台", "已出台", "10", "8"), []),
        (("≥100人", "80人", "", ""), []),
    ],
)
def test_a_score_follows_from_its_target(cells: tuple[str, ...], expected: list[str]) -> None:
    """Full for a target met, its share for one that is not, within a unit of the score."""
    assert codes(*cells) == expected


@each_row(
    ("name", "level2", "cells", "missed"),
    [
        ("项目总成本", "成本指标", ("100万元", "102万元"), True),
        ("项目总成本", "成本指标", ("100万元", "100.5万元"), False),
        ("项目总成本", "成本指标", ("100万元", "100万元"), False),
        ("项目总成本", "成本指标", ("100万元", "90万元"), False),
        ("每公里造价", "经济成本", ("3万元", "4万元"), True),
        ("节约成本", "成本指标", ("3万元", "4万元"), False),
        ("补助标准", "成本指标", ("500元/人", "600元/人"), False),
        ("人工成本", "成本指标", ("5人", "6人"), False),
        ("办理时限", "时效指标", ("5个工作日", "7个工作日"), True),
        ("办理时限", "时效指标", ("5个工作日", "4个工作日"), False),
        ("培训天数", "数量指标", ("5天", "6天"), False),
        ("投诉率", "社会效益", ("1%", "1.2%"), True),
        ("投诉率下降幅度", "社会效益", ("1%", "1.2%"), False),
        ("亩均增产", "经济效益", ("50公斤", "40公斤"), True),
        ("灌溉水利用系数", "生态效益", ("0.55", "0.5"), False),
    ],
)
def test_a_target_without_a_sign(
    name: str, level2: str, cells: tuple[str, str], missed: bool
) -> None:
    """A limit by its name is passed, what is to grow falls short; the rest may be either."""
    given = evolve(row(name, *cells, "10", "10"), level1="", level2=level2)
    found = [each.code for each in audit(filing(project(given)))]
    assert ("score.full_unmet" in found) is missed


@each_row(("claimed", "right"), [("1.6", True), ("1.7", True), ("1.9", False), ("1.5", False)])
def test_scores_with_a_decimal_are_tested_to_the_decimal(claimed: str, right: bool) -> None:
    """3224 of 3807 for 2 points is 1.6937: 1.6 cut off, 1.7 rounded, no more."""
    assert codes("3807", "3224", "2", claimed, other="2.0") == (
        [] if right else ["score.not_proportional"]
    )


@each_row(("claimed", "right"), [("7.5", True), ("9.5", True), ("6.1", False)])
def test_a_units_score_may_follow_steps_of_percentage_points(claimed: str, right: bool) -> None:
    """95% of 100%: 0.5 a point, or in proportion; a unit's rubric may say so."""
    found = audit(filing(unit(row("办结率", "≥100%", "95%", "10", claimed))))
    assert ("score.not_proportional" not in [f.code for f in found]) is right


def test_a_units_count_knows_no_percentage_points() -> None:
    """80 of 100 for 9 of 10 points."""
    found = audit(filing(unit(row("办件", "≥100件", "80件", "10", "9"))))
    assert "score.not_proportional" in [f.code for f in found]


def test_like_cases_with_a_reason_or_without_a_number_may_differ() -> None:
    """A reason explains the one; words are not compared."""
    numbers = (row("甲", "≥9人", "8人", "9", "8"), row("乙", "≥9人", "8人", "9", "7.5", "经评审"))
    words = (row("甲", "出台", "出台", "10", "10"), row("乙", "出台", "出台", "10", "9"))
    for rows in (numbers, words):
        found = audit(filing(project(*rows)))
        assert "score.unlike" not in [f.code for f in found]


@each_row(
    ("second", "told"),
    [
        (row("抽样批次", "≥50批", "40批", "10", "5", "样品不足"), True),
        (row("抽样批次", "≥50批", "40批", "10", "8", "样品不足"), False),
        (row("抽样批次", "≥50批", "40批", "20", "10", "样品不足"), False),
        (row("抽样批次", "≥50批", "41批", "10", "5.5", "样品不足"), False),
        (row("抽样批次", "≥50批", "40批", "10", "0", "样品不足"), False),
        (evolve(row("满意度", "≥100%", "80%", "10", "5", "等候久"), level2="满意度"), False),
        (evolve(row("抽样", "≥50批", "40批", "10", "5", "少"), clause="每少1批扣0.5分"), False),
        (row("抽样批次", "≥0批", "-1批", "10", "5", "样品不足"), False),
        (row("抽样批次", "≥50批", "40批", "10", "", "样品不足"), False),
    ],
)
def test_like_shares_by_two_rules(second: Indicator, told: bool) -> None:
    """80% of the target is 8 in proportion, and 5 by the threshold: not both in one form."""
    first = row("检查企业数", "≥10家", "8家", "10", "8", "企业停产")
    codes = [each.code for each in audit(filing(project(first, second)))]
    assert ("score.unlike_shares" in codes) is told
    apart = audit(filing(project(first), evolve(project(second), key="annex-3.2")))
    assert ("score.unlike_shares" in [each.code for each in apart]) is told
