"""What is proved of a tree before columns compute it: no number wraps, no unit matters."""

from __future__ import annotations

from fractions import Fraction

from perfeval import FactColumn, columns_of, get_rubric
from perfeval.columns.bounds import Bounds, Range
from perfeval.columns.degrees import is_free_of_unit
from perfeval.columns.headings import Heading, Kind
from perfeval.columns.lowered import lowered
from perfeval.lowering import (
    DOUBT,
    Compared,
    Comparison,
    Input,
    Missing,
    Pick,
    Quotient,
    Sum,
    Whole,
)
from perfeval.lowering.terms import Computed, Operation, Term
from perfeval.lowering.trees import Tree, named, together
from tests.tables import each_row

A, B = Input(0), Input(1)
RATE = Quotient(A, B)


def computed(operation: Operation, left: Term = A, right: Term = B) -> Quotient:
    """The quotient of what is computed, and 1."""
    return Quotient(Computed(operation, left, right))


@each_row(
    ("tree", "free"),
    [
        (RATE, True),
        (Quotient(A), False),
        (computed(Operation.FLOOR), True),
        (computed(Operation.FLOOR, A, Whole(3)), False),
        (computed(Operation.TIMES), False),
        (computed(Operation.TIMES, A, Whole(0)), True),
        (Quotient(Computed(Operation.REST, A, B), B), True),
        (Quotient(Computed(Operation.LEAST, A, Whole(0)), B), True),
        (Quotient(Sum((A, Whole(5))), B), False),
        (Pick(((Missing(A), DOUBT),), RATE), True),
        (Pick(((RATE.compared(Comparison.ABOVE, Fraction(1, 2)), RATE),), DOUBT), True),
        (Pick(((Compared(A, Comparison.ABOVE, Whole(5)), RATE),), DOUBT), False),
        (named(Sum((A, B)), lambda both: Quotient(A, both)), True),
        (together([RATE, Quotient(Whole(1))], Quotient.with_other), True),
        (together([RATE, Quotient(A)], Quotient.with_other), False),
    ],
)
def test_a_tree_is_free_of_the_unit_or_not(tree: Tree, free: bool) -> None:
    """Of two amounts; where it cannot be proved, it is not."""
    assert is_free_of_unit(tree, {0, 1}) is free
    assert is_free_of_unit(tree, set())


@each_row(
    ("tree", "most"),
    [
        (Quotient(A), 201),
        (RATE, 207),
        (Quotient(Sum((A, A), (B,))), 2 * 10 * 10 * 2 + 2 * 7 * 10 + 1),
        (computed(Operation.TIMES), 2 * 10 * 70 + 1),
        (computed(Operation.TIMES, B, Whole(-3)), 2 * 10 * 21 + 1),
        (computed(Operation.FLOOR), 2 * 10 * 11 + 1),
        (computed(Operation.REST), 2 * 10 * 8 + 1),
        (computed(Operation.LEAST), 2 * 10 * 10 + 1),
        (computed(Operation.GREATEST), 2 * 10 * 10 + 1),
        (Pick(((Compared(A, Comparison.ABOVE, Whole(10**9)), DOUBT),), DOUBT), 10**9),
        (Pick(((Missing(A), DOUBT),), named(Whole(-5), Quotient)), 101),
        (together([Pick((), DOUBT), Quotient(A)], Quotient.with_other), 201),
    ],
)
def test_no_number_on_the_way_is_larger(tree: Tree, most: int) -> None:
    """A lies between -10 and 10, and B between -7 and 7; points have one decimal place."""
    assert Bounds(tree, {0: (-10, 10), 1: (-7, 7)}, 10).largest == most


@each_row(
    ("comparison", "ranges", "proved"),
    [
        (Comparison.BELOW, [(0, 4), (5, 6), (0, 5)], [True, False, None]),
        (Comparison.AT_MOST, [(0, 5), (6, 7), (5, 6)], [True, False, None]),
        (Comparison.EQUAL, [(5, 5), (6, 7), (0, 4), (4, 5)], [True, False, False, None]),
        (Comparison.OTHER, [(6, 7), (0, 4), (5, 5), (5, 6)], [True, True, False, None]),
        (Comparison.AT_LEAST, [(5, 6), (0, 4), (4, 5)], [True, False, None]),
        (Comparison.ABOVE, [(6, 7), (0, 5), (5, 6)], [True, False, None]),
    ],
)
def test_a_test_is_proved_where_no_figure_is_on_its_other_side(
    comparison: Comparison, ranges: list[Range], proved: list[bool | None]
) -> None:
    """Compared with 5, on the exact edge too."""
    test = Compared(A, comparison, Whole(5))
    assert [Bounds(Quotient(A), {0: each}, 1).proved(test) for each in ranges] == proved


def test_what_is_joined_of_a_doubt_is_in_doubt() -> None:
    """Wherever it stands among the trees."""
    joined: list[list[Tree]] = [[DOUBT, RATE], [RATE, DOUBT], [DOUBT]]
    for trees in joined:
        assert together(trees, Quotient.with_other) is DOUBT


def test_a_column_says_what_it_takes() -> None:
    """For each kind, in both languages."""
    kinds = {each.kind: each for each in columns_of(get_rubric("yueyang-annex-3-1"))}
    state = FactColumn(fact="a", title="甲", kind=Kind.STATE)
    said = [each.accepted.message("zh") for each in (*kinds.values(), state)]
    assert len({*said}) == len(said) == 5 + 1 - (Kind.STATE in kinds)
    assert all(text.isascii() is False for text in said)
    assert Heading(name="a", fact="a", kind=Kind.COUNT, unit="万元").power == 0
    assert list(lowered([])) == []
