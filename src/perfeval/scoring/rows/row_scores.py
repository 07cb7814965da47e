"""The score of one row: what its measure gives, what its rule awards for it, and why.

This is the interpreter: it asks every rule for its award. Where the points of a row have been
computed beforehand (`scoring.compiled`), the award is asked for when somebody reads the reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from attrs import field, frozen

from perfeval.filing import Facts, Indicator
from perfeval.measures import Measure, Measured, Unmeasured, Why
from perfeval.measures.checked import measured_by
from perfeval.numbers.printed import Points
from perfeval.rubric.criteria import Criterion, NotApplicable, Pool
from perfeval.rubric.placed import Placed
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Award, Because, ByTarget, Judged, Level
from perfeval.rules.because import Sentence, unmeasured
from perfeval.rules.checked import checked_award, promised
from perfeval.rules.judged import JUDGED
from perfeval.scoring.deferred.reasons import Telling
from perfeval.scoring.deferred.values import deferred
from perfeval.scoring.naming import naming
from perfeval.scoring.rows.form_rows import Row
from perfeval.scoring.rows.weights import NO_ROWS
from perfeval.scoring.scores import WHOLE, Score

__all__ = [
    "Basis",
    "Known",
    "criterion_score",
    "pool_score",
    "printed_rows",
    "reason_of",
    "unknown_row",
]

_ZERO = Points("0")
_NO_POINTS = Because("no_points", "该行没有分值", "the row has no points")
_OF_WHICH = Because("of_which", "其中项，不另计分", "an of-which row, not scored again")
_NOT_APPLICABLE = Because("not_applicable", "不适用", "does not apply")
_CONVENTIONS = {
    convention: Sentence("not_applicable", f"{{because}}，{zh}", f"{{because}}: {en}")
    for convention, zh, en in (
        (NotApplicable.FULL, "按满分计", "full points"),
        (NotApplicable.DROPPED, "不计入总分", "left out of the total"),
        (NotApplicable.BLANK, "不计分", "no score"),
    )
}
_UNKNOWN_ROW = Because("unknown_row", "评分标准中没有这一行", "the rubric has no such row")


@frozen
class Known:
    """What has been computed of a criterion: its points, and what tells why, by a number."""

    points: Points
    telling: Telling | None = None
    number: int = 0


@frozen
class Basis:
    """What the rows of one form are scored by.

    `known` is what has been computed of criteria beforehand, by their keys; `levels` collects the
    range within which an evaluator picks, by the key of the row.
    """

    facts: Facts
    rubric: Rubric
    known: Mapping[str, Known] = field(factory=dict)
    levels: dict[str, Level] = field(factory=dict)


def criterion_score(
    basis: Basis, place: Placed[Criterion], row: Row | None, points: Points
) -> Score:
    """The score of a criterion that is worth `points` in the form."""
    criterion = place.item
    known = basis.known.get(criterion.key) if points == criterion.points else None
    if known is not None:
        return deferred(Score, _Computed(basis.facts, place, row, known, basis.rubric))
    earned, because, applies = None, JUDGED, True
    measured = None
    if criterion.measure is not None:
        measured = measured_by(criterion.measure, basis.facts, place.where)
    if isinstance(measured, Measured):
        award = checked_award(criterion.rule, measured, points, place.where)
        earned, because = _earned(award, points, basis.rubric), award.because
        if award.level is not None:
            basis.levels[criterion.key] = award.level
    elif isinstance(measured, Unmeasured):
        because = unmeasured(measured)
        if measured.why is Why.NOT_APPLICABLE:
            convention = criterion.not_applicable or basis.rubric.not_applicable
            earned, because, applies = _not_applicable(because, points, convention)
    return Score(
        key=criterion.key,
        path=place.path,
        name=criterion.name if row is None else row.name,
        out_of=points,
        earned=earned,
        because=because,
        claimed=None if row is None else row.claim,
        clause=criterion.clause,
        applies=applies,
    )


@frozen
class _Computed:
    """What makes the score of a row whose points have been computed beforehand."""

    facts: Facts
    place: Placed[Criterion]
    row: Row | None
    known: Known
    rubric: Rubric

    def fields(self, _place: int, name: str) -> Mapping[str, object]:
        """The reason, where it is read; else everything but the reason."""
        if name == "because":
            with naming(self.rubric):
                return {name: reason_of(self.place, self.facts)}
        (path, criterion), row = self.place, self.row
        return {
            "key": criterion.key,
            "path": path,
            "name": criterion.name if row is None else row.name,
            "out_of": criterion.points,
            "earned": self.known.points,
            "claimed": None if row is None else row.claim,
            "judged": None,
            "clause": criterion.clause,
            "pool": "",
            "applies": True,
            "weight": WHOLE,
            "remark": "",
            "reviewer": "",
        }

    def reason(self, _place: int, lang: str) -> str | None:
        """The reason in words, without making it; None where only the award says it."""
        telling = self.known.telling
        return None if telling is None else telling.text(self.known.number, lang)


def reason_of(place: Placed[Criterion], facts: Facts) -> Because:
    """Why a criterion earned what was computed of it beforehand."""
    criterion = place.item
    measured = measured_by(cast("Measure", criterion.measure), facts, place.where)
    given = cast("Measured", measured)
    return checked_award(criterion.rule, given, criterion.points, place.where).because


def printed_rows(pool: Pool, path: tuple[str, ...]) -> list[Score]:
    """The rows that the rubric prints in a pool, for a form that prints none of its own."""
    printed = [(row.key, row.name, row.points or pool.points) for row in pool.rows]
    return [
        Score(
            key=key,
            path=path,
            name=name,
            out_of=points,
            earned=None,
            because=JUDGED if isinstance(pool.rule, Judged) else NO_ROWS,
            clause=pool.clause,
            pool=pool.key,
        )
        for key, name, points in printed or [(pool.key, pool.name, pool.points)]
    ]


def pool_score(basis: Basis, key: str, row: Row, pool: Pool, path: tuple[str, ...]) -> Score:
    """The score of a row that the form prints in a pool, by its own target and value."""
    convention = basis.rubric.not_applicable
    out_of = pool.points if pool.shared else row.worth or _ZERO
    earned, because, applies = None, JUDGED, True
    if isinstance(pool.rule, Judged) or row.indicator is None:
        pass
    elif row.indicator.not_applicable:
        earned, because, applies = _not_applicable(_NOT_APPLICABLE, out_of, convention)
    elif row.indicator.of_which:
        out_of, because = _ZERO, _OF_WHICH
    elif row.worth is None:
        because = _NO_POINTS
    else:
        award = _pool_award(pool.rule, row.indicator, row.worth, (*path, row.printed_name))
        earned, because = _earned(award, out_of, basis.rubric), award.because
        if award.level is not None:
            basis.levels[key] = award.level
    return Score(
        key=key,
        path=(*path, *row.labels_below(path)),
        name=row.printed_name,
        out_of=out_of,
        earned=earned,
        because=because,
        claimed=row.claim,
        clause=row.clause or pool.clause,
        pool=pool.key,
        applies=applies,
    )


def _pool_award(
    rule: ByTarget, indicator: Indicator, points: Points, place: tuple[str, ...]
) -> Award:
    return promised(rule, lambda: rule.award(indicator, points), points, " / ".join(place))


def unknown_row(key: str, row: Row) -> Score:
    """A row that the rubric does not know stands all the same, without points."""
    return Score(
        key=key,
        path=tuple(label for label in row.labels if label),
        name=row.printed_name,
        out_of=_ZERO,
        earned=None,
        because=_UNKNOWN_ROW,
        claimed=row.claim,
        clause=row.clause,
    )


def _not_applicable(
    because: Because, points: Points, convention: NotApplicable
) -> tuple[Points | None, Because, bool]:
    """What 不适用 makes of a row by the stated convention: earned, why, and whether it stands."""
    earned = points if convention is NotApplicable.FULL else None
    because = _CONVENTIONS[convention].because(because=because)
    return earned, because, convention is not NotApplicable.DROPPED


def _earned(award: Award, out_of: Points, rubric: Rubric) -> Points | None:
    """What was earned, rounded half-up once to the places of the rubric."""
    if award.earned is None:
        return None
    return min(Points.rounded(award.earned, rubric.places), out_of)
