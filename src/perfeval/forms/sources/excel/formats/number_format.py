"""What a spreadsheet shows for a number that it holds, and whether the two are the same figure."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from attrs import evolve, frozen

from perfeval.forms.sources.excel.formats.format_code import GENERAL, Choice, read_code
from perfeval.forms.sources.excel.formats.format_section import Kind, Section
from perfeval.forms.sources.excel.formats.stored_number import (
    PLACES,
    StoredNumber,
    plain,
    read_stored,
    rounded,
)

__all__ = ["BUILT_IN", "Printed", "printed", "printed_text"]

_WHOLE, _HUNDREDTHS = "#,##0;-#,##0", "#,##0.00;-#,##0.00"
BUILT_IN: Final = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: _WHOLE, 6: _WHOLE, 7: _HUNDREDTHS, 8: _HUNDREDTHS,
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "yyyy/m/d", 15: "yyyy/m/d", 16: "m月d日", 17: "yyyy年m月",
    18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d",
    27: "yyyy年m月", 28: "m月d日", 29: "m月d日", 30: "yyyy/m/d", 31: "yyyy年m月d日",
    32: "h:mm", 33: "h:mm:ss", 34: "h:mm", 35: "h:mm:ss", 36: "yyyy年m月",
    37: _WHOLE, 38: _WHOLE, 39: _HUNDREDTHS, 40: _HUNDREDTHS,
    41: f'{_WHOLE};"-"', 42: f'{_WHOLE};"-"', 43: f'{_HUNDREDTHS};"-"', 44: f'{_HUNDREDTHS};"-"',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    50: "yyyy年m月", 51: "m月d日", 52: "yyyy年m月", 53: "m月d日", 54: "m月d日", 55: "yyyy年m月",
    56: "m月d日", 57: "yyyy年m月", 58: "m月d日",
}  # fmt: skip
"""The formats that have a number in place of a code, as a Chinese edition shows them."""

_DASHES: Final = frozenset("-－–— ")
"""What a format prints in place of a zero, to say that it is zero: the zero is read."""
_NEGATIVE: Final = re.compile("[-－(（负▲△]")
_FIGURE: Final = re.compile("[0-9０-９]")
_UNIT: Final = re.compile("[十百千]万|[万亿千百KkM]")
_POWERS: Final = {
    "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "K": 3, "k": 3, "M": 6,
}  # fmt: skip


@frozen
class Printed:
    """The text that is seen of a number, and the number that is held.

    `understood` is false where the format is not read: the text is then the number held. `faithful`
    is false where the text says another figure than the number, to 8 decimal places. `white` is
    text that the format prints in white.
    """

    text: str
    held: str
    understood: bool = True
    faithful: bool = True
    white: bool = False


def printed(stored: str, code: str, *, from_1904: bool = False) -> Printed | None:
    """What `stored` prints in the format `code`; None where the stored text is no number.

    >>> printed("0.99980000000000002", "0.00%").text, printed("1393.97", "General").text
    ('99.98%', '1393.97')
    >>> printed("45441", 'yyyy"年"m"月"d"日"').text
    '2024年5月29日'
    >>> printed("5238.85", "0")
    Printed(text='5239', held='5238.85', understood=True, faithful=False, white=False)
    """
    number = read_stored(stored)
    if number is None:
        return None
    held = str(number)
    if code == GENERAL:
        return Printed(_general(number), held)
    sections = read_code(code)
    choice = sections.choice(number)
    shown = _shown(number, held, choice, from_1904=from_1904)
    if not number.digits and shown.text and _DASHES.issuperset(shown.text):
        shown = _shown(number, held, sections.numbers[0], from_1904=from_1904)
    return evolve(shown, white=True) if choice is not None and choice.section.white else shown


def printed_text(text: str, code: str) -> str:
    """What the text of a cell prints in the format `code`, nearly always itself.

    >>> printed_text("办件", ";;;"), printed_text("5", '0;0;0;@"万元"')
    ('', '5万元')
    """
    section = read_code(code).text
    if section is None or section.kind not in {Kind.NOTHING, Kind.WORDS, Kind.GENERAL}:
        return text
    return section.before + (text if section.kind is Kind.GENERAL else "") + section.after


def _shown(number: StoredNumber, held: str, choice: Choice | None, *, from_1904: bool) -> Printed:
    if choice is None or choice.section.kind is Kind.UNKNOWN:
        return Printed(held, held, understood=False)
    section = choice.section
    if section.kind is Kind.DATE:
        text = _dated(number, section.raw, from_1904=from_1904)
        return Printed(text or held, held, understood=bool(text))
    if section.kind in {Kind.NOTHING, Kind.WORDS}:
        return Printed(section.before.strip(), held, faithful=False)
    return _framed(number, held, choice)


def _general(number: StoredNumber) -> str:
    """A number without a format, to 8 places: a formula's 0.934322033898305 is 0.93432203.

    A sheet shows fewer still, by the width of the column; a figure typed in keeps all of its own.
    """
    if number.places <= PLACES:
        return str(number)
    digits = number.at(PLACES)
    return plain(-digits if number.digits < 0 else digits, PLACES)


def _framed(number: StoredNumber, held: str, choice: Choice) -> Printed:
    """A number between the literal text of its section, with its sign."""
    section = choice.section
    if section.kind is Kind.GENERAL:
        figure, exact = _general(number).removeprefix("-"), True
    else:
        figure, exact = _digits(number, section)
    around = section.before + section.after
    negative = number.digits < 0 and figure.strip("0.,") != ""
    own_sign = _NEGATIVE.search(section.before) is not None
    hidden = choice.negative and (own_sign or not section.coloured)
    sign = "-" if negative and not hidden else ""
    faithful = (
        exact
        and negative == (own_sign or sign == "-")
        and around.count("%") == section.percents
        and _FIGURE.search(around) is None
    )
    text = f"{sign}{section.before}{figure}{section.after}".strip()
    return Printed(text, held, faithful=faithful)


def _digits(number: StoredNumber, section: Section) -> tuple[str, bool]:
    """The digits that a section prints, and whether they are the number's, to 8 places."""
    places = number.places - 2 * section.percents + 3 * section.thousands
    wanted = section.decimals
    value = rounded(abs(number.digits), places, wanted)
    digits = str(value).rjust(wanted + 1, "0")
    whole, rest = digits[: len(digits) - wanted], digits[len(digits) - wanted :]
    rest = rest[: section.least] + rest[section.least :].rstrip("0")
    least = max(section.whole, 1 if rest else 0)
    whole = whole.lstrip("0").rjust(least, "0")
    for behind, literal in reversed(section.between):
        at = max(len(whole) - behind, 0)
        whole = whole[:at] + literal + whole[at:]
    if section.grouped:
        whole = _grouped(whole)
    kept = max(wanted, PLACES)
    same = rounded(abs(number.digits), places, kept) == value * int(10 ** (kept - wanted))
    exact = not number.digits or (same and _power(section) == 0)
    figure = f"{whole}.{rest}" if rest else whole
    return figure, exact and figure != ""


