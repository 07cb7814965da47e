"""Totals in one row or two, printed twice, or above the table."""

from __future__ import annotations

from tests.forms.paper import OVER, Row, Wide
from tests.forms.seen import HEAD, SOURCES, Maker, notes, printed, project
from tests.tables import each_row

TITLE = "2023年度项目支出绩效自评表"
NAME: Row = ["项目名称", Wide("养护", 7)]
FIRST: Row = [OVER, "产出指标", "数量指标", "里程", "1公里", "1公里", "50", "50"]


@SOURCES
@each_row(
    ("totals", "points", "claimed"),
    [
        ([("分值合计", "100"), ("自评得分合计", "95.5")], "100", "95.5"),
        ([("自评得分合计", "100"), ("分值合计", "100")], "100", "100"),
        ([("总得分", "100")], "", "100"),
        ([("总分", "100")], "100", ""),
    ],
)
def test_totals_in_rows_of_their_own(
    make: Maker, totals: list[tuple[str, str]], points: str, claimed: str
) -> None:
    """What a total is of, its label says; where it does not, 100 is of the points."""
    table: list[Row] = [
        NAME,
        HEAD,
        FIRST,
        *([Wide(label, 6), Wide(figure, 2)] for label, figure in totals),
    ]
    form, filing = project(make, TITLE, table)
    assert (printed(form.total_points), printed(form.total_claimed)) == (points, claimed)
    assert form.total_label == totals[0][0]
    assert notes(filing) == []


@SOURCES
def test_a_total_that_is_printed_twice(make: Maker) -> None:
    """The first counts; another figure is noted, the same one is not."""
    table: list[Row] = [
        ["项目名称", Wide("养护", 3), "自评总得分", Wide("96", 3)],
        HEAD,
        FIRST,
        [Wide("总分", 6), "100", "95"],
        [Wide("合计", 6), "100", "94"],
    ]
    form, filing = project(make, TITLE, table)
    assert (printed(form.total_points), printed(form.total_claimed)) == ("100", "95")
    assert notes(filing) == [("合计", "94"), ("总分", "96")]


@SOURCES
@each_row("label", ["自评总分（分）", "自评得分：", "总得分"])
def test_a_total_above_the_table(make: Maker, label: str) -> None:
    """A score beside the names is the total where the table prints none."""
    table: list[Row] = [["项目名称", Wide("养护", 3), label, Wide("96.5分", 3)], HEAD, FIRST]
    form, filing = project(make, TITLE, table)
    assert (printed(form.total_points), printed(form.total_claimed)) == ("", "96.5分")
    assert notes(filing) == []


@SOURCES
def test_a_total_above_its_rows(make: Maker) -> None:
    """A total right below the heading is that of the rows that follow."""
    form, filing = project(make, TITLE, [NAME, HEAD, [Wide("合计", 6), "20", "19"], FIRST])
    assert (printed(form.total_points), printed(form.total_claimed)) == ("20", "19")
    assert len(form.indicators) == 1
    assert notes(filing) == []


@SOURCES
@each_row("line", ["总　分：96分", "自评得分：96", "最终得分：96分。"])
def test_a_total_in_a_line_below_the_table(make: Maker, line: str) -> None:
    """A line that says the total and nothing else; the score of one row is none."""
    form, filing = project(make, TITLE, [NAME, HEAD, FIRST], line, "得分：5")
    assert printed(form.total_claimed) == "96"
    assert [text for _, text in notes(filing)] == ["得分：5"]


@SOURCES
def test_a_score_alone_under_its_heading(make: Maker) -> None:
    """With a blank cell for 分值 the place decides, also where the score is 100."""
    table: list[Row] = [NAME, HEAD, FIRST, [Wide("总分", 6), "", "100"]]
    form, _ = project(make, TITLE, table)
    assert (printed(form.total_points), printed(form.total_claimed)) == ("", "100")
