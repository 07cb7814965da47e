"""A filed sheet scored by its own clauses, as they are read."""

from __future__ import annotations

from typing import Final

from attrs import evolve, frozen

from perfeval.drafts.clauses import CHOICES, Understood
from perfeval.drafts.draft import Draft, draft_rubric
from perfeval.drafts.reached import plain_clause, reached_by
from perfeval.drafts.sheet import DraftRow
from perfeval.errors import InputError
from perfeval.filing import Fact, Filing
from perfeval.measures import GivenCount, GivenRate, GivenState, Kind, Measure, Term
from perfeval.rules import Steps
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scoring import score

__all__ = ["ByOwnClauses", "score_by_clauses"]

_NONE: Final = "未计分"
_GIVEN: Final[dict[Kind, type[GivenRate] | type[GivenCount] | type[GivenState]]] = {
    Kind.RATE: GivenRate,
    Kind.COUNT: GivenCount,
    Kind.STATE: GivenState,
}
"""How a fact states a measure of each kind that a row can state."""


@frozen
class ByOwnClauses:
    """The scorecard by the clauses as read, the draft, and what differs by a reading not chosen.

    A row whose points depend on how a part of a step counts is not scored; `undecided` tells what
    it would earn by each reading.
    """

    scorecard: Scorecard
    draft: Draft
    undecided: tuple[str, ...]


def score_by_clauses(filing: Filing, *, form: str | None = None) -> ByOwnClauses:
    """The scores of a filed sheet, or another table, by the clauses that it prints itself.

    A row is scored where its clause is plain to its last word, and every reading of what the
    clause leaves open gives the same; by what it says itself was reached (完成情况), where it does
    so once and beyond doubt, or else by the facts of the filing. A row that prints no points is
    left: `draft.problems` says so. Raises what `draft_rubric` raises, and `RubricError` where the
    points of the sheet do not add up.

    >>> from perfeval.filing import SheetRow
    >>> sheet = ScoreSheet(key="sheet", rows=(SheetRow(level1="效果", name="满意度",
    ...     points=Points("5"), clause="满意度≥90%得5分，否则不得分。"),))
    >>> filing = Filing(unit=BudgetUnit(name="某局"), year=2023, forms=(sheet,),
    ...     facts=(Fact(id="satisfaction.rate", value="95%"),))
    >>> score_by_clauses(filing).scorecard.total.plain
    '5'
    """
    if not isinstance(filing, Filing):
        raise InputError("the filing to score", filing, "a Filing")
    draft, stated = _by_rows(draft_rubric(filing, form=form))
    worth = _with_points(draft)
    filing = evolve(filing, facts=(*filing.facts, *stated))
    earned = {
        steps: {each.key: each.earned for each in score(filing, rubric, form=draft.key).scores}
        for steps, rubric in ((steps, worth.rubric(steps=steps)) for steps in Steps)
    }
    undecided: list[str] = []
    told: list[str] = []
    for row in worth.open_rows:
        by_reading = {steps: scores.get(row.key) for steps, scores in earned.items()}
        if len(set(by_reading.values())) > 1:
            undecided.append(row.key)
            said = "，".join(
                f"{CHOICES[steps]}得{_NONE if points is None else points.plain}"
                for steps, points in by_reading.items()
            )
            told.append(f"{' / '.join((*row.labels, row.name))}：{said}")
    rubric = worth.rubric(steps=Steps.WHOLE, judged=undecided)
    return ByOwnClauses(score(filing, rubric, form=draft.key), draft, tuple(told))


def _with_points(draft: Draft) -> Draft:
    """The draft without the rows that print no points: ±5 of 加分扣分 is none that is earned."""
    return evolve(draft, rows=tuple(row for row in draft.rows if row.points is not None))


def _by_rows(draft: Draft) -> tuple[Draft, list[Fact]]:
    """The draft with what its rows state themselves as their measures, and these as facts."""
    rows, facts = [], []
    for row in draft.rows:
        understood = _understood(row)
        reached = None if understood is None else reached_by(row.reached, row.name, understood)
        if understood is None or reached is None:
            rows.append(row)
            continue
        term = Term(fact=f"{row.key}.reached", name=row.name)
        given = _GIVEN[understood.kind](term=term)
        measure = Measure(id=row.key, name=row.name, formula=given, text="该行完成情况所填")
        rows.append(evolve(row, understood=understood, measure=measure, why="", among=()))
        facts.append(Fact(id=term.fact, value=reached.text, at=row.name))
    return evolve(draft, rows=tuple(rows)), facts


def _understood(row: DraftRow) -> Understood | None:
    """What a row's clause says, whether or not its measure is known."""
    if row.understood is not None or row.points is None or row.shares:
        return row.understood
    return plain_clause(row.clause, row.points)
