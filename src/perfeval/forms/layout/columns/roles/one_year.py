"""Two years side by side, 2022年 and 2023年 with 目标值 and 完成值 each: the later one is reported.

A year counts that has a column of what was attained; plans for the next year are no report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import evolve

from perfeval.forms.layout.columns.columns import Heading
from perfeval.forms.layout.columns.roles.stacks import Stack
from perfeval.forms.words.cores import spoken_for
from perfeval.text.labels import squeeze

__all__ = ["one_year"]

_LONGEST: Final = 60
_YEAR: Final = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?=年|\Z)", re.ASCII)


def one_year(items: tuple[Heading, ...], stacks: Sequence[Stack]) -> tuple[Heading, ...]:
    """The columns; those of another year than the last that has results are aside.

    >>> labels = ("2022年完成值", "2023年完成值")
    >>> items = tuple(Heading(n, n + 1, label, "actual") for n, label in enumerate(labels))
    >>> stacks = [Stack(n, n + 1, (label,)) for n, label in enumerate(labels)]
    >>> [(item.role, item.aside) for item in one_year(items, stacks)]
    [('', True), ('actual', False)]
    """
    years = [_year(stack) for stack in stacks]
    said = [item.role or next(iter(spoken_for(item.label)), "") for item in items]
    attained = {year for role, year in zip(said, years, strict=True) if role == "actual"}
    roles = [role for role in said if role]
    if len(set(years) - {""}) < 2 or "" in attained or len(set(roles)) == len(roles):
        return items
    last = max(attained, default="")
    return tuple(
        evolve(item, role="", aside=True) if last and year not in ("", last) else item
        for item, year in zip(items, years, strict=True)
    )


def _year(stack: Stack) -> str:
    """The year that the headings over a column name; empty for none, or several."""
    texts = [squeeze(text) for text in stack.texts if len(text) <= _LONGEST]
    found = {year for text in texts for year in _YEAR.findall(text)}
    return found.pop() if len(found) == 1 else ""
