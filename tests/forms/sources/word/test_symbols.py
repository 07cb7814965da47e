"""Symbols of fonts: `w:sym`, and runs in a font that draws symbols for letters."""

from __future__ import annotations

from perfeval.filing import Target
from perfeval.forms.sources.word.symbols import symbol
from tests.forms.word.page import inside, noted, paragraph, read, run, style
from tests.tables import each_row

SYMBOL = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
WINGDINGS = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings" w:eastAsia="宋体"/>'


def sym(font: str, code: str, name: str = "sym") -> str:
    """A run with one symbol."""
    return inside(f'<w:{name} w:font="{font}" w:char="{code}"/>')


@each_row(
    ("font", "code", "shown"),
    [
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "00A3", "≤"),
        ("symbol", "B1", "±"),
        ("Symbol MT", "F0B4", "×"),
        ("Symbol", "F0B8", "÷"),
        ("Symbol", "F0B9", "≠"),
        ("Symbol", "F0BB", "≈"),
        ("Symbol", "F0A5", "∞"),
        ("Symbol", "F0AE", "→"),
        ("Symbol", "F06D", "μ"),
        ("Symbol", "F0FE", "⎭"),
        ("Symbol", "F035", "5"),
        ("Symbol", "F07F", "[symbol: U+F07F]"),
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "F06F", "□"),
        ("Wingdings", "F06C", "●"),
        ("Wingdings", "F081", "①"),
        ("Wingdings", "F095", "❿"),
        ("Wingdings", "F0E0", "→"),
        ("Wingdings", "F031", "[symbol: U+F031]"),
        ("Wingdings 2", "0052", "☑"),
        ("Wingdings 2", "F0A3", "□"),
        ("Wingdings 2", "F06A", "①"),
        ("Wingdings 3", "F070", "▲"),
        ("Webdings", "F061", "✓"),
        ("MT Extra", "F06C", "[symbol: U+F06C]"),
        ("宋体", "2265", "≥"),
        ("宋体", "F0B3", "[symbol: U+F0B3]"),
        ("宋体", "D800", "[symbol: U+D800]"),
        ("宋体", "FFFFFF", "[symbol: U+FFFFFF]"),
        ("宋体", "x", "[symbol: U+?]"),
        ("", "", "[symbol: U+?]"),
    ],
)
def test_a_symbol_is_the_character_that_is_seen(font: str, code: str, shown: str) -> None:
    """By its font and its code; an unknown one is seen to be one."""
    assert symbol(font, code) == shown


def test_the_direction_of_a_target_is_not_lost() -> None:
    """≥50个 with ≥ of the Symbol font; with a sign that is not known, it is words."""
    assert read(sym("Symbol", "F0B3"), run("50个")) == "≥50个"
    unknown = read(sym("Marlett", "F0B3"), run("50个"))
    assert unknown == "[symbol: U+F0B3]50个"
    assert Target(text=unknown).quantity is None
    assert noted(sym("Marlett", "F0B3"), run("50个")) == [
        ("symbol", "读不出的符号或域：[symbol: U+F0B3]")
    ]
    assert read(sym("Segoe UI Emoji", "2705", "symEx"), run("完成")) == "✅完成"
    assert read(sym("Symbol", "F0B3").replace("<w:rPr>", "<w:rPr><w:vanish/>"), run("5")) == "5"


def test_letters_in_a_symbol_font_are_symbols() -> None:
    """Plain and private codes alike; letters of other scripts keep their own font."""
    assert read(run("\uf0b3", SYMBOL), run("50个")) == "≥50个"
    assert read(run("³50个", SYMBOL)) == "≥50个"
    assert read(run("ü完成", WINGDINGS)) == "✓完成"
    assert read(run("\uf052", '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>')) == "☑"
    assert read(run("60", WINGDINGS)) == "[symbol: U+0036][symbol: U+0030]"
    assert noted(run("6", WINGDINGS)) == [("symbol", "读不出的符号或域：[symbol: U+0036]")]
    assert read(run("a³", '<w:rFonts w:ascii="Symbol"/>')) == "α³"
    assert read(run("a³", '<w:rFonts w:hAnsi="Symbol"/>')) == "a≥"
    assert read(run("a", '<w:rFonts w:ascii="Symbol" w:asciiTheme="minorHAnsi"/>')) == "a"
    assert read(run("60", '<w:rFonts w:ascii="宋体"/>')) == "60"


def test_a_symbol_font_may_come_from_a_style() -> None:
    """And another style, or the run itself, may take it back."""
    ticks = style("T", WINGDINGS) + style("B", '<w:rFonts w:ascii="宋体" w:hAnsi="宋体"/>')
    ticked = '<w:rStyle w:val="T"/>'
    assert read(run("ü", ticked), styles=ticks) == "✓"
    assert read(run("ü", ticked + '<w:rFonts w:hAnsi="宋体"/>'), styles=ticks) == "ü"
    derived = ticks.replace('w:styleId="B">', 'w:styleId="B"><w:basedOn w:val="T"/>')
    assert read(run("ü", '<w:rStyle w:val="B"/>'), styles=derived) == "ü"
    assert "✓" not in paragraph(run("ü"))
