"""A batch as rows: one for each form, with its score beside the claim and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from perfeval.audit import Severity
from perfeval.errors import InputError
from perfeval.forms.words.marks import PROBLEM_HEADINGS
from perfeval.ledger.scorecards import Value
from perfeval.ledger.submissions import Submission
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.tallies import tally
from perfeval.text.policy import checked_language

__all__ = ["SHARE_EDGES", "SUMMARY_COLUMNS", "rows_from_submissions"]

_HEADINGS: Final = {
    "unit": ("单位", "unit"),
    "project": ("项目", "project"),
    "fiscal_year": ("年度", "year"),
    "form": ("表", "form"),
    "rubric": ("评分标准", "rubric"),
    "edition": ("版本", "edition"),
    "claimed": ("自评得分", "claimed"),
    "computed": ("计算得分", "computed"),
    "scored_out_of": ("计分分值", "of points"),
    "out_of": ("满分", "out of"),
    "share": ("计算得分率（%）", "share computed (%)"),
    "reviewed": ("评价得分", "reviewed"),
    "rating": ("评价等次", "rating"),
    "lost": ("失分", "lost"),
    "losses": ("失分指标", "lost where"),
    "errors": ("错误", "errors"),
    "warnings": ("警告", "warnings"),
    "infos": ("提示", "notes"),
    "remarks": ("说明", "remarks"),
    "problem": (PROBLEM_HEADINGS["zh"], PROBLEM_HEADINGS["en"]),
    "file": ("文件", "file"),
}
SUMMARY_COLUMNS: Final = {
    lang: {name: headings[number] for name, headings in _HEADINGS.items()}
    for number, lang in enumerate(("zh", "en"))
}
"""The columns of a row by name, each with its heading in the two languages."""

SHARE_EDGES: Final = tuple(Rate(f"{edge}%") for edge in (95, 90, 80, 70, 60))
"""The edges of classes of the share earned: a share that is printed stays on its side of them."""

_EXPECTED: Final = "an iterable of Submission"
_BETWEEN: Final = {"zh": "；", "en": "; "}
_COUNTED: Final = {
    "errors": Severity.ERROR,
    "warnings": Severity.WARNING,
    "infos": Severity.INFO,
}


def rows_from_submissions(
    submissions: Iterable[Submission], lang: str = "zh"
) -> Iterator[dict[str, Value]]:
    """One row for each submission, as they come; points are `Decimal`, what is not known is None.

    ``computed`` is the computed total, of ``scored_out_of`` points that could be computed;
    ``share`` is the first in percent of the second, with as many digits as keep it on its side of
    95, 90, 80, 70 and 60. ``lost`` are the points lost and ``losses`` the rows that lost them, the
    most first. ``errors``, ``warnings`` and ``infos`` count the findings, of what was read.
    ``problem`` says why there is no score. `lang` (``zh`` or ``en``) is that of the separators.
    Raises `InputError` for another language, and for what is no submission.

    >>> card = score(loads(example("yueyanglou-2023")), get_rubric("yueyanglou-annex-2"))
    >>> (row,) = rows_from_submissions([Submission(scorecard=card, file="某局.docx")])
    >>> row["claimed"], row["computed"], row["share"], row["losses"]
    (Decimal('98'), Decimal('98'), Decimal('98'), '单位支出预算执行率 −1；群众满意率 −1')
    """
    checked_language(lang, "the language of rows")
    if not isinstance(submissions, Iterable):
        raise InputError("rows_from_submissions", submissions, _EXPECTED)
    return _rows(submissions, lang)


def _rows(submissions: Iterable[Submission], lang: str) -> Iterator[dict[str, Value]]:
    for each in submissions:
        if not isinstance(each, Submission):
            raise InputError("rows_from_submissions", each, _EXPECTED)
        yield _row(each, lang)


def _row(sent: Submission, lang: str) -> dict[str, Value]:
    card = sent.scorecard
    row: dict[str, Value] = dict.fromkeys(SUMMARY_COLUMNS[lang])
    row |= {
        "unit": sent.unit or None,
        "project": sent.project or None,
        "fiscal_year": sent.year,
        "remarks": _BETWEEN[lang].join(sent.remarks) or None,
        "problem": sent.problem or None,
        "file": sent.file or None,
    }
    if card is not None:
        row |= _scored(card, lang)
    if sent.was_read:
        for name, severity in _COUNTED.items():
            row[name] = sum(each.severity is severity for each in sent.findings)
    return row


def _scored(card: Scorecard, lang: str) -> dict[str, Value]:
    lost = [row for row in tally(card) if row.lost.atoms]
    lost.sort(key=lambda row: -row.lost.atoms)
    total, whole = card.total, card.scored_out_of
    claims = any(score.claimed is not None for score in card.scores)
    return {
        "unit": card.unit,
        "fiscal_year": card.year,
        "form": card.form or None,
        "rubric": card.rubric,
        "edition": card.edition,
        "claimed": card.claimed_total.decimal if claims else None,
        "computed": total.decimal,
        "scored_out_of": whole.decimal,
        "out_of": card.out_of.decimal,
        "share": _percent(total, whole) if whole.atoms else None,
        "reviewed": card.reviewed_total.decimal,
        "rating": card.rating,
        "lost": Points.total([row.lost for row in lost]).decimal,
        "losses": _BETWEEN[lang].join(f"{row.score.name} −{row.lost.plain}" for row in lost)
        or None,
    }


def _percent(total: Points, whole: Points) -> Decimal:
    printed = Rate.of_atoms(total.atoms, whole.atoms).percent(*SHARE_EDGES)
    return Decimal(printed.removesuffix("%"))
