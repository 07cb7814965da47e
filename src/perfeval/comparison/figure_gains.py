"""Which figure of a form wins how many points, and the least change that alters its rating."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from attrs import field, frozen

from perfeval.comparison.figures import Figure
from perfeval.comparison.trials import Trial, Trials
from perfeval.filing import Filing
from perfeval.filing.facts import FactValue
from perfeval.filing.structure import many, maybe, of_kind
from perfeval.numbers.amounts import Amount
from perfeval.numbers.cells import Nil
from perfeval.numbers.printed import Count, Percent, Points
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.readings import Reading
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.labels import label_of
from perfeval.scoring.scorecard import Scorecard
from perfeval.text.fields import of_text

__all__ = ["FigureChange", "FigureGain", "gains", "nearest_rating"]

_VALUES = (Amount, Count, Percent, bool, Nil, str)


@frozen(kw_only=True)
class FigureChange:
    """One figure put to another value: what `what_if` gives for ``{figure: after}``.

    `figure` is the id of a fact or the name of an indicator, `title` its Chinese name. `points` is
    how many more the total has then, below 0 where it has fewer; `rating` is the one then, if any.

    >>> filing = loads(example("yueyanglou-2023"))
    >>> made = gains(filing, get_rubric("yueyanglou-annex-2"))[1].nearest
    >>> made.figure, made.before, made.after, made.points.plain, made.total.plain
    ('群众满意率', '99%', '100%', '1', '99')
    """

    figure: str = field(**of_text("the figure of a change", empty=False))
    title: str = field(**of_text("the title of a figure", empty=False))
    before: FactValue = field(**of_kind("the value before", *_VALUES))
    after: FactValue = field(**of_kind("the value after", *_VALUES))
    points: Points = field(**of_kind("the points of a change", Points))
    total: Points = field(**of_kind("the total after a change", Points))
    rating: str | None = maybe("the rating after a change", str)


@frozen(kw_only=True)
class FigureGain:
    """What a figure can win: the `nearest` change that wins anything, and that which wins `most`.

    `rows` are the names of the rows that rest on the figure and lost points. `readings` are what
    the rubric chose where the clauses of these rows are silent: another choice may win otherwise.

    >>> made = gains(loads(example("yueyang-2020")), get_rubric("yueyang-annex-3-1"))[0]
    >>> made.rows, made.nearest.after.text, made.most.after.text, made.readings[0].key
    (('资金结余',), '0.00', '0.00', 'balance-as-stated')
    """

    rows: tuple[str, ...] = many("the rows of a gain", str, least=1)
    nearest: FigureChange = field(**of_kind("the nearest change", FigureChange))
    most: FigureChange = field(**of_kind("the change that wins most", FigureChange))
    readings: tuple[Reading, ...] = many("the readings of a gain", Reading)


def gains(filing: Filing, rubric: Rubric, *, form: str | None = None) -> tuple[FigureGain, ...]:
    """What each figure on which a row with lost points rests can win, all others as they are.

    Figures are facts (a statement is tried both ways) and the 实际完成值 of indicators; words are
    left out, as are indicators that share a name. A value is told in units of its last printed
    place, and each by scoring: one unit nearer wins less. Between the edges of its rules, which
    are solved for, a figure is taken to move the total one way. A figure that is a sum is not
    held against its parts: the audit does that. It costs at most some 4 scorings for each edge of
    the rules that take a figure, and 300 more. Raises what `score` raises.

    >>> filing = loads(example("yueyanglou-2023"))
    >>> [(each.nearest.figure, each.nearest.after, each.nearest.points.plain)
    ...     for each in gains(filing, get_rubric("yueyanglou-annex-2"))]
    [('单位支出预算执行率', '100.00%', '1'), ('群众满意率', '100%', '1')]
    """
    trials = Trials(filing, rubric, form)
    made = (_gain(trials, each) for each in trials.figures() if any(part[2] for part in each.parts))
    return tuple(each for each in made if each is not None)


def nearest_rating(
    filing: Filing, rubric: Rubric, *, form: str | None = None
) -> FigureChange | None:
    """The least change of one figure that alters the rating, by its share of the figure.

    None where there is no rating: the rubric prints no scale, or a row is unscored; and where no
    figure alters it alone. A statement, and a figure that is 0, come last; of equal ones the first
    in the form. Every figure is tried, also of rows that lost nothing. Raises what `score` raises.

    >>> filing = loads(example("yueyanglou-2023"))
    >>> nearest_rating(filing, get_rubric("yueyanglou-annex-2")) is None  # it prints no scale
    True
    """
    trials = Trials(filing, rubric, form)
    rating = trials.before.rating
    if rating is None:
        return None
    found = list[tuple[tuple[bool, Fraction], FigureChange]]()
    for figure in trials.figures():
        trial = trials.of(figure)
        units = trial.nearest(lambda card: card.rating not in (None, rating))
        if units is not None:
            rest = isinstance(figure.value, bool) or not figure.now
            share = Fraction(abs(units - figure.now), 1 if rest else abs(figure.now))
            found.append(((rest, share), _change(trials, trial, units)))
    return min(found, key=lambda each: each[0])[1] if found else None


def _gain(trials: Trials, figure: Figure) -> FigureGain | None:
    trial, unscored = trials.of(figure), _unscored(trials.before)

    def wins(least: Points) -> Callable[[Scorecard], bool]:
        return lambda card: card.total >= least and _unscored(card) == unscored

    more = Points.of_atoms(trials.before.total.atoms + 1)
    nearest = trial.nearest(wins(more))
    if nearest is None:
        return None
    known = [trial.at(nearest), *map(trial.at, figure.turns)]
    best = max(card.total for card in known if _unscored(card) == unscored)
    most = trial.nearest(wins(best))
    lost = [part for part in figure.parts if part[2]]
    return FigureGain(
        rows=tuple(dict.fromkeys(name for name, _, _ in lost)),
        nearest=_change(trials, trial, nearest),
        most=_change(trials, trial, nearest if most is None else most),
        readings=tuple(
            each
            for each in trials.rubric.readings
            if any(item is not None and _speaks_of(each, item) for _, item, _ in lost)
        ),
    )


def _change(trials: Trials, trial: Trial, units: int) -> FigureChange:
    card, figure = trial.at(units), trial.figure
    return FigureChange(
        figure=figure.name,
        title=figure.title,
        before=figure.value,
        after=figure.put(units),
        points=card.total - trials.before.total,
        total=card.total,
        rating=card.rating,
    )


def _unscored(card: Scorecard) -> set[str]:
    """The rows without points: where they differ, two totals are not alike."""
    rows = (*card.scores, *card.bonuses, *card.penalties)
    return {each.key for each in rows if each.earned is None}


def _speaks_of(reading: Reading, item: Criterion | Pool) -> bool:
    """Whether a reading quotes the clause of a row, names it, or speaks of its targets."""
    said, clause = label_of(reading.clause), label_of(item.clause)
    return (
        reading.key.partition(".")[0] == item.key
        or said in clause
        or label_of(item.name) in said
        or (isinstance(item, Pool) and "指标值" in said)
    )
