"""Which layout a text has: the same rows in each of them, and prose in none."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfeval.errors import DecodeError
from perfeval.filing import ProjectForm
from perfeval.forms import Block, Limits, read
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.forms.sources.text.layouts import read_text
from perfeval.forms.sources.usage import Usage
from tests.forms.seen import funds, rows
from tests.forms.seen_blocks import grids, placed, shape
from tests.tables import each_row


def blocks(text: str, limits: Limits = DEFAULT_LIMITS) -> tuple[Block, ...]:
    """The blocks of a text."""
    return read_text(text, Usage(limits))


TABLE = [
    ["项目名称", "公路养护", "", "", "", "", "", ""],
    ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["", "年度资金总额", "120", "100", "96.5", "10", "96.5%", "9.65"],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", ""],
    ["产出指标", "数量指标", "养护里程", "≥25公里", "24公里", "50", "48", ""],
]
SPACED = """\
                       项目支出绩效自评表
                          （2023年度）
项目名称            公路养护
主管部门            某县交通运输局            实施单位        某县公路所
项目资金                      年初预算数  全年预算数  全年执行数  分值   执行率   得分
（万元）     年度资金总额         120        100       96.5      10    96.5%   9.65
一级指标   二级指标   三级指标     年度指标值   实际完成值   分值   得分
产出指标   数量指标   养护里程      ≥25公里      24公里      50    48
"""


def _joined(separator: str) -> str:
    return "\n".join(separator.join(row) for row in TABLE) + "\n"


def _boxed() -> str:
    rule = "+" + "-----+" * 8
    rows = "".join(f"|{'|'.join(row)}|\n{rule}\n" for row in TABLE)
    return f"{rule}\n{rows}"


LAYOUTS = {
    "tabs": _joined("\t"),
    "tabs, cut": "\n".join("\t".join(row).rstrip("\t") for row in TABLE),
    "commas": _joined(","),
    "commas, cut": "\n".join(",".join(row).rstrip(",") for row in TABLE),
    "semicolons": _joined(";"),
    "Markdown": "# \n\n" + "".join(f"| {' | '.join(row)} |\n" for row in TABLE),
    "Markdown, open": "\n".join(" | ".join(row) for row in TABLE),
    "box": _boxed(),
    "blanks": SPACED.partition("（2023年度）\n")[2],
    "extracted": "".join("".join(f"\t{cell}\n" for cell in row) + "\n" for row in TABLE),
}


@each_row("layout", LAYOUTS)
def test_the_same_form_in_each_layout(layout: str) -> None:
    """What a form says does not depend on how its text keeps the columns."""
    (form,) = read(f"项目支出绩效自评表\n（2023年度）\n{LAYOUTS[layout]}".encode()).forms
    assert isinstance(form, ProjectForm)
    assert form.project_name == "公路养护"
    assert funds(form) == [("年度资金总额", "120万元", "100万元", "96.5万元", "10", "96.5%")]
    assert [row[:3] for row in rows(form)] == [("产出指标", "数量指标", "养护里程")]
    (row,) = form.indicators
    assert (row.target.text, row.actual.text) == ("≥25公里", "24公里")
    assert (str(row.points), str(row.claimed)) == ("50", "48")


@each_row(
    "text",
    [
        "收入100万元,其中:拨款80万元,其他20万元。\n支出90万元,结余10万元。\n",
        "一,二\n三\n",
        "甲，乙，丙\n1，2，3\n",
        "a|b\n",
        "甲|乙\n\n丙|丁\n",
        "年  月  日\n",
        "签字：      日期：\n1\n",
        "\n\n",
    ],
)
def test_prose_that_holds_separators_is_prose(text: str) -> None:
    """Commas in sentences, a pipe, blanks for a date make no table."""
    assert grids(blocks(text)) == []


def test_a_text_without_tables_says_which_are_read() -> None:
    """The error names the layouts."""
    with pytest.raises(DecodeError, match=r"tabs, commas .* where pipes .*pdftotext"):
        read("甲 乙\n".encode())


def test_lines_of_every_kind_are_counted() -> None:
    """Each layout keeps the limits."""
    for layout in ("tabs", "commas", "Markdown", "box", "blanks", "extracted"):
        text = LAYOUTS[layout]
        with pytest.raises(DecodeError, match="more than 2 rows"):
            blocks(text, Limits(rows=2))
        with pytest.raises(DecodeError, match="more than 9 cells"):
            blocks(text, Limits(cells=9))
        with pytest.raises(DecodeError, match="more than 3 rows and paragraphs"):
            blocks(text, Limits(lines=3))
        if layout != "blanks":  # there, places are scaled to the limit
            with pytest.raises(DecodeError, match="more than 3 columns"):
                blocks(text, Limits(columns=3))


def test_columns_of_blanks() -> None:
    """A figure stands under the heading that it overlaps; a remark in brackets goes on above."""
    first, second, grid = blocks(SPACED)
    assert shape([first, second]) == ["项目支出绩效自评表", "（2023年度）"]
    (table,) = grids([grid])
    assert table.aligned
    heading, row = table.rows[2], table.rows[3]
    assert (heading[0].text, heading[0].row_span) == ("项目资金\n（万元）", 2)
    assert row[0].continues
    assert [cell.text for cell in heading[1:]] == [
        "",
        *("年初预算数", "全年预算数", "全年执行数"),
        *("分值", "执行率", "得分"),
    ]
    for over, under in zip(heading[1:], row[1:], strict=True):
        assert max(over.column, under.column) < min(over.end, under.end)


def test_columns_of_blanks_between_prose() -> None:
    """Lines that the page broke are one paragraph; few pieces are no table."""
    sentence = "为进一步规范财政资金管理，强化财政支出绩效理念，加强各科室责任意识，切实提高" * 2
    text = (
        f"    {sentence}\n资金使用效益。\n签字：      日期：\n{sentence[:-1]}。\n"
        "甲    乙    丙    丁\n一    二    三    四\n小计\n\n五    六    七    八\n"
        f"甲\n乙\n丙\n丁\n{sentence}\n"
    )
    assert shape(blocks(text)) == [
        f"{sentence}资金使用效益。",
        "签字：  日期：",
        f"{sentence[:-1]}。",
        [list("甲乙丙丁"), list("一二三四"), ["小计", "", "", ""], list("五六七八")],
        *"甲乙丙丁",
        sentence,
    ]


@each_row(
    ("lines", "paragraphs"),
    [
        (  # a narrow page, each paragraph set in
            [
                "    全年预算2918万元，当年实际支出的总额为2859.64万元，预",
                "算执行率98%，按性质分：基本支出659.64万元、项目支出2200",
                "万元。",
                "    其余说明",
            ],
            [
                "全年预算2918万元，当年实际支出的总额为2859.64万元，预算执行率98%，按性质分："
                "基本支出659.64万元、项目支出2200万元。",
                "其余说明",
            ],
        ),
        (  # paragraphs that begin at the margin: three lines end together
            [
                "全年预算2918万元，当年实际支出的总额为2859.64万元",
                "，执行率98%，按性质分，基本支出659.64万元，项目支",
                "出2200万元，与年初相比，支出的结构没有变化，没有结",
                "转。",
                "其余说明",
            ],
            [
                "全年预算2918万元，当年实际支出的总额为2859.64万元，执行率98%，按性质分，基本支出"
                "659.64万元，项目支出2200万元，与年初相比，支出的结构没有变化，没有结转。",
                "其余说明",
            ],
        ),
        (  # a line for each paragraph, long or short: nothing is known of an edge
            ["全县农村公路养护里程四百一十二公里，列养率为百分之百", "共有桥梁20座"],
            ["全县农村公路养护里程四百一十二公里，列养率为百分之百", "共有桥梁20座"],
        ),
    ],
)
def test_lines_that_a_page_of_any_width_broke(lines: list[str], paragraphs: list[str]) -> None:
    """How wide the page is says the longest line; what begins at its margin needs several."""
    assert shape(blocks("\n".join(lines))) == paragraphs


def test_a_missing_figure_leaves_an_empty_cell() -> None:
    """Where the line above or below says something in a gap, an empty cell stands there."""
    lines = ["指标      年度值    完成值    得分", "甲        1         2         3"]
    lines += ["乙                  5         6", "          7         8         9"]
    (table,) = grids(blocks("\n".join(lines)))
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["指标", "年度值", "完成值", "得分"],
        ["甲", "1", "2", "3"],
        ["乙", "", "5", "6"],
        ["", "7", "8", "9"],
    ]


def test_figures_over_further_headings_make_no_column_of_theirs() -> None:
    """A figure of the funds stands over a gap between the headings of the indicators."""
    lines = [
        "资金        年初预算      全年预算      实际支出    执行率",
        "资金总额    200           200          180.00     90%",
    ]
    lines += ["一级指标    三级指标                    指标值    完成值    得分"]
    lines += ["产出指标    信访事项按期办结完成率      ≥98%      98%       20"]
    (table,) = grids(blocks("\n".join(lines)))
    *_, heads, row = [[cell.text for cell in each] for each in table.rows]
    assert heads == ["一级指标", "三级指标", "指标值", "完成值", "得分"]
    assert row == ["产出指标", "信访事项按期办结完成率", "≥98%", "98%", "20"]


def test_wide_tables_of_blanks_are_scaled() -> None:
    """Places beyond the widest table are brought within it, in order."""
    line = "甲" + " " * 300 + "乙" + " " * 300 + "丙" + " " * 300 + "丁"
    (table,) = grids(blocks(f"{line}\n{line}\n"))
    assert all(row[-1].end <= DEFAULT_LIMITS.columns for row in table.rows)
    assert [cell.text for cell in table.rows[0]] == list("甲乙丙丁")


def test_each_character_may_count_as_one_place() -> None:
    """Tools that count a Chinese character as one place: the columns tell."""
    text = "一二三四五六七八  甲乙  丙丁  戊己\nabcdefgh  12  34  56\nabcdefgh  78  90  11\n"
    (table,) = grids(blocks(text))
    assert [placed(row)[1][0] for row in table.rows] == [10, 10, 10]


def test_a_report_in_the_folder_stays_prose(request: pytest.FixtureRequest) -> None:
    """A real report without tables has none in any layout."""
    path = Path(request.config.rootpath, "tests/data/forms/xiangtan-2023.txt")
    assert grids(blocks(path.read_text(encoding="utf-8"))) == []
