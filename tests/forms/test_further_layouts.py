"""Tables as clerks of other places lay them out."""

from __future__ import annotations

from perfeval.filing import ProjectForm, ScoreSheet, SumRelation
from perfeval.forms import read
from tests.forms.paper import OVER, Row, Wide, as_word
from tests.forms.seen import project, rows
from tests.tables import each_row

TITLE = "某县水利局2023年度项目支出绩效自评表"
HEAD: Row = ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分", "说明"]
LENGTH: Row = ["产出指标", "数量指标", "渠道长度", "≥20公里", "22公里", "50", "50", ""]
PLEASED: Row = ["满意度指标", "服务对象满意度", "满意度", "≥90%", "92%", "40", "40", ""]


@each_row(
    ("label", "total"),
    [("总分", "99"), ("自评总得分", "99"), ("合计", "")],
)
def test_a_total_below_funds_that_stand_behind_the_indicators(label: str, total: str) -> None:
    """总分 is of the form; 合计 there is of the money."""
    funds: list[Row] = [
        ["资金（万元）", "年初预算数", "全年预算数", "全年执行数", "执行率", "分值", "得分", ""],
        ["年度资金总额", "100", "100", "90", "90%", "10", "9", ""],
    ]
    table: list[Row] = [HEAD, LENGTH, PLEASED, *funds, [Wide(label, 5), "100", "99", ""]]
    form, _ = project(as_word, TITLE, table)
    assert form.total_claimed.text == total
    assert len(form.fund_parts) == (not total)


@each_row(
    ("worth", "scores", "total", "points", "claimed", "whole"),
    [
        (["0.5", "0.3", "0.2"], ["0.5", "0.3", "0.1"], "0.9", ["50", "30", "20"], "10", "90"),
        (["0.5", "0.3", "0.2"], ["50", "30", "10"], "90", ["50", "30", "20"], "10", "90"),
        (["0.5", "0.3", "0.2"], ["0.5", "0.3", "0.1"], "90", ["50", "30", "20"], "0.1", "90"),
        (["0.5", "0.3", "0.2"], ["0.5", "0.3", "0.4"], "0.9", ["50", "30", "20"], "0.4", "0.9"),
    ],
)
def test_scores_are_shares_as_their_weights_are(
    worth: list[str], scores: list[str], total: str, points: list[str], claimed: str, whole: str
) -> None:
    """Where none is above its weight, the total among them."""
    body: list[Row] = [
        ["产出", "数量", f"指标{n}", "≥2个", "2个", one, two, ""]
        for n, (one, two) in enumerate(zip(worth, scores, strict=True))
    ]
    form, _ = project(as_word, TITLE, [HEAD, *body, [Wide("总分", 5), "1", total, ""]])
    assert [str(row.points) for row in form.indicators] == points
    assert (str(form.indicators[-1].claimed), str(form.total_claimed)) == (claimed, whole)


def test_scores_of_a_scoring_sheet_are_shares_too() -> None:
    """With the row of funds of none."""
    head: Row = ["一级指标", "二级指标", "评分标准", "权重", "得分"]
    body: list[Row] = [
        [f"组{n}", f"项{n}", "完成得满分", each, each]
        for n, each in enumerate(("0.5", "0.3", "0.2"))
    ]
    (form,) = read(as_word("2023年度绩效评价评分表", [head, *body])).forms
    assert isinstance(form, ScoreSheet)
    assert [str(row.claimed) for row in form.rows] == ["50", "30", "20"]


def test_a_target_and_a_result_with_units_of_their_own() -> None:
    """计划 and 单位 below 目标值, 数量 and 单位 below 实际完成."""
    heads: list[Row] = [
        ["一级指标", "二级指标", "三级指标", Wide("目标值", 2), Wide("实际完成", 2), "得分"],
        [OVER, OVER, OVER, "计划", "单位", "数量", "单位", OVER],
    ]
    body: list[Row] = [
        ["产出", "数量", "渠道长度", "20", "公里", "22", "公里", "60"],
        ["产出", "质量", "合格率", "95", "%", "96", "%", "40"],
    ]
    form, filing = project(as_word, TITLE, [*heads, *body])
    assert [row[3:5] for row in rows(form)] == [("20公里", "22公里"), ("95%", "96%")]
    assert not filing.doubts


def test_a_result_is_called_a_result() -> None:
    """结果 beside 目标, wherever the scores stand."""
    head: Row = ["得分", "分值", "指标名称", "目标", "结果"]
    table = [
        head,
        ["50", "50", "渠道长度", "≥20公里", "22公里"],
        ["45", "50", "合格率", "≥95%", "90%"],
    ]
    form, filing = project(as_word, TITLE, table)
    assert [row.actual.text for row in form.indicators] == ["22公里", "90%"]
    assert not filing.doubts


