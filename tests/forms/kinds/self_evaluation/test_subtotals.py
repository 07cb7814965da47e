"""小计 rows: what they state of the rows before them, and that they are no rows themselves."""

from __future__ import annotations

import pytest

from perfeval.audit import audit
from perfeval.filing import SumRelation
from perfeval.forms import read
from tests.forms.paper import OVER, Row, Wide, as_word
from tests.tables import each_row

HEAD = "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因"
ROWS = (
    "产出指标 数量指标 举办期数 ≥6期 6期 10 10 _",
    "产出指标 数量指标 培训人数 ≥480人 496人 15 15 _",
    "{quantity}",
    "产出指标 质量指标 合格率 ≥95% 97% 15 15 _",
    "产出指标 质量指标 按期率 ≥95% 96% 10 10 _",
    "{output}",
    "效益指标 社会效益 受益人数 ≥100人 120人 50 50 _",
)


def table(quantity: str = "", output: str = "") -> bytes:
    """A web page with the rows; `_` is an empty cell, a row that is blank is left out."""
    lines = [HEAD, *(each.format(quantity=quantity, output=output) for each in ROWS)]
    cells = ((cell.strip("_") for cell in each.split(" ")) for each in lines if each)
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
    total = "<tr><td colspan=5>总分</td><td>100</td><td>100</td><td></td></tr>"
    text = f"<p>项目支出绩效自评表</p><p>（2023年度）</p><table>{rows}{total}</table>"
    return text.encode()


@pytest.mark.unmeasured
@each_row(
    ("quantity", "output", "gaps"),
    [
        ("产出指标 数量指标 小计 _ _ 25 25 _", "", []),
        ("产出指标 数量指标 小计 _ _ 24 25 _", "", [("24分", "25")]),
        ("产出指标 数量小计 _ _ _ 25 20 _", "", [("20分", "25")]),
        ("产出指标 数量指标 小计 _ _ 25 25 _", "产出指标 质量指标 小计 _ _ 25 25 _", []),
        ("产出指标 数量指标 小计 _ _ 25 25 _", "产出指标 小计 _ _ _ 50 50 _", []),
        ("", "小计 _ _ _ _ 50分 50分 _", []),
        ("", "小计 _ _ _ _ 50 49.5 _", [("49.5分", "50")]),
        ("", "小计 _ _ _ _ / 若干 _", []),
        ("", "小计 _ _ _ _ -5 50 _", [("-5分", "25")]),
    ],
)
def test_a_subtotal_is_tested_and_is_no_row(
    quantity: str, output: str, gaps: list[tuple[str, str]]
) -> None:
    """Of the rows since the last one, of its level 2, or of its level 1."""
    filing = read(table(quantity, output))
    assert len(filing.forms[0].indicators) == 5
    found = [each for each in audit(filing) if each.severity.above_info]
    assert [(each.printed, each.computed) for each in found] == gaps


def test_a_row_that_is_called_a_subtotal_and_has_a_value_stays_a_row() -> None:
    """小计 as part of the name of an indicator."""
    filing = read(table("产出指标 数量指标 培训小计 ≥9期 9期 0 0 _"))
    assert [row.name for row in filing.forms[0].indicators][2] == "培训小计"
    for cells in ("≥9期 _", "_ 9期"):
        filing = read(table(f"产出指标 数量小计 _ {cells} 0 0 _"))
        assert len(filing.forms[0].indicators) == 6


def test_a_subtotal_of_rows_without_scores_or_of_one_row_says_nothing() -> None:
    """Blank scores add up to nothing."""
    blank = table("产出指标 数量指标 小计 _ _ 25 25 _").decode()
    blank = blank.replace("<td>15</td><td>15</td>", "<td>15</td><td></td>")
    sums = [each for each in read(blank.encode()).relations if isinstance(each, SumRelation)]
    assert [len(each.parts) for each in sums] == [2]
    first = table().decode().replace("<td>产出指标</td>", "<td>小计</td>", 1)
    assert read(first.encode()).relations == ()


@each_row(
    ("row", "parts"),
    [
        ("产出指标 质量指标 小计 _ _ 25 _ _", ["合格率", "按期率"]),
        ("产出指标 小计 _ _ _ 50 _ _", ["举办期数", "培训人数", "合格率", "按期率"]),
    ],
)
def test_the_rows_that_a_subtotal_is_of(row: str, parts: list[str]) -> None:
    """Those that come nearest to it: of its level 2, though all rows stand above it."""
    (found,) = (each for each in read(table("", row)).relations if isinstance(each, SumRelation))
    assert [part.figure.label for part in found.parts] == parts


def test_rows_with_a_blank_score_are_not_added_up() -> None:
    """Of the level 2 that has all of its scores two are left; the points are all there."""
    whole = table("", "产出指标 小计 _ _ _ 50 50 _").decode()
    blank = whole.replace("<td>15</td><td>15</td>", "<td>15</td><td></td>", 1)
    found = [each for each in read(blank.encode()).relations if isinstance(each, SumRelation)]
    assert [(each.at.rpartition(" / ")[2], len(each.parts)) for each in found] == [
        ("分值", 4),
        ("得分", 2),
    ]


@each_row(
    ("upper", "lower", "order"),
    [
        (["分值", "分值小计", "得分", "得分小计"], None, (0, 1, 2, 3)),
        ([Wide("分值", 2), Wide("自评得分", 2)], ["小计", "单项", "小计", "单项"], (1, 0, 3, 2)),
    ],
)
def test_a_column_of_subtotals_is_a_note(
    upper: Row, lower: Row | None, order: tuple[int, ...]
) -> None:
    """小计 beside the points and scores that it adds up, whatever stands over it."""
    labels: Row = ["一级指标", "三级指标", "指标值", "完成值"]
    body = [
        ["产出", "建设面积", "≥500亩", "500亩", "30", "50", "30", "50"],
        [OVER, "合格率", "≥90%", "95%", "20", OVER, "20", OVER],
        ["效益", "受益人口", "≥1000人", "1200人", "40", "50", "40", "48"],
        [OVER, "满意度", "≥90%", "85%", "10", OVER, "8", OVER],
    ]
    rows: list[Row] = [[*each[:4], *(each[4 + place] for place in order)] for each in body]
    heads: list[Row] = [[*labels, *upper]]
    heads += [[*[OVER] * 4, *lower]] if lower else []
    filing = read(as_word("2023年度项目支出绩效自评表", [*heads, *rows]))
    found = [(str(row.points), str(row.claimed)) for row in filing.forms[0].indicators]
    assert found == [("30", "30"), ("20", "20"), ("40", "40"), ("10", "8")]
    told = [note.text for note in filing.notes if note.code == "unplaced"]
    assert sorted(told) == ["48", "50", "50", "50"]
    assert not filing.doubts
