"""Whether a rule and a formula fit: the kinds, the lengths of lists, the names of states.

A pair that can never give a score is a mistake in the definition, not doubt about data.
"""

from __future__ import annotations

from typing import Final

from perfeval.errors import Phrase
from perfeval.measures import AnyOf, Balance, Checks, Formula, Kind, Several
from perfeval.measures.checked import kind_of
from perfeval.rules.bands import Bands
from perfeval.rules.by_state import ByState
from perfeval.rules.checked import accepted
from perfeval.rules.checklist import Checklist
from perfeval.rules.coefficients import Coefficients
from perfeval.rules.composite import Composite
from perfeval.rules.either_or import EitherOr
from perfeval.rules.equal_shares import EqualShares
from perfeval.rules.inner import inner_rules, with_formulas
from perfeval.rules.level_range import LevelRange
from perfeval.rules.missing_items import MissingItems
from perfeval.rules.rule import Rule
from perfeval.rules.states import States
from perfeval.rules.together import Together

__all__ = ["misfit", "states_of"]

_STATE_AND_VALUE: Final = 2


def misfit(rule: Rule, formula: Formula | None, where: str) -> Phrase | None:
    """Why the rule can award nothing for what the formula gives, or None.

    Raises `RubricError` that names `where` for a rule that cannot say what it takes.
    """
    takes, gives = accepted(rule, where), None if formula is None else kind_of(formula, where)
    if takes is not gives:
        bare = isinstance(rule, Bands) and (takes, gives) == (Kind.COUNT, Kind.RATE)
        if takes is None:
            return Phrase("its rule takes no measure, and it has one")
        if gives is None:
            return Phrase("its rule takes {kind}, and it has no measure", kind=_named(takes))
        said = Phrase(
            "its rule takes {takes}, its measure gives {gives}",
            takes=_named(takes),
            gives=_named(gives),
        )
        # 0.95 is a count
        hinted = "{problem}; an edge that is a rate is written as 95%"
        return Phrase(hinted, problem=said) if bare else said
    match rule, formula:
        case ((Checklist() | MissingItems() | EqualShares()), Checks()):
            return _lengths("conditions", len(rule.items), len(formula.terms))
        case ((States() | Coefficients() | LevelRange()), Balance()):
            return _unknown_state(rule, formula)
        case ByState(), Several():
            return _two(formula) or _inner(rule, formula, where) or _first(rule, formula)
        case ((Composite() | Together()), Several()):
            parts = _lengths("parts", len(inner_rules(rule)), len(formula.formulas))
            return _inner(rule, formula, where) or parts
        case EitherOr(), AnyOf():
            options = _lengths("options", len(rule.options), len(formula.formulas))
            return _inner(rule, formula, where) or options
    return None


def states_of(rule: object) -> tuple[str, ...]:
    """The states or levels that a rule names, by every word for them."""
    match rule:
        case States():
            return tuple(state.name for state in rule.states)
        case LevelRange() | Coefficients():
            return tuple(word for level in rule.levels for word in level.words)
        case ByState():
            return tuple(case.name for case in rule.cases)
    return ()


def _inner(rule: Rule, formula: Formula, where: str) -> Phrase | None:
    """The first problem of a rule in the rule with its own formula."""
    for inner, each in with_formulas(rule, formula):
        problem = misfit(inner.rule, each, where)
        if problem is not None:
            return Phrase("{where}: {problem}", where=inner.name, problem=problem)
    return None


def _two(formula: Several) -> Phrase | None:
    """A rule by state takes two values."""
    return _lengths("values", _STATE_AND_VALUE, len(formula.formulas))


def _first(rule: Rule, formula: Several) -> Phrase | None:
    """Of which the first is a state, and one that can occur."""
    first = formula.formulas[0]
    if first.kind is not Kind.STATE:
        gives = _named(first.kind)
        return Phrase("its rule takes a state first, its measure gives {kind}", kind=gives)
    return _unknown_state(rule, first) if isinstance(first, Balance) else None


def _unknown_state(rule: Rule, formula: Balance) -> Phrase | None:
    for name in states_of(rule):
        if name not in formula.states:
            known = ", ".join(formula.states)
            return Phrase(
                "its rule has a state {name}, its measure only {known}", name=name, known=known
            )
    return None


def _lengths(what: str, takes: int, gives: int) -> Phrase | None:
    if takes == gives:
        return None
    return Phrase(
        "{what}: {takes} in its rule, {gives} in its measure",
        what=Phrase(what),
        takes=takes,
        gives=gives,
    )


def _named(kind: Kind) -> Phrase:
    return Phrase(kind.value)
