"""Numbers that Word makes itself: lists, levels, styles, restarts, and files that lie."""

from __future__ import annotations

import pytest

from perfeval.errors import DecodeError
from perfeval.filing import Report
from perfeval.forms import Document, Grid, Paragraph, read
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.forms.sources.opening import open_document
from tests.forms.paper import LINKS, PACKAGE, WORD, word_file, word_paragraph
from tests.tables import each_row

RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}">'
    f'<Relationship Id="r1" Type="{LINKS}/numbering" Target="numbering.xml"/>'
    f'<Relationship Id="r2" Type="{LINKS}/styles" Target="styles.xml"/></Relationships>'
)
CHINESE = ("chineseCountingThousand", "%1、")
INNER = ("chineseCountingThousand", "（%2）")


def level(at: int, style: str, text: str, more: str = '<w:start w:val="1"/>') -> str:
    """One `w:lvl`."""
    return (
        f'<w:lvl w:ilvl="{at}">{more}<w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels: str, more: str = "") -> str:
    """One list of these levels, under the numbers 1 and 2."""
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{more}</w:num>'
    )


def listed(text: str, number: str = "1", at: str = "0", style: str = "") -> str:
    """A paragraph that names a list."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    place = f'<w:ilvl w:val="{at}"/>' if at else ""
    numbered = f'<w:numPr>{place}<w:numId w:val="{number}"/></w:numPr>' if number else ""
    return f"<w:p><w:pPr>{named}{numbered}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def opened(body: str, numbering: str, styles: str = "") -> Document:
    """The document with this body and these lists."""
    return open_document(_file(body, numbering, styles), DEFAULT_LIMITS)


def _file(body: str, numbering: str, styles: str = "") -> bytes:
    return word_file(
        body,
        {
            "word/_rels/document.xml.rels": RELATIONS,
            "word/numbering.xml": f'<w:numbering xmlns:w="{WORD}">{numbering}</w:numbering>',
            "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>',
        },
    )


def texts(document: Document) -> list[str]:
    """The paragraphs of a document."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_levels_count_and_begin_anew() -> None:
    """一、 counts on over its own （一）、（二）, which begin anew below the next one."""
    body = "".join(
        [
            listed("概况"),
            listed("职责", at="1"),
            listed("人员", at="1"),
            word_paragraph("正文"),
            listed("绩效"),
            listed("目标", at="1"),
            listed("", at="1"),
            listed("无级", at=""),
        ]
    )
    document = opened(body, lists(level(0, *CHINESE), level(1, *INNER)))
    assert texts(document) == [
        *("一、概况", "（一）职责", "（二）人员", "正文", "二、绩效", "（一）目标", "三、无级"),
    ]


def test_a_number_of_a_list_may_start_again() -> None:
    """Two numbers of one list count together, unless the second says where it starts."""
    body = "".join([listed("甲"), listed("乙", "2"), listed("丙", "2"), listed("丁", "0")])
    together = opened(body, lists(level(0, *CHINESE)))
    assert texts(together) == ["一、甲", "二、乙", "三、丙", "丁"]
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    again = opened(body, lists(level(0, *CHINESE), more=override))
    assert texts(again) == ["一、甲", "一、乙", "二、丙", "丁"]
    printed = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "%1.")}</w:lvlOverride>'
    assert texts(opened(body, lists(level(0, *CHINESE), more=printed))) == texts(together)


def test_levels_within_a_number() -> None:
    """%1.%2 prints the level above too; isLgl prints it in digits; a figure keeps its distance."""
    inner = level(1, "decimal", "%1.%2.", '<w:start w:val="1"/><w:isLgl/>')
    body = listed("概况") + listed("2023年", at="1") + listed("职责", at="1")
    assert texts(opened(body, lists(level(0, *CHINESE), inner))) == [
        *("一、概况", "1.1. 2023年", "1.2.职责"),
    ]
    bare = level(1, "decimal", "%1.%2", '<w:isLgl w:val="0"/>')
    assert texts(opened(listed("甲", at="1"), lists(level(0, *CHINESE), bare))) == ["一.0甲"]


def test_bullets_and_unknown_lists_print_nothing() -> None:
    """A bullet is a sign of a private font; a list that is not there numbers nothing."""
    body = listed("甲") + listed("乙", "9") + listed("丙", at="8") + listed("丁", at="x")
    assert texts(opened(body, lists(level(0, "bullet", "•")))) == ["甲", "乙", "丙", "丁"]


