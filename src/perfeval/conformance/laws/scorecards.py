"""The laws of whole scorecards: no score guessed, no row lost, and the totals re-add."""

from __future__ import annotations

from collections.abc import Iterator

from perfeval.codec import dumps, loads
from perfeval.conformance.report import LawCheck, breach
from perfeval.conformance.specimens import Figures, specimen
from perfeval.errors import Phrase
from perfeval.numbers.printed import Points
from perfeval.plugins import Failed, guarded
from perfeval.rubric.criteria import CapTotal
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scoring import score

__all__ = ["scorecard_checks", "scorecard_problems"]


def scorecard_checks(rubric: Rubric) -> tuple[LawCheck, ...]:
    """Every law of scorecards, by filings made for the rubric."""
    missing: list[Phrase] = []
    whole: list[Phrase] = []
    for figures in Figures:
        filing, made = specimen(rubric, figures), Phrase(figures.value)
        card = guarded(lambda filing=filing: score(filing, rubric))  # type: ignore[misc]
        if type(card) is Failed:
            into = missing if figures is Figures.NONE else whole
            into.append(breach(made, card.said))
            continue
        if figures is Figures.NONE:
            missing.extend(
                breach(each.name, "scored {points} without any fact", points=each.earned.plain)
                for each in card.scores
                if each.earned is not None
            )
        told = guarded(lambda card=card: tuple(scorecard_problems(card, rubric)))  # type: ignore[misc]
        if type(told) is Failed:  # what was computed is told when it is asked for
            whole.append(breach(made, told.said))
            continue
        whole.extend(breach(made, problem) for problem in told)
        if guarded(lambda filing=filing: score(filing, rubric)) != card:  # type: ignore[misc]
            whole.append(breach(made, "scored again, it is another scorecard"))
    return (
        LawCheck.of("missing facts leave rows unscored", missing),
        LawCheck.of("scorecards explain themselves and re-add", whole),
    )


def scorecard_problems(card: Scorecard, rubric: Rubric) -> Iterator[Phrase]:
    """What a scorecard by `rubric` says badly: a row left out, a reason, a clause, a sum.

    It yields nothing for a scorecard that is sound.
    """
    if (card.rubric, card.edition, card.digest) != (rubric.id, rubric.edition, rubric.digest):
        yield Phrase("it does not name the rubric that it was made by")
    known = {item.key for _, item in rubric.rows()}
    keys = {each.key for each in card.scores} | {each.pool for each in card.scores}
    for row in rubric.walk():
        if row.item.key not in keys:
            yield breach(row.where, "the row is missing")
    for each in card.rows:
        for lang in ("zh", "en"):
            if not each.reason(lang).strip():
                yield breach(each.name, "no reason ({lang})", lang=lang)
        if not known.isdisjoint((each.key, each.pool)) and not each.clause.strip():
            yield breach(each.name, "no clause")
        if each.earned is not None and not Points("0") <= each.earned <= each.out_of:
            earned, out_of = each.earned.plain, each.out_of.plain
            yield breach(each.name, "{earned} of {out_of} points", earned=earned, out_of=out_of)
    if card.total != readded(card):
        yield Phrase(
            "its total is {total}, its scores add up to {sum}",
            total=card.total.plain,
            sum=readded(card).plain,
        )
    within = card.scored_out_of if not card.bonuses else card.total_at_most or card.out_of
    if not card.total <= within or not card.scored_out_of <= card.out_of:
        yield Phrase(
            "{total} of {scored_out_of} of {out_of} points",
            total=card.total.plain,
            scored_out_of=card.scored_out_of.plain,
            out_of=card.out_of.plain,
        )
    again = guarded(lambda: loads(dumps(card)))
    if type(again) is Failed:
        yield Phrase("its JSON {failure}", failure=again.said)
    elif again != card:
        yield Phrase("its JSON gives another scorecard")


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
