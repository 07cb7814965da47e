"""Superscripts, subscripts and what else must not run into the figure beside it."""

from __future__ import annotations

from perfeval.forms.sources.word.composition import Kind, composed
from tests.forms.word.page import (
    LOWERED,
    RAISED,
    WHITE,
    formula,
    fraction,
    inside,
    noted,
    opened,
    paragraph,
    read,
    run,
)
from tests.tables import each_row

UP = '<w:position w:val="8"/>'
DOWN = '<w:position w:val="-8"/>'
PICTURE = '<w:drawing><wp:inline xmlns:wp="x"/></w:drawing>'
FLOATING = '<w:pict><v:shape xmlns:v="x" style="position:absolute"/></w:pict>'


@each_row(
    ("before", "raised", "after", "text", "marks"),
    [
        ("60", "1", "", "60", ["1"]),
        ("60", "１", "个", "60个", ["１"]),
        ("60 ", "1", "", "60 ", ["1"]),
        ("60%", "2", "", "60%", ["2"]),
        ("60个", "2", "", "60个", ["2"]),
        ("60", "[2]", "个", "60个", ["[2]"]),
        ("60", "①", "", "60", ["①"]),
        ("60", "注3", "", "60", ["注3"]),
        ("60", "*", "", "60", ["*"]),
        ("办件量", "1,2", "", "办件量", ["1,2"]),
        ("办件量", "a", "", "办件量", ["a"]),
        ("预算数（万元）", "2", "", "预算数（万元）", ["2"]),
        ("10", "2", "", "10²", []),
        ("10", "12", "", "10¹²", []),
        ("10", "-3", "", "10⁻³", []),
        ("(10)", "2", "", "(10)²", []),
        ("60", "a", "", "60^a", []),
        ("60", "1,2", "", "60¹,²", []),
        ("60", "1", "5", "60¹5", []),
        ("60", "*", ".5", "60^*.5", []),
        ("60", "[1]", "5", "60[¹]5", []),
        ("60", "a", "5", "60^a5", []),
        ("60m", "2", "", "60m²", []),
        ("平方米", "２", "", "平方米²", []),
        ("s", "-1", "", "s⁻¹", []),
        ("km", "4", "", "km", ["4"]),
        ("", "1", "60", "¹60", []),
        (" ", "1", "60", " ¹60", []),
        ("5", "th", "", "5th", []),
        ("60", "%", "", "60%", []),
        ("60", " ", "", "60 ", []),
    ],
)
def test_a_superscript(before: str, raised: str, after: str, text: str, marks: list[str]) -> None:
    """A mark is left out and noted, an exponent stays one; neither is a digit of the figure."""
    pieces = [(Kind.PLAIN, before), (Kind.RAISED, raised), (Kind.PLAIN, after)]
    assert composed([piece for piece in pieces if piece[1]]) == (text, marks)


def test_a_mark_in_several_runs_is_one() -> None:
    """Word splits runs as it likes."""
    assert read(run("10"), run("1", RAISED), run("2", RAISED)) == "10¹²"
    assert noted(run("60"), run("[", RAISED), run("1]", RAISED)) == [
        ("note_mark", "注释标记未读入：[1]")
    ]


def test_subscripts() -> None:
    """Digits that are lowered are no digits of a figure; letters are letters."""
    assert read(run("CO"), run("2", LOWERED)) == "CO₂"
    assert read(run("60"), run("1", LOWERED)) == "60₁"
    assert read(run("x"), run("甲", LOWERED)) == "x甲"


def test_text_that_is_moved_up_or_down() -> None:
    """It is super- or subscript where other text stands on the line; alone, it is the line."""
    assert read(run("60"), run("1", UP)) == "60"
    assert read(run("60"), run("1", DOWN)) == "60₁"
    assert read(run("60", UP), run(" "), run("个", UP)) == "60 个"
    assert read(run("60", '<w:position w:val="3"/>'), run("1")) == "601"
    assert read(run("60"), run("1", '<w:position w:val="4"/>')) == "60"
    assert read(run("60"), run("1", '<w:position w:val="2pt"/>')) == "60"
    assert read(run("60", UP), run("1", UP + RAISED)) == "⁶⁰¹"


def test_what_is_set_apart_gets_brackets_beside_a_figure() -> None:
    """Formulas, text in two lines, white text."""
    half = formula(fraction("1", "2"))
    assert read(half) == "1/2"
    assert read(run("增长"), half, run("。")) == "增长(1/2)。"
    assert read(run("3"), half, run("万元")) == "3(1/2)万元"
    assert read(half, half) == "(1/2)1/2"
    assert read(run("60"), run("12", '<w:eastAsianLayout w:combine="1"/>')) == "60(12)"
    assert read(run("9", WHITE), run("5", WHITE), run("60")) == "(95)60"
    assert read(run("60", '<w:eastAsianLayout w:combine="0"/>'), run("1")) == "601"
    assert read(run("甲"), run(" ", WHITE), run("60")) == "甲 60"


def test_a_picture_beside_a_figure_may_be_a_part_of_it() -> None:
    """A sign that is drawn stands before the figure; one that floats over the page does not."""
    assert read(inside(PICTURE), run("50个")) == "[image: ]50个"
    assert read(run("50"), inside(PICTURE), run("个")) == "50[image: ]个"
    assert read(run("盖章"), inside(PICTURE)) == "盖章"
    assert read(run("50"), inside(FLOATING)) == "50"
    assert read(run("50"), inside(PICTURE, "<w:vanish/>")) == "50"


def test_text_that_is_forced_from_right_to_left() -> None:
    """It reads as it is seen."""
    forced = f'<w:bdo w:val="rtl">{run("12")}{run("3")}</w:bdo>'
    assert read(run("4"), forced) == "4321"
    assert read(f'<w:bdo w:val="ltr">{run("12")}</w:bdo>') == "12"


def test_the_mark_of_a_footnote_that_is_typed_is_left_out() -> None:
    """It stands in the run that points to the footnote."""
    custom = '<w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>5</w:t>'
    assert read(run("60"), inside(custom), run("个")) == "60个"
    assert read(run("60"), inside(custom), run("1")) == "60⁵1"
    assert read(run("60"), run("*", RAISED), inside(custom), run("1")) == "60^*⁵1"
    assert read(run("60"), run("*", RAISED), run("个"), run("*", RAISED), run("1")) == "60个1"
    ending = custom.replace("footnote", "endnote")
    assert read(run("60"), inside(ending)) == "60"


def test_a_paragraph_goes_on_where_its_end_is_hidden() -> None:
    """So does one whose first letters are drawn large, as on paper."""
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    body = paragraph(run("5"), properties=hidden) + paragraph(run("238.85"))
    assert [block.text for block in opened(body).blocks] == ["5238.85"]  # type: ignore[union-attr]
    large = '<w:framePr w:dropCap="drop"/>'
    inner = paragraph(run("5"), properties=large) + paragraph(run("238.85"))
    document = opened(f"<w:tbl><w:tr><w:tc>{inner}</w:tc><w:tc>{body}</w:tc></w:tr></w:tbl>{body}")
    assert [str(block).count("5238.85") for block in document.blocks] == [2, 1]
    alone = paragraph(run("5"), properties=large)
    assert "'5'" in str(opened(f"<w:tbl><w:tr><w:tc>{alone}</w:tc></w:tr></w:tbl>").blocks)
    assert "'5'" in str(opened(alone).blocks)
    plain = '<w:framePr w:dropCap="none"/>'
    body = paragraph(run("5"), properties=plain) + paragraph(run("6"))
    assert len(opened(body).blocks) == 2
