"""Comments in Word documents: where they stand, and that nothing else is touched."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from perfeval.filing.addresses import Address
from tests.forms.paper import LINKS, PACKAGE, WORD, word_file, word_paragraph
from tests.forms.word.page import cell as word_cell
from tests.forms.word.page import formula, paragraph, row, run, said, table, texts
from tests.marks.marked import (
    HOSTILE,
    W,
    anchors,
    cell,
    finding,
    opened,
    opened_without_reader,
    parts,
    repacked,
    tags,
    unharmed,
    words_of,
)
from tests.tables import each_row

TWO_BY_TWO = table(row(texts("收入", "10")), row(texts("支出", "9")))
END = "<w:sectPr/>"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def linked(body: str, target: str, more: dict[str, str]) -> bytes:
    """A document whose relationships name a part of comments."""
    links = f'<Relationship Id="c" Type="{LINKS}/comments" Target="{target}"/>'
    return word_file(
        body,
        {
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}">{links}'
            "</Relationships>",
            **more,
        },
    )


@each_row(
    ("body", "at", "where"),
    [
        (TWO_BY_TWO + END, cell("表1", 2, 2), "9"),
        (formula(said("1")) + word_paragraph("式后"), "第2段", "式后"),
        (f"<w:tc>{word_paragraph('无表')}</w:tc>", "第1段", "无表"),
        (word_paragraph("引言") + TWO_BY_TWO, cell("表1", 1, 1), "收入"),
        (word_paragraph("引言") + END, Address(part="第1段"), "引言"),
        (table(row(word_cell("<w:p/>") + texts("乙"))), cell("表1", 1, 1), ""),
        (table(row(word_cell('<w:p w:rsidR="0"/>') + texts("乙"))), cell("表1", 1, 1), ""),
        (
            table(row(word_cell(paragraph(run("外")), TWO_BY_TWO, "<w:p/>"))),
            cell("表2", 2, 1),
            "支出",
        ),
        (table(row(texts("甲"), properties='<w:gridBefore w:val="2"/>')), cell("表1", 1, 3), "甲"),
        (
            table(row(texts("藏"), properties="<w:hidden/>"), row(texts("见"))),
            cell("表1", 1, 1),
            "见",
        ),
        (table(row(texts("甲", "乙"))), "表1 第1行第2格", "乙"),
        (table(row(texts("甲", "乙"))), "附件2 / 表1 第1行", "甲"),
        (f"<w:sdt><w:sdtContent>{word_paragraph('控件')}</w:sdtContent></w:sdt>", "第1段", "控件"),
        (
            f"<w:del>{word_paragraph('删')}</w:del>{word_paragraph('留')}",
            "第1段",
            "留",
        ),
        (
            f"<w:p><w:r><w:pict><w:txbxContent>{word_paragraph('框')}</w:txbxContent></w:pict>"
            "</w:r></w:p>",
            "第1段",
            "框",
        ),
    ],
)
def test_a_comment_stands_at_its_place(body: str, at: Address | str, where: str) -> None:
    """Whatever is left out, merged, nested or boxed around it."""
    marked = unharmed(word_file(body), finding(at))
    assert marked.listed == ()
    ((text, told),) = anchors(marked.data)
    assert text == where
    assert told.startswith("【错误】")
    assert told.endswith("不符［x.y］")


@pytest.mark.unmeasured
@each_row(
    "at", [cell("表9", 1, 1), cell("表1", 9, 1), Address(part=""), "第9段", "附件2", "表1!A1"]
)
@each_row("end", ["", END, "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"])
def test_what_has_no_place_stands_in_a_list_at_the_end(at: Address | str, end: str) -> None:
    """On a page of its own, before the last section ends."""
    marked = unharmed(word_file(TWO_BY_TWO + end), finding(at))
    assert marked.at_cells == ()
    document = parts(marked.data)["word/document.xml"].decode()
    assert "pageBreakBefore" in document
    assert document.index("【错误】") > document.index("支出")
    assert document.endswith(f"{END if end == END else ''}</w:body></w:document>")
    assert ("［表9 第1行第1列］" in document) == (str(at) == "表9 第1行第1列")


def test_a_paragraph_of_a_drawing_holds_no_comment() -> None:
    """`a:p` of a drawing is read as a paragraph; a comment in it would break the file."""
    drawing = '<a:p xmlns:a="urn:drawing"><a:r/></a:p>'
    marked = unharmed(word_file(word_paragraph("甲") + drawing), finding("第2段"))
    assert len(marked.listed) == 1


@each_row(
    ("prefix", "namespace"), [("w", WORD), ("x", WORD), ("", WORD), ("w", STRICT), ("", STRICT)]
)
def test_any_prefix_and_both_editions_of_the_standard_are_written(
    prefix: str, namespace: str
) -> None:
    """What is put in is in the namespace of what stands there."""
    p, declared = (f"{prefix}:", f"xmlns:{prefix}") if prefix else ("", "xmlns")
    body = f"<{p}p><{p}r><{p}t>甲</{p}t></{p}r></{p}p>"
    document = f'<{p}document {declared}="{namespace}"><{p}body>{body}</{p}body></{p}document>'
    data = word_file("", {"word/document.xml": document})
    marked = unharmed(data, finding("第1段"), finding("无处"))
    assert f"{{{namespace}}}commentReference" in tags(marked.data, "word/document.xml")
    assert f"{{{namespace}}}comment" in tags(marked.data, "word/comments1.xml")


OTHERS = (
    f'<w:comments xmlns:w="{WORD}"><w:comment w:id="7" w:author="某">'
    f"{word_paragraph('原批注')}</w:comment>"
    '<w:comment w:id="x"/></w:comments>'
)
REFERRED = '<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:commentReference w:id="7"/></w:r></w:p>'


@each_row(
    ("target", "more", "others"),
    [
        ("notes.xml", {"word/notes.xml": OTHERS}, ["原批注", ""]),
        ("/word/notes.xml", {"word/notes.xml": OTHERS}, ["原批注", ""]),
        ("notes.xml", {"word/notes.xml": f'<c:comments xmlns:c="{WORD}" />'}, []),
        ("notes.xml", {}, []),
    ],
)
def test_comments_of_others_stay(target: str, more: dict[str, str], others: list[str]) -> None:
    """And a part that is pointed to, and missing, comes in."""
    marked = unharmed(linked(REFERRED, target, more), finding("第1段"), finding("第1段", "又"))
    root = ElementTree.fromstring(parts(marked.data)["word/notes.xml"])
    told = {each.get(f"{W}id"): words_of(each) for each in root}
    assert list(told.values())[: len(others)] == others
    own = ["8", "9"]  # 7 is pointed to, be it there or not
    assert [told[each] for each in own] == [
        "【错误】第1段：不符［x.y］",
        "【错误】第1段：又［x.y］",
    ]
    body = parts(marked.data)["word/document.xml"].decode()
    assert all(body.count(f'w:id="{each}"') == 3 for each in own)


@each_row("encoding", ["utf-16", "utf-16-le", "utf-16-be", "latin-1", "ascii"])
def test_a_part_in_any_encoding_is_edited(encoding: str) -> None:
    """What the encoding lacks is written by its number."""
    stated = "utf-16" if encoding.startswith("utf") else encoding
    body = f'<w:document xmlns:w="{WORD}"><w:body>{word_paragraph("A")}</w:body></w:document>'
    whole = f'<?xml version="1.0" encoding="{stated}"?>{body}'
    data = repacked(word_file(""), {"word/document.xml": whole.encode(encoding)})
    marked = unharmed(data, finding("第1段"), finding("无处"))
    assert "审核意见" in words_of(ElementTree.fromstring(parts(marked.data)["word/document.xml"]))


def test_hostile_words_are_inert_and_nothing_is_lost() -> None:
    """Markup, formulas, control and bidirectional characters; 40,000 characters in the list."""
    long = HOSTILE + "长" * 40_000 + "尾"
    told = [finding("第1段", HOSTILE), finding("无处", long, code=HOSTILE)]
    marked = unharmed(word_file(word_paragraph("甲")), *told)
    ((_, comment),) = anchors(marked.data)
    assert told[0].message() in comment
    lines = opened_without_reader(marked.data)
    assert "".join(line.removeprefix("【续】") for line in lines[2:]).startswith(
        f"【错误】{told[1].message()}"
    )
    assert max(map(len, lines)) < 9_000


def test_the_document_is_written_as_it_was_but_for_the_marks() -> None:
    """Every other part byte for byte, with its time; nothing at all where nothing is found."""
    data = word_file(word_paragraph("甲"), {"docProps/app.xml": "<a/>", "word/media/p.bin": "x"})
    assert parts(unharmed(data).data) == parts(data)
    after = parts(unharmed(data, finding("第1段")).data)
    for name in ("docProps/app.xml", "word/media/p.bin", "_rels/.rels"):
        assert after[name] == parts(data)[name]


def test_one_who_left_the_marks_in_is_read_as_before() -> None:
    """And what was written behind the list is read."""
    data = unharmed(word_file(word_paragraph("甲")), finding("无处")).data
    body = parts(data)["word/document.xml"].decode()
    grown = body.replace("</w:body>", f"{word_paragraph('续写')}</w:body>")
    document = opened(repacked(data, {"word/document.xml": grown.encode()}))
    assert [getattr(block, "text", "") for block in document.blocks] == ["甲", "续写"]
