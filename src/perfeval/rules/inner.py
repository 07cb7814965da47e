"""The rules that stand in a rule: parts of a composite, options, cases."""

from __future__ import annotations

from perfeval.measures import AnyOf, Formula, Several
from perfeval.measures.formulas import SimpleFormula
from perfeval.rules.by_state import ByState
from perfeval.rules.composite import Composite, SubRule
from perfeval.rules.either_or import EitherOr, Option
from perfeval.rules.together import Together

__all__ = ["Inner", "inner_rules", "with_formulas"]

Inner = SubRule | Option


def inner_rules(rule: object) -> tuple[Inner, ...]:
    """The rules in a rule of ours, each with its name; none where it is a simple one."""
    match rule:
        case Composite():
            return rule.parts
        case EitherOr() | Together():
            return rule.options
        case ByState():
            return rule.cases
    return ()


def with_formulas(rule: object, formula: Formula | None) -> list[tuple[Inner, SimpleFormula]]:
    """Each inner rule with the formula whose value it takes; as many as there are of both."""
    if not isinstance(formula, Several | AnyOf):
        return []
    formulas = formula.formulas
    if isinstance(rule, ByState):
        return [(case, formulas[1]) for case in rule.cases]
    return list(zip(inner_rules(rule), formulas, strict=False))
