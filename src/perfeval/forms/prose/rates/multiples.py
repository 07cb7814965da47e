"""Multiples and completions of a sentence: 是去年办件量的18倍; 865项，完成任务122.29%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from perfeval.filing.relations import Completion, Figure, Relation
from perfeval.forms.prose.quantities import Quantity, quantities
from perfeval.forms.prose.related import multiple_of
from perfeval.text.numerals import narrow

__all__ = ["stated_multiples"]

_TIMES: Final = re.compile(r"[)）]?的\s*+([0-9]{1,6}(?:\.[0-9]{1,4})?)\s*+倍")
_IS: Final = re.compile(r"(?:是|为|相当于)([^，。；是为]{0,30})$")
_OF_TASK: Final = re.compile(
    r"(?<!超额)(?:完成?了?|占)(?:了)?(?:全年|年度|年初|目标)?(?:目标)?任务(?:数|量)?的?"
)
_PLANNED: Final = re.compile(r"计划|任务|目标|应|预计|拟|指标")


def stated_multiples(sentence: str, at: str) -> Iterator[Relation]:
    """The multiples of one figure by another, and the completions whose task is not printed."""
    found = quantities(sentence)
    yield from _multiples(sentence, found, at)
    for before, percent in pairwise(found):
        if percent.is_percent:
            yield from _completion(before, percent, found, at)


def _multiples(sentence: str, found: Sequence[Quantity], at: str) -> Iterator[Relation]:
    """713752件，是去年办件量（38383件）的18倍: the two figures before, of one unit."""
    plain = narrow(sentence)
    for value, base in pairwise(found):
        match = _TIMES.match(plain, base.end)
        between = _IS.search(sentence[value.end : base.start])
        if match is None or value.unit != base.unit or value.is_percent or between is None:
            continue
        name = between[1].strip("（( ") or base.unit
        times = Figure(label="倍数", value=f"{match[1]}倍", at=at)
        yield from multiple_of(value.figure(at), base.figure(at, name), times, at)


def _completion(
    done: Quantity, percent: Quantity, found: Sequence[Quantity], at: str
) -> Iterator[Relation]:
    """A count and right behind it the share of a task that the sentence does not print."""
    near = percent.start - len(percent.label) - done.end <= 1
    planned = any(_PLANNED.search(each.label) for each in found if not each.is_percent)
    if not (near and done.is_count and _OF_TASK.fullmatch(percent.label)) or planned:
        return
    figure, printed = done.figure(at), percent.figure(at)
    if figure and printed:
        yield Completion(at=at, done=figure, percent=printed)
