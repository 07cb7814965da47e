"""Whether a rule and a formula fit: the kinds, the lengths of lists, the names of states.

A pair that can never give a score is a mistake in the definition, not doubt about data.
"""

from __future__ import annotations

from perfeval.measures import AnyOf, Balance, Checks, Formula, Kind, Several
from perfeval.measures.checked import kind_of
from perfeval.rules.bands import Bands
from perfeval.rules.checked import accepted
from perfeval.rules.checklist import Checklist
from perfeval.rules.composite import Composite
from perfeval.rules.either_or import EitherOr
from perfeval.rules.missing_items import MissingItems
from perfeval.rules.rule import Rule
from perfeval.rules.states import States

__all__ = ["misfit"]


def misfit(rule: Rule, formula: Formula | None, where: str) -> str | None:
    """Why the rule can award nothing for what the formula gives, or None.

    Raises `RubricError` that names `where` for a rule that cannot say what it takes.
    """
    takes, gives = accepted(rule, where), None if formula is None else kind_of(formula, where)
    if takes is not gives:
        bare = isinstance(rule, Bands) and (takes, gives) == (Kind.COUNT, Kind.RATE)
        hint = "; an edge that is a rate is written as 95%" if bare else ""  # 0.95 is a count
        return f"its rule takes {_named(takes)}, its measure gives {_named(gives)}{hint}"
    match rule, formula:
        case Checklist() | MissingItems(), Checks():
            return _lengths("conditions", len(rule.items), len(formula.terms))
        case States(), Balance():
            for state in rule.states:
                if state.name not in formula.states:
                    known = ", ".join(formula.states)
                    return f"its rule has a state {state.name}, its measure only {known}"
        case Composite(), Several():
            for part, each in zip(rule.parts, formula.formulas, strict=False):
                problem = misfit(part.rule, each, where)
                if problem is not None:
                    return f"{part.name}: {problem}"
            return _lengths("parts", len(rule.parts), len(formula.formulas))
        case EitherOr(), AnyOf():
            for option, each in zip(rule.options, formula.formulas, strict=False):
                problem = misfit(option.rule, each, where)
                if problem is not None:
                    return f"{option.name}: {problem}"
            return _lengths("options", len(rule.options), len(formula.formulas))
    return None


def _lengths(what: str, takes: int, gives: int) -> str | None:
    return None if takes == gives else f"{what}: {takes} in its rule, {gives} in its measure"


def _named(kind: Kind | None) -> str:
    return "nothing" if kind is None else kind.value
