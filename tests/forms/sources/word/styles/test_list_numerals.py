"""Numbers as lists print them."""

from __future__ import annotations

from perfeval.forms.sources.word.styles.list_numerals import numeral
from tests.tables import each_row


@each_row(
    ("number", "style", "printed"),
    [
        (0, "chineseCounting", "零"),
        (9, "chineseCounting", "九"),
        (10, "chineseCountingThousand", "十"),
        (12, "chineseCountingThousand", "十二"),
        (20, "japaneseCounting", "二十"),
        (101, "chineseCountingThousand", "一百零一"),
        (110, "chineseCountingThousand", "一百一十"),
        (1001, "chineseCountingThousand", "一千零一"),
        (1010, "chineseCountingThousand", "一千零一十"),
        (9999, "chineseCountingThousand", "九千九百九十九"),
        (12, "decimal", "12"),
        (2, "decimalZero", "02"),
        (12, "decimalFullWidth", "１２"),
        (3, "decimalEnclosedCircleChinese", "③"),
        (20, "decimalEnclosedCircle", "⑳"),
        (21, "decimalEnclosedCircle", "21"),
        (2, "ideographTraditional", "乙"),
        (11, "ideographTraditional", "11"),
        (1, "upperLetter", "A"),
        (28, "lowerLetter", "bb"),
        (0, "upperLetter", "0"),
        (105, "upperLetter", "105"),
        (10_000, "chineseCounting", "10000"),
        (10_000, "upperRoman", "10000"),
        (4, "upperRoman", "IV"),
        (1994, "lowerRoman", "mcmxciv"),
        (5, "none", ""),
        (5, "hebrew1", "5"),
    ],
)
def test_every_way_to_print_a_number(number: int, style: str, printed: str) -> None:
    """Words, digits, circles, stems, letters and Roman numerals; an unknown style is decimal."""
    assert numeral(number, style) == printed
