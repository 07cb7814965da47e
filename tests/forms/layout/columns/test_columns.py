"""Columns by their headings, and the cells of a row put under them."""

from __future__ import annotations

from perfeval.forms.layout.columns.centred_labels import Labels, centred
from perfeval.forms.layout.columns.columns import Columns, Heading
from perfeval.forms.layout.columns.headings import headings
from perfeval.forms.layout.columns.short_rows import padding_of, places_of
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Cell, Grid
from perfeval.forms.words.vocabulary import INDICATOR_COLUMNS
from tests.tables import each_row

# One drawn row: each cell by its text and how many columns it covers.
Drawn = tuple[tuple[str, int], ...]


def row(*drawn: tuple[str, int], start: int = 0) -> tuple[Cell, ...]:
    """Cells side by side, from a column on."""
    cells = []
    for text, width in drawn:
        cells.append(Cell(row=0, column=start, column_span=width, text=text))
        start += width
    return tuple(cells)


def singles(*texts: str) -> tuple[Cell, ...]:
    """Cells of one column each."""
    return row(*((text, 1) for text in texts))


def head(*rows: tuple[Cell, ...], aligned: bool = True) -> tuple[Columns, int]:
    """The columns that these rows head, and how many of the rows do."""
    grid = Grid(name="表", rows=rows, aligned=aligned)
    lines = [Line(cells=cells, at="", grid=grid) for cells in rows]
    return headings(lines, INDICATOR_COLUMNS)


def labels(columns: Columns) -> list[str]:
    """The headings, left to right."""
    return [item.label for item in columns.items]


def under(columns: Columns, cells: tuple[Cell, ...]) -> dict[str, str]:
    """What stands under each role."""
    placed = columns.place(cells)
    return {role: cell.text for role, cell in placed.roles.items()}


def beside(columns: Columns, cells: tuple[Cell, ...]) -> list[tuple[str, str]]:
    """What stands under no role, or under one that is taken, with its heading."""
    others = columns.place(cells).others
    return [(heading.label if heading else "", cell.text) for heading, cell in others]


HEAD = singles("一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分")


@each_row(
    ("start", "width", "role"),
    [
        (0, 3, "name"),  # the same columns
        (1, 1, "name"),  # within them
        (2, 2, "name"),  # as much of both: the first
        (2, 3, "value"),  # more of the second
        (2, 6, "value"),  # the second whole
        (0, 8, "name"),  # both whole: the first
        (8, 1, "points"),  # beyond the name and the value
        (9, 2, ""),  # beyond the table
    ],
)
def test_a_cell_belongs_to_the_heading_it_stands_under(start: int, width: int, role: str) -> None:
    """The first heading that it covers whole, else the one it shares most with."""
    columns, _ = head(row(("三级指标", 3), ("指标值", 5), ("分值", 1)))
    cells = row(("格", width), start=start)
    assert under(columns, cells) == ({role: "格"} if role else {})
    assert beside(columns, cells) == ([] if role else [("", "格")])


def test_a_second_cell_under_a_heading_is_beside_it() -> None:
    """The first one is what the column says."""
    columns, _ = head(row(("三级指标", 2), ("指标值", 1), ("分值", 1)))
    cells = singles("里程", "（公里）", "1")
    assert under(columns, cells) == {"name": "里程", "value": "1"}
    assert beside(columns, cells) == [("三级指标", "（公里）")]
    assert columns.text_under(cells, columns.items[0]) == "里程（公里）"


def test_a_full_row_out_of_step_goes_by_order() -> None:
    """As many cells as headings over the same width, but divided elsewhere: each has its own."""
    columns, _ = head(row(("三级指标", 3), ("指标值", 1), ("分值", 1)))
    assert under(columns, row(("里程", 1), ("1公里", 1), ("50", 3))) == {
        "name": "里程",
        "value": "1公里",
        "points": "50",
    }


