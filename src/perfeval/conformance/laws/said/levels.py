"""The law of levels: a level that a clause gives a number earns that: 良系数0.8, 较健全的得4分."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from perfeval.conformance.report import breach
from perfeval.conformance.series import rows_with_places
from perfeval.drafts.clauses.wording import DIGITS, Wording, shown
from perfeval.errors import Phrase
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Coefficients, States

__all__ = ["level_problems"]

_WORTH: Final = re.compile(
    rf"[\"”’」]?(?:等次|等级|[等级档的为是得计记给按:=(,]|得分|分值的?|系数){{0,6}}"
    rf"(?P<number>{DIGITS})(?P<unit>%|分(?!值)|)(?=[,。;、)\s]|\Z|系数|的)"
)
_SHARE: Final = re.compile(r"(?<![0-9.])(?P<share>0\.[0-9]{1,4}+)(?![0-9%分])")
_GRADES: Final = ("不", "不够", "未", "欠", "较", "较为", "比较", "基本", "非常", "更", "最")
"""What before the name of a level makes it another level: 较健全, 基本健全."""
_PARTS: Final = ("其", "误", "偏")
"""What before a name of one character makes it part of another word: 其中, 误差, 偏差."""


def level_problems(rubric: Rubric) -> Iterator[Phrase]:
    """Every level whose number is another in the clause, and every coefficient of none."""
    for where, item in rows_with_places(rubric):
        text, rule = Wording.of(item.clause).plain, item.rule
        if isinstance(rule, Coefficients):
            shares = {word: each.share.fraction for each in rule.levels for word in each.words}
            yield from (breach(where, each) for each in _unlike(text, shares, item.points.fraction))
            yield from (breach(where, each) for each in _unknown(text, set(shares.values())))
        elif isinstance(rule, States):
            points = {each.name: each.points.fraction for each in rule.states}
            yield from (breach(where, each) for each in _unlike(text, points, None))


def _unlike(text: str, levels: dict[str, Fraction], whole: Fraction | None) -> Iterator[Phrase]:
    """The levels that a clause gives another number, as a share of the `whole` or as points."""
    for level, at in _named(text, list(levels)):
        found, before = _WORTH.match(text, at), text[: at - len(level)]
        said = None if found is None else _worth(found, text, whole)
        if found is None or said is None:
            continue
        grade = max((each for each in _GRADES if before.endswith(each)), key=len, default="")
        if grade:
            other = grade + level + found[0]
            yield Phrase("its clause says {printed}, no level of its rule", printed=other)
        elif said != levels[level]:
            own = levels[level] if whole is None else levels[level] * 100
            yield Phrase(
                "its clause says {printed}, its rule gives {level} {own}",
                printed=level + found[0],
                level=level,
                own=shown(own) + ("" if whole is None else "%"),
            )


def _named(text: str, levels: list[str]) -> Iterator[tuple[str, int]]:
    """Every level that a text names, with where its name ends; none that is part of another."""
    at = 0
    while at < len(text):
        level = max((each for each in levels if text.startswith(each, at)), key=len, default="")
        if level and not text[:at].endswith(_PARTS):
            yield level, at + len(level)
        at += max(1, len(level))


def _worth(found: re.Match[str], text: str, whole: Fraction | None) -> Fraction | None:
    """What a printed number is of a level: a share where there is a `whole`, else points."""
    printed = Fraction(found["number"])
    match found["unit"]:
        case "分":
            return printed if whole is None else printed / whole
        case "":
            return printed if whole is not None and printed <= 1 and "系数" in text else None
    return None if whole is None else printed / 100


def _unknown(text: str, shares: set[Fraction]) -> Iterator[Phrase]:
    """The coefficients that a clause prints as decimals, and no level has."""
    for found in _SHARE.finditer(text) if "系数" in text else ():
        if Fraction(found["share"]) not in shares:
            own = ", ".join(f"{shown(each * 100)}%" for each in sorted(shares))
            said = "its clause says {printed}, its rule has only {own}"
            yield Phrase(said, printed=found["share"], own=own)
