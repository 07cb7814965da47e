"""The wording of a clause: signs in one spelling, numbers, and where the verbatim text stands."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from attrs import frozen

from perfeval.numbers.decimals import decimal_text, rounded_atoms

__all__ = [
    "BY_LAW",
    "CAP",
    "DIGITS",
    "END",
    "FLOOR",
    "NUMBER",
    "OF_ROW",
    "OF_WEIGHT",
    "UNLESS_NEGATED",
    "UnreadError",
    "Wording",
    "number",
    "of_weight",
    "quoted",
    "shown",
]

_FROM: Final = "０１２３４５６７８９．，％＋－−（）【】［］：；＜＞＝≦≧⩽⩾﹤﹥～—–／＊Ｘ﹪"
_TO: Final = "0123456789.,%+--()[][]:;<>=≤≥≤≥<>~--/*x%"
_SIGNS: Final = str.maketrans(_FROM, _TO)
_INNER: Final = str.maketrans("“”", "‘’")
_SPACE: Final = re.compile(r"[^\S\n]++")
_LINES: Final = str.maketrans("\n", ";")
_WORDS: Final = {word: str(n) for n, word in enumerate("一二三四五六七八九十", start=1)} | {
    "两": "2"
}
_PLACES: Final = 8
_LONGEST: Final = 40

DIGITS: Final = r"[0-9]{1,9}+(?:\.[0-9]{1,9}+)?+"
"""A number in digits; longer ones are none that a sheet prints."""
NUMBER: Final = rf"(?:{DIGITS}|[一二两三四五六七八九十])"
"""A number as clauses print it, in digits or as one Chinese numeral."""
END: Final = r"(?=[,;。)]|\Z)"
"""Where a statement ends: before a sign, or with the text."""
OF_ROW: Final = r"(?:该项|本项|此项|该指标|本指标|指标|标准)?"
"""Whose points a clause speaks of."""
FLOOR: Final = (
    rf"(?:(?:直至|直到)?(?:{OF_ROW}(?:分值|分数)?)扣完[项本该指标分值数全部所有的]{{0,8}}(?:为止|即止)?"
    r"|最低(?:得|为|计|扣至|扣到)?0分|不(?:计|得|倒扣)负分|扣(?:至|到)0分(?:为止)?)"
)
"""扣完为止, however a clause says it."""
OF_WEIGHT: Final = (
    rf"(?:{OF_ROW}的?(?:分值|权重分值?|权重|满分|标准分)的?(?P<of_weight>{DIGITS})%"
    rf"|(?P<share>{DIGITS})%的?{OF_ROW}的?(?:分值|权重分值?|权重))"
)
"""扣权重的5%, 得80%的分值: a share of what the row is worth; a bare 5% is none."""
CAP: Final = (
    rf"{OF_ROW}(?:最多|最高|累计|合计|累计最多|合计最多)扣(?:分)?(?:不超过)?(?P<cap>{NUMBER})分"
)
"""最多扣2分."""
BY_LAW: Final = "“以上”包括本数（民法典第一千二百五十九条）"
"""Why 90%以上 begins at 90% where the clause does not say so itself."""
UNLESS_NEGATED: Final = r"(?<![不未没无非])"
"""Before a word that 不, 未 or 没有 would turn round."""


class UnreadError(Exception):
    """A clause, or a part of it, is not plain: the reason, in words for a clerk."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@frozen
class Wording:
    """A clause without its spaces: `verbatim`, and `plain` with one spelling of each sign.

    Both have the same length, so that what is found in one can be shown from the other.

    >>> Wording.of("控制率 ≦１００％，计5分。").plain
    '控制率≤100%,计5分。'
    """

    verbatim: str
    plain: str

    @classmethod
    def of(cls, clause: str) -> Wording:
        """The wording of a clause; a line break counts as a semicolon."""
        verbatim = _SPACE.sub("", clause).strip()
        return cls(verbatim, verbatim.translate(_SIGNS).translate(_LINES))

    def __add__(self, other: Wording) -> Wording:
        return Wording(self.verbatim + other.verbatim, self.plain + other.plain)

    def part(self, start: int, end: int) -> Wording:
        """A part of the text."""
        return Wording(self.verbatim[start:end], self.plain[start:end])


def number(text: str) -> Fraction:
    """The value of what `NUMBER` finds. Raises `UnreadError` for one that is too long."""
    if len(text) > _PLACES:
        raise UnreadError(f"数字“{text[:_LONGEST]}”太长")
    return Fraction(_WORDS.get(text, text))


def of_weight(match: re.Match[str]) -> Fraction | None:
    """The share that `OF_WEIGHT` names, of 1; None where it is not what was matched."""
    text = match["of_weight"] or match["share"]
    return number(text) / 100 if text else None


def shown(value: Fraction) -> str:
    """A number as a rule takes it: plain decimals."""
    return decimal_text(rounded_atoms(value, _PLACES))


def quoted(text: str) -> str:
    """The words of a sheet between quotes, their own quotes being inner ones.

    >>> quoted("“三公经费”变动率")
    '“‘三公经费’变动率”'
    """
    return f"“{text.translate(_INNER)}”"
