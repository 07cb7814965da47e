"""Scoring: a form and a rubric in, a scorecard out; a pure function.

A missing fact leaves a criterion unscored and is named; nothing is guessed. Doubt about the data
never changes a score: it is a finding of the audit.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import evolve

from perfeval.errors import InputError, PerfevalError, RubricError, brief
from perfeval.filing import Facts, Filing, Form, FormKind, Indicator
from perfeval.measures import Unmeasured, Why
from perfeval.numbers import Points
from perfeval.rows import Row, belongs, find_row, rows_of
from perfeval.rubric import Criterion, NotApplicable, Pool, Rubric
from perfeval.rules import Award, Because, Judged
from perfeval.rules.judged import JUDGED
from perfeval.scorecard import PoolCap, Score, Scorecard, VetoOutcome
from perfeval.version import VERSION
from perfeval.veto import Veto

__all__ = ["score"]

Judgements = Mapping[str, str | int | Decimal | Points]

_ZERO = Points("0")
_NO_ROWS = Because("no_rows", "表中没有本部分的指标", "the form has no row of this part")
_NO_POINTS = Because("no_points", "该行没有分值", "the row has no points")
_OF_WHICH = Because("of_which", "其中项，不另计分", "an of-which row, not scored again")
_NOT_APPLICABLE = Because("not_applicable", "不适用", "does not apply")
_HOMELESS = Because("unknown_row", "评分标准中没有这一行", "the rubric has no such row")


def score(
    filing: Filing,
    rubric: Rubric,
    *,
    form: str | None = None,
    judgements: Judgements | None = None,
) -> Scorecard:
    """The scorecard of the form that `rubric` is for.

    `form` is the key of a form, needed where several match. `judgements` are a reviewer's points
    by the key of a row; above the row's points they are capped, and the reason says so. A rubric
    for a scoring sheet can be applied to a filing without the sheet: there are no claims then.
    Raises `InputError` where no form or several forms match, or a judgement fits no row.

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
            raise InputError("score", value, f"a {kind.__name__}")
    chosen = choose_form(filing, rubric.form, form)
    facts = filing.facts_for(chosen)
    scores, extras, dropped = _scores(facts, rubric, rows_of(chosen))
    judged = {each.key: each for each in _judged((*scores, *extras), judgements or {})}
    return Scorecard(
        rubric=rubric.id,
        edition=rubric.edition,
        digest=rubric.digest,
        distribution=rubric.distribution,
        library=VERSION,
        form="" if chosen is None else chosen.key,
        unit=filing.unit.name,
        year=filing.year.year,
        out_of=rubric.out_of,
        places=rubric.places,
        scores=tuple(judged[each.key] for each in scores),
        pools=tuple(
            PoolCap(key=item.key, points=item.points, shared=item.shared)
            for _, item in rubric.walk()
            if isinstance(item, Pool)
        ),
        ratings=tuple((rating.name, rating.at_least) for rating in rubric.ratings),
        dropped=dropped,
        bonuses=tuple(judged[each.key] for each in rubric.bonuses),
        penalties=tuple(judged[each.key] for each in rubric.penalties),
        total_at_most=rubric.total_at_most,
        vetoes=tuple(_vetoed(each, facts) for each in rubric.vetoes),
    )


def choose_form(filing: Filing, kind: FormKind, key: str | None) -> Form | None:
    """The one form of `kind`, or the one named `key`; None where a sheet is not in the filing.

    Forms marked `/` are passed over. Raises `InputError` where none or several match.
    """
    forms = [each for each in filing.forms_of(kind) if not getattr(each, "not_applicable", False)]
    name = kind.official_name
    if key is not None:
        for each in forms:
            if each.key == key:
                return each
        keys = ", ".join(each.key for each in forms) or "none"
        raise InputError("the form to score", key, f"the key of a filled {name}: {keys}")
    if len(forms) > 1:
        keys = ", ".join(each.key for each in forms)
        raise InputError("the form to score", f"{len(forms)} of {name}", f"one of {keys}, by key")
    if not forms and kind is not FormKind.SCORE_SHEET:
        raise InputError("the forms of the filing", f"no filled {name}", f"a {name} to score")
    return forms[0] if forms else None