def test_a_style_names_a_list() -> None:
    """标题 1 has the list, 标题 2 its level, a style below them both; numId 0 takes it away."""
    styles = (
        '<w:style w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="H2"><w:basedOn w:val="H1"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="H3"><w:basedOn w:val="H2"/></w:style>'
        '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    )
    names = [("概况", "H1"), ("职责", "H2"), ("人员", "H3"), ("正文", "Loop"), ("其他", "None")]
    body = "".join(listed(text, "", "", style) for text, style in names)
    body += listed("不编号", "0", "", "H1")
    numbering = lists(level(0, *CHINESE), level(1, *INNER))
    assert texts(opened(body, numbering, styles)) == [
        *("一、概况", "（一）职责", "（二）人员", "正文", "其他", "不编号"),
    ]
    linked = level(1, *INNER, more='<w:start w:val="1"/><w:pStyle w:val="H1"/>')
    assert texts(opened(listed("甲", "", "", "H1"), lists(linked), styles)) == ["（一）甲"]


def test_a_column_of_numbers_in_a_table() -> None:
    """序号 that Word makes stands in a cell without any text."""
    row = "".join(f"<w:tc>{listed(text)}</w:tc>" for text in ("", "里程"))
    body = f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"
    (grid,) = opened(body, lists(level(0, "decimal", "%1"))).blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.rows[0]] == ["1", "2里程"]


def test_a_report_whose_headings_word_numbers() -> None:
    """The outline is the one that the paper shows."""
    heads = [listed("部门概况"), listed("主要职责", at="1"), word_paragraph("负责公路养护。")]
    heads += [listed("预算执行情况"), word_paragraph("执行良好。")]
    body = word_paragraph("2023年度部门整体支出绩效自评报告") + "".join(heads)
    filing = read(_file(body, lists(level(0, *CHINESE), level(1, *INNER))))
    (report,) = filing.forms
    assert isinstance(report, Report)
    assert [(each.numeral, each.heading) for each in report.sections] == [
        ("一、", "部门概况"),
        ("二、", "预算执行情况"),
    ]
    assert report.sections[0].sections[0].heading == "主要职责"


@each_row("start", ["99999999", "x", "-1", ""])
def test_a_start_that_lies_is_none(start: str) -> None:
    """A first number that cannot be is 0."""
    numbering = lists(level(0, "decimal", "%1.", f'<w:start w:val="{start}"/>'))
    assert texts(opened(listed("甲"), numbering)) == ["0.甲"]


def test_long_labels_are_cut() -> None:
    """A label repeated before every paragraph cannot make a small file a large one."""
    document = opened(listed("甲") * 3, lists(level(0, "decimal", "长" * 10_000)))
    assert max(map(len, texts(document))) < 50


def test_lists_that_attack() -> None:
    """The part is read as any other: no document type."""
    with pytest.raises(DecodeError):
        opened(listed("甲"), "</w:numbering><!DOCTYPE a><w:numbering>")


def test_changes_of_a_paragraph_are_no_list() -> None:
    """What a paragraph was numbered before a tracked change is not read."""
    changed = (
        '<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:pPrChange></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>"
    )
    assert texts(opened(changed, lists(level(0, *CHINESE)))) == ["甲"]
    outside = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    assert texts(opened(outside + word_paragraph("乙"), lists(level(0, *CHINESE)))) == ["乙"]


def test_a_number_that_is_hidden_or_struck_is_left_out() -> None:
    """It looks as the mark of its paragraph does, or its level hides it; it counts all the same."""
    struck = listed("甲").replace("</w:pPr>", "<w:rPr><w:strike/></w:rPr></w:pPr>")
    document = opened(struck + listed("乙"), lists(level(0, *CHINESE)))
    assert texts(document) == ["甲", "二、乙"]
    assert [(note.code, note.text) for note in document.notes] == [
        ("struck_text", "划去的文字未读入：一、")
    ]
    hidden = level(0, *CHINESE, '<w:start w:val="1"/><w:rPr><w:vanish/></w:rPr>')
    assert texts(opened(listed("甲") + listed("乙"), lists(hidden))) == ["甲", "乙"]


def test_a_number_does_not_run_into_a_figure() -> None:
    """Wide digits are digits, and a point may follow."""
    wide = lists(level(0, "decimalFullWidth", "%1"))
    assert texts(opened(listed("60"), wide)) == ["１ 60"]
    assert texts(opened(listed(".5"), lists(level(0, "decimal", "%1")))) == ["1 .5"]


def test_a_level_that_a_style_says_is_that_of_its_nearest_list() -> None:
    """A style that names a list says its level, too: the first where it says none."""
    styles = (
        '<w:style w:styleId="A"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    both = lists(level(0, *CHINESE), level(1, *INNER))
    body = listed("乙", "", "", "B") + listed("甲", "", "", "A")
    assert texts(opened(body, both, styles)) == ["一、乙", "（一）甲"]


def test_lists_that_no_paragraph_names_are_not_opened() -> None:
    """A part that is not needed is not looked at."""
    assert texts(opened(word_paragraph("甲"), "<broken")) == ["甲"]
    with pytest.raises(DecodeError):
        opened(listed("甲"), "<broken")
    lost = open_document(word_file(listed("甲")), DEFAULT_LIMITS)
    assert texts(lost) == ["甲"]
