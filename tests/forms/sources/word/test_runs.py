"""Struck, hidden and faint text: said by the run, by styles that switch each other off."""

from __future__ import annotations

from perfeval.forms.sources.word.runs import Look, set_property
from tests.forms.word.page import (
    HIDDEN,
    STRUCK,
    WHITE,
    based,
    cell,
    inside,
    lines,
    noted,
    notes,
    opened,
    paragraph,
    read,
    row,
    run,
    style,
    table,
)
from tests.tables import each_row


@each_row("properties", [STRUCK, "<w:dstrike/>", '<w:strike w:val="1"/>'])
def test_struck_text_is_left_out_and_noted(properties: str) -> None:
    """5238.85 struck, with 5000 beside it, is 5000."""
    runs = run("5238", properties), run(".85", properties), run("5000")
    assert read(*runs) == "5000"
    assert noted(*runs) == [("struck_text", "划去的文字未读入：5238.85")]


@each_row("value", ["0", "false", "off"])
@each_row("name", ["strike", "dstrike", "vanish"])
def test_what_is_switched_off_is_seen(name: str, value: str) -> None:
    """By the run itself, against its style."""
    off = f'<w:{name} w:val="{value}"/>'
    styles = style("S", f"<w:{name}/>")
    assert read(run("60", off)) == "60"
    assert read(run("60", f'<w:rStyle w:val="S"/>{off}'), styles=styles) == "60"
    assert noted(run("60", off)) == []


def test_hidden_text_is_left_out_and_noted() -> None:
    """With its line breaks; blanks that are hidden are nothing to speak of."""
    assert read(run("9", HIDDEN), run("60个")) == "60个"
    assert noted(run("9", HIDDEN), run("60个")) == [("hidden_text", "隐藏文字未读入：9")]
    assert read(run("6"), inside("<w:br/>", HIDDEN), run("0")) == "60"
    assert noted(run("6"), inside("<w:br/>", HIDDEN), run(" ", HIDDEN), run("0")) == []
    assert read(run("60", "<w:webHidden/>")) == "60"
    assert read(run("60", "<w:specVanish/>")) == "60"


def test_text_hidden_by_a_style() -> None:
    """60个 with a hidden 9 before it is not 960个."""
    styles = style("H", HIDDEN) + style("I", "<w:b/>", more=based("H"))
    for name in ("H", "I"):
        assert read(run("9", f'<w:rStyle w:val="{name}"/>'), run("60个"), styles=styles) == "60个"
    of_paragraph = style("P", HIDDEN, kind="paragraph")
    hidden = paragraph(run("9"), properties='<w:pStyle w:val="P"/>')
    assert lines(opened(hidden + paragraph(run("60个")), of_paragraph)) == ["60个"]


def test_two_styles_switch_each_other_off() -> None:
    """A toggle of the character style and one of the paragraph style; a third one counts again."""
    styles = style("C", HIDDEN) + style("P", HIDDEN, kind="paragraph")
    styles += style("T", HIDDEN, kind="table")
    shown = paragraph(run("60", '<w:rStyle w:val="C"/>'), properties='<w:pStyle w:val="P"/>')
    assert lines(opened(shown, styles)) == ["60"]
    named = '<w:tblStyle w:val="T"/>'
    assert lines(opened(table(row(cell(shown)), properties=named), styles)) == [""]
    in_two = table(row(cell(paragraph(run("60", '<w:rStyle w:val="C"/>')))), properties=named)
    assert lines(opened(in_two, styles)) == ["60"]


