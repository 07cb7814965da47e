"""The forms of a batch: those that were scored, ranked, and those that were not, with why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from perfeval.audit.finding import Severity
from perfeval.ledger.submissions import Submission
from perfeval.ledger.summary import SHARE_EDGES
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.render.page import Block, Cell, Part, Prose, Row, Table, of_points
from perfeval.render.pages.findings import counts_of
from perfeval.render.pages.scorecard import reviewed_total
from perfeval.render.words import form_name, with_shared
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.tallies import RowTally, tally

__all__ = ["RankedForm", "ranking_parts", "unscored_parts"]

_WORDS: Final = with_shared(
    {
        "zh": {
            "ranking": "单位排名",
            "not_ranked": "有未计分的行的，得分不完整，不排名次，列在最后。",
            "rank": "名次",
            "project": "项目",
            "remarks": "说明",
            "out_of": "计分分值",
            "worst": "失分最多",
            "file": "文件",
            "problems": "未能计分的报送件",
            "problem": "原因",
            "unscored": "有未计分的行",
            "errors": "有错误",
        },
        "en": {
            "ranking": "units, ranked",
            "not_ranked": "A form with unscored rows has no whole score, so no rank: it stands "
            "last.",
            "rank": "rank",
            "project": "project",
            "remarks": "remarks",
            "out_of": "of points",
            "worst": "most lost",
            "file": "file",
            "problems": "submissions that could not be scored",
            "problem": "reason",
            "unscored": "has unscored rows",
            "errors": "has errors",
        },
    }
)
_MILLIONTHS: Final = 10**6


class RankedForm:
    """A submission that was scored, with what is asked for more than once."""

    def __init__(self, submission: Submission, card: Scorecard) -> None:
        self.submission = submission
        self.card = card
        self.total, self.whole = card.total, card.scored_out_of
        self.share = Fraction(self.total.atoms, self.whole.atoms) if self.whole.atoms else None
        self.is_whole = self.whole == card.out_of
        self.rows = tally(card)

    @property
    def lost(self) -> Points:
        """All points that were lost."""
        return Points.total([row.lost for row in self.rows])

    @property
    def worst(self) -> RowTally | None:
        """The row that lost most; None where nothing was lost."""
        worst = max(self.rows, key=lambda row: row.lost.atoms, default=None)
        return worst if worst is not None and worst.lost.atoms else None

    @property
    def order(self) -> tuple[bool, Fraction]:
        """By what forms are ranked: a score of some rows is none of the whole form."""
        return self.is_whole, Fraction(-1) if self.share is None else self.share


def ranking_parts(scored: Sequence[RankedForm], lang: str) -> Iterator[Part]:
    """The forms by the share of their points that they earned, equal ones alike."""
    words = _WORDS[lang]
    if not scored:
        return
    ranked = sorted(scored, key=lambda each: each.order, reverse=True)
    projects = ("project",) if any(each.submission.project for each in scored) else ()
    headings = (
        *("rank", "unit", *projects, "share", "earned", "out_of", "claimed", "reviewed", "rating"),
        *("lost", "worst", "findings", "year", "rubric", "form", "file"),
    )
    rows: list[Row] = []
    rank = 0
    for position, each in enumerate(ranked, start=1):
        if position == 1 or each.order != ranked[position - 2].order:
            rank = position
        rows.append(_ranked(each, rank, headings, lang))
    table = Table(
        caption=words["ranking"],
        headings=tuple(words[each] for each in headings),
        rows=tuple(rows),
        labels=2,
        marks={key: words[key] for key in ("differs", "unscored", "errors")},
        listed=True,
    )
    whole = all(each.is_whole for each in scored)
    blocks: tuple[Block, ...] = (table,) if whole else (Prose((words["not_ranked"],)), table)
    yield Part(words["ranking"], blocks)


def _ranked(each: RankedForm, rank: int, headings: Sequence[str], lang: str) -> Row:
    card, worst, submission = each.card, each.worst, each.submission
    words, findings = _WORDS[lang], submission.findings
    claims = any(score.claimed is not None for score in card.scores)
    marks = {
        "differs": any(
            None not in (score.claimed, score.earned) and score.claimed != score.earned
            for score in card.scores
        ),
        "unscored": not each.is_whole,
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
        "rank": Cell(str(rank) if each.is_whole else "", rank),
        "unit": Cell(card.unit),
        "project": Cell(submission.project),
        "share": share,
        "earned": of_points(each.total),
        "out_of": of_points(each.whole),
        "claimed": of_points(card.claimed_total) if claims else Cell(),
        "reviewed": reviewed_total(card, lang),
        "rating": Cell(card.rating or ""),
        "lost": of_points(each.lost),
        "worst": Cell("" if worst is None else f"{worst.score.name} −{worst.lost.plain}"),
        "findings": Cell(counts_of(findings, lang)),
        "year": Cell("" if card.year is None else str(card.year), card.year),
        "rubric": Cell(f"{card.rubric} {card.edition}"),
        "form": Cell(form_name(card.form, lang)),
        "file": Cell(submission.file),
    }
    return Row(
        cells=tuple(cells[heading] for heading in headings),
        below=((words["remarks"], "\n".join(submission.remarks)),),
        marks=tuple(key for key, true in marks.items() if true),
    )


def unscored_parts(unscored: Sequence[Submission], lang: str) -> Iterator[Part]:
    """The filings that have no score, with what was found in them; then what was not read."""
    read = [each for each in unscored if each.was_read]
    unread = [each for each in unscored if not each.was_read]
    for title, sent, headings in (
        ("problems", read, ("unit", "project", "year", "findings", "file", "problem")),
        ("unread", unread, ("file", "problem")),
    ):
        if sent:
            yield _unscored(title, sent, headings, lang)


def _unscored(title: str, sent: Sequence[Submission], headings: Sequence[str], lang: str) -> Part:
    """Why these have no score, without the columns in which none has anything."""
    words = _WORDS[lang]
    rows = [
        {
            "unit": Cell(each.unit),
            "project": Cell(each.project),
            "year": Cell("" if each.year is None else str(each.year), each.year),
            "findings": Cell(counts_of(each.findings, lang)),
            "file": Cell(each.file),
            "problem": Cell(each.problem),
        }
        for each in sent
    ]
    told = [name for name in headings if any(row[name].text for row in rows)]
    table = Table(
        caption=words[title],
        headings=tuple(words[name] for name in told),
        rows=tuple(Row(cells=tuple(row[name] for name in told)) for row in rows),
        listed=title == "problems",
    )
    return Part(words[title], (table,))
