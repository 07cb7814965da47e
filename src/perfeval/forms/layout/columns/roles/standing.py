"""What speaks for the role of a column by where it stands among the levels and the values."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final

from perfeval.forms.layout.columns.roles.adjusted import INITIAL
from perfeval.forms.layout.columns.roles.evidence import (
    AHEAD,
    ENOUGH,
    KNOWN,
    NEVER,
    Evidence,
    Subject,
)
from perfeval.forms.words.cores import LEVELS, SAID, spoken_for

__all__ = ["add_by_place"]

_EXPLAINS: Final = frozenset({"meaning", "reason"})
"""What 指标说明 may hold: left of the scores what an indicator is, else why it was missed."""
_MEANT: Final = frozenset({"meaning", "clause"})
"""What a heading says of words that are no labels."""


def add_by_place(subjects: Sequence[Subject], made: Sequence[Evidence]) -> None:
    """Add what the places say of each column to the evidence on it.

    Labels stand left, the reason right; left of the first level only a label of the block.
    """
    levels = _levels(subjects)
    if not levels:
        _name_alone(subjects, made)
        return
    first, last = levels[0][0], levels[-1][0]
    first_value = next(
        (place for place, subject in enumerate(subjects) if place > last and SAID & subject.roles),
        last + 1,
    )
    _by_groups(subjects[:first], made, LEVELS[: levels[0][1]])
    for (left, above), (right, below) in pairwise(levels):
        _by_groups(subjects[left + 1 : right], made[left + 1 :], LEVELS[above + 1 : below])
    _by_groups(subjects[last + 1 : first_value], made[last + 1 :], LEVELS[levels[-1][1] + 1 :])
    _by_levels(made, levels, first_value)
    _by_scores(subjects, made, last)
    for place in range(last + 1, len(subjects)):
        beside = [*subjects[last + 1 : place][-1:], *subjects[place + 1 : place + 2]]
        profile = subjects[place].profile
        if profile.common * 2 >= profile.filled > 0 and any(map(_is_target, beside)):
            made[place].add("unit", 3)
    if made and subjects[-1].profile.filled <= subjects[-1].profile.blank:
        made[-1].add("reason", 2)


def _by_levels(
    made: Sequence[Evidence], levels: Sequence[tuple[int, int]], first_value: int
) -> None:
    """What it says of a column on which side of each level it stands."""
    first, last = levels[0][0], levels[-1][0]
    for place, evidence in enumerate(made):
        for role in (*SAID, "nature", "unit"):
            if place < first or (place < last and levels[0][1] < levels[-1][1]):
                evidence.add(role, NEVER)
        for other, rank in levels:
            for own, role in enumerate(LEVELS):
                if (place < other and own >= rank) or (place > other and own <= rank):
                    evidence.add(role, -6)
        if place > first_value:
            for role in LEVELS:
                evidence.add(role, -6)
        if place == last + 1 and levels[-1][1] < 2:
            evidence.add(LEVELS[levels[-1][1] + 1], 3)
        elif place == first - 1 and levels[0][1] == 1:
            evidence.add(LEVELS[0], 3)


def _by_scores(subjects: Sequence[Subject], made: Sequence[Evidence], last: int) -> None:
    """What it says of a column right of the `last` level where the points and scores stand."""
    scores = [
        place
        for place, subject in enumerate(subjects)
        if place > last and {"points", "claimed"} & subject.roles
    ]
    for place in range(last + 1, len(subjects)):
        if spoken_for(subjects[place].label).keys() >= _EXPLAINS:
            left = bool(scores) and place < scores[0]
            made[place].add("meaning" if left else "reason", AHEAD)
    for place in range(last + 1, scores[-1] if scores else 0):
        made[place].add("value", 2)
        made[place].add("actual", 2)
        before = subjects[place - 1]
        if "value" in before.roles or before.profile.signed * 3 > before.profile.filled:
            made[place].add("actual", 3)


def _name_alone(subjects: Sequence[Subject], made: Sequence[Evidence]) -> None:
    """Where no heading names a level, the last labels left of all that is said are the names."""
    labels = takewhile(
        lambda place: not SAID & subjects[place].roles,
        range(len(subjects)),
    )
    names = [at for at in labels if _is_words(subjects[at]) and not subjects[at].profile.blank]
    for place in names[-1:]:
        made[place].add("name", ENOUGH)


def _is_target(subject: Subject) -> bool:
    return bool(subject.roles & {"value", "nature", INITIAL})


def _levels(subjects: Sequence[Subject]) -> list[tuple[int, int]]:
    """The columns whose headings name a level, left to right, each with its rank.

    A heading that may name one counts where no other does for sure, and labels stand under it.
    """
    sure: list[tuple[int, int]] = []
    likely: list[tuple[int, int]] = []
    for rank, role in enumerate(LEVELS):
        said = [_says(each, role) for each in subjects]
        certain = [(place, rank) for place, weight in enumerate(said) if weight >= KNOWN]
        maybe = [
            (place, rank)
            for place, weight in enumerate(said)
            if weight and _is_words(subjects[place])
        ]
        sure += certain
        likely += certain or maybe[-1:]
    ranks = [rank for _, rank in sorted(likely)]
    return sorted(likely) if ranks == sorted(ranks) else sorted(sure)


def _says(subject: Subject, role: str) -> int:
    """How strongly a heading names a level; the whole of it may, where its words do not."""
    said = spoken_for(subject.label).get(role, 0)
    return said or (KNOWN if subject.exact == role else 0)


def _is_words(subject: Subject) -> bool:
    """Whether labels that differ stand under a column, and no figures."""
    return not subject.profile.figures and len(subject.profile.texts) > 1


def _by_groups(columns: Sequence[Subject], made: Sequence[Evidence], roles: Sequence[str]) -> None:
    """Columns of words that differ, left of the names, are the levels whatever their heading."""
    groups = [
        place
        for place, subject in enumerate(columns)
        if _is_words(subject) and not _MEANT & spoken_for(subject.label).keys()
    ]
    for place, role in zip(groups, roles, strict=False):
        made[place].add(role, ENOUGH + 1)
