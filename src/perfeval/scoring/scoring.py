"""Scoring: a form and a rubric in, a scorecard out; a pure function.

A missing fact leaves a criterion unscored and is named; nothing is guessed. Doubt about the data
never changes a score: it is a finding of the audit.
"""

from __future__ import annotations

from attrs import evolve

from perfeval.errors import InputError, Phrase
from perfeval.filing import Facts, Filing, Form, FormKind, GoalReview, Indicator
from perfeval.filing.filing import own_facts
from perfeval.measures import Measured, Unmeasured, Why
from perfeval.measures.checked import measured_by
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.plugins import contained
from perfeval.rubric.criteria import Criterion, NotApplicable, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Award, Because, ByTarget, Judged, Level
from perfeval.rules.because import Sentence, unmeasured
from perfeval.rules.checked import checked_award, checked_problem, promised
from perfeval.rules.judged import JUDGED
from perfeval.scoring.filing_digest import filing_digest
from perfeval.scoring.free_rows import FreeRows
from perfeval.scoring.judgements import Judgements, judged
from perfeval.scoring.rows import Row, keys_of, rows_of, shared_out
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import PoolCap, Score, weighted
from perfeval.scoring.vetoes import settled
from perfeval.scoring.weights import NO_ROWS, OTHER_POINTS, fund_points, is_absent, moved_points
from perfeval.version import VERSION

__all__ = ["score", "scored"]

_ZERO = Points("0")
_NO_POINTS = Because("no_points", "该行没有分值", "the row has no points")
_OF_WHICH = Because("of_which", "其中项，不另计分", "an of-which row, not scored again")
_NOT_APPLICABLE = Because("not_applicable", "不适用", "does not apply")
_CONVENTIONS = {
    convention: Sentence("not_applicable", f"{{because}}，{zh}", f"{{because}}: {en}")
    for convention, zh, en in (
        (NotApplicable.FULL, "按满分计", "full points"),
        (NotApplicable.DROPPED, "不计入总分", "left out of the total"),
        (NotApplicable.BLANK, "不计分", "no score"),
    )
}
_UNKNOWN_ROW = Because("unknown_row", "评分标准中没有这一行", "the rubric has no such row")


def score(
    filing: Filing,
    rubric: Rubric,
    *,
    form: str | None = None,
    judgements: Judgements | None = None,
) -> Scorecard:
    """The scorecard of the form that `rubric` is for.

    `form` is the key of a form, needed where several match. `judgements` are a reviewer's
    points, or `Judgement`s with remark and reviewer, by the key of a row; above the row's
    points they are capped, and the reason says so, as it does where a point lies outside the
    range of the row's level (a finding of the audit). A rubric for a scoring sheet can be
    applied to a filing without the sheet: there are no claims then. Raises `InputError` where
    no form or several forms match, or a judgement fits no row, and `RubricError` where a rule
    of a plugin fails or breaks its promise.

    >>> from perfeval import get_rubric
    >>> facts = (Fact(id="staff.in_post", value="29人"),
    ...          Fact(id="staff.authorised_posts", value="30人"))
    >>> filing = Filing(unit=BudgetUnit(name="某局"), year=2020, facts=facts)
    >>> card = score(filing, get_rubric("yueyang-annex-3-1"))
    >>> card.total.plain, card.scored_out_of.plain
    ('5', '5')
    """
    for value, kind in ((filing, Filing), (rubric, Rubric)):
        if not isinstance(value, kind):
            raise InputError("score", value, Phrase("a {name}", name=kind.__name__))
    chosen = choose_form(filing, rubric.form, form)
    return scored(filing, rubric, chosen, filing.facts_for(), judgements)


def scored(
    filing: Filing,
    rubric: Rubric,
    chosen: Form | None,
    shared: Facts,
    judgements: Judgements | None = None,
) -> Scorecard:
    """The scorecard of one form of a filing, whose facts are `shared` by all its forms."""
    facts = own_facts(chosen, shared)
    levels: dict[str, Level] = {}
    scores, extras = contained(lambda: _scores(facts, rubric, rows_of(chosen), levels))
    weights = rubric.weights()
    if weights:
        keys = ((each, weights.get(each.pool or each.key)) for each in scores)
        scores = tuple(each if own is None else evolve(each, weight=own) for each, own in keys)
    moved = moved_points(scores, rubric)
    scores = tuple(each for each in scores if each.pool not in moved or not is_absent(each))
    if judgements is not None:
        every = judged((*scores, *extras), judgements, levels)
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


