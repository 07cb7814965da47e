"""What a unit files: immutable types for every form of a budget-performance self-evaluation.

All classes are frozen, slotted and keyword-only; a changed copy is made with `attrs.evolve`. Cells
where a number is due hold the number, a `Nil` mark, or an `Unreadable` text, always with the
printed text. Raises `InputError` for a value of the wrong structure. `FORMS` lists the classes of
form that the library knows; a plugin brings others.
"""

from typing import Final

from perfeval.filing.addresses import Address
from perfeval.filing.cell_account import CellAccount
from perfeval.filing.facts import Fact, Facts, FactValue, Scope
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.filing.forms.base_data import BaseDataForm, OfficialBuildings, Staffing
from perfeval.filing.forms.budgets import (
    Account,
    Adjustment,
    Basis,
    Budget,
    Classification,
    HeadCount,
    ReportedProject,
)
from perfeval.filing.forms.city_form import (
    CityForm,
    Evaluator,
    FixedAssets,
    Income,
    Opinion,
    Spending,
    ThreePublic,
)
from perfeval.filing.forms.goal_review import GoalReview
from perfeval.filing.forms.monitoring import MonitoredFund, MonitoredIndicator, MonitoringForm
from perfeval.filing.forms.objectives import ObjectivesForm
from perfeval.filing.forms.report import NilStatement, Report, ReportSection, Statement
from perfeval.filing.forms.result_review import ResultReview
from perfeval.filing.forms.score_sheet import ScoreSheet, SheetRow
from perfeval.filing.forms.self_evaluation import ProjectForm, UnitForm
from perfeval.filing.indicators import Goal, Indicator
from perfeval.filing.kinds import FormKind
from perfeval.filing.lines import AmountLine, Breakdown, CostLine, FundRow, SpendingSplit
from perfeval.filing.notes import Footer, Note
from perfeval.filing.relations import (
    Completion,
    Figure,
    Growth,
    Listing,
    Multiple,
    Part,
    RateRelation,
    Relation,
    Restatement,
    ShareRelation,
    SumRelation,
)
from perfeval.filing.unit import BudgetUnit
from perfeval.filing.values import Actual, Comparison, Quantity, Target

__all__ = [
    "FORMS",
    "Account",
    "Actual",
    "Address",
    "Adjustment",
    "AmountLine",
    "BaseDataForm",
    "Basis",
    "Breakdown",
    "Budget",
    "BudgetUnit",
    "CellAccount",
    "CityForm",
    "Classification",
    "Comparison",
    "Completion",
    "CostLine",
    "Evaluator",
    "Fact",
    "FactValue",
    "Facts",
    "Figure",
    "Filing",
    "FixedAssets",
    "Footer",
    "Form",
    "FormKind",
    "FundRow",
    "Goal",
    "GoalReview",
    "Growth",
    "HeadCount",
    "Income",
    "Indicator",
    "Listing",
    "MonitoredFund",
    "MonitoredIndicator",
    "MonitoringForm",
    "Multiple",
    "NilStatement",
    "Note",
    "ObjectivesForm",
    "OfficialBuildings",
    "Opinion",
    "Part",
    "ProjectForm",
    "Quantity",
    "RateRelation",
    "Relation",
    "Report",
    "ReportSection",
    "ReportedProject",
    "Restatement",
    "ResultReview",
    "Scope",
    "ScoreSheet",
    "ShareRelation",
    "SheetRow",
    "Spending",
    "SpendingSplit",
    "Staffing",
    "Statement",
    "SumRelation",
    "Target",
    "ThreePublic",
    "UnitForm",
]

FORMS: Final[tuple[type[Form], ...]] = (
    BaseDataForm,
    UnitForm,
    ProjectForm,
    CityForm,
    GoalReview,
    ResultReview,
    ScoreSheet,
    Report,
    ObjectivesForm,
    MonitoringForm,
)
