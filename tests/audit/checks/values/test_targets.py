"""Targets and values that cannot be compared, or cannot be true."""

from perfeval.audit import audit
from tests.audit.cases import city, filing, goal, project, row
from tests.tables import each_row


def codes(*cells: str, name: str = "办件") -> list[str]:
    """What is found of target and value of one row."""
    found = audit(filing(project(row(name, *cells))))
    return [f.code for f in found if f.code.startswith(("target.", "value."))]


@each_row(
    ("cells", "expected"),
    [
        (("≥5件", "完成", "10", "10"), ["target.no_number"]),
        (("≥5件", "未开展", "10", "0", "资金未到位"), []),
        (("≥5件", "90以上", "10", "10"), ["target.inequality"]),
        (("出台", "≥90", "10", "10"), []),
        (("≥5件", "完成6件左右", "10", "10"), []),
        (("≥5件", "不适用", "", ""), []),
        (("2023年", "完成", "10", "10"), []),
        (("5件", "5件", "10", "10"), []),
        (("5件", "6件", "10", "10"), ["target.no_direction"]),
        (("≥100件", "129件", "10", "10"), []),
        (("≥100件", "130件", "10", "10"), ["target.overshot"]),
        (("≥100件", "130件", "10", "10", "需求增加"), []),
        (("≤100件", "130件", "10", "8", "超支"), []),
        (("≤202.6万元", "132.9", "10", "10"), []),
        (("≤202.6万元", "1329000", "10", "1", "误"), ["value.unit_slip"]),
        (("≤0元", "0", "10", "10"), []),
        (("出台", "10", "10", "10"), ["value.points_typed"]),
        (("≥95%", "10", "10", "10"), ["value.points_typed"]),
        (("≥10%", "10", "10", "10"), []),
        (("2场以上", "10", "10", "10"), ["target.worded", "target.overshot"]),
        (("2场以上", "完成", "10", "10"), ["target.no_number", "target.worded"]),
        (("", "10", "10", "10"), []),
        (("出台", "10", "", ""), []),
    ],
)
def test_what_is_said_of_a_target_and_its_value(
    cells: tuple[str, ...], expected: list[str]
) -> None:
    """Words for a number, no sign, far above, a unit slip, points in the column of values."""
    assert codes(*cells) == expected


@each_row(("name", "impossible"), [("群众满意率", True), ("预算执行率", False)])
def test_some_rates_are_100_at_most(name: str, impossible: bool) -> None:
    """Nobody is satisfied by 290%; a budget can be overspent."""
    assert ("value.impossible" in codes("≥90%", "290%", "10", "10", name=name)) is impossible


def test_a_goal_in_words_is_asked_for_each_figure_that_nothing_attests() -> None:
    """一厅集成 is told among the achievements, 办件 is not."""
    form = city(
        goals=(goal("一厅集成1000项、累计办件120万件", "已完成"), goal("平稳运行", "已完成")),
        achievements="实现“一厅集成”1136项。",
    )
    found = audit(filing(form))
    assert [(f.code, f.printed) for f in found] == [("target.no_number", "120万件")]


def test_a_ceiling_in_words_is_attested_from_below() -> None:
    """不超过, 以内."""
    form = city(goals=(goal("投诉控制在5件以内", "已完成"),), achievements="投诉3件。")
    assert audit(filing(form)) == ()
