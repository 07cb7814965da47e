"""Many submissions as a page: units ranked, how their scores lie, where points are lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from perfeval.ledger.submissions import Submission
from perfeval.ledger.summary import SHARE_EDGES
from perfeval.numbers.printed import Points
from perfeval.render.page import Block, Cell, Listed, Page, Part, Row, Table, of_points
from perfeval.render.pages.findings import counts_of, findings_part
from perfeval.render.pages.ranking import RankedForm, ranking_parts, unscored_parts
from perfeval.render.words import with_shared

__all__ = ["batch_page"]

_WORDS: Final = with_shared(
    {
        "zh": {
            "title": "绩效自评汇总",
            "count": "报送件",
            "scored": "已计分",
            "complete": "各行均已计分",
            "spread": "得分率分布",
            "forms": "件数",
            "indicator": "指标",
            "of": "分值",
            "least": "{}% 及以上",
            "most": "{}% 以下",
            "between": "{}% 至 {}%",
        },
        "en": {
            "title": "self-evaluations",
            "count": "submissions",
            "scored": "scored",
            "complete": "every row scored",
            "spread": "distribution of the share earned",
            "forms": "forms",
            "indicator": "indicator",
            "of": "points",
            "least": "{}% and above",
            "most": "below {}%",
            "between": "{}% to {}%",
        },
    }
)
_EDGES: Final = tuple(edge.text.removesuffix("%") for edge in SHARE_EDGES)
"""The lower edges of the classes of the distribution, in percent."""


def batch_page(submissions: Sequence[Submission], lang: str) -> Page:
    """The summary with its bars, the ranking, what could not be scored, and all findings."""
    words = _WORDS[lang]
    scored = [
        RankedForm(each, each.scorecard) for each in submissions if each.scorecard is not None
    ]
    unscored = [each for each in submissions if each.scorecard is None]
    unread = sum(not each.was_read for each in unscored)
    findings = [(_source(each), found) for each in submissions for found in each.findings]
    pairs = [
        (words["count"], str(len(submissions))),
        (words["scored"], str(len(scored))),
        (words["complete"], str(sum(each.is_whole for each in scored))),
        (words["unread"], str(unread or "")),
        (words["findings"], counts_of([found for _, found in findings], lang)),
    ]
    parts = [
        Part("", (Listed(tuple(pair for pair in pairs if pair[1])), *_charts(scored, lang))),
        *ranking_parts(scored, lang),
        *unscored_parts(unscored, lang),
    ]
    if findings:
        parts.append(findings_part(findings, lang))
    return Page.of(words["title"], (), parts, lang)


def _source(submission: Submission) -> str:
    card = submission.scorecard
    return submission.file or ("" if card is None else card.unit)


def _charts(scored: Sequence[RankedForm], lang: str) -> Iterator[Block]:
    if scored:
        yield _spread(scored, lang)
    losses = _losses(scored, lang)
    if losses.rows:
        yield losses


def _spread(scored: Sequence[RankedForm], lang: str) -> Table:
    words = _WORDS[lang]
    classes = [
        words["least"].format(_EDGES[0]),
        *(words["between"].format(low, high) for high, low in pairwise(_EDGES)),
        words["most"].format(_EDGES[-1]),
        words["unscored"],
    ]
    counts = Counter(_class_of(each.share) for each in scored)
    return Table(
        caption=words["spread"],
        headings=(words["share"], words["forms"]),
        rows=tuple(
            Row(
                cells=(
                    Cell(name),
                    Cell(str(counts[number]), counts[number], bar=(counts[number], len(scored))),
                )
            )
            for number, name in enumerate(classes)
        ),
    )


def _class_of(share: Fraction | None) -> int:
    """Which class of the distribution a share falls in, by its number."""
    if share is None:
        return len(_EDGES) + 1
    return next((n for n, edge in enumerate(SHARE_EDGES) if share >= edge.fraction), len(_EDGES))


def _losses(scored: Sequence[RankedForm], lang: str) -> Table:
    """The points that all forms lost, by criterion, or by the part that units fill themselves."""
    words = _WORDS[lang]
    sums: dict[tuple[str, str], tuple[str, int, int]] = {}
    for each in scored:
        by = f"{each.card.rubric} {each.card.edition}"
        for row in each.rows:
            key = by, row.score.pool or row.score.key
            name = row.score.path[0] if row.score.pool and row.score.path else row.score.name
            shown, lost, weight = sums.get(key, (name, 0, 0))
            sums[key] = shown, lost + row.lost.atoms, weight + row.weight.atoms
    worst = sorted(
        ((by, *found) for (by, _), found in sums.items() if found[1]), key=lambda each: -each[2]
    )
    return Table(
        caption=words["losses"],
        headings=tuple(words[each] for each in ("indicator", "rubric", "of", "lost")),
        rows=tuple(
            Row(
                cells=(
                    Cell(name),
                    Cell(by),
                    of_points(Points.of_atoms(weight)),
                    Cell(Points.of_atoms(lost).plain, lost, bar=(lost, weight)),
                )
            )
            for by, name, lost, weight in worst
        ),
    )