def _scores(
    facts: Facts, rubric: Rubric, rows: tuple[Row, ...]
) -> tuple[tuple[Score, ...], tuple[Score, ...], Points]:
    """The scores of the rows, those of bonuses and penalties, and the points that are dropped."""
    left = dict(enumerate(rows))
    places: dict[str, Row | None] = {}
    extras = tuple(rubric.extras())
    for path, item in (*rubric.walk(), *extras):
        if isinstance(item, Criterion):
            position = find_row(item, path, left.items())
            places[item.key] = None if position is None else left.pop(position)
    scores: list[Score] = []
    dropped = _ZERO
    for path, item in rubric.walk():
        if isinstance(item, Criterion):
            made = [_criterion_score(item, path, places[item.key], facts, rubric)]
        else:
            mine = [position for position, row in left.items() if belongs(row, item)]
            made = _pool_scores(item, path, [left.pop(position) for position in mine], rubric)
        dropped += Points.total([each.out_of for each in made if not each.applies])
        scores.extend(made)
    scores.extend(_homeless(position, row) for position, row in left.items())
    beyond = [
        _criterion_score(each, path, places[each.key], facts, rubric) for path, each in extras
    ]
    return tuple(scores), tuple(beyond), dropped


def _criterion_score(
    criterion: Criterion, path: tuple[str, ...], row: Row | None, facts: Facts, rubric: Rubric
) -> Score:
    score = Score(
        key=criterion.key,
        path=path,
        name=criterion.name if row is None else row.name,
        out_of=criterion.points,
        earned=None,
        because=JUDGED,
        claimed=None if row is None else row.claim,
        clause=criterion.clause,
    )
    if criterion.measure is None:
        return score
    measured = criterion.measure.of(facts)
    if isinstance(measured, Unmeasured):
        score = evolve(score, because=Because(measured.why.value, measured.zh, measured.en))
        if measured.why is not Why.NOT_APPLICABLE:
            return score
        return _not_applicable(score, criterion.not_applicable or rubric.not_applicable)
    where = " / ".join((*path, criterion.name))
    award = checked_award(
        lambda: criterion.rule.award(measured, criterion.points), criterion.points, where
    )
    return _awarded(score, award, rubric)


def _pool_scores(pool: Pool, path: tuple[str, ...], rows: list[Row], rubric: Rubric) -> list[Score]:
    """A score for each row that the form prints in the pool, else for each that the rubric does."""
    if not rows:
        printed = [(row.key, row.name, row.points or pool.points) for row in pool.rows]
        nothing = _NO_ROWS if not printed else JUDGED
        return [
            Score(
                key=key,
                path=path,
                name=name,
                out_of=points,
                earned=None,
                because=nothing,
                clause=pool.clause,
                pool=pool.key,
            )
            for key, name, points in printed or [(pool.key, pool.name, pool.points)]
        ]
    seen: dict[str, int] = {}
    scores = []
    for row in _split(pool, rows):
        name = row.name.strip() or "（无名称）"
        key = f"{pool.key}/{name}"
        seen[key] = seen.get(key, 0) + 1
        score = Score(
            key=key if seen[key] == 1 else f"{key}#{seen[key]}",
            path=path if len(row.labels) < 2 else (*path, row.labels[1]),
            name=name,
            out_of=pool.points if pool.shared else row.worth or _ZERO,
            earned=None,
            because=JUDGED,
            claimed=row.claim,
            clause=row.clause or pool.clause,
            pool=pool.key,
        )
        scores.append(_pool_score(score, pool, row, rubric))
    return scores


def _split(pool: Pool, rows: list[Row]) -> list[Row]:
    """The rows, each with its share where the pool is split equally and none prints points."""
    sharing = [row for row in rows if row.indicator is None or not _no_share(row.indicator)]
    if pool.split is None or not sharing or any(row.worth is not None for row in sharing):
        return rows
    shares = iter(pool.split.shares(pool.points, len(sharing)))
    return [evolve(row, points=next(shares)) if row in sharing else row for row in rows]


def _no_share(indicator: Indicator) -> bool:
    return indicator.of_which or indicator.not_applicable


def _pool_score(score: Score, pool: Pool, row: Row, rubric: Rubric) -> Score:
    indicator = row.indicator
    if isinstance(pool.rule, Judged) or indicator is None:
        return score
    if indicator.not_applicable:
        return _not_applicable(evolve(score, because=_NOT_APPLICABLE), rubric.not_applicable)
    if indicator.of_which:
        return evolve(score, out_of=_ZERO, because=_OF_WHICH)
    points, rule = row.worth, pool.rule
    if points is None:
        return evolve(score, because=_NO_POINTS)
    where = " / ".join((*score.path, score.name))
    return _awarded(
        score, checked_award(lambda: rule.award(indicator, points), points, where), rubric
    )


