"""The lines of a document in reading order, and the segments that hold one form each."""

from __future__ import annotations

from perfeval.forms.layout.segments.lines import Line, lines_of
from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.layout.segments.segments import segments
from perfeval.forms.sources.grid import Cell, Document, Grid, Paragraph
from tests.tables import each_row


def table(*rows: tuple[str, ...]) -> Grid:
    """A table of single cells."""
    return Grid(
        name="表1",
        rows=tuple(
            tuple(Cell(row=row, column=column, text=text) for column, text in enumerate(texts))
            for row, texts in enumerate(rows)
        ),
    )


def document(*blocks: str | Grid) -> Document:
    """Paragraphs and tables."""
    return Document(
        blocks=tuple(
            Paragraph(text=block, at=f"第{number}段") if isinstance(block, str) else block
            for number, block in enumerate(blocks, start=1)
        )
    )


def test_a_line_says_where_it_stands() -> None:
    """A row by its number from 1, as the document counts it; a paragraph as its source says."""
    rows = tuple((Cell(row=row, column=0, text="甲"),) for row in (0, 1, 4))
    grid = Grid(name="表1", rows=rows)
    found = list(lines_of(document("一、概况", grid)))
    assert [line.at for line in found] == ["第1段", "表1 第1行", "表1 第2行", "表1 第5行"]
    assert [line.grid for line in found] == [None, grid, grid, grid]
    assert [line.first for line in found] == ["一、概况", "甲", "甲", "甲"]
    assert [line.cells for line in found] == [(Cell(row=0, column=0, text="一、概况"),), *rows]


def test_a_title_that_was_none_is_a_line_of_the_form_above() -> None:
    """A paragraph as any other, without a place, beside what stands below it."""
    (found,) = segments(document("项目支出绩效自评表", table(("甲",)), "项目支出绩效自评表", "完"))
    assert found.lines[1:] == [
        Line(cells=(Cell(row=0, column=0, text="项目支出绩效自评表"),), at=""),
        Line(cells=(Cell(row=0, column=0, text="完"),), at="第4段"),
    ]


@each_row(
    ("lines", "title", "annex", "heads", "kept"),
    [
        (["附件1", "某局", "2023年度", "绩效自评报告"], "某局2023年度绩效自评报告", "1", 3, 1),
        (["某局", "附件1", "绩效自评报告"], "绩效自评报告", "1", 1, 1),
        (["附件1-2", "绩效自评报告"], "绩效自评报告", "1-2", 1, 1),
        (["附件1", "项目支出绩效自评表"], "项目支出绩效自评表", "1", 2, 0),
        (["甲局", "乙局", "丙局", "丁局", "绩效自评报告"], "乙局丙局丁局绩效自评报告", "", 4, 0),
    ],
)
def test_a_title_takes_the_lines_above_it(
    lines: list[str], title: str, annex: str, heads: int, kept: int
) -> None:
    """Three at most, up to the number of an annex, in their order; the number stays in a report."""
    found = segments(document(*lines, "一、概况", table(("甲",))))[-1]
    assert (found.title, found.annex) == (title, annex)
    assert [line.text for line in found.heads] == [
        line for line in lines[len(lines) - heads - kept :] if kept == 0 or "附件" not in line
    ]
    assert [line.text for line in found.lines[:-1]] == [
        *(line for line in lines if kept and "附件" in line),
        "一、概况",
    ]


HEADING = ("一级指标", "二级指标", "三级指标", "指标值", "完成值")


@each_row(
    ("blocks", "seen"),
    [
        ((table(("甲", "乙")),), (True, False, False)),
        ((table(HEADING),), (True, True, False)),
        (("一、概况",), (False, False, True)),
        (("概况",), (False, False, False)),
        (("一、概况", table(("甲",), HEADING), "二、完成"), (True, True, True)),
    ],
)
def test_what_stands_among_the_lines(
    blocks: tuple[str | Grid, ...], seen: tuple[bool, bool, bool]
) -> None:
    """Rows of a table, headings of indicators, a first heading of prose; asked as they come."""
    lines = list(lines_of(document(*blocks)))
    whole, grown = Segment(lines=lines), Segment()
    for line in lines:
        grown.lines.append(line)
        assert grown.tabled is (grown.rows != [])
    for segment in (whole, grown):
        assert (segment.tabled, segment.headed, segment.outlined) == seen


@each_row(
    ("line", "is_title"),
    [
        ("石门县2024年度部门整体支出绩效评价评分标准（试行）", True),
        ("财政专项资金绩效评价指标体系及评分标准", True),
        ("漳平市乡镇财政管理考核评分标准", True),
        ("2024年部门整体支出绩效评价评分细则", True),
        ("项目支出绩效评价指标体系框架", True),
        ("评分标准", False),
        ("根据项目绩效评价评分标准", False),
        ("（二）项目绩效评价评分标准", False),
        ("绩效评价原则、评分标准", False),
    ],
)
def test_a_sheet_may_be_titled_by_its_standard(line: str, is_title: bool) -> None:
    """…评分标准, …细则, …指标体系: not a heading of columns, nor a chapter or a sentence."""
    row = tuple(Cell(row=0, column=number, text=text) for number, text in enumerate("分值"))
    blocks = (Paragraph(text=line, at="第1段"), Grid(name="表1", rows=(row,)))
    found = segments(Document(blocks=blocks))
    assert [segment.title for segment in found if segment.rows] == [line if is_title else ""]
