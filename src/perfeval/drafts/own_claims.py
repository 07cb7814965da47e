"""Claims against the clauses that a form prints itself: what each row says was reached, and earns.

The check runs beside those of the audit. A row is held against its clause only where the clause is
read to its last word and the row states the measure once, beyond doubt; a claim is wrong where no
reading of a part-step, and no figure that the printed one may stand for, gives it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from perfeval.audit import Check, Code, Finding, Needs, Severity
from perfeval.audit.checks.scores.readings import fits
from perfeval.audit.graded import GradedRow, graded, is_blank, score_places
from perfeval.audit.rounding.figures import plain
from perfeval.audit.ties.implied import placed_evaluations
from perfeval.drafts.clauses import Understood
from perfeval.drafts.reached import Reached, is_excused, plain_clause, reached_by
from perfeval.errors import PerfevalError
from perfeval.filing import Filing
from perfeval.filing.indicators import Indicator
from perfeval.numbers.printed import Points
from perfeval.rules import Award, Steps
from perfeval.scoring.scorecard import Scorecard

__all__ = ["OWN_CLAUSES"]

OWN_CLAUSE: Final = Code(
    id="claim.own_clause",
    severity=Severity.WARNING,
    needs=Needs.ROWS,
    field="claimed",
    source="表内该行的评分标准",
    meaning_zh="自评得分与表内该行评分标准按所填完成情况得出的分数不符",
    meaning_en="the claimed score is not what the clause of its own row gives for what was reached",
    zh="按表内评分标准“{clause}”，{reason}，应得 {computed} 分，自评 {printed} 分；"
    "请改正得分，或写明理由",
    en="by its own clause “{clause}” the row earns {computed}, not {printed}: {reason_en}",
)
_LONGEST: Final = 60
"""So much of a clause is shown."""


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    for form, place in placed_evaluations(filing):
        rows = graded(form, place)
        places = score_places(form, rows)
        for row in _alone(rows):
            yield from _against_clause(row, places)


def _alone(rows: Sequence[GradedRow]) -> Iterator[GradedRow]:
    """The rows that share neither their points nor their name with one beside them."""
    shared = {
        each.place
        for pair in pairwise(rows)
        if is_blank(pair[1].points) or pair[0].name == pair[1].name
        for each in pair
    }
    yield from (row for row in rows if row.place not in shared)


def _against_clause(row: GradedRow, places: int) -> Iterator[Finding]:
    scored = row.scored
    if scored is None or is_excused(row.reason):
        return
    indicator, points, claimed = scored
    understood = plain_clause(indicator.clause, points)
    if understood is None or claimed > points:
        return
    reached = reached_by(indicator.actual.printed, indicator.name, understood)
    if reached is None:
        return
    try:
        awards = list(_awards(understood, reached, points))
    except PerfevalError:  # no band holds a value below 0
        return
    earned = [each.earned for each in awards if each.earned is not None]
    explained = _is_explained(row, indicator)
    if len(earned) < len(awards) or not _is_wrong(claimed, earned, places, explained=explained):
        return
    because = awards[0].because
    yield OWN_CLAUSE.at(
        row.place,
        printed=claimed.text,
        computed=plain(earned[0]),
        clause=_shortened(indicator.clause),
        reason=because.text("zh"),
        reason_en=because.text("en"),
    )


def _awards(understood: Understood, reached: Reached, points: Points) -> Iterator[Award]:
    """What the row may earn by every reading of a part-step; first by whole steps, as printed."""
    for steps in Steps:
        for measured in (reached.measured, *reached.may_be):
            yield understood.chosen(steps).award(measured, points)


def _is_wrong(claimed: Points, earned: Sequence[Fraction], places: int, *, explained: bool) -> bool:
    """Whether a claim is above all that a row may earn, or below it without a word."""
    least, most = min(earned), max(earned)
    if fits(claimed, least, places) or fits(claimed, most, places):
        return False
    return claimed.fraction > most or (claimed.fraction < least and not explained)


def _is_explained(row: GradedRow, indicator: Indicator) -> bool:
    """Whether the row says why points are missing, be it beside what was reached."""
    return bool(row.reason.strip()) or "扣" in indicator.actual.printed


def _shortened(clause: str) -> str:
    text = "".join(clause.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"


OWN_CLAUSES: Final = Check(name="own clauses", codes=(OWN_CLAUSE,), find=_find)