@each_row(
    ("heads", "cells", "target", "actual"),
    [
        (["年初计划", "年末实际", "完成率"], ["20", "22", "110%"], "20", "22"),
        (["目标值及单位", "完成率", "实际值"], ["20公里", "110%", "22公里"], "20公里", "22公里"),
    ],
)
def test_a_rate_of_completion_is_no_result(
    heads: list[str], cells: list[str], target: str, actual: str
) -> None:
    """Beside a column that is called one; 及单位 says nothing of a role."""
    body: list[Row] = [["指标名称", *heads, "赋分", "自评分"], ["渠道长度", *cells, "50", "50"]]
    body += [["合格率", "95%", "96%", "101.05%", "50", "50"]] if "计划" in heads[0] else []
    form, filing = project(as_word, TITLE, body)
    row = form.indicators[0]
    assert (row.target.text, row.actual.text) == (target, actual)
    assert not filing.doubts


def test_of_three_scores_the_own_one_counts() -> None:
    """自评得分 beside 复核得分 and 最终得分, which came of both."""
    head: Row = [*HEAD[:6], "自评得分", "复核得分", "最终得分"]
    body: list[Row] = [[*LENGTH[:6], "50", "48", "48"], [*PLEASED[:6], "40", "40", "40"]]
    form, filing = project(as_word, TITLE, [head, *body])
    assert [str(row.claimed) for row in form.indicators] == ["50", "40"]
    assert not filing.doubts


def test_a_score_beside_its_label_is_the_total() -> None:
    """评价得分 among the names."""
    names: Row = ["项目名称", "渠道改造", "评价得分", "97", "评价等级", "优", Wide("", 2)]
    form, _ = project(as_word, TITLE, [names, HEAD, LENGTH, PLEASED])
    assert (form.total_claimed.text, form.claimed_rating) == ("97", "优")


@each_row(
    ("original", "final", "parts"),
    [
        ("80", "100", [False, False, False]),
        ("90", "100", [False, False]),  # without what was carried over
        ("80", "80", [False, False, True]),  # 10 were cut
        ("80", "120", [False, False, False]),  # neither comes out
    ],
)
def test_what_was_carried_over_is_a_part_of_the_budget(
    original: str, final: str, parts: list[bool]
) -> None:
    """上年结转 beside 年初预算 and 年中调整."""
    head: Row = ["资金（万元）", "上年结转", "年初预算", "年中调整", "全年预算数", "实际支出"]
    body: list[Row] = [["合计", "10", original, "10", final, "75"]]
    wide: list[Row] = [[*each, "", ""] for each in (head, *body)]
    form, filing = project(as_word, TITLE, [*wide, HEAD, LENGTH, PLEASED])
    assert form.fund is not None
    (found,) = filing.relations
    assert isinstance(found, SumRelation)
    assert [part.minus for part in found.parts] == parts
    assert not filing.doubts


def test_a_rate_beside_sources_that_stand_across() -> None:
    """It is of 合计, as the score is, wherever that stands."""
    funds: list[Row] = [
        ["资金", "来源", "财政拨款", "其他资金", "合计", "执行率", "分值", "得分"],
        [OVER, "预算数（万元）", "80", "20", "100", "95%", "10", "9.5"],
        [OVER, "执行数（万元）", "76", "19", "95", "", "", ""],
    ]
    form, _ = project(as_word, TITLE, [*funds, HEAD, LENGTH, PLEASED])
    assert form.fund is not None
    found = [form.fund.label, *(str(each) for each in (form.fund.rate, form.fund.claimed))]
    assert found == ["合计", "95%", "9.5"]
    assert [str(part.rate or "") for part in form.fund_parts] == ["", ""]


LEFT: list[Row] = [
    ["项目名称", Wide("渠道改造", 3)],
    ["三级指标", "指标值", "完成值", "得分"],
    ["渠道长度", "≥20公里", "22公里", "50"],
]
RIGHT: list[Row] = [
    ["项目名称", Wide("水库除险", 3)],
    ["三级指标", "指标值", "完成值", "得分"],
    ["水库数", "2座", "2座", "40"],
]


@each_row(
    ("over", "gap", "names"),
    [
        ([], [], ["渠道改造", "水库除险"]),
        ([], [""], ["渠道改造", "水库除险"]),
        ([[Wide("两个项目的自评情况", 8)]], [], ["渠道改造", "水库除险"]),
        ([["说明", Wide("一并填报", 7)]], [], ["渠道改造"]),  # a row that reaches over both sides
    ],
)
def test_two_projects_side_by_side(over: list[Row], gap: list[str], names: list[str]) -> None:
    """Their headings are printed twice, whether a blank column parts them or none."""
    both = [[*left, *gap, *right] for left, right in zip(LEFT, RIGHT, strict=True)]
    forms = read(as_word(TITLE, [*over, *both])).forms
    assert [form.project_name for form in forms if isinstance(form, ProjectForm)] == names
