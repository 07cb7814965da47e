"""Plain text: a scorecard with its reasons, a rubric as its official table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from perfeval.criteria import Criterion, Pool
from perfeval.numbers import Points
from perfeval.render.columns import aligned, one_line
from perfeval.rubric import Rubric, Section
from perfeval.scorecard import Scorecard
from perfeval.scores import Score

__all__ = ["rubric_text", "scorecard_text"]

Line = str | tuple[str, ...]
"""A heading, or the cells of a row."""

_INDENT: Final = "  "
_WORDS: Final = {
    "zh": {
        "year": "{} 年度",
        "rubric": "评分标准 {}（{}）",
        "form": "表 {}",
        "points": "{} 分",
        "unscored": "未计分",
        "claimed": "自评 {}",
        "judged": "判定 {}",
        "total": "计算得分",
        "claimed_total": "自评得分",
        "reviewed_total": "评价得分",
        "rating": "评价等次",
        "unrated": "未评定（计分不完整）",
        "whole": "满分 {}",
        "source": "依据 {}",
        "own_rows": "（由单位填列指标）",
        "shared": "（各行合计）",
        "at_least": "不低于 {} 分",
        "readings": "条文未写明之处",
    },
    "en": {
        "year": "fiscal year {}",
        "rubric": "rubric {} ({})",
        "form": "form {}",
        "points": "{} points",
        "unscored": "unscored",
        "claimed": "claimed {}",
        "judged": "judged {}",
        "total": "computed",
        "claimed_total": "claimed",
        "reviewed_total": "reviewed",
        "rating": "rating",
        "unrated": "none (not every row is scored)",
        "whole": "of {} in all",
        "source": "source {}",
        "own_rows": " (the unit's own indicators)",
        "shared": " (all rows together)",
        "at_least": "at least {} points",
        "readings": "How the rubric reads what its clauses leave open",
    },
}


def scorecard_text(card: Scorecard, lang: str) -> str:
    """Every row under its labels: name, earned / out of, reason, claim; then the totals."""
    words = _WORDS[lang]
    head = (
        _joined(card.unit, words["year"].format(card.year)),
        _joined(
            words["rubric"].format(card.rubric, card.edition),
            card.distribution,
            words["form"].format(card.form) if card.form else "",
        ),
    )
    return _text((*head, *_laid_out(_score_lines(card, lang)), "", *aligned(_totals(card, lang))))


def rubric_text(rubric: Rubric, lang: str) -> str:
    """Each section with its points, and under it the rows: name, points, clause."""
    words = _WORDS[lang]
    head = (
        one_line(_named(rubric, lang)),
        _joined(
            words["rubric"].format(rubric.id, rubric.edition),
            rubric.distribution,
            f"{rubric.jurisdiction.name} {rubric.jurisdiction.code}",
            str(rubric.years),
            words["whole"].format(rubric.out_of.plain),
        ),
        one_line(words["source"].format(rubric.source.cite())),
    )
    rows = [line for each in rubric.sections for line in _section_lines(each, (), lang)]
    ratings = [
        (each.name, words["at_least"].format(each.at_least.plain)) for each in rubric.ratings
    ]
    readings = [(each.clause, each.choice) for each in rubric.readings]
    tables: tuple[tuple[str, list[tuple[str, str]]], ...] = (
        (words["rating"], ratings),
        (words["readings"], readings),
    )
    rest = [
        line
        for title, table in tables
        if table
        for line in ("", title, *(_INDENT + each for each in aligned(table)))
    ]
    return _text((*head, *_laid_out(rows), *rest))


def _score_lines(card: Scorecard, lang: str) -> Iterator[Line]:
    path: tuple[str, ...] | None = None
    for score in card.scores:
        if score.path != path:
            path = score.path
            yield " / ".join(label for label in path if label)
        yield _score_cells(score, lang)


def _score_cells(score: Score, lang: str) -> tuple[str, ...]:
    words = _WORDS[lang]
    earned = words["unscored"] if score.earned is None else _of(score.earned, score.out_of)
    claimed = "" if score.claimed is None else words["claimed"].format(score.claimed.plain)
    judged = "" if score.judged is None else words["judged"].format(score.judged.plain)
    return score.name, earned, score.reason(lang), claimed, judged


def _totals(card: Scorecard, lang: str) -> Iterator[tuple[str, ...]]:
    words = _WORDS[lang]
    whole = "" if card.scored_out_of == card.out_of else words["whole"].format(card.out_of.plain)
    yield words["total"], _of(card.total, card.scored_out_of), whole
    yield words["claimed_total"], card.claimed_total.plain
    yield words["reviewed_total"], _of(card.reviewed_total, card.reviewed_out_of)
    if card.ratings:
        yield words["rating"], card.rating or words["unrated"]


def _section_lines(section: Section, above: tuple[str, ...], lang: str) -> Iterator[Line]:
    points = _WORDS[lang]["points"].format(section.points.plain)
    path = (*above, f"{_named(section, lang)} {points}")
    for part in section.sections:
        yield from _section_lines(part, path, lang)
    if section.items:
        yield " / ".join(path)
    for item in section.items:
        yield _named(item, lang) + _pool_note(item, lang), item.points.plain, item.clause
        for row in item.rows if isinstance(item, Pool) else ():
            yield f"· {row.name}", "" if row.points is None else row.points.plain


def _pool_note(item: Criterion | Pool, lang: str) -> str:
    if isinstance(item, Criterion):
        return ""
    if item.shared:
        return _WORDS[lang]["shared"]
    return "" if item.rows else _WORDS[lang]["own_rows"]


def _named(item: Criterion | Pool | Section | Rubric, lang: str) -> str:
    return item.name_en if lang == "en" and item.name_en else item.name


def _of(points: Points, whole: Points) -> str:
    return f"{points.plain} / {whole.plain}"


def _joined(*parts: str) -> str:
    return _INDENT.join(one_line(part) for part in parts if part)


def _laid_out(lines: Iterable[Line]) -> Iterator[str]:
    """Headings, each after an empty line, and the rows below them in columns of one table."""
    lines = list(lines)
    rows = iter(aligned([line for line in lines if isinstance(line, tuple)]))
    for line in lines:
        if isinstance(line, tuple):
            yield _INDENT + next(rows)
        else:
            yield from ("", one_line(line))


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
