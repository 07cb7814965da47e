"""Symbols that a font draws in place of letters: ≥ is F0B3 of Symbol, ☑ is F052 of Wingdings 2.

`w:sym` names a font and a code; a run in such a font draws every letter so. Codes from F000 to F0FF
mean the same as those from 00 to FF. A symbol that is not known is shown as one, so that no figure
beside it can be read. Sources: ECMA-376 part 1, 17.3.3.30; the glyphs of the fonts.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Final

__all__ = ["UNREAD", "drawn", "symbol", "symbol_font", "unread"]

_PRIVATE: Final = range(0xF000, 0xF100)
_CODE: Final = re.compile(r"[0-9A-Fa-f]{1,6}")


def _from(start: int, glyphs: Iterable[str]) -> dict[int, str]:
    return {start + place: glyph for place, glyph in enumerate(glyphs)}


_CIRCLED: Final = "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"
_SYMBOL: Final = _from(
    0x20,
    " !∀#∃%&∋()*+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾"
    "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}~",
) | _from(
    0xA0,
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪",
)
_ARROWS: Final = "←→↑↓↖↗↙↘"
_FONTS: Final[dict[str, dict[int, str]]] = {
    "symbol": _SYMBOL | _from(0xF1, "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"),
    "wingdings": {0x20: " ", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x3F: "✍", 0x41: "✌"}
    | _from(0x45, "☜☞☝☟")
    | {0x4A: "☺", 0x4C: "☹", 0x52: "☼", 0x54: "❄"}
    | _from(0x6C, "●❍■□")
    | _from(0x71, "❑❒⬧⧫◆❖⬥⌧")
    | {0x70: "□", 0x7A: "⌘"}
    | _from(0x80, _CIRCLED)
    | _from(0x9E, "·•▪○")
    | {0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: "□", 0xAA: "✦", 0xAB: "★", 0xD8: "➢"}
    | _from(0xDF, _ARROWS)
    | _from(0xE7, _ARROWS)
    | _from(0xEF, "⇦⇨⇧⇩⬄⇳")
    | _from(0xFB, "✗✓☒☑"),
    "wingdings 2": {0x20: " ", 0xF8: "※"}
    | _from(0x4F, "✗✓☒☑☒☒")
    | _from(0x69, _CIRCLED)
    | _from(0x95, "⋅•●●○○○◎⊙")
    | _from(0xA0, "▪◾■□□□□□▣"),
    "wingdings 3": {0x20: " "} | _from(0x21, _ARROWS) | _from(0x70, "▲▼△▽◀▶◁▷"),
    "webdings": {0x20: " ", 0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✗"}
    | _from(0x33, "◀▶▲▼"),
    "mt extra": {0x20: " "},
    "marlett": {0x20: " "},
    "monotype sorts": {0x20: " "},
    "zapfdingbats": {0x20: " "},
}
"""The glyphs of each symbol font by their codes; of the last few fonts none is known."""
_NAMES: Final = {"symbolmt": "symbol", "symbol mt": "symbol", "zapf dingbats": "zapfdingbats"}


UNREAD: Final = ("[symbol: ", "[field: ")
"""How that begins which stands for something that was not read."""


def unread(what: str) -> str:
    """What stands for something that is seen on the page but cannot be read; never in a figure.

    >>> unread("symbol: U+F0A5")
    '[symbol: U+F0A5]'
    """
    return f"[{what}]"


def symbol_font(name: str) -> str:
    """The symbol font that a name means; empty for a font of letters.

    >>> symbol_font("Wingdings 2"), symbol_font("宋体")
    ('wingdings 2', '')
    """
    plain = name.strip().lower()
    plain = _NAMES.get(plain, plain)
    return plain if plain in _FONTS else ""


@functools.lru_cache(maxsize=4096)
def symbol(font: str, code: str) -> str:
    """What `w:sym` shows: the character of a hexadecimal `code` in a font.

    >>> symbol("Symbol", "F0B3"), symbol("宋体", "2103"), symbol("Wingdings", "F027")
    ('≥', '℃', '[symbol: U+F027]')
    """
    if not _CODE.fullmatch(code):
        return unread("symbol: U+?")
    number, known = int(code, 16), symbol_font(font)
    if known:
        return _glyph(known, number)
    shown = number <= 0x10FFFF and chr(number).isprintable()
    return chr(number) if shown else unread(f"symbol: U+{number:04X}")


def drawn(text: str, ascii_font: str, other_font: str) -> str:
    """`text` as its run draws it: ASCII in the first font, Latin-1 and private codes in the other.

    Both are symbol fonts, or empty where the letters are letters. A line break stays one.

    >>> drawn("\\uf0b350个", "symbol", "symbol")
    '≥50个'
    """
    if not (ascii_font or other_font):
        return text
    return text.translate(_drawing(ascii_font, other_font))


@functools.cache
def _drawing(ascii_font: str, other_font: str) -> dict[int, str]:
    """The letters that two fonts draw as something else."""
    made = {code: _glyph(ascii_font, code) for code in range(0x20, 0x80) if ascii_font}
    for code in (*range(0x80, 0x100), *_PRIVATE):
        if other_font:
            made[code] = _glyph(other_font, code)
    return made


def _glyph(font: str, code: int) -> str:
    place = code - _PRIVATE.start if code in _PRIVATE else code
    return _FONTS[font].get(place) or unread(f"symbol: U+{code:04X}")
