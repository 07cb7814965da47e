"""A rubric as a page: its official table, what comes on top, and how it reads its clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve

from perfeval.render.page import Block, Cell, Listed, Page, Part, Row, Table, of_points
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
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rubric.sections import Section

__all__ = ["rubric_page"]

_WORDS: Final = with_shared(
    {
        "zh": {
            "rubric": "编号",
            "edition": "版本",
            "place": "适用地区",
            "years": "适用年度",
            "out_of": "满分",
            "source": "依据",
            "url": "网址",
            "distribution": "发布包",
            "digest": "摘要",
            "rows": "评分表",
            "points": "分值",
            "clause": "评分标准",
            "rule": "规则",
            "conditions": "情形",
            "points_of": "{}（{} 分）",
            "effect": "后果",
            "ratings": "评价等次",
            "at_least": "不低于",
            "readings": "条文未写明之处",
            "choice": "取用的理解",
            "why": "理由",
            "deviations": "与已公布得分不一致之处",
            "row": "指标",
            "claimed": "公布得分",
            "computed": "计算得分",
            "uncomputed": "未计算",
            "condition": "条件",
            "level": "适用级次",
        },
        "en": {
            "rubric": "id",
            "edition": "edition",
            "place": "place",
            "years": "fiscal years",
            "out_of": "points in all",
            "source": "source",
            "url": "address",
            "distribution": "distribution",
            "digest": "digest",
            "rows": "score sheet",
            "points": "points",
            "clause": "clause",
            "rule": "rule",
            "conditions": "conditions",
            "points_of": "{} ({} points)",
            "effect": "effect",
            "ratings": "ratings",
            "at_least": "at least",
            "readings": "how the rubric reads what its clauses leave open",
            "choice": "reading",
            "why": "why",
            "deviations": "published scores that it does not give",
            "row": "row",
            "claimed": "published",
            "computed": "computed",
            "uncomputed": "not computed",
            "condition": "condition",
            "level": "for",
        },
    }
)


def rubric_page(rubric: Rubric, lang: str) -> Page:
    """The table with its clauses, as printed; then extras, vetoes, ratings and readings."""
    words = _WORDS[lang]
    pairs = (
        (words["rubric"], rubric.id),
        (words["edition"], rubric.edition),
        (words["place"], f"{rubric.jurisdiction.name} {rubric.jurisdiction.code}"),
        (words["years"], str(rubric.years)),
        (words["level"], level_text(rubric, lang)),
        (words["out_of"], rubric.out_of.plain),
        (words["source"], rubric.source.cite()),
        (words["url"], rubric.source.url),
        (words["distribution"], rubric.distribution),
        (words["digest"], rubric.digest),
    )
    parts = (
        Part("", (Listed(tuple(pair for pair in pairs if pair[1])),)),
        Part(words["rows"], tuple(_tables(rubric, lang))),
        Part(words["readings"], tuple(_readings(rubric, lang))),
        Part(words["deviations"], tuple(_deviations(rubric, lang))),
    )
    return Page.of(named(rubric, lang), (), parts, lang)


def _tables(rubric: Rubric, lang: str) -> Iterator[Block]:
    words = _WORDS[lang]
    rows = [row for section in rubric.sections for row in _section_rows(section, (), lang)]
    headings = ("level1", "level2", "name", "points", "clause")
    yield Table(
        caption=words["rows"],
        headings=tuple(words[each] for each in headings),
        rows=tuple(rows),
        total=Row(cells=(Cell(words["total"]), Cell(), Cell(), of_points(rubric.out_of), Cell())),
        labels=3,
        merged=2,
        listed=True,
    )
    for title, extras in (
        (bonuses_title(rubric, lang), rubric.bonuses),
        (words["penalties"], rubric.penalties),
    ):
        if extras:
            rows = [Row(cells=_cells(each, lang), below=_rule(each, lang)) for each in extras]
            yield _table(title, (words[each] for each in headings[2:]), rows)
    if rubric.vetoes:
        rows = [
            evolve(
                _texts(named(each, lang), each.clause, "  ".join(veto_caps(each, lang))),
                below=((words["conditions"], conditions(each, lang)),),
            )
            for each in rubric.vetoes
        ]
        yield _table(words["vetoes"], (words[each] for each in ("name", "clause", "effect")), rows)
    if rubric.ratings:
        rows = [
            Row(cells=(Cell("、".join((each.name, *each.synonyms))), of_points(each.at_least)))
            for each in rubric.ratings
        ]
        yield _table(words["ratings"], (words["ratings"], words["at_least"]), rows)
    for title, lines in graded(rubric, lang):
        rows = [_texts(*line) for line in lines]
        yield _table(title, (words["ratings"], words["condition"]), rows)


def _section_rows(section: Section, above: tuple[str, ...], lang: str) -> Iterator[Row]:
    points_of = _WORDS[lang]["points_of"]
    path = (*above, points_of.format(named(section, lang), section.points.plain))
    if section.adds_to is not None:
        path = (*above, f"{named(section, lang)} {section_points(section, lang)}")
    for part in section.sections:
        yield from _section_rows(part, path, lang)
    level1, *rest = path
    labels = Cell(level1), Cell(" / ".join(rest))
    for item in section.items:
        yield Row(cells=(*labels, *_cells(item, lang)), below=_rule(item, lang))
        for row in item.rows if isinstance(item, Pool) else ():
            yield Row(cells=(*labels, Cell(f"· {row.name}"), of_points(row.points), Cell()))


def _cells(item: Criterion | Pool, lang: str) -> tuple[Cell, Cell, Cell]:
    name = named(item, lang) + pool_note(item, lang)
    return Cell(name), of_points(item.points), Cell(item.clause)


def _rule(item: Criterion | Pool, lang: str) -> tuple[tuple[str, str], ...]:
    """The rule in words below the clause, to be compared with it."""
    return ((_WORDS[lang]["rule"], ruled(item, lang)),)


def _readings(rubric: Rubric, lang: str) -> Iterator[Table]:
    words = _WORDS[lang]
    if rubric.readings:
        rows = [_texts(each.clause, each.choice, each.why) for each in rubric.readings]
        headings = (words[each] for each in ("clause", "choice", "why"))
        yield _table(words["readings"], headings, rows)


def _deviations(rubric: Rubric, lang: str) -> Iterator[Table]:
    words = _WORDS[lang]
    if rubric.deviations:
        rows = [
            _texts(
                each.unit,
                str(each.year),
                each.row,
                each.claimed.plain,
                words["uncomputed"] if each.computed is None else each.computed.plain,
                each.why,
            )
            for each in rubric.deviations
        ]
        headings = (words[each] for each in ("unit", "year", "row", "claimed", "computed", "why"))
        yield _table(words["deviations"], headings, rows)


def _texts(*texts: str) -> Row:
    return Row(cells=tuple(map(Cell, texts)))


def _table(caption: str, headings: Iterable[str], rows: Iterable[Row]) -> Table:
    return Table(caption=caption, headings=tuple(headings), rows=tuple(rows))
