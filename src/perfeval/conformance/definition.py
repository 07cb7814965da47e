"""The laws of a definition: points, clauses, keys, exact types, equality, pickles and JSON."""

from __future__ import annotations

import copy
import pickle
from collections import Counter
from collections.abc import Iterator
from functools import partial

from attrs import evolve

from perfeval.codec import dumps, loads
from perfeval.codec.offers import is_offered
from perfeval.conformance.clauses import clause_problems
from perfeval.conformance.domains import domain_problems, step_problems
from perfeval.conformance.editions import edition_problems, place_problems
from perfeval.conformance.readings import reading_problems
from perfeval.conformance.report import LawCheck
from perfeval.conformance.trials import rows_with_places, rules_of
from perfeval.errors import a_named
from perfeval.measures import Measure
from perfeval.measures.formulas import FORMULAS
from perfeval.numbers.printed import Points
from perfeval.plugins import Failed, guarded
from perfeval.registry.loading import Folder
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rubric.sections import Section
from perfeval.rules.checked import is_own_rule


def definition_checks(rubric: Rubric, rubrics: Folder | None = None) -> tuple[LawCheck, ...]:
    """Every law of the definition itself, beside what is installed or in the folder `rubrics`."""
    return (
        LawCheck.of("points add up", tuple(_points(rubric))),
        LawCheck.of("clauses and sources stand", tuple(_clauses(rubric))),
        LawCheck.of("clauses print the numbers of their rules", tuple(clause_problems(rubric))),
        LawCheck.of("choices are recorded as readings", tuple(reading_problems(rubric))),
        LawCheck.of("a step is not larger than its row", tuple(step_problems(rubric))),
        LawCheck.of("whatever can occur is scored", tuple(domain_problems(rubric))),
        LawCheck.of("the place is one of GB/T 2260", tuple(place_problems(rubric))),
        LawCheck.of("editions follow on each other", tuple(edition_problems(rubric, rubrics))),
        LawCheck.of("keys and years are well-formed", tuple(_keys(rubric))),
        LawCheck.of("the rubric is a value", tuple(_value(rubric))),
        LawCheck.of("JSON gives it back", tuple(_json(rubric))),
    )


def _points(rubric: Rubric) -> Iterator[str]:
    """Children add up to their parent at every level, the sections to the whole."""
    yield from _sum(rubric.name, [each.points for each in rubric.sections], rubric.out_of)
    for section in rubric.sections:
        yield from _section_points(section.name, section)
    for where, item in rows_with_places(rubric):
        if isinstance(item, Criterion):
            problem = guarded(lambda item=item: item.rule.problem(item.points))  # type: ignore[misc]
            if isinstance(problem, Failed):
                yield f"{where}: a method of its rule {problem.text}"
            elif problem is not None:
                yield f"{where}: {problem}"


def _section_points(where: str, section: Section) -> Iterator[str]:
    parts = [part.points for part in (*section.sections, *section.items)]
    yield from _sum(where, parts, section.rows_add_to)
    for below in section.sections:
        yield from _section_points(f"{where} / {below.name}", below)


def _sum(where: str, parts: list[Points], whole: Points) -> Iterator[str]:
    total = Points.total(parts)
    if total != whole:
        yield f"{where}: its parts add up to {total.plain}, not to {whole.plain}"


def _clauses(rubric: Rubric) -> Iterator[str]:
    """Every row has its clause, every computed one its formula in words; the rubric its source."""
    if not rubric.source.issuer and not rubric.source.number:
        yield f"{rubric.name}: its source names neither issuer nor 文号"
    for where, item in rows_with_places(rubric):
        if not item.clause.strip():
            yield f"{where}: no clause"
        measure = item.measure if isinstance(item, Criterion) else None
        if measure is not None and not measure.text.strip():
            yield f"{where}: the measure {measure.id} has no formula in words"


