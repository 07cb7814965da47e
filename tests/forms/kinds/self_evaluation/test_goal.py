"""年度总体目标 under headings of two, three and four columns."""

from __future__ import annotations

from tests.forms.paper import OVER, Row, Wide, as_excel, as_text, as_word
from tests.forms.seen import HEAD, SOURCES, Maker, notes, project
from tests.tables import each_row

BODY: list[Row] = [HEAD, [OVER, "产出指标", "数量指标", "里程", "1公里", "1公里", "90", "90"]]


def goal(make: Maker, *rows: Row) -> tuple[tuple[str, str] | None, list[tuple[str, str]]]:
    """The goal that rows tell, and the notes."""
    table: list[Row] = [["项目名称", Wide("养护", 7)], *rows, *BODY]
    form, filing = project(make, "2023年度项目支出绩效自评表", table)
    told = None if form.goal is None else (form.goal.expected, form.goal.actual)
    return told, notes(filing)


@SOURCES
def test_a_third_column_is_noted(make: Maker) -> None:
    """The label of the block may say 完成情况 itself; 未完成原因 has no place in a goal."""
    head: Row = ["年度总体目标完成情况", Wide("预期目标", 3), Wide("实际完成情况", 3), "未完成原因"]
    assert goal(make, head, [OVER, Wide("修好", 3), Wide("修完", 3), "雨季"]) == (
        ("修好", "修完"),
        [("未完成原因", "雨季")],
    )


@SOURCES
def test_a_goal_that_was_changed_in_the_year(make: Maker) -> None:
    """年初绩效目标 is what was expected; the changed one is noted."""
    head: Row = [
        "绩效目标",
        Wide("年初绩效目标", 2),
        Wide("全年（调整）绩效目标", 2),
        Wide("全年目标实际完成情况", 3),
    ]
    row: Row = [OVER, Wide("修好10公里", 2), Wide("修好8公里", 2), Wide("修完8公里", 3)]
    assert goal(make, head, row) == (
        ("修好10公里", "修完8公里"),
        [("全年（调整）绩效目标", "修好8公里")],
    )  # fmt: skip


@SOURCES
def test_several_rows_and_the_row_that_ends_them(make: Maker) -> None:
    """Two goals, then a row with a label of its own."""
    head: Row = ["年度总体目标", Wide("预期目标", 3), Wide("实际完成情况", 4)]
    rows: list[Row] = [[OVER, Wide(text, 3), Wide(text, 4)] for text in ("目标一", "目标二")]
    assert goal(make, head, *rows, ["项目类别", Wide("延续项目", 3), Wide("", 4)]) == (
        ("目标一\n目标二", "目标一\n目标二"),
        [("项目类别", "延续项目")],
    )


def test_a_row_of_another_length_ends_the_goal_in_text() -> None:
    """Without columns only a row as long as the heading can stand under it."""
    head: Row = ["年度总体目标", "预期目标", "实际完成情况"]
    assert goal(as_text, head, ["", "目标一", "目标一"], ["项目类别", "延续项目"]) == (
        ("目标一", "目标一"),
        [("项目类别", "延续项目")],
    )


@SOURCES
def test_a_heading_without_a_row_below(make: Maker) -> None:
    """The form has the block, and says nothing in it."""
    assert goal(make, ["年度总体目标", Wide("预期目标", 3), Wide("实际完成情况", 4)])[0] == ("", "")
    assert goal(make)[0] is None


def test_a_year_left_of_the_goal() -> None:
    """Noted under the heading above it; what stands under no heading is no part of a goal."""
    labels: Row = ["年度总体目标", Wide("预期目标", 3), Wide("实际完成情况", 3)]
    row: Row = ["2023年", "", Wide("修好", 3), Wide("修完", 3)]
    found, noted = goal(as_word, ["年度", *labels], row)
    assert (found, noted) == (("修好", "修完"), [("年度", "2023年")])
    # A sheet leaves a blank heading out, so that the year stands under nothing.
    found, noted = goal(as_excel, ["", *labels], row)
    assert (found, noted) == (("修好", "修完"), [("2023年度项目支出绩效自评表", "2023年")])


@SOURCES
def test_texts_beside_their_labels(make: Maker) -> None:
    """绩效目标 | text | 完成情况 | text: both in one row, which a heading of columns is not."""
    goal: list[Row] = [["绩效目标", Wide("养护20公里", 3), "完成情况", Wide("已养护22公里", 3)]]
    form, _ = project(make, "项目支出绩效自评表", [["项目名称", Wide("养护", 7)], *goal])
    assert form.goal is not None
    assert (form.goal.expected, form.goal.actual) == ("养护20公里", "已养护22公里")


@each_row(
    "money",
    [
        [["预算执行情况（万元）", "预算数：", "9", "执行数：", Wide("9", 4)]],
        [
            ["预算执行情况（万元）", Wide("预算总额", 7)],
            ["年初预算数", Wide("9", 7)],
            ["全年执行数", Wide("9", 7)],
            ["执行率", Wide("100%", 7)],
        ],
    ],
)
def test_a_goal_that_tells_of_money_is_no_heading_of_funds(money: list[Row]) -> None:
    """Though pairs of money, or a block turned about, stand right below it."""
    told = "落实村级运转经费，保障工作开展。"
    head: Row = [Wide("预期目标", 4), Wide("实际完成情况", 4)]
    assert goal(as_word, head, [Wide(told, 4), Wide(told, 4)], *money)[0] == (told, told)


def test_a_long_text_is_no_heading() -> None:
    """Though it ends as one does."""
    told = f"按计划推进各项工作，{'全面' * 40}完成情况"
    head: Row = ["年度总体目标", Wide("预期目标", 3), Wide("实际完成情况", 4)]
    found, _ = goal(as_text, head, ["", "目标一", told])
    assert found == ("目标一", told)
