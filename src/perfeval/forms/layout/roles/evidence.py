"""What speaks for each role of a column: its heading, what stands under it, where it stands.

A weight of ten is a word that is sure; a role needs `ENOUGH`, and must be `AHEAD` of any other
reading of the table. Nothing here decides: that is `layout.assignment`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile
from typing import Final

from attrs import define, field, frozen

from perfeval.forms.layout.roles.adjusted import INITIAL
from perfeval.forms.layout.roles.profile import Profile
from perfeval.forms.words.cores import LEVELS, SAID, spoken_for
from perfeval.numbers.decimals import ATOMS

__all__ = ["AHEAD", "ENOUGH", "Evidence", "Subject", "weighed"]

ENOUGH: Final = 7
AHEAD: Final = 3
_EXACT: Final = 16
_KNOWN: Final = 10
_AGAIN: Final = 4
_NEVER: Final = -40
_HUNDRED: Final = 100 * ATOMS
_TOTALS: Final = frozenset(number * ATOMS for number in (100, 90, 80, 95, 85))


@frozen
class Subject:
    """A column as it is judged: its texts, the role its heading is known by, and its profile."""

    texts: tuple[str, ...]
    exact: str
    profile: Profile

    @property
    def label(self) -> str:
        """The text directly over the column."""
        return self.texts[-1] if self.texts else ""


@define
class Evidence:
    """What speaks for the roles of one column: each role with its weight."""

    weights: dict[str, int] = field(factory=dict)

    def add(self, role: str, weight: int) -> None:
        """Something more that speaks for a role, or against it."""
        self.weights[role] = self.weights.get(role, 0) + weight


def weighed(subjects: Sequence[Subject], *, whole: bool) -> list[Evidence]:
    """The evidence on each column. `whole`: the profiles are of all the rows of the table."""
    made = [Evidence() for _ in subjects]
    seen: set[str] = set()
    for subject, evidence in zip(subjects, made, strict=True):
        _by_words(subject, evidence, again=subject.exact in seen)
        seen.add(subject.exact)
        _by_cells(subject.profile, evidence)
    _by_sums(subjects, made, whole=whole)
    _by_worth(subjects, made)
    _by_place(subjects, made)
    return made


def _by_words(subject: Subject, evidence: Evidence, *, again: bool) -> None:
    if subject.exact:
        sure = spoken_for(subject.label).keys() <= {subject.exact}
        weight = (_EXACT if sure else _KNOWN) - (_AGAIN if again else 0)
        evidence.add(subject.exact, weight)
    own: Mapping[str, int] = spoken_for(subject.label)
    for role, weight in own.items():
        evidence.add(role, weight if role != subject.exact else 0)
    for text in () if own or subject.exact else subject.texts[:-1]:
        for role, weight in spoken_for(text).items():
            evidence.add(role, weight // 2)


def _by_cells(profile: Profile, evidence: Evidence) -> None:
    if not profile.filled:
        evidence.add("reason", 1)
        return
    figures = profile.most(profile.figures)
    if profile.most(profile.plain):
        small = all(0 <= number <= _HUNDRED for number in profile.numbers.values())
        for role in ("points", "claimed"):
            evidence.add(role, 4 if small else -6)
        evidence.add("value", -1)
        evidence.add("actual", -1)
    else:
        few = -8 if profile.plain * 2 < profile.filled else -2
        for role in ("points", "claimed"):
            evidence.add(role, few)
    if profile.signed * 3 > profile.filled:
        evidence.add("value", 6)
        evidence.add("actual", -4)
    if (profile.measured + profile.percents) * 2 >= profile.filled:
        evidence.add("value", 2)
        evidence.add("actual", 3)
    if figures:
        for role in (*LEVELS, "reason", "clause", "meaning", "nature", "unit"):
            evidence.add(role, -8)
        return
    _by_texts(profile, evidence)


def _by_texts(profile: Profile, evidence: Evidence) -> None:
    most = profile.most(profile.clauses) and len(profile.texts) > 2
    if most or (profile.clauses * 2 >= profile.filled and profile.long):
        evidence.add("clause", ENOUGH)
    elif profile.long * 2 >= profile.filled:
        evidence.add("clause", 1)
        evidence.add("meaning", 2)
    elif not profile.clauses:
        evidence.add("clause", -AHEAD)
    if profile.blank > profile.filled or profile.most(profile.reasons):
        evidence.add("reason", 3)
    if profile.most(profile.natures):
        evidence.add("nature", 8)
    elif profile.most(profile.units):
        evidence.add("unit", 5)
    if profile.most(profile.groups):
        evidence.add("level1", 4)
    if profile.most(profile.kinds):
        evidence.add("level2", 3)
    repeated = profile.merged or profile.blank or len(profile.texts) < profile.filled
    evidence.add("level1", 1 if repeated else -1)
    evidence.add("level2", 1 if repeated else -1)
    if len(profile.texts) * 10 >= profile.filled * 9 and profile.filled > profile.blank:
        evidence.add("name", 4)


def _by_sums(subjects: Sequence[Subject], made: Sequence[Evidence], *, whole: bool) -> None:
    """Scores do not exceed points row by row, and points add up to a round total."""
    numbers = [subject.profile.numbers for subject in subjects]
    scored = [
        place
        for place, subject in enumerate(subjects)
        if subject.profile.most(subject.profile.plain)
    ]
    for place in scored:
        if whole and sum(numbers[place].values()) in _TOTALS:
            made[place].add("points", 2)
        for other in scored:
            rows = numbers[place].keys() & numbers[other].keys()
            pairs = [(numbers[place][row], numbers[other][row]) for row in rows]
            if len(pairs) > 1 and _is_never_less(pairs):
                _exceeds(made, place, other)
    if len(scored) == 2:
        made[scored[0]].add("points", 1)
        made[scored[1]].add("claimed", 1)


def _by_worth(subjects: Sequence[Subject], made: Sequence[Evidence]) -> None:
    """Where each name says what its row is worth, a column without a word for points has others."""
    profiles = [subject.profile for subject in subjects]
    if any(each.most(each.worth) and each.filled > each.blank + each.merged for each in profiles):
        for subject, evidence in zip(subjects, made, strict=True):
            if "points" not in {subject.exact, *spoken_for(subject.label)}:
                evidence.add("points", _NEVER)


def _is_never_less(pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether the first of each pair is not less than the second, and once is more."""
    return all(own >= its for own, its in pairs) and any(own > its for own, its in pairs)


