"""The rows of a form, and how a rubric finds its own among them."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from perfeval.filing import (
    BaseDataForm,
    FundRow,
    Indicator,
    ProjectForm,
    ScoreSheet,
    SheetRow,
    Target,
    UnitForm,
)
from perfeval.numbers.amounts import wan_yuan
from perfeval.numbers.cells import BLANK, Nil, Unreadable
from perfeval.numbers.printed import Points
from perfeval.scoring.labels import label_of, part_of
from perfeval.scoring.rows.form_rows import Row, rows_of
from perfeval.scoring.rows.free_rows import FreeRows
from tests.given import POOL, indicator, row, unit_form
from tests.tables import each_row

FUND = FundRow(
    label="年度资金总额（万元）",
    final=wan_yuan("10"),
    outturn=wan_yuan("9"),
    points=Points("10"),
    claimed=Points("9.0"),
)


@each_row(
    ("text", "label"),
    [
        ("产 出 指标（50分）", "产出指标"),
        ("产出指标(50分)", "产出指标"),
        ("产出\n指标", "产出指标"),
        ("“三公经费”控制率：", "三公经费控制率"),
        ("年度资金总额（万元）", "年度资金总额"),
        ("１、办结率", "1、办结率"),
        ("《政府工作报告》完成情况", "政府工作报告完成情况"),
        ("效益（个）", "效益(个)"),
        ("（一）效益（30分）（附）", "(一)效益(附)"),
        ("（5分）", ""),
        ("产 出" * 40 + "（50分）", "产出" * 40),
    ],
)
def test_labels_are_compared_without_points_quotes_and_spaces(text: str, label: str) -> None:
    """As people read them; the label itself is kept as printed."""
    assert label_of(text) == label


def test_the_rows_of_a_unit_table() -> None:
    """The fund row first, then the indicators with their labels."""
    found = rows_of(unit_form(indicator("≥50个", "60个", claimed="9.50"), fund=FUND))
    assert [each.name for each in found] == ["年度资金总额（万元）", "指标"]
    fund, row = found
    assert (fund.labels, fund.worth, fund.claim) == ((), Points("10"), Points("9"))
    assert (row.labels, row.indicator is None) == (("产出指标（50分）", "数量指标"), False)
    assert row.claim is not None
    assert row.claim.text == "9.5"


def test_a_fund_row_without_columns_of_points() -> None:
    """Some forms print none."""
    bare = evolve(FUND, points=None, claimed=None)
    (fund,) = rows_of(ProjectForm(key="annex-3", fund=bare))
    assert (fund.worth, fund.claim) == (None, None)
    assert rows_of(UnitForm(key="annex-2")) == ()


def test_the_rows_of_a_sheet_keep_their_clauses() -> None:
    """附件3-1."""
    sheet = ScoreSheet(
        key="annex-3-1",
        rows=(
            SheetRow(level1="投入", level2="预算配置", name="控制率", clause="≦100%",
                     points=Points("5"), claimed=Points("4")),
        ),
    )  # fmt: skip
    (found,) = rows_of(sheet)
    assert found == Row(("投入", "预算配置"), "控制率", Points("5"), Points("4"), "≦100%")


@each_row("form", [None, BaseDataForm(key="annex-1")])
def test_other_forms_have_no_rows(form: BaseDataForm | None) -> None:
    """They are not scored row by row."""
    assert rows_of(form) == ()


@each_row(
    ("fields", "stands"),
    [
        ({"name": ""}, False), ({"name": "……"}, False), ({"name": "无"}, False),
        ({"name": "不适用"}, True), ({"name": "指标1"}, True),
        ({"name": "", "points": Points("5")}, True), ({"name": "", "claimed": Points("5")}, True),
        ({"name": "", "target": Target(text="≥5")}, True)
    ]
)  # fmt: skip
def test_lines_of_the_template_that_were_left_empty_are_no_rows(
    fields: dict[str, Any], stands: bool
) -> None:
    """Whatever says anything stands."""
    empty = indicator("", "", points="")
    assert bool(rows_of(unit_form(evolve(empty, **fields)))) is stands


@each_row(
    ("cell", "claim", "worth"),
    [
        (Points("5.0"), "5", "5"), (Points("0"), "0", "0"), (Points("-1"), "-1", None),
        (Points("999999999"), "999999999", "999999999"), (Points("1000000000"), None, None),
        (Points("-1000000000"), None, None), (BLANK, None, None), (Nil("/"), None, None),
        (Unreadable("满分"), None, None)
    ]
)  # fmt: skip
def test_cells_that_hold_no_points_give_none(
    cell: Any, claim: str | None, worth: str | None
) -> None:
    """A claim below 0 is kept as a claim; nothing so large that sums would burst."""
    found = row("甲", points=cell, claimed=cell)
    assert found.claim == (None if claim is None else Points(claim))
    assert found.worth == (None if worth is None else Points(worth))


@each_row(("name", "printed"), [(" 甲\n", "甲"), (" ", "（无名称）")])
def test_a_row_always_has_a_name_to_print(name: str, printed: str) -> None:
    """A nameless one says that it has none."""
    assert row(name).printed_name == printed


@each_row(
    ("labels", "below"),
    [((), ()), (("产出",), ()), (("产出", ""), ()), (("产出", "数量指标"), ("数量指标",)),
     (("产出", "职责履行（25分）"), ()), (("产出", "（25分）"), ())]
)  # fmt: skip
def test_the_second_label_stands_below_the_path_once(
    labels: tuple[str, ...], below: tuple[str, ...]
) -> None:
    """Not where the path already ends in it, nor where it is blank."""
    assert row("甲", *labels).labels_below(("产出", "职责履行")) == below


def test_the_content_tells_rows_of_one_name_apart() -> None:
    """By all that they say."""
    one, other = rows_of(unit_form(indicator("≥5个", "5个"), indicator("≥5个", "6个")))
    assert one.content != other.content
    assert one.content == rows_of(unit_form(indicator("≥5个", "5个")))[0].content
    assert isinstance(one.indicator, Indicator)
    assert row("甲", "产出").content == ("产出", "甲", "", "", "")


@each_row(
    ("text", "part"),
    [
        ("一、产出指标（50分）", "产出指标"),
        ("（二） 效益指标", "效益指标"),
        ("3.满意度指标", "满意度指标"),
        ("十二、（一）其他", "其他"),
        ("2.0版", "2.0版"),
        ("三公经费", "三公经费"),
    ],
)
def test_parts_are_compared_without_their_numerals(text: str, part: str) -> None:
    """A numeral before the label of a part says nothing but its place."""
    assert part_of(text) == part
    assert FreeRows([row("名称", text)]).take_pool(evolve(POOL, labels=(part,))) != []
