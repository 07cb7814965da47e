"""Kinds of scoring rule, one per file: data that awards points and says why.

Edges are words (`at_least`, `at_most`, `above`, `below`); where a clause is silent on part of a
step, the reading is a required argument. Raises `RubricError` for a rule that contradicts itself.
"""

from perfeval.rules.band import Band
from perfeval.rules.bands import Bands
from perfeval.rules.because import Because
from perfeval.rules.by_rate import ByRate
from perfeval.rules.by_state import ByState
from perfeval.rules.by_target import ByTarget
from perfeval.rules.checklist import Checklist, Item
from perfeval.rules.coefficients import Coefficient, Coefficients
from perfeval.rules.composite import Composite, SubRule
from perfeval.rules.deduct import Beyond, Deduct
from perfeval.rules.either_or import Assessed, EitherOr, Option
from perfeval.rules.equal_shares import EqualShares
from perfeval.rules.gain import Gain
from perfeval.rules.judged import Judged
from perfeval.rules.level import Level
from perfeval.rules.level_range import LevelRange
from perfeval.rules.linear import Linear
from perfeval.rules.missed import InProportion, PerStep
from perfeval.rules.missing_items import MissingItems
from perfeval.rules.overshoot import Overshoot, Reduce
from perfeval.rules.per_case import PerCase
from perfeval.rules.proportional import Proportional, Toward
from perfeval.rules.rule import Award, Direction, Rule
from perfeval.rules.states import State, States
from perfeval.rules.steps import Steps
from perfeval.rules.together import Joined, Together

__all__ = [
    "Assessed",
    "Award",
    "Band",
    "Bands",
    "Because",
    "Beyond",
    "ByRate",
    "ByState",
    "ByTarget",
    "Checklist",
    "Coefficient",
    "Coefficients",
    "Composite",
    "Deduct",
    "Direction",
    "EitherOr",
    "EqualShares",
    "Gain",
    "InProportion",
    "Item",
    "Joined",
    "Judged",
    "Level",
    "LevelRange",
    "Linear",
    "MissingItems",
    "Option",
    "Overshoot",
    "PerCase",
    "PerStep",
    "Proportional",
    "Reduce",
    "Rule",
    "State",
    "States",
    "Steps",
    "SubRule",
    "Together",
    "Toward",
]
