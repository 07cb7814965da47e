"""Columns judged by all that speaks for them, and the doubts that are left."""

from __future__ import annotations

import pytest

from perfeval import Points
from perfeval.audit import audit
from perfeval.filing import ScoreSheet
from perfeval.forms import read
from perfeval.forms.layout.columns.columns import Heading
from perfeval.forms.layout.columns.roles.adjusted import with_result
from perfeval.forms.layout.columns.roles.assignment import assigned
from perfeval.forms.layout.columns.roles.evidence import Evidence
from tests.forms.paper import OVER, Row, Wide, as_word
from tests.forms.seen import SOURCES, Maker, notes, project, rows
from tests.tables import each_row

TITLE = "2023年度项目支出绩效自评表"
NAME: Row = ["项目名称", Wide("养护", 7)]
BODY: list[Row] = [
    ["产出指标", "数量指标", "里程", "≥1公里", "1公里", "50", "50", ""],
    ["", "质量指标", "合格率", "≥95%", "96%", "30", "29", "个别路段返工"],
    ["效益指标", "社会效益指标", "出行条件", "明显改善", "已改善", "20", "20", ""],
]
READ = [
    ("产出指标", "数量指标", "里程", "≥1公里", "1公里", "50", "50", ""),
    ("产出指标", "质量指标", "合格率", "≥95%", "96%", "30", "29", "个别路段返工"),
    ("效益指标", "社会效益指标", "出行条件", "明显改善", "已改善", "20", "20", ""),
]


def table(heads: str, body: list[Row] | None = None) -> list[Row]:
    """A table under these headings."""
    return [NAME, [*heads.split()], *(body or BODY)]


@pytest.mark.unmeasured
@SOURCES
@each_row(
    "heads",
    [
        "一级指标 二级指标 三级指标 指标值 实际达到水平 赋分 最后得分 备注",
        "指标类别 指标类型 具体指标 预期实现值 业绩值 权数 打分 扣分依据",
        "指标类型 指标类别 明细指标 目标值 完成值 权重（%） 得分 偏差说明",
        "指标小类 指标大类 明细指标 目标值 完成值 权重（%） 得分 偏差说明",
        "一级 二级目录 考核内容 2023年目标值 2023年完成值 配分 考评得分 失分原因",
        "一级指标 二级指标 三级指标 目标值（标准） 指标值 分值 得分 原因",
        "一级指标 二级指标 三级指标 标准值 指标数值 分值 得分 原因",
        "一级指标 二级指标 三级指标 目标甲 结果乙 分值 得分 原因",  # what stands under them
        "一级指标 二级指标 三级指标 目标值 完成值 甲 乙 原因",  # scores do not exceed points
        "一级指标 二级指标 丙 目标值 完成值 分值 得分 原因",  # names, behind the second level
    ],
)
def test_headings_that_no_list_holds(make: Maker, heads: str) -> None:
    """Cores of words, figures, words and places give each column its role."""
    form, filing = project(make, TITLE, table(heads))
    assert rows(form) == READ
    assert notes(filing, "doubt") == []


@each_row(
    ("heads", "levels", "doubts"),
    [
        ("二级指标 一级指标", ("", ""), 2),
        ("二级指标 指标类别", ("", ""), 2),
        ("一级指标 指标类别", ("产出指标", "数量指标"), 0),
        ("类目 一级指标", ("", ""), 2),
    ],
)
def test_levels_that_their_labels_contradict(
    heads: str, levels: tuple[str, str], doubts: int
) -> None:
    """二级指标 over 产出指标, left of 一级指标 over 数量指标: both are told."""
    heading = f"{heads} 三级指标 指标值 完成值 分值 得分 原因"
    form, filing = project(as_word, TITLE, table(heading))
    assert (form.indicators[0].level1, form.indicators[0].level2) == levels
    assert len(notes(filing, "doubt")) == doubts


