"""A comparison of two scorecards, row by row."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import cast

from attrs import field, frozen

from perfeval.comparison.row_pairs import alone, interleaved
from perfeval.errors import InputError
from perfeval.filing.structure import maybe, of_kind
from perfeval.numbers.printed import Points
from perfeval.scoring.labels import label_of, part_of
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import Score

__all__ = ["ComparedRow", "Comparison", "Stage", "compare"]


class Stage(enum.Enum):
    """Which of the three scores is compared: computed, claimed by the unit, or as reviewed.

    >>> Stage("claimed") is Stage.CLAIMED
    True
    """

    COMPUTED = "computed"
    CLAIMED = "claimed"
    REVIEWED = "reviewed"

    def points(self, score: Score) -> Points | None:
        """The points of a row at this stage; None where it has none."""
        if self is Stage.COMPUTED:
            return score.earned
        return score.claimed if self is Stage.CLAIMED else score.reviewed

    def total(self, card: Scorecard) -> Points:
        """The total of a card at this stage."""
        if self is Stage.COMPUTED:
            return card.total
        return card.claimed_total if self is Stage.CLAIMED else card.reviewed_total

    def out_of(self, card: Scorecard) -> Points:
        """Of how many points that total is; a claim is of all."""
        if self is Stage.COMPUTED:
            return card.scored_out_of
        return card.out_of if self is Stage.CLAIMED else card.reviewed_out_of


@frozen(kw_only=True)
class ComparedRow:
    """A row of both cards, or of one of them: then the other side is None.

    `before` and `after` are the scores, `points_before` and `points_after` their points at the
    stage that is compared. Raises `InputError` where both sides are None.

    >>> card = score(loads(example("yueyanglou-2023")), get_rubric("yueyanglou-annex-2"))
    >>> row = compare(card, card).rows[-1]
    >>> row.score.name, row.points_after.plain, row.differs
    ('群众满意率', '9', False)
    """

    before: Score | None = maybe("the first score of a row", Score)
    after: Score | None = maybe("the second score of a row", Score)
    points_before: Points | None = maybe("the first points of a row", Points)
    points_after: Points | None = maybe("the second points of a row", Points)

    def __attrs_post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise InputError("a compared row", None, "a score on one side at least")

    @property
    def score(self) -> Score:
        """The score after, or before where the row is gone: by it the row is named."""
        return cast("Score", self.before) if self.after is None else self.after

    @property
    def change(self) -> Points | None:
        """How many points more the row has after; None where a side has none."""
        if self.points_before is None or self.points_after is None:
            return None
        return self.points_after - self.points_before

    @property
    def differs(self) -> bool:
        """Whether the points differ, or one side alone has any."""
        return self.points_before != self.points_after


@frozen(kw_only=True)
class Comparison:
    """Two scorecards, `before` and `after`, and which score of each is compared.

    >>> card = score(loads(example("yueyanglou-2023")), get_rubric("yueyanglou-annex-2"))
    >>> compare(card, card, before_at=Stage.CLAIMED).change.plain
    '0'
    """

    before: Scorecard = field(**of_kind("the first scorecard", Scorecard))
    after: Scorecard = field(**of_kind("the second scorecard", Scorecard))
    before_at: Stage = field(default=Stage.COMPUTED, **of_kind("the first stage", Stage))
    after_at: Stage = field(default=Stage.COMPUTED, **of_kind("the second stage", Stage))

    @property
    def total_before(self) -> Points:
        """The first total."""
        return self.before_at.total(self.before)

    @property
    def total_after(self) -> Points:
        """The second total."""
        return self.after_at.total(self.after)

    @property
    def change(self) -> Points:
        """How many points more the second total has."""
        return self.total_after - self.total_before

    @property
    def rows(self) -> tuple[ComparedRow, ...]:
        """The rows of both cards in the order of the first, each new one behind its neighbour.

        Rows belong together by their keys; the others by their names and the labels above them,
        where only one row of each card has these.
        """
        before, after = self.before.rows, self.after.rows
        both = interleaved(before, after, _partners(before, after))
        return tuple(self._row(one, other) for one, other in both)

    def _row(self, before: Score | None, after: Score | None) -> ComparedRow:
        return ComparedRow(
            before=before,
            after=after,
            points_before=None if before is None else self.before_at.points(before),
            points_after=None if after is None else self.after_at.points(after),
        )


def compare(
    before: Scorecard,
    after: Scorecard,
    *,
    before_at: Stage = Stage.COMPUTED,
    after_at: Stage = Stage.COMPUTED,
) -> Comparison:
    """Two scorecards beside each other: of two years, two units, two editions of a rubric.

    The same card twice, `before_at` claimed and `after_at` computed or reviewed, shows what became
    of a claim. Raises `InputError` for what is no scorecard and no stage.

    >>> card = score(loads(example("yueyang-2020")), get_rubric("yueyang-annex-3-1"))
    >>> made = compare(card, card, before_at=Stage.CLAIMED, after_at=Stage.COMPUTED)
    >>> made.total_before.plain, made.total_after.plain, made.change.plain
    ('99', '15', '-84')
    """
    return Comparison(before=before, after=after, before_at=before_at, after_at=after_at)


def _partners(before: Sequence[Score], after: Sequence[Score]) -> list[tuple[Score, Score]]:
    """Which row of the first card is which of the second."""
    of_key = {score.key: score for score in after}
    pairs = [(score, of_key[score.key]) for score in before if score.key in of_key]
    paired = {score.key for score, _ in pairs}
    left, right = (
        alone([score for score in side if score.key not in paired], _name)
        for side in (before, after)
    )
    pairs += [(left[name], right[name]) for name in left.keys() & right.keys()]
    return pairs


def _name(score: Score) -> tuple[str, ...]:
    return (*map(part_of, score.path), label_of(score.name))
