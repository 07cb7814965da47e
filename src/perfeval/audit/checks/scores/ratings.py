"""The rating that a form prints against its total score, by the scale of 10号.

A scale is a matter of the rubric, and where a scorecard brings one, it decides. 优, 良, 中 and 差
are the words of 10号; 优秀, 良好, 合格 are those of places that begin 优秀 at 95 and 良好 at 85, so
that a rating in such words is wrong only where neither scale gives it. Source: 财预〔2020〕10号
art. 18 (90（含）-100分为优、80（含）-90分为良、60（含）-80分为中、60分以下为差).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.finding import Code, Finding, Needs, Place, Severity
from perfeval.audit.ties.implied import placed_forms
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.filing.forms.self_evaluation import ProjectForm, UnitForm
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

_SCALE: Final = re.compile("[0-9]{2}[^0-9]{0,10}[优良]")
_WORDS: Final = ("优", "良", "中", "差")
_NATIONAL: Final = ("90", "80", "60", "0")
_OTHER: Final = ("95", "85", "60", "0")
"""From where on each level is given."""
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


def _has_scale(form: Form) -> bool:
    """Whether the form's own note prints a scale: 95分以上为优."""
    return isinstance(form, UnitForm | ProjectForm) and bool(_SCALE.search(form.note))


def _find(filing: Filing, scorecard: Scorecard | None) -> Iterable[Finding]:
    if scorecard is not None and scorecard.ratings:
        return
    for form, place in placed_forms(filing):
        rating, total = form.claimed_rating.strip(), _total(form)
        if rating in LEVELS and total is not None and not _has_scale(form):
            yield from _against(rating, total, place.at("评价等次", 7))


def _against(rating: str, total: Points, place: Place) -> Iterator[Finding]:
    scales = (_NATIONAL,) if rating in _PLAIN else (_NATIONAL, _OTHER)
    levels = [_level(total, scale) for scale in scales]
    if LEVELS[rating] not in levels:
        yield SCALE.at(place, printed=rating, computed=_WORDS[levels[0]], total=total.text)


RATINGS = Check(name="ratings", codes=(SCALE,), find=_find)
