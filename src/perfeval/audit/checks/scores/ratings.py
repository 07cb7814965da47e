"""The rating that a form prints against its total score, by the scale of 10号.

A scale is a matter of the rubric, and where a scorecard brings one, it decides; so does one that
the form prints. 优, 良, 中 and 差
are the words of 10号; 优秀, 良好, 合格 are those of places that begin 优秀 at 95 and 良好 at 85, so
that a rating in such words is wrong only where neither scale gives it. Source: 财预〔2020〕10号
art. 18 (90（含）-100分为优、80（含）-90分为良、60（含）-80分为中、60分以下为差).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.checks.scores.scales import prints_scale, rating_told, scale_in
from perfeval.audit.finding import Code, Finding, Needs, Place, Severity
from perfeval.audit.ties.implied import placed_forms
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.numbers.printed import Points
from perfeval.scoring.scorecard import Scorecard
from perfeval.text.levels import LEVELS

__all__ = ["RATINGS", "level_of"]

SCALE = Code(
    id="rating.scale",
    severity=Severity.WARNING,
    field="claimed_rating",
    needs=Needs.ROWS,
    source="财预〔2020〕10号第十八条：90（含）-100分为优、80（含）-90分为良、60（含）-80分为中、"
    "60分以下为差",
    meaning_zh="所填的评价等次与总分不符",
    meaning_en="the rating that a form prints is not that of its total score",
    zh="评价等次填“{printed}”，总分 {total}，按财预〔2020〕10号应为“{computed}”；"
    "请核对总分和等次，当地另有分档的请在备注中写明",
    en="the rating is {printed}, but a total of {total} is {computed} by 财预〔2020〕10号",
)

OWN_SCALE = Code(
    id="rating.own_scale",
    severity=Severity.WARNING,
    field="claimed_rating",
    needs=Needs.ROWS,
    source="表内所印的等次划分标准",
    meaning_zh="所填的评价等次与总分按表内所印标准得出的等次不符",
    meaning_en="the rating that a form prints is not that of its total by the scale that it prints",
    zh="评价等次填“{printed}”，总分 {total}，按表内所印标准应为“{computed}”；请核对总分和等次",
    en="the rating is {printed}, but a total of {total} is {computed} by the form's own scale",
)

_WORDS: Final = ("优", "良", "中", "差")
_NATIONAL: Final = ("90", "80", "60", "0")
_OTHER: Final = ("95", "85", "60", "0")
"""From where on each level is given."""
_LABEL: Final = re.compile(
    "(?:自评|评价|绩效|综合|评定|考核){0,3}+(?:等次|等级|级别|档次|结论|结果)"
)
_HALF: Final = Fraction(1, 2)
_PLAIN: Final = frozenset({"优", "良", "中", "差"})


def level_of(rating: str) -> int | str:
    """The level that a rating names, whatever the words; the text itself where it is none.

    >>> level_of("优秀") == level_of("优"), level_of("A")
    (True, 'A')
    """
    return LEVELS.get(rating, rating)


def _level(total: Points, scale: tuple[str, ...]) -> int:
    reached = (level for level, least in enumerate(scale) if total >= Points(least))
    return next(reached, len(scale) - 1)


def _total(form: Form) -> Points | None:
    """The total score, of 100; None where the form prints none, or one of other points."""
    whole = form.total_points
    for cell in (form.total_claimed, form.claimed_score):
        if isinstance(cell, Points) and cell <= Points("100"):
            of_100 = not isinstance(whole, Points) or whole == Points("100")
            return cell if of_100 else None
    return None


def _find(filing: Filing, scorecard: Scorecard | None) -> Iterable[Finding]:
    if scorecard is not None and scorecard.ratings:
        return
    for form, place in placed_forms(filing):
        total = _total(form)
        if total is None:
            continue
        apart = list(_apart(filing, form))
        told = set(filter(None, map(rating_told, apart)))
        rating = form.claimed_rating.strip() or (told.pop() if len(told) == 1 else "")
        if rating in LEVELS:
            yield from _of_total(form, rating, total, apart, place.at("评价等次", 7))


def _apart(filing: Filing, form: Form) -> Iterator[str]:
    """What stands beside a form and has no place in it, with the label that it stands behind."""
    alone = len(list(filing.scorable_forms)) == 1
    for note in filing.notes:
        if note.code == "unplaced" and (alone or note.at.startswith(form.official_title)):
            label = note.at.rpartition(" / ")[2]
            yield f"{label}：{note.text}" if _LABEL.match(label) else note.text


def _of_total(
    form: Form, rating: str, total: Points, apart: list[str], place: Place
) -> Iterator[Finding]:
    """The rating against the scale that the form prints, wherever it stands, or that of 10号."""
    texts = [getattr(form, "note", ""), *(text for text, _ in form.prose()), *apart]
    scales = list(filter(prints_scale, texts))
    if scales:
        yield from _against_own(rating, total, scales, place)
    else:
        yield from _against(rating, total, place)


def _against_own(rating: str, total: Points, scales: list[str], place: Place) -> Iterator[Finding]:
    """The rating against the one scale that is printed; nothing where it is not read whole."""
    found = {scale_in(text) for text in scales}
    grades = found.pop() if len(found) == 1 else ()
    due = [each for each in grades if each.least <= total.fraction]
    if not due or LEVELS[rating] not in {LEVELS[each.word] for each in grades}:
        return
    # On an edge, and where 89.5 of 89 and 90 is rounded, the level beside it may be meant.
    between = total.fraction > due[0].most
    above = [each for each in grades if between and 0 < each.least - total.fraction <= _HALF]
    edge = [each for each in due[1:2] if total.fraction in (due[0].least, each.most)]
    if LEVELS[rating] not in {LEVELS[each.word] for each in (due[0], *above, *edge)}:
        yield OWN_SCALE.at(place, printed=rating, computed=due[0].word, total=total.text)


def _against(rating: str, total: Points, place: Place) -> Iterator[Finding]:
    scales = (_NATIONAL,) if rating in _PLAIN else (_NATIONAL, _OTHER)
    levels = [_level(total, scale) for scale in scales]
    if LEVELS[rating] not in levels:
        yield SCALE.at(place, printed=rating, computed=_WORDS[levels[0]], total=total.text)


RATINGS = Check(name="ratings", codes=(SCALE, OWN_SCALE), find=_find)
