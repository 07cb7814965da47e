"""Text of a workbook that cannot be seen where it stands: read, and noted at its cell."""

from __future__ import annotations

from tests.forms.paper import SHEET
from tests.forms.sources.excel.test_rich_text import run
from tests.forms.test_shown_and_held import Notes, cell, cells_of, notes, opened
from tests.tables import each_row

WHITE, RED, BLACK = 'color rgb="FFFFFFFF"', 'color rgb="FFC00000"', 'color auto="1"'


def drawn(font: str, fill: str = "", code: str = "General") -> dict[str, str]:
    """A style that is made of a font, a fill and a format; its number is 1."""
    parts = (
        f'<numFmts><numFmt numFmtId="164" formatCode="{code}"/></numFmts>'
        f"<fonts><color/><font/><font>{font}</font></fonts>"
        f"<fills><fgColor/><patternFill/><fill/><fill>{fill}</fill></fills>"
        '<borders><border><color rgb="FFFFFFFF"/></border></borders>'
        '<cellXfs><xf/><xf numFmtId="164" fontId="1" fillId="1"/><xf fontId="9" fillId="9"/>'
        "</cellXfs>"
    )
    return {"xl/styles.xml": f'<styleSheet xmlns="{SHEET}">{parts}</styleSheet>'}


def solid(colour: str) -> str:
    """A fill of one colour."""
    return f'<patternFill patternType="solid"><fgColor {colour}/><bgColor/></patternFill>'


@each_row(
    ("font", "fill", "faint"),
    [
        ("", "", False),
        ('<color rgb="FFFFFFFF"/>', "", True),
        ('<color rgb="F0F5FF"/>', "", True),
        ('<color rgb="FFEFFFFF"/>', "", False),
        ('<color rgb="FFFFFFFF"/>', '<patternFill patternType="none"/>', True),
        ('<color rgb="FFFFFFFF"/>', '<patternFill patternType="gray125"/>', False),
        ('<color rgb="FFFFFFFF"/>', solid('rgb="FF4472C4"'), False),
        ('<color rgb="FFFFFFFF"/>', solid('theme="4"'), False),
        ('<color rgb="FFFFFFFF"/>', solid('indexed="65"'), True),
        ('<color rgb="FF4472C4"/>', solid('rgb="FF4472C4"'), True),
        ('<color theme="4" tint="0.5"/>', solid('tint="0.5" theme="4"'), True),
        ('<color theme="4" tint="0.5"/>', solid('theme="4"'), False),
        ('<color theme="0"/>', "", True),
        ('<color theme="0" tint="-0.0499893185216834"/>', "", True),
        ('<color theme="0" tint="-0.14"/>', "", False),
        ('<color theme="1"/>', "", False),
        ('<color indexed="1"/>', "", True),
        ('<color indexed="9"/>', "", True),
        ('<color indexed="16"/>', "", False),
        ('<color indexed="64"/>', solid('theme="1"'), True),
        ('<color auto="1"/>', solid('indexed="8"'), True),
        ('<sz val="1"/>', "", True),
        ('<sz val="2"/>', "", True),
        ('<sz val="3"/>', "", False),
        ('<sz val="11"/>', "", False),
        ("<sz/>", "", False)
    ]
)  # fmt: skip
def test_a_cell_whose_text_cannot_be_seen_on_its_fill(font: str, fill: str, faint: bool) -> None:
    """It is read, a number and a text; a blank one says nothing."""
    document = opened(
        cell("A1", "5238.85", style=1), cell("B1", "甲", style=1, kind="str"), cell("C1", style=1),
        cell("D1", "5", style=2),
        more=drawn(font, fill),
    )  # fmt: skip
    assert [each.text for each in cells_of(document)] == ["5238.85", "甲", "", "5"]
    places = [("faint_text", f"表!{at}", f"白色或极小的文字已读入：{text}")
              for at, text in (("A1", "5238.85"), ("B1", "甲"))]  # fmt: skip
    assert notes(document) == (places if faint else [])


@each_row(
    ("code", "fill", "told"),
    [
        ("0;[White]-0", "", ["-7"]),
        ("[白色]0;0", "", ["5", "0"]),
        ("[Color 2]0", solid('rgb="FF000080"'), []),
        ("[Red]0", "", []),
        ('0;0;[White]"—"', "", ["0"]),
    ],
)
def test_a_number_that_its_format_prints_in_white(code: str, fill: str, told: list[str]) -> None:
    """By the section that prints it; on a fill it is seen."""
    document = opened(
        *(cell(at, text, style=1) for at, text in (("A1", "5"), ("B1", "-7"), ("C1", "0"))),
        more=drawn("", fill, code.replace('"', "&quot;")),
    )
    found = [text for code, _, text in notes(document) if code == "faint_text"]
    assert found == [f"白色或极小的文字已读入：{text}" for text in told]


@each_row(
    ("inside", "font", "fill", "text", "told"),
    [
        (run("9", WHITE) + run("60"), "", "", "(9)60", ["9"]),
        (run("9", 'sz val="1"') + run("60"), "", "", "(9)60", ["9"]),
        (run("9", WHITE) + run("60", RED), f"<{WHITE}/>", solid('rgb="FF000000"'), "960", []),
        (run("60", RED) + run("个", BLACK), f"<{WHITE}/>", "", "60个", []),
        (run("60") + run("个", RED), f"<{WHITE}/>", "", "60个", ["60个"]),
        (run(" ", WHITE) + run("60", RED), "", "", "60", []),
        (run("9", WHITE, "strike") + run("60", RED), "", "", "60", []),
    ],
)
def test_a_run_that_cannot_be_seen(
    inside: str, font: str, fill: str, text: str, told: list[str]
) -> None:
    """It is read, apart from figures; on a fill as any other. Runs may have their own colours."""
    own = f'<c r="A1" s="1" t="inlineStr"><is>{inside}</is></c>'
    document = opened(own, cell("B1", "1"), more=drawn(font, fill))
    found: Notes = notes(document, "faint_text")
    assert cells_of(document)[0].text == text
    assert found == [("faint_text", "表!A1", f"白色或极小的文字已读入：{each}") for each in told]