def _keys(rubric: Rubric) -> Iterator[str]:
    """Keys stand once; every class is the library's own, for another may misstate its points."""
    counted = Counter(reading.key for reading in rubric.readings)
    yield from (f"the reading {key} stands {n} times" for key, n in counted.items() if n > 1)
    rows = set(_row_keys(rubric))
    for each in rubric.deviations:
        if each.row.partition("/")[0] not in rows:
            yield f"the deviation of {each.unit} {each.year} names no row: {each.row}"
        if each.claimed == each.computed:
            yield f"the deviation of {each.unit} {each.year}, {each.row}: nothing deviates"
    if type(rubric) is not Rubric:
        yield f"{rubric.name}: {a_named(type(rubric).__name__)} is no plain Rubric"
    for where, item in rows_with_places(rubric):
        if type(item) not in (Criterion, Pool):
            yield f"{where}: {a_named(type(item).__name__)} is no plain Criterion or Pool"
        formula = item.measure.formula if isinstance(item, Criterion) and item.measure else None
        if formula is not None and type(formula) not in FORMULAS:
            yield f"{where}: {a_named(type(formula).__name__)} is no formula of the library"
        if isinstance(item, Criterion) and item.measure and type(item.measure) is not Measure:
            yield f"{where}: {a_named(type(item.measure).__name__)} is no plain Measure"
    if rubric.years.last is not None and rubric.years.last < rubric.years.first:
        yield f"{rubric.name}: its years end before they begin"


def _row_keys(rubric: Rubric) -> Iterator[str]:
    """The keys that a row of its scorecards can have, as far as the rubric itself says."""
    for _, item in (*rubric.walk(), *rubric.extras()):
        yield item.key
        if isinstance(item, Pool):
            yield from (row.key for row in item.rows)


def _value(rubric: Rubric) -> Iterator[str]:
    """Equal, with an equal hash and digest, after pickle and copy; and it cannot be changed."""
    hashed = guarded(lambda: hash(rubric))
    if isinstance(hashed, Failed):
        yield f"its hash {hashed.text}"
    for name, again in (
        ("pickle", lambda: pickle.loads(pickle.dumps(rubric))),
        ("copy", lambda: copy.deepcopy(rubric)),
    ):
        other = guarded(again)
        if isinstance(other, Failed):
            yield f"{name} {other.text}"
            continue
        equal = guarded(partial(_equal, rubric, other, hashed))
        if isinstance(equal, Failed):
            yield f"after {name} its equality {equal.text}"
        elif not equal:
            yield f"{name} gives another rubric"
        elif guarded(lambda other=other: evolve(other).digest) != rubric.digest:  # type: ignore[misc]
            yield f"after {name} the digest is another, or it cannot be made anew"
    for where, rule in _rules(rubric):
        names = guarded(partial(_names, rule))
        if isinstance(names, Failed):
            yield f"{where}: its rule {names.text}"
            continue
        for name in names:
            changed = guarded(lambda rule=rule, name=name: setattr(rule, name, getattr(rule, name)))  # type: ignore[misc]
            if not isinstance(changed, Failed):
                yield f"{where}: its rule can be changed ({name})"
                break


def _equal(rubric: Rubric, other: Rubric, hashed: int | Failed) -> bool:
    return other == rubric and guarded(lambda: hash(other)) == hashed


def _names(rule: object) -> tuple[str, ...]:
    """The names of what a rule holds, in slots or not."""
    return (*getattr(type(rule), "__slots__", ()), *getattr(rule, "__dict__", ()))


def _rules(rubric: Rubric) -> Iterator[tuple[str, object]]:
    for where, item in rows_with_places(rubric):
        yield from rules_of(where, item.rule)


def has_foreign_rules(rubric: Rubric) -> bool:
    """Whether a rule is of an unknown kind: only trying it shows what it does.

    >>> has_foreign_rules(get_rubric("national-project"))
    False
    """
    return bool(_foreign_rules(rubric))


def _foreign_rules(rubric: Rubric) -> set[type]:
    return {type(rule) for _, rule in _rules(rubric) if not is_own_rule(rule)}


def _json(rubric: Rubric) -> Iterator[str]:
    """`loads(dumps(rubric))` is the rubric; one with a rule that no plugin offers has no JSON."""
    if not all(map(is_offered, _foreign_rules(rubric))):
        return
    alike = guarded(lambda: _alike(rubric))
    if isinstance(alike, Failed):
        yield f"it {alike.text}"
    elif not alike:
        yield "it gives another rubric"


def _alike(rubric: Rubric) -> bool:
    """Whether what is read back is equal, whatever the equality of a foreign rule says."""
    text = dumps(rubric)
    again = loads(text)
    return again == rubric and again.digest == rubric.digest and dumps(again) == text
