"""What a spreadsheet prints for a stored number: its number format, in exact digits.

The stored text is a binary fraction's (0.99980000000000002); it is rounded to 15 significant digits
first, as spreadsheets do. Sources: ECMA-376 part 1, 18.8.30 and 18.8.31.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from attrs import frozen

__all__ = ["BUILT_IN", "GENERAL", "Printed", "printed"]

GENERAL: Final = "General"
BUILT_IN: Final = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    14: "yyyy/m/d", 15: "yyyy/m/d", 16: "m月d日", 17: "yyyy年m月", 22: "yyyy/m/d",
    27: "yyyy年m月", 28: "m月d日", 29: "m月d日", 30: "yyyy/m/d", 31: "yyyy年m月d日",
    36: "yyyy年m月",
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 50: "yyyy年m月", 51: "m月d日",
    52: "yyyy年m月", 53: "m月d日", 54: "m月d日", 55: "yyyy年m月", 56: "m月d日", 57: "yyyy年m月",
    58: "m月d日",
}  # fmt: skip
_NUMBER: Final = re.compile(r"(-?)([0-9]{1,40})(?:\.([0-9]{1,40}))?(?:[eE]([+-]?[0-9]{1,3}))?")
_LITERAL: Final = re.compile(r'"([^"]*)"|\\(.)|\[[^\[\]]*\]|_.|\*.')
_DIGITS: Final = re.compile(r"[#0?](?:[#0?,]*[#0?])?(?:\.([#0?]*))?(,*)")
_DATE: Final = re.compile(r"[ymdhs年月日]", re.IGNORECASE)
_SIGNIFICANT: Final = 15
_PLACES: Final = 8
_LIMIT: Final = 40


@frozen
class Printed:
    """The printed text of a number, and its decimal places."""

    text: str
    number: str
    places: int


def printed(stored: str, code: str, *, from_1904: bool = False) -> Printed | None:
    """What `stored` prints in the format `code`; None where the stored text is no number.

    >>> printed("0.99980000000000002", "0.00%").text, printed("1393.97", "General").text
    ('99.98%', '1393.97')
    >>> printed("45441", 'yyyy"年"m"月"d"日"').text
    '2024年5月29日'
    """
    exact = _exact(stored)
    if exact is None:
        return None
    digits, places = exact
    plain = _plain(digits, places)
    if code == GENERAL:
        text = _general(digits, places)
        return Printed(text, plain, len(text.partition(".")[2]))
    section = _section(code, digits)
    bare = _LITERAL.sub("", section)
    if _DATE.search(bare) and "general" not in bare.lower():
        text = _dated(digits, places, section, from_1904=from_1904)
        return Printed(text, plain, 0) if text else Printed(plain, plain, max(places, 0))
    shown = _LITERAL.sub(lambda match: "\0" * len(match[0]), section)
    pattern = _DIGITS.search(shown)
    if pattern is None or "/" in bare or "e+" in bare.lower() or "general" in bare.lower():
        return Printed(plain, plain, len(plain.partition(".")[2]))
    return _formatted(digits, places, section, pattern, plain)


def _general(digits: int, places: int) -> str:
    """A number without a format, to 8 places: a formula's 0.934322033898305 is 0.93432203.

    A sheet shows fewer still, by the width of the column; a figure typed in keeps all of its own.
    """
    if places <= _PLACES:
        return _plain(digits, places)
    rounded = _rounded(abs(digits), places, _PLACES)
    return _plain(-rounded if digits < 0 else rounded, _PLACES)


def _formatted(
    digits: int, places: int, section: str, pattern: re.Match[str], plain: str
) -> Printed:
    decimals = pattern[1] or ""
    percent = "%" in _LITERAL.sub("", section)
    scaled = places - (2 if percent else 0) + 3 * len(pattern[2])
    rounded = _rounded(abs(digits), scaled, len(decimals))
    whole, _, rest = _plain(rounded, len(decimals), keep=True).partition(".")
    least = len(decimals.rstrip("#?"))
    rest = rest[:least] + rest[least:].rstrip("0")
    if "," in pattern[0][: pattern.end() - pattern.start() - len(pattern[2])].partition(".")[0]:
        whole = f"{int(whole):,}"
    number = f"{whole}.{rest}" if rest else whole
    before = _literal(section[: pattern.start()])
    after = _literal(section[pattern.end() :])
    sign = "-" if digits < 0 and rounded and not before.startswith(("-", "(")) else ""
    return Printed(f"{sign}{before}{number}{after}", plain, len(rest))


def _exact(stored: str) -> tuple[int, int] | None:
    """The digits and decimal places of a stored number, to 15 significant digits."""
    match = _NUMBER.fullmatch(stored.strip())
    if match is None:
        return None
    decimals = match[3] or ""
    digits = int(match[2] + decimals)
    places = len(decimals) - int(match[4] or "0")
    if not -_LIMIT <= places <= _LIMIT + _SIGNIFICANT * 20:
        return None
    excess = len(str(digits)) - _SIGNIFICANT
    if excess > 0:
        digits, places = _rounded(digits, excess, 0), places - excess
    while digits and digits % 10 == 0 and places > 0:
        digits, places = digits // 10, places - 1
    if places > _LIMIT:
        digits, places = 0, 0
    return (-digits if match[1] else digits), (places if digits else 0)


def _rounded(digits: int, places: int, wanted: int) -> int:
    """`digits` at `places`, half-up at `wanted` places."""
    if places <= wanted:
        return digits * int(10 ** (wanted - places))
    unit = int(10 ** (places - wanted))
    return (2 * digits + unit) // (2 * unit)


def _plain(digits: int, places: int, *, keep: bool = False) -> str:
    if places <= 0:
        return str(digits * 10 ** (-places))
    text = str(abs(digits)).rjust(places + 1, "0")
    whole, rest = text[:-places], text[-places:]
    rest = rest if keep else rest.rstrip("0")
    return ("-" if digits < 0 else "") + (f"{whole}.{rest}" if rest else whole)


@lru_cache(maxsize=256)
def _sections(code: str) -> tuple[str, ...]:
    """The parts of a format, which semicolons divide."""
    masked = _LITERAL.sub(lambda match: "\0" * len(match[0]), code)
    cuts = [place for place, character in enumerate(masked) if character == ";"]
    pairs = zip([0, *(cut + 1 for cut in cuts)], [*cuts, None], strict=True)
    return tuple(code[first:last] for first, last in pairs)


def _section(code: str, digits: int) -> str:
    """The part of a format for a positive, a negative or a zero number."""
    parts = _sections(code)
    if digits < 0 and len(parts) > 1:
        return parts[1] if parts[1].startswith(("-", "(")) else f"-{parts[1]}"
    return parts[2] if digits == 0 and len(parts) > 2 and "0" in parts[2] else parts[0]


def _literal(text: str) -> str:
    """The characters that a piece of a format prints as they are."""
    return _LITERAL.sub(lambda match: match[1] or match[2] or "", text).strip(" \0")


def _dated(digits: int, places: int, section: str, *, from_1904: bool) -> str:
    days = digits if places <= 0 else digits // 10**places
    if not 0 < days < 100_000:
        return ""
    first = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
    day = first + timedelta(days=days)
    words = section.lower()
    if "年" in words or "月" in words:
        year = f"{day.year}年" if "y" in words else ""
        return f"{year}{day.month}月" + (f"{day.day}日" if "d" in words else "")
    return f"{day.year}/{day.month}/{day.day}" if "/" in words else day.isoformat()