def test_one_name_that_may_be_a_level_tells_no_level() -> None:
    """社会效益 as the name of one row, beside names that are none, leaves the names names."""
    sheet = as_word(
        "2023年度部门整体支出绩效评价指标表",
        [
            ["一级", "指标子类", "个性指标", "赋分", "评价标准与说明", "得分"],
            ["投入（20分）", "目标设定（8分）", "绩效指标明确性", "8", "明确计满分。", "8"],
            ["", "预算配置（12分）", "在职人员控制率", "12", "≤100%计满分。", "12"],
            ["过程（40分）", "预算执行（40分）", "预算调整率", "20", "=0计满分。", "20"],
            ["", "", "结转结余率", "20", "≤5%计满分。", "15"],
            ["效果（40分）", "履职效益（40分）", "社会效益", "20", "明显计满分。", "20"],
            ["", "", "社会公众满意度", "20", "≥90%计满分。", "20"],
        ],
    )
    (form,) = read(sheet).forms
    assert isinstance(form, ScoreSheet)
    names = "绩效指标明确性 在职人员控制率 预算调整率 结转结余率 社会效益 社会公众满意度"
    assert [row.name for row in form.rows] == names.split()
    assert [row.points for row in form.rows] == [*map(Points, ["8", "12", "20", "20", "20", "20"])]


def test_a_heading_of_too_many_columns_is_known_by_its_words_alone() -> None:
    """Of thirty columns nobody asks the cells."""
    body: list[Row] = [[*row, *["甲"] * 22] for row in BODY]
    heads = f"一级指标 二级指标 三级指标 指标值 完成值 分值 得分 原因 {'其他 ' * 22}".strip()
    form, _ = project(as_word, TITLE, table(heads, body))
    assert form.indicators[0].level1 == "产出指标"


def test_figures_of_targets_are_no_rivals_of_points() -> None:
    """A target in figures alone is more than the points of each row, as points are than scores."""
    heads = "一级指标 二级指标 三级指标 指标性质 目标值 计量单位 实际值 规定分值 得分"
    body: list[Row] = [
        ["产出指标", "数量指标", "里程", "≥", "1115", "公里", "1115", "5", "5"],
        ["产出指标", "质量指标", "合格率", "≥", "95", "%", "96", "1", "1"],
        ["产出指标", "时效指标", "开工率", "≥", "85", "%", "89", "14", "14"],
    ]
    form, filing = project(as_word, TITLE, table(heads, body))
    assert [each[5:7] for each in rows(form)] == [("5", "5"), ("1", "1"), ("14", "14")]
    assert notes(filing, "doubt") == []


def test_points_behind_the_scores() -> None:
    """The order of two columns of figures does not matter where their figures differ."""
    body: list[Row] = [[*row[:5], row[6], row[5], row[7]] for row in BODY]
    heads = "一级指标 二级指标 三级指标 目标值 完成值 甲 乙 原因"
    form, _ = project(as_word, TITLE, table(heads, body))
    assert rows(form) == READ


def test_a_column_that_nothing_supports_is_a_doubt() -> None:
    """Figures above any points, under an unknown word: said once, and nothing is called blank."""
    body: list[Row] = [[*row[:5], f"{7000 + at}", *row[6:]] for at, row in enumerate(BODY)]
    heads = "一级指标 二级指标 三级指标 目标值 完成值 甲乙 得分 原因"
    filing = read(as_word(TITLE, table(heads, body)))
    ((label, text),) = notes(filing, "doubt")
    assert label == "甲乙"
    assert text.startswith("“甲乙”一栏看不出是什么，未录（")
    findings = audit(filing)
    assert [each.severity.value for each in findings if "甲乙" in each.message("zh")][:1] == [
        "warning"
    ]
    assert not {each.code for each in findings} & {"score.empty", "score.missing", "points.total"}