@each_row(
    ("cells", "found"),
    [
        (row(("里程", 1), ("1公里", 1), ("50", 2)), {"name": "里程", "value": "50"}),
        (row(("里程", 1), ("1公里", 1), ("50", 3), start=1), {"name": "里程", "value": "50"}),
        (row(("里程", 1), ("1公里", 1)), {"name": "里程"}),
    ],
)
def test_a_row_that_leaves_columns_out_does_not(
    cells: tuple[Cell, ...], found: dict[str, str]
) -> None:
    """A sheet leaves blank cells out, so that the order says nothing of the columns."""
    columns, _ = head(row(("三级指标", 3), ("指标值", 1), ("分值", 1)))
    assert under(columns, cells) == found


def test_a_cell_over_several_columns_covers_their_roles() -> None:
    """Those that it covers whole."""
    columns, _ = head(row(("三级指标", 2), ("指标值", 2), ("附图", 1), ("分值", 2)))
    covered = {
        (start, width): columns.covered(Cell(row=0, column=start, column_span=width))
        for start, width in ((0, 4), (0, 3), (1, 3), (2, 5), (2, 4))
    }
    assert covered == {
        (0, 4): {"name", "value"},
        (0, 3): {"name"},
        (1, 3): {"value"},
        (2, 5): {"value", "points"},
        (2, 4): {"value"},
    }


@each_row(
    ("cells", "aligned", "name"),
    [
        (row(("产出指标", 1), ("工程\n进度", 2)), True, "工程进度"),
        (row(("工程", 3)), True, "工程"),
        (row(("产出指标", 1), ("数量指标", 1), ("里程", 1)), True, ""),
        (row(("产出指标", 2), ("里程", 1)), True, ""),
        (row(("说明", 4)), True, ""),
        (row(("产出指标", 1), ("工程", 2)), False, ""),
        ((*row(("产出指标", 1)), Cell(row=0, column=1, column_span=2, continues=True)), True, ""),
    ],
)
def test_a_label_may_cover_the_names(cells: tuple[Cell, ...], aligned: bool, name: str) -> None:
    """With those left of them, and no value; where columns are known, and not from above."""
    columns, _ = head(HEAD, aligned=aligned)
    assert columns.wide_name(columns.place(cells)) == name


def test_a_full_row_of_text_goes_by_order() -> None:
    """Extracted text knows no columns; what is too many stands under nothing."""
    columns, _ = head(HEAD, aligned=False)
    full = singles("产出指标", "数量指标", "里程", "1公里", "2公里", "50", "40")
    assert list(under(columns, full)) == [
        "level1", "level2", "name", "value", "actual", "points", "claimed",
    ]  # fmt: skip
    assert beside(columns, (*full, Cell(row=0, column=7, text="多"))) == [("", "多")]


@each_row(
    ("texts", "found"),
    [
        (("里程", "1公里", "2公里", "50", "40"), {"name": "里程", "value": "1公里"}),
        (
            ("数量指标", "里程", "1公里", "2公里", "50", "40"),
            {"level2": "数量指标", "name": "里程", "value": "1公里"},
        ),
        (
            ("满意度", "里程", "1公里", "2公里", "50", "40"),
            {"level1": "满意度", "name": "里程", "value": "1公里"},
        ),
        (("1公里", "2公里", "50", "40"), {"value": "1公里"}),
        (("50", "40"), {}),
    ],
)
def test_a_short_row_of_text_stands_right(texts: tuple[str, ...], found: dict[str, str]) -> None:
    """Merged labels are left out, figures are not: the last label is that of the name."""
    columns, _ = head(HEAD, aligned=False)
    placed = under(columns, singles(*texts))
    assert {role: placed.pop(role) for role in found} == found
    tail = {"actual": "2公里", "points": "50", "claimed": "40"}
    assert placed == {role: text for role, text in tail.items() if text in texts}


