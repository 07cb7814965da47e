"""Footnotes, comments, headers, and what is put in from other parts: noted, never read."""

from __future__ import annotations

from tests.forms.paper import LINKS, WORD, word_table
from tests.forms.word.page import inside, lines, notes, opened, paragraph, run
from tests.tables import each_row

R = f'xmlns:r="{LINKS}"'
SECTION = f'<w:sectPr {R}><w:headerReference r:id="h"/><w:footerReference r:id="f"/></w:sectPr>'


def part(kind: str, content: str) -> str:
    """A part with this root."""
    return f'<w:{kind} xmlns:w="{WORD}">{content}</w:{kind}>'


@each_row(
    ("kind", "code", "what"),
    [
        ("footnote", "footnote", "脚注"),
        ("endnote", "endnote", "尾注"),
        ("comment", "comment", "批注"),
    ],
)
def test_a_footnote_is_quoted_where_it_is_pointed_to(kind: str, code: str, what: str) -> None:
    """Its number is no digit of the figure."""
    body = paragraph(run("60"), inside(f'<w:{kind}Reference w:id="2"/>'), run("个"))
    told = f'<w:{kind} w:id="1">{paragraph(run("一"))}</w:{kind}>'
    deleted = f"<w:del>{run('删')}</w:del>"
    inner = paragraph(run("含上年"), deleted, inside("<w:tab/>"), run("结转"))
    told += f'<w:{kind} w:id="2">{inner}</w:{kind}>'
    links = [("n", f"{kind}s", f"{kind}s.xml")]
    parts = {f"word/{kind}s.xml": part(f"{kind}s", told)}
    document = opened(body, links=links, parts=parts)
    assert lines(document) == ["60个"]
    assert notes(document) == [(code, "第1段", f"{what}未读入：含上年 结转")]
    assert notes(opened(body)) == [(code, "第1段", f"{what}未读入：")]


def test_of_very_many_footnotes_the_first_are_quoted() -> None:
    """More are counted; a long one is cut."""
    many = "".join(
        f'<w:footnote w:id="{n}">{paragraph(run("长" * 300))}</w:footnote>' for n in range(2_001)
    )
    references = "".join(inside(f'<w:footnoteReference w:id="{n}"/>') for n in (0, 2_000))
    links, parts = [("n", "footnotes", "n.xml")], {"word/n.xml": part("footnotes", many)}
    first, last = notes(opened(paragraph(references), links=links, parts=parts))
    assert first[2].endswith("长…")
    assert last[2] == "脚注未读入："


def test_headers_and_footers_that_say_something_are_noted_once() -> None:
    """Page numbers say nothing."""
    header = part("hdr", paragraph(run("单位：万元")))
    footer = part("ftr", paragraph(run("第 1 页 / 共 2 页")))
    links = [("h", "header", "h.xml"), ("f", "footer", "f.xml")]
    parts = {"word/h.xml": header, "word/f.xml": footer}
    body = paragraph(run("甲")) + SECTION * 2
    document = opened(body, links=links, parts=parts)
    assert notes(document) == [("margin", "页眉", "未读入：单位：万元")]
    assert lines(document) == ["甲"]
    assert notes(opened(body)) == []


def test_what_is_put_in_is_named_with_its_part() -> None:
    """A document, a chart, a control, an object: none is read, none is dropped without a word."""
    links = [("a", "aFChunk", "afchunk.htm"), ("c", "chart", "charts/chart1.xml")]
    body = f'<w:altChunk {R} r:id="a"/>'
    chart = f'<w:drawing><c:chart xmlns:c="c" {R} r:id="c"/></w:drawing>'
    smart = f'<w:drawing><d:relIds xmlns:d="d" {R} r:dm="lost"/></w:drawing>'
    body += paragraph(inside(chart), inside(smart))
    body += f'<w:tbl><w:tr><w:tc><w:subDoc {R} r:id="a"/></w:tc></w:tr></w:tbl>'
    assert notes(opened(body, links=links)) == [
        ("unread_part", "第1段", "嵌入的文档未读入：word/afchunk.htm"),
        ("unread_part", "第1段", "图表未读入：word/charts/chart1.xml"),
        ("unread_part", "第1段", "图示未读入：另一文件"),
        ("unread_part", "表1 第1行第1格", "子文档未读入：word/afchunk.htm"),
    ]


def test_words_of_word_art_are_noted() -> None:
    """They are seen, but stand nowhere in the text."""
    art = '<w:pict><v:textpath xmlns:v="v" string="样表\u200b"/></w:pict>'
    assert notes(opened(paragraph(inside(art)) + word_table([["甲"]]))) == [
        ("text_box", "第1段", "艺术字未读入：样表\\u200b")
    ]


def test_phonetic_guides_are_left_out_and_counted() -> None:
    """岳阳 with pinyin is 岳阳."""
    guide = (
        "<w:ruby><w:rubyPr/><w:rt><w:r><w:t>yuè</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>岳</w:t></w:r></w:rubyBase></w:ruby>"
    )
    body = paragraph(run("甲")) + paragraph(inside(guide), run("阳"), inside(guide))
    document = opened(body)
    assert lines(document) == ["甲", "岳阳岳"]
    assert notes(document) == [("ruby", "第2段", "全文2处注音（拼音）未读入")]
    hidden = opened(paragraph(inside(guide, "<w:vanish/>"), run("阳")))
    assert lines(hidden) == ["阳"]
