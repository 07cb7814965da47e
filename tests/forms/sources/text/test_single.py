"""One cell a line: the rows are found again by the headings and by what stands below them."""

from __future__ import annotations

from perfeval.filing import ProjectForm
from perfeval.forms import read
from perfeval.forms.sources.text.single_rows import rows_of
from perfeval.forms.sources.text.stacked_headings import joined_headings, one_heading
from tests.forms.seen import funds, rows
from tests.tables import each_row

HEAD = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"]
NAMES = ["项目名称", "", "管网改造", "主管部门", "实施单位", "某县供水中心"]
MONEY = [
    "项目资金（万元）",
    "",
    "年初预算数",
    "全年预算数",
    "全年执行数",
    "分值",
    "执行率",
    "得分",
    "原因",
]
FUNDS = [
    *["", "年度资金总额", "60", "50", "50", "10", "100%", "10", "无调整"],
    *["其中：财政拨款", "60", "50", "50", "", "", ""],
    *["其他资金", "", "", "", "", "", ""],
]
GOAL = ["年度总体目标", "预期目标", "实际完成情况", "改造管网9公里", "改造管网9.4公里"]
BODY = [
    *["产出指标", "数量指标", "改造管网", "≥9公里", "9.4公里", "40", "40", ""],
    *["", "改造泵站", "=1座", "1座", "20", "18", "图纸晚到"],
    *["质量指标", "验收合格率", "100%", "100%", "20", "20", "", "另有一处复验"],
    *["满意度指标", "服务对象满意度指标", "居民满意度", "≥90%", "95%", "10", "10", ""],
]
FORM = [
    "某县项目支出绩效自评表",
    "（2023年度）",
    *NAMES,
    *MONEY,
    *FUNDS,
    *GOAL,
    "绩效指标",
    *HEAD,
    *BODY,
]
FORM += ["总分", "100", "98", "", "其他需要说明事项", "无"]
SEEN = [
    ("产出指标", "数量指标", "改造管网", "≥9公里", "9.4公里", "40", "40", ""),
    ("产出指标", "数量指标", "改造泵站", "=1座", "1座", "20", "18", "图纸晚到"),
    ("产出指标", "质量指标", "验收合格率", "100%", "100%", "20", "20", "另有一处复验"),
    ("满意度指标", "服务对象满意度指标", "居民满意度", "≥90%", "95%", "10", "10", ""),
]


def single(cells: list[str], end: str = "\n") -> ProjectForm:
    """The form that these cells say, each on a line of its own."""
    (form,) = read("".join(cell + end for cell in cells).encode()).forms
    assert isinstance(form, ProjectForm)
    return form


@each_row("end", ["\n", "\n\n", " |\n"])
def test_rows_are_found_again(end: str) -> None:
    """Merged labels stand once and empty cells are lines, however the tool parts them."""
    form = single(FORM, end)
    assert rows(form) == SEEN
    assert funds(form) == [
        ("年度资金总额", "60万元", "50万元", "50万元", "10", "100%"),
        ("其中：财政拨款", "60万元", "50万元", "50万元", "", ""),
        ("其他资金", "", "", "", "", ""),
    ]
    assert form.goal is not None
    assert form.goal.expected == "改造管网9公里"
    assert (form.project_name, form.implementing_unit) == ("管网改造", "某县供水中心")
    assert (form.total_points.text, form.total_claimed.text) == ("100", "98")


def test_levels_below_a_merged_heading() -> None:
    """绩效指标 over three levels is one cell, whose columns the next cells name."""
    for foot in (["合计", "90", "88"], []):
        form = single([*NAMES, "绩效指标", *HEAD[3:], *HEAD[:3], *BODY, *foot])
        assert rows(form) == SEEN


@each_row(
    ("texts", "found"),
    [
        (["产出", "数量指标", "里程", "5", "9", "9"], [6]),
        (["里程", "5", "9", "9", "", "合格率", "5", "1", "1"], [4, 4]),
        (["里程", "很好", "9", ""], [4]),
        (["还有", "甲"], [2]),
        ([], []),
    ],
)
def test_rows_by_their_figures(texts: list[str], found: list[int]) -> None:
    """What fits no row goes on with the last one."""
    roles = ["level1", "level2", "name", "value", "points", "claimed"]
    assert [len(row) for row in rows_of(roles, texts)] == found


@each_row(
    ("above", "below"),
    [
        (HEAD[3:], ["二级指标", "产出指标"]),
        (HEAD, HEAD[:3]),
        (["分值", "得分", "完成值"], HEAD[:3]),
        (["绩效指标", "得分"], HEAD[:3]),
        ([], HEAD[:3]),
    ],
)
def test_rows_that_are_not_one_heading(above: list[str], below: list[str]) -> None:
    """The lower row names levels, and the upper one has the other columns."""
    assert one_heading(above, below) is None
    assert joined_headings([above, below]) == [above, below]


def test_a_target_told_by_the_lower_row() -> None:
    """年度指标值 over 性质, 值 and 单位 gives way to them."""
    below = [*HEAD[:3], "指标性质", "指标值", "度量单位"]
    rows = joined_headings([["绩效指标", *HEAD[3:]], below, BODY[:8]])
    assert rows == [[*below, *HEAD[4:]], BODY[:8]]
