"""Tables of which blanks keep the columns, with cells that were broken over lines."""

from __future__ import annotations

from collections.abc import Sequence

from perfeval import audit, read
from perfeval.forms.sources.grid import Cell, Paragraph
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.forms.sources.text.columns.gutters import stretch_of, stretches_of
from perfeval.forms.sources.text.columns.matching import Kind, matched
from perfeval.forms.sources.text.columns.rows import Stand
from perfeval.forms.sources.text.columns.spans import Label, ends_of
from perfeval.forms.sources.text.columns.table import table_of
from perfeval.forms.sources.text.columns.wrapping import part_cost
from perfeval.forms.sources.text.layouts import read_text
from perfeval.forms.sources.text.pieces import Piece, pieces_of
from perfeval.forms.sources.text.widths import MEASURES
from perfeval.forms.sources.usage import Usage
from tests.tables import each_row

CENTRED = """
                                         年度指      实际完
一级指标    二级指标     三级指标                            分值    得分
                                          标值        成值
                         新建乡村公
            数量指标                     ≥8个        9个      20      20
                          路里程
                         养护里程       ≥1500公     1520公    20      20
产出指标                                   里          里
            质量指标     验收合格率      100%       100%      10      10
                         群众出行条
效益指标    社会效益                    明显改善    明显改善   30      30
                           件
                         总分                                 80      80
"""
TOP = """
一级指标    二级指标     三级指标        指标值     完成值    分值    得分
产出指标    数量指标     新建站点         8个        8个       20      20
（40分）                 养护里程         15公里     16公里    10      10
            质量指标     验收合格         100%       100%      10      10
                         率
效益指标    社会效益     群众满意         90%        95%       30      30
"""
FOOT = """
一级指标    二级指标     三级指标        指标值     完成值    分值    得分
                         新建乡村
                         站点             8个        8个       20      20
            数量指标     养护里程         15公里     16公里    10      10
                         工程验收
产出指标    质量指标     合格率           100%       100%      10      10
                         周边群众
效益指标    社会效益     满意度           90%        95%       30      30
"""


def lines_of(text: str) -> list[list[Piece]]:
    """The pieces of the lines of a text; a form feed begins a page."""
    page = 0
    made: list[list[Piece]] = []
    for line in text.split("\n"):
        page += line.count("\f")
        if pieces := pieces_of(line, MEASURES[0], page):
            made.append(pieces)
    return made


