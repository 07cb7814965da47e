"""Laws of a page: plain text is what it is, and nothing is ever run together with a figure."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from perfeval.errors import InputError
from perfeval.filing import Target
from perfeval.numbers.printed import Count, Number
from tests.forms.word.page import (
    HIDDEN,
    LOWERED,
    RAISED,
    STRUCK,
    WHITE,
    field,
    formula,
    fraction,
    inside,
    lines,
    notes,
    opened,
    paragraph,
    run,
    said,
    style,
)

HARMLESS = (
    *("", "<w:b/>", '<w:color w:val="FF0000"/>', '<w:sz w:val="21"/>', "<w:noProof/>"),
    *('<w:rFonts w:ascii="宋体" w:eastAsia="宋体" w:hint="eastAsia"/>', '<w:vanish w:val="0"/>'),
    *('<w:vertAlign w:val="baseline"/>', '<w:position w:val="0"/>', '<w:rStyle w:val="Bold"/>'),
    *('<w:strike w:val="false"/>', "<w:webHidden/>", '<w:lang w:eastAsia="zh-CN"/>'),
)
BOLD = style("Bold", "<w:b/>") + style("Hidden", HIDDEN) + style("Up", RAISED)
LETTERS = "0123456789.,%≥≤个万元项目完成率²①()（）-/ "


@given(st.lists(st.tuples(st.text(LETTERS), st.sampled_from(HARMLESS)), min_size=1))
def test_plain_text_reads_as_it_stands(runs: list[tuple[str, str]]) -> None:
    """However it is split, and whatever else the document knows."""
    document = opened(paragraph(*(run(text, properties) for text, properties in runs)), BOLD)
    whole = "".join(text for text, _ in runs).strip()
    assert "".join(lines(document)) == whole
    assert notes(document) == []


DIGITS = st.text("0123456789", min_size=1, max_size=3)
SAID = DIGITS | st.sampled_from((".5", ",000", "-1", "%", "万", "*", "[1]", "注1", "a"))
DECORATED = st.one_of(
    SAID.map(lambda text: run(text, HIDDEN)),
    SAID.map(lambda text: run(text, STRUCK)),
    SAID.map(lambda text: run(text, "<w:dstrike/>")),
    SAID.map(lambda text: run(text, '<w:rStyle w:val="Hidden"/>')),
    DIGITS.map(lambda text: run(text, RAISED)),
    st.sampled_from(("*", "[1]", "注1", "a")).map(lambda text: run(text, RAISED)),
    DIGITS.map(lambda text: run(text, '<w:rStyle w:val="Up"/>')),
    DIGITS.map(lambda text: run(text, LOWERED)),
    DIGITS.map(lambda text: run(text, '<w:position w:val="8"/>')),
    DIGITS.map(lambda text: run(text, WHITE)),
    DIGITS.map(lambda text: run(text, '<w:eastAsianLayout w:combine="1"/>')),
    DIGITS.map(lambda text: formula(fraction(text, text))),
    DIGITS.map(
        lambda text: formula(f"<m:sSup><m:e>{said('10')}</m:e><m:sup>{said(text)}</m:sup></m:sSup>")
    ),
    DIGITS.map(
        lambda text: inside(
            f"<w:ruby><w:rt>{run(text)}</w:rt><w:rubyBase>{run('')}</w:rubyBase></w:ruby>"
        )
    ),
    DIGITS.map(lambda text: inside(f'<w:footnoteReference w:id="{text}"/>')),
    DIGITS.map(
        lambda text: inside(
            f'<w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>{text}</w:t>'
        )
    ),
    DIGITS.map(lambda text: inside(f'<w:sym w:font="Wingdings" w:char="F03{text[0]}"/>')),
    DIGITS.map(lambda text: run(text, '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')),
    DIGITS.map(lambda text: field(rf"EQ \f({text},2)")),
    DIGITS.map(lambda text: field(f"QUOTE {text}")),
    DIGITS.map(lambda text: f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"),
    st.just(inside('<w:drawing><wp:inline xmlns:wp="x"/></w:drawing>')),
    st.just(inside("<w:dayShort/>")),
    st.just(inside("<w:ptab/>")),
)


def figures(text: str) -> set[Decimal]:
    """The figures that a text is, read as a number, a count, a target."""
    found: set[Decimal] = set()
    for kind in (Number, Count):
        try:
            found.add(kind(text).decimal)
        except InputError:
            continue
    quantity = Target(text=text).quantity
    return found | ({quantity.number.decimal} if quantity else set())


@given(
    st.from_regex(r"[1-9][0-9]{0,2}(\.[0-9])?", fullmatch=True),
    st.integers(0, 3),
    st.lists(st.tuples(st.integers(0, 6), DECORATED), min_size=1, max_size=3),
    st.sampled_from(("", "个", "%")),
)
def test_no_decoration_runs_into_a_figure(
    figure: str, pieces: int, decorations: list[tuple[int, str]], unit: str
) -> None:
    """What is read of a decorated figure is the figure that is seen, or no figure at all."""
    runs = [run(figure[:pieces]), run(figure[pieces:]), run(unit)]
    for place, decoration in decorations:
        runs.insert(min(place, len(runs)), decoration)
    read = "".join(lines(opened(paragraph(*runs), BOLD)))
    assert figures(read) <= {Decimal(figure)}
