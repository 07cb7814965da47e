"""The intermediate form of rules and formulas: integer arithmetic over the figures of a filing.

A formula and a rule each say what they compute beside what they measure and award: in `lower`. Put
together they are a tree, of which a back end makes a Python function. `award` stays the oracle:
every back end is held to it, and whatever is in doubt is left to it.
"""

from perfeval.lowering.figures import Figures
from perfeval.lowering.python import Row, WrittenRow, python_function
from perfeval.lowering.source import Piece, UnfitTreeError, python_text
from perfeval.lowering.terms import (
    Compared,
    Comparison,
    Computed,
    Input,
    Integers,
    Missing,
    Operation,
    Quotient,
    Sum,
    Term,
    Test,
    Whole,
    exactly,
)
from perfeval.lowering.trees import (
    DOUBT,
    Doubt,
    Joined,
    Let,
    Pick,
    Told,
    Tree,
    Value,
    Word,
    by_state,
    pick,
)

__all__ = [
    "DOUBT",
    "Compared",
    "Comparison",
    "Computed",
    "Doubt",
    "Figures",
    "Input",
    "Integers",
    "Joined",
    "Let",
    "Missing",
    "Operation",
    "Pick",
    "Piece",
    "Quotient",
    "Row",
    "Sum",
    "Term",
    "Test",
    "Told",
    "Tree",
    "UnfitTreeError",
    "Value",
    "Whole",
    "Word",
    "WrittenRow",
    "by_state",
    "exactly",
    "pick",
    "python_function",
    "python_text",
]
