"""What stands under a column: signs, figures, words, clauses, labels; counted, not judged."""

from __future__ import annotations

import re
from typing import Final

from attrs import define, field

from perfeval.forms.words.groups import levels_told
from perfeval.numbers.decimals import read_decimal
from perfeval.text.labels import squeeze

__all__ = ["Profile"]

_SIGNED: Final = re.compile(r"[≥≤≧≦=<>＞＜》《]|(?:不(?:低|少|高|多|超)[于过]|大于|小于|等于)")
_MEASURED: Final = re.compile(r"[-+]?[0-9][0-9.,]*+\D{1,8}")
_CLAUSE: Final = re.compile(r"扣|得分|不得|计满?分|计[0-9]|满分|评定|[0-9]分|酌情")
_WORTH: Final = re.compile(r"[(（][0-9.]{1,6}分[)）]$")
"""What a label is worth, 预算管理（16分）: no clause for that."""
_GIVES: Final = re.compile(r"扣|得[0-9满]|得分|不得|满分|酌情")
"""What a clause says that begins with a sign as targets do: ≥95%得满分."""
_SIGNS: Final = re.compile(r"[≥≤≧≦=<>＞＜]|大于等于|小于等于|等于|大于|小于")
_NATURES: Final = re.compile(rf"{_SIGNS.pattern}|定性|定量|正向|反向|正|负|逆向")
_UNITS: Final = re.compile(r"[%％‰a-zA-Z㎡]{1,4}|[^0-9，。；、]{1,3}")
_COMMON: Final = re.compile(
    r"[%％‰个人次元户项件亩天份家场吨所套台处名起月年]|万元|公里|平方米|人次|万亩|万人|百分比"
)
_REASONS: Final = re.compile(r"无|/|因|受.{1,20}影响|未|由于|加强|原因|已|将")
_LONG: Final = 16
_FEW: Final = 2


@define
class Profile:
    """Counts over the cells under one column, blank ones apart."""

    filled: int = 0
    blank: int = 0
    merged: int = 0
    plain: int = 0
    percents: int = 0
    signed: int = 0
    measured: int = 0
    clauses: int = 0
    worth: int = 0
    long: int = 0
    groups: int = 0
    kinds: int = 0
    natures: int = 0
    signs: int = 0
    units: int = 0
    common: int = 0
    reasons: int = 0
    numbers: dict[int, int] = field(factory=dict)
    texts: set[str] = field(factory=set)

    @property
    def figures(self) -> int:
        """How many cells hold a figure of any sort."""
        return self.plain + self.percents + self.signed + self.measured

    def most(self, count: int) -> bool:
        """Whether `count` are nearly all of the filled cells."""
        return self.filled > 0 and count * 10 >= self.filled * 8

    def gives_points(self) -> bool:
        """Whether nearly all cells are rules for points, whatever stands over them."""
        return self.most(self.clauses) and len(self.texts) > _FEW

    def add(self, row: int, text: str) -> None:
        """Count the cell of one row."""
        plain = squeeze(text)
        self.filled += 1
        self.texts.add(plain)
        number = read_decimal(plain.removesuffix("分"))
        if number is not None:
            self.plain += 1
            self.numbers[row] = number[0]
        elif plain.endswith(("%", "％")) and read_decimal(plain[:-1]) is not None:
            self.percents += 1
        elif len(plain) > 1 and _SIGNED.match(plain) and not _GIVES.search(plain):
            self.signed += 1
        elif _MEASURED.fullmatch(plain):
            self.measured += 1
        else:
            self._words(plain)

    def _words(self, plain: str) -> None:
        self.long += len(plain) >= _LONG
        bare = _WORTH.sub("", plain)
        self.worth += bare != plain
        self.clauses += _CLAUSE.search(bare) is not None
        told = levels_told(plain)
        self.groups += "level1" in told
        self.kinds += "level2" in told
        self.natures += _NATURES.fullmatch(plain) is not None
        self.signs += _SIGNS.fullmatch(plain) is not None
        self.units += _UNITS.fullmatch(plain) is not None
        self.common += _COMMON.fullmatch(plain) is not None
        self.reasons += _REASONS.match(plain) is not None
