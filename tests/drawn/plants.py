"""Every kind of error that is planted: each changes one figure of a sound form."""

from __future__ import annotations

from typing import Final

from tests.drawn import money_faults, row_faults, rule_faults
from tests.drawn.faults import Fault

__all__ = ["PLANTS"]

PLANTS: Final[tuple[Fault, ...]] = (
    money_faults.wrong_total,
    money_faults.wrong_points_total,
    money_faults.wrong_rate,
    money_faults.blank_rate,
    money_faults.wrong_sum,
    money_faults.wrong_fund_score,
    money_faults.unscored_money,
    row_faults.above_points,
    row_faults.full_unmet,
    row_faults.full_unmet_explained,
    row_faults.marked_down,
    row_faults.impossible_target,
    row_faults.impossible_value,
    row_faults.blank_value,
    row_faults.costly_floor,
    row_faults.overshot,
    row_faults.idle_row,
    rule_faults.odd_score,
    rule_faults.odd_score_explained,
    rule_faults.unsigned_short,
    rule_faults.unlike_rows,
    rule_faults.truncated_score,
    rule_faults.unscored_execution,
    rule_faults.over_control,
    rule_faults.late_date,
    rule_faults.reversed_dates,
    rule_faults.no_standard,
    rule_faults.paid_as_quantity,
    rule_faults.twice_set,
    rule_faults.no_complaint,
    rule_faults.another_amount,
    rule_faults.barely_spent,
    rule_faults.no_benefit,
)
"""Faults that arithmetic, the logic of the form, the norms or a reviewer's first question show."""
