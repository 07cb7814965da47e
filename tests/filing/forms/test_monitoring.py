"""绩效监控情况表: what its rows of money imply."""

from __future__ import annotations

from perfeval import BudgetUnit, Filing, Percent, audit, wan_yuan
from perfeval.filing import MonitoredFund, MonitoringForm, RateRelation
from tests.tables import each_row


def monitored(rate: str, *, label: str = "年度资金总额", months: str = "1-7月") -> Filing:
    """A filing of one table with one row of money: 60 of 100 万元."""
    row = MonitoredFund(
        label=label, budget=wan_yuan("100.00"), so_far=wan_yuan("60.00"), rate=Percent(rate)
    )
    form = MonitoringForm(key="monitoring", months=months, funds=(row,))
    return Filing(unit=BudgetUnit(name="某局"), year=2023, forms=(form,))


@each_row(
    ("rate", "found"), [("60.00%", []), ("60.01%", []), ("60.02%", ["60.02%"]), ("61%", ["61%"])]
)
def test_the_rate_is_what_was_spent_of_the_budget(rate: str, found: list[str]) -> None:
    """Within the rounding of its figures."""
    codes = [f.printed for f in audit(monitored(rate)) if f.code == "rate.mismatch"]
    assert codes == found


@each_row("rate", ["60", "0.6", "61"])
def test_a_rate_without_a_percent_sign_is_left(rate: str) -> None:
    """It may be a share or a percentage; no reading of it is called wrong."""
    (form,) = monitored(rate).forms
    assert list(form.relations()) == []
    assert not [f for f in audit(monitored(rate)) if f.code == "rate.mismatch"]


def test_labels_of_any_length_are_quoted() -> None:
    """A relation quotes the beginning of a label that fills its cell."""
    (form,) = monitored("61%", label="资" * 20_000, months="月" * 20_000).forms
    (relation,) = form.relations()
    assert isinstance(relation, RateRelation)
    assert len(relation.at) < 100
