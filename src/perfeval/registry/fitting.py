"""Which installed rubric fits: by place, form and fiscal year; a county before its city."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from perfeval.errors import InputError, Phrase, RubricNotFoundError, either
from perfeval.filing import FORMS, Filing, Form, FormKind
from perfeval.filing.sources import FiscalYear, Jurisdiction
from perfeval.registry.loading import Loaded, load_rubrics
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scoring import check_evaluation, scored

__all__ = ["find_rubric", "score_all"]

_NEAR: Final = 3


def find_rubric(
    filing_or_jurisdiction: Filing | Jurisdiction,
    form: str | FormKind | None = None,
    year: int | FiscalYear | None = None,
    *,
    allow: Iterable[str] | None = None,
) -> Rubric:
    """The installed rubric for a place, a form and a fiscal year; of the smallest place that fits.

    A filing gives its place, its year and its filled forms; `form` is the key of one of these, or
    a kind of form. `allow` restricts what may load, as in `rubrics`. Rubrics that fail to load, or
    that offer the id of a built-in one, are passed over. Raises `RubricNotFoundError` where none
    fits, and `InputError` that lists them where several fit equally, for one form or for several,
    and where the filing holds only forms that claim nothing, such as 绩效目标表.

    >>> find_rubric(Jurisdiction(code="430602", name="岳阳楼区"), form="unit", year=2023).id
    'yueyanglou-annex-2'
    """
    filing = filing_or_jurisdiction if isinstance(filing_or_jurisdiction, Filing) else None
    if filing is not None:
        check_evaluation(filing)
    place = _place(filing_or_jurisdiction)
    kinds = _kinds(filing, form)
    when = _year(filing, year)
    loaded = load_rubrics(allow)
    best = {kind: _best(loaded, place, kind, when) for kind in kinds}
    found = {kind: rubric for kind, rubric in best.items() if rubric is not None}
    if len(found) > 1:
        listed = ", ".join(f"{kinds[kind]} ({rubric.id})" for kind, rubric in found.items())
        several = Phrase("{count} forms that a rubric fits", count=len(found))
        raise InputError("the form to score", several, Phrase("one of {listed}", listed=listed))
    for rubric in found.values():
        return rubric
    raise _nothing_fits(loaded, place, kinds, when)


def score_all(filing: Filing, rubrics: Iterable[Rubric] | None = None) -> tuple[Scorecard, ...]:
    """A scorecard for each filled form that a rubric fits, in the order of the forms.

    Without `rubrics` each form is scored by the installed rubric of its place, kind and year (see
    `find_rubric`); with them, by every one that is for its kind. Raises `InputError` where
    installed rubrics fit a form equally.

    >>> [card.form for card in score_all(loads(example("yueyanglou-2023")))]
    ['annex-2']
    """
    if not isinstance(filing, Filing):
        raise InputError("the filing to score", filing, "a Filing")
    pairs: list[tuple[Form, Rubric]] = []
    if rubrics is None:
        place, loaded = _place(filing), load_rubrics()
        for form in filing.scorable_forms:
            rubric = _best(loaded, place, form.kind, filing.year)
            pairs += [] if rubric is None else [(form, rubric)]
    else:
        given = _checked_rubrics(rubrics)
        pairs = [
            (form, each)
            for form in filing.scorable_forms
            for each in given
            if each.form == form.kind
        ]
    shared = filing.facts_for()
    return tuple(scored(filing, rubric, form, shared) for form, rubric in pairs)


def _place(where: object) -> Jurisdiction:
    if isinstance(where, Jurisdiction):
        return where
    if not isinstance(where, Filing):
        raise InputError("where to find a rubric", where, "a Filing or a Jurisdiction")
    if where.unit.jurisdiction is None:
        expected = "its place, or a rubric named by id (--rubric ID)"
        raise InputError("the jurisdiction of the unit", None, expected)
    return where.unit.jurisdiction


def _year(filing: Filing | None, year: object) -> FiscalYear | None:
    if year is None:
        return None if filing is None else filing.year
    return year if isinstance(year, FiscalYear) else FiscalYear(year)


def _kinds(filing: Filing | None, form: object) -> dict[FormKind, str]:
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


def _best(
    loaded: tuple[Loaded, ...], place: Jurisdiction, kind: FormKind, year: FiscalYear | None
) -> Rubric | None:
    """The rubric of the smallest place that holds `place`. Raises `InputError` for a tie."""
    ranks: dict[int, dict[str, Rubric]] = {}
    for each in loaded:
        rubric = each.rubric
        if rubric is None or each.state == "shadow":
            continue
        if rubric.form != kind or not place.within(rubric.jurisdiction):
            continue
        if year is None or year in rubric.years:
            rank = ranks.setdefault(len(rubric.jurisdiction.stem), {})
            rank[each.entry.qualified_id] = rubric
    if not ranks:
        return None
    best = ranks[max(ranks)]
    if len(best) > 1:
        several = Phrase("{count} that fit equally", count=len(best))
        raise InputError(
            Phrase("the rubric for {official_name}", official_name=kind.official_name),
            several,
            Phrase("one of {names}", names=", ".join(best)),
        )
    return next(iter(best.values()))


def _nothing_fits(
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


def _checked_rubrics(given: object) -> tuple[Rubric, ...]:
    items = tuple(given) if isinstance(given, Iterable) else (given,)
    for item in items:
        if type(item) is not Rubric:
            raise InputError("the rubrics to score by", item, "a Rubric")
    return items
