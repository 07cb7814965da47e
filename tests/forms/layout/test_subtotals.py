"""Rows that add up others: by their words, their place and their figures; what stays a row."""

from __future__ import annotations

from collections.abc import Sequence

from perfeval.audit import audit
from perfeval.filing import Filing, ScoreSheet
from perfeval.forms import read
from perfeval.forms.words.sums import group_named, is_subtotal_name, summed
from tests.forms.paper import (
    OVER,
    Drawn,
    Row,
    Wide,
    as_excel,
    as_text,
    as_word,
    text_of,
    width_of,
)
from tests.forms.seen import Maker
from tests.tables import each_row

TITLE = "2022年度部门整体支出绩效评分表"
HEAD: Row = ["一级指标", "二级指标", "三级指标", "分值", "评分标准", "自评得分"]
FIRST: list[Row] = [
    ["投入", "目标设定", "合理性", "10", "合理得满分", "9"],
    [OVER, OVER, "明确性", "5", "明确得满分", "5"],
    [OVER, "预算配置", "控制率", "15", "不超得满分", "15"],
]
SECOND: list[Row] = [
    ["过程", "预算执行", "完成率", "20", "按比例计分", "18"],
    [OVER, "预算管理", "健全性", "20", "健全得满分", "20"],
]
THIRD: list[Row] = [["产出", "职责履行", "实现率", "30", "按比例计分", "30"]]
TOTAL: Row = [Wide("总计", 3), "100", "", "97"]
NAMES = ["合理性", "明确性", "控制率", "完成率", "健全性", "实现率"]
LEVELS = [*["投入"] * 3, *["过程"] * 2, "产出"]


def _sums(labels: Sequence[Drawn], group: str, *figures: str) -> Row:
    said = [text_of(each).format(group) for each in labels]
    drawn = [
        Wide(text, width_of(each)) if isinstance(each, Wide) else text
        for text, each in zip(said, labels, strict=True)
    ]
    return [*drawn, figures[0], "", figures[1]]


def _errors(filing: Filing) -> list[tuple[str, str, str]]:
    found = [each for each in audit(filing) if each.severity.above_info]
    return [
        (each.code, each.printed, each.computed)
        for each in found
        if not each.code.startswith(("score.no_reason", "points.not_100"))
    ]


def _names(filing: Filing) -> list[tuple[str, str]]:
    (form,) = filing.forms
    assert isinstance(form, ScoreSheet)
    return [(row.level1, row.name) for row in form.rows]


@each_row(
    ("make", "labels", "above"),
    [
        (as_excel, [Wide("小计", 3)], False),
        (as_word, [Wide("小计", 3)], True),
        (as_text, ["{}", Wide("小计", 2)], True),
        (as_word, ["{}（小计）", "", ""], False),
        (as_text, [Wide("合计", 3)], False),
        (as_word, [OVER, "", "合计"], False),
        (as_excel, [OVER, Wide("本项合计", 2)], False),
        (as_excel, [Wide("{}部分得分", 3)], False),
        (as_text, [OVER, "一级指标得分", ""], False),
        (as_word, [Wide("{}指标合计：", 3)], True),
        (as_excel, [OVER, "", "{}分"], False),
        (as_excel, ["{}", "", ""], True),
        (as_text, [Wide("{}", 3)], True),
        (as_word, [Wide("一、{}", 3)], True),
        (as_excel, [Wide("第一部分合计", 3)], False),
        (as_word, [OVER, "", "板块小结"], False),
    ],
)
def test_a_row_that_adds_up_a_group_is_no_criterion(
    make: Maker, labels: Sequence[Drawn], above: bool
) -> None:
    """However it is called, above its rows or below them; of several rows its sums are tested."""
    groups = [
        (FIRST, "投入", "30", "29"),
        (SECOND, "过程", "40", "38"),
        (THIRD, "产出", "30", "30"),
    ]
    table: list[Row] = [HEAD]
    for rows, *said in groups:
        sums = [_sums(labels, *said)]
        table += [*sums, *rows] if above else [*rows, *sums]
    filing = read(make(TITLE, [*table, TOTAL]))
    groups_read = [level.removeprefix("一、") for level, _ in _names(filing)]
    assert (groups_read, [name for _, name in _names(filing)]) == (LEVELS, NAMES)
    assert _errors(filing) == []
    assert len(filing.relations) == 4


PLAIN: Row = ["评价内容", "分值", "评分标准", "得分"]


