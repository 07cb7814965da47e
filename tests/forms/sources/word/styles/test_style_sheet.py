"""A style sheet that is cut down says what the whole one says."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from perfeval.errors import DecodeError
from perfeval.forms.sources.archive import Archive
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.forms.sources.usage import Usage
from perfeval.forms.sources.word.runs import Look
from perfeval.forms.sources.word.styles.style_sheet import taken_apart
from perfeval.forms.sources.word.styles.styles import Styles
from tests.forms.paper import WORD, packed
from tests.tables import each_row

NAMES = ("A", "B", "C", "a>b", "d/>e", "")
PROPERTIES = (
    *("<w:vanish/>", '<w:vanish w:val="0"/>', "<w:strike/>", "<w:dstrike/>", "<w:b/>"),
    *('<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="baseline"/>'),
    *('<w:position w:val="8"/>', '<w:eastAsianLayout w:combine="1"/>'),
    *('<w:color w:val="FFFFFF"/>', '<w:color w:val="ffffff"/>', '<w:color w:val="000000"/>'),
    *('<w:color w:val="FaF0fF"/>', '<w:color w:val="FFFFEF"/>'),
    *('<w:sz w:val="2"/>', '<w:sz w:val="24"/>', "<w:sz w:val='1pt'/>", '<w:sz w:val="&#50;"/>'),
    *('<w:rFonts w:ascii="Symbol" w:hAnsi="Wingdings"/>', '<w:rFonts w:ascii="宋体"/>'),
    *('<w:rFonts w:ascii="&#83;ymbol"/>', '<w:numPr><w:numId w:val="3"/></w:numPr>'),
    *('<w:numPr><w:ilvl w:val="1"/></w:numPr>', '<w:shd w:val="clear" w:fill="000000"/>'),
    *('<w:name w:val="basedOn"/>', '<w:basedOn w:val="A"></w:basedOn>', '<w:basedOn w:val="B"/>'),
    *('<w:basedOn w:val="a>b"/>', '<w:basedOn w:val="d/>e"/>', "<w:basedOn/>"),
    *(
        f'<w:tblStylePr w:type="{kind}"><w:rPr><w:vanish/></w:rPr></w:tblStylePr>'
        for kind in ("firstRow", "a>b")
    ),
    *('<w:tblStylePr w:type="band1Vert"/>', "<w:tblStylePrX>x</w:tblStylePrX>"),
    '<w:tblStylePr w:type="/>"><w:rPr><w:vanish/></w:rPr></w:tblStylePr>',
)
KINDS = ('w:type="table"', 'w:type="paragraph"', "w:type='character'", "")
BETWEEN = (
    *("", "\n", '<w:latentStyles w:count="1"><w:lsdException w:name="x"/></w:latentStyles>'),
    *("<w:latentStyles/>", "<w:styleSheet/>", '<w:style w:styleId="E"/>', "<w:style\n/>"),
    "<w:docDefaults><w:rPrDefault><w:rPr><w:dstrike/></w:rPr></w:rPrDefault></w:docDefaults>",
)


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """The inside of a style sheet."""
    made = [draw(st.sampled_from(BETWEEN))]
    between = draw(st.sampled_from((BETWEEN, BETWEEN[:2], BETWEEN[:2])))
    for name in draw(st.lists(st.sampled_from(NAMES), max_size=6)):
        kind = draw(st.sampled_from(KINDS))
        standard = draw(st.sampled_from(("", ' w:default="1"')))
        inside = "".join(draw(st.lists(st.sampled_from(PROPERTIES), max_size=4)))
        made.append(f'<w:style {kind}{standard} w:styleId="{name}">{inside}</w:style>')
        made.append(draw(st.sampled_from(between)))
    return "".join(made)


def styles_of(inside: str, head: str = "", prefix: str = "w:") -> Styles:
    """The styles of a sheet, in whatever prefix."""
    space = f'xmlns{":" if prefix else ""}{prefix.removesuffix(":")}="{WORD}"'
    sheet = f"{head}<{prefix}styles {space}>{inside}</{prefix}styles>"
    archive = Archive(packed({"s.xml": sheet}, "s.xml"), DEFAULT_LIMITS)
    return Styles(archive, "s.xml", Usage(DEFAULT_LIMITS))


def told(styles: Styles) -> list[tuple[tuple[str, str], list[Look]]]:
    """All that the styles say."""
    return [
        (styles.list_of(one), [styles.look({}, one, other, third) for other, third in PAIRS])
        for one in (*NAMES, "E", "?")
    ]


PAIRS = tuple(itertools.product((*NAMES, "?"), ("A", "?")))


@example('<w:style w:type="table" w:styleId=""><w:color w:val="FFFFFF"/></w:style>')
@example(
    '<w:style w:styleId="d/>e"><w:color w:val="FFFFFF"/></w:style><w:style w:type="table" '
    'w:styleId="A"/><w:style w:styleId="B"><w:color w:val="000000"/></w:style>'
)
@example(
    '<w:style w:styleId="A" w:default="1"><w:vanish/></w:style>\n<w:style w:styleId="C" '
    'w:type="paragraph">7<w:basedOn w:val="A"/></w:style>\n<w:style w:styleId="A"><w:strike/>'
    '</w:style><w:style w:styleId="B" w:default="1"><w:vanish w:val="0"/></w:style>'
)
@example('<w:style\nw:styleId="A">0</w:style><w:style w:styleId="B"><w:vanish/></w:style>')
@given(sheets())
def test_a_cut_sheet_says_what_the_whole_one_says(inside: str) -> None:
    """Whatever stands in it; a comment makes that it is parsed whole."""
    assert told(styles_of(inside)) == told(styles_of(f"{inside}<!-- -->"))


@each_row(
    ("head", "prefix"),
    [
        ("", "w:"),
        ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n', "w:"),
        ("<?xml version='1.0' encoding='utf-8'?>", "ns0:"),
        ("", "ns0:"),
    ],
)
def test_a_sheet_is_cut_whatever_its_prefix(head: str, prefix: str) -> None:
    """Of styles the tag alone is always parsed, with a number for what stands in them."""
    tags = ('<w:style w:type="table" w:styleId="T">', '<w:style w:styleId="P">')
    insides = ("<w:pPr/><w:tblPr/>", "")
    styles = [f"{tag}{inside}</w:style>" for tag, inside in zip(tags, insides, strict=True)]
    latent = '<w:latentStyles w:count="1"><w:x/></w:latentStyles>'
    sheet = f"{head}<w:styles>{latent}{styles[0]}\n{styles[1]} </w:styles>".replace("w:", prefix)
    parts = taken_apart([sheet.encode()])
    always = "".join(f"{tag}{number}</w:style>" for number, tag in enumerate(tags))
    due = f"{head}<w:styles>{always}</w:styles>"
    assert b"".join(parts.always).decode() == due.replace("w:", prefix)
    for number, style in enumerate(styles):
        alone = f"{head}<w:styles>{style}</w:styles>".replace("w:", prefix)
        assert b"".join(parts.style(number)).decode() == alone


@each_row(
    "sheet",
    [
        "<w:styles><!-- x --><w:style ><w:b/></w:style></w:styles>",
        "<w:styles><?x y?><w:style ><w:b/></w:style></w:styles>",
        "<w:styles><w:style w:val='&#65;'><w:b/></w:style></w:styles>",
        '<?xml version="1.0" encoding="gb18030"?><w:styles><w:style ><w:b/></w:style></w:styles>',
        "<w:other><w:style ><w:b/></w:style></w:other>",
        "<w:styles><w:style ><w:b/><w:style ><w:b/></w:style></w:style></w:styles>",
        "<w:styles><w:style ><w:b/></w:styles>",
        "<w:styles><w:style ><w:b/></w:style><w:other/></w:styles>",
        "<w:styles><w:style\n>0</w:style><w:style ><w:b/></w:style></w:styles>",
        "<w:styles><w:tblStylePr><w:tblStylePr></w:tblStylePr></w:tblStylePr></w:styles>",
        "<w:styles><w:latentStyles>",
        "<w:styles><w:latentStyles",
        "<w:styles><w:style w:a='/",
        "<w:styles><w:style ",
        "<w:styles><w:style /",
        "<w:styles><w:style a='/></w:style>",
        "<w:styles></w:style></w:tblStylePr><w:style a='",
        f"<w:styles><w:style ><w:b/></w:style>{' ' * 2**22}</w:styles>",
        "",
    ],
)
def test_a_sheet_that_cannot_be_cut_safely_is_kept_whole(sheet: str) -> None:
    """Comments, instructions, references, other encodings, styles in styles, very long sheets."""
    parts = taken_apart([sheet.encode()])
    assert (b"".join(parts.always), parts.styles) == (sheet.encode(), ())


def test_a_style_is_parsed_when_a_paragraph_asks_for_it() -> None:
    """With all that it is based on, and all that is said of it in several places."""
    styles = styles_of(
        '<w:style w:styleId="A"><w:vanish/></w:style>\n<w:style w:styleId="B">7'
        '<w:basedOn w:val="A"/></w:style>\n<w:style w:styleId="A"><w:strike/></w:style>'
    )
    look = styles.look({}, "", "B", "")
    assert (look.hidden, look.struck) == (True, True)
    assert styles.list_of("B") == ("", "")


def test_a_damaged_sheet_is_refused() -> None:
    """As any part is."""
    with pytest.raises(DecodeError, match="no well-formed XML"):
        styles_of('<w:style w:styleId="A"><w:vanish/>')