def test_the_defaults_of_the_document_outweigh_two_styles() -> None:
    """What they hide is hidden, unless the run itself shows it."""
    styles = (
        "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    )
    styles += style("C", HIDDEN)
    shown = run("60", '<w:vanish w:val="0"/>')
    assert read(run("9"), run("8", '<w:rStyle w:val="C"/>'), shown, styles=styles) == "60"


def test_what_is_no_toggle_is_said_by_the_nearest() -> None:
    """Double strike of both styles is struck; a superscript may be taken back."""
    styles = style("C", "<w:dstrike/>") + style("P", "<w:dstrike/>", kind="paragraph")
    styles += style("U", '<w:vertAlign w:val="superscript"/>')
    struck = paragraph(run("9", '<w:rStyle w:val="C"/>'), properties='<w:pStyle w:val="P"/>')
    assert lines(opened(struck, styles)) == []
    raised = '<w:rStyle w:val="U"/>'
    assert read(run("60"), run("1", raised), styles=styles) == "60"
    assert (
        read(run("60"), run("1", f'{raised}<w:vertAlign w:val="baseline"/>'), styles=styles)
        == "601"
    )


def test_a_style_of_another_kind_or_of_none_is_the_standard_one() -> None:
    """A standard style counts where none is named, and where one is named that is not there."""
    standard = style("N", HIDDEN, kind="paragraph").replace("w:styleId", 'w:default="1" w:styleId')
    assert read(run("60"), styles=standard) == ""
    lost = paragraph(run("60"), properties='<w:pStyle w:val="lost"/>')
    assert lines(opened(lost, standard)) == []
    of_paragraph = style("P", HIDDEN, kind="paragraph")
    assert read(run("60", '<w:rStyle w:val="P"/>'), styles=of_paragraph) == "60"
    assert read(run("60"), styles=standard.replace('w:default="1"', 'w:default="0"')) == "60"


def test_styles_in_a_circle_end_where_they_began() -> None:
    """Each says what it says itself, and what the others say before."""
    styles = style("A", HIDDEN, more=based("B")) + style("B", STRUCK, more=based("A"))
    assert read(run("9", '<w:rStyle w:val="B"/>'), run("60"), styles=styles) == "60"
    assert read(run("9", '<w:rStyle w:val="A"/>'), run("60"), styles=styles) == "60"
    alone = style("A", HIDDEN, more=based("A"))
    assert read(run("9", '<w:rStyle w:val="A"/>'), run("60"), styles=alone) == "60"


def test_a_long_chain_of_styles_is_followed_to_its_end() -> None:
    """However long it is."""
    chain = "".join(style(f"S{n}", "", more=based(f"S{n + 1}")) for n in range(3_000))
    styles = chain + style("S3000", HIDDEN)
    assert read(run("9", '<w:rStyle w:val="S0"/>'), run("60"), styles=styles) == "60"


def test_conditional_formats_of_a_table_are_not_the_table() -> None:
    """What a table style says of its first row is not said of the whole."""
    part = f'<w:tblStylePr w:type="firstRow"><w:rPr>{HIDDEN}</w:rPr></w:tblStylePr>'
    styles = style("T", "", kind="table").replace("</w:style>", f"{part}</w:style>")
    styles += "<!-- parsed whole -->"
    body = table(row(cell(paragraph(run("60")))), properties='<w:tblStyle w:val="T"/>')
    for sheet in (styles, styles.replace("<!-- parsed whole -->", "")):
        assert lines(opened(body, sheet)) == ["60"]


def test_the_mark_at_the_end_of_a_paragraph_is_hidden_by_the_style_of_its_table() -> None:
    """Then the paragraph goes on in the next one."""
    shown = '<w:vanish w:val="0"/>'
    inner = paragraph(run("5", shown)) + paragraph(run("238.85", shown))
    body = table(row(cell(inner)), properties='<w:tblStyle w:val="T"/>')
    assert lines(opened(body, style("T", HIDDEN, kind="table"))) == ["5238.85"]
    assert lines(opened(body, style("T", "", kind="table"))) == ["5\n238.85"]


def test_faint_text_is_read_apart_and_noted() -> None:
    """White letters, and letters of two points; on a background white is plain to see."""
    assert read(run("9", WHITE), run("60")) == "(9)60"
    assert noted(run("9", WHITE), run("60")) == [("faint_text", "白色或极小的文字已读入：9")]
    assert read(run("60", WHITE)) == "60"
    assert read(run("9", '<w:color w:val="F0FaFf"/>'), run("60")) == "(9)60"
    assert read(run("9", '<w:color w:val="EFFFFF"/>'), run("60")) == "960"
    assert read(run("9", '<w:sz w:val="4"/>'), run("60")) == "(9)60"
    assert read(run("9", '<w:sz w:val="5"/>'), run("60")) == "960"
    assert read(run("9", '<w:sz w:val="x"/>'), run("60")) == "960"
    assert noted(run("9", WHITE + '<w:shd w:val="clear" w:fill="4472C4"/>')) == []
    assert noted(run("9", WHITE + '<w:shd w:val="pct10" w:fill="auto"/>')) == []
    assert noted(run("9", WHITE + '<w:shd w:val="clear" w:fill="FFFFFF"/>')) != []
    dark = '<w:shd w:val="clear" w:fill="auto" w:themeFill="accent1"/>'
    assert notes(opened(paragraph(run("9", WHITE), properties=dark))) == []
    assert notes(opened(table(row(cell(paragraph(run("9", WHITE)), properties=dark))))) == []
    white_cell = table(row(cell(paragraph(run("9", WHITE)))))
    assert [code for code, _, _ in notes(opened(white_cell))] == ["faint_text"]


def test_white_letters_of_styles() -> None:
    """Those of a character style count; those of a table style stand on a background."""
    styles = style("W", WHITE.lower().replace("w:color", "w:color"))
    styles += style("N", '<w:color w:val="FEFEFE"/>')
    assert read(run("9", '<w:rStyle w:val="N"/>'), run("60"), styles=styles) == "(9)60"
    styles += style("B", '<w:color w:val="000000"/>', more=based("W"))
    assert read(run("9", '<w:rStyle w:val="W"/>'), run("60"), styles=styles) == "(9)60"
    assert read(run("9", '<w:rStyle w:val="B"/>'), run("60"), styles=styles) == "960"
    of_table = style("T", WHITE, kind="table")
    assert read(run("9", '<w:rStyle w:val="B"/>'), run("60"), styles=styles + of_table) == "960"
    body = table(row(cell(paragraph(run("9")))), properties='<w:tblStyle w:val="T"/>')
    assert notes(opened(body, of_table)) == []
    tiny = style("S", '<w:sz w:val="2"/>') + style("L", '<w:sz w:val="24"/>', more=based("S"))
    assert read(run("9", '<w:rStyle w:val="S"/>'), run("60"), styles=tiny) == "(9)60"
    assert read(run("9", '<w:rStyle w:val="L"/>'), run("60"), styles=tiny) == "960"


def test_persons_are_not_quoted() -> None:
    """A note on what was left out says nothing of a name, a number, or beside such a label."""
    assert noted(run("联系人：", ""), run("某某", HIDDEN)) == [
        ("hidden_text", "隐藏文字未读入：2字，未录")
    ]
    number = "13" + "0" * 9
    assert noted(run(number, STRUCK)) == [("struck_text", "划去的文字未读入：11字，未录")]
    body = table(row(cell(paragraph(run("联系人"))), cell(paragraph(run("某某", HIDDEN)))))
    assert notes(opened(body)) == [("hidden_text", "表1 第1行第2格", "隐藏文字未读入：2字，未录")]


def test_a_long_text_is_cut_in_its_note() -> None:
    """The first hundred letters stand in it."""
    (note,) = noted(run("长" * 500, STRUCK))
    assert note[1].endswith("长…")
    assert len(note[1]) < 120


def test_properties_outside_runs_say_nothing() -> None:
    """Those of the paragraph mark, of a content control, of a change."""
    mark = "<w:rPr><w:strike/></w:rPr>"
    control = f"<w:sdt><w:sdtPr><w:rPr>{HIDDEN}</w:rPr></w:sdtPr><w:sdtContent>{run('60')}"
    control += "</w:sdtContent></w:sdt>"
    assert lines(opened(paragraph(run("60"), properties=mark))) == ["60"]
    assert read(control) == "60"
    changed = f"<w:rPrChange><w:rPr>{HIDDEN}</w:rPr></w:rPrChange>"
    assert read(run("60", changed)) == "60"
    assert read("<w:t>6</w:t><w:t>0</w:t>") == "60"


def test_a_measure_that_lies_is_none() -> None:
    """So the text stands in its line, in its size."""
    said: dict[str, str] = {}
    set_property(said, "position", {"val": "9" * 40})
    set_property(said, "sz", {"val": "½"})
    assert Look.of(said) == Look()
