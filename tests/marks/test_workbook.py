"""Notes in workbooks: at which cells, beside which others, and that nothing else is touched."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from perfeval.forms.sources.excel.formulas.addresses import address
from perfeval.forms.words.marks import AUTHOR
from perfeval.marks import mark
from tests.forms.paper import LINKS, PACKAGE, SHEET, workbook
from tests.marks.marked import (
    HOSTILE,
    S,
    cell,
    finding,
    notes,
    opened,
    parts,
    repacked,
    tags,
    unharmed,
    words_of,
)
from tests.tables import each_row

ROWS = (
    '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>收入</t></is></c>'
    '<c r="B1"><v>10</v></c></row><row r="2"><c r="B2"><v>9</v></c></row></sheetData>'
)
PROSE = (
    '<sheetData><row r="1"/><row r="2"><c t="inlineStr"><is><t>无名</t></is></c></row><row r="3">'
    '<c r="C3" t="inlineStr"><is><t>说明</t></is></c></row></sheetData>'
)
SAID = "【错误】甲：不符［x.y］"
RELATIONS = "xl/worksheets/_rels/s1.xml.rels"


def with_links(inside: str, links: dict[str, str], more: dict[str, str]) -> bytes:
    """A workbook of one sheet that points to other parts, by their kinds."""
    told = "".join(
        f'<Relationship Id="{kind}" Type="{LINKS}/{kind}" Target="{target}"/>'
        for kind, target in links.items()
    )
    relations = f'<Relationships xmlns="{PACKAGE}">{told}</Relationships>'
    return workbook({"表": inside}, {RELATIONS: relations, **more})


@each_row(
    ("inside", "at", "where"),
    [
        (ROWS, cell("表格", 2, 2), "B2"),
        (ROWS, "表格!A1", "A1"),
        (ROWS, cell("表格", 9, 30), "AD9"),
        (f'{ROWS}<mergeCells><mergeCell ref="A1:A2"/></mergeCells>', "表格!A2", "A1"),
        (PROSE, "表格 第3行", "C3"),
    ],
)
def test_a_note_stands_at_its_cell(inside: str, at: object, where: str) -> None:
    """With a box in which it is shown, in a drawing of its own."""
    marked = unharmed(workbook({"表格": inside}), finding(at))  # type: ignore[arg-type]
    assert marked.listed == ()
    ((place, said),) = notes(marked.data).items()
    assert place == where
    assert said.endswith("不符［x.y］")
    read = parts(marked.data)
    box = ElementTree.fromstring(read["xl/drawings/vmlDrawing1.vml"])
    drawn = {each.tag.rpartition("}")[2]: each.text for each in box.iter()}
    assert address(int(drawn["Row"] or ""), int(drawn["Column"] or "")) == where
    assert read["[Content_Types].xml"].decode().count("<Override") == 2


@each_row("at", ["表格 第2行", "表格 第9行", "无此表!A1", "无此表 第1行", "附件2", "表格!0"])
def test_what_has_no_cell_stands_on_a_sheet_at_the_end(at: str) -> None:
    """A sheet that no other has the name of, one line below the other."""
    sheets = {"表格": PROSE, "审核意见": PROSE}
    marked = unharmed(workbook(sheets), finding(at), finding("乙"))
    assert len(marked.listed) == 2
    read = parts(marked.data)
    book = ElementTree.fromstring(read["xl/workbook.xml"])
    last = [*book.iter(f"{S}sheet")][-1]
    assert (last.get("name"), last.get("sheetId")) == ("审核意见1", "3")
    sheet = ElementTree.fromstring(read["xl/worksheets/sheet1.xml"])
    lines = [words_of(each) for each in sheet.iter(f"{S}t")]
    assert lines == [
        "审核意见：以下问题没有对应的单元格",
        f"【错误】{at}：不符［x.y］",
        "【错误】乙：不符［x.y］",
    ]
    assert [row.get("ht") for row in sheet.iter(f"{S}row")] == ["20"] * 3


STYLES = f'<styleSheet xmlns="{SHEET}"><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>'
UNCOUNTED = f'<styleSheet xmlns="{SHEET}"><cellXfs><xf/><xf/></cellXfs></styleSheet>'
BARE = f'<styleSheet xmlns="{SHEET}"/>'


ODD = (
    f'<styleSheet xmlns="{SHEET}"><numFmts><numFmt numFmtId="0" formatCode=";;;"/></numFmts><fonts>'
    "<font><strike/></font><font/></fonts><cellXfs><xf/></cellXfs></styleSheet>"
)


@each_row(
    ("styles", "style", "count"),
    [
        (ODD, "1", '<xf numFmtId="49" fontId="1" '),
        (STYLES, "1", 'count="2"'),
        (UNCOUNTED, "2", "<cellXfs><xf/>"),
        (BARE, "0", BARE),
    ],
)
def test_long_lines_of_the_list_are_wrapped_where_a_style_can_say_so(
    styles: str, style: str, count: str
) -> None:
    """A style is added behind the others, which keep their numbers."""
    marked = unharmed(workbook({"表": ROWS}, {"xl/styles.xml": styles}), finding("无处"))
    read = parts(marked.data)
    assert f's="{style}"' in read["xl/worksheets/sheet1.xml"].decode()
    assert count in read["xl/styles.xml"].decode()


LONG = "".join(chr(0x4E00 + number * 7919 % 20_000) for number in range(29_990))
BOX = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shapetype id="_x0000_t202"/><br>'
    '<v:shape id="_x0000_s1030"/></xml>'
)
DRAWN = f'{ROWS}<legacyDrawing r:id="vmlDrawing"/>'


def noted(comments: str, inside: str = DRAWN, box: str = BOX) -> bytes:
    """A workbook whose sheet has notes of others already."""
    root = f'<comments xmlns="{SHEET}">{comments}</comments>'
    links = {"comments": "../n.xml", "vmlDrawing": "../b.vml"}
    return with_links(inside, links, {"xl/n.xml": root, "xl/b.vml": box})


def note(text: str, author: int = 0) -> str:
    """The notes of a sheet with one at A1."""
    authors = "<authors><author>某</author><author>tc=1</author></authors>"
    comment = f'<comment ref="a1" authorId="{author}">{text}</comment>'
    return f"{authors}<commentList>{comment}</commentList>"


@each_row(
    ("text", "first", "runs"),
    [
        ("<text><t>原注</t></text>", "原注", 2),
        ("<text><r><t>原</t></r><r><t>注</t></r></text>", "原注", 3),
        ("<text/>", "", 1),
        ("", "", 1),
    ],
)
def test_the_note_of_another_stays_and_goes_on(text: str, first: str, runs: int) -> None:
    """A cell has one note; what is added comes behind, as a run."""
    marked = unharmed(noted(note(text)), finding(cell("表", 1, 1)), finding(cell("表", 1, 2)))
    assert marked.listed == ()
    told = notes(marked.data, "xl/n.xml")
    assert told["a1"] == f"{first}\n{SAID}"
    assert told["B1"] == SAID
    root = ElementTree.fromstring(parts(marked.data)["xl/n.xml"])
    assert len([*next(root.iter(f"{S}comment")).iter(f"{S}r")]) == runs
    assert [each.text for each in root.iter(f"{S}author")][-1] == AUTHOR
    box = parts(marked.data)["xl/b.vml"].decode()
    assert box.startswith(BOX.removesuffix("</xml>"))
    assert box.count("_x0000_s1031") == 1
    assert box.count('id="_x0000_t202"') == 1


@each_row(
    "data",
    [
        noted(note("<text><t>讨论</t></text>", author=1)),
        noted(note(f"<text><t>{LONG}</t></text>")),
        noted(note(""), box="<xml/>"),
        with_links(DRAWN, {}, {}),
    ],
)
def test_a_cell_whose_note_takes_nothing_stands_in_the_list(data: bytes) -> None:
    """With its address; the note stays as it is."""
    marked = unharmed(data, finding(cell("表", 1, 1)))
    assert len(marked.listed) == 1
    assert "［表!A1］" in parts(marked.data)["xl/worksheets/sheet1.xml"].decode()


@each_row(
    "comments",
    [
        "",
        "<commentList/>",
        "<authors/>",
        f"<authors><author>{AUTHOR}</author></authors><commentList/>",
    ],
)
def test_a_part_of_notes_that_lacks_something_is_completed(comments: str) -> None:
    """Authors come first; one of ours stands once."""
    marked = unharmed(noted(comments), finding(cell("表", 1, 2)))
    root = ElementTree.fromstring(parts(marked.data)["xl/n.xml"])
    assert root[0].tag == f"{S}authors"
    assert [each.text for each in root.iter(f"{S}author")] == [AUTHOR]
    assert notes(marked.data, "xl/n.xml") == {"B1": SAID}


@each_row("behind", ["", "<tableParts/>", "<extLst/>", "<controls/><extLst/>"])
def test_the_drawing_stands_where_the_standard_has_it(behind: str) -> None:
    """Behind the pictures, before tables and extensions."""
    marked = unharmed(workbook({"表": f"{ROWS}<drawing/>{behind}"}), finding(cell("表", 1, 1)))
    names = [each.tag.rpartition("}")[2] for each in sheet_of(marked.data)]
    place = names.index("legacyDrawing")
    assert names[place - 1] == "drawing"
    assert len(names) == place + 1 + behind.count("<")


def test_a_merged_range_that_is_none_is_passed_over() -> None:
    """The reader refuses the workbook; who marks it all the same gets its note, beside others."""
    merged = f'{ROWS}<mergeCells><mergeCell ref="?"/><mergeCell ref="B2:C2"/></mergeCells>'
    marked = mark(workbook({"表": merged}), [finding("表!A2")])
    assert list(notes(marked.data)) == ["A2"]


def sheet_of(data: bytes) -> ElementTree.Element:
    """The first sheet."""
    return ElementTree.fromstring(parts(data)["xl/worksheets/s1.xml"])


def test_a_prefixed_workbook_is_written_with_its_prefix() -> None:
    """As some programs write them."""
    data = workbook({"表": ROWS})
    changed = {}
    for name in ("xl/workbook.xml", "xl/worksheets/s1.xml"):
        text = re.sub(r"<(/?)(?=\w)", r"<\1x:", parts(data)[name].decode())
        changed[name] = text.replace("xmlns=", "xmlns:x=").encode()
    marked = unharmed(repacked(data, changed), finding(cell("表", 1, 1)), finding("无处"))
    assert f"{S}legacyDrawing" in tags(marked.data, "xl/worksheets/s1.xml")
    assert len(opened(data).blocks) == 1


@pytest.mark.unmeasured
def test_hostile_words_are_inert_and_nothing_is_lost() -> None:
    """No formula, no character by its number; what is too long for a note stands in the list."""
    long = finding(cell("表", 1, 2), HOSTILE + "长" * 40_000)
    marked = unharmed(workbook({"表": ROWS}), finding(cell("表", 1, 1), HOSTILE), long)
    assert marked.listed == (long,)
    read = parts(marked.data)
    told = finding(cell("表", 1, 1), HOSTILE).message()
    assert told.replace("_x0041_", "_x005F_x0041_") in notes(marked.data)["A1"]
    sheet = ElementTree.fromstring(read["xl/worksheets/sheet1.xml"])
    lines = [words_of(each) for each in sheet.iter(f"{S}t")]
    whole = "".join(line.removeprefix("【续】") for line in lines[1:])
    assert long.message().replace("_x0041_", "_x005F_x0041_") in whole
    assert not [*sheet.iter(f"{S}f")]
