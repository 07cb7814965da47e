"""What differs between the parts of two rubrics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from perfeval.comparison.row_pairs import Row, labels
from perfeval.comparison.rubric_change import Differs, RubricChange
from perfeval.rubric.rubric import Rubric
from perfeval.rubric.sections import Section

__all__ = ["Path", "part_changes", "renamed_parts"]

Path = tuple[str, ...]
"""The names of a part and of the parts above it."""


def _sections(rubric: Rubric) -> dict[Path, Section]:
    """Every part of a rubric by its place."""
    found: dict[Path, Section] = {}
    waiting: list[tuple[Path, Section]] = [((), each) for each in reversed(rubric.sections)]
    while waiting:
        above, section = waiting.pop()
        path = (*above, section.name)
        found.setdefault(path, section)
        waiting += [(path, each) for each in reversed(section.sections)]
    return found


def renamed_parts(before: Rubric, after: Rubric, pairs: list[tuple[Row, Row]]) -> dict[Path, Path]:
    """Where each part of the first is in the second: its own place, or that of all its rows."""
    old, new = _sections(before), _sections(after)
    known = {labels(path): path for path in new}
    found = {path: known[labels(path)] for path in old if labels(path) in known}
    taken = set(found.values())
    places: dict[Path, set[Path]] = {}
    for here, there in pairs:
        for depth in range(1, len(here.path) + 1):
            places.setdefault(here.path[:depth], set()).add(there.path[:depth])
    for path in old:
        goes = places.get(path, set()) - taken
        if path not in found and len(goes) == 1 == len(places[path]) and goes <= new.keys():
            found[path] = goes.pop()
            taken.add(found[path])
    return found


def part_changes(
    before: Rubric, after: Rubric, renamed: Mapping[Path, Path]
) -> Iterator[RubricChange]:
    """Parts that are new, gone, called otherwise, or worth other points."""
    old, new = _sections(before), _sections(after)
    for path, section in old.items():
        there = renamed.get(path)
        if there is None:
            yield RubricChange(differs=Differs.PART, at=path, before=section)
            continue
        for name in ("name", "name_en", "points", "adds_to"):
            one, other = getattr(section, name), getattr(new[there], name)
            if one != other:
                yield RubricChange(
                    differs=Differs.PART, at=there, part=name, before=one, after=other
                )
    taken = set(renamed.values())
    order = [path for path in new if path in taken]
    if order != [renamed[path] for path in old if path in renamed]:
        yield RubricChange(differs=Differs.PART, part="order", before=tuple(old), after=tuple(new))
    for path, section in new.items():
        if path not in taken:
            yield RubricChange(differs=Differs.PART, at=path, after=section)
