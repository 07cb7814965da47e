"""What a text editor leaves in a file that is no TOML, told to its author: where, and what to do.

The parser says where it stopped. What a clerk types there (full-width signs, text without quotes,
a key that stands twice) is looked for in that line.
"""

from __future__ import annotations

import re
from typing import Final

from perfeval.errors import Phrase, one_line

__all__ = ["toml_mistake"]

_AT: Final = re.compile(r"\(at (?:line ([0-9]++), column ([0-9]++)|end of document)\)")
_STRING_OR_COMMENT: Final = re.compile(r"\"(?:[^\"\\\n]|\\.)*+\"?|'[^'\n]*+'?|#.*+")
_TWICE: Final = re.compile(r"Cannot (?:declare|overwrite|mutate)|Duplicate")
_WIDE: Final = "“”＂‘’＝，：｛｝【】［］＃．０１２３４５６７８９\u3000\u00a0"
_PLAIN: Final = '"""\'\'=,:{}[][]#.0123456789  '
_ROW: Final = re.compile(r"\A\s*+(?:# ── (.++)|name\s*+=\s*+\"([^\"\n]*+)\")")
_OF_ROWS: Final = ("[sections.", "[bonuses.", "[penalties.", "[vetoes.")
_BARE: Final = re.compile(r"[\w\u4e00-\u9fff]")
_QUOTES: Final = ("Illegal character", "Unterminated string", "Expected \"'''\"")
_AT_END: Final = "(at end of document)"
_LONGEST: Final = 40
_LONGEST_REASON: Final = 200


def toml_mistake(text: str, why: str) -> tuple[str, Phrase]:
    """The place, by row and line, and what is wrong there; `why` is what the parser says.

    >>> place, said = toml_mistake("name = 某县", "Invalid value (at line 1, column 8)")
    >>> print(place, said)
    第 1 行 某县 is text without quotes
    """
    lines = text.splitlines() or [""]
    at = _AT.search(why)
    if at is None:
        return "", _unknown(why)
    number = min(int(at[1] or len(lines)), len(lines))
    line, column = lines[number - 1], int(at[2] or 1)
    return _place(lines, number), _said(line, column, why)


def _place(lines: list[str], number: int) -> str:
    """The line, behind the row in which it stands, where one is named above it."""
    row, coming, header = "", "", ""
    for line in lines[:number]:
        if line.startswith("["):
            header = line
            row = coming if header.startswith("[[") else row if header.startswith(_OF_ROWS) else ""
            coming = ""
        named = _ROW.match(line)
        if named is not None and named[1]:
            coming = named[1]
        elif named is not None and header.startswith("[[") and not row.endswith(named[2]):
            row = named[2]
    row = one_line(coming or row)
    return f"{row}（第 {number} 行）" if row else f"第 {number} 行"


def _said(line: str, column: int, why: str) -> Phrase:
    plain = _STRING_OR_COMMENT.sub("", line)
    key, sign, value = (part.strip() for part in plain.partition("="))
    if _TWICE.match(why):
        return Phrase("{key} stands twice", key=_shown(key or line))
    wide = next((each for each in plain if each in _WIDE), None)
    if wide is not None:
        return _wide(wide)
    if why.startswith("Expected '=' after a key"):
        return Phrase("a colon stands where = is due" if ":" in plain else "no = behind the key")
    if sign and not value and why.startswith("Invalid value") and line.rstrip().endswith("="):
        return Phrase("no value behind =")
    if why.startswith("Invalid value") and _BARE.match(value):
        return Phrase("{text} is text without quotes", text=_shown(value))
    if why.startswith(_QUOTES):
        return Phrase("a quote is opened and not closed")
    if why.startswith("Expected newline or end of document after a statement"):
        return Phrase("{text} stands behind the value", text=_shown(_behind(line, column)))
    if why.startswith("Unclosed") or value.startswith(("[", "{")) or _AT_END in why:
        return Phrase("a bracket is not closed, or a comma is missing")
    if why.startswith("Invalid statement"):
        return Phrase("{text} is no key with a value", text=_shown(line))
    return _unknown(why)


def _wide(sign: str) -> Phrase:
    plain = _PLAIN[_WIDE.index(sign)]
    if plain == " ":
        return Phrase("a blank that is none of TOML")
    return Phrase("{sign} is full-width: write {plain}", sign=sign, plain=plain)


def _behind(line: str, column: int) -> str:
    return line[column - 1 :].partition("#")[0].strip() or line.strip()


def _shown(text: str) -> str:
    return one_line(text[:_LONGEST])


def _unknown(why: str) -> Phrase:
    return Phrase("no TOML: {why}", why=why[:_LONGEST_REASON])
