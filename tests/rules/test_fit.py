"""Whether a rule and a formula fit."""

from __future__ import annotations

from perfeval.measures import (
    AnyOf,
    Balance,
    Checks,
    Formula,
    GivenCount,
    GivenRate,
    GivenState,
    Several,
    Term,
)
from perfeval.rules import (
    Assessed,
    Checklist,
    Composite,
    EitherOr,
    Judged,
    MissingItems,
    Option,
    PerCase,
    Proportional,
    Rule,
    States,
    SubRule,
)
from perfeval.rules.fit import misfit
from tests.tables import each_row

TERM = Term(fact="x", name="甲")
RATE, COUNT, STATE = GivenRate(term=TERM), GivenCount(term=TERM), GivenState(term=TERM)
BALANCE = Balance(balance=TERM, brought_forward=TERM)
TWO = Composite(
    parts=(
        SubRule(name="率", points="3", rule=Proportional()),
        SubRule(name="例数", points="2", rule=PerCase(deduct="1")),
    )
)
EITHER = EitherOr(
    options=(
        Option(name="率", rule=Proportional()),
        Option(name="例数", rule=PerCase(deduct="1")),
    ),
    assessed=Assessed.FIRST,
)
LIST = Composite(
    parts=(
        SubRule(name="制度", points="3", rule=Checklist.of(("①", "1"), ("②", "2"))),
        SubRule(name="例数", points="2", rule=PerCase(deduct="1")),
    )
)


@each_row(
    ("rule", "formula"),
    [
        (Judged(), None),
        (Proportional(), RATE),
        (PerCase(deduct="1"), COUNT),
        (States.of(优="5", 良="3"), STATE),
        (States.of(none="3", within="2", above="0"), BALANCE),
        (States.of(none="3", above="0"), BALANCE),
        (Checklist.of(("①", "1"), ("②", "2")), Checks(terms=(TERM, TERM))),
        (MissingItems(items=("①", "②"), deduct="1"), Checks(terms=(TERM, TERM))),
        (TWO, Several(formulas=(RATE, COUNT))),
        (EITHER, AnyOf(formulas=(RATE, COUNT))),
        (LIST, Several(formulas=(Checks(terms=(TERM, TERM)), COUNT))),
    ],
)
def test_a_pair_that_can_give_a_score_fits(rule: Rule, formula: Formula | None) -> None:
    """Kind by kind."""
    assert misfit(rule, formula, "行") is None


@each_row(
    ("rule", "formula", "problem"),
    [
        (Proportional(), None, "its rule takes rate, and it has no measure"),
        (Judged(), RATE, "its rule takes no measure, and it has one"),
        (Proportional(), COUNT, "its rule takes rate, its measure gives count"),
        (States.of(none="3", whitin="2"), BALANCE,
         "its rule has a state whitin, its measure only none, within, above"),
        (Checklist.of(("①", "1"), ("②", "2")), Checks(terms=(TERM,)),
         "conditions: 2 in its rule, 1 in its measure"),
        (MissingItems(items=("①",), deduct="1"), Checks(terms=(TERM, TERM)),
         "conditions: 1 in its rule, 2 in its measure"),
        (TWO, Several(formulas=(RATE, COUNT, RATE)), "parts: 2 in its rule, 3 in its measure"),
        (TWO, Several(formulas=(COUNT, RATE)), "率: its rule takes rate, its measure gives count"),
        (EITHER, AnyOf(formulas=(RATE, COUNT, RATE)), "options: 2 in its rule, 3 in its measure"),
        (EITHER, AnyOf(formulas=(RATE, RATE)),
         "例数: its rule takes count, its measure gives rate"),
        (LIST, Several(formulas=(Checks(terms=(TERM,)), COUNT)),
         "制度: conditions: 2 in its rule, 1 in its measure")
    ]
)  # fmt: skip
def test_a_pair_that_can_give_none_does_not_fit(
    rule: Rule, formula: Formula | None, problem: str
) -> None:
    """It is a mistake in the definition, and says which."""
    assert str(misfit(rule, formula, "行")) == problem
