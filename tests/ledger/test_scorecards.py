"""A scorecard as rows: one for each row of the form, with exact numbers."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval import filing_from_rows, get_rubric, rows_from_scorecard, score
from perfeval.errors import InputError
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import weighted

WHOSE = {"fiscal_year": 2023, "unit": "某局"}


def card() -> Scorecard:
    """The scorecard of a form with a scored and an unscored row."""
    row = {"level1": "产出指标", "level2": "数量指标", "sign": "≥", "target": 50, "measure": "个"}
    filing = filing_from_rows(
        [
            {**WHOSE, **row, "level3": "调研", "weight": 40, "actual": "37", "score": 40},
            {**WHOSE, **row, "level3": "培训", "weight": 10, "actual": "若干"},
        ]
    )
    return score(filing, get_rubric("yueyanglou-annex-2"), judgements={"output/培训": "7.5"})


def test_a_row_of_the_form_is_a_row() -> None:
    """With whose it is, by what it was scored, what it earned and why."""
    made = card()
    rows = {row["key"]: row for row in rows_from_scorecard(made)}
    assert len(rows) == len(made.scores)
    assert rows["output/调研"] == {
        "fiscal_year": 2023,
        "unit": "某局",
        "form": "unit",
        "rubric": "yueyanglou-annex-2",
        "edition": made.edition,
        "digest": made.digest,
        "key": "output/调研",
        "level1": "产出指标",
        "level2": "数量指标",
        "level3": "调研",
        "pool": "output",
        "weight": Decimal("40"),
        "shared_weight": None,
        "score": Decimal("29.6"),
        "claimed": Decimal("40"),
        "judged": None,
        "remark": None,
        "reviewer": None,
        "counted": Decimal("29.6"),
        "lost": Decimal("10.4"),
        "unscored": Decimal("0"),
        "beyond": Decimal("0"),
        "dropped": Decimal("0"),
        "reason": made.scores[1].reason("zh"),
        "file": None,
    }
    unscored = rows["output/培训"]
    assert (unscored["score"], unscored["claimed"], unscored["judged"]) == (
        None,
        None,
        Decimal("7.5"),
    )
    assert rows["budget_execution"]["level2"] is None


def test_reasons_come_in_english_too() -> None:
    """In the language that is asked for; another one is refused."""
    assert rows_from_scorecard(card(), "en")[1]["reason"] == card().scores[1].reason("en")
    with pytest.raises(InputError, match="zh or en"):
        rows_from_scorecard(card(), "fr")
    with pytest.raises(InputError, match="a Scorecard"):
        rows_from_scorecard("card")  # type: ignore[arg-type]


@given(st.from_type(Scorecard))
def test_numbers_are_exact_whatever_the_context(made: Scorecard) -> None:
    """A context of three digits changes nothing; an absent label is None."""
    with localcontext(prec=3):
        rows = rows_from_scorecard(made)
    shared = {pool.key: pool.points.decimal for pool in made.pools if pool.shared}
    for row, each in zip(rows, made.scores, strict=True):
        assert row["shared_weight"] == shared.get(each.pool)
        own = weighted(each.out_of, each.weight).decimal
        assert each.pool in shared or row["weight"] == own
        assert row["score"] == (None if each.earned is None else each.earned.decimal)
        assert row["level1"] == (each.path[0] if each.path else None)
