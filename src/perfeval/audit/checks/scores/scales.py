"""The scale of ratings that a form prints itself, read whole or not at all.

90分及以上为优秀，80—89分为良好，60分以下为不合格: each word with the least that earns it.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import Final

from attrs import frozen

from perfeval.text.labels import squeeze
from perfeval.text.levels import LEVEL_WORD, LEVELS

__all__ = ["Grade", "prints_scale", "rating_told", "scale_in"]

_APART: Final = "[^0-9,，。；;]"
_SCALE: Final = re.compile(
    rf"[0-9]{{2}}{_APART}{{0,8}}以[上下]{_APART}{{0,6}}(?:{LEVEL_WORD})"
    rf"|[0-9]{{2}}{_APART}{{0,8}}[-—~～至]{_APART}{{0,3}}[0-9]{{2}}{_APART}{{0,8}}(?:{LEVEL_WORD})"
    rf"|(?:{LEVEL_WORD}){_APART}{{0,3}}[0-9]{{2}}{_APART}{{0,8}}(?:以[上下]|[-—~～至])"
    rf"|(?:{LEVEL_WORD}){_APART}{{0,3}}[≥≧>＞][0-9]{{2}}|[≥≧>＞][0-9]{{2}}{_APART}{{0,4}}(?:{LEVEL_WORD})"
)
_BLANK: Final = re.compile(r"\s{2,}|\u3000")
_BRACKET: Final = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")
_TOLD: Final = re.compile(
    rf"(?:等次|等级|级别|档次|结论|结果)(?:为|是)?[:：]?[“\"]?({LEVEL_WORD})(?![、/优良中差好秀等0-9])"
)
_OTHERS: Final = re.compile("上年|去年|上一年|财政|主管|复核|审核|专家|评审|第三方")
"""Whose rating is not the one that the form gives itself."""
_INCLUDED: Final = re.compile(r"\(?(?:不?含)(?:本数|[0-9]{1,3}分?)?\)?")
_BEHIND: Final = re.compile(rf"(?P<word>{LEVEL_WORD})\((?P<bounds>[^()优良中差格]{{2,20}})\)")
_PARTS: Final = re.compile("[^,，;；、。()\\[\\]]++")
_WORD: Final = re.compile(LEVEL_WORD)
_NUMBER: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?")
_BELOW: Final = re.compile("以下|不足|小于|低于|不到|<|＜")
_WHOLE: Final = 100
_TWO: Final = 2


@frozen
class Grade:
    """A level of a scale: its word, and from where to where its totals go as printed."""

    word: str
    least: Fraction
    most: Fraction


def prints_scale(text: str) -> bool:
    """Whether a text says from how many points on a rating is given.

    >>> prints_scale("95分以上为优"), prints_scale("自评得分94分，等次为优")
    (True, False)
    """
    return _SCALE.search(text) is not None


def rating_told(text: str) -> str:
    """The rating that a line gives the form, whatever it goes on with; empty where it gives none.

    >>> rating_told("评价等次：良（90分及以上为优，90分以下为良）"), rating_told("等次为优、良")
    ('良', '')
    >>> rating_told("自评得分87.6分，评价等次为优秀。"), rating_told("上年评价等次为优")
    ('优秀', '')
    """
    plain = _BRACKET.sub("", squeeze(_BLANK.sub("，", text)))
    found = set() if _OTHERS.search(plain) else set(_TOLD.findall(plain))
    return found.pop() if len(found) == 1 else ""


def scale_in(text: str) -> tuple[Grade, ...]:
    """The scale of a text, the best level first; empty where it is not read to its last level.

    >>> [(each.word, int(each.least)) for each in scale_in("优（90分以上）、良（90分以下）")]
    [('优', 90), ('良', 0)]
    """
    grades: list[Grade] = []
    plain = _BEHIND.sub(r"\g<word>\g<bounds>", _INCLUDED.sub("", squeeze(text)))
    for part in _PARTS.findall(plain):
        words, numbers = set(_WORD.findall(part)), _NUMBER.findall(part)
        if not words or not numbers:
            continue
        grade = _grade(words, numbers, below=_BELOW.search(part) is not None)
        if grade is None:
            return ()
        grades.append(grade)
    return tuple(grades) if _is_whole(grades) else ()


def _grade(words: set[str], numbers: list[str], *, below: bool) -> Grade | None:
    """The level that a part says; None where it says more or less than one."""
    bounds = [Fraction(each) for each in numbers]
    if len(words) > 1 or len(bounds) > _TWO or max(bounds) > _WHOLE:
        return None
    if len(bounds) == _TWO:
        least, most = sorted(bounds)
    else:
        least, most = (Fraction(0), bounds[0]) if below else (bounds[0], Fraction(_WHOLE))
    return Grade(words.pop(), least, most)


def _is_whole(grades: list[Grade]) -> bool:
    """Whether levels go down from 100 to 0, each once."""
    levels = [LEVELS[each.word] for each in grades]
    least = [each.least for each in grades]
    falls = all(above > below for above, below in pairwise(least))
    return len(grades) >= _TWO and levels == sorted(set(levels)) and falls and not least[-1]