@each_row(
    ("texts", "places"),
    [
        (["总额", "5", "5", "4", "80%", "无"], [1, 2, 3, 4, 5, 6]),
        (["财政", "5", "5", "4", "80%"], [1, 2, 3, 4, 5]),
        (["总额", "4", "80%", "有结余"], [3, 4, 5, 6]),
        (["5", "5", "4", "80%", "无"], [2, 3, 4, 5, 6]),
    ],
)
def test_a_short_row_of_money(texts: list[str], places: list[int]) -> None:
    """Percentages stand under the rate, whatever is left out beside them."""
    roles = ["", "final", "original", "final", "outturn", "rate", "reason"]
    assert places_of(roles, texts) == places


@each_row(
    ("texts", "padding"),
    [
        (["产出", "数量指标", "里程", "25", "5公里", "5公里", "25", ""], 1),
        (["数量指标", "里程", "25", "5公里", "5公里", "25", ""], 1),
        (["数量指标", "里程", "25", "5公里", "5公里", "25"], 0),
        (["产出", "数量指标", "里程", "多", "少", "", "", "无"], 0),
        (["", "", "里程", "25", "5公里", "5公里", "25", ""], 0),
    ],
)
def test_blank_cells_that_only_fill_a_row(texts: list[str], padding: int) -> None:
    """A row is filled up to the width of the table where its figures stand under words."""
    roles = ["", "level1", "level2", "name", "points", "value", "actual", "claimed"]
    assert padding_of(roles, texts) == padding
    columns = Columns(tuple(Heading(n, n + 1, role, role) for n, role in enumerate(roles)), False)
    placed = under(columns, singles(*texts))
    assert placed["name"] == {"": "25", "产出": "多"}.get(texts[0] if not padding else "甲", "里程")


def test_a_long_row_of_text_has_its_labels_left_of_the_first_column_known() -> None:
    """Where a heading is blank, the labels of a row may stand in more cells than it has."""
    columns, _ = head(singles("绩效指标", "", "三级指标", "指标值", "分值", "得分"), aligned=False)
    cells = singles("产出", "数量", "工程", "里程", "1公里", "50", "40")
    assert under(columns, cells) == {
        "name": "里程", "value": "1公里", "points": "50", "claimed": "40",
    }  # fmt: skip
    assert beside(columns, cells) == [("绩效指标", "产出"), ("", "数量"), ("", "工程")]
    named, _ = head(singles("绩效", "项目", "三级指标", "指标值", "分值", "得分"), aligned=False)
    assert under(named, cells)["name"] == "工程"


def test_headings_of_two_rows() -> None:
    """得分 under 自评, and what has nothing under it goes on."""
    above = row(("三级指标", 1), ("指标值", 2), ("自评", 2))
    below = row(("", 1), ("目标值", 1), ("完成值", 1), ("分值", 1), ("得分", 1))
    columns, used = head(above, below, singles("里程", "1公里", "1公里", "50", "50"))
    assert used == 2
    assert labels(columns) == ["三级指标", "目标值", "完成值", "分值", "得分"]
    assert [(item.start, item.end) for item in columns.items] == [
        (0, 1), (1, 2), (2, 3), (3, 4), (4, 5),
    ]  # fmt: skip


@each_row(
    "below",
    [
        singles("里程", "1公里", "1公里", "50", "50"),  # a row of the table
        row(("", 1), ("分值", 1), ("得分", 1), ("50", 2)),  # a figure
        row(("", 1), ("分值", 1), ("得分", 1), ("说", 2)),  # a word that is no heading
        singles("三级指标", "指标值", "实际完成值", "分值", "得分"),  # nothing goes on from above
        row(("三级指标", 1), ("指标值", 2), ("", 2)),  # the heading again
        singles("", "", "", "", ""),
    ],
)
def test_what_is_no_row_of_headings(below: tuple[Cell, ...]) -> None:
    """A second row of headings goes on from above in part, and holds headings alone."""
    above = row(("三级指标", 1), ("指标值", 2), ("", 2))
    assert head(above, below)[1] == 1


