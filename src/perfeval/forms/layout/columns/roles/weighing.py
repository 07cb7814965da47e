"""The evidence on the columns of a table: their headings, what stands under them, and sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from perfeval.forms.layout.columns.roles.derived import is_rate
from perfeval.forms.layout.columns.roles.evidence import (
    AHEAD,
    ENOUGH,
    KNOWN,
    NEVER,
    Evidence,
    Subject,
)
from perfeval.forms.layout.columns.roles.profile import Profile
from perfeval.forms.layout.columns.roles.standing import add_by_place
from perfeval.forms.words.cores import LEVELS, spoken_for
from perfeval.numbers.decimals import ATOMS

__all__ = ["weighed"]

_EXACT: Final = 16
_AGAIN: Final = 4
_HUNDRED: Final = 100 * ATOMS
_TOTALS: Final = frozenset(number * ATOMS for number in (100, 90, 80, 95, 85))
"""What the points of all rows come to: 100, or what the funds leave of it."""


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
    _by_rules(subjects, made)
    _by_rates(subjects, made)
    add_by_place(subjects, made)
    return made


def _by_words(subject: Subject, evidence: Evidence, *, again: bool) -> None:
    if subject.exact:
        sure = spoken_for(subject.label).keys() <= {subject.exact}
        weight = (_EXACT if sure else KNOWN) - (_AGAIN if again else 0)
        evidence.add(subject.exact, weight)
    own: Mapping[str, int] = spoken_for(subject.label)
    for role, weight in own.items():
        evidence.add(role, weight if role != subject.exact else 0)
    for text in () if own or subject.exact else subject.stack.texts[:-1]:
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
    if profile.gives_points() or (profile.clauses * 2 >= profile.filled and profile.long):
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
        if subject.profile.most(subject.profile.plain) and _may_score(subject)
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


def _may_score(subject: Subject) -> bool:
    """Whether the words of a heading leave it open, or say that scores stand below: no target."""
    words = {*spoken_for(subject.label), subject.exact} - {""}
    return not words or not words.isdisjoint({"points", "claimed"})


def _by_worth(subjects: Sequence[Subject], made: Sequence[Evidence]) -> None:
    """Where each name says what its row is worth, a column without a word for points has others."""
    profiles = [subject.profile for subject in subjects]
    if any(each.most(each.worth) and each.filled > each.blank + each.merged for each in profiles):
        for subject, evidence in zip(subjects, made, strict=True):
            if "points" not in subject.roles:
                evidence.add("points", NEVER)


def _by_rules(subjects: Sequence[Subject], made: Sequence[Evidence]) -> None:
    """Where nothing is called a result, rules for points are no targets: 标准值 over 扣1分."""
    if any("actual" in each.roles for each in subjects):
        return
    for subject, evidence in zip(subjects, made, strict=True):
        if subject.profile.gives_points():
            evidence.add("value", NEVER)


def _by_rates(subjects: Sequence[Subject], made: Sequence[Evidence]) -> None:
    """完成率 is no result where another column is called one."""
    rates = [is_rate(subject.label) for subject in subjects]
    pairs = zip(subjects, rates, strict=True)
    if any("actual" in subject.roles and not rate for subject, rate in pairs):
        for rate, evidence in zip(rates, made, strict=True):
            if rate:
                evidence.add("actual", NEVER)


def _is_never_less(pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether the first of each pair is not less than the second, and once is more."""
    return all(own >= its for own, its in pairs) and any(own > its for own, its in pairs)


def _exceeds(made: Sequence[Evidence], place: int, other: int) -> None:
    """What it says that the figures of one column are nowhere less than those of another."""
    made[place].add("points", 4)
    made[other].add("claimed", 4)
    made[other].add("points", -4)
    made[place].add("claimed", -4)
