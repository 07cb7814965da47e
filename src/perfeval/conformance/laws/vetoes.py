"""The law of vetoes: they cap what their clause says, where one of its conditions is met."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from perfeval.conformance.laws.said.words import number_said, pairs_of
from perfeval.conformance.report import breach
from perfeval.drafts.clauses.wording import NUMBER, Wording
from perfeval.errors import Phrase
from perfeval.rubric.ratings import Rating
from perfeval.rubric.rubric import Rubric
from perfeval.rubric.veto import Veto

__all__ = ["veto_problems"]

_TOTAL: Final = re.compile(
    rf"(?:计|记|按|为|不(?:得|能)?(?:超过|高于)|最高得?)(?P<points>{NUMBER}|零)分(?!以下|以内|之)"
)
_MEASURED: Final = re.compile(
    rf"(?P<number>{NUMBER})(?P<unit>万元|亿元|元|%|人|次|起|例|项|个|天|日)"
)
_LISTED: Final = ("下列", "以下情", "之一", "上述")
"""What a clause says whose conditions stand elsewhere on the sheet."""
_QUOTES: Final = str.maketrans("", "", '“”‘’"「」')
_VERBS: Final = ("为", "于", "评")
_AFTER: Final = (",", "。", ";", "、", ")", "等", "级", "次", "的", "及", "")
_JUDGED: Final = "直接评定为确认列"
_NOT: Final = ("不", "不得", "不能", "不予", "不可", "取消")
_SHOWN: Final = 8
_DENIED: Final = re.compile("没有|未发生|不存在|未|无")
_DENIES: Final = re.compile("[没未不无非](?:有|发生|存在)?$")


def veto_problems(rubric: Rubric) -> Iterator[Phrase]:
    """Caps, ratings and numbers of vetoes that are not those of their clauses."""
    for veto in rubric.vetoes:
        wording = Wording.of(veto.clause)
        conditions = [term.name for term in veto.conditions]
        named = pairs_of(veto.measure.name + "".join(conditions))
        listed_elsewhere = any(word in veto.clause for word in _LISTED)
        if not (listed_elsewhere or named & pairs_of(veto.name + veto.clause)):
            said = "its measure {name} has no word in common with the row and its clause"
            yield breach(veto.name, said, name=veto.measure.name)
        yield from _turned(veto)
        yield from _caps(rubric, veto, wording)
        yield from _numbers(veto, conditions, wording)


def _turned(veto: Veto) -> Iterator[Phrase]:
    """Conditions that say 没有…, of which the clause says only the contrary."""
    clause = "".join(veto.clause.split())
    for term in veto.conditions:
        found = _DENIED.match(term.name)
        rest = term.name[found.end() :] if found else ""
        parts = clause.split(rest) if rest else []
        if len(parts) > 1 and not any(_DENIES.search(part) for part in parts[:-1]):
            said = "its condition {name} is the contrary of its clause, which says {words}"
            yield breach(veto.name, said, name=term.name, words=rest)


def _caps(rubric: Rubric, veto: Veto, wording: Wording) -> Iterator[Phrase]:
    said = "its clause says {words}, the veto allows {own}"
    own = veto.total_at_most
    for found in _TOTAL.finditer(wording.plain):
        if own is None or own.fraction != number_said(found["points"]):
            allowed = Phrase("any total") if own is None else own.plain
            yield breach(veto.name, said, words=found[0], own=allowed)
    for words, most in _rated(wording.plain.translate(_QUOTES), rubric.ratings):
        given = _most(rubric, veto)
        if given < most or (given > most and own is None):
            yield breach(veto.name, said, words=words, own=rubric.ratings[given].name)


def _most(rubric: Rubric, veto: Veto) -> int:
    """The place in the scale of the best rating that a veto leaves."""
    names = [rating.name for rating in rubric.ratings]
    named = names.index(veto.rating_at_most) if veto.rating_at_most in names else 0
    if veto.total_at_most is None:
        return named
    earned = rubric.rating(veto.total_at_most)
    return max(named, 0 if earned is None else rubric.ratings.index(earned))


def _rated(text: str, ratings: tuple[Rating, ...]) -> Iterator[tuple[str, int]]:
    """Where a clause names a rating: the words, and the best rating that they leave."""
    words = {word: n for n, each in enumerate(ratings) for word in (each.name, *each.synonyms)}
    for at, verb in enumerate(text):
        rest = text[at + 1 :]
        named = [
            word for word in words if rest.startswith(word) and rest[len(word) :][:1] in _AFTER
        ]
        if verb not in _VERBS or not named:
            continue
        word, before = max(named, key=len), text[: at + 1]
        barred = before.rstrip(_JUDGED).endswith(_NOT)
        yield _last(before) + word, min(words[word] + barred, len(ratings) - 1)


def _last(before: str) -> str:
    """The last words of a text, from the last sign on."""
    for sign in ",。;":
        before = before.rpartition(sign)[2]
    return before[-_SHOWN:]


def _numbers(veto: Veto, conditions: list[str], wording: Wording) -> Iterator[Phrase]:
    """Every number of a condition whose clause has others of its unit."""
    printed: dict[str, set[Fraction | None]] = {}
    for found in _MEASURED.finditer(wording.plain):
        printed.setdefault(found["unit"], set()).add(number_said(found["number"]))
    for condition in conditions:
        for found in _MEASURED.finditer(Wording.of(condition).plain):
            known = printed.get(found["unit"])
            if known and number_said(found["number"]) not in known:
                said = "its condition says {printed}, which its clause does not"
                yield breach(veto.name, said, printed=found[0])
