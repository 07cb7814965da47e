"""More spent than the final budget."""

from typing import Any

from perfeval.audit import audit
from perfeval.filing import FundRow, Goal, Note
from perfeval.numbers.printed import Percent
from tests.audit.cases import filing, fund, project, row, unit, wan
from tests.tables import each_row


def told(more: dict[str, Any], form: dict[str, Any], *notes: Note) -> list[tuple[str, str]]:
    """The findings on money spent beyond the budget: 112.4 of 108."""
    cells = {"original": wan("108"), "final": wan("108"), "outturn": wan("112.4")}
    money = fund(**{**cells, "rate": Percent("104.07%"), **more})
    found = audit(
        filing(project(row("路灯", "≥1盏", "1盏", "10", "10"), fund=money, **form), notes=notes)
    )
    codes = [each.code for each in found]
    assert ("rate.above_100" in codes) <= ("fund.overspent" not in codes)
    return [(each.printed, each.computed) for each in found if each.code == "fund.overspent"]


def test_more_than_the_final_budget() -> None:
    """Whatever the first budget was; where it is told, the rate above 100% is not told, too."""
    assert told({}, {}) == [("112.4万元", "108万元")]
    others = (FundRow(label="其他资金", final=wan("50"), outturn=wan("50")),)
    assert told({}, {"fund_parts": others}) == [("112.4万元", "108万元")]
    assert told({"original": wan("90")}, {}) == [("112.4万元", "108万元")]


@each_row(
    ("more", "form"),
    [
        ({"original": None}, {}),
        ({"final": wan("115")}, {}),
        ({"final": wan("112.4")}, {}),
        ({"outturn": wan("108.3"), "final": wan("108")}, {}),
        ({"outturn": wan("")}, {}),
        ({"reason": "含上年结转4.4万元"}, {}),
        ({}, {"goal": Goal(expected="", actual="超出部分由单位自有资金解决")}),
        ({}, {"note": "年中追加未调整预算"}),
        ({}, {"fund_parts": (FundRow(label="上年结转资金", outturn=wan("4.4")),)}),
    ],
)
def test_what_may_be_right(more: dict[str, Any], form: dict[str, Any]) -> None:
    assert told(more, form) == []


def test_what_a_form_explains_of_its_columns_explains_no_money() -> None:
    text = "其他资金包括与财政资金共同投入的自有资金，以及以前年度的结转结余资金。"
    note = Note(code="unplaced", at="项目支出绩效自评表 / 第3段", text=text)
    assert told({}, {}, note) == [("112.4万元", "108万元")]
    assert told({}, {"note": text}) == [("112.4万元", "108万元")]


def test_what_a_paragraph_below_the_table_explains() -> None:
    note = Note(code="unplaced", at="项目支出绩效自评表 / 第3段", text="含以前年度结转资金。")
    assert told({}, {}, note) == []
    assert not [each for each in audit(filing(unit())) if each.code == "fund.overspent"]
