"""Findings and comparisons as rows, submissions, and many units in one call."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from perfeval.audit import Finding, Hint, Severity
from perfeval.comparison import compare
from perfeval.errors import InputError
from perfeval.filing import Address
from perfeval.ledger import (
    Submission,
    rows_from_comparison,
    rows_from_findings,
    rows_from_scorecard,
)
from perfeval.registry import get_rubric
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scoring import score
from tests.published import filing_of
from tests.tables import each_row

FILING = filing_of("yueyang-2020")
CARD = score(FILING, get_rubric("yueyang-annex-3-1"))
FINDING = Finding(
    code="sum.mismatch",
    severity=Severity.ERROR,
    at="收入合计",
    printed="5",
    zh="不符",
    en="differs",
    address=Address(part="表2", row=5, column=4),
    hints=(Hint("one_digit", "一位", "one digit"),),
)


def test_a_finding_is_a_row() -> None:
    """With what is known of its submission."""
    sent = Submission(scorecard=CARD, findings=(FINDING,), file="a.docx")
    unread = Submission(problem="不能读", findings=(FINDING,))
    first, second, third = rows_from_findings([FINDING, sent, unread], "en")
    row = {
        "id": FINDING.id,
        "code": "sum.mismatch",
        "severity": "error",
        "at": "收入合计",
        "address": "表2 第5行第4列",
        "printed": "5",
        "computed": None,
        "message": "收入合计: differs (one digit)",
        "hint": "one_digit",
    }
    nobody = {"fiscal_year": None, "unit": None, "form": None, "file": None}
    whose = {"fiscal_year": 2020, "unit": CARD.unit, "form": "annex-3-1", "file": "a.docx"}
    bare = rows_from_findings([evolve(FINDING, address=None)], "en")
    assert bare == [row | nobody | {"address": None}]
    assert first == third == row | nobody
    assert second == row | whose


def test_the_rows_of_many_units_come_in_one_call() -> None:
    """Each with its file; a submission without a card gives none; the weights add up."""
    other = evolve(CARD, unit="乙")
    sent: list[Scorecard | Submission] = [
        CARD,
        Submission(scorecard=other, file="b.docx"),
        Submission(problem="不能读"),
    ]
    rows = rows_from_scorecard(sent)
    assert len(rows) == 2 * len(CARD.scores)
    assert {(row["unit"], row["file"]) for row in rows} == {(CARD.unit, None), ("乙", "b.docx")}
    weights = [row["weight"] for row in rows]
    assert sum(each for each in weights if isinstance(each, Decimal)) == 200
    shared = [row for row in rows_from_scorecard(CARD) if row["shared_weight"] is not None]
    assert [(row["weight"], row["shared_weight"], row["pool"]) for row in shared] == [
        (Decimal(5), Decimal(15), "benefit")
    ] * 3


def test_a_compared_row_is_a_row() -> None:
    """One that is on one side alone has None on the other."""
    fewer = evolve(CARD, scores=CARD.scores[1:2])
    first, second, *_ = rows_from_comparison(compare(fewer, evolve(CARD, scores=CARD.scores[:2])))
    assert (first["weight_before"], first["weight_after"]) == (None, Decimal(5))
    assert (first["before"], first["after"], first["change"]) == (None, Decimal(5), None)
    assert first["reason_before"] is None
    assert second["reason_before"] == second["reason_after"]
    back = rows_from_comparison(compare(evolve(CARD, scores=CARD.scores[:1]), fewer), "en")
    assert (back[-1]["level1"], back[-1]["level2"]) == CARD.scores[1].path
    gone = next(row for row in back if row["weight_after"] is None)
    assert (gone["before"], gone["reason_after"]) == (Decimal(5), None)
    same = compare(evolve(CARD, scores=(evolve(CARD.scores[0], path=()),)), CARD)
    assert rows_from_comparison(same)[0]["level1"] == CARD.scores[0].path[0]
    bare = evolve(CARD, scores=(evolve(CARD.scores[0], path=()),))
    row = rows_from_comparison(compare(bare, bare))[0]
    assert (row["level1"], row["level2"], row["change"]) == (None, None, Decimal(0))


@each_row("junk", [5, "x", [5], ["x"], None, [None]])
def test_what_is_no_finding_card_or_comparison_is_refused(junk: Any) -> None:
    """The error names the call and what was due."""
    with pytest.raises(InputError, match=r"rows_from_findings: .*iterable of Finding"):
        rows_from_findings(junk)
    with pytest.raises(InputError, match=r"rows_from_scorecard: .*a Scorecard or a Submission"):
        rows_from_scorecard(junk)
    with pytest.raises(InputError, match=r"rows_from_comparison: .*a Comparison"):
        rows_from_comparison(junk)


def test_a_submission_has_a_card_or_a_problem() -> None:
    """And its fields are of their kinds."""
    with pytest.raises(InputError, match=r"a submission: .*the problem for which there is none"):
        Submission()
    junk: Any = 5
    for name in ("scorecard", "findings", "file", "problem"):
        with pytest.raises(InputError, match="of a submission"):
            Submission(**{"problem": "x", name: junk})
