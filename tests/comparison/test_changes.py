"""What a form would score if some of its figures were others."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve, frozen

from perfeval import wan_yuan
from perfeval.comparison import Comparison, what_if
from perfeval.errors import InputError
from perfeval.filing import Actual, BudgetUnit, Fact, Filing, Form, Indicator, Target, UnitForm
from perfeval.numbers.printed import Points
from perfeval.registry import get_rubric
from perfeval.scoring.scoring import score
from tests.extras import EXTRAS, VETO
from tests.published import filing_of
from tests.tables import each_row

RUBRIC = get_rubric("yueyanglou-annex-2")


def example() -> Filing:
    return filing_of("yueyanglou-2023")


FILING = example()


def changed(made: Comparison) -> dict[str, str]:
    """The rows whose points differ, with the change."""
    return {
        row.score.name: "" if row.change is None else row.change.plain
        for row in made.rows
        if row.differs
    }


@each_row(
    ("change", "expected"),
    [
        ({}, {}),
        ({"群众满意率": "100%"}, {"群众满意率": "1"}),
        ({" 群众\n满意率 ": "100%"}, {"群众满意率": "1"}),
        ({"调研股室数量": "40个"}, {"调研股室数量": "-1"}),
        ({"fund.outturn": "1300"}, {"年度资金总额": "-0.67"}),
        ({"fund.outturn": Decimal("1300")}, {"年度资金总额": "-0.67"}),
        ({"fund.outturn": wan_yuan("1300")}, {"年度资金总额": "-0.67"}),
        ({"fund.outturn": "13000000元"}, {"年度资金总额": "-0.67"}),
        ({"fund.outturn": ""}, {"年度资金总额": ""}),
        ({"fund.final": 2000, "群众满意率": "95%"}, {"年度资金总额": "-3.03", "群众满意率": "-4"}),
        ({"staff.in_post": "30人"}, {}),
    ],
)
def test_a_changed_figure_changes_its_row_and_no_other(
    change: dict[str, Any], expected: dict[str, str]
) -> None:
    """A fact by its id, an indicator by its name; what the rubric does not ask for changes none."""
    made = what_if(FILING, RUBRIC, change)
    assert changed(made) == expected
    assert made.before == score(FILING, RUBRIC)
    assert example() == FILING


def test_a_fact_may_be_given_where_none_was() -> None:
    """By any id that the rubric asks for, a veto's too."""
    filing = Filing(unit=BudgetUnit(name="某局"), year=2023)
    rubric = get_rubric("yueyang-annex-3-1")
    facts: dict[str, Any] = {"staff.in_post": "31人", "staff.authorised_posts": 30}
    made = what_if(filing, rubric, facts)
    assert made.total_after.plain == "3.5"
    assert changed(made) == {"财政供养人员控制率": ""}
    beyond = Filing(unit=BudgetUnit(name="某局"), year=2023, facts=(
        Fact(id="budget.final", value="100元"), Fact(id="budget.outturn", value="98元"),
        Fact(id="awards", value="0次"), Fact(id="faults", value="0个"),
        Fact(id="grave", value=False),
    ))  # fmt: skip
    rubric = evolve(EXTRAS, vetoes=(evolve(VETO, total_at_most="0"),))
    made = what_if(beyond, rubric, {"grave": True})
    assert (made.total_before.plain, made.total_after.plain) == ("98", "0")


def test_a_plain_number_is_in_the_unit_of_its_column() -> None:
    """Where the form has 度量单位 in a column of its own."""
    row = Indicator(
        level1="产出指标",
        name="办件量",
        target=Target(text="100", nature="≥", unit="件"),
        actual=Actual(text="90", unit="件"),
        points=Points("50"),
    )
    form = UnitForm(key="unit", indicators=(row,))
    filing = Filing(unit=BudgetUnit(name="某局"), year=2023, forms=(form,))
    assert changed(what_if(filing, RUBRIC, {"办件量": 100})) == {"办件量": "5"}


@frozen(kw_only=True)
class Derived(Form):
    """A form of a plugin whose indicators are made from something else."""

    kind = UnitForm.kind

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return (Indicator(name="办件量", target=Target(text="1"), actual=Actual(text="1")),)


TWICE = Indicator(name="办件量", target=Target(text="1"), actual=Actual(text="1"))


@each_row(
    ("form", "change", "message"),
    [
        (None, {"群众满意": "1"}, "such as 群众满意率"),
        (None, {"fund.outrun": "1"}, "such as fund.outturn"),
        (None, {5: "1"}, "the id of a fact or the name of an indicator"),
        (None, {"fund.outturn": True}, "全年执行数"),
        (None, {"群众满意率": True}, "what the cell would say, as text"),
        (None, {"fund.outturn": 1.5}, "the value of a fact"),
        (None, "群众满意率", "a mapping of facts or indicators"),
        (UnitForm(key="a", indicators=(TWICE, TWICE)), {"办件量": "1"}, "2 rows have it"),
        (Derived(key="a"), {"办件量": "1"}, "the indicators of this kind of form are derived"),
    ],
)
def test_what_cannot_be_changed_is_refused(form: Form | None, change: Any, message: str) -> None:
    """With what would be accepted."""
    filing = FILING if form is None else evolve(FILING, forms=(form,))
    with pytest.raises(InputError, match=message):
        what_if(filing, RUBRIC, change)