def _not_applicable(score: Score, convention: NotApplicable) -> Score:
    """The row by the rubric's stated convention for 不适用."""
    zh, en = score.because.zh, score.because.en
    if convention is NotApplicable.FULL:
        because = Because("not_applicable", f"{zh}，按满分计", f"{en}: full points")
        return evolve(score, earned=score.out_of, because=because)
    if convention is NotApplicable.DROPPED:
        because = Because("not_applicable", f"{zh}，不计入总分", f"{en}: left out of the total")
        return evolve(score, applies=False, because=because)
    because = Because("not_applicable", f"{zh}，不计分", f"{en}: no score")
    return evolve(score, because=because)


def _awarded(score: Score, award: Award, rubric: Rubric) -> Score:
    """The score with the award, rounded half-up once to the places of the rubric."""
    if award.earned is None:
        return evolve(score, because=award.because)
    earned = Points.rounded(award.earned, rubric.places)
    return evolve(score, earned=min(earned, score.out_of), because=award.because)


def checked_award(award_of: Callable[[], Award], points: Points, where: str) -> Award:
    """The award of any rule, a stranger's too, checked and never clamped.

    Raises `RubricError` that names the criterion where the rule fails or breaks its promise.
    """
    try:
        award = award_of()
    except PerfevalError:
        raise
    except Exception as error:
        problem = f"its rule failed with {type(error).__name__}"
        raise RubricError(where, problem) from error
    if type(award) is not Award or type(award.because) is not Because:
        raise RubricError(where, f"its rule gave a {type(award).__name__}, not an Award")
    earned = award.earned
    if earned is None:
        return award
    if type(earned) is not Fraction:
        raise RubricError(where, f"its rule earned a {type(earned).__name__}, not a Fraction")
    if not 0 <= earned <= points.fraction:
        raise RubricError(where, f"its rule earned {brief(str(earned))} of {points.plain} points")
    return award


def _vetoed(veto: Veto, facts: Facts) -> VetoOutcome:
    """Whether one of the grave facts is stated; open where one is neither stated nor denied."""
    terms = veto.measure.facts
    outcome = VetoOutcome(
        key=veto.key,
        name=veto.name,
        applies=None,
        because=JUDGED,
        clause=veto.clause,
        total_at_most=veto.total_at_most,
        rating_at_most=veto.rating_at_most,
    )
    if any(facts.get(fact) is True for fact in terms):
        zh, en = f"{veto.name}：有所列情形，{veto.clause}", "a condition of the veto is stated"
        return evolve(outcome, applies=True, because=Because("vetoed", zh, en))
    measured = veto.measure.of(facts)
    if isinstance(measured, Unmeasured):
        if measured.why is not Why.NOT_APPLICABLE:
            return evolve(outcome, because=Because(measured.why.value, measured.zh, measured.en))
        return evolve(
            outcome, applies=False, because=Because("not_applicable", measured.zh, measured.en)
        )
    because = Because("no_veto", f"{veto.name}：没有所列情形", "no condition of the veto is stated")
    return evolve(outcome, applies=False, because=because)


def _homeless(position: int, row: Row) -> Score:
    """A row that the rubric does not know stands all the same, without points."""
    name = row.name.strip() or "（无名称）"
    return Score(
        key=f"other/{position}",
        path=row.labels,
        name=name,
        out_of=_ZERO,
        earned=None,
        because=_HOMELESS,
        claimed=row.claim,
        clause=row.clause,
    )


def _judged(scores: tuple[Score, ...], judgements: Judgements) -> tuple[Score, ...]:
    """The scores with a reviewer's judgements beside them, each capped at its row."""
    if not isinstance(judgements, Mapping):
        raise InputError("the judgements", judgements, "a mapping of row keys to points")
    keys = {score.key for score in scores}
    given: dict[str, Points] = {}
    for key, value in judgements.items():
        if key not in keys:
            near = difflib.get_close_matches(str(key), sorted(keys), n=1)
            hint = f", such as {near[0]}" if near else ""
            raise InputError("a judgement", key, f"the key of a row{hint}")
        given[key] = Points.of_atoms(Points(value).atoms)
        if given[key].atoms < 0:
            raise InputError(f"the judgement of {key}", value, "points of at least 0")
    return tuple(
        _with_judgement(score, given[score.key]) if score.key in given else score
        for score in scores
    )


def _with_judgement(score: Score, points: Points) -> Score:
    judged = min(points, score.out_of)
    over = points > score.out_of
    zh = f"{score.because.zh}；评价人判定 {points.plain} 分"
    en = f"{score.because.en}; judged {points.plain} by the reviewer"
    if over:
        zh, en = f"{zh}，以 {judged.plain} 分为限", f"{en}, capped at {judged.plain}"
    return evolve(score, judged=judged, because=Because(score.because.code, zh, en))
