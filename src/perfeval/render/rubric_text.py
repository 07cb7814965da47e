"""A rubric as plain text: its official table, and what stands beyond the rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from perfeval.render.rubric_words import (
    bonuses_title,
    conditions,
    graded,
    level_text,
    named,
    pool_note,
    ruled,
    section_points,
    veto_caps,
)
from perfeval.render.words import with_shared
from perfeval.rubric.criteria import Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rubric.sections import Section
from perfeval.text.columns import INDENT, Line, aligned, joined, laid_out, one_line, text_of

__all__ = ["rubric_text"]

_WORDS: Final = with_shared(
    {
        "zh": {
            "rubric": "评分标准 {}（{}）",
            "whole": "满分 {}",
            "source": "依据 {}",
            "at_least": "不低于 {} 分",
            "readings": "条文未写明之处",
            "rule": "规则：{}",
            "conditions": "情形：{}",
        },
        "en": {
            "rubric": "rubric {} ({})",
            "whole": "of {} in all",
            "source": "source {}",
            "at_least": "at least {} points",
            "readings": "How the rubric reads what its clauses leave open",
            "rule": "rule: {}",
            "conditions": "conditions: {}",
        },
    }
)


def rubric_text(rubric: Rubric, lang: str) -> str:
    """Each section with its points, and under it the rows: name, points, clause."""
    words = _WORDS[lang]
    head = (
        one_line(named(rubric, lang)),
        joined(
            words["rubric"].format(rubric.id, rubric.edition),
            rubric.distribution,
            f"{rubric.jurisdiction.name} {rubric.jurisdiction.code}",
            str(rubric.years),
            level_text(rubric, lang),
            words["whole"].format(rubric.out_of.plain),
        ),
        one_line(words["source"].format(rubric.source.cite())),
    )
    rows = [line for each in rubric.sections for line in _section_lines(each, (), lang)]
    rows += _extra_lines(rubric, lang)
    ratings = [
        (each.name, words["at_least"].format(each.at_least.plain)) for each in rubric.ratings
    ]
    readings = [(each.clause, each.choice) for each in rubric.readings]
    tables: tuple[tuple[str, list[tuple[str, str]]], ...] = (
        (words["rating"], ratings),
        *graded(rubric, lang),
        (words["readings"], readings),
    )
    rest = [
        line
        for title, table in tables
        if table
        for line in ("", title, *(INDENT + each for each in aligned(table)))
    ]
    return text_of((*head, *laid_out(rows), *rest))


def _section_lines(section: Section, above: tuple[str, ...], lang: str) -> Iterator[Line]:
    path = (*above, f"{named(section, lang)} {section_points(section, lang)}")
    for part in section.sections:
        yield from _section_lines(part, path, lang)
    if section.items:
        yield " / ".join(path)
    for item in section.items:
        yield named(item, lang) + pool_note(item, lang), item.points.plain, item.clause
        yield "", "", _WORDS[lang]["rule"].format(ruled(item, lang))
        for row in item.rows if isinstance(item, Pool) else ():
            yield f"· {row.name}", "" if row.points is None else row.points.plain


def _extra_lines(rubric: Rubric, lang: str) -> Iterator[Line]:
    """Bonuses with the cap of the total, penalties, and vetoes with what each caps."""
    words = _WORDS[lang]
    bonuses = bonuses_title(rubric, lang)
    for title, extras in ((bonuses, rubric.bonuses), (words["penalties"], rubric.penalties)):
        if extras:
            yield title
        for each in extras:
            yield named(each, lang), each.points.plain, each.clause
            yield "", "", words["rule"].format(ruled(each, lang))
    if rubric.vetoes:
        yield words["vetoes"]
    for veto in rubric.vetoes:
        yield named(veto, lang), "", veto.clause, *veto_caps(veto, lang)
        yield "", "", words["conditions"].format(conditions(veto, lang))
