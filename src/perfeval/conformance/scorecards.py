"""The laws of whole scorecards: no score guessed, no row lost, and the totals re-add."""

from __future__ import annotations

from collections.abc import Iterator

from perfeval.codec import dumps, loads
from perfeval.conformance.report import LawCheck
from perfeval.conformance.specimens import Figures, specimen
from perfeval.numbers.printed import Points
from perfeval.plugins import Failed, guarded
from perfeval.rubric.criteria import CapTotal
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scoring import score

__all__ = ["scorecard_checks", "scorecard_problems"]


def scorecard_checks(rubric: Rubric) -> tuple[LawCheck, ...]:
    """Every law of scorecards, by filings made for the rubric."""
    missing: list[str] = []
    whole: list[str] = []
    for figures in Figures:
        filing = specimen(rubric, figures)
        card = guarded(lambda filing=filing: score(filing, rubric))  # type: ignore[misc]
        if isinstance(card, Failed):
            (missing if figures is Figures.NONE else whole).append(f"{figures.value}: {card.text}")
            continue
        if figures is Figures.NONE:
            missing.extend(
                f"{each.name}: scored {each.earned.plain} without any fact"
                for each in card.scores
                if each.earned is not None
            )
        whole.extend(f"{figures.value}: {text}" for text in scorecard_problems(card, rubric))
        if guarded(lambda filing=filing: score(filing, rubric)) != card:  # type: ignore[misc]
            whole.append(f"{figures.value}: scored again, it is another scorecard")
    return (
        LawCheck.of("missing facts leave rows unscored", tuple(missing)),
        LawCheck.of("scorecards explain themselves and re-add", tuple(whole)),
    )


def scorecard_problems(card: Scorecard, rubric: Rubric) -> Iterator[str]:
    """What a scorecard by `rubric` says badly: a row left out, a reason, a clause, a sum.

    It yields nothing for a scorecard that is sound.
    """
    if (card.rubric, card.edition, card.digest) != (rubric.id, rubric.edition, rubric.digest):
        yield "it does not name the rubric that it was made by"
    known = {item.key for _, item in (*rubric.walk(), *rubric.extras())}
    keys = {each.key for each in card.scores} | {each.pool for each in card.scores}
    for path, item in rubric.walk():
        if item.key not in keys:
            yield f"{' / '.join((*path, item.name))}: the row is missing"
    for each in (*card.scores, *card.bonuses, *card.penalties):
        for lang in ("zh", "en"):
            if not each.reason(lang).strip():
                yield f"{each.name}: no reason ({lang})"
        if not known.isdisjoint((each.key, each.pool)) and not each.clause.strip():
            yield f"{each.name}: no clause"
        if each.earned is not None and not Points("0") <= each.earned <= each.out_of:
            yield f"{each.name}: {each.earned.plain} of {each.out_of.plain} points"
    if card.total != readded(card):
        yield f"its total is {card.total.plain}, its scores add up to {readded(card).plain}"
    within = card.scored_out_of if not card.bonuses else card.total_at_most or card.out_of
    if not card.total <= within or not card.scored_out_of <= card.out_of:
        yield f"{card.total.plain} of {card.scored_out_of.plain} of {card.out_of.plain} points"
    again = guarded(lambda: loads(dumps(card)))
    if isinstance(again, Failed):
        yield f"its JSON {again.text}"
    elif again != card:
        yield "its JSON gives another scorecard"


def readded(card: Scorecard) -> Points:
    """The total, added up anew from the scores as they are printed."""
    caps = {pool.key: pool.points for pool in card.pools}
    sums: dict[str, Points] = {}
    for each in card.scores:
        if each.earned is not None:
            counted = Points.of_atoms(each.counted(each.earned))
            sums[each.pool] = sums.get(each.pool, Points("0")) + counted
    whole = Points.total([min(sums[key], caps.get(key, sums[key])) for key in sums])
    if card.dropped.atoms not in (0, card.out_of.atoms):
        rescaled = whole.fraction * card.out_of.fraction / (card.out_of - card.dropped).fraction
        whole = Points.rounded(rescaled, card.places)
    more = Points.total([each.earned for each in card.bonuses if each.earned is not None])
    less = Points.total([each.earned for each in card.penalties if each.earned is not None])
    if card.cap_total is CapTotal.BEFORE_PENALTIES and card.total_at_most is not None:
        whole = min(whole, card.total_at_most - more)
    vetoed = [veto.total_at_most for veto in card.vetoes if veto.applies]
    most = [points for points in (card.total_at_most, *vetoed) if points is not None]
    return min([max(whole + more - less, Points("0")), *most])
