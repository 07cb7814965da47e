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
from perfeval.conformance.laws.domains import domain_problems, step_problems, valley_problems
from perfeval.conformance.laws.editions import (
    edition_problems,
    form_problems,
    place_problems,
    year_problems,
)
from perfeval.conformance.laws.facts import fact_problems
from perfeval.conformance.laws.order import order_problems
from perfeval.conformance.laws.ratings import rating_problems
from perfeval.conformance.laws.readings import reading_problems
from perfeval.conformance.laws.repeated_facts import repeated_fact_problems
from perfeval.conformance.laws.said.edges import edge_problems
from perfeval.conformance.laws.said.levels import level_problems
from perfeval.conformance.laws.said.numbers import clause_problems
from perfeval.conformance.laws.said.part_steps import part_step_problems
from perfeval.conformance.laws.said.prices import price_problems, total_problems
from perfeval.conformance.laws.said.readable import read_problems
from perfeval.conformance.laws.said.rows import row_problems
from perfeval.conformance.laws.said.unprinted import unprinted_problems
from perfeval.conformance.laws.vetoes import veto_problems
from perfeval.conformance.report import LawCheck, breach
from perfeval.conformance.series import rows_with_places, rules_of
from perfeval.errors import Phrase, a_named, brief
from perfeval.measures import Measure
from perfeval.measures.formulas import FORMULAS
from perfeval.numbers.printed import Points
from perfeval.plugins import Failed, guarded
from perfeval.registry.loaded import Folder
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rubric.sections import Section
from perfeval.rules.checked import is_own_rule


def definition_checks(rubric: Rubric, rubrics: Folder | None = None) -> tuple[LawCheck, ...]:
    """Every law of the definition itself, beside what is installed or in the folder `rubrics`."""
    return (
        LawCheck.of("points add up", _points(rubric)),
        LawCheck.of("clauses and sources stand", _clauses(rubric)),
        LawCheck.of("clauses print the numbers of their rules", clause_problems(rubric)),
        LawCheck.of(
            "rules give what their clauses say",
            (*read_problems(rubric), *_said_problems(rubric)),
        ),
        LawCheck.of("choices are recorded as readings", reading_problems(rubric)),
        LawCheck.of("a step is not larger than its row", step_problems(rubric)),
        LawCheck.of(
            "facts are those that forms have",
            (*fact_problems(rubric), *repeated_fact_problems(rubric)),
        ),
        LawCheck.of("whatever can occur is scored", domain_problems(rubric)),
        LawCheck.of("the place is one of GB/T 2260", place_problems(rubric)),
        LawCheck.of("editions follow on each other", edition_problems(rubric, rubrics)),
        LawCheck.of("keys and years are well-formed", _keys(rubric)),
        LawCheck.of("the rubric is a value", _value(rubric)),
        LawCheck.of("JSON gives it back", _json(rubric)),
    )


def _said_problems(rubric: Rubric) -> Iterator[Phrase]:
    """What a clause says plainly, also where it is not read whole, and its rule does not do."""
    for problems in (
        part_step_problems,
        edge_problems,
        level_problems,
        order_problems,
        row_problems,
        valley_problems,
        unprinted_problems,
        veto_problems,
        rating_problems,
        price_problems,
        total_problems,
    ):
        yield from problems(rubric)


def _points(rubric: Rubric) -> Iterator[Phrase]:
    """Children add up to their parent at every level, the sections to the whole."""
    yield from _sum(rubric.name, [each.points for each in rubric.sections], rubric.out_of)
    for section in rubric.sections:
        yield from _section_points(section.name, section)
    for where, item in rows_with_places(rubric):
        if isinstance(item, Criterion):
            problem = guarded(lambda item=item: item.rule.problem(item.points))  # type: ignore[misc]
            if type(problem) is Failed:
                yield breach(where, "a method of its rule {failure}", failure=problem.said)
            elif problem is not None:
                yield breach(where, _in_words(problem))


def _in_words(problem: object) -> Phrase:
    """What a rule says of its points; what is no text is named, for asking it may raise."""
    if type(problem) is Phrase:
        return problem
    if type(problem) is str:
        return Phrase(problem)
    said = "its rule gave {problem} where a problem in words is due"
    return Phrase(said, problem=brief(problem))


def _section_points(where: str, section: Section) -> Iterator[Phrase]:
    parts = [part.points for part in (*section.sections, *section.items)]
    yield from _sum(where, parts, section.rows_add_to)
    for below in section.sections:
        yield from _section_points(f"{where} / {below.name}", below)


def _sum(where: str, parts: list[Points], whole: Points) -> Iterator[Phrase]:
    total = Points.total(parts)
    if total != whole:
        yield breach(
            where,
            "its parts add up to {total}, not to {whole}",
            total=total.plain,
            whole=whole.plain,
        )


