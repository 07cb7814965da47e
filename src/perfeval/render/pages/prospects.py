"""What the figures of a form can win, as a page: under the rubric, and under other readings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from perfeval.comparison import FigureChange, FigureGain, Prospect
from perfeval.render.page import Block, Cell, Listed, Page, Part, Prose, Row, Table, of_points
from perfeval.render.pages.comparison import signed
from perfeval.render.pages.fields import shown
from perfeval.render.words import with_shared

__all__ = ["prospects_page"]

_WORDS: Final = with_shared(
    {
        "zh": {
            "title": "提分空间测算",
            "now": "现在的得分",
            "total": "计算得分",
            "gains": "改动后能多得分的数据",
            "alone": "每次只改一个数据，其余照旧，逐一重新计分；与它有合计关系的数没有一起改。",
            "none": "单独改动任何一个数据，都不能多得分。",
            "figure": "数据",
            "rows": "失分的指标",
            "before": "现填",
            "nearest": "最近改为",
            "points": "多得",
            "then": "总分",
            "most": "得分最多改为",
            "open": "这些行的条文未写明之处，以及评分标准的理解",
            "nearest_rating": "使等次改变的最小改动",
            "no_rating": "没有等次可改：评分标准没有等次，或者有未计分的行。",
            "same_rating": "单独改动任何一个数据，都改变不了等次。",
            "readings": "换一种理解",
            "read": "不足一步怎样扣分、未达到目标怎样计分、几种办法取哪一种、不适用怎样计，"
            "条文没有写明的，逐处换一种理解重新计分；没有列出的，换了结果也不变。",
            "row": "指标",
            "reading": "理解",
            "and": "；",
            "changed": "{title}：{before} → {after}，{points} 分，总分 {total}{rating}",
            "rated": "，等次{rating}",
        },
        "en": {
            "title": "what the figures can win",
            "now": "the score as it is",
            "total": "computed",
            "gains": "figures that can win points",
            "alone": "One figure is changed at a time, all others stay, and the form is scored "
            "again; sums that it belongs to are not changed with it.",
            "none": "No figure wins anything if it alone is changed.",
            "figure": "figure",
            "rows": "rows with lost points",
            "before": "now",
            "nearest": "nearest that wins",
            "points": "wins",
            "then": "total",
            "most": "wins most at",
            "open": "what the clauses of these rows leave open, and how the rubric reads it",
            "nearest_rating": "least change that alters the rating",
            "no_rating": "No rating to alter: the rubric has none, or a row is unscored.",
            "same_rating": "No figure alters the rating if it alone is changed.",
            "readings": "under another reading",
            "read": "How a part of a step counts, what a missed target earns, which of several "
            "options counts, what 不适用 earns: where a clause does not say, it is read otherwise "
            "and scored again; a reading that is not listed changes nothing.",
            "row": "indicator",
            "reading": "reading",
            "and": "; ",
            "changed": "{title}: {before} → {after}, {points}, total {total}{rating}",
            "rated": ", rating {rating}",
        },
    }
)
_COLUMNS: Final = (
    *("figure", "rows", "before", "nearest", "points", "then"),
    *("most", "points", "then"),
)
_AROUND: Final = "，,( )"
"""What joins the words of a reading to the sentence that they stand in."""


def prospects_page(prospects: Sequence[Prospect], lang: str) -> Page:
    """The figures that can win, the least change of the rating; then the same if read otherwise."""
    words, (own, *others) = _WORDS[lang], prospects
    card = own.card
    year = "" if card.year is None else str(card.year)
    totals = [(words["rubric"], f"{card.rubric} {card.edition}")]
    totals.append((words["total"], f"{card.total.plain} / {card.scored_out_of.plain}"))
    if card.rating is not None:
        totals.append((words["rating"], card.rating))
    gains: tuple[Block, ...] = (Prose((words["none"],)),)
    if own.gains:
        gains = (Prose((words["alone"],)), _gains(own.gains, lang))
    readings = [each for gain in own.gains for each in gain.readings]
    left_open = dict.fromkeys((each.clause, each.choice) for each in readings)
    same = words["no_rating" if card.rating is None else "same_rating"]
    rating = same if own.nearest_rating is None else _changed(own.nearest_rating, lang)
    read = (Prose((words["read"],)), _readings(own, others, lang))
    parts = (
        Part(words["now"], (Listed(tuple(totals)),)),
        Part(words["gains"], gains),
        Part(words["nearest_rating"], (Prose((rating,)),)),
        Part(words["open"], (Listed(tuple(left_open)),) if left_open else ()),
        Part(words["readings"], read if others else ()),
    )
    return Page.of(words["title"], (card.unit, year), parts, lang)


def _gains(gains: Sequence[FigureGain], lang: str) -> Table:
    words = _WORDS[lang]
    return Table(
        caption=words["gains"],
        headings=tuple(words[each] for each in _COLUMNS),
        rows=tuple(_gain(each, lang) for each in gains),
        listed=True,
    )


def _gain(gain: FigureGain, lang: str) -> Row:
    nearest = gain.nearest
    return Row(
        cells=(
            *(Cell(nearest.title), Cell("、".join(gain.rows)), Cell(shown(nearest.before, lang))),
            *(cell for each in (nearest, gain.most) for cell in _after(each, lang)),
        )
    )


def _after(change: FigureChange, lang: str) -> tuple[Cell, Cell, Cell]:
    return Cell(shown(change.after, lang)), signed(change.points), of_points(change.total)


def _readings(own: Prospect, others: Sequence[Prospect], lang: str) -> Table:
    words = _WORDS[lang]
    return Table(
        caption=words["readings"],
        headings=tuple(words[each] for each in ("row", "reading", "then", "change", "rating")),
        rows=tuple(_reading(own, each, lang) for each in others),
        labels=2,
        merged=1,
        listed=True,
    )


def _reading(own: Prospect, other: Prospect, lang: str) -> Row:
    words, card = _WORDS[lang], other.card
    said = "" if other.reading is None else other.reading.text(lang).strip(_AROUND)
    wins = words["and"].join(_changed(each.nearest, lang) for each in other.gains)
    nearest = other.nearest_rating
    below = (
        (words["gains"], wins or words["none"]),
        (words["nearest_rating"], "" if nearest is None else _changed(nearest, lang)),
    )
    return Row(
        cells=(
            *(Cell(other.row), Cell(said), of_points(card.total)),
            *(signed(card.total - own.card.total), Cell(card.rating or "")),
        ),
        below=tuple(pair for pair in below if pair[1]),
    )


def _changed(change: FigureChange, lang: str) -> str:
    """A change in one sentence."""
    words = _WORDS[lang]
    return words["changed"].format(
        title=change.title,
        before=shown(change.before, lang),
        after=shown(change.after, lang),
        points=signed(change.points).text,
        total=change.total.plain,
        rating="" if change.rating is None else words["rated"].format(rating=change.rating),
    )
