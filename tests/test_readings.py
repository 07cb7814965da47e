"""docs/readings.md says which choices there are, what writes them, and who took them."""

from __future__ import annotations

import enum
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from attrs import fields, has

import perfeval
from perfeval import FormKind, Rubric, filing, get_rubric, measures, rubrics, rules
from tests.tables import each_row

PAGE = (Path(__file__).parents[1] / "docs" / "readings.md").read_text(encoding="utf-8")
RULES = [
    kind for name in rules.__all__ if has(kind := getattr(rules, name)) and hasattr(kind, "award")
]
FIXED = {FormKind, rules.Direction}  # which paper it is, and what follows from a rule: no readings
CALL = re.compile(r"`(\w+)(?:\.(\w+))?\(([^`]*)\)`")


def types_in(hint: Any, known: set[Any]) -> set[Any]:
    """Every class and enumeration that a value of this type can hold."""
    for each in get_args(hint):
        types_in(each, known)
    if isinstance(hint, type) and hint not in known and (has(hint) or issubclass(hint, enum.Enum)):
        known.add(hint)
        for each in fields(hint) if has(hint) else ():
            types_in(get_type_hints(hint)[each.name], known)
    return known


def members_in(value: Any) -> Iterator[enum.Enum]:
    """Every member of an enumeration that stands in a value."""
    if isinstance(value, enum.Enum):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from members_in(each)
    elif has(type(value)):
        for attribute in fields(type(value)):
            yield from members_in(getattr(value, attribute.name))


def choices() -> list[enum.Enum]:
    """Every member of every enumeration that an author of a rubric can write."""
    known: set[Any] = set()
    for kind in (Rubric, *RULES):
        types_in(kind, known)
    kinds = {kind for kind in known if issubclass(kind, enum.Enum)} - FIXED
    return [member for kind in sorted(kinds, key=str) for member in kind]


INSTALLED = {entry.id: get_rubric(entry.qualified_id) for entry in rubrics(allow=["perfeval"])}
ROWS = [line.strip("| ").split(" | ") for line in PAGE.splitlines() if line.startswith("| ")]


def test_there_are_readings_to_choose() -> None:
    """What is looked for is found: the kinds that a reader would name."""
    kinds = {type(member).__name__ for member in choices()}
    assert kinds >= {"Assessed", "CapTotal", "NotApplicable", "Reduce", "Rest", "Steps", "Toward"}


@pytest.mark.unmeasured
@each_row("member", choices())
def test_every_choice_has_its_line(member: enum.Enum) -> None:
    """What it means, and which installed rubrics took it, no more and no fewer."""
    (row,) = (row for row in ROWS if len(row) > 1 and row[1].startswith(f"`{member}`"))
    taken = set(re.findall(r"`([^`]*)`", row[2] if len(row) > 2 else ""))
    assert taken == {
        name for name, rubric in INSTALLED.items() if member in set(members_in(rubric))
    }
    assert row[0].strip()


@each_row("kind", RULES)
def test_every_rule_says_what_its_clause_leaves_open(kind: type) -> None:
    """Each kind of rule is named."""
    assert re.search(rf"`{kind.__name__}\b", PAGE)


def test_what_the_page_writes_can_be_written() -> None:
    """Every class, classmethod and argument that the page names is there."""
    homes = (perfeval, rules, measures, filing)
    for name, method, given in CALL.findall(PAGE):
        named = next((getattr(home, name) for home in homes if name in home.__all__), None)
        assert named is not None, name
        called = getattr(named, method) if method else named
        arguments = re.findall(r"(\w+)=", re.sub(r"\([^()]*\)", "", given))
        assert set(arguments) <= set(inspect.signature(called).parameters), (name, method, given)
    assert len(CALL.findall(PAGE)) > 20
