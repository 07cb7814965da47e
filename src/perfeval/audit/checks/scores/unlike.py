"""Like cases that are scored unalike, in one form or in two of one unit.

Rows with the same target, value and points; and rows that miss their targets by the same share.
Source: 财预〔2020〕10号 (one way to score the indicators of a form).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from perfeval.audit.checks.scores.attained import figures_of
from perfeval.audit.checks.scores.cases import case_of, share_text
from perfeval.audit.finding import Code, Finding, Needs, Severity
from perfeval.audit.graded import GradedRow
from perfeval.audit.vocabulary import Vocabulary
from perfeval.filing.indicators import Indicator
from perfeval.numbers.printed import Points

__all__ = ["SHARES", "SOURCE", "UNLIKE", "satisfied", "unlike", "unlike_shares"]

SOURCE: Final = "财预〔2020〕10号：单位自评计分办法；自评表“偏差原因分析及改进措施”栏"

UNLIKE = Code(
    id="score.unlike",
    severity=Severity.WARNING,
    needs=Needs.ROWS,
    field="claimed",
    source=SOURCE,
    meaning_zh="同一表内或同一单位各表之间，相同情形得分不同",
    meaning_en="like cases are scored unalike, in one form or in two of one unit",
    zh="与“{other}”指标值、完成值、分值相同，得分却为 {printed} 与 {computed}；"
    "请统一计分，或说明理由",
    en="same target, value and points as {other}, yet {printed} and {computed} points",
)
SHARES = Code(
    id="score.unlike_shares",
    severity=Severity.WARNING,
    needs=Needs.ROWS,
    field="claimed",
    source=SOURCE,
    meaning_zh="完成比例、分值都相同的两项，得分不同：两项用了两种计分办法",
    meaning_en="two rows worth the same miss their targets by the same share, and score unalike",
    zh="完成指标值的 {share}，与“{other}”相同，分值都是 {points}，得分却为 {printed} 与 "
    "{computed}；请统一计分办法，或说明理由",
    en="{share} of the target as {other}, of the same {points} points, yet {printed} and "
    "{computed} points",
)


def satisfied(indicator: Indicator, words: Vocabulary) -> Fraction | None:
    """The rate of satisfaction of a row that is about it."""
    percent = indicator.actual.percent
    about = words.is_satisfaction(indicator.name + indicator.level2)
    return percent.rate.fraction if percent is not None and about else None


def unlike(
    rows: tuple[GradedRow, ...], seen: dict[tuple[str, ...], GradedRow]
) -> Iterator[Finding]:
    """Rows with the target, the value, the points and the clause of one before, in any form."""
    for row in rows:
        scored = row.scored
        if scored is None:
            continue
        indicator, points, claimed = scored
        if figures_of(indicator.target, indicator.actual) is None or row.reason.strip():
            continue
        key = (
            indicator.target.printed,
            indicator.actual.printed,
            points.plain,
            indicator.clause.strip(),
        )
        yield from _against(UNLIKE, seen.setdefault(key, row), row, claimed)


def unlike_shares(
    rows: tuple[GradedRow, ...], words: Vocabulary, seen: dict[tuple[object, ...], GradedRow]
) -> Iterator[Finding]:
    """Rows missed by the same share of their targets and worth the same, scored by two rules.

    A satisfaction has bands of its own, and a row with a clause its own rule.
    """
    for row in rows:
        scored = row.scored
        if scored is None:
            continue
        indicator, points, claimed = scored
        case = case_of(indicator)
        if case is None or satisfied(indicator, words) is not None:
            continue
        if not 0 < claimed.atoms < points.atoms:
            continue
        share, worth, _ = case
        first = seen.setdefault((share, worth), row)
        words_of = {"share": share_text(share), "points": points.text}
        yield from _against(SHARES, first, row, claimed, **words_of)


def _against(
    code: Code, first: GradedRow, row: GradedRow, claimed: Points, **more: str
) -> Iterator[Finding]:
    """A row that claims other points than the first of its kind, in this form or in another."""
    if isinstance(first.claimed, Points) and first.claimed != claimed:
        same = first.place.order[0] == row.place.order[0]
        yield code.at(
            row.place,
            printed=claimed.text,
            computed=first.claimed.text,
            other=first.name if same else first.place.words,
            words=more,
        )
