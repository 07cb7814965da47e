"""Arithmetic on columns says what Python says of each row, and no number of it wraps."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import Any

import numpy

from perfeval.columns.arithmetic import Arithmetic
from perfeval.columns.numbers import EXACT, MASK, WHOLE, Mask, Number, Range, Slot, proved, type_of
from perfeval.columns.program import Program
from perfeval.columns.written import Written
from perfeval.lowering import (
    DOUBT,
    Compared,
    Comparison,
    Input,
    Missing,
    Pick,
    Quotient,
    Row,
    Sum,
    Told,
    Whole,
    WrittenRow,
    python_function,
)
from perfeval.lowering.terms import Computed, Operation, Term, size_of
from perfeval.lowering.trees import Tree, Value, named, then, together
from tests.tables import each_row

A, B = Input(0), Input(1)
RATE = Quotient(A, B)
ROWS = [*itertools.product((None, *range(-7, 10)), (None, 1, 2, 3, 7))]
EITHER = ((Missing(A), DOUBT), (Missing(B), DOUBT))
SMALL, LARGE, HUGE = (-10, 10), (-(2**62), 2**62), (-(2**64), 2**64)
NONE = Number(None, 0)
MOST = Fraction(1055, 100)


def computed(operation: Operation, left: Term = A, right: Term = B) -> Quotient:
    """The quotient of what is computed, and 1."""
    return Quotient(Computed(operation, left, right))


def compared(comparison: Comparison, edge: int = 2) -> Tree:
    """One of two trees, by a comparison of the two figures with their factors."""
    return Pick(((RATE.compared(comparison, Fraction(edge, 3)), Quotient(Whole(7))),), RATE)


TREES: list[Tree] = [
    RATE,
    DOUBT,
    Told(Quotient(Whole(3), Whole(7)), None, {}),
    Quotient(A, Whole(4)),
    Quotient(Sum((A, A, Whole(5)), (B,)), B),
    Quotient(Sum((), (A, B))),
    Quotient(Sum((Whole(2), Whole(3)), ())),
    Quotient(Sum((), (Computed(Operation.TIMES, B, Whole(10)), Whole(-90))), B),
    *(computed(each) for each in Operation),
    *(computed(each, A, Whole(3)) for each in Operation),
    *(computed(each, Whole(-7), B) for each in Operation),
    *(computed(each, Computed(Operation.TIMES, A, Whole(6)), Whole(-4)) for each in Operation),
    *map(compared, Comparison),
    *(compared(each, 0) for each in Comparison),
    computed(Operation.TIMES, A, Whole(0)),
    Quotient(size_of(A), B),
    Quotient(size_of(Computed(Operation.TIMES, A, Whole(-5))), B),
    Pick(((Missing(A), DOUBT), (Missing(B), Quotient(Whole(1)))), RATE),
    Pick(((Compared(A, Comparison.ABOVE, Whole(10**30)), DOUBT),), Quotient(Whole(8))),
    Pick(((Compared(A, Comparison.BELOW, Whole(10**30)), RATE),), DOUBT),
    Pick(
        ((Compared(A, Comparison.EQUAL, B), DOUBT), (Compared(A, Comparison.ABOVE, B), RATE)), DOUBT
    ),
    named(Sum((A, B)), lambda both: Quotient(both, Whole(3))),
    together([RATE, Quotient(Whole(1))], Quotient.with_other),
    together(
        [Pick(((Compared(A, Comparison.BELOW, B), DOUBT),), RATE), compared(Comparison.ABOVE)],
        Quotient.or_other,
    ),
    Pick(
        ((Compared(B, Comparison.ABOVE, Whole(3)), together([RATE, RATE], Quotient.with_other)),),
        RATE,
    ),
]


def lawful(points: Value) -> Tree:
    """Points that a row can have; in doubt where they are none."""
    assert isinstance(points, Quotient)
    none = (Comparison.BELOW, Fraction(0)), (Comparison.ABOVE, MOST)
    return Pick(tuple((points.compared(*each), DOUBT) for each in none), points)


def found(
    tree: Tree, factors: tuple[int, int], ranges: tuple[Range, Range], type_: str
) -> list[Any]:
    """What columns say of each row: points in hundredths, at most 10.55; None in doubt."""
    written = Arithmetic()
    numbers = [
        written.column(name, range_, type_).times(factor)
        for name, range_, factor in zip("ab", ranges, factors, strict=True)
    ]
    gaps = {0: written.mask("a"), 1: written.mask("b")}
    points, doubt = Written(written, dict(enumerate(numbers)), gaps).points(tree, 10, 10, 1055)
    made = written.whole(points)
    program = Program.of(written, [each for each in (made, doubt) if isinstance(each, Slot)])
    columns: dict[tuple[str, str], Any] = {}
    for name, cells in zip("ab", zip(*ROWS, strict=True), strict=True):
        columns[name, type_] = numpy.array([cell or 0 for cell in cells], type_)
        columns[name, MASK] = numpy.array([cell is None for cell in cells])
    made_of = program.run(columns, len(ROWS))
    given = [
        made_of[each].tolist() if isinstance(each, Slot) else [each] * len(ROWS)
        for each in (made, doubt)
    ]
    return [None if unknown else count for count, unknown in zip(*given, strict=True)]


@each_row("tree", TREES)
def test_every_row_is_what_the_function_of_integers_says(tree: Tree) -> None:
    """In 64 bits and in more; where figures have factors, too, or some are not stated."""
    whole = Pick(EITHER, then(tree, lawful))
    due = python_function([WrittenRow(Row(whole, places=1, out_of=1_055_000_000))], 2)
    for factors, ranges, type_ in (
        ((1, 1), (SMALL, SMALL), WHOLE),
        ((6, 4), (SMALL, LARGE), WHOLE),
        ((3, 5), (HUGE, HUGE), EXACT),
    ):
        for row, count in zip(ROWS, found(whole, factors, ranges, type_), strict=True):
            scaled = [None if x is None else x * y for x, y in zip(row, factors, strict=True)]
            (atoms,) = due(tuple(scaled))
            assert count == (None if atoms is None else atoms // 10**6), (row, factors)


@each_row(
    ("comparison", "ranges", "known"),
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
    comparison: Comparison, ranges: list[Range], known: list[bool | None]
) -> None:
    """Compared with 5, on the exact edge too."""
    assert [proved(comparison, each, (5, 5)) for each in ranges] == known


@each_row(
    ("range_", "type_"),
    [
        ((-128, 127), "i1"),
        ((-129, 0), "i2"),
        ((0, 1 << 15), WHOLE),
        ((-(2**63), 2**63 - 1), WHOLE),
        ((-(2**63) - 1, 0), EXACT),
        ((0, 2**63), EXACT),
    ],
)
def test_a_type_holds_every_number_of_its_range(range_: Range, type_: str) -> None:
    """On the edge of each and just beyond it; what is computed is held, too."""
    assert type_of(range_) == type_
    written = Arithmetic()
    cells = written.column("a", range_, type_)
    doubled = written.product(cells, written.column("b", (2, 2)))
    assert isinstance(doubled.slot, Slot)
    assert doubled.slot.type == type_of((2 * range_[0], 2 * range_[1]))


def test_what_nobody_asks_for_is_not_computed() -> None:
    """A place is used again when nobody needs what stands there."""
    written = Arithmetic()
    cells = written.column("a", SMALL)
    unused = written.sum([cells, Number(None, 5)])
    assert isinstance(unused.slot, Slot)
    made = cells
    for more in range(1, 6):
        made = written.sum([written.product(made, cells), Number(None, more)])
    assert isinstance(made.slot, Slot)
    program = Program.of(written, [made.slot])
    assert len(program.steps) == 10
    assert len(program.types) < 5


def test_points_are_kept_small_whatever_they_are_computed_of() -> None:
    """No more than the row is worth; of figures that no row states nothing is computed."""
    written = Arithmetic()
    points = written.picked([(True, written.column("a", LARGE))], 100)
    assert (points.slot, points.range) == (Slot(0, "i1"), (0, 100))
    doubt: Mask = True
    assert Written(written, {}, {0: True}).points(Pick(EITHER, RATE), 1, 1, 5) == (NONE, doubt)


def test_what_is_joined_of_a_doubt_is_in_doubt() -> None:
    """Wherever it stands among the trees."""
    joined: list[list[Tree]] = [[DOUBT, RATE], [RATE, DOUBT], [DOUBT]]
    for trees in joined:
        assert together(trees, Quotient.with_other) is DOUBT