def check_evaluation(filing: Filing) -> None:
    """Raise `InputError` where the forms of a filing are objectives, monitoring tables, no more."""
    if not filing.is_self_evaluation:
        names = dict.fromkeys(form.kind.official_name for form in filing.forms)
        found = f"{'、'.join(names)}，不是自评表"
        raise InputError("the forms of the filing", found, "a self-evaluation (自评表) to score")


def choose_form(filing: Filing, kind: FormKind, key: str | None) -> Form | None:
    """The one form of `kind`, or the one named `key`; None where a sheet is not in the filing.

    Forms marked `/` are passed over. Raises `InputError` where none or several match, and where
    the filing holds only forms that claim nothing.
    """
    check_evaluation(filing)
    forms = [each for each in filing.scorable_forms if each.kind == kind]
    name = kind.official_name
    if key is not None:
        for each in forms:
            if each.key == key:
                return each
        keys = ", ".join(each.key for each in forms) or "none"
        raise InputError(
            "the form to score",
            key,
            Phrase("the key of a filled {name}: {keys}", name=name, keys=keys),
        )
    if len(forms) > 1:
        keys = ", ".join(each.key for each in forms)
        raise InputError(
            "the form to score",
            Phrase("{count} of {name}", count=len(forms), name=name),
            Phrase("one of {keys}, named by form= or --form", keys=keys),
        )
    if not forms and kind not in (FormKind.SCORE_SHEET, GoalReview.kind):
        raise InputError(
            "the forms of the filing",
            Phrase("no filled {name}", name=name),
            Phrase("a {name} to score", name=name),
        )
    return forms[0] if forms else None


def _scores(
    facts: Facts, rubric: Rubric, rows: tuple[Row, ...], levels: dict[str, Level]
) -> tuple[tuple[Score, ...], tuple[Score, ...]]:
    """The scores of the rows, and those of bonuses and penalties.

    `levels` collects the range within which an evaluator picks, by the key of the row.
    """
    moved = fund_points(rows, rubric)
    free = FreeRows(rows)
    places = {
        item.key: free.take(item, path)
        for path, item in (*rubric.walk(), *rubric.extras())
        if isinstance(item, Criterion)
    }
    scores: list[Score] = []
    for path, item in rubric.walk():
        if isinstance(item, Criterion):
            row = places[item.key]
            points = item.points
            if moved is not None and row is not None and row.is_fund and _fits(item, moved):
                points = moved
            made = _criterion_score(item, path, row, points, facts, rubric, levels)
            scores.append(made if row is None else _fitting(made, row))
            continue
        mine = shared_out(item, free.take_pool(item))
        if mine:
            keys = keys_of(item.key, mine)
            scores += [
                _pool_score(key, row, item, path, rubric, levels)
                for key, row in zip(keys, mine, strict=True)
            ]
        else:
            scores += _printed_rows(item, path)
    unknown = free.rest()
    keys = keys_of("other", unknown, taken={each.key for each in scores})
    scores += [_unknown_row(key, row) for key, row in zip(keys, unknown, strict=True)]
    extras = tuple(
        _criterion_score(item, path, places[item.key], item.points, facts, rubric, levels)
        for path, item in rubric.extras()
    )
    return tuple(scores), extras


