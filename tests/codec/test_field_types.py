"""Which fields a class of a plugin may have: those that read back as what they were."""

from __future__ import annotations

import enum
from fractions import Fraction
from typing import Any, ClassVar, Literal, get_args

import attrs

from perfeval.codec.converter import converter, number_converter
from perfeval.codec.field_types import LEAVES, fields_problem
from perfeval.filing.sources import FiscalYear
from perfeval.measures import Checks
from perfeval.numbers.amounts import Amount, AmountCell
from perfeval.numbers.cells import CountCell, Nil, Unreadable
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from perfeval.rules import Band, Bands, Rule, Steps, SubRule
from tests.tables import each_row


class Way(enum.Enum):
    """An enumeration of text."""

    UP = "up"


class Number(enum.Enum):
    """An enumeration of numbers."""

    ONE = 1


class Odd(enum.Enum):
    """An enumeration of text that no document may hold."""

    LINE = "\u202e"


@attrs.frozen
class Step:
    """A part of a rule; it may hold parts of its own."""

    at: Rate
    steps: tuple[Step, ...] = ()
    kind: ClassVar[object] = None
    made: dict[str, str] = attrs.field(init=False, factory=dict)


@attrs.frozen
class Loose:
    """A part with a field of any type."""

    at: object


def of(kind: Any, name: str = "value", **options: Any) -> type:
    """A frozen class with one field."""
    return attrs.make_class("Own", {name: attrs.field(type=kind, **options)}, frozen=True)


WRITTEN = [
    *sorted(LEAVES, key=lambda kind: kind.__name__),
    Rule,
    Rule | None,
    Bands,
    Band,
    SubRule,
    Checks,
    Way,
    Steps,
    Step,
    Rate | Count,
    Rate | Count | None,
    Points | None,
    tuple[str, ...],
    tuple[str, Points],
    tuple[tuple[Rate, Points], ...],
    tuple[Rule, ...],
    AmountCell,
    CountCell | None,
]


@each_row("kind", WRITTEN)
def test_what_reads_back_may_be_a_field(kind: Any) -> None:
    """And each falls to hooks of the codec, to read and to write, in documents and in files."""
    assert fields_problem(of(kind)) is None
    for made in (converter(), number_converter()):
        assert made.get_structure_hook(kind).__module__.startswith("perfeval.codec")
        assert made.get_unstructure_hook(kind).__module__.startswith("perfeval.codec")


@each_row(
    ("kind", "shown"),
    [
        (float, "'float'"),
        (bytes, "'bytes'"),
        (object, "'object'"),
        (Any, "'Any'"),
        (Fraction, "'Fraction'"),
        (dict[str, str], "'dict[str, str]'"),
        (list[str], "'list[str]'"),
        (frozenset[str], "'frozenset[str]'"),
        (tuple, "'tuple'"),
        (tuple[()], "'tuple[()]'"),
        (tuple[float, ...], "'float'"),
        (tuple[str, float], "'float'"),
        (Literal[5], "'typing.Literal[5]'"),
        (str | int, "'str | int'"),
        (str | int | None, "'str | int'"),
        (float | None, "'float'"),
        (Points | int, "'perfeval.numbers.printed.Points | int'"),
        (
            Amount | Count | Nil | Unreadable,
            "'perfeval.numbers.amounts.Amount | perfeval.numbers.printed.C'…",
        ),
        (Nil | Unreadable, "'perfeval.numbers.cells.Nil | perfeval.numbers.cells.Unreadab'…"),
    ],
)
def test_what_does_not_read_back_may_not(kind: Any, shown: str) -> None:
    """The sentence names the field, its type, and what it may be."""
    problem = fields_problem(of(kind))
    expected = "text, bool, int, Points, Rate, Count, Amount, FiscalYear, a rule, "
    assert problem is not None
    assert str(problem).startswith(f"its field value: found {shown}; expected {expected}")


def test_an_enumeration_is_one_of_text() -> None:
    """Numbers and text outside the policy do not read back."""
    assert str(fields_problem(of(Number))) == "its field value: Number is no enumeration of text"
    assert str(fields_problem(of(Odd))) == "its field value: Odd is no enumeration of text"


def test_a_part_is_looked_into() -> None:
    """The sentence names the field of the part, too."""
    problem = fields_problem(of(tuple[Loose, ...]))
    assert problem is not None
    assert str(problem).startswith("its field value: its field at: found 'object'; expected ")


@each_row("name", ["_value", "Value", "值", "v1"])
def test_a_field_is_a_key(name: str) -> None:
    """Of ASCII snake case, and given by its own name."""
    found = fields_problem(of(str, name))
    expected = f"its field {name} is no key of a-z, 0-9 and _ that begins with a letter"
    assert (found and str(found)) == (None if name == "v1" else expected)


def test_a_field_is_given_by_its_own_name() -> None:
    """One with an alias would have two."""
    problem = fields_problem(of(str, alias="other"))
    assert str(problem) == "its field value is no key of a-z, 0-9 and _ that begins with a letter"


def test_a_field_has_a_type() -> None:
    """Without one nobody knows how to read it."""
    cls = attrs.make_class("Own", {"value": attrs.field()}, frozen=True)
    assert str(fields_problem(cls)) == "its field value has no type"


def test_a_field_that_is_not_given_is_not_written() -> None:
    """So it may be of any type."""
    assert fields_problem(of(dict, init=False, default=None)) is None


def test_edges_and_counts_are_read_as_what_they_are() -> None:
    """No field of a plugin needs a converter to get what its type says."""
    edge: Any = Rate | Count
    for made in (converter(), number_converter()):
        for text, value in (("90%", Rate("90%")), ("29/30", Rate("29/30")), ("3人", Count("3人"))):
            assert made.get_structure_hook(edge)(text, edge) == value
            assert type(made.get_structure_hook(edge)(text, edge)) is type(value)
    assert number_converter().get_structure_hook(edge)(3, edge) == Count("3")
    assert number_converter().get_structure_hook(Count)(3, Count) == Count("3")
    assert get_args(edge) == (Rate, Count)
    assert {Amount, FiscalYear} < LEAVES
