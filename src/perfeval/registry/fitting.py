"""Which installed rubric fits: by place, form and fiscal year; a county before its city."""

from __future__ import annotations

from typing import Final

from perfeval.errors import InputError, Phrase, PluginError, RubricNotFoundError, either
from perfeval.filing import FORMS, Filing, FormKind
from perfeval.filing.sources import FiscalYear, Jurisdiction
from perfeval.registry.loading import Loaded
from perfeval.rubric.rubric import Rubric

_NEAR: Final = 3


def place_of(where: object) -> Jurisdiction:
    if isinstance(where, Jurisdiction):
        return where
    if not isinstance(where, Filing):
        raise InputError("where to find a rubric", where, "a Filing or a Jurisdiction")
    if where.unit.jurisdiction is None:
        expected = "its place, or a rubric named by id (--rubric ID)"
        raise InputError("the jurisdiction of the unit", None, expected)
    return where.unit.jurisdiction


def year_of(filing: Filing | None, year: object) -> FiscalYear | None:
    if year is None:
        return None if filing is None else filing.year
    return year if isinstance(year, FiscalYear) else FiscalYear(year)


def kinds_of(filing: Filing | None, form: object) -> dict[FormKind, str]:
    """The kinds of form to find a rubric for, each with what it is called in messages."""
    if isinstance(form, FormKind):
        return {form: form.value}
    filled = () if filing is None else filing.scorable_forms
    own = {each.kind.value: each.kind for each in FORMS if each.is_self_evaluation}
    if form is None:
        if filing is None:
            return {kind: tag for tag, kind in own.items()}
        keys: dict[FormKind, list[str]] = {}
        for each in filled:
            keys.setdefault(each.kind, []).append(each.key)
        return {kind: ", ".join(names) for kind, names in keys.items()}
    named = own | {each.key: each.kind for each in filled}
    if not isinstance(form, str) or form not in named:
        expected = Phrase(
            "a kind of form or the key of a filled one: {known}", known=", ".join(named)
        )
        raise InputError("the form to score", form, expected)
    return {named[form]: form}


def best_of(
    loaded: tuple[Loaded, ...], place: Jurisdiction, kind: FormKind, year: FiscalYear | None
) -> Rubric | None:
    """The rubric of the smallest place that holds `place`.

    Raises `InputError` for a tie, and `PluginError` where none is the place's own and one that
    might be cannot be loaded: a broken edition is never replaced by that of a larger place.
    """
    ranks: dict[tuple[int, bool], dict[str, Rubric]] = {}
    for each in loaded:
        rubric = each.rubric
        if rubric is None or each.state == "shadow" or not fits(rubric, place, kind):
            continue
        if year is None or year in rubric.years:
            rank = ranks.setdefault((len(rubric.jurisdiction.stem), rubric.own_level), {})
            rank[each.entry.qualified_id] = rubric
    if not ranks:
        return None
    best = ranks[max(ranks)]
    if max(ranks)[0] < len(place.stem):
        _refuse_broken(loaded, place, next(iter(best)))
    if len(best) > 1:
        several = Phrase("{count} that fit equally", count=len(best))
        raise InputError(
            Phrase("the rubric for {official_name}", official_name=kind.official_name),
            several,
            Phrase("one of {names}", names=", ".join(best)),
        )
    return next(iter(best.values()))


def fits(rubric: Rubric, place: Jurisdiction, kind: FormKind) -> bool:
    """Whether a rubric is for a form of units of a place, whatever the year."""
    own = rubric.own_level and place.stem != rubric.jurisdiction.stem
    return rubric.form == kind and place.within(rubric.jurisdiction) and not own


def _refuse_broken(loaded: tuple[Loaded, ...], place: Jurisdiction, instead: str) -> None:
    """Raise for the first rubric that cannot be loaded: its place is not known, it may be this."""
    for each in loaded:
        if each.problem is not None and each.rubric is None:
            problem = each.problem
            cause = (
                f"{problem.cause}; it may be the edition of {place.name} itself, for which "
                f"{instead} does not stand in: mend it, or name the rubric"
            )
            raise PluginError(problem.name, problem.distribution, cause)


def nothing_fits(
    loaded: tuple[Loaded, ...],
    place: Jurisdiction,
    kinds: dict[FormKind, str],
    year: FiscalYear | None,
) -> RubricNotFoundError:
    names = [kind.official_name for kind in kinds]
    forms = either(names) if names else Phrase("no filled form")
    when = "" if year is None else f", {year}"
    wanted = Phrase(
        "{place}, {forms}{year}", place=f"{place.name} {place.code}", forms=forms, year=when
    )
    passed_over = [
        f"{each.entry.qualified_id} ({each.state})"
        for each in loaded
        if each.state in ("broken", "shadow")
    ]
    if passed_over:
        wanted = Phrase(
            "{wanted}; passed over: {others}", wanted=wanted, others=", ".join(passed_over)
        )
    same = [each.rubric.id for each in loaded if each.rubric and each.rubric.form in kinds]
    return RubricNotFoundError(wanted, tuple(dict.fromkeys(same))[:_NEAR])
