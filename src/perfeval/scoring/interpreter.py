"""The interpreter: every row of a form found, scored by its rule, and put into a scorecard."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from perfeval.filing import Facts, Filing, Form
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.plugins import contained
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.placed import Placed
from perfeval.rubric.rubric import Rubric
from perfeval.rules.checked import checked_problem
from perfeval.scoring.filing_digest import filing_digest
from perfeval.scoring.judgements import Judgements, judged
from perfeval.scoring.rows.form_rows import Row, keys_of, rows_of
from perfeval.scoring.rows.free_rows import found_rows
from perfeval.scoring.rows.row_scores import (
    Basis,
    Known,
    criterion_score,
    pool_score,
    printed_rows,
    unknown_row,
)
from perfeval.scoring.rows.weights import OTHER_POINTS, fund_points, is_absent, moved_points
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import PoolCap, Score, weighted
from perfeval.scoring.vetoes import settled
from perfeval.version import VERSION

__all__ = ["interpreted"]


def interpreted(
    filing: Filing,
    rubric: Rubric,
    chosen: Form | None,
    facts: Facts,
    known: Mapping[str, Known],
    judgements: Judgements | None = None,
) -> Scorecard:
    """The scorecard of one form of a filing, scored by `facts`.

    `known` is what has been computed of criteria beforehand.
    """
    basis = Basis(facts, rubric, known)
    scores, extras = contained(lambda: _scores(basis, rows_of(chosen)))
    weights = rubric.weights()
    if weights:
        keys = ((each, weights.get(each.pool or each.key)) for each in scores)
        scores = tuple(each if own is None else evolve(each, weight=own) for each, own in keys)
    moved = moved_points(scores, rubric)
    scores = tuple(each for each in scores if each.pool not in moved or not is_absent(each))
    if judgements is not None:
        every = judged((*scores, *extras), judgements, basis.levels)
        scores, extras = every[: len(scores)], every[len(scores) :]
    return Scorecard(
        rubric=rubric.id,
        edition=rubric.edition,
        digest=rubric.digest,
        distribution=rubric.distribution,
        library=VERSION,
        form="" if chosen is None else chosen.key,
        unit=filing.unit.name,
        year=None if filing.year is None else filing.year.year,
        out_of=rubric.out_of,
        places=rubric.places,
        scores=scores,
        pools=tuple(
            _cap_of(item, moved.get(item.key, item.points), weights)
            for _, item in rubric.walk()
            if isinstance(item, Pool)
        ),
        ratings=rubric.ratings,
        bonuses=extras[: len(rubric.bonuses)],
        penalties=extras[len(rubric.bonuses) :],
        total_at_most=rubric.total_at_most,
        cap_total=rubric.cap_total,
        vetoes=tuple(settled(veto, facts) for veto in rubric.vetoes),
        filing_digest="" if judgements is None else filing_digest(filing),
    )


def _cap_of(pool: Pool, points: Points, weights: dict[str, Rate]) -> PoolCap:
    """The cap of a pool, in points of the total."""
    weight = weights.get(pool.key)
    points = points if weight is None else weighted(points, weight)
    return PoolCap(key=pool.key, points=points, shared=pool.shared)


def _scores(basis: Basis, rows: tuple[Row, ...]) -> tuple[tuple[Score, ...], tuple[Score, ...]]:
    """The scores of the rows, and those of bonuses and penalties."""
    rubric = basis.rubric
    moved = fund_points(rows, rubric)
    found = found_rows(rows, rubric)
    scores: list[Score] = []
    for path, item in rubric.walk():
        if isinstance(item, Criterion):
            row = found.criteria[item.key]
            points = item.points
            if moved is not None and row is not None and row.is_fund and _fits(item, moved):
                points = moved
            made = criterion_score(basis, Placed(path, item), row, points)
            scores.append(made if row is None else _fitting(made, row))
        elif found.pools[item.key]:
            scores += [pool_score(basis, key, r, item, path) for key, r in found.pools[item.key]]
        else:
            scores += printed_rows(item, path)
    keys = keys_of("other", found.rest, taken={each.key for each in scores})
    scores += [unknown_row(key, row) for key, row in zip(keys, found.rest, strict=True)]
    taken_off = {each.key for each in rubric.penalties}
    extras = tuple(
        criterion_score(
            basis,
            each,
            _unsigned(row) if row is not None and each.item.key in taken_off else row,
            each.item.points,
        )
        for each in rubric.extras()
        for row in (found.criteria[each.item.key],)
    )
    return tuple(scores), extras


def _unsigned(row: Row) -> Row:
    """The row of a penalty: a form prints what it takes off as 2 or as -2."""
    claim = row.claim
    return row if claim is None else evolve(row, claimed=Points.of_atoms(abs(claim.atoms)))


def _fits(criterion: Criterion, points: Points) -> bool:
    """Whether the rule of a row can be worth other points: bands of 10 cannot be worth 20."""
    return checked_problem(criterion.rule, points, criterion.name) is None


def _fitting(made: Score, row: Row) -> Score:
    """The score; without points where the form gives 预算执行 others than the rubric does."""
    fits = not row.is_fund or row.worth is None or row.worth == made.out_of
    return made if fits else evolve(made, earned=None, because=OTHER_POINTS)
