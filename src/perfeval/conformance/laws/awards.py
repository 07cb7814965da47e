"""The laws of awards: total, within the points, without hole, monotone, explained, repeatable."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_DOWN, Context, getcontext, localcontext
from fractions import Fraction
from itertools import pairwise
from math import floor
from threading import Thread
from typing import Final

from attrs import evolve, frozen

from perfeval.conformance.laws.computed import computed_problems
from perfeval.conformance.laws.extras import extra_problems
from perfeval.conformance.report import LawCheck, breach, failing
from perfeval.conformance.series import Series, rows_with_places, series
from perfeval.conformance.trials import Trial
from perfeval.errors import Phrase, RubricError
from perfeval.numbers.decimals import ATOMS
from perfeval.numbers.printed import Points
from perfeval.plugins import Failed, contained, guarded
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Award, Direction
from perfeval.rules.checked import promised
from perfeval.text.policy import text_problem

WAY: Final = "a rule goes the way of its measure"
_TURNED: Final = {
    Direction.HIGHER: Direction.LOWER,
    Direction.LOWER: Direction.HIGHER,
    Direction.NONE: Direction.NONE,
}
SHALLOW: Final = Context(prec=1, rounding=ROUND_DOWN, traps=[])


@frozen
class Tried:
    """A series with what its rule gave for each trial."""

    series: Series
    awards: tuple[Award | Failed, ...]

    def scored(self) -> list[tuple[Trial, Award, Fraction]]:
        """The trials that earned something, be it 0 points."""
        pairs = zip(self.series.trials, self.awards, strict=True)
        return [
            (trial, award, award.earned)
            for trial, award in pairs
            if isinstance(award, Award) and award.earned is not None
        ]


def tried_series(rubric: Rubric) -> tuple[list[Tried], list[Phrase]]:
    """Every rule of the rubric, tried at and around its edges; and those that give no edges."""
    found: list[Series] = []
    broken: list[Phrase] = []
    for where, item in rows_with_places(rubric):
        made = guarded(lambda where=where, item=item: tuple(series(where, item)))  # type: ignore[misc]
        if type(made) is Failed:
            said = "a method of its rule {failure}"
            broken.append(breach(where, said, failure=made.said))
        elif any(item is each for each in rubric.penalties):  # what they earn is taken off
            found.extend(evolve(each, better=_TURNED[each.better]) for each in made)
        else:
            found.extend(made)
    return contained(lambda: [Tried(each, _awards(each)) for each in found]), broken


def award_checks(rubric: Rubric) -> tuple[LawCheck, ...]:
    """Every law of awards."""
    tried, broken = tried_series(rubric)
    extras = contained(lambda: tuple(extra_problems(rubric)))
    laws: tuple[tuple[str, Callable[[Tried], list[Phrase]]], ...] = (
        ("the best value earns every point", _worth),
        ("no hole between scored values", _holes),
        ("better values never earn less", _monotone),
        (WAY, _against),
        ("reasons tell scores apart", lambda each: _reasons(each, rubric.places)),
        (
            "what is computed is what is awarded",
            lambda each: computed_problems(each.series, each.awards, rubric.places),
        ),
    )
    return (
        LawCheck.of("every rule is total", (*broken, *(p for each in tried for p in _total(each)))),
        *(
            LawCheck.of(
                law, [*(extras if law is WAY else ()), *(p for t in tried for p in find(t))]
            )
            for law, find in laws
        ),
        LawCheck.of("scoring is deterministic", _unsteady(tried)),
    )


def _settings(context: Context) -> tuple[object, ...]:
    """What a host sets in a decimal context; the flags are left by any arithmetic."""
    return context.prec, context.rounding, context.Emin, context.Emax, dict(context.traps)


def _awards(each: Series) -> tuple[Award | Failed, ...]:
    return tuple(_award(each, trial) for trial in each.trials)


def _award(each: Series, trial: Trial) -> Award | Failed:
    found = guarded(lambda: promised(each.rule, lambda: each.ask(trial), each.points, ""))
    if type(found) is Failed and isinstance(found.error, RubricError):
        # Made anew: with its traceback an error holds whatever the calls had taken, for each trial.
        return Failed(found.text, RubricError(*found.error.args))
    return found


def _total(tried: Tried) -> list[Phrase]:
    """An award for every value, from 0 to the points of the row, whatever happens."""
    where = tried.series.where
    return [
        breach(where, "at {value} {failure}", value=trial.shown, failure=failing(award))
        for trial, award in zip(tried.series.trials, tried.awards, strict=True)
        if type(award) is Failed
    ]


def _worth(tried: Tried) -> list[Phrase]:
    """Some value earns all the points, unless the rule leaves words to an evaluator."""
    best = max((earned for _, _, earned in tried.scored()), default=None)
    if best is None:
        figures = any(trial.at is not None for trial in tried.series.trials)
        failed = any(type(award) is Failed for award in tried.awards)  # reported already
        return [breach(tried.series.where, "no value is scored")] if figures and not failed else []
    if best == tried.series.points.fraction or not tried.series.complete:
        return []
    return [
        breach(
            tried.series.where,
            "no value earns more than {best} of {points}",
            best=Points.of_atoms(floor(best * ATOMS)).plain,  # 9.9999999999 is not 10
            points=tried.series.points.plain,
        )
    ]


def _holes(tried: Tried) -> list[Phrase]:
    """Between two scored values every value is scored; every state of a measure is."""
    scored = {id(trial) for trial, _, _ in tried.scored()}
    positions = [n for n, trial in enumerate(tried.series.trials) if id(trial) in scored]
    if not positions or not tried.series.complete:
        return []
    ordered = all(trial.at is not None for trial in tried.series.trials)
    first, last = (positions[0], positions[-1]) if ordered else (0, len(tried.series.trials) - 1)
    return [
        breach(
            tried.series.where,
            "{value} earns nothing and is not scored either",
            value=trial.shown,
        )
        for trial, award in zip(
            tried.series.trials[first : last + 1], tried.awards[first : last + 1], strict=True
        )
        if isinstance(award, Award) and award.earned is None
    ]


def _monotone(tried: Tried) -> list[Phrase]:
    """Along the declared direction no value earns less than a worse one."""
    return [
        breach(
            tried.series.where,
            "{better} earns less than {worse}",
            better=better.shown,
            worse=worse.shown,
        )
        for worse, better in _falling(tried, tried.series.direction)
    ]


def _against(tried: Tried) -> list[Phrase]:
    """Along the direction of what is measured, whatever the rule says of itself."""
    way = tried.series.better
    return [
        breach(
            tried.series.where,
            "its measure is the better the {way} it is, but {better} earns less than {worse}",
            way=Phrase(way.value),
            better=better.shown,
            worse=worse.shown,
        )
        for worse, better in _falling(tried, way)[:1]
    ]


def _falling(tried: Tried, way: Direction) -> list[tuple[Trial, Trial]]:
    """Each value that earns less than the worse one before it, the worse one first."""
    if way is Direction.NONE:
        return []
    scored = [each for each in tried.scored() if each[0].at is not None]
    if way is Direction.LOWER:
        scored.reverse()
    return [
        (worse, better) for (worse, _, less), (better, _, more) in pairwise(scored) if more < less
    ]


def _reasons(tried: Tried, places: int) -> list[Phrase]:
    """A reason in both languages; beside an edge, equal reasons never go with unequal scores."""
    problems: list[Phrase] = []
    seen: dict[tuple[Fraction, str], tuple[Phrase, Points]] = {}
    for trial, award in zip(tried.series.trials, tried.awards, strict=True):
        if type(award) is Failed:
            continue
        for lang, text in (("zh", award.because.zh), ("en", award.because.en)):
            problem = _text_problem(text)
            if problem is not None:
                said = "at {value} its {lang} reason {problem}"
                told = breach(
                    tried.series.where, said, value=trial.shown, lang=lang, problem=problem
                )
                problems.append(told)
            elif award.earned is not None and trial.edge is not None:
                score = Points.rounded(award.earned, places)
                other, before = seen.setdefault((trial.edge, lang + text), (trial.shown, score))
                if before != score:
                    told = breach(
                        tried.series.where,
                        "one reason, {text}, for {one} and {other}, which earn {before} and "
                        "{after}",
                        text=repr(text),
                        one=other,
                        other=trial.shown,
                        before=before.plain,
                        after=score.plain,
                    )
                    problems.append(told)
    return problems


def _text_problem(text: object) -> Phrase | None:
    if not isinstance(text, str) or not text.strip():
        return Phrase("is empty")
    return text_problem(text)


def _unsteady(tried: list[Tried]) -> list[Phrase]:
    """Tried again, backwards, in another thread and in a decimal context of one digit."""
    again: list[tuple[Award | Failed, ...]] = []
    rude: list[Phrase] = []

    def try_again() -> None:
        for each in tried:
            with localcontext(SHALLOW) as context:
                backwards = [_award(each.series, trial) for trial in reversed(each.series.trials)]
                again.append(tuple(reversed(backwards)))
                if getcontext() is not context or _settings(context) != _settings(SHALLOW):
                    said = "its rule changes the decimal context"
                    rude.append(breach(each.series.where, said))

    thread = Thread(target=try_again)
    thread.start()
    thread.join()
    return rude + [
        breach(each.series.where, "another award at {value} when tried again", value=trial.shown)
        for each, second in zip(tried, again, strict=True)
        for trial, one, other in zip(each.series.trials, each.awards, second, strict=True)
        if one != other
    ]