def test_a_doubt_is_one_form_s_own() -> None:
    """Beside a form in doubt another is audited as ever."""
    odd: list[Row] = [[*row[:5], f"{7000 + at}", *row[6:]] for at, row in enumerate(BODY)]
    blank: list[Row] = [[*row[:4], "", *row[5:]] for row in BODY]
    heads = "一级指标 二级指标 三级指标 目标值 完成值 {} 得分 原因"
    filing = read(
        as_word(
            "附件2 整体支出绩效自评表",
            table(heads.format("甲乙"), odd),
            "附件3 2023年度项目支出绩效自评表",
            table(heads.format("分值"), blank),
        )
    )
    assert len(notes(filing, "doubt")) == 1
    empty = [each.at for each in audit(filing) if each.code == "score.empty"]
    assert len(empty) == len(BODY)
    assert all("附件3" in at or "项目支出" in at for at in empty)


@pytest.mark.unmeasured
def test_many_columns_of_many_roles_are_judged_in_bounds() -> None:
    """A table that is made to have every reading still has one, the same each time."""
    roles = [f"role{number}" for number in range(16)]
    made = []
    for place in range(24):
        evidence = Evidence()
        for number, role in enumerate(roles):
            evidence.add(role, 7 + (place * number) % 5)
        made.append(evidence)
    choices = assigned(made, {}, frozenset(roles))
    assert choices == assigned(made, {}, frozenset(roles))
    given = [choice.role for choice in choices if choice.role]
    assert len(given) == len(set(given))


def test_two_columns_for_one_role_are_a_doubt() -> None:
    """Where either may be the points and nothing tells, none is."""
    one, other = Evidence(), Evidence()
    one.add("points", 10)
    other.add("points", 9)
    choices = assigned([one, other], {}, frozenset({"points"}))
    assert [(choice.role, choice.rivals) for choice in choices] == [("", ("points",)), ("", ())]


def test_a_label_left_of_the_levels_is_no_column() -> None:
    """年度绩效指标 merged beside the rows is a label, whatever its words say."""
    heads = "年度绩效指标 一级指标 二级指标 三级指标 目标值 完成值 分值 得分"
    body: list[Row] = [["", *row[:7]] for row in BODY]
    form, filing = project(as_word, TITLE, [NAME, heads.split(), *body])
    assert [row[:7] for row in rows(form)] == [row[:7] for row in READ]
    assert notes(filing, "doubt") == []


@SOURCES
def test_points_inside_the_names(make: Maker) -> None:
    """Without a column of points the names tell them; 100 beside 总分 is then the score."""
    body: list[Row] = [[*row[:2], f"{row[2]}（{row[5]}分）", *row[3:5], *row[6:]] for row in BODY]
    heads = "一级指标 二级指标 三级指标 目标值 完成值 得分 原因"
    form, _ = project(make, TITLE, [NAME, heads.split(), *body, [Wide("总分", 5), "99", ""]])
    assert [row[5] for row in rows(form)] == ["50", "30", "20"]
    assert getattr(form.total_claimed, "text", "") == "99"


@SOURCES
def test_a_blank_cell_of_points_is_not_filled_from_the_name(make: Maker) -> None:
    """Where the table has a column for them, the number in the name says something else."""
    body: list[Row] = [
        [*row[:2], f"{row[2]}（{row[5]}分）", *row[3:5], "", *row[6:]] for row in BODY
    ]
    heads = "一级指标 二级指标 三级指标 目标值 完成值 分值 得分 原因"
    form, _ = project(make, TITLE, [NAME, heads.split(), *body])
    assert [row[5] for row in rows(form)] == ["", "", ""]


def test_the_word_above_a_heading_speaks_where_its_own_does_not() -> None:
    """A column 甲 below 实际完成情况 holds what was attained."""
    heads: list[Row] = [
        ["一级指标", "二级指标", "三级指标", "目标值", Wide("实际完成", 2), "得分"],
        [OVER, OVER, OVER, OVER, "甲", "分值", OVER],
    ]
    form, filing = project(
        as_word, TITLE, [["项目名称", Wide("养护", 6)], *heads, *(r[:7] for r in BODY)]
    )
    assert [row[4] for row in rows(form)] == ["1公里", "96%", "已改善"]
    assert notes(filing, "doubt") == []


