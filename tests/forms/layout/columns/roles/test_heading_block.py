"""Headings of one to three rows: which rows belong to them, and the columns they make."""

from __future__ import annotations

import pytest

from perfeval.filing import ScoreSheet
from perfeval.forms import read
from perfeval.forms.layout.columns.roles.heading_block import Block, blocks
from perfeval.forms.layout.segments.lines import lines_of
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.forms.sources.opening import open_document
from perfeval.forms.words.vocabulary import INDICATOR_COLUMNS
from tests.forms.paper import OVER, Row, Wide, as_excel, as_text, as_word
from tests.forms.seen import SOURCES, Maker, project, rows
from tests.tables import each_row

TITLE = "2023年度项目支出绩效自评表"
FIRST: Row = ["产出指标", "数量指标", "里程", "≥1公里", "1公里", "50", "50"]
SECOND: Row = ["效益指标", "社会效益", "人数", "≥9人", "9人", "50", "48"]
LEVELS: Row = ["一级指标", "二级指标", "三级指标"]
VALUES: Row = ["年度指标值", "实际完成值", "分值", "得分"]
READ = [
    ("产出指标", "数量指标", "里程", "≥1公里", "1公里", "50", "50", ""),
    ("效益指标", "社会效益", "人数", "≥9人", "9人", "50", "48", ""),
]


def found(data: bytes) -> dict[int, Block]:
    """The headings of a drawing."""
    return blocks(list(lines_of(open_document(data, DEFAULT_LIMITS))), INDICATOR_COLUMNS)


@pytest.mark.unmeasured
@SOURCES
@each_row(
    "heading",
    [
        [[*LEVELS, *VALUES]],
        [[Wide("绩效指标", 3), *VALUES], [*LEVELS, OVER, OVER, OVER, OVER]],
        [
            [*LEVELS, Wide("目标值", 2), Wide("自评", 2)],
            [OVER, OVER, OVER, "年度指标值", "实际完成值", "分值", "得分"],
        ],
        [
            [Wide("绩效指标完成情况", 7)],
            [Wide("绩效指标", 3), *VALUES],
            [*LEVELS, OVER, OVER, OVER, OVER],
        ],
    ],
)
def test_any_row_may_name_the_levels(make: Maker, heading: list[Row]) -> None:
    """The rows are read alike under headings of one, two and three rows."""
    table: list[Row] = [["项目名称", Wide("养护", 6)], *heading, FIRST, SECOND]
    form, _ = project(make, TITLE, table)
    assert rows(form) == READ
    (block,) = found(make(TITLE, table)).values()
    assert block.rows == len(heading)
    assert len(block.stacks) == 7


@each_row("make", [as_word, as_excel])
def test_labels_under_one_word_beside_a_score(make: Maker) -> None:
    """指标名称 over three columns of labels, a score and why points are missing: no more."""
    table: list[Row] = [
        [Wide("指标名称", 3), "得分", "偏差原因说明"],
        ["投入（40分）", "预算配置（40分）", "在职人员控制率（40分）", "40", ""],
        ["过程（60分）", "预算执行（60分）", "预算完成率（60分）", "55", "年中追加预算"],
    ]
    (form,) = read(make("2023年度部门整体支出绩效评价得分表", table)).forms
    assert isinstance(form, ScoreSheet)
    assert [(row.name, row.claimed.text) for row in form.rows] == [
        ("在职人员控制率（40分）", "40"),
        ("预算完成率（60分）", "55"),
    ]


def test_the_texts_above_a_column_are_kept() -> None:
    """The lowest text is the heading; what covers it stands before it."""
    table: list[Row] = [
        [*LEVELS, Wide("目标值", 2), Wide("自评", 2), "备注"],
        [OVER, OVER, OVER, "年度指标值", "实际完成值", "分值", "得分", OVER],
        [*FIRST, ""],
    ]
    for make in (as_word, as_text):
        (block,) = found(make(TITLE, table)).values()
        assert [stack.texts for stack in block.stacks[2:6]] == [
            ("三级指标",),
            ("目标值", "年度指标值"),
            ("目标值", "实际完成值"),
            ("自评", "分值"),
        ]
        assert block.stacks[-1].label == "备注"


@each_row(
    "table",
    [
        [["一级指标", "二级指标", "三级指标", "备注"], ["产出", "数量", "里程", ""]],
        [["资金来源", "全年预算数", "全年执行数", "分值", "得分"]],
        [["项目", "数量"], ["完成情况", "得分"]],
    ],
)
def test_what_heads_no_indicators(table: list[Row]) -> None:
    """Levels of which nothing is said, money, and rows of words are none."""
    assert found(as_word(TITLE, table)) == {}


