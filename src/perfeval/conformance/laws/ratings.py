"""The law of ratings: a scale has the edges that a reading quotes, and a name is of one rating."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from typing import Final

from perfeval.conformance.report import breach
from perfeval.drafts.clauses.wording import DIGITS, Wording
from perfeval.errors import Phrase
from perfeval.rubric.rubric import Rubric

__all__ = ["rating_problems"]

_FROM: Final = re.compile(
    rf"(?P<least>{DIGITS})分?(?:\(含[^)]{{0,6}}\))?"
    rf"(?:[及或]?以上|(?:-|~|至|到){DIGITS}分?(?:\(不含[^)]{{0,6}}\))?)"
    r"(?:\(含[^)]{0,6}\))?(?:之间)?的?,?(?:评|定|评定|确定)?为[\"“]?"
)
_GRADES: Final = (("优", "优秀"), ("良", "良好"), ("中", "一般", "合格"), ("差", "较差", "不合格"))
_ORDER: Final = {name: at for at, names in enumerate(_GRADES) for name in names}
_ENDS: Final = (",", "。", ";", "、", ")", '"', "”", "等", "级", "")


def rating_problems(rubric: Rubric) -> Iterator[Phrase]:
    """Edges that a reading quotes otherwise, names that two ratings share, and 良 above 优."""
    for one, other in combinations(rubric.ratings, 2):
        shared = [name for name in (one.name, *one.synonyms) if other.is_called(name)]
        if shared:
            said = "two ratings are called {name}: {one} and {other}"
            names = {"name": shared[0], "one": one.name, "other": other.name}
            yield breach(rubric.name, said, **names)
        if _ORDER.get(one.name, 0) > _ORDER.get(other.name, len(_ORDER)):
            said = "the rating {one} stands above {other}"
            yield breach(rubric.name, said, one=one.name, other=other.name)
    edges = {word: each.at_least for each in rubric.ratings for word in (each.name, *each.synonyms)}
    for reading in rubric.readings:
        text = Wording.of(f"{reading.clause}。{reading.choice}").plain
        for found in _FROM.finditer(text):
            name = next((n for n in edges if _is_named(text, n, found.end())), None)
            least = Fraction(found["least"])
            # Where 90分以上 leaves 90 out, a scale may begin at 90.01.
            if name is not None and not least <= edges[name].fraction < least + 1:
                said = "the reading {key} says {words}, the rating begins at {own}"
                words = found[0] + name
                yield Phrase(said, key=reading.key, words=words, own=edges[name].plain)


def _is_named(text: str, name: str, at: int) -> bool:
    """Whether the whole word that stands there is a name of a rating."""
    return text.startswith(name, at) and text[at + len(name) :][:1] in _ENDS
