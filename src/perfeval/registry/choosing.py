"""The rubric that is chosen for a filing, with the reason and with what may be doubted."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from typing import Final

from attrs import frozen

from perfeval.errors import InputError, Phrase
from perfeval.filing import Filing, Form, FormKind
from perfeval.filing.sources import FiscalYear, Jurisdiction
from perfeval.registry.choice_warnings import (
    about_place,
    about_points,
    about_stand_in,
    about_title,
    about_year,
)
from perfeval.registry.fitting import (
    best_of,
    kinds_of,
    nothing_fits,
    place_of,
    titled_place_of,
    year_of,
)
from perfeval.registry.loaded import Folder, RubricFolder
from perfeval.registry.loading import in_folder, load_rubrics
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Because
from perfeval.rules.because import Sentence
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scoring import check_evaluation, forms_for, scored

__all__ = ["Choice", "choose_rubric", "find_rubric", "score_all"]

_CHOSEN: Final = Sentence(
    "chosen",
    "按 {rubric}（{name}，{edition} 版）计分：适用于{place} {code} {years} 年度的{form}",
    "by {rubric} ({name}, edition {edition}): for {form} of {place} {code}, {years}",
)


@frozen(kw_only=True)
class Choice:
    """The rubric that fits, `because` of what, and `warnings` that a user should read.

    The codes of the warnings: ``fallback`` (no rubric of the place itself), ``stood_in`` (no place,
    but a fallback that was named), ``titled`` (no place but that in the title of the form),
    ``no_year``, ``points`` (the form prints other points), ``no_row`` (nothing of the form is in
    the rubric).

    >>> choice = choose_rubric(Jurisdiction(code="430723", name="澧县"), "project", 2021)
    >>> choice.rubric.id, [each.code for each in choice.warnings]
    ('national-project', ['fallback'])
    """

    rubric: Rubric
    because: Because
    warnings: tuple[Because, ...] = ()


def choose_rubric(
    filing_or_jurisdiction: Filing | Jurisdiction,
    form: str | FormKind | None = None,
    year: int | FiscalYear | None = None,
    *,
    allow: Iterable[str] | None = None,
    rubrics: Folder | None = None,
    fallback: Jurisdiction | None = None,
) -> Choice:
    """The rubric for a place, a form and a fiscal year, and why it is that one.

    As `find_rubric`, which says what is found and raised. The choice warns where the place has no
    rubric of its own, and where the points of the filing's form are not those of the rubric. A
    filing that does not state its place is refused, unless `fallback` names the place whose rubrics
    for all units in it stand in; with a folder of rubrics the place in the form's title counts.

    >>> choose_rubric(loads(example("yueyanglou-2023"))).because.figures["rubric"]
    'yueyanglou-annex-2'
    """
    filing = filing_or_jurisdiction if isinstance(filing_or_jurisdiction, Filing) else None
    if filing is not None:
        check_evaluation(filing)
    titled = None if filing is None or rubrics is None else _place_in_titles(filing)
    placeless = filing is not None and filing.unit.jurisdiction is None and titled is None
    stands_in = placeless and fallback is not None
    place = titled or place_of(fallback if stands_in else filing_or_jurisdiction)
    kinds = kinds_of(filing, form)
    when = year_of(filing, year)
    loaded = (*load_rubrics(allow), *in_folder(rubrics, allow))
    if stands_in:  # the unit lies in that place, and is not of its own level
        loaded = tuple(each for each in loaded if not (each.rubric and each.rubric.own_level))
    best = {kind: best_of(loaded, place, kind, when) for kind in kinds}
    found = {kind: rubric for kind, rubric in best.items() if rubric is not None}
    if len(found) > 1:
        listed = ", ".join(f"{kinds[kind]} ({rubric.id})" for kind, rubric in found.items())
        several = Phrase("{count} forms that a rubric fits", count=len(found))
        raise InputError("the form to score", several, Phrase("one of {listed}", listed=listed))
    for kind, rubric in found.items():
        forms = () if filing is None else filing.scorable_forms
        mine = [each for each in forms if each.kind == kind and form in (None, kind, each.key)]
        warnings = (
            *(about_title(titled) if titled else ()),
            *(about_stand_in(rubric) if stands_in else about_place(rubric, place, loaded)),
            *(about_year(rubric) if filing is not None and when is None else ()),
            *(warning for each in mine for warning in about_points(rubric, each)),
        )
        return Choice(rubric=rubric, because=_because(rubric), warnings=warnings)
    raise nothing_fits(loaded, place, kinds, when)


def find_rubric(
    filing_or_jurisdiction: Filing | Jurisdiction,
    form: str | FormKind | None = None,
    year: int | FiscalYear | None = None,
    *,
    allow: Iterable[str] | None = None,
    rubrics: Folder | None = None,
) -> Rubric:
    """The rubric for a place, a form and a fiscal year; of the smallest place that fits.

    A filing gives its place, its year and its filled forms; `form` is the key of one of these, or
    a kind of form. `rubrics` is a folder of rubric files, by its path or as `read_rubrics` gave it;
    at one place its files stand before what is installed, and one that is broken and may be for
    the place, the form and the year is refused with a `RubricError`. `allow` restricts what may
    load, as in the function `rubrics`. A rubric for units of a place
    itself (`Rubric.own_level`) stands before one for all units in it. Rubrics that offer the id of
    a built-in one are passed over; so are those that fail to load where the place has a rubric of
    its own. Raises `RubricNotFoundError` where none fits; `PluginError` where only a rubric of a
    larger place fits and one that fails to load may be the place's own; and `InputError` that
    lists them where several fit equally, for one form or for several, and where the filing holds
    only forms that claim nothing, such as 绩效目标表. `choose_rubric` also says why.

    >>> find_rubric(Jurisdiction(code="430602", name="岳阳楼区"), form="unit", year=2023).id
    'yueyanglou-annex-2'
    """
    return choose_rubric(filing_or_jurisdiction, form, year, allow=allow, rubrics=rubrics).rubric


def score_all(
    filing: Filing, rubrics: Iterable[Rubric] | Folder | None = None
) -> tuple[Scorecard, ...]:
    """A scorecard for each filled form that a rubric fits, in the order of the forms.

    Without `rubrics`, or with a folder of them, each form is scored by the rubric of its place,
    kind and year (see `find_rubric`); with rubrics, by every one that is for it. Raises
    `InputError` where several fit a form equally, and the errors of `find_rubric`.

    >>> [card.form for card in score_all(loads(example("yueyanglou-2023")))]
    ['annex-2']
    """
    if not isinstance(filing, Filing):
        raise InputError("the filing to score", filing, "a Filing")
    pairs: list[tuple[Form, Rubric]] = []
    if rubrics is None or isinstance(rubrics, str | PathLike | RubricFolder):
        titled = None if rubrics is None else _place_in_titles(filing)
        place, loaded = titled or place_of(filing), (*load_rubrics(), *in_folder(rubrics))
        for form in filing.scorable_forms:
            rubric = best_of(loaded, place, form.kind, filing.year)
            pairs += [] if rubric is None else [(form, rubric)]
    else:
        given = checked_rubrics(rubrics)
        forms = [(each, forms_for(filing, each)) for each in given]
        pairs = [
            (form, each)
            for form in filing.scorable_forms
            for each, mine in forms
            if any(form is one for one in mine)
        ]
    return tuple(scored(filing, rubric, form) for form, rubric in pairs)


def _place_in_titles(filing: Filing) -> Jurisdiction | None:
    """The place in the titles of the forms, where the unit has none: a folder is of whose it is."""
    return titled_place_of(filing) if filing.unit.jurisdiction is None else None


def _because(rubric: Rubric) -> Because:
    place = rubric.jurisdiction
    return _CHOSEN.because(
        rubric=rubric.id,
        name=rubric.name,
        edition=rubric.edition,
        form=rubric.form.official_name,
        place=place.name,
        code=place.code,
        years=str(rubric.years),
    )


def checked_rubrics(given: object) -> tuple[Rubric, ...]:
    """The rubrics that are given, one at least. Raises `InputError` for anything else."""
    items = tuple(given) if isinstance(given, Iterable) else (given,)
    for item in items:
        if type(item) is not Rubric:
            raise InputError("the rubrics to score by", item, "a Rubric")
    return items
