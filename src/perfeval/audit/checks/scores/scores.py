"""Scores: each claimed score against its target and its value.

Which rule a score follows is the rubric's affair; a score is wrong where no reading of a norm, nor
the row's own clause, gives it. A reason given excuses the absence of a reason, never the
arithmetic. Source: 财预〔2020〕10号 (full points for a target met, its share of them for one that
is not).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import partial as partial_of
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.checks.scores.attained import (
    Attained,
    attained,
    figures_of,
    is_beyond_equal,
    is_to_be_little,
    share_of_target,
)
from perfeval.audit.checks.scores.readings import (
    Reading,
    by_clause,
    counts_of,
    described,
    fits,
    partial,
)
from perfeval.audit.checks.scores.unlike import (
    SHARES,
    SOURCE,
    UNLIKE,
    satisfied,
    unlike,
    unlike_shares,
)
from perfeval.audit.checks.scores.unsigned import as_read, is_short
from perfeval.audit.checks.values.led_figures import least_of_range
from perfeval.audit.checks.values.worded_targets import bounded
from perfeval.audit.finding import Code, Finding, Needs, Severity
from perfeval.audit.graded import GradedRow, graded, score_places
from perfeval.audit.rounding.figures import plain
from perfeval.audit.ties.implied import placed_evaluations
from perfeval.audit.vocabulary import Vocabulary
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.filing.indicators import Indicator
from perfeval.numbers.printed import Points
from perfeval.scoring.scorecard import Scorecard

__all__ = ["scores_by"]

_OVERSHOT: Final = Fraction(12, 10)
"""From here on 10号 lets a score be reduced by the deviation, and gives no formula."""
_OF_OVERSHOT: Final = re.compile("超|偏低|过低|较低|偏离|偏差|高于|大于|多于|目标|指标值|保守|明显")
"""What a reason says that is of a value far above its target."""

FULL_UNMET = Code(
    id="score.full_unmet",
    severity=Severity.WARNING,
    field="claimed",
    source=SOURCE,
    meaning_zh="未达到指标值而得满分",
    meaning_en="full points for a target that is not met",
    zh="指标值 {target}{sign}，实际 {actual}，{missed}而得满分 {printed}，"
    "按比例应为 {computed}；请改正得分，或核对完成值",
    en="target {target}{sign_en}, actual {actual}: not met, yet full points ({printed}); its share "
    "is {computed}",
)
MET_LESS = Code(
    id="score.met_marked_down",
    severity=Severity.WARNING,
    needs=Needs.ROWS,
    field="claimed",
    source=SOURCE,
    meaning_zh="达到指标值而被扣分，又未说明（有说明的只作提示）",
    meaning_en="a target that is met is marked down without a word (info where a reason is given)",
    zh="指标值 {target}，实际 {actual}，已达到而只得 {printed}，应为 {computed}{unsaid}",
    en="target {target}, actual {actual}: met, yet {printed} instead of {computed}{unsaid_en}",
)
DISPROPORTIONATE = Code(
    id="score.not_proportional",
    severity=Severity.WARNING,
    needs=Needs.ROWS,
    field="claimed",
    source=SOURCE,
    meaning_zh="得分与完成比例不符，按哪一种计分办法都得不出",
    meaning_en="a partial score does not follow from the share of the target that was reached, by "
    "any rule that a norm prints",
    zh="指标值 {target}，实际 {actual}，分值 {points}，{readings}，而得分为 {printed}；"
    "请按本表的计分办法重算，或写明计分办法",
    en="target {target}, actual {actual}: its share of {points} points is {computed}, "
    "not {printed}",
)


def _against_target(
    row: GradedRow, form: Form, places: int, words: Vocabulary
) -> Iterator[Finding]:
    scored = row.scored
    if scored is None:
        return
    indicator, points, claimed = scored
    said = _printed_cells(indicator, points)
    if not is_to_be_little(indicator, words):
        indicator = least_of_range(indicator)
    state = attained(indicator.target, indicator.actual)
    share = share_of_target(indicator.target, indicator.actual)
    if state is Attained.MET:
        if claimed < points:
            yield from _marked_down(row, indicator, claimed, points)
        return
    if share is None or is_beyond_equal(indicator, words):
        return
    own = _own_readings(indicator, points)
    if own is None or (claimed.atoms == 0 and claimed < points):
        return
    due = points.fraction * share
    if claimed >= points:
        short = is_short(state, indicator, words) and due < _least_full(points, places, state)
        if short and not any(fits(points, each.score, places) for each in own):
            sign = as_read(indicator) if state is Attained.UNKNOWN else ("", "")
            yield FULL_UNMET.at(
                row.place,
                printed=claimed.text,
                computed=plain(due),
                words=said,
                missed=_missed(indicator),
                sign=sign[0],
                sign_en=sign[1],
            )
        return
    found = [*partial(points, share, satisfied(indicator, words)), *own]
    if not any(fits(claimed, each.score, places) for each in found) and not _stepped(
        indicator, points, claimed, form
    ):
        readings = described(found)
        yield DISPROPORTIONATE.at(
            row.place, printed=claimed.text, computed=plain(due), words=said, readings=readings
        )


def _missed(indicator: Indicator) -> str:
    """How a target is missed: from above where it is a limit."""
    figures = figures_of(indicator.target, indicator.actual)
    above = figures is not None and figures[1] > figures[0]
    return "超过指标值" if above else "未达到指标值"


def _printed_cells(indicator: Indicator, points: Points) -> dict[str, str]:
    return {
        "target": indicator.target.printed,
        "actual": indicator.actual.printed,
        "points": points.text,
    }


def _marked_down(
    row: GradedRow, indicator: Indicator, claimed: Points, points: Points
) -> Iterator[Finding]:
    """A target met, and points lost; far above it, 10号 lets a score be reduced with a reason."""
    explained = bool(row.reason.strip())
    figures = figures_of(indicator.target, indicator.actual)
    far = figures is not None and figures[1] >= figures[0] * _OVERSHOT
    if not (far and _OF_OVERSHOT.search(row.reason)):
        unsaid, unsaid_en = _unsaid(explained=explained, far=far)
        yield MET_LESS.at(
            row.place,
            printed=claimed.text,
            computed=points.text,
            severity=Severity.INFO if explained and not far else None,
            words=_printed_cells(indicator, points),
            unsaid=unsaid,
            unsaid_en=unsaid_en,
        )


def _unsaid(*, explained: bool, far: bool) -> tuple[str, str]:
    """What a reason leaves unsaid: all of it, or that the value is far above its target."""
    if not explained:
        return "；未填偏差原因，请补回分数或写明扣分理由", ", and no reason is given"
    if far:
        said = "；所填原因没有说明超出指标值的情况，请核对完成值和得分"
        return said, ", and the reason given is of no overshoot"
    return "", ""


def _least_full(points: Points, places: int, state: Attained) -> Fraction:
    """The least due that may be rounded up to all points; a direction not printed is a doubt."""
    unit = Fraction(1, 10 ** max(places, 1))
    return points.fraction - (unit / 2 if state is Attained.UNMET else unit)


def _own_readings(indicator: Indicator, points: Points) -> tuple[Reading, ...] | None:
    """What the row's clause gives; None where it has one that is not understood."""
    figures = figures_of(indicator.target, indicator.actual)
    if figures is None or not indicator.clause.strip():
        return ()
    missed = abs(figures[0] - figures[1])
    return by_clause(indicator.clause, points, missed)


