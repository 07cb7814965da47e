"""A number as a list prints it: 十二, 12, ⑫, XII, l, L."""

from __future__ import annotations

from typing import Final

from perfeval.text.numerals import chinese

__all__ = ["numeral"]

_HIGHEST: Final = 9999
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_ROMAN: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_WIDE: Final = str.maketrans("0123456789", "０１２３４５６７８９")
_CHINESE: Final = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital"}
    | {"taiwaneseCounting", "taiwaneseCountingThousand", "japaneseDigitalTenThousand"}
)


def numeral(number: int, style: str) -> str:
    """`number` in a style of ECMA-376 (17.18.59); an unknown one, or beyond 9999, is decimal.

    >>> numeral(12, "chineseCounting"), numeral(3, "decimalEnclosedCircleChinese")
    ('十二', '③')
    """
    if number > _HIGHEST:
        return str(number)
    if style in _CHINESE:
        return chinese(number)
    if style == "none":
        return ""
    if style.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if style == "ideographTraditional" and 1 <= number <= len(_STEMS):
        return _STEMS[number - 1]
    if style.startswith("decimalFullWidth"):
        return str(number).translate(_WIDE)
    if style in {"upperLetter", "lowerLetter"} and 1 <= number <= 4 * 26:
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if style == "upperLetter" else letter.lower()
    if style in {"upperRoman", "lowerRoman"}:
        return _roman(number) if style == "upperRoman" else _roman(number).lower()
    return f"{number:02d}" if style == "decimalZero" else str(number)


def _roman(number: int) -> str:
    letters = ""
    for value, letter in _ROMAN:
        times, number = divmod(number, value)
        letters += letter * times
    return letters
