"""Texts of a workbook in runs: struck-through ones, raised marks, symbols, written characters."""

from __future__ import annotations

from tests.forms.paper import SHEET
from tests.forms.test_shown_and_held import Notes, cell, cells_of, notes, opened
from tests.tables import each_row


def run(text: str, *looks: str) -> str:
    """One run of a text."""
    said = f"<rPr>{''.join(f'<{look}/>' for look in looks)}</rPr>" if looks else ""
    return f"<r>{said}<t>{text}</t></r>"


RAISED, STRUCK, SYMBOL = 'vertAlign val="superscript"', "strike", 'rFont val="Symbol"'

CASES: tuple[tuple[str, str, Notes], ...] = (
    (run("60") + run("1", RAISED), "60", [("note_mark", "表!A1", "注释标记未读入：1")]),
    (run("60m") + run("2", RAISED), "60m²", []),
    (run("10") + run("2", RAISED), "10²", []),
    (
        run("5238.85", STRUCK) + run("5000"),
        "5000",
        [("struck_text", "表!A1", "划去的文字未读入：5238.85")],
    ),
    (run("5238.85", 'strike val="0"') + run("元"), "5238.85元", []),
    (run(" ", STRUCK) + run("5000"), "5000", []),
    (run("\u00b3", SYMBOL) + run("50个"), "≥50个", []),
    (run("张", 'rFont val="宋体"') + '<rPh sb="0" eb="1"><t>zhang</t></rPh>', "张", []),
    ("<t>5_x0030__x000D_</t>", "50", []),
    ("<t>5_x005F_x0030_</t>", "5_x0030_", []),
    ("<t>5_xD800_</t>", "5_xD800_", []),
    ('<r><rPr><vertAlign val="superscript"/></rPr></r><t>60</t>', "⁶⁰", []),
    (run("见附件", STRUCK), "", [("struck_text", "表!A1", "划去的文字未读入：见附件")]),
)


@each_row("shared", [True, False])
@each_row(("inside", "text", "told"), CASES)
def test_what_is_seen_of_a_text(inside: str, text: str, told: Notes, *, shared: bool) -> None:
    """The same in a cell's own text and in one that cells share; what is not seen is noted."""
    if shared:
        strings = {"xl/sharedStrings.xml": f'<sst xmlns="{SHEET}"><si>{inside}</si></sst>'}
        document = opened(cell("A1", "0", kind="s"), cell("B1", "1"), cell("C1", "2"), more=strings)
    else:
        own = f'<c r="A1" t="inlineStr"><is>{inside}</is></c>'
        document = opened(own, cell("B1", "1"), cell("C1", "2"))
    assert [each.text for each in cells_of(document)] == [text, "1", "2"]
    assert notes(document) == told


def test_the_value_of_a_formula_is_written_so_too() -> None:
    """A text that a formula gave."""
    document = opened(cell("A1", "一_x0041_", "B1&amp;C1", kind="str"), cell("B1", "1"))
    assert cells_of(document)[0].text == "一A"


def test_a_cell_that_is_struck_through_is_not_read() -> None:
    """By the font of its style; a font that is named struck and is not, or of no cell, is none."""
    fonts = '<strike/><font/><font><strike/></font><font><strike val="0"/></font>'
    styles = (
        f'<styleSheet xmlns="{SHEET}"><fonts>{fonts}</fonts><cellXfs><xf/><xf fontId="1"/>'
        '<xf fontId="2"/><xf fontId="9"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs>'
        "</styleSheet>"
    )
    document = opened(
        *(cell("A1", "5238.85", style=1), cell("B1", "5000"), cell("D1", "6", style=2)),
        *(cell("C1", "甲", style=1, kind="str"), cell("E1", "7", style=3), cell("F1", style=1)),
        more={"xl/styles.xml": styles},
    )
    assert [each.text for each in cells_of(document)] == ["", "5000", "", "6", "7"]
    assert notes(document) == [
        ("struck_text", "表!A1", "划去的文字未读入：5238.85"),
        ("struck_text", "表!C1", "划去的文字未读入：甲"),
    ]