def _stepped(indicator: Indicator, points: Points, claimed: Points, form: Form) -> bool:
    """Whether a unit's score fits a deduction per percentage point, as unit rubrics print it."""
    figures = figures_of(indicator.target, indicator.actual)
    quantity = bounded(indicator.target).quantity
    if not form.of_unit or figures is None or not (quantity and quantity.is_percent):
        return False
    missed = abs(figures[0] - figures[1])
    lost = points.fraction - claimed.fraction
    steps = [Fraction(tenths, 10) for tenths in (1, 2, 3, 5, 8, 10, 20)]
    sizes = (*steps, points.fraction / 10)
    return any(lost == count * size for count in counts_of(missed) for size in sizes)


def _find(words: Vocabulary, filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    seen: dict[tuple[str, ...], GradedRow] = {}
    shares: dict[tuple[object, ...], GradedRow] = {}
    for form, place in placed_evaluations(filing):
        rows = graded(form, place)
        places = score_places(form, rows)
        for row in rows:
            yield from _against_target(row, form, places, words)
        yield from unlike(rows, seen)
        yield from unlike_shares(rows, words, shares)


def scores_by(words: Vocabulary) -> Check:
    """The checks of scores, with the words of names that they go by."""
    codes = (FULL_UNMET, MET_LESS, DISPROPORTIONATE, UNLIKE, SHARES)
    return Check(name="scores", codes=codes, find=partial_of(_find, words))