def test_long_sentences_are_no_clause_by_themselves() -> None:
    """A column of explanations has no field: its texts are told, and no doubt is raised."""
    said = "反映和考核该项指标所要求的全部工作完成情况及其效果"
    body: list[Row] = [[*row[:3], f"{at}{said}", *row[3:7]] for at, row in enumerate(BODY)]
    heads = "一级指标 二级指标 三级指标 指标解释 目标值 完成值 分值 得分"
    form, filing = project(as_word, TITLE, [NAME, heads.split(), *body])
    assert [row[:7] for row in rows(form)] == [row[:7] for row in READ]
    assert len(notes(filing)) == 3
    assert notes(filing, "doubt") == []


def test_a_long_table_is_judged_by_its_first_rows() -> None:
    """Forty rows say what a column is; whether it adds up to 100 is then not asked."""
    body: list[Row] = [
        ["产出指标", "数量指标", f"里程{at}", "≥1公里", "1公里", "2", "1", ""] for at in range(60)
    ]
    heads = "一级指标 二级指标 三级指标 目标值 完成值 甲 乙 原因"
    form, _ = project(as_word, TITLE, table(heads, body))
    assert {row[5:7] for row in rows(form)} == {("2", "1")}
    assert len(form.indicators) == 60


@each_row(
    ("heads", "cells", "target"),
    [
        ("指标性质 运算符号 指标值", "定量 ≥ 8", "≥8"),
        ("指标性质 指标方向 指标值", "≥ 正向 8", "≥8"),
        ("指标性质 比较甲 指标值", "定量 ≥ 8", "≥8"),  # known by what stands in it
        ("指标性质 指标方向 指标值", "定量 正向 8", "定量8"),
        ("运算符号 年初设定值 年中调整值", "≥ 8 9", "≥9"),
        ("运算符号 年初值 修订后目标值", "≥ 8 9", "≥9"),
    ],
)
def test_the_sign_of_a_target(heads: str, cells: str, target: str) -> None:
    """Of 定量, 正向 and ≥ the sign is the target's; of two targets the adjusted one counts."""
    labels = ["产出 数量 里程", "产出 质量 合格率", "效益 社会 时长"]
    body: list[Row] = [[*each.split(), *cells.split(), "9", "30", "30"] for each in labels]
    head: Row = [*f"一级指标 二级指标 三级指标 {heads} 完成值 分值 得分".split()]
    form, _ = project(as_word, TITLE, [["项目名称", Wide("养护", 8)], head, *body])
    assert [row[3] for row in rows(form)] == [target] * 3


def test_the_name_and_the_weight_of_a_level() -> None:
    """名称 under 一级指标 is that of the level; the weight beside it is none of the row."""
    table: list[Row] = [
        ["项目名称", Wide("养护", 8)],
        [Wide("一级指标", 2), Wide("二级指标", 2), "三级指标", "指标值", "完成值", "分值", "得分"],
        ["名称", "权值", "名称", "权值", *[OVER] * 5],
        ["产出", "60", "数量", "40", "里程", "9公里", "9公里", "40", "40"],
        ["产出", "60", "质量", "20", "合格率", "95%", "96%", "20", "20"],
        ["效益", "40", "社会", "40", "时长", "8天", "7天", "40", "39"],
    ]
    form, _ = project(as_word, TITLE, table)
    assert [row[:3] for row in rows(form)] == [
        ("产出", "数量", "里程"),
        ("产出", "质量", "合格率"),
        ("效益", "社会", "时长"),
    ]


@each_row(
    ("labels", "roles"),
    [
        ("目标值（标准） 指标值", "value actual"),
        ("指标值 目标值", "value value"),
        ("目标值 调整目标值", "value value"),
        ("指标值 数值", "value value"),
    ],
)
def test_a_result_that_is_called_none(labels: str, roles: str) -> None:
    """A bare 指标值 is one behind what says 目标 or 标准."""
    items = tuple(Heading(n, n + 1, label, "value") for n, label in enumerate(labels.split()))
    assert " ".join(item.role for item in with_result(items)) == roles
