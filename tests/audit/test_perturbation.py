"""Move one figure beyond tolerance: the relations that hold it fail, and name it.

Stated relations and tables of the five filings are tried. The figures of a sound filing are known
beforehand, so that this is the audit's own proof.
"""

from collections.abc import Iterator
from typing import Any

import attrs
import pytest

from perfeval.audit import Finding, audit
from perfeval.audit.ties.implied import implied_rates, implied_sums
from perfeval.audit.ties.ties import RateTie, SumTie
from perfeval.filing import (
    Breakdown,
    Completion,
    Figure,
    Filing,
    Listing,
    Multiple,
    Relation,
    SumRelation,
)
from perfeval.numbers.amounts import Amount
from perfeval.numbers.decimals import ATOMS
from perfeval.numbers.printed import Count, Percent, Points
from tests.audit.filings import SOURCES, example, findings
from tests.effort import examples
from tests.tables import each_row

pytestmark = pytest.mark.unmeasured
STEP = max(1, 50 // examples(1))  # every fifth figure; in a night all of them

Value = Amount | Count | Percent | Points


def moved(value: Value) -> Value:
    """The figure, changed well beyond any tolerance, in its own unit and places."""
    if isinstance(value, Amount):
        far = 10**4 * value.unit.yuan * ATOMS
        return Amount(f"{Amount.of_atoms(value.atoms + far, value.unit).text}", value.unit)
    if isinstance(value, Count):
        return Count(f"{Count.of_atoms(value.atoms + 7 * 10**6 * ATOMS).plain}{value.unit}")
    if isinstance(value, Percent):
        return Percent(f"{Percent.of_atoms(value.atoms + 377 * ATOMS).plain}%")
    return Points(f"{Points.of_atoms(value.atoms + 77 * ATOMS).plain}分")


def evolved(value: Any, old: object, new: object) -> Any:
    """`value` with the very object `old`, wherever it stands, replaced by `new`."""
    if value is old:
        return new
    if isinstance(value, tuple):
        items = tuple(evolved(item, old, new) for item in value)
        return items if any(a is not b for a, b in zip(items, value, strict=True)) else value
    if not attrs.has(type(value)) or isinstance(value, Value):
        return value
    changes = {}
    for field in attrs.fields(type(value)):
        before = getattr(value, field.name)
        after = evolved(before, old, new)
        if after is not before:
            changes[field.name] = after
    return attrs.evolve(value, **changes) if changes else value


def figures(relation: Relation) -> Iterator[Figure]:
    """The printed figures of a stated relation that decide whether it holds."""
    if isinstance(relation, SumRelation):
        if relation.breakdown is Breakdown.EXHAUSTIVE:
            yield relation.total
        yield from (part.figure for part in relation.parts)
    elif isinstance(relation, Multiple):
        yield relation.times
    elif isinstance(relation, Listing):
        yield relation.stated
    elif isinstance(relation, Completion):
        yield relation.percent
    else:
        for field in attrs.fields(type(relation)):
            value = getattr(relation, field.name)
            items = value if isinstance(value, tuple) else (value,)
            yield from (item for item in items if isinstance(item, Figure))


def new_findings(source: str, changed: Filing) -> list[Finding]:
    """What the change alone has brought."""
    before = {(f.code, f.at, f.printed, f.computed) for f in findings(source)}
    return [
        f
        for f in audit(changed)
        if f.severity.above_info and (f.code, f.at, f.printed, f.computed) not in before
    ]


@each_row("source", SOURCES)
def test_a_moved_figure_fails_its_stated_relation_alone(source: str) -> None:
    """Of the stated relations exactly the one that holds the figure fails."""
    filing = example(source)
    failing = {f.relation for f in findings(source) if f.relation}
    held = [
        (position, relation, figure)
        for position, relation in enumerate(filing.relations)
        if relation_id(relation) not in failing
        for figure in figures(relation)
    ]
    assert len(held) >= 10
    for position, relation, figure in held[::STEP]:
        other = attrs.evolve(figure, value=moved(figure.value))
        relations = list(filing.relations)
        relations[position] = evolved(relation, figure, other)
        found = new_findings(source, attrs.evolve(filing, relations=tuple(relations)))
        assert {f.relation for f in found} == {relation_id(relation)}, figure
        assert all(other.value.text in f.message() for f in found)


def relation_id(relation: Relation) -> str:
    """The id of a relation; restatements have one too, by their field."""
    return getattr(relation, "id", "")


def held(ties: list[SumTie | RateTie], cell: object) -> set[str]:
    """The places of the ties that hold the very cell."""
    places = set()
    for tie in ties:
        parts = (
            [tie.total, *(part.figure for part in tie.parts)]
            if isinstance(tie, SumTie)
            else [tie.numerator, tie.denominator, tie.rate]
        )
        if any(figure.value is cell for figure in parts):
            places.add(tie.place.words)
    return places


def cells(ties: list[SumTie | RateTie]) -> Iterator[Value]:
    """The cells of the tables that some tie holds, each once."""
    seen: set[int] = set()
    for tie in ties:
        parts = (
            [tie.total, *(part.figure for part in tie.parts)]
            if isinstance(tie, SumTie) and tie.breakdown is Breakdown.EXHAUSTIVE
            else [part.figure for part in tie.parts]
            if isinstance(tie, SumTie)
            else [tie.numerator, tie.denominator, tie.rate]
        )
        for figure in parts:
            if id(figure.value) not in seen:
                seen.add(id(figure.value))
                yield figure.value


@each_row("source", SOURCES)
def test_a_moved_cell_fails_every_tie_of_its_tables(source: str) -> None:
    """The sums and the rates that hold the cell fail, no others do, and each names the figure."""
    filing = example(source)
    ties: list[SumTie | RateTie] = [*implied_sums(filing), *implied_rates(filing)]
    failing = {f.at for f in findings(source) if f.code in {"sum.mismatch", "rate.mismatch"}}
    for cell in list(cells(ties))[::STEP]:
        other = moved(cell)
        changed = evolved(filing, cell, other)
        assert isinstance(changed, Filing)
        found = new_findings(source, changed)
        arithmetic = {f.at for f in found if f.code.startswith(("sum.", "rate."))}
        undefined = {f.at for f in findings(source) if f.code == "rate.undefined"}
        assert held(ties, cell) - failing - undefined <= arithmetic, cell
        assert arithmetic - failing <= held(ties, cell), cell
        assert all(other.text in f.message() for f in found if f.at not in failing), cell


@each_row("source", SOURCES)
def test_moved_back_there_is_silence(source: str) -> None:
    """The same filing gives the same findings, in the same order."""
    filing = example(source)
    for cell in list(cells([*implied_sums(filing), *implied_rates(filing)]))[::STEP]:
        other = moved(cell)
        back = evolved(evolved(filing, cell, other), other, cell)
        assert isinstance(back, Filing)
        assert back == filing
    assert audit(attrs.evolve(filing, notes=filing.notes)) == findings(source)
