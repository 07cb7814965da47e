"""A scorecard as a page: how it adds up, where points are lost, every row with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from perfeval.audit.finding import Finding, Severity
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.render.page import Block, Cell, Listed, Page, Part, Row, Table, of_points
from perfeval.render.pages.concerned import Concern, of_one_form
from perfeval.render.pages.findings import findings_part
from perfeval.render.scorecard_text import (
    is_on_claim,
    on_claim,
    scorecard_head,
    scorecard_totals,
    veto_cells,
)
from perfeval.render.words import with_shared
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import Score
from perfeval.scoring.tallies import RowTally, tally

__all__ = ["reviewed_total", "scorecard_page"]

_WORDS: Final = with_shared(
    {
        "zh": {
            "summary": "评分结果",
            "by_part": "各部分得分",
            "rows": "评分表",
            "part": "部分",
            "out_of": "分值",
            "beyond": "超分不计",
            "dropped": "不适用",
            "judged": "评价人判定",
            "found": "有审核发现",
            "clause": "评分标准",
            "shared": "各行合计 {} 分",
            "weighted": "本行每分折算计入总分，权重 {}",
            "veto": "情形",
            "applies": "是否成立",
            "because": "理由",
            "effect": "后果",
            "made_by": "评分标准摘要 {}，perfeval {} 计分",
        },
        "en": {
            "summary": "result",
            "by_part": "points by part",
            "rows": "score sheet",
            "part": "part",
            "out_of": "points",
            "beyond": "beyond the part",
            "dropped": "not applicable",
            "judged": "judged",
            "found": "has findings",
            "clause": "clause",
            "shared": "all rows together {}",
            "weighted": "each of its points counts {} in the total",
            "veto": "veto",
            "applies": "applies",
            "because": "reason",
            "effect": "effect",
            "made_by": "digest of the rubric {}, scored by perfeval {}",
        },
    }
)
_MARKS: Final = ("lost", "unscored", "differs", "found")
_POINTS: Final = ("out_of", "earned", "claimed", "judged", "reviewed", "lost")
_RARE: Final = ("beyond", "dropped")
"""What becomes of the points of few rows: columns of the parts only where there are some."""
_BETWEEN: Final = "  "


def scorecard_page(card: Scorecard, lang: str, findings: Sequence[Finding] | None = None) -> Page:
    """The page of a scorecard; `findings` stand beside the rows they concern, and in a list."""
    words = _WORDS[lang]
    (unit, year), by = scorecard_head(card, lang)
    made_by = words["made_by"].format(card.digest, card.library)
    rows = tally(card)
    parts = [
        Part(words["summary"], tuple(_summary(card, rows, lang))),
        Part(words["rows"], tuple(_tables(card, rows, findings or (), lang))),
    ]
    if findings is not None:
        parts.append(findings_part([("", each) for each in findings], lang))
    return Page.of(unit, [year, _BETWEEN.join(filter(None, by)), made_by], parts, lang)


def _summary(card: Scorecard, rows: Sequence[RowTally], lang: str) -> Iterator[Block]:
    words = _WORDS[lang]
    totals = scorecard_totals(card, lang)
    yield Listed(tuple((label, _BETWEEN.join(filter(None, rest))) for label, *rest in totals))
    parts: dict[str, list[RowTally]] = {}
    for row in rows:
        parts.setdefault(row.score.path[0] if row.score.path else "", []).append(row)
    known = [each for each in _RARE if any(getattr(row, each).atoms for row in rows)]
    became = ("lost", "unscored", *known)
    yield Table(
        caption=words["by_part"],
        headings=tuple(words[each] for each in ("part", "out_of", "earned", *became)),
        rows=tuple(_part_row(name, parts[name], became) for name in parts),
    )
    worst = sorted((row for row in rows if row.lost.atoms), key=lambda row: -row.lost.atoms)
    if worst:
        yield Table(
            caption=words["losses"],
            headings=tuple(words[each] for each in ("name", "out_of", "lost")),
            rows=tuple(
                Row(
                    cells=(
                        Cell(row.score.name),
                        of_points(row.weight),
                        _with_bar(row.lost, row.weight),
                    )
                )
                for row in worst
            ),
        )


def _part_row(name: str, rows: Sequence[RowTally], became: Sequence[str]) -> Row:
    """A part with the points of its rows: those that count, and what became of the others."""
    weight, counted, *others = (
        Points.total([getattr(row, each) for row in rows])
        for each in ("weight", "counted", *became)
    )
    cells = of_points(weight), _with_bar(counted, weight), *map(of_points, others)
    return Row(cells=(Cell(name), *cells))


def _with_bar(points: Points, whole: Points) -> Cell:
    return Cell(points.plain, points.atoms, bar=(points.atoms, whole.atoms))


def _tables(
    card: Scorecard, rows: Sequence[RowTally], findings: Sequence[Finding], lang: str
) -> Iterator[Block]:
    words = _WORDS[lang]
    judged = any(score.judged is not None for score in card.scores)
    points = [each for each in _POINTS if judged or each != "judged"]
    concerned = of_one_form(findings, [(*s.path, s.name) for s in card.scores])
    total = {
        "out_of": card.out_of,
        "earned": card.total,
        "claimed": card.claimed_total,
        "judged": None,
        "lost": Points.total([row.lost for row in rows]),
    }
    headings = ("level1", "level2", "name", *points)
    yield Table(
        caption=words["rows"],
        headings=tuple(words[each] for each in headings),
        rows=tuple(
            _row(row, points, concerned.get(number, ()), lang) for number, row in enumerate(rows)
        ),
        total=Row(
            cells=(
                *(Cell(words["total"]), Cell(), Cell()),
                *(
                    reviewed_total(card, lang) if each == "reviewed" else of_points(total[each])
                    for each in points
                ),
            )
        ),
        labels=3,
        merged=2,
        marks={mark: words[mark] for mark in _MARKS},
        listed=True,
    )
    for extras, title in ((card.bonuses, "bonuses"), (card.penalties, "penalties")):
        if extras:
            yield _extras(extras, title, lang)
    if card.vetoes:
        yield Table(
            caption=words["vetoes"],
            headings=tuple(words[each] for each in ("veto", "applies", "because", "effect")),
            rows=tuple(
                Row(
                    cells=tuple(map(Cell, veto_cells(veto, lang))),
                    below=((words["clause"], veto.clause),),
                )
                for veto in card.vetoes
            ),
        )


def _row(row: RowTally, points: Sequence[str], found: Sequence[Concern], lang: str) -> Row:
    words, score = _WORDS[lang], row.score
    level1, *rest = score.path or ("",)
    severity = min((each.finding.severity for each in found), key=_rank, default=None)
    cells = {each: of_points(getattr(score, each)) for each in _POINTS if each != "lost"}
    cells["earned"] = of_points(score.earned, words["unscored"])
    cells["reviewed"] = _reviewed(score, lang)
    cells["lost"] = of_points(row.lost) if row.lost.atoms else Cell()
    differs = None not in (score.claimed, score.earned) and score.claimed != score.earned
    has = (row.lost.atoms, score.applies and score.earned is None, differs, found)
    below = [(words["reason"], score.reason(lang)), (words["clause"], score.clause)]
    if row.shared is not None:
        below.insert(0, ("", words["shared"].format(row.shared.plain)))
    if score.weight != Rate("100%"):
        below.insert(0, ("", words["weighted"].format(score.weight.percent(score.weight))))
    return Row(
        cells=(
            *(Cell(level1), Cell(" / ".join(rest)), Cell(score.name, severity=severity)),
            *(cells[each] for each in points),
        ),
        below=tuple(below),
        notes=tuple(each.note(lang) for each in found),
        marks=tuple(mark for mark, true in zip(_MARKS, has, strict=True) if true),
    )


def reviewed_total(card: Scorecard, lang: str) -> Cell:
    """What stands after review, and how much of it nobody computed or judged."""
    total, (claimed, rows) = card.reviewed_total, on_claim(card)
    words = _WORDS[lang]["of_it_claimed"].format(total.plain, claimed.plain)
    return Cell(words, total.atoms) if rows else of_points(total)


def _reviewed(score: Score, lang: str) -> Cell:
    """What a row has after review; a mere claim says that it is one."""
    if score.reviewed is None or not is_on_claim(score):
        return of_points(score.reviewed)
    words = _WORDS[lang]["merely_claimed"].format(score.reviewed.plain)
    return Cell(words, score.reviewed.atoms)


def _rank(severity: Severity) -> int:
    return severity.rank


def _extras(extras: Sequence[Score], title: str, lang: str) -> Table:
    words = _WORDS[lang]
    points = ("out_of", "earned", "claimed", "judged", "reviewed")
    return Table(
        caption=words[title],
        headings=tuple(words[each] for each in ("name", *points)),
        rows=tuple(
            Row(
                cells=(
                    Cell(score.name),
                    of_points(score.out_of),
                    of_points(score.earned, words["unscored"]),
                    *(of_points(getattr(score, each)) for each in ("claimed", "judged")),
                    _reviewed(score, lang),
                ),
                below=((words["reason"], score.reason(lang)), (words["clause"], score.clause)),
            )
            for score in extras
        ),
    )
