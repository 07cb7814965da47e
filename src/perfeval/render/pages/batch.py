"""Many submissions as a page: units ranked, how their scores lie, where points are lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from perfeval.audit.finding import Severity
from perfeval.ledger.submissions import Submission
from perfeval.ledger.summary import SHARE_EDGES
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.render.page import Block, Cell, Listed, Page, Part, Row, Table, of_points
from perfeval.render.pages.findings import counts_of, findings_part
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.tallies import RowTally, tally

__all__ = ["batch_page"]

_WORDS: Final = {
    "zh": {
        "title": "绩效自评汇总",
        "count": "报送件",
        "scored": "已计分",
        "complete": "各行均已计分",
        "findings": "审核发现",
        "spread": "得分率分布",
        "share": "计算得分率",
        "none": "未计分",
        "forms": "件数",
        "losses": "失分的指标",
        "rubric": "评分标准",
        "indicator": "指标",
        "lost": "失分",
        "of": "分值",
        "ranking": "单位排名",
        "rank": "名次",
        "unit": "单位",
        "project": "项目",
        "remarks": "说明",
        "year": "年度",
        "form": "表",
        "claimed": "自评得分",
        "earned": "计算得分",
        "out_of": "计分分值",
        "reviewed": "评价得分",
        "rating": "评价等次",
        "worst": "失分最多",
        "file": "文件",
        "problems": "未能计分的报送件",
        "problem": "原因",
        "differs": "自评与计算不一致",
        "unscored": "有未计分的行",
        "errors": "有错误",
        "least": "{}% 及以上",
        "most": "{}% 以下",
        "between": "{}% 至 {}%",
    },
    "en": {
        "title": "self-evaluations",
        "count": "submissions",
        "scored": "scored",
        "complete": "every row scored",
        "findings": "findings",
        "spread": "distribution of the share earned",
        "share": "share computed",
        "none": "unscored",
        "forms": "forms",
        "losses": "where points were lost",
        "rubric": "rubric",
        "indicator": "indicator",
        "lost": "lost",
        "of": "points",
        "ranking": "units, ranked",
        "rank": "rank",
        "unit": "unit",
        "project": "project",
        "remarks": "remarks",
        "year": "year",
        "form": "form",
        "claimed": "claimed",
        "earned": "computed",
        "out_of": "of points",
        "reviewed": "reviewed",
        "rating": "rating",
        "worst": "most lost",
        "file": "file",
        "problems": "submissions that could not be scored",
        "problem": "reason",
        "differs": "claim differs",
        "unscored": "has unscored rows",
        "errors": "has errors",
        "least": "{}% and above",
        "most": "below {}%",
        "between": "{}% to {}%",
    },
}
_EDGES: Final = tuple(edge.text.removesuffix("%") for edge in SHARE_EDGES)
"""The lower edges of the classes of the distribution, in percent."""
_MILLIONTHS: Final = 10**6


def batch_page(submissions: Sequence[Submission], lang: str) -> Page:
    """The summary with its bars, the ranking, what could not be scored, and all findings."""
    words = _WORDS[lang]
    scored = [_Scored(each, each.scorecard) for each in submissions if each.scorecard is not None]
    unscored = [each for each in submissions if each.scorecard is None]
    findings = [(_source(each), found) for each in submissions for found in each.findings]
    complete = sum(each.card.scored_out_of == each.card.out_of for each in scored)
    pairs = [
        (words["count"], str(len(submissions))),
        (words["scored"], str(len(scored))),
        (words["complete"], str(complete)),
        (words["findings"], counts_of([found for _, found in findings], lang)),
    ]
    parts = [
        Part("", (Listed(tuple(pair for pair in pairs if pair[1])), *_charts(scored, lang))),
        Part(words["ranking"], tuple(_ranking(scored, lang))),
        Part(words["problems"], tuple(_problems(unscored, lang))),
    ]
    if findings:
        parts.append(findings_part(findings, lang))
    return Page.of(words["title"], (), parts, lang)


def _source(submission: Submission) -> str:
    card = submission.scorecard
    return submission.file or ("" if card is None else card.unit)


class _Scored:
    """A submission that was scored, with what is asked for more than once."""

    def __init__(self, submission: Submission, card: Scorecard) -> None:
        self.submission = submission
        self.card = card
        self.total, self.whole = card.total, card.scored_out_of
        self.share = Fraction(self.total.atoms, self.whole.atoms) if self.whole.atoms else None
        self.rows = tally(card)

    @property
    def lost(self) -> Points:
        return Points.total([row.lost for row in self.rows])

    @property
    def worst(self) -> RowTally | None:
        worst = max(self.rows, key=lambda row: row.lost.atoms, default=None)
        return worst if worst is not None and worst.lost.atoms else None


def _charts(scored: Sequence[_Scored], lang: str) -> Iterator[Block]:
    if scored:
        yield _spread(scored, lang)
    losses = _losses(scored, lang)
    if losses.rows:
        yield losses


def _spread(scored: Sequence[_Scored], lang: str) -> Table:
    words = _WORDS[lang]
    classes = [
        words["least"].format(_EDGES[0]),
        *(words["between"].format(low, high) for high, low in pairwise(_EDGES)),
        words["most"].format(_EDGES[-1]),
        words["none"],
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


def _losses(scored: Sequence[_Scored], lang: str) -> Table:
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


def _ranking(scored: Sequence[_Scored], lang: str) -> Iterator[Table]:
    words = _WORDS[lang]
    if not scored:
        return
    ranked = sorted(scored, key=lambda each: -1 if each.share is None else each.share, reverse=True)
    headings = (
        *("rank", "unit", "share", "earned", "out_of", "claimed", "reviewed", "rating", "lost"),
        *("worst", "findings", "year", "rubric", "form", *_told_of(scored), "file"),
    )
    rows: list[Row] = []
    rank = 0
    for position, each in enumerate(ranked, start=1):
        if position == 1 or each.share != ranked[position - 2].share:
            rank = position
        rows.append(_ranked(each, rank, headings, lang))
    yield Table(
        caption=words["ranking"],
        headings=tuple(words[each] for each in headings),
        rows=tuple(rows),
        labels=2,
        marks={key: words[key] for key in ("differs", "unscored", "errors")},
        listed=True,
    )


def _told_of(scored: Sequence[_Scored]) -> Iterator[str]:
    """The columns that only some batches need: those in which a submission has something."""
    if any(each.submission.project for each in scored):
        yield "project"
    if any(each.submission.remarks for each in scored):
        yield "remarks"


def _ranked(each: _Scored, rank: int, headings: Sequence[str], lang: str) -> Row:
    card, worst, findings = each.card, each.worst, each.submission.findings
    claims = any(score.claimed is not None for score in card.scores)
    marks = {
        "differs": any(
            None not in (score.claimed, score.earned) and score.claimed != score.earned
            for score in card.scores
        ),
        "unscored": each.whole != card.out_of,
        "errors": any(found.severity is Severity.ERROR for found in findings),
    }
    share = Cell()
    if each.share is not None:
        share = Cell(
            Rate.of_atoms(each.total.atoms, each.whole.atoms).percent(*SHARE_EDGES),
            int(each.share * _MILLIONTHS),
            bar=(each.total.atoms, each.whole.atoms),
        )
    cells = {
        "rank": Cell("" if each.share is None else str(rank), rank),
        "unit": Cell(card.unit),
        "share": share,
        "earned": of_points(each.total),
        "out_of": of_points(each.whole),
        "claimed": of_points(card.claimed_total) if claims else Cell(),
        "reviewed": of_points(card.reviewed_total),
        "rating": Cell(card.rating or ""),
        "lost": of_points(each.lost),
        "worst": Cell("" if worst is None else f"{worst.score.name} −{worst.lost.plain}"),
        "findings": Cell(counts_of(findings, lang)),
        "year": Cell("" if card.year is None else str(card.year), card.year),
        "rubric": Cell(f"{card.rubric} {card.edition}"),
        "form": Cell(card.form),
        "project": Cell(each.submission.project),
        "remarks": Cell("\n".join(each.submission.remarks)),
        "file": Cell(each.submission.file),
    }
    return Row(
        cells=tuple(cells[heading] for heading in headings),
        marks=tuple(key for key, true in marks.items() if true),
    )


def _problems(unscored: Sequence[Submission], lang: str) -> Iterator[Table]:
    words = _WORDS[lang]
    if not unscored:
        return
    headings = (
        ["unit", "file", "problem"] if any(each.unit for each in unscored) else ["file", "problem"]
    )
    yield Table(
        caption=words["problems"],
        headings=tuple(words[each] for each in headings),
        rows=tuple(
            Row(cells=tuple(Cell(getattr(each, name)) for name in headings)) for each in unscored
        ),
    )
