"""The units of a batch, ranked by the share of their points that they earned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from perfeval.audit.finding import Severity
from perfeval.ledger.submissions import Submission
from perfeval.ledger.summary import SHARE_EDGES
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.render.page import Cell, Row, Table, of_points
from perfeval.render.pages.findings import counts_of
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.tallies import RowTally, tally

__all__ = ["RankedForm", "ranking"]

_WORDS: Final = {
    "zh": {
        "findings": "审核发现",
        "share": "计算得分率",
        "rubric": "评分标准",
        "lost": "失分",
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
        "differs": "自评与计算不一致",
        "unscored": "有未计分的行",
        "errors": "有错误",
    },
    "en": {
        "findings": "findings",
        "share": "share computed",
        "rubric": "rubric",
        "lost": "lost",
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
        "differs": "claim differs",
        "unscored": "has unscored rows",
        "errors": "has errors",
    },
}
_MILLIONTHS: Final = 10**6


class RankedForm:
    """A scored submission, with the figures of its scorecard that are used more than once."""

    def __init__(self, submission: Submission, card: Scorecard) -> None:
        self.submission = submission
        self.card = card
        self.total, self.whole = card.total, card.scored_out_of
        self.share = Fraction(self.total.atoms, self.whole.atoms) if self.whole.atoms else None
        self.rows = tally(card)

    @property
    def lost(self) -> Points:
        """The points that its rows lost."""
        return Points.total([row.lost for row in self.rows])

    @property
    def worst(self) -> RowTally | None:
        """The row that lost most; None where none lost any."""
        worst = max(self.rows, key=lambda row: row.lost.atoms, default=None)
        return worst if worst is not None and worst.lost.atoms else None


def ranking(scored: Sequence[RankedForm], lang: str) -> Iterator[Table]:
    """The units by the share that they earned; units of one share have one rank."""
    words = _WORDS[lang]
    if not scored:
        return
    ranked = sorted(scored, key=lambda each: -1 if each.share is None else each.share, reverse=True)
    headings = (
        *("rank", "unit", "share", "earned", "out_of", "claimed", "reviewed", "rating", "lost"),
        *("worst", "findings", "year", "rubric", "form", *_further_columns(scored), "file"),
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


def _further_columns(scored: Sequence[RankedForm]) -> Iterator[str]:
    """The columns that only some batches need: those in which a submission has something."""
    if any(each.submission.project for each in scored):
        yield "project"
    if any(each.submission.remarks for each in scored):
        yield "remarks"


def _ranked(each: RankedForm, rank: int, headings: Sequence[str], lang: str) -> Row:
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
