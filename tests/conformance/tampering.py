"""Rubrics changed behind the back of their own checks."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from perfeval import Rubric, get_rubric

__all__ = ["project", "tampered", "with_row"]


def tampered(value: Any, **changes: Any) -> Any:
    """A copy whose fields were changed without any check."""
    copy = evolve(value)
    for name, change in changes.items():
        object.__setattr__(copy, name, change)
    return copy


def project() -> Rubric:
    """The national rubric for projects."""
    return get_rubric("national-project")


def with_row(rubric: Rubric, **changes: Any) -> Rubric:
    """The rubric with a tampered first row."""
    first, *rest = rubric.sections
    item = tampered(first.items[0], **changes)
    made: Rubric = tampered(rubric, sections=(tampered(first, items=(item,)), *rest))
    return made