def _grouped(whole: str) -> str:
    first = len(whole) % 3
    groups = [whole[at : at + 3] for at in range(first, len(whole), 3)]
    return ",".join([whole[:first], *groups] if first else groups)


def _power(section: Section) -> int | None:
    """The power of ten by which a section divides and does not name; None where it is not known.

    ``0!.0,"万"`` divides by 10000, for the literal point does what a comma does, and names it.
    """
    power = 3 * section.thousands
    if section.between:
        ((behind, literal), *more) = section.between
        if more or literal != ".":
            return None
        power += behind
    unit = _UNIT.search(section.after) if power else None
    return power - (_POWERS[unit[0]] if unit else 0)


def _dated(number: StoredNumber, section: str, *, from_1904: bool) -> str:
    """A date; empty where the number is none."""
    digits, places = number.digits, number.places
    days = digits if places <= 0 else digits // 10**places
    if not 0 < days < 100_000:
        return ""
    first = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
    day = first + timedelta(days=days)
    words = section.lower()
    if "年" in words or "月" in words:
        parts = (("y", f"{day.year}年"), ("m", f"{day.month}月"), ("d", f"{day.day}日"))
        return "".join(text for letter, text in parts if letter in words)
    return f"{day.year}/{day.month}/{day.day}" if "/" in words else day.isoformat()
