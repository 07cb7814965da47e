"""A reviewer's judgements by the key of a row, beside what was computed and claimed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from attrs import evolve

from perfeval.errors import InputError, Phrase
from perfeval.numbers.printed import Points
from perfeval.rules import Because, Level
from perfeval.rules.because import Sentence
from perfeval.scoring.scores import Judgement, Score
from perfeval.text.likeness import likest

__all__ = ["BEYOND", "Judgements", "judged"]

Judgements = Mapping[str, Judgement | str | int | Decimal | Points]

BEYOND: Final = "judged_beyond"
"""The code of a reason by which the judgement is not what the row or its level allows."""
_JUDGED: Final = Sentence(
    "",
    "{because}；评价人判定 {judged} 分{limit}{dropped}{remark}",
    "{because}; judged {judged} by the reviewer{limit}{dropped}{remark}",
)
_JUDGED_BEYOND: Final = evolve(_JUDGED, code=BEYOND)
_CAPPED: Final = Sentence("capped", "，以 {capped} 分为限", ", capped at {capped}")
_REMARKED: Final = Sentence("remark", "，意见：{remark}", ", who says: {remark}")
_OUTSIDE: Final = Because("outside", "，不在此范围内", ", outside this range")
_DROPPED: Final = Because("dropped", "，该行不计入总分", ", the row is left out of the total")


def judged(
    scores: tuple[Score, ...], judgements: Judgements, levels: Mapping[str, Level] | None = None
) -> tuple[Score, ...]:
    """The scores with the judgements beside them, each capped at its row, and the reason says so.

    It also says where a judgement lies outside its level of `levels` (by the key of the row): the
    reviewer may see another level than the unit states, so the judgement stands. Raises
    `InputError` for a key of no row, and for what is no points of at least 0.
    """
    if not isinstance(judgements, Mapping):
        raise InputError("the judgements", judgements, "a mapping of row keys to points")
    keys = {score.key for score in scores}
    given = {key: _judgement(key, value, keys) for key, value in judgements.items()}
    known = levels or {}
    return tuple(
        _with_judgement(score, given[score.key], known.get(score.key))
        if score.key in given
        else score
        for score in scores
    )


def _judgement(
    key: object, value: Judgement | str | int | Decimal | Points, keys: set[str]
) -> Judgement:
    if key not in keys:
        near = likest(key, sorted(keys)) if isinstance(key, str) else None
        hint = Phrase(", such as {near}", near=near) if near else ""
        raise InputError("a judgement", key, Phrase("the key of a row{hint}", hint=hint))
    if isinstance(value, Judgement):
        return evolve(value, points=Points.of_atoms(value.points.atoms))
    where = Phrase("the judgement of {key}", key=key)
    try:
        points = Points(value)
    except InputError as error:
        raise InputError(where, value, error.args[2]) from None
    if points.atoms < 0:
        raise InputError(where, value, "points of at least 0")
    return Judgement(points=Points.of_atoms(points.atoms))


def _with_judgement(score: Score, judgement: Judgement, level: Level | None) -> Score:
    points = judgement.points
    capped, sentence, limit = min(points, score.out_of), _JUDGED, None
    if points > score.out_of:
        sentence, limit = _JUDGED_BEYOND, _CAPPED.because(capped=capped)
    elif level is not None and not level.allows(points, score.out_of):
        sentence, limit = _JUDGED_BEYOND, _OUTSIDE
    dropped = None if score.applies else _DROPPED
    remark = _REMARKED.because(remark=judgement.remark) if judgement.remark else None
    because = sentence.because(
        because=score.because, judged=points, limit=limit, dropped=dropped, remark=remark
    )
    return evolve(
        score,
        judged=capped,
        because=because,
        remark=judgement.remark,
        reviewer=judgement.reviewer,
    )
