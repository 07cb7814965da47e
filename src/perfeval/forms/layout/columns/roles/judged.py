"""The columns of a table by all that speaks for their roles, and the doubts that are left.

A heading that is known by its words, alone of its kind and in its place, decides at once. The
others are judged with what stands under them in the first rows; what stays open is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from attrs import evolve, frozen

from perfeval.forms.layout.columns.columns import Columns, Heading, put_aside
from perfeval.forms.layout.columns.headings import one_points
from perfeval.forms.layout.columns.joined_cells import (
    is_of_score_and_points,
    is_of_target_and_actual,
    is_of_two_levels,
)
from perfeval.forms.layout.columns.roles.adjusted import INITIAL, one_target, with_result
from perfeval.forms.layout.columns.roles.assignment import Choice, assigned
from perfeval.forms.layout.columns.roles.derived import derived, without_review, without_sums
from perfeval.forms.layout.columns.roles.evidence import Evidence, Subject
from perfeval.forms.layout.columns.roles.heading_block import Block
from perfeval.forms.layout.columns.roles.level_labels import with_labelled_levels
from perfeval.forms.layout.columns.roles.one_year import (
    one_year,
    without_part_year,
    without_whole_run,
)
from perfeval.forms.layout.columns.roles.parted import parted
from perfeval.forms.layout.columns.roles.profile import Profile
from perfeval.forms.layout.columns.roles.weighing import weighed
from perfeval.forms.layout.columns.stacks import Stack
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.words.cores import LEVELS, ROLE_NAMES, SAID, spoken_for
from perfeval.forms.words.labels import Roles, role_of
from perfeval.forms.words.vocabulary import is_total
from perfeval.text.labels import joined

__all__ = ["UNNAMED", "Judged", "judged"]

_CAUSE: Final = re.compile("原因|理由")
_SAMPLE: Final = 40
_WIDEST: Final = 24
_MANY: Final = 6
_AMBIGUOUS: Final = frozenset({"value", "actual"})
"""What a label of the block may seem to be: 绩效目标, 指标完成情况."""
_SAID: Final = frozenset({"actual", "clause"})
"""What stands beside a target: without either it may be a rule for points."""
UNNAMED: Final = "（没有标题的一栏）"


@frozen
class Judged:
    """The columns, and for each column in doubt its heading, and what it may be."""

    columns: Columns
    doubts: tuple[tuple[str, str], ...] = ()


def judged(block: Block, lines: Sequence[Line], roles: Roles) -> Judged:
    """The columns of a heading block of `lines`, each with its role where there is one.

    Several recognisers ask in turn, so the line that the block begins with keeps the answers.
    """
    asked = (roles, block.stacks, block.aligned, *_sample(block, lines))
    kept: list[tuple[object, Judged]] = lines[block.first].judged
    for before, found in kept:
        if before == asked:
            return found
    made = _judged(*asked)
    kept.append((asked, made))
    return made


def _judged(
    roles: Roles, given: tuple[Stack, ...], aligned: bool, rows: list[Line], whole: bool
) -> Judged:
    """The columns of stacks of headings over the first `rows`; `whole` says that these are all."""
    stacks = parted(given, rows, roles, aligned=aligned)
    plain = tuple(
        Heading(stack.start, stack.end, joined(stack.label), role_of(stack.label, roles))
        for stack in stacks
    )
    single = without_sums(without_review(plain), ["".join(stack.texts) for stack in stacks])
    of_year = without_part_year(one_year(single, stacks), stacks)
    once = one_points(without_whole_run(of_year))
    once = with_result(one_target(once, stacks))
    dropped = {
        at for at, item in enumerate(once) if item.aside or (plain[at].role and not item.role)
    }
    if len(once) > _WIDEST:
        return Judged(Columns(once, aligned))
    unnamed = Columns(
        tuple(Heading(item.start, item.end, item.label, "") for item in once), aligned
    )
    profiles = _profiles(unnamed, rows)
    once, unclear = with_labelled_levels(once, profiles)
    if not unclear and _is_plain(once, stacks):
        return Judged(Columns(once, aligned))
    once = _one_reason(_one_nature(once, profiles))
    subjects = [
        Subject(evolve(stack, texts=()) if at in dropped else stack, item.role, profile)
        for at, (stack, item, profile) in enumerate(zip(stacks, once, profiles, strict=True))
    ]
    known = frozenset(role for role, _ in roles.pairs)
    evidence = [
        Evidence() if item.aside else each
        for item, each in zip(once, weighed(subjects, whole=whole), strict=True)
    ]
    choices = [
        Choice("", LEVELS[:2]) if at in unclear else choice
        for at, choice in enumerate(assigned(evidence, _fixed(once, profiles), known | {"meaning"}))
    ]
    again = derived([item.label for item in once], profiles, [choice.role for choice in choices])
    items = tuple(
        evolve(
            item,
            role=choice.role if choice.role in known | {INITIAL} else "",
            aside=item.aside or at in again,
        )
        for at, (item, choice) in enumerate(zip(once, choices, strict=True))
    )
    where = f"（{rows[0].at}至{rows[-1].at}）" if rows else ""
    doubts = tuple(
        (label, f"“{label}”一栏{_may_be(rivals)}，未录{where}")
        for label, rivals in _doubts(subjects, choices, _first(items), dropped | again)
    )
    return Judged(Columns(items, aligned), doubts)


def _may_be(rivals: Sequence[str]) -> str:
    names = "、".join(ROLE_NAMES[role] for role in rivals)
    return f"可能是{names}" if names else "看不出是什么"


def _first(items: Sequence[Heading]) -> int:
    """The place of the first column that has a role."""
    return next((place for place, item in enumerate(items) if item.role), len(items))


def _doubts(
    subjects: Sequence[Subject], choices: Sequence[Choice], first: int, known: set[int]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Columns that two roles fit as well, and columns of figures that none fits.

    `known` are the places of those that are understood without one.
    """
    for place, (subject, choice) in enumerate(zip(subjects, choices, strict=True)):
        figures = subject.profile.figures * 2 > subject.profile.filled
        lost = not choice.role and figures and place > first
        if subject.profile.filled and place not in known and (choice.rivals or lost):
            yield joined(subject.label) or UNNAMED, choice.rivals