def shown(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """The texts of cells, with the rows that each covers; ^ for one that goes on."""
    return [
        [
            "^" if cell.continues else cell.text + f"/{cell.row_span}" * (cell.row_span > 1)
            for cell in row
            if cell.text or cell.continues
        ]
        for row in rows
    ]


def test_cells_in_the_middle_of_their_rows() -> None:
    """The figures stand between the lines of a name; a label stands in the middle of its rows."""
    heads, *rows = shown(list(table_of(lines_of(CENTRED), 1)))
    assert "".join(heads) == "一级指标二级指标三级指标年度指标值实际完成值分值得分"
    assert rows == [
        ["产出指标/3", "数量指标/2", "新建乡村公路里程", "≥8个", "9个", "20", "20"],
        ["^", "^", "养护里程", "≥1500公里", "1520公里", "20", "20"],
        ["^", "质量指标", "验收合格率", "100%", "100%", "10", "10"],
        ["效益指标", "社会效益", "群众出行条件", "明显改善", "明显改善", "30", "30"],
        ["总分", "80", "80"],
    ]


@each_row(
    ("text", "names"),
    [
        (TOP, ["新建站点", "养护里程", "验收合格率", "群众满意"]),
        (FOOT, ["新建乡村站点", "养护里程", "工程验收合格率", "周边群众满意度"]),
    ],
)
def test_cells_at_the_top_or_at_the_foot(text: str, names: list[str]) -> None:
    """Which it is, most cells of a document tell."""
    rows = shown(list(table_of(lines_of(text), 1)))[1:]
    assert [row[2] for row in rows] == names
    assert [row[1] for row in rows] == ["数量指标/2", "^", "质量指标", "社会效益"]
    assert rows[0][0] in ("产出指标/3", "产出指标（40分）/3")


def test_a_row_that_a_page_broke_and_columns_that_went_astray() -> None:
    """A page counts its places anew: columns keep their order, or what they hold."""
    head = "一级指标    二级指标     三级指标        指标值     完成值    分值    得分"
    first = "产出指标    数量指标     新建站点        ≥8个       9个       20      20"
    second = "效益指标  社会效益  养护里程  ≥15公里  16公里  30  30"
    third = "服务满意  ≥90%  95%  10  10"
    (heads, *rows) = shown(
        list(table_of(lines_of(f"{head}\n{first}\n{first}\n\f{second}\n\f{third}\n"), 1))
    )
    assert len(heads) == 7
    assert [row[-4:] for row in rows[2:]] == [
        ["≥15公里", "16公里", "30", "30"],
        ["≥90%", "95%", "10", "10"],
    ]


def test_figures_beside_their_headings() -> None:
    """Headings that end before their figures begin are put over them in their order."""
    text = """
一级指标  二级指标  三级指标  指标值  完成值  分值  得分
产出指标  数量指标  新建站点的数量            ≥8个            9个        20      20
产出指标  质量指标  验收工程的比例            ≥95%            98%        30      30
"""
    rows = list(table_of(lines_of(text), 1))
    assert [cell.column for cell in rows[0]] == [cell.column for cell in rows[1]]


def test_a_column_of_labels_that_are_not_known() -> None:
    """What stands left of the names and is blank in some rows is a label over several."""
    text = """
一级指标    二级指标     三级指标        分值    得分
                         立项依据         5       5
决策        项目立项
                         立项程序         5       5
                         资金到位率       10      9
过程        资金管理
                         预算执行率       10      10
"""
    rows = shown(list(table_of(lines_of(text), 1)))[1:]
    assert [row[:3] for row in rows] == [
        ["决策/2", "项目立项/2", "立项依据"],
        ["^", "^", "立项程序"],
        ["过程/2", "资金管理/2", "资金到位率"],
        ["^", "^", "预算执行率"],
    ]


@each_row(
    ("text", "rest", "figured", "due"),
    [
        ("经济效益", "指标", False, -50),
        ("≥95%", "≥80%", True, 400),
        ("6386.0", "3", True, 50),
        ("1520", "1", True, 250),
        ("95%", "96%", False, 400),
        ("里程", "8", True, 300),
        ("得分", "5分", False, 100),
        ("100", "合格率", True, 0),
        ("100", "完成数量指标", True, 300),
        ("产出指标", "数量指标", False, 300),
        ("已完成。", "评价结论", False, 300),
        ("年初预", "算数", False, -50),
        ("甲、", "一级指标", False, 300),
        ("甲工作", "1、乙工作", False, 100),
        ("甲工作", "一、乙工作", False, 100),
        ("甲乙丙丁。", "戊己", False, 250),
        ("甲乙丙丁；", "戊己", False, 60),
        ("评分标准", "完成得满分；", False, 300),
    ],
)
def test_what_goes_on_with_what(text: str, rest: str, figured: bool, due: int) -> None:
    """By the words and figures alone; a column of ten is narrow."""
    assert part_cost(text, rest, 10, 1, figured=figured) == due


def test_a_line_far_below_is_hardly_a_rest() -> None:
    """Lines of a cell follow each other; in a wide column figures stand among words."""
    assert part_cost("养护", "里程", 4, 3, figured=False) == 150
    assert part_cost("完成", "8个站点", 40, 1, figured=False) == 30


ROWS = [(0, 0), (1, 1), (2, 2), (3, 4)]


@each_row(
    ("labels", "stand", "due"),
    [
        ([(1, 1), (4, 4)], Stand.CENTRE, [3, 4]),
        ([(0, 0), (2, 2)], Stand.TOP, [2, 4]),
        ([(1, 1), (4, 4)], Stand.FOOT, [2, 4]),
        ([(1, 1), (3, 3)], Stand.TOP, [3, 4]),
        ([(0, 0), (1, 1)], Stand.FOOT, [1, 4]),
        ([(n, n) for n in range(5)], Stand.CENTRE, []),
    ],
)
def test_rows_that_labels_cover(
    labels: list[tuple[int, int]], stand: Stand, due: list[int]
) -> None:
    """As labels stand in the document; one that does not is centred, or begins its rows."""
    told = [Label(first, last, "") for first, last in labels]
    assert ends_of(told, ROWS, frozenset(range(5)), stand) == due


def test_columns_that_do_not_match() -> None:
    """A column of numbers is none of words, whatever the order."""
    words, number = (Kind.WORDS, False, 0), (Kind.NUMBER, False, 0)
    assert matched([words, words, words], [words, number]) is None
    assert matched([words], [words, words]) is None
    assert matched([words, number, words], [number, words]) == [1, 2]


def test_very_wide_and_very_long_tables() -> None:
    """Places far off are one column, and long tables are looked at piece by piece."""
    far = [Piece(at, at + 2, "甲", (Piece(at, at + 2, "甲"),)) for at in (0, 9000, 9900)]
    assert len(stretches_of([far, far], 9)[0].lefts) == 2
    line = lines_of("甲  乙  丙  1")[0]
    assert len(list(table_of([line] * 2001, 1))) == 2001


def test_labels_alone_and_columns_far_apart() -> None:
    """A line of a mere label is of the row above; columns of which no line has both stay two."""
    text = """
一级指标    二级指标     三级指标        分值    得分
产出指标    数量指标     新建站点         20      20
效益指标
            社会效益     群众意愿         30      30
满意度指标  满意度指标   群众满意度       10      10
"""
    rows = shown(list(table_of(lines_of(text), 1)))
    assert [row[-3:] for row in rows[1:]] == [
        ["新建站点", "20", "20"],
        ["群众意愿", "30", "30"],
        ["群众满意度", "10", "10"],
    ]
    far = lines_of("甲甲\n乙乙\n          丙丙\n          丁丁")
    assert stretch_of(far, 0, 4).lefts == (0, 10)
    assert stretch_of(lines_of("甲 乙"), 0, 1).lefts == (0,)


def test_headings_of_two_lines_beside_their_figures() -> None:
    """Those below the first are headings, too; where there are few columns all is left."""
    text = """
一级指标  二级指标  三级指标  指标值  完成值  分值  得分
（甲）    （乙）    （丙）    （丁）  （戊）
产出指标  数量指标  新建站点的数量            ≥8个            9个        20      20
产出指标  质量指标  验收工程的比例            ≥95%            98%        30      30
"""
    rows = list(table_of(lines_of(text), 1))
    assert [cell.column for cell in rows[0]] == [cell.column for cell in rows[-1]]
    few = "三级指标  分值  得分\n甲                    20\n乙                    30"
    assert shown(list(table_of(lines_of(few), 1)))[-1] == ["乙", "30"]


def test_columns_that_none_takes() -> None:
    """Where the columns of a page fit none above, they stand by themselves."""
    head = "一级指标    二级指标     三级指标        完成值    分值    得分    原因    说明"
    row = "产出指标    数量指标     新建站点        完成       20      20      未完    甲乙"
    other = "10      20      30      40      50"
    text = f"{head}\n{row}\n{row}\n\f{other}\n{other}\n"
    rows = shown(list(table_of(lines_of(text), 1)))
    assert rows[-1] == other.split()


def test_a_label_that_begins_above_the_first_line_of_its_row() -> None:
    """The first lines of a name stand alone above it."""
    text = """
项目名
称        乡村公路养护      实施单位      某县公路所
一级指标    二级指标     三级指标        分值    得分
产出指标    数量指标     新建站点         20      20
"""
    usage = Usage(DEFAULT_LIMITS)
    blocks = read_text(text, usage)
    assert not any(isinstance(block, Paragraph) for block in blocks)


HEAD = "一级指标    二级指标     三级指标        指标值     完成值    分值    得分"
SURE = f"""
{HEAD}
产出指标    数量指标     新建站点         8个        8个       40      40
（60分）                 的数量
            质量指标     验收合格         100%       100%      20      20
                         率
效益指标    社会效益     群众满意         90%        95%       40      40
合计                                                           100     100
"""


@each_row(
    ("text", "pieced"),
    [
        (
            f"{HEAD}\n产出指标    数量指标     新建站点         8个        8个       40      40",
            False,
        ),
        (SURE, False),
        (SURE.replace("100     100", " 90     100"), True),
        (SURE.replace("合计", "甲乙"), True),
        (SURE.replace("（60分）", "（50分）"), True),
        (CENTRED, True),
    ],
)
def test_rows_that_are_guesswork(text: str, pieced: bool) -> None:
    """Rows of broken lines are sure where each begins with all its cells, and the sums hold."""
    rows = table_of(lines_of(text), 1)
    assert {cell.pieced for row in rows for cell in row if cell.text} == {pieced}


def test_rows_that_are_guesswork_are_in_doubt() -> None:
    """Their values are read, and what may follow from a wrong row is not audited."""
    filing = read(f"2023年度项目支出绩效自评表\n{CENTRED}".encode())
    (form,) = filing.forms
    assert form.indicators[0].name == "新建乡村公路里程"
    (doubt,) = filing.doubts
    assert doubt.at.endswith("表1 第1行至第6行")
    assert "养护里程\t≥1500公里\t1520公里\t20\t20" in doubt.text
    codes = {finding.code for finding in audit(filing)}
    assert "form.partly_read" in codes
    assert not codes & {"sum.mismatch", "points.section"}


def test_what_begins_in_words() -> None:
    """A heading within brackets begins a cell."""
    assert part_cost("甲乙丙丁，", "分值（分）的", 10, 1, figured=False) == 250
