"""其中 rows with points of their own: counted where the total needs them."""

from __future__ import annotations

from attrs import evolve

from perfeval.filing import Actual, FundRow, Indicator, Target
from perfeval.forms.kinds.self_evaluation.of_which import counted
from perfeval.numbers.cells import BLANK
from perfeval.numbers.printed import Points
from tests.tables import each_row


def row(points: str, *, part: bool = False) -> Indicator:
    """A row worth so many points."""
    return Indicator(
        level1="产出",
        name="数",
        target=Target(text="1个"),
        actual=Actual(text="1个"),
        points=Points(points),
        of_which=part,
    )


@each_row(("total", "parts"), [("99", True), ("100", False), ("101", True)])
def test_all_points_make_the_total(total: str, parts: bool) -> None:
    """Only where they come out exactly is a 其中 row one among others."""
    rows = (row("60"), row("30", part=True))
    fund = FundRow(label="年度资金总额", points=Points("10"))
    assert counted(rows, fund, Points(total))[1].of_which is parts
    assert counted(rows, None, BLANK) == rows


def test_without_parts_nothing_changes() -> None:
    """Rows that are no parts stay as they are, whatever the total."""
    assert counted((row("60"),), None, Points("60")) == (row("60"),)


def test_rows_that_go_on_below_a_part() -> None:
    """其中城市 20, 农村 20 under 40: the second is a part, too, where the total says so."""
    rows = (row("40"), row("20", part=True), row("20"), row("60"))
    assert [each.of_which for each in counted(rows, None, Points("100"))] == [
        False,
        True,
        True,
        False,
    ]
    assert counted(rows, None, Points("110")) == rows
    alone = (row("20", part=True), row("20"))
    assert counted(alone, None, Points("0")) == alone


def test_a_part_without_points_stays_one() -> None:
    """Where others are no parts after all."""
    blank = evolve(row("1", part=True), points=BLANK)
    made = counted((row("60"), row("40", part=True), blank), None, Points("100"))
    assert [each.of_which for each in made] == [False, False, True]
