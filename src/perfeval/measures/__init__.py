"""Named rates of the field, as data: formula, Chinese text, exclusions, source.

Every rate of 财预〔2013〕53号, of 财预〔2020〕10号, of 河南省 and of the published forms stands
here by name, and in `MEASURES` by id; `FRAMEWORKS` holds the rows of the norms, each with its
measure. A measure says which facts are missing; a zero denominator is undefined.

>>> MEASURES["execution_rate"].text
'全年执行数÷全年预算数×100%'
"""

from types import MappingProxyType
from typing import TYPE_CHECKING

from perfeval.measures import catalogue, evaluation, henan
from perfeval.measures.catalogue import (
    ASSET_UTILISATION_RATE,
    BALANCE,
    BASIC_CONTROL_RATE,
    BUDGET_ADJUSTMENT_RATE,
    BUDGET_COMPLETION_RATE,
    CARRY_OVER_CHANGE_RATE,
    CARRY_OVER_RATE,
    COMPLETION_RATE,
    COST_SAVING_RATE,
    EXECUTION_RATE,
    FAVOURABLE_RATE,
    FLOOR_AREA_CONTROL_RATE,
    FUND_EXECUTION_RATE,
    FUNDS_ARRIVAL_RATE,
    FUNDS_TIMELINESS_RATE,
    INVESTMENT_CONTROL_RATE,
    LATE_FUND_RELEASES,
    OFFICIAL_CARD_USE_RATE,
    OPERATING_CONTROL_RATE,
    OUTTURN_RATE,
    PAYMENT_PROGRESS_RATE,
    PRIORITY_SPENDING_SHARE,
    PRIORITY_WORK_RATE,
    PROCUREMENT_EXECUTION_RATE,
    PROJECT_CONTROL_RATE,
    PROJECT_TIMELINESS_RATE,
    QUALITY_RATE,
    SATISFACTION_RATE,
    STAFFING_CONTROL_RATE,
    THREE_PUBLIC_CHANGE_RATE,
    THREE_PUBLIC_CONTROL_RATE,
    TIMELINESS_RATE,
)
from perfeval.measures.evaluation import (
    BUDGET_ARRIVAL_RATE,
    OUTPUT_COMPLETION_RATE,
    OUTPUT_QUALITY_RATE,
    RECEIVED_SPENDING_RATE,
)
from perfeval.measures.formulas import AnyOf, Formula, Several
from perfeval.measures.frameworks import FrameworkRow, frameworks_of
from perfeval.measures.henan import (
    ADJUSTED_CARRY_OVER_RATE,
    ADJUSTED_EXECUTION_RATE,
    EARMARKED_DETAIL_RATE,
    EVALUATION_DONE_RATE,
    MONITORING_DONE_RATE,
    NET_ADJUSTMENT_RATE,
    OBJECTIVES_SET_RATE,
    RESULTS_APPLIED_RATE,
    SELF_EVALUATION_DONE_RATE,
)
from perfeval.measures.measure import Measure
from perfeval.measures.measured import Direction, Kind, Measured, Unmeasured, Why
from perfeval.measures.ratios import Change, Ratio, Total
from perfeval.measures.stated import Balance, Checks, GivenCount, GivenRate, GivenState
from perfeval.measures.terms import Term
from perfeval.text.likeness import likest

__all__ = [
    "ADJUSTED_CARRY_OVER_RATE",
    "ADJUSTED_EXECUTION_RATE",
    "ASSET_UTILISATION_RATE",
    "BALANCE",
    "BASIC_CONTROL_RATE",
    "BUDGET_ADJUSTMENT_RATE",
    "BUDGET_ARRIVAL_RATE",
    "BUDGET_COMPLETION_RATE",
    "CARRY_OVER_CHANGE_RATE",
    "CARRY_OVER_RATE",
    "COMPLETION_RATE",
    "COST_SAVING_RATE",
    "EARMARKED_DETAIL_RATE",
    "EVALUATION_DONE_RATE",
    "EXECUTION_RATE",
    "FAVOURABLE_RATE",
    "FLOOR_AREA_CONTROL_RATE",
    "FRAMEWORKS",
    "FUNDS_ARRIVAL_RATE",
    "FUNDS_TIMELINESS_RATE",
    "FUND_EXECUTION_RATE",
    "INVESTMENT_CONTROL_RATE",
    "LATE_FUND_RELEASES",
    "MEASURES",
    "MONITORING_DONE_RATE",
    "NET_ADJUSTMENT_RATE",
    "OBJECTIVES_SET_RATE",
    "OFFICIAL_CARD_USE_RATE",
    "OPERATING_CONTROL_RATE",
    "OUTPUT_COMPLETION_RATE",
    "OUTPUT_QUALITY_RATE",
    "OUTTURN_RATE",
    "PAYMENT_PROGRESS_RATE",
    "PRIORITY_SPENDING_SHARE",
    "PRIORITY_WORK_RATE",
    "PROCUREMENT_EXECUTION_RATE",
    "PROJECT_CONTROL_RATE",
    "PROJECT_TIMELINESS_RATE",
    "QUALITY_RATE",
    "RECEIVED_SPENDING_RATE",
    "RESULTS_APPLIED_RATE",
    "SATISFACTION_RATE",
    "SELF_EVALUATION_DONE_RATE",
    "STAFFING_CONTROL_RATE",
    "THREE_PUBLIC_CHANGE_RATE",
    "THREE_PUBLIC_CONTROL_RATE",
    "TIMELINESS_RATE",
    "AnyOf",
    "Balance",
    "Change",
    "Checks",
    "Direction",
    "Formula",
    "FrameworkRow",
    "GivenCount",
    "GivenRate",
    "GivenState",
    "Kind",
    "Measure",
    "Measured",
    "Ratio",
    "Several",
    "Term",
    "Total",
    "Unmeasured",
    "Why",
]

MEASURES = MappingProxyType(
    {
        value.id: value
        for module in (catalogue, evaluation, henan)
        for value in vars(module).values()
        if isinstance(value, Measure)
    }
)
"""Every measure of the catalogue, by id."""

FRAMEWORKS = frameworks_of(MEASURES)
"""The rows of 财预〔2013〕53号 (附件1, 附件2) and 财预〔2020〕10号 (附2): without points."""

if not TYPE_CHECKING:  # a type checker knows the names that are there

    def __getattr__(name: str) -> object:
        near = likest(name, __all__)
        hint = f"; did you mean {near}?" if near else ""
        raise AttributeError(f"no measure {name}{hint}")