def _criterion_score(
    criterion: Criterion,
    path: tuple[str, ...],
    row: Row | None,
    points: Points,
    facts: Facts,
    rubric: Rubric,
    levels: dict[str, Level],
) -> Score:
    """The score of a criterion that is worth `points` in the form."""
    where = " / ".join((*path, criterion.name))
    measured = None
    if criterion.measure is not None:
        measured = measured_by(criterion.measure, facts, where)
    earned, because, applies = None, JUDGED, True
    if isinstance(measured, Measured):
        award = checked_award(criterion.rule, measured, points, where)
        earned, because = _earned(award, points, rubric), award.because
        if award.level is not None:
            levels[criterion.key] = award.level
    elif isinstance(measured, Unmeasured):
        because = unmeasured(measured)
        if measured.why is Why.NOT_APPLICABLE:
            convention = criterion.not_applicable or rubric.not_applicable
            earned, because, applies = _not_applicable(because, points, convention)
    return Score(
        key=criterion.key,
        path=path,
        name=criterion.name if row is None else row.name,
        out_of=points,
        earned=earned,
        because=because,
        claimed=None if row is None else row.claim,
        clause=criterion.clause,
        applies=applies,
    )


def _fits(criterion: Criterion, points: Points) -> bool:
    """Whether the rule of a row can be worth other points: bands of 10 cannot be worth 20."""
    return checked_problem(criterion.rule, points, criterion.name) is None


def _fitting(made: Score, row: Row) -> Score:
    """The score; without points where the form gives 预算执行 others than the rubric does."""
    fits = not row.is_fund or row.worth is None or row.worth == made.out_of
    return made if fits else evolve(made, earned=None, because=OTHER_POINTS)


def _printed_rows(pool: Pool, path: tuple[str, ...]) -> list[Score]:
    """The rows that the rubric prints in a pool, for a form that prints none of its own."""
    printed = [(row.key, row.name, row.points or pool.points) for row in pool.rows]
    return [
        Score(
            key=key,
            path=path,
            name=name,
            out_of=points,
            earned=None,
            because=JUDGED if isinstance(pool.rule, Judged) else NO_ROWS,
            clause=pool.clause,
            pool=pool.key,
        )
        for key, name, points in printed or [(pool.key, pool.name, pool.points)]
    ]


def _pool_score(
    key: str,
    row: Row,
    pool: Pool,
    path: tuple[str, ...],
    rubric: Rubric,
    levels: dict[str, Level],
) -> Score:
    """The score of a row that the form prints in a pool, by its own target and value."""
    out_of = pool.points if pool.shared else row.worth or _ZERO
    earned, because, applies = None, JUDGED, True
    if isinstance(pool.rule, Judged) or row.indicator is None:
        pass
    elif row.indicator.not_applicable:
        earned, because, applies = _not_applicable(_NOT_APPLICABLE, out_of, rubric.not_applicable)
    elif row.indicator.of_which:
        out_of, because = _ZERO, _OF_WHICH
    elif row.worth is None:
        because = _NO_POINTS
    else:
        award = _pool_award(pool.rule, row.indicator, row.worth, (*path, row.printed_name))
        earned, because = _earned(award, out_of, rubric), award.because
        if award.level is not None:
            levels[key] = award.level
    return Score(
        key=key,
        path=(*path, *row.labels_below(path)),
        name=row.printed_name,
        out_of=out_of,
        earned=earned,
        because=because,
        claimed=row.claim,
        clause=row.clause or pool.clause,
        pool=pool.key,
        applies=applies,
    )


def _pool_award(
    rule: ByTarget, indicator: Indicator, points: Points, place: tuple[str, ...]
) -> Award:
    return promised(rule, lambda: rule.award(indicator, points), points, " / ".join(place))


def _unknown_row(key: str, row: Row) -> Score:
    """A row that the rubric does not know stands all the same, without points."""
    return Score(
        key=key,
        path=tuple(label for label in row.labels if label),
        name=row.printed_name,
        out_of=_ZERO,
        earned=None,
        because=_UNKNOWN_ROW,
        claimed=row.claim,
        clause=row.clause,
    )


def _not_applicable(
    because: Because, points: Points, convention: NotApplicable
) -> tuple[Points | None, Because, bool]:
    """What 不适用 makes of a row by the stated convention: earned, why, and whether it stands."""
    earned = points if convention is NotApplicable.FULL else None
    because = _CONVENTIONS[convention].because(because=because)
    return earned, because, convention is not NotApplicable.DROPPED


def _earned(award: Award, out_of: Points, rubric: Rubric) -> Points | None:
    """What was earned, rounded half-up once to the places of the rubric."""
    if award.earned is None:
        return None
    return min(Points.rounded(award.earned, rubric.places), out_of)
