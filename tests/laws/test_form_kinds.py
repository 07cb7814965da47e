"""Laws of every kind of form: written and read back, audited, its rows the rows that are scored."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfeval import BudgetUnit, Filing, InputError, audit, dumps, find_rubric, loads
from perfeval.filing import FORMS, Form, Indicator
from perfeval.filing.form import FormRow
from perfeval.filing.values import Actual, Target
from perfeval.forms.recognisers import class_of
from perfeval.numbers.printed import Points
from perfeval.scoring.rows.form_rows import rows_of
from perfeval.testing.registration import strategy_of
from tests.effort import examples
from tests.tables import each_row

ROWS = (
    FormRow(labels=("过程", "预算执行"), name="预算执行率", points=Points("10"), clause="按率计分"),
    FormRow(
        name="办件量",
        indicator=Indicator(name="办件量", target=Target(text="≥1件"), actual=Actual(text="2件")),
    ),
)


@each_row("kind", FORMS)
def test_every_kind_of_form_keeps_the_laws(kind: type[Form]) -> None:
    """What a form has is consistent, whatever stands in it."""

    @settings(max_examples=examples(1), suppress_health_check=list(HealthCheck))
    @given(strategy_of(kind))
    def keeps(form: Any) -> None:
        filing = Filing(unit=BudgetUnit(name="某局"), year=2023, forms=(form,))
        assert loads(dumps(filing)) == filing
        audit(filing)
        rows = tuple(form.scored_rows())
        assert [row.is_fund for row in rows] == [
            row.is_fund for row in sorted(rows, key=lambda row: not row.is_fund)
        ]
        assert sum(row.is_fund for row in rows) == (form.fund is not None) * bool(rows)
        scored = rows_of(form)
        left_out = [row for row in rows if row.indicator is not None and row.indicator.blank]
        assert len(rows) - len(left_out) <= len(scored) <= len(rows)
        assert {each.name for each in scored} <= {row.name for row in rows}
        assert form.is_self_evaluation or not rows
        assert set(filing.scorable_forms) <= {form}
        assert {fact.id.partition(".")[0] for fact in form.own_facts()} <= {"fund"}

    keeps()


@each_row("kind", FORMS)
def test_a_kind_is_found_by_its_tag(kind: type[Form]) -> None:
    """Each class has its kind, and specimens that hold the rows they have a place for."""
    assert class_of(kind.kind) is kind
    made = kind.specimen(ROWS)
    assert type(made) is kind
    names = [row.name for row in made.scored_rows()]
    assert set(names) <= {"预算执行率", "办件量"}
    assert (len(names) > 0) == (
        kind.__name__
        in {
            "UnitForm",
            "ProjectForm",
            "ScoreSheet",
            "GoalReview",
            "ResultReview",
        }
    )


@given(
    st.lists(st.sampled_from([kind for kind in FORMS if not kind.is_self_evaluation]), min_size=1)
)
def test_forms_without_claims_find_no_rubric(kinds: list[type[Form]]) -> None:
    """However many there are, and even where the unit has no place."""
    forms = tuple(kind(key=f"form-{place}") for place, kind in enumerate(kinds))
    with pytest.raises(InputError, match="不是自评表"):
        find_rubric(Filing(unit=BudgetUnit(name="某局"), forms=forms))