def _is_plain(items: Sequence[Heading], stacks: Sequence[Stack]) -> bool:
    """Whether every column has a heading that is known by its words, each once, levels first.

    A target without a result may be a rule for points: what stands under it tells.
    """
    named = [item.role for item in items]
    ranks = [place for place, item in enumerate(items) if item.role in LEVELS]
    orderly = not any(item.role in SAID for item in items[: ranks[-1]]) if ranks else True
    unanimous = all(_is_sure(item) for item in items if item.role)
    whole = all(named) and all(stack.texts for stack in stacks)
    told = "value" not in named or not _SAID.isdisjoint(named)
    return whole and told and len(set(named)) == len(named) and orderly and unanimous


def _is_sure(item: Heading) -> bool:
    roles = spoken_for(item.label)
    own = item.role in {"serial", "unit", INITIAL} or (item.role == "actual" and "value" in roles)
    return not roles or own or (item.role in roles and len(roles) == 1)


def _fixed(items: Sequence[Heading], profiles: Sequence[Profile]) -> dict[int, str]:
    """The columns whose headings decide at once: known, alone of their kind, in their place.

    What stands left of all levels may be a label of the block, where no figures stand under it.
    """
    found: dict[int, str] = {}
    named = [item.role for item in items]
    levels = [place for place, item in enumerate(items) if item.role in LEVELS or _may_name(item)]
    for place, (item, profile) in enumerate(zip(items, profiles, strict=True)):
        ahead = item.role in _AMBIGUOUS and bool(levels) and place < levels[0]
        left = ahead and profile.figures * 2 <= profile.filled
        rival = item.role == "name" and any(_may_name(other) for other in items[place + 1 :])
        if is_of_two_levels(item.label) and not {"level2", "name"} & set(named):
            found[place] = "name"
        if is_of_score_and_points(item.label) and not {"points", "claimed"} & set(named):
            found[place] = "claimed"
        if is_of_target_and_actual(item.label) and not {"value", "actual"} & set(named):
            found[place] = "value"
        ruled = item.role == "value" and _SAID.isdisjoint(named) and profile.gives_points()
        apart = left or rival or ruled
        if item.role and named.count(item.role) == 1 and not apart and _is_sure(item):
            found[place] = item.role
    return found


def _may_name(item: Heading) -> bool:
    """Whether a heading may be of the names of the rows, or of a level above them."""
    return not item.role and bool(spoken_for(item.label).keys() & set(LEVELS))


def _sample(block: Block, lines: Sequence[Line]) -> tuple[list[Line], bool]:
    """The first rows under a heading, up to the total; and whether these are all of them.

    Rows under the same heading on another page are rows under it.
    """
    found: list[Line] = []
    for below, until in block.alike:
        grid = lines[below - 1].grid
        for line in islice(lines, below, until):
            if line.grid is not grid or (line.texts and is_total(line.texts[0])):
                break
            if len(found) == _SAMPLE:
                return found, False
            found.append(line)
    return found, True


def _one_nature(items: tuple[Heading, ...], profiles: Sequence[Profile]) -> tuple[Heading, ...]:
    """The columns; of 指标性质 (定量) beside one of signs (≥) the latter, whatever its heading."""
    natures = [at for at, item in enumerate(items) if item.role == "nature"]
    unknown = (at for at, item in enumerate(items) if not (item.role or item.aside))
    natures += [at for at in unknown if natures and profiles[at].most(profiles[at].signs)]
    kept = max(natures, key=lambda at: profiles[at].signs, default=-1)
    roles = {at: "nature" if at == kept else "" for at in natures}
    return tuple(
        evolve(item, role=roles.get(at, item.role), aside=item.aside or roles.get(at) == "")
        for at, item in enumerate(items)
    )


def _one_reason(items: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The columns; of 未完成原因 beside 改进措施 the former, where only one is of a cause."""
    reasons = [item for item in items if item.role == "reason"]
    causes = [item for item in reasons if _CAUSE.search(item.label)]
    apart = reasons if len(causes) == 1 else []
    return put_aside(items, (item in apart and item not in causes for item in items))


def _profiles(columns: Columns, rows: Iterable[Line]) -> list[Profile]:
    """What stands under each column; rows of another shape than the heading say nothing."""
    made = [Profile() for _ in columns.items]
    places = {id(item): place for place, item in enumerate(columns.items)}
    for number, line in enumerate(rows):
        few = len(line.texts) < (2 if len(made) < _MANY else 3)  # a label and a text: a remark
        if few or (not columns.aligned and len(line.cells) != len(made)):
            continue
        pairs = reversed(columns.pairs(line.cells))  # the first cell of a column counts
        first = {id(heading): cell for heading, cell in pairs if id(heading) in places}
        for place, cell in ((places[key], cell) for key, cell in first.items()):
            if cell.text.strip():
                made[place].add(number, cell.text)
            elif cell.continues:
                made[place].merged += 1
            else:
                made[place].blank += 1
        for place in set(range(len(made))) - {places[key] for key in first}:
            made[place].blank += 1
    return made
