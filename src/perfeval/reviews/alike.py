"""Like faults judged in unlike ways: the same remark, and not as much taken off for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from attrs import frozen

from perfeval.audit import Code, Finding, Place, Severity
from perfeval.errors import InputError
from perfeval.numbers.decimals import PLACES
from perfeval.numbers.printed import Points
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import Score
from perfeval.text.labels import squeeze

__all__ = ["UNALIKE", "unalike"]

UNALIKE: Final = Code(
    id="judgement.unalike",
    severity=Severity.WARNING,
    source="复核尺度应当一致",
    meaning_zh="复核意见相同，扣分却不同",
    meaning_en="the same remark, and other points taken off",
    zh="复核意见“{remark}”：本行分值 {worth}，判 {printed} 分；同样的意见在“{other}”"
    "（分值 {other_worth}）判 {other_judged} 分，按同一尺度应为 {computed} 分；请核对",
    en="the remark {remark}: {printed} of {worth} points; for the same remark {other} has "
    "{other_judged} of {other_worth}, which would be {computed} here",
)


def unalike(cards: Iterable[Scorecard]) -> tuple[Finding, ...]:
    """Where a reviewer took other points off for the same remark, in one form or in several.

    Rows are alike where their remarks say the same, whatever their blanks. As much is taken off
    where the points are the same, or the share of the row. Each row that differs from most is
    named, with one of those; of two, the second. Raises `InputError` for what is no scorecard.

    >>> unalike([score(loads(example("yueyanglou-2023")), get_rubric("yueyanglou-annex-2"))])
    ()
    """
    rows: dict[str, list[_Judged]] = {}
    for card in _checked(cards):
        for score in card.rows:
            if score.judged is not None and score.out_of.atoms and score.remark.strip():
                words = " / ".join((card.unit, *score.path, score.name))
                judged = _Judged(words, score, score.judged)
                rows.setdefault(squeeze(score.remark), []).append(judged)
    return tuple(found for same in rows.values() for found in _differing(same))


@frozen
class _Judged:
    """A row that was judged with a remark, and its place."""

    words: str
    score: Score
    points: Points

    @property
    def lost(self) -> int:
        """What was taken off, in atoms."""
        return self.score.out_of.atoms - self.points.atoms

    @property
    def share(self) -> Fraction:
        """The share of the row that was taken off."""
        return Fraction(self.lost, self.score.out_of.atoms)


def _checked(cards: object) -> Iterator[Scorecard]:
    for each in cards if isinstance(cards, Iterable) else (cards,):
        if not isinstance(each, Scorecard):
            raise InputError("unalike", each, "an iterable of Scorecard")
        yield each


def _differing(rows: Sequence[_Judged]) -> Iterator[Finding]:
    """The rows that differ from the measure that fits most of them, be it a share or points."""
    shares, losses = Counter(row.share for row in rows), Counter(row.lost for row in rows)
    share, by_share = shares.most_common(1)[0]
    lost, by_points = losses.most_common(1)[0]
    shared = by_share >= by_points
    like = [row.share == share if shared else row.lost == lost for row in rows]
    first = rows[like.index(True)]
    for row in (row for row, fits in zip(rows, like, strict=True) if not fits):
        worth = row.score.out_of
        off = share * worth.fraction if shared else Points.of_atoms(lost).fraction
        yield UNALIKE.at(
            Place(row.words),
            printed=row.points.plain,
            computed=Points.rounded(max(worth.fraction - off, Fraction(0)), PLACES).plain,
            remark=row.score.remark,
            worth=worth.plain,
            other=first.words,
            other_worth=first.score.out_of.plain,
            other_judged=first.points.plain,
        )
