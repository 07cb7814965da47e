"""A scorecard: the scores of one form, and the totals that are derived from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from attrs import field, frozen

from perfeval.errors import InputError, Phrase
from perfeval.filing.sources import of_year
from perfeval.filing.structure import many, maybe, of_places
from perfeval.numbers.printed import Points
from perfeval.rubric.criteria import CapTotal
from perfeval.rubric.ratings import Rating
from perfeval.rules import Because
from perfeval.rules.because import Sentence
from perfeval.scoring.deferred.values import Deferred
from perfeval.scoring.parts import Parts, PointsOf
from perfeval.scoring.scores import (
    PoolCap,
    Score,
    Step,
    VetoOutcome,
    of_scored_points,
    points_of,
)
from perfeval.text.fields import of_text, text_field
from perfeval.text.notebook import ShownInNotebook

__all__ = ["Scorecard"]

_ROWS = Because("rows", "各行得分", "the rows")
_POOLS = Because("pools", "超出各部分分值的不计", "beyond what a part is worth")
_BONUSES = Because("bonuses", "加分项", "bonuses")
_PENALTIES = Because("penalties", "减分项", "penalties")
_FLOOR = Because("floor", "扣完为止", "down to zero")

_RESCALED = Sentence(
    "rescaled",
    "不适用的 {dropped} 分不计入，其余按 {whole} 分折算",
    "{dropped} points do not apply, the rest counts for {whole}",
)
_CAPPED = Sentence("total_at_most", "总分以 {most} 分为限", "the total is at most {most}")
_VETOED = Sentence("veto", "{veto}，总分以 {most} 分为限", "{veto}: the total is at most {most}")

_Move = tuple[Because, Callable[[int], int]]
"""A step to a total: why, and the atoms after it for those before."""


def _given(score: Score) -> Points | None:
    """What a row has without the unit's claim: the judgement, else the computed score."""
    return score.earned if score.judged is None else score.judged


def _capping(sentence: Sentence, most: Points | None, **names: str) -> tuple[_Move, ...]:
    """The step under a cap, if there is one."""
    if most is None:
        return ()
    return ((sentence.because(**names, most=most), partial(min, most.atoms)),)


class _Summed(Deferred):
    """The total of a card whose rows nobody has read yet, in atoms, where it is known."""

    __slots__ = ("_sum",)

    _sum: int | None


