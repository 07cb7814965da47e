"""Two scorecards beside each other as a page: totals, and every row with what changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from perfeval.comparison import ComparedRow, Comparison, Stage
from perfeval.numbers.printed import Points
from perfeval.render.page import Cell, Page, Part, Row, Table, of_points
from perfeval.render.words import form_name, with_shared
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import Score

__all__ = ["comparison_page"]

_WORDS: Final = with_shared(
    {
        "zh": {
            "title": "评分对比",
            "side": "对比",
            "before": "前",
            "after": "后",
            "stage": "得分种类",
            Stage.COMPUTED: "计算得分",
            Stage.CLAIMED: "自评得分",
            Stage.REVIEWED: "评价得分",
            "out_of": "计分分值",
            "totals": "总分",
            "rows": "逐行对比",
            "out_of_before": "分值（前）",
            "out_of_after": "分值（后）",
            "reason_before": "理由（前）",
            "reason_after": "理由（后）",
            "new": "新增的行",
            "gone": "不再有的行",
            "differs": "有变化",
            "whole": "总分 {before} → {after}，增减 {change}",
            "unlike": "计分分值由 {before} 变为 {after}，两个总分不能直接相比",
            "moved": "有增减的指标：{named}",
            "more": "{named}等 {count} 项",
            "counted": "{what} {count}",
            "and": "、",
            "then": "；",
        },
        "en": {
            "title": "comparison",
            "side": "side",
            "before": "before",
            "after": "after",
            "stage": "score",
            Stage.COMPUTED: "computed",
            Stage.CLAIMED: "claimed",
            Stage.REVIEWED: "reviewed",
            "out_of": "of points",
            "totals": "totals",
            "rows": "row by row",
            "out_of_before": "points (before)",
            "out_of_after": "points (after)",
            "reason_before": "reason (before)",
            "reason_after": "reason (after)",
            "new": "new row",
            "gone": "row is gone",
            "differs": "changed",
            "whole": "total {before} → {after}, change {change}",
            "unlike": "of {before} points before and {after} after: the totals are not alike",
            "moved": "indicators that changed: {named}",
            "more": "{named} … {count} in all",
            "counted": "{what}: {count}",
            "and": ", ",
            "then": "; ",
        },
    }
)
_SIDES: Final = ("side", "unit", "year", "rubric", "form", "stage", "total", "out_of", "rating")
_COLUMNS: Final = (
    *("level1", "level2", "name"),
    *("out_of_before", "before", "out_of_after", "after", "change"),
)
_NAMED: Final = 5
"""How many indicators the summary names."""


def comparison_page(comparison: Comparison, lang: str) -> Page:
    """Whose and which scores are compared, with their totals; then every row with its reasons."""
    words = _WORDS[lang]
    sides = Table(
        caption=words["totals"],
        headings=tuple(words[each] for each in _SIDES),
        rows=(
            _side("before", comparison.before, comparison.before_at, lang),
            _side("after", comparison.after, comparison.after_at, lang),
        ),
    )
    rows = Table(
        caption=words["rows"],
        headings=tuple(words[each] for each in _COLUMNS),
        rows=tuple(_row(each, lang) for each in comparison.rows),
        total=Row(
            cells=(
                *(Cell(words["total"]), Cell(), Cell()),
                of_points(comparison.before_at.out_of(comparison.before)),
                of_points(comparison.total_before),
                of_points(comparison.after_at.out_of(comparison.after)),
                of_points(comparison.total_after),
                signed(comparison.change),
            )
        ),
        labels=3,
        merged=2,
        marks={each: words[each] for each in ("differs", "new", "gone")},
        listed=True,
    )
    parts = (Part(words["totals"], (sides,)), Part(words["rows"], (rows,)))
    said = (*_names(comparison), _summary(comparison, lang))
    return Page.of(words["title"], said, parts, lang)


def _summary(comparison: Comparison, lang: str) -> str:
    """The totals, which indicators changed and by how much, and rows of one side alone."""
    words, rows = _WORDS[lang], comparison.rows
    change = signed(comparison.change).text
    before, after = comparison.total_before.plain, comparison.total_after.plain
    said = [words["whole"].format(before=before, after=after, change=change)]
    whole_before = comparison.before_at.out_of(comparison.before)
    whole_after = comparison.after_at.out_of(comparison.after)
    if whole_before != whole_after:
        said.append(words["unlike"].format(before=whole_before.plain, after=whole_after.plain))
    moved = [
        f"{each.score.name} {signed(each.change).text}"
        for each in rows
        if each.change is not None and each.change.atoms
    ]
    if moved:
        named = words["and"].join(moved[:_NAMED])
        if len(moved) > _NAMED:
            named = words["more"].format(named=named, count=len(moved))
        said.append(words["moved"].format(named=named))
    alone = {
        "new": sum(each.before is None for each in rows),
        "gone": sum(each.after is None for each in rows),
    }
    for what, count in alone.items():
        if count:
            said.append(words["counted"].format(what=words[what], count=count))
    return words["then"].join(said)


def _names(comparison: Comparison) -> Sequence[str]:
    return tuple(dict.fromkeys((comparison.before.unit, comparison.after.unit)))


def _side(side: str, card: Scorecard, stage: Stage, lang: str) -> Row:
    words = _WORDS[lang]
    year = "" if card.year is None else str(card.year)
    by, form = f"{card.rubric} {card.edition}", form_name(card.form, lang)
    texts = (words[side], card.unit, year, by, form, words[stage])
    points = of_points(stage.total(card)), of_points(stage.out_of(card))
    return Row(cells=(*map(Cell, texts), *points, Cell(card.rating or "")))


def _row(row: ComparedRow, lang: str) -> Row:
    words, score = _WORDS[lang], row.score
    level1, *rest = score.path or ("",)
    marks = {
        "differs": row.differs,
        "new": row.before is None,
        "gone": row.after is None,
    }
    cells = (
        *(Cell(level1), Cell(" / ".join(rest)), Cell(score.name)),
        *_points(row.before, row.points_before, words["unscored"]),
        *_points(row.after, row.points_after, words["unscored"]),
        Cell() if row.change is None else signed(row.change),
    )
    return Row(
        cells=cells,
        below=tuple(_reasons(row, lang)),
        marks=tuple(each for each, true in marks.items() if true),
    )


def _points(score: Score | None, points: Points | None, none: str) -> tuple[Cell, Cell]:
    if score is None:
        return Cell(), Cell()
    return of_points(score.out_of), of_points(points, none)


def _reasons(row: ComparedRow, lang: str) -> list[tuple[str, str]]:
    """The reason of each side; one where it is the same."""
    words = _WORDS[lang]
    before = "" if row.before is None else row.before.reason(lang)
    after = "" if row.after is None else row.after.reason(lang)
    if before == after:
        return [(words["reason"], before)]
    return [(words["reason_before"], before), (words["reason_after"], after)]


def signed(points: Points) -> Cell:
    """The cell of a change: with its sign, ``+2`` or ``−2``."""
    sign = "+" if points.atoms > 0 else "−" if points.atoms < 0 else ""
    return Cell(f"{sign}{points.plain.removeprefix('-')}", points.atoms)