def test_headings_of_three_rows_at_most() -> None:
    """A fourth row is a row of the table."""
    above = row(("三级指标", 1), ("指标值", 4))
    second = row(("", 1), ("目标值", 2), ("完成值", 2))
    third = row(("", 1), ("目标值", 1), ("分值", 1), ("完成值", 1), ("得分", 1))
    fourth = row(("", 3), ("分值", 1), ("得分", 1))
    assert head(above, second, third, fourth)[1] == 3


def test_a_heading_row_of_another_table_is_none_of_this() -> None:
    """A table right behind the heading begins anew."""
    above, below = row(("三级指标", 1), ("指标值", 2)), row(("", 1), ("分值", 1), ("得分", 1))
    lines = [
        Line(cells=cells, at="", grid=Grid(name=name, rows=(cells,)))
        for name, cells in (("表1", above), ("表2", below))
    ]
    assert headings(lines, INDICATOR_COLUMNS)[1] == 1


def test_sub_headings_of_text_divide_one_cell() -> None:
    """A blank cell goes on from above; words in a run divide what stands above them."""
    columns, used = head(
        singles("三级指标", "绩效", "得分"),
        singles("", "指标值", "分值", ""),
        aligned=False,
    )
    assert used == 2
    assert labels(columns) == ["三级指标", "指标值", "分值", "得分"]
    columns, _ = head(
        singles("三级指标", "绩效", "自评", "得分"),
        singles("", "指标值", "分值", ""),
        aligned=False,
    )
    assert labels(columns) == ["三级指标", "指标值", "分值", "得分"]
    columns, _ = head(
        singles("一级指标", "绩效", "三级指标", "自评", "备注"),
        singles("", "指标值", "实际完成值", "", "分值", "得分", ""),
        aligned=False,
    )
    assert labels(columns) == [
        "一级指标", "指标值", "实际完成值", "三级指标", "分值", "得分", "备注",
    ]  # fmt: skip


@each_row(
    ("texts", "place"),
    [
        (("一级指标", "分值", "三级指标", "指标值", "分值", "得分"), 4),
        (("一级指标", "分值", "三级指标", "分值", "指标值", "分值"), 3),
        (("一级指标", "分值", "二级指标", "分值", "指标值", "得分"), 3),
        (("三级指标", "指标值", "分值", "得分"), 2),
    ],
)
def test_the_points_of_a_row_stand_behind_its_name(texts: tuple[str, ...], place: int) -> None:
    """Of several columns of points the first behind 三级指标, or the last without one."""
    columns, _ = head(singles(*texts))
    assert [at for at, item in enumerate(columns.items) if item.role == "points"] == [place]


def test_a_role_has_its_heading_as_printed() -> None:
    """The first of the role; nothing for one that the table has not."""
    columns = Columns(
        (Heading(0, 1, "三级指标", "name"), Heading(1, 2, "标准分", "points")), aligned=True
    )
    assert (columns.label("points"), columns.label("claimed")) == ("标准分", "")
    assert columns.roles == {"name", "points"}
    assert columns.place(()).text("name") == ""


@each_row(
    ("labels", "due"),
    [
        ([("", ""), ("产出", "数量"), ("", "")], [("产出", "数量")] * 3),
        ([("", "数量"), ("产出", "质量"), ("", "")], [("产出", "数量"), *[("产出", "质量")] * 2]),
        ([("", ""), ("产出", ""), ("", "")], [("产出", "")] * 3),
        ([("", "数量"), ("", "质量")], None),
        ([("", "数量"), ("", ""), ("", ""), ("产出", "")], None),
        ([("产出", "数量"), ("", "质量")], None),
    ],
)
def test_labels_in_the_middle(
    labels: list[tuple[str, str]], due: list[tuple[str, str]] | None
) -> None:
    """Each is of as many rows above it as below it, or one more."""
    assert centred([Labels(*each) for each in labels]) == due