@frozen(kw_only=True)
class Scorecard(_Summed, ShownInNotebook):
    """The scores of one form by one rubric, and their totals.

    `total` adds the rounded computed scores, of `scored_out_of` points; `claimed_total` adds the
    claims; `reviewed_total` takes the judgement, else the computed score, else the claim, of
    `reviewed_out_of` points. `ratings` is the rubric's scale.
    `bonuses` and `penalties` come on top; `total_at_most` and `vetoes` cap the total, `cap_total`
    says before or after the penalties; `steps` shows how the total comes about.
    `rubric`, `edition`, `digest` and `distribution` say by what was scored, `library` by which
    version of perfeval, `filing_digest` of what: it is there where a reviewer judged, or was asked
    to (`score(…, judgements={})`). Raises `InputError` for two scores of one key, and for a veto
    that caps the rating at one that the scale does not have.

    >>> card = score(loads(example("yueyanglou-2023")), get_rubric("yueyanglou-annex-2"))
    >>> card.total.plain, card.scored_out_of.plain, card.claimed_total.plain
    ('98', '100', '98')
    """

    rubric: str = field(**of_text("the rubric of a scorecard"))
    edition: str = field(**of_text("the edition of a scorecard"))
    digest: str = field(**of_text("the digest of a scorecard"))
    distribution: str = text_field("the distribution of a scorecard")
    library: str = field(**of_text("the library of a scorecard"))
    form: str = text_field("the form of a scorecard")
    unit: str = field(**of_text("the unit of a scorecard"))
    year: int | None = field(**of_year("the year of a scorecard", or_none=True))
    out_of: Points = field(**of_scored_points("the points of a scorecard"))
    places: int = field(**of_places("the places of a scorecard"))
    scores: tuple[Score, ...] = many("the scores of a scorecard", Score)
    pools: tuple[PoolCap, ...] = many("the pools of a scorecard", PoolCap)
    ratings: tuple[Rating, ...] = many("the ratings of a scorecard", Rating)
    bonuses: tuple[Score, ...] = many("the bonuses of a scorecard", Score)
    penalties: tuple[Score, ...] = many("the penalties of a scorecard", Score)
    total_at_most: Points | None = maybe("the highest total", Points)
    cap_total: CapTotal | None = maybe("when the total is capped", CapTotal)
    vetoes: tuple[VetoOutcome, ...] = many("the vetoes of a scorecard", VetoOutcome)
    filing_digest: str = text_field("the digest of the filing")

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_sum", None)
        keys: set[str] = set()
        for score in self.rows:
            if score.key in keys:
                raise InputError("the key of a score", score.key, "a key that no other score has")
            keys.add(score.key)
        ratings = ["", *(rating.name for rating in self.ratings)]
        for veto in self.vetoes:
            if veto.rating_at_most not in ratings:
                where = Phrase("{name}: the highest rating", name=veto.name)
                raise InputError(where, veto.rating_at_most, "a rating of the scorecard")

    @property
    def rows(self) -> tuple[Score, ...]:
        """Every score: those of the rows, then the bonuses, then the penalties."""
        return (*self.scores, *self.bonuses, *self.penalties)

    @property
    def total(self) -> Points:
        """The sum of the computed scores, each pool capped, rescaled where rows are dropped.

        Bonuses come on top, penalties off, down to 0; then the caps of the rubric and its vetoes.
        """
        known = getattr(self, "_sum", None)
        if known is not None:
            return points_of(known)
        return self._settled(lambda score: score.earned)

    @property
    def scored_out_of(self) -> Points:
        """Of how many points `total` is."""
        return self._out_of(lambda score: score.earned)

    @property
    def claimed_total(self) -> Points:
        """The sum of the unit's claims, as claimed, with those that come on top, under the cap."""
        total = sum(s.counted(s.claimed) for s in self.scores if s.claimed is not None)
        if self.bonuses or self.penalties:
            for _, move in self._on_top(lambda score: score.claimed):
                total = move(total)
        return Points.of_atoms(total)

    @property
    def reviewed_total(self) -> Points:
        """The sum of what stands after review, with all that comes on top or caps the total."""
        return self._settled(lambda score: score.reviewed)

    @property
    def reviewed_out_of(self) -> Points:
        """Of how many points `reviewed_total` is."""
        return self._out_of(lambda score: score.reviewed)

    @property
    def dropped(self) -> Points:
        """The points of the rows that do not apply, over which the rest is rescaled."""
        return Points.of_atoms(self._parts.dropped)

    @property
    def rating(self) -> str | None:
        """评价等次: only by a rubric that prints a scale, and only on a complete total.

        Every row must be computed or judged (a claim alone does not count), every bonus and
        penalty too, and every veto settled; a veto may cap the rating. What is rated is
        `reviewed_total`, which is `total` where nobody judged anything.
        """
        if not (self.ratings and self._complete):
            return None
        total, names = self.reviewed_total, [rating.name for rating in self.ratings]
        caps = [names.index(veto.rating_at_most) for veto in self._applied if veto.rating_at_most]
        for position, rating in enumerate(self.ratings):
            if total >= rating.at_least:
                return names[max(position, *caps, 0)]
        return None

    @property
    def _complete(self) -> bool:
        """Whether every row that applies has a score; rows of one shared weight are one row."""
        parts = self._parts
        rows = [s for s in self.scores if s.out_of.atoms and not parts.is_shared(s.pool)]
        rows += (*self.bonuses, *self.penalties)
        whole = parts.worth(_given) == self.out_of.atoms - parts.dropped
        scored = all(_given(score) is not None for score in rows if score.applies)
        return whole and scored and all(veto.applies is not None for veto in self.vetoes)

    @property
    def _parts(self) -> Parts:
        return Parts(self.scores, self.pools, self.out_of, self.places)

    def _out_of(self, points: PointsOf) -> Points:
        """Of how many points a total by `points` is."""
        parts = self._parts
        return parts.rescaled(parts.worth(points))

    @property
    def _applied(self) -> list[VetoOutcome]:
        return [veto for veto in self.vetoes if veto.applies]

    @property
    def steps(self) -> tuple[Step, ...]:
        """How `total` comes about: what the rows earned, then whatever changes it, in order.

        The points of the steps add up to `total`; a step that changes nothing is left out.
        """
        return tuple(
            Step(points=Points.of_atoms(atoms), because=why)
            for why, atoms in self._changes(lambda score: score.earned)
            if atoms or why is _ROWS
        )

    def _settled(self, points: PointsOf) -> Points:
        """The rows by `points`, with the extras, down to 0, under every cap."""
        return Points.of_atoms(sum(atoms for _, atoms in self._changes(points)))

    def _changes(self, points: PointsOf) -> Iterator[tuple[Because, int]]:
        """The steps to a total by `points`: why, and by how many atoms, be they 0."""
        parts = self._parts
        earned, total = parts.earned(points)
        yield _ROWS, earned
        yield _POOLS, total - earned
        for why, move in self._moves(parts, points):
            after = move(total)
            yield why, after - total
            total = after

    def _moves(self, parts: Parts, points: PointsOf) -> Iterator[_Move]:
        """What may change what the rows earned, in order; made only where there is cause."""
        if parts.has_dropped:
            dropped = Points.of_atoms(parts.dropped)
            because = _RESCALED.because(dropped=dropped, whole=self.out_of)
            yield because, lambda total: parts.rescaled(total).atoms
        yield from self._on_top(points)
        for veto in self._applied:
            yield from _capping(_VETOED, veto.total_at_most, veto=veto.name)

    def _on_top(self, points: PointsOf) -> Iterator[_Move]:
        """What bonuses, penalties and the cap of the rubric change."""
        more, less = (
            sum(had.atoms for had in map(points, extras) if had is not None) if extras else 0
            for extras in (self.bonuses, self.penalties)
        )
        if more:
            yield _BONUSES, lambda total: total + more
        early = self.cap_total is CapTotal.BEFORE_PENALTIES
        cap = _capping(_CAPPED, self.total_at_most)
        yield from cap if early else ()
        if less:
            yield _PENALTIES, lambda total: total - less
        yield _FLOOR, lambda total: max(total, 0)
        yield from () if early else cap
