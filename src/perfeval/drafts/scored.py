"""A filed sheet scored by its own clauses, as they are read."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from perfeval.drafts.clauses import CHOICES
from perfeval.drafts.draft import Draft, draft_rubric
from perfeval.errors import InputError
from perfeval.filing import Filing
from perfeval.rules import Steps
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scoring import score

__all__ = ["ByOwnClauses", "score_by_clauses"]

_NONE: Final = "未计分"


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
    """The scores of a filed sheet by the clauses that it prints itself.

    A row is scored where its clause is plain to its last word, and every reading of what the
    clause leaves open gives the same. Raises what `draft_rubric` raises, and `RubricError` where
    the points of the sheet do not add up.

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
    draft = draft_rubric(filing, form=form)
    earned = {
        steps: {each.key: each.earned for each in score(filing, rubric, form=draft.key).scores}
        for steps, rubric in ((steps, draft.rubric(steps=steps)) for steps in Steps)
    }
    undecided: list[str] = []
    told: list[str] = []
    for row in draft.open_rows:
        by_reading = {steps: scores.get(row.key) for steps, scores in earned.items()}
        if len(set(by_reading.values())) > 1:
            undecided.append(row.key)
            said = "，".join(
                f"{CHOICES[steps]}得{_NONE if points is None else points.plain}"
                for steps, points in by_reading.items()
            )
            told.append(f"{' / '.join((*row.labels, row.name))}：{said}")
    rubric = draft.rubric(steps=Steps.WHOLE, judged=undecided)
    return ByOwnClauses(score(filing, rubric, form=draft.key), draft, tuple(told))
