"""A scorecard as plain text: rows with their reasons, what comes on top, and how it adds up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.render.rubric_words import veto_caps
from perfeval.render.words import with_shared
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import Score, VetoOutcome
from perfeval.text.columns import Line, aligned, joined, laid_out, text_of

__all__ = [
    "is_on_claim",
    "on_claim",
    "scorecard_head",
    "scorecard_text",
    "scorecard_totals",
    "veto_cells",
]

_WORDS: Final = with_shared(
    {
        "zh": {
            "year": "{} 年度",
            "rubric": "评分标准 {}（{}）",
            "form": "表 {}",
            "claimed": "自评 {}",
            "judged": "判定 {}",
            "True": "成立",
            "False": "不成立",
            "None": "不明",
            "weighted": "{}（权重 {}）",
            "and": "，",
            "rows": "各行得分",
            "pools": "超分不计",
            "rescaled": "折算",
            "floor": "扣完为止",
            "total_at_most": "封顶",
            "veto": "否决",
            "total": "计算得分",
            "claimed_total": "自评得分",
            "unclaimed": "未填",
            "reviewed_total": "评价得分",
            "on_claim": "其中 {} 分只是自评（{} 行），未经计算",
            "unrated": "未评定（计分不完整）",
            "open": "未评定（否决情形不明）",
            "whole": "满分 {}",
        },
        "en": {
            "year": "fiscal year {}",
            "rubric": "rubric {} ({})",
            "form": "form {}",
            "claimed": "claimed {}",
            "judged": "judged {}",
            "True": "applies",
            "False": "does not apply",
            "None": "not known",
            "weighted": "{} (weight {})",
            "and": ", ",
            "rows": "rows",
            "pools": "beyond a part",
            "rescaled": "rescaled",
            "floor": "down to zero",
            "total_at_most": "cap",
            "veto": "veto",
            "total": "computed",
            "claimed_total": "claimed",
            "unclaimed": "none",
            "reviewed_total": "reviewed",
            "on_claim": "on the claim alone: {} points, in {} of the rows",
            "unrated": "none (not every row is scored)",
            "open": "none (a veto is not settled)",
            "whole": "of {} in all",
        },
    }
)


def scorecard_text(card: Scorecard, lang: str) -> str:
    """Every row under its labels: name, earned / out of, reason, claim; then the totals."""
    head = (joined(*parts) for parts in scorecard_head(card, lang))
    totals = aligned(scorecard_totals(card, lang))
    return text_of((*head, *laid_out(_lines(card, lang)), "", *totals))


def scorecard_head(card: Scorecard, lang: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands above the rows: the unit and the year; by what the form was scored."""
    words = _WORDS[lang]
    return (
        (card.unit, "" if card.year is None else words["year"].format(card.year)),
        (
            words["rubric"].format(card.rubric, card.edition),
            card.distribution,
            words["form"].format(card.form) if card.form else "",
        ),
    )


def _lines(card: Scorecard, lang: str) -> Iterator[Line]:
    words = _WORDS[lang]
    path: tuple[str, ...] | None = None
    for score in card.scores:
        if score.path != path:
            path = score.path
            yield " / ".join(label for label in path if label)
        yield _score_cells(score, lang)
    for extras, sign in ((card.bonuses, "+"), (card.penalties, "−")):
        if extras:
            yield words["bonuses" if sign == "+" else "penalties"]
        for score in extras:
            yield _score_cells(score, lang, sign)
    if card.vetoes:
        yield words["vetoes"]
    for veto in card.vetoes:
        yield veto_cells(veto, lang)


def _score_cells(score: Score, lang: str, sign: str = "") -> tuple[str, ...]:
    words = _WORDS[lang]
    earned = words["unscored"]
    if score.earned is not None:
        earned = f"{sign if score.earned.atoms else ''}{_of(score.earned, score.out_of)}"
    if score.weight != Rate("100%"):
        earned = words["weighted"].format(earned, score.weight.percent(score.weight))
    claimed = "" if score.claimed is None else words["claimed"].format(score.claimed.plain)
    judged = "" if score.judged is None else words["judged"].format(score.judged.plain)
    return score.name, earned, score.reason(lang), claimed, judged


def veto_cells(veto: VetoOutcome, lang: str) -> tuple[str, str, str, str]:
    """A veto: its name, whether it applies, why, and what it does then."""
    words = _WORDS[lang]
    caps = words["and"].join(veto_caps(veto, lang)) if veto.applies else ""
    return veto.name, words[str(veto.applies)], veto.because.text(lang), caps


def scorecard_totals(card: Scorecard, lang: str) -> Iterator[tuple[str, ...]]:
    """The steps to the total, the three totals and the rating, each with a word on it."""
    words = _WORDS[lang]
    yield from _steps(card, lang)
    whole = "" if card.scored_out_of == card.out_of else words["whole"].format(card.out_of.plain)
    yield words["total"], _of(card.total, card.scored_out_of), whole
    claims = any(score.claimed is not None for score in card.scores)
    yield words["claimed_total"], card.claimed_total.plain if claims else words["unclaimed"]
    reviewed, (points, rows) = _of(card.reviewed_total, card.reviewed_out_of), on_claim(card)
    alone = words["on_claim"].format(points.plain, rows) if rows else ""
    yield words["reviewed_total"], reviewed, alone
    if card.ratings:
        open_ = any(veto.applies is None for veto in card.vetoes)
        yield words["rating"], card.rating or words["open" if open_ else "unrated"]


def is_on_claim(score: Score) -> bool:
    """Whether a row counts in the reviewed total with what the unit claims, for want of a score."""
    return score.earned is score.judged is None and score.reviewed is not None


def on_claim(card: Scorecard) -> tuple[Points, int]:
    """What counts in the reviewed total for which only the unit's claim speaks, and in how many
    rows.
    """
    counted = [
        score.counted(score.reviewed)
        for score in (*card.scores, *card.bonuses)
        if score.reviewed is not None and is_on_claim(score)
    ]
    return Points.of_atoms(sum(counted)), len(counted)


def _steps(card: Scorecard, lang: str) -> Iterator[tuple[str, ...]]:
    """How the total comes about; nothing where it is the sum of the rows that are shown."""
    words = _WORDS[lang]
    rows, *changes = card.steps
    if changes:
        yield words["rows"], rows.points.plain
    for step in changes:
        code, why = step.because.code, step.because.text(lang)
        yield words[code], _signed(step.points), "" if why == words[code] else why


def _signed(points: Points) -> str:
    return f"+{points.plain}" if points.atoms > 0 else f"−{points.plain.removeprefix('-')}"


def _of(points: Points, whole: Points) -> str:
    return f"{points.plain} / {whole.plain}"