def _exceeds(made: Sequence[Evidence], place: int, other: int) -> None:
    """What it says that the figures of one column are nowhere less than those of another."""
    made[place].add("points", 4)
    made[other].add("claimed", 4)
    made[other].add("points", -4)
    made[place].add("claimed", -4)


def _by_place(subjects: Sequence[Subject], made: Sequence[Evidence]) -> None:
    """Labels stand left, the reason right; left of the first level only a label of the block."""
    levels = _levels(subjects)
    if not levels:
        _name_alone(subjects, made)
        return
    first, last = levels[0][0], levels[-1][0]
    first_value = next(
        (
            place
            for place, subject in enumerate(subjects)
            if place > last and (subject.exact in SAID or SAID & spoken_for(subject.label).keys())
        ),
        last + 1,
    )
    _by_groups(subjects[:first], made, LEVELS[: levels[0][1]])
    for (left, above), (right, below) in pairwise(levels):
        _by_groups(subjects[left + 1 : right], made[left + 1 :], LEVELS[above + 1 : below])
    _by_groups(subjects[last + 1 : first_value], made[last + 1 :], LEVELS[levels[-1][1] + 1 :])
    for place, evidence in enumerate(made):
        for role in (*SAID, "nature", "unit"):
            if place < first or (place < last and levels[0][1] < levels[-1][1]):
                evidence.add(role, _NEVER)
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
    scores = [
        place
        for place, subject in enumerate(subjects)
        if place > last and {"points", "claimed"} & {subject.exact, *spoken_for(subject.label)}
    ]
    for place in range(last + 1, scores[-1] if scores else 0):
        made[place].add("value", 2)
        made[place].add("actual", 2)
        before = subjects[place - 1]
        known = before.exact == "value" or "value" in spoken_for(before.label)
        if known or before.profile.signed * 3 > before.profile.filled:
            made[place].add("actual", 3)
    for place in range(last + 1, len(subjects)):
        beside = [*subjects[last + 1 : place][-1:], *subjects[place + 1 : place + 2]]
        profile = subjects[place].profile
        if profile.common * 2 >= profile.filled > 0 and any(map(_is_target, beside)):
            made[place].add("unit", 3)
    if made and subjects[-1].profile.filled <= subjects[-1].profile.blank:
        made[-1].add("reason", 2)


def _name_alone(subjects: Sequence[Subject], made: Sequence[Evidence]) -> None:
    """Where no heading names a level, the last labels left of all that is said are the names."""
    labels = takewhile(
        lambda place: not SAID & {subjects[place].exact, *spoken_for(subjects[place].label)},
        range(len(subjects)),
    )
    names = [at for at in labels if _is_words(subjects[at]) and not subjects[at].profile.blank]
    for place in names[-1:]:
        made[place].add("name", ENOUGH)


def _is_target(subject: Subject) -> bool:
    said = {subject.exact, *spoken_for(subject.label)}
    return bool(said & {"value", "nature", INITIAL})


def _levels(subjects: Sequence[Subject]) -> list[tuple[int, int]]:
    """The columns whose headings name a level, left to right, each with its rank.

    A heading that may name one counts where no other does for sure, and labels stand under it.
    """
    sure: list[tuple[int, int]] = []
    likely: list[tuple[int, int]] = []
    for rank, role in enumerate(LEVELS):
        said = [_says(each, role) for each in subjects]
        certain = [(place, rank) for place, weight in enumerate(said) if weight >= _KNOWN]
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
    return said or (_KNOWN if subject.exact == role else 0)


def _is_words(subject: Subject) -> bool:
    """Whether labels that differ stand under a column, and no figures."""
    return not subject.profile.figures and len(subject.profile.texts) > 1


def _by_groups(columns: Sequence[Subject], made: Sequence[Evidence], roles: Sequence[str]) -> None:
    """Columns of words that differ, left of the names, are the levels whatever their heading."""
    groups = [place for place, subject in enumerate(columns) if _is_words(subject)]
    for place, role in zip(groups, roles, strict=False):
        made[place].add(role, ENOUGH + 1)