@each_row(
    ("make", "table"),
    [
        (as_text, [["绩效指标（90分）", "绩效指标完成情况"], ["", *LEVELS, *VALUES], ["", *FIRST]]),
        (
            as_word,  # two cells that go on below hold the upper row, whatever its words are
            [
                ["序号", Wide("内容", 3), Wide("情况", 3), "计量单位"],
                [OVER, *LEVELS, *VALUES[:3], OVER],
                ["1", *FIRST[:6], "公里"],
            ],
        ),
        (
            as_word,  # two levels are enough, where what is said of them stands above
            [
                [Wide("绩效", 2), "甲", "乙", "丙", "分值", "得分"],
                [*LEVELS[:2], OVER, OVER, OVER, OVER, OVER],
                FIRST,
            ],
        ),
    ],
)
def test_an_upper_row_belongs_to_the_levels(make: Maker, table: list[Row]) -> None:
    """As a caption beside the label of the block, or by the cells that it shares with them."""
    assert [block.rows for block in found(make(TITLE, table)).values()] == [2]


def test_rows_below_that_only_look_like_headings() -> None:
    """The labels of a blank template are rows; so is a repeated heading."""
    head: Row = [*LEVELS, *VALUES]
    blank: Row = ["产出指标（50分）", "数量指标", "", "", "", "", ""]
    assert [block.rows for block in found(as_excel(TITLE, [head, blank])).values()] == [1]
    assert [block.rows for block in found(as_word(TITLE, [head, head, FIRST])).values()] == [1, 1]


def test_a_heading_without_merges() -> None:
    """What the lower row leaves blank stands above."""
    table: list[Row] = [["绩效指标", "", "", *VALUES], [*LEVELS, "", "", "", ""], FIRST, SECOND]
    form, _ = project(as_word, TITLE, [["项目名称", Wide("养护", 6)], *table])
    assert rows(form) == READ


@each_row("make", [as_word, as_excel])
def test_a_heading_that_reaches_under_a_blank_cell(make: Maker) -> None:
    """三级指标 begins under 绩效指标 and goes on under the blank beside it: one column."""
    table: list[Row] = [
        [Wide("绩效指标", 3), "", *VALUES],
        [*LEVELS[:2], Wide("三级指标", 2), "", "", "", ""],
        *([*each[:2], Wide("里程", 2), *each[3:]] for each in (FIRST, SECOND)),
    ]
    (block,) = found(make(TITLE, table)).values()
    assert [stack.label for stack in block.stacks] == [*LEVELS, *VALUES]


def test_a_cell_below_no_heading_is_a_column() -> None:
    """Where the upper row ends before the lower one, the rest of it counts."""
    table: list[Row] = [[*LEVELS[:2], Wide("绩效", 2)], [OVER, OVER, "三级指标", "分值", "得分"]]
    (block,) = found(as_word(TITLE, table)).values()
    assert [stack.label for stack in block.stacks][-3:] == ["三级指标", "分值", "得分"]


def test_a_table_of_funds_above_is_no_upper_row() -> None:
    """Headings of money that stand directly above the levels are not theirs."""
    table: list[Row] = [
        ["资金", "全年预算数", "全年执行数", "执行率", "分值", "得分", "完成情况"],
        [*LEVELS, *VALUES],
        FIRST,
    ]
    assert list(found(as_word(TITLE, table))) == [2]


@each_row("make", [as_word, as_excel])
def test_an_upper_row_of_groups_alone(make: Maker) -> None:
    """绩效指标 | 自评情况, each over several columns, head the row below as well."""
    table: list[Row] = [
        [Wide("绩效指标", 3), Wide("自评情况", 4)],
        [*LEVELS, *VALUES],
        FIRST,
        SECOND,
    ]
    assert [block.rows for block in found(make(TITLE, table)).values()] == [2]
    goal: list[Row] = [[Wide("绩效指标按期完成", 3), "已完成", Wide("好", 3)], *table[1:]]
    assert [block.rows for block in found(make(TITLE, goal)).values()] == [1]


def test_a_caption_beside_the_label_of_the_block() -> None:
    """In text the label is blank in the row below; the goal above takes no part of it."""
    table: list[Row] = [
        ["年度总体目标", "预期目标", "实际完成情况"],
        ["", "修好", "修完"],
        ["绩效指标（90分）", "绩效指标完成情况"],
        ["", *LEVELS, *VALUES],
        ["", *FIRST],
    ]
    form, _ = project(as_text, TITLE, [["项目名称", "养护"], *table])
    assert form.goal is not None
    assert (form.goal.actual, len(form.indicators)) == ("修完", 1)


def test_one_word_of_money_is_no_heading_of_funds() -> None:
    """计划数 over targets: the row above the levels is theirs."""
    table: list[Row] = [
        ["绩效指标", "权数", "计划数", "实际达到水平", "自评分数", "改进措施"],
        [*LEVELS, "", "", "", "", ""],
        ["产出", "数量", "里程", "50", "1公里", "1公里", "50", ""],
        ["效益", "社会", "人数", "50", "9人", "9人", "48", "无"],
    ]
    form, _ = project(as_text, TITLE, [["项目名称", "养护"], *table])
    assert [row[:7] for row in rows(form)] == [
        ("产出", "数量", "里程", "1公里", "1公里", "50", "50"),
        ("效益", "社会", "人数", "9人", "9人", "50", "48"),
    ]
