"""aggregate: many forms of one rubric, sums of points and rates weighed by money."""

from __future__ import annotations

from typing import Any

import pytest

from perfeval import (
    BudgetUnit,
    Fact,
    Filing,
    InputError,
    Rate,
    Scorecard,
    aggregate,
    get_rubric,
    score,
    wan_yuan,
    yuan,
)
from tests.tables import each_row


def card(posts: str = "30人", rubric: str = "yueyang-annex-3-1") -> Scorecard:
    """The staffing row of a unit with 30 in post, of so many authorised."""
    facts = (
        Fact(id="staff.in_post", value="30人"),
        Fact(id="staff.authorised_posts", value=posts),
    )
    filing = Filing(unit=BudgetUnit(name="某局"), year=2020, facts=facts)
    return score(filing, get_rubric(rubric))


def test_points_add_up_and_rates_are_weighed_by_money() -> None:
    """5 of 5 on 300万元 and 0 of 5 on 100万元: 5 of 10 points, a rate of 75%."""
    both = aggregate([(card(), wan_yuan("300")), (card("10人"), yuan("1000000"))])
    assert (both.total.plain, both.scored_out_of.plain, both.out_of.plain) == ("5", "10", "200")
    assert both.rate == Rate("75%")
    assert (both.count, both.money, both.rubric) == (2, wan_yuan("400"), "yueyang-annex-3-1")
    (row,) = both.rows
    assert (row.key, row.name, row.count) == ("staffing", "财政供养人员控制率", 2)
    assert (row.earned.plain, row.out_of.plain, row.rate) == ("5", "10", Rate("75%"))


def test_without_money_there_is_no_rate() -> None:
    """0 ÷ 0 is undefined, not 0%."""
    assert aggregate([(card(), yuan("0"))]).rate is None


def test_a_form_without_any_score_has_no_weight() -> None:
    """An unscored form adds its points to what could be scored, and nothing to the rate."""
    both = aggregate([(card(), yuan("1")), (card("/"), yuan("9"))])
    assert both.rate == Rate("100%")
    assert both.scored_out_of.plain == "5"


@each_row(
    ("parts", "message"),
    [
        ([], "found none; expected at least one"),
        ([(card(), yuan("-1"))], "a scorecard and its money, not below 0"),
        ([card()], "a part to aggregate: found .*; expected a scorecard and its money"),
        ([("x", yuan("1"))], "a scorecard and its money"),
        (5, "the scorecards to aggregate: found 5; expected pairs"),
        (None, "the scorecards to aggregate: found None; expected pairs"),
    ],
)
def test_what_cannot_be_aggregated_is_refused(parts: Any, message: str) -> None:
    """No scorecard, no money, or a debt."""
    with pytest.raises(InputError, match=message):
        aggregate(parts)


def test_scorecards_by_different_rubrics_do_not_mix() -> None:
    """Rows of another rubric are other rows, even where a key is the same."""
    from attrs import evolve

    other = evolve(card(), digest="0" * 64, edition="2021")
    with pytest.raises(InputError) as raised:
        aggregate([(card(), yuan("1")), (other, yuan("1")), (card(), yuan("2"))])
    assert str(raised.value) == (
        f"the scorecards to aggregate: found '{card().rubric} {card().edition}, "
        f"{card().rubric} 2021'; expected scorecards by one rubric"
    )
