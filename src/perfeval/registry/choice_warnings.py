"""What a user should read of a rubric that was chosen: why it may be the wrong one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from perfeval.filing import Filing, Form
from perfeval.filing.sources import Jurisdiction
from perfeval.registry.fitting import fits
from perfeval.registry.loaded import Loaded
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Because
from perfeval.rules.because import Sentence
from perfeval.scoring.rows.form_rows import rows_of
from perfeval.scoring.rows.weights import misfits
from perfeval.scoring.scoring import forms_for

__all__ = [
    "about_form",
    "about_place",
    "about_points",
    "about_stand_in",
    "about_title",
    "about_year",
]

_FALLBACK: Final = Sentence(
    "fallback",
    "{place}（{code}）没有自己的{form}评分标准，现用{larger}的 {rubric}；"
    "当地如有评分标准，请安装，或以 --rubric 指明文件{near}",
    "{place} ({code}) has no rubric of its own for {form}: {rubric} of {larger} is used; "
    "install that of the place, or name its file with --rubric{near}",
)
_STOOD_IN: Final = Sentence(
    "stood_in",
    "自评表没有写明所在地，按指定的代用标准计分：{larger}的 {rubric}",
    "the filing does not state its place: {rubric} of {larger}, which was named, stood in",
)
_TITLED: Final = Sentence(
    "titled",
    "自评表没有写明单位所在地，按表名取为{place}（{code}）",
    "the filing does not state its place: it is taken from the title of the form, {place} ({code})",
)
_OTHER_YEARS: Final = Sentence(
    "other_years",
    "（当地已装 {rubrics}，年度不符）",
    " ({rubrics} of the place is for other years)",
)
_NO_YEAR: Final = Sentence(
    "no_year",
    "自评表没有写明年度，未能核对 {rubric} 的适用年度 {years}",
    "the filing states no year: whether {rubric} is for it ({years}) is not known",
)
_NO_FORM: Final = Sentence(
    "no_form",
    "自评材料里没有{form}，{kinds}的各行也不是评分标准 {rubric} 的各行：只按所报数据计分，"
    "没有采用表中的自评得分；请核对评分标准是否选错",
    "the filing has no {form}, and the rows of its {kinds} are none of {rubric}: it is scored by "
    "facts alone, without the claims; is it the right rubric?",
)
_POINTS: Final = Sentence(
    "points",
    "{at}：表中分值合计 {printed}，评分标准 {rubric} 为 {due}；请核对是否同一版本",
    "{at}: the form prints {printed} points, {rubric} has {due}: is it the same edition?",
)
_NO_ROW: Final = Sentence(
    "no_row",
    "表中没有一行与评分标准 {rubric} 相符；请核对是否同一张表",
    "no row of the form is one of {rubric}: is it the same form?",
)


def about_form(rubric: Rubric, filing: Filing) -> Iterator[Because]:
    """That the rows of a filing are scored by its facts alone, for none of its forms is for it."""
    names = [form.kind.official_name for form in filing.scorable_forms if rows_of(form)]
    if names and not forms_for(filing, rubric):
        kinds = "、".join(dict.fromkeys(names))
        yield _NO_FORM.because(rubric=rubric.id, form=rubric.form.official_name, kinds=kinds)


def about_place(
    rubric: Rubric, place: Jurisdiction, loaded: tuple[Loaded, ...]
) -> Iterator[Because]:
    """Whether the rubric is that of a larger place, and what the place has for other years."""
    if rubric.jurisdiction.stem == place.stem:
        return
    nearer = [
        f"{each.rubric.id} {each.rubric.years}"
        for each in loaded
        if each.rubric is not None
        and fits(each.rubric, place, rubric.form)
        and len(each.rubric.jurisdiction.stem) > len(rubric.jurisdiction.stem)
    ]
    near = _OTHER_YEARS.because(rubrics="、".join(nearer)) if nearer else None
    yield _FALLBACK.because(
        place=place.name,
        code=place.code,
        form=rubric.form.official_name,
        larger=rubric.jurisdiction.name,
        rubric=rubric.id,
        near=near,
    )


def about_title(place: Jurisdiction) -> Iterator[Because]:
    """That the place is that of the form's title."""
    yield _TITLED.because(place=place.name, code=place.code)


def about_stand_in(rubric: Rubric) -> Iterator[Because]:
    """That the place is not known, and whose rubric was taken instead."""
    yield _STOOD_IN.because(larger=rubric.jurisdiction.name, rubric=rubric.id)


def about_year(rubric: Rubric) -> Iterator[Because]:
    """That the year of the filing could not be compared with those of the rubric."""
    yield _NO_YEAR.because(rubric=rubric.id, years=str(rubric.years))


def about_points(rubric: Rubric, form: Form) -> Iterator[Because]:
    """Where the form prints other points than the rubric has."""
    found = misfits(form, rubric)
    if found is None:
        yield _NO_ROW.because(rubric=rubric.id)
        return
    for at, printed, due in found:
        yield _POINTS.because(at=at, printed=printed, due=due, rubric=rubric.id)