@each_row(
    ("table", "names", "errors"),
    [
        (  # a sum that does not come out, of its group by name
            [HEAD, *SECOND, [Wide("过程得分", 3), "40", "", "39"], *THIRD],
            ["完成率", "健全性", "实现率"],
            [("sum.mismatch", "39分", "38")],
        ),
        (  # 合计 with rows below it, and another one, is no total
            [HEAD, *SECOND, [Wide("合计", 3), "41", "", "38"], *THIRD, TOTAL],
            ["完成率", "健全性", "实现率"],
            [
                ("points.total", "100", "70"),
                ("score.total", "97", "68"),
                ("sum.mismatch", "41分", "40"),
            ],
        ),
        (  # both levels have sums of their own
            [
                HEAD,
                ["过程", "", "", "40", "", "38"],
                [OVER, "预算执行", "", "20", "", "18"],
                [OVER, OVER, "完成率", "12", "按比例计分", "10"],
                [OVER, OVER, "支付率", "8", "按比例计分", "8"],
                [OVER, "预算管理", "", "20", "", "20"],
                [OVER, OVER, "健全性", "5", "健全得满分", "5"],
                [OVER, OVER, "合规性", "15", "合规得满分", "15"],
            ],
            ["完成率", "支付率", "健全性", "合规性"],
            [],
        ),
        (  # rows that happen to equal two others, and that have names of their own
            [
                [*HEAD[:4], HEAD[5]],
                ["过程", "预算执行", "完成率", "20", "20"],
                [OVER, OVER, "支付率", "10", "10"],
                [OVER, "预算管理", "健全性", "30", "30"],
            ],
            ["完成率", "支付率", "健全性"],
            [],
        ),
        (  # a group alone that is worth as much as its one row
            [HEAD, ["产出", "", "", "30", "", "30"], [OVER, *THIRD[0][1:]]],
            ["", "实现率"],
            [],
        ),
        (  # the names of groups stand where those of the rows do
            [
                PLAIN,
                ["预算编制", "40", "", "38"],
                ["完整性", "20", "完整得满分", "18"],
                ["规范性", "20", "规范得满分", "20"],
                ["预算执行", "60", "", "60"],
                ["执行率", "30", "按比例计分", "30"],
                ["公开", "30", "公开得满分", "30"],
                ["合计", "100", "", "98"],
            ],
            ["完整性", "规范性", "执行率", "公开"],
            [],
        ),
        (  # one of them lacks its clause, and the total needs it
            [
                PLAIN,
                ["完整性", "20", "完整得满分", "18"],
                ["预算执行", "40", "", "40"],
                ["执行率", "20", "按比例计分", "20"],
                ["公开", "20", "公开得满分", "20"],
                ["合计", "100", "", "98"],
            ],
            ["完整性", "预算执行", "执行率", "公开"],
            [],
        ),
        (  # rows that are left open
            [HEAD, *THIRD, [Wide("小计", 3), "", "", ""], [OVER, "本项合计", "", "", "", ""]],
            ["实现率"],
            [],
        ),
        (  # a total that is printed in two rows
            [HEAD, *FIRST, [Wide("总分", 3), "30", "", ""], [Wide("得分合计", 3), "", "", "29"]],
            NAMES[:3],
            [],
        ),
    ],
)
def test_what_adds_up_and_what_is_a_row(
    table: list[Row], names: list[str], errors: list[tuple[str, str, str]]
) -> None:
    """Arithmetic alone is enough for what names its group, and never for a criterion."""
    filing = read(as_word(TITLE, table))
    assert [name for _, name in _names(filing)] == names
    assert _errors(filing) == errors


def test_a_sum_in_a_text_that_leaves_merged_cells_out() -> None:
    """Its label may stand under a target, with figures right of it."""
    head: Row = [*HEAD[:3], "年度指标值", "实际完成值", "分值", "得分", "偏差原因"]
    row: Row = ["产出", "数量", "里程", "5公里", "5公里", "20", "20", ""]
    sums: list[Row] = [["产出指标得分", "20", "20", ""], ["效益指标得分", "30", "30", ""]]
    other: Row = ["效益", "社会", "受益", "9人", "9人", "30", "30", ""]
    table: list[Row] = [head, row, sums[0], other, sums[1], ["总分", "50", "50", ""]]
    (form,) = read(as_text("2022年度项目支出绩效自评表", table)).forms
    assert [each.name for each in form.indicators] == ["里程", "受益"]


@each_row(
    ("label", "sure", "group"),
    [
        ("数量小计（20分）", True, "数量"),
        ("以上各项合计", True, ""),
        ("二级指标得分：", False, ""),
        ("三、产 出 类指标得分", False, "产出"),
        ("投入部分", False, None),
        ("培训人数", False, None),
        ("以上由办公室汇总", False, "由办公室"),
        ("第一部分合计", False, "第一"),
        ("效益指标自评分", False, "效益"),
        ("分" * 41, False, None),
    ],
)
def test_what_a_label_says_of_a_sum(label: str, sure: bool, group: str | None) -> None:
    """小计 by its name; any other sum names its group, or is 本项."""
    assert (is_subtotal_name(label), summed(label)) == (sure, group)
    assert group_named("总" * 41) == "总" * 41
