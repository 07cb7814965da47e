"""Which installed rubric fits: by place, form and fiscal year; a county before its city."""

from __future__ import annotations

from typing import Final

from perfeval.errors import (
    DecodeError,
    InputError,
    PerfevalError,
    Phrase,
    PluginError,
    RubricError,
    RubricNotFoundError,
    either,
)
from perfeval.filing import FORMS, Filing, FormKind
from perfeval.filing.sources import FiscalYear, Jurisdiction
from perfeval.forms.words.places import titled_place
from perfeval.registry.loaded import Loaded
from perfeval.rubric.rubric import Rubric

_NEAR: Final = 3


def titled_place_of(filing: Filing) -> Jurisdiction | None:
    """The place with which the titles of the forms to score begin, where all agree on one."""
    found = {titled_place(getattr(form, "title", "")) for form in filing.scorable_forms}
    return found.pop() if len(found) == 1 else None


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

    At one place a file of a folder stands before what is installed.
    Raises `InputError` for a tie, and `PluginError` where none is the place's own and one that
    might be cannot be loaded, `RubricError` where that is a file of a folder: a broken edition is
    never replaced by that of a larger place, nor by another of its own.
    """
    ranks: dict[tuple[int, bool, bool], dict[str, Rubric]] = {}
    for each in loaded:
        rubric = each.rubric
        if rubric is None or each.state == "shadow" or not fits(rubric, place, kind):
            continue
        if year is None or year in rubric.years:
            of_place = len(rubric.jurisdiction.stem), rubric.own_level, bool(each.file)
            ranks.setdefault(of_place, {})[each.name] = rubric
    best = ranks[max(ranks)] if ranks else {}
    stem = next(iter(best.values())).jurisdiction.stem if best else ""
    for each in loaded:
        problem, head = each.problem, each.head
        if problem is not None and head is not None and head.may_stand(stem, place, kind, year):
            raise _broken_file(each.file, problem, place)
    if not best:
        return None
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
    """Raise for the first rubric that cannot be loaded: its place is unknown, and may be this."""
    for each in loaded:
        problem = each.problem
        if isinstance(problem, PluginError) and each.rubric is None:
            cause = Phrase(
                "{cause}; it may be the edition of {place} itself, for which {instead} does not "
                "stand in: mend it, or name the rubric",
                cause=problem.args[2],
                place=place.name,
                instead=instead,
            )
            raise PluginError(problem.name, problem.distribution, cause)


def _broken_file(file: str, problem: PerfevalError, place: Jurisdiction) -> RubricError:
    """The refusal of a file that may be the edition of a place, with what is wrong with it."""
    cause = problem.said()
    if isinstance(problem, DecodeError):
        first, *others = problem.args[0]
        more = Phrase(" (and {count} more)", count=len(others)) if others else ""
        cause = Phrase("{problem}{more}", problem=DecodeError((first,)).said(), more=more)
    return RubricError(
        file,
        Phrase(
            "{cause}; it may be the edition of {place} itself: mend the file, or name the rubric",
            cause=cause,
            place=place.name,
        ),
    )


def nothing_fits(
    loaded: tuple[Loaded, ...],
    place: Jurisdiction,
    kinds: dict[FormKind, str],
    year: FiscalYear | None,
) -> RubricNotFoundError:
    names = [kind.official_name for kind in kinds]
    forms = either(names) if names else Phrase("no filled form")
    where = f"{place.name} {place.code}"
    wanted = Phrase("{place}, {forms}", place=where, forms=forms)
    if year is not None:
        wanted = Phrase("{place}, {forms}, {year}", place=where, forms=forms, year=str(year))
        others = [
            f"{each.rubric.id} {each.rubric.years}"
            for each in loaded
            if each.rubric and any(fits(each.rubric, place, kind) for kind in kinds)
        ]
        if others:
            wanted = Phrase(
                "{wanted}; for other years: {others}", wanted=wanted, others=", ".join(others)
            )
    passed_over = [
        f"{each.name} ({each.state})" for each in loaded if each.state in ("broken", "shadow")
    ]
    if passed_over:
        wanted = Phrase(
            "{wanted}; passed over: {others}", wanted=wanted, others=", ".join(passed_over)
        )
    same = [each.rubric.id for each in loaded if each.rubric and each.rubric.form in kinds]
    if names and not same and not passed_over:
        wanted = Phrase(
            "{wanted}: no rubric of any place is for it; a report needs its table beside it, for a "
            "table draft-rubric drafts one",
            wanted=wanted,
        )
    return RubricNotFoundError(wanted, tuple(dict.fromkeys(same))[:_NEAR])
