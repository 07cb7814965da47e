"""Claims against the clauses that a form prints itself: what each row says was reached, and earns.

The check runs beside those of the audit. A row is held against its clause only where the clause is
read to its last word, and the row states the measure once, beyond doubt, be it as a reason, or the
tables of the filing give it; a claim is wrong where no reading of a part-step, and no figure
that the printed one may stand for, gives it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from perfeval.audit import Check, Code, Finding, Needs, Severity
from perfeval.audit.checks.scores.readings import fits
from perfeval.audit.graded import GradedRow, graded, score_places
from perfeval.audit.rounding.figures import plain
from perfeval.audit.ties.implied import placed_evaluations
from perfeval.drafts.clauses import Understood
from perfeval.drafts.reached import Reached, is_excused, plain_clause, reached_by
from perfeval.drafts.sheet import DraftRow, rows_of_sheet
from perfeval.filing import Filing, Form
from perfeval.filing.facts import Facts
from perfeval.filing.foreign_form import scored_rows_of
from perfeval.measures import MEASURES, Unmeasured
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
        if any(row.clause.strip() for row in scored_rows_of(form)):
            yield from _of_form(filing, form, graded(form, place))


def _of_form(filing: Filing, form: Form, rows: tuple[GradedRow, ...]) -> Iterator[Finding]:
    """The rows of a form that print a clause, each by the one name that it bears."""
    places = score_places(form, rows)
    by_name: dict[str, list[GradedRow]] = {}
    for row in rows:
        by_name.setdefault(row.name.strip(), []).append(row)
    drafts = rows_of_sheet(form, form.official_title)
    names = Counter(draft.name for draft in drafts)
    for draft in drafts:
        found = by_name.get(draft.name, [])
        if len(found) == names[draft.name] == 1 and not draft.shares:
            yield from _against_clause(filing, form, draft, found[0], places)


def _against_clause(
    filing: Filing, form: Form, draft: DraftRow, row: GradedRow, places: int
) -> Iterator[Finding]:
    points, claimed = draft.points, row.claimed
    if points is None or not isinstance(claimed, Points) or claimed > points:
        return
    understood = draft.understood or plain_clause(draft.clause, points)
    if understood is None or is_excused(row.reason):
        return
    reached = reached_by(draft.reached or row.reason, draft.name, understood)
    if reached is None and not draft.reached.strip():
        reached = _by_facts(draft, filing.facts_for(form))
    if reached is None:
        return
    awards = list(_awards(understood, reached, points))
    earned = [each.earned for each in awards if each.earned is not None]
    explained = bool(row.reason.strip()) or "扣" in draft.reached  # beside what was reached
    if len(earned) < len(awards) or not _is_wrong(claimed, earned, places, explained=explained):
        return
    because = awards[0].because
    yield OWN_CLAUSE.at(
        row.place,
        printed=claimed.text,
        computed=plain(earned[0]),
        clause=_shortened(draft.clause),
        reason=because.text("zh"),
        reason_en=because.text("en"),
    )


def _by_facts(draft: DraftRow, facts: Facts) -> Reached | None:
    """What the tables of the filing give for a measure of the catalogue."""
    measure = draft.measure
    if measure is None or MEASURES.get(measure.id) != measure:
        return None
    measured = measure.of(facts)
    return None if isinstance(measured, Unmeasured) else Reached("", measured, ())


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


def _shortened(clause: str) -> str:
    text = "".join(clause.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"


OWN_CLAUSES: Final = Check(name="own clauses", codes=(OWN_CLAUSE,), find=_find)
