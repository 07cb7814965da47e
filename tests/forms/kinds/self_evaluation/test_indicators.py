"""Rows of indicators, and rows that are none."""

from __future__ import annotations

from perfeval.forms.layout.columns.roles.heading_block import blocks
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Cell, Grid
from perfeval.forms.words.vocabulary import INDICATOR_COLUMNS
from tests.forms.paper import OVER, Row, Wide, as_excel, as_text, as_word
from tests.forms.seen import HEAD, SOURCES, Maker, notes, project, rows
from tests.tables import each_row

TITLE = "2023年度项目支出绩效自评表"
NAME: Row = ["项目名称", Wide("养护", 7)]
FIRST: Row = [OVER, "产出指标", "数量指标", "里程", "1公里", "1公里", "50", "50"]


@each_row(
    ("texts", "heads"),
    [
        ("三级指标 指标值 分值 得分", True),
        ("三级指标 指标值 得分", False),  # three columns are too few
        ("三级指标 指标值 备注 得分", True),
        ("一级指标 二级指标 指标值 得分", True),
        ("二级指标 指标值 分值 得分", False),
        ("一级指标 指标值 分值 得分", False),
        ("一级指标 二级指标 三级指标 得分", True),
        ("一级指标 二级指标 三级指标 备注", False),  # nothing is said of them
    ],
)
def test_what_heads_a_table_of_indicators(texts: str, heads: bool) -> None:
    """A name or two levels, a value at least, and four columns in all."""
    cells = tuple(Cell(row=0, column=at, text=text) for at, text in enumerate(texts.split()))
    grid = Grid(name="表", rows=(cells,))
    found = blocks([Line(cells=cells, at="", grid=grid)], INDICATOR_COLUMNS)
    assert bool(found) is heads


@SOURCES
def test_two_levels_only(make: Maker) -> None:
    """Where there is no 三级指标 the second level is the indicator's own name."""
    table: list[Row] = [
        ["项目名称", Wide("养护", 5)],
        ["一级指标", "二级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "里程", "1公里", "1公里", "50", "50"],
        [OVER, "次数", "1次", "1次", "50", "50"],
    ]
    form, filing = project(make, TITLE, table)
    assert [row[:3] for row in rows(form)] == [("产出指标", "", "里程"), ("产出指标", "", "次数")]
    assert notes(filing) == []


@SOURCES
def test_serial_numbers_are_known_and_left(make: Maker) -> None:
    """序号 tells nothing that the order does not; what is no number in it is noted."""
    table: list[Row] = [
        NAME,
        ["序号", *HEAD[1:]],
        ["1", *FIRST[1:]],
        ["（2）", "产出指标", "数量指标", "次数", "1次", "1次", "50", "50"],
        ["补充", "产出指标", "数量指标", "人数", "1人", "1人", "50", "50"],
    ]
    form, filing = project(make, TITLE, table)
    assert [row[2] for row in rows(form)] == ["里程", "次数", "人数"]
    assert notes(filing) == [("序号", "补充")]


@SOURCES
def test_a_label_and_a_long_text_are_no_indicator(make: Maker) -> None:
    """A remark across the columns of values is noted, not made a row of."""
    table: list[Row] = [
        NAME,
        HEAD,
        FIRST,
        ["主要成效", Wide("里程全部完成", 7)],
        [Wide("项目总体情况", 4), Wide("良好", 4)],
        [Wide("本表由某科室填写", 8)],
    ]
    form, filing = project(make, TITLE, table)
    assert [row[2] for row in rows(form)] == ["里程"]
    assert [text for _, text in notes(filing)] == [
        "里程全部完成",
        "良好",
        "本表由某科室填写",
    ]
    assert [place for place, _ in notes(filing)][:2] == ["主要成效", "项目总体情况"]


@each_row("make", [as_word, as_excel])
def test_a_name_beside_merged_values_is_an_indicator(make: Maker) -> None:
    """不适用 merged over target, value, points and score belongs to the name before it."""
    table: list[Row] = [NAME, HEAD, FIRST, [OVER, OVER, OVER, "次数", Wide("不适用", 4)]]
    form, _ = project(make, TITLE, table)
    assert [(row[2], row[3]) for row in rows(form)] == [("里程", "1公里"), ("次数", "不适用")]


def test_a_short_row_of_text_is_no_indicator() -> None:
    """In extracted text two cells cannot be a row of eight columns."""
    table: list[Row] = [NAME, HEAD, ["", *FIRST[1:]], ["自评情况", "总体良好"]]
    form, filing = project(as_text, TITLE, table)
    assert len(form.indicators) == 1
    assert notes(filing) == [("自评情况", "总体良好")]


@each_row("make", [as_word, as_excel])
def test_a_row_with_nothing_under_a_known_heading_is_no_indicator(make: Maker) -> None:
    """续表 between two parts of a table, and a row that is left empty, say nothing of their own."""
    table: list[Row] = [
        NAME,
        HEAD,
        FIRST,
        ["续表", *[""] * 7],
        [""] * 8,
        HEAD,
        [OVER, "效益指标", "社会效益", "便利", "提升", "提升", "40", "40"],
    ]
    form, filing = project(make, TITLE, table)
    assert [row[2] for row in rows(form)] == ["里程", "便利"]
    assert [text for _, text in notes(filing)] == ["续表"]


@each_row(
    ("make", "wide", "level1"),
    [
        (as_word, 4, "产出指标"),
        (as_word, 5, "效益指标"),
        (as_word, 8, "效益指标"),
        (as_excel, 4, "效益指标"),  # a sheet leaves out the blank cells behind it
    ],
)
def test_a_group_stands_across_the_table(make: Maker, wide: int, level1: str) -> None:
    """Alone in its row, or over more than half of it."""
    second: Row = ["", "", "社会效益", "便利", "提升", "提升", "40", "40"]
    across: Row = [Wide("效益指标", wide), *[""] * (8 - wide)]
    form, _ = project(make, TITLE, [NAME, HEAD, FIRST, across, second])
    assert form.indicators[-1].level1 == level1


@each_row(("columns", "count"), [(5, 2), (6, 1)])
def test_two_cells_of_text_are_a_row_of_a_narrow_table(columns: int, count: int) -> None:
    """Under six columns or more they are a remark."""
    head: Row = ["一级指标", "三级指标", "指标值", "实际完成值", "得分", "分值"][:columns]
    full: Row = ["产出指标", "里程", "1公里", "1公里", "50", "50"][:columns]
    form, _ = project(as_text, TITLE, [NAME, head, full, ["次数", "50"]])
    assert len(form.indicators) == count


@SOURCES
def test_each_goal_has_a_block_of_its_own(make: Maker) -> None:
    """年度目标1 and 年度目标2 head blocks; 绩效指标 is no goal."""
    second: Row = [OVER, "效益指标", "社会效益", "便利", "提升", "提升", "40", "40"]
    table: list[Row] = [
        NAME,
        ["年度绩效目标1\n（60分）", *HEAD[1:]],
        FIRST,
        ["年度绩效目标2", *HEAD[1:]],
        second,
        HEAD,
        [OVER, "满意度指标", "满意度", "满意率", "≥9", "9", "10", "10"],
    ]
    form, _ = project(make, TITLE, table)
    assert [(row.name, row.goal) for row in form.indicators] == [
        ("里程", "年度绩效目标1（60分）"),
        ("便利", "年度绩效目标2"),
        ("满意率", ""),
    ]