def _clauses(rubric: Rubric) -> Iterator[Phrase]:
    """Every row has its clause, every computed one its formula in words; the rubric its source."""
    if not rubric.source.issuer and not rubric.source.number:
        yield breach(rubric.name, "its source names neither issuer nor 文号")
    for where, item in rows_with_places(rubric):
        if not item.clause.strip():
            yield breach(where, "no clause")
        measure = item.measure if isinstance(item, Criterion) else None
        if measure is not None and not measure.text.strip():
            yield breach(where, "the measure {id} has no formula in words", id=measure.id)


def _keys(rubric: Rubric) -> Iterator[Phrase]:
    """Keys stand once; every class is the library's own, for another may misstate its points."""
    counted = Counter(reading.key for reading in rubric.readings)
    for key, count in counted.items():
        if count > 1:
            yield Phrase("the reading {key} stands {count} times", key=key, count=count)
    rows = set(_row_keys(rubric))
    for each in rubric.deviations:
        if each.row.partition("/")[0] not in rows:
            yield Phrase(
                "the deviation of {unit} {year} names no row: {row}",
                unit=each.unit,
                year=each.year,
                row=each.row,
            )
        if each.claimed == each.computed:
            yield Phrase(
                "the deviation of {unit} {year}, {row}: nothing deviates",
                unit=each.unit,
                year=each.year,
                row=each.row,
            )
    if type(rubric) is not Rubric:
        yield _no_plain(rubric.name, rubric, "{name} is no plain Rubric")
    for where, item in rows_with_places(rubric):
        if type(item) not in (Criterion, Pool):
            yield _no_plain(where, item, "{name} is no plain Criterion or Pool")
        formula = item.measure.formula if isinstance(item, Criterion) and item.measure else None
        if formula is not None and type(formula) not in FORMULAS:
            yield _no_plain(where, formula, "{name} is no formula of the library")
        if isinstance(item, Criterion) and item.measure and type(item.measure) is not Measure:
            yield _no_plain(where, item.measure, "{name} is no plain Measure")
    if rubric.years.last is not None and rubric.years.last < rubric.years.first:
        yield breach(rubric.name, "its years end before they begin")
    yield from year_problems(rubric)
    yield from form_problems(rubric)


def _no_plain(where: str, value: object, problem: str) -> Phrase:
    return breach(where, problem, name=a_named(type(value).__name__))


def _row_keys(rubric: Rubric) -> Iterator[str]:
    """The keys that a row of its scorecards can have, as far as the rubric itself says."""
    for _, item in rubric.rows():
        yield item.key
        if isinstance(item, Pool):
            yield from (row.key for row in item.rows)


def _value(rubric: Rubric) -> Iterator[Phrase]:
    """Equal, with an equal hash and digest, after pickle and copy; and it cannot be changed."""
    hashed = guarded(lambda: hash(rubric))
    if type(hashed) is Failed:
        yield Phrase("its hash {failure}", failure=hashed.said)
    for name, again in (
        ("pickle", lambda: pickle.loads(pickle.dumps(rubric))),
        ("copy", lambda: copy.deepcopy(rubric)),
    ):
        other = guarded(again)
        if type(other) is Failed:
            yield Phrase("{name} {failure}", name=name, failure=other.said)
            continue
        equal = guarded(partial(_equal, rubric, other, hashed))
        if type(equal) is Failed:
            yield Phrase("after {name} its equality {failure}", name=name, failure=equal.said)
        elif not equal:
            yield Phrase("{name} gives another rubric", name=name)
        elif guarded(lambda other=other: evolve(other).digest) != rubric.digest:  # type: ignore[misc]
            yield Phrase("after {name} the digest is another, or it cannot be made anew", name=name)
    for where, rule in _rules(rubric):
        names = guarded(partial(_names, rule))
        if type(names) is Failed:
            yield breach(where, "its rule {failure}", failure=names.said)
            continue
        for name in names:
            changed = guarded(lambda rule=rule, name=name: setattr(rule, name, getattr(rule, name)))  # type: ignore[misc]
            if type(changed) is not Failed:
                yield breach(where, "its rule can be changed ({name})", name=name)
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


def _json(rubric: Rubric) -> Iterator[Phrase]:
    """`loads(dumps(rubric))` is the rubric; one with a rule that no plugin offers has no JSON."""
    if not all(map(is_offered, _foreign_rules(rubric))):
        return
    alike = guarded(lambda: _alike(rubric))
    if type(alike) is Failed:
        yield Phrase("it {failure}", failure=alike.said)
    elif not alike:
        yield Phrase("it gives another rubric")


def _alike(rubric: Rubric) -> bool:
    """Whether what is read back is equal, whatever the equality of a foreign rule says."""
    text = dumps(rubric)
    again = loads(text)
    return again == rubric and again.digest == rubric.digest and dumps(again) == text
