"""Arithmetic that a cell, a sentence or a note writes out."""

from attrs import evolve

from perfeval.audit import audit
from perfeval.audit.rounding.formulas import value_of
from perfeval.filing import Goal, Note
from tests.audit.cases import filing, fund, project, row
from tests.tables import each_row


def told(text: str) -> list[tuple[str, str]]:
    """What is wrong in a cell."""
    found = audit(filing(project(row("变动率", "≤0", text, "10", "10"))))
    return [(each.printed, each.computed) for each in found if each.code == "formula.mismatch"]


@each_row(
    ("text", "printed", "computed"),
    [
        ("（62-50）÷50=12%", "12%", "24%"),
        ("变动率为（62－50）／50×100％＝12％，偏高", "12%", "24%"),
        ("10×98%=9.5分", "9.5分", "9.8分"),
        ("5+6+7=19", "19", "18"),
        ("1200元×35人=4.3万元", "4.3万元", "4.2万元"),
        ("48.6+3.2=52.8万元", "52.8万元", "51.8万元"),
        ("1.2万人×50元=68万元", "68万元", "60万元"),
        ("省级120+县级90=200万元", "200万元", "210万元"),
        ("10-(5+6=12)", "", ""),
        ("省级120+每镇90=200万元", "", ""),
    ],
)
def test_a_wrong_result(text: str, printed: str, computed: str) -> None:
    assert told(text) == ([(printed, computed)] if printed else [])


@each_row(
    "text",
    [
        "（62-50）÷50=24%",
        "22÷3=7",
        "29÷30=96.6%",
        "2086.5÷2140=97.5",
        "1200元×35人=4.2万元",
        "10×104%=10",
        "10-12×1=0",
        "“1+1=3”",
        "甲5+6+7=18",
        "5加6+7=18",
        "10-0.5×4=8，再扣1分",
        "5÷0=0",
        "((((((1+2))))))=9",
        "(1+2=9",
        "1+2-=9",
        "=9",
        "98%=90%",
        "2+3=5×2",
    ],
)
def test_results_that_may_be_right(text: str) -> None:
    assert told(text) == []


def test_every_place_that_may_hold_a_calculation() -> None:
    """The goal, the reason of a row, of the fund row, and the notes of a reader, line by line."""
    wrong = "（62-50）÷50=12%"
    form = project(
        row("变动率", "≤0", "12%", "10", "10", wrong),
        goal=Goal(expected="", actual=wrong),
        fund=evolve(fund(), reason=wrong),
    )
    notes = (
        Note(code="doubt", at="附件9 / 绩效指标 / 计算过程", text=f"甲\t96%\n变动率\t{wrong}"),
        Note(code="unplaced", at="附件9 / 计算", text=wrong),
    )
    found = audit(filing(form, notes=notes))
    places = [each.at for each in found if each.code == "formula.mismatch"]
    assert len(places) == 5
    assert any(each.endswith("计算过程 / 变动率") for each in places)


def test_what_a_written_rate_tells_is_told_once() -> None:
    wrong = "“三公”经费控制率=9.60/9.72*100%=99.77%"
    found = audit(filing(project(goal=Goal(expected="", actual=wrong))))
    assert not [each for each in found if each.code == "formula.mismatch"]


@each_row("tokens, least, most", [("5 ÷ 2.0", "100/41", "100/39"), ("3 - 0.5", "49/20", "51/20")])
def test_what_a_figure_may_stand_for(tokens: str, least: str, most: str) -> None:
    span = value_of(tokens.split())
    assert span is not None
    assert (str(span.low), str(span.high)) == (least, most)
