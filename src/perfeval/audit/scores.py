"""Scores: each claimed score against its target, its value and its reason.

Which rule a score follows is the rubric's affair; what is tested here holds for all of them, and
the proportional rule of 财预〔2020〕10号 only where no other common reading fits. Source:
财预〔2020〕10号 (full points for a target met, 偏差原因分析及改进措施 for each lost point).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from perfeval.amounts import Amount
from perfeval.audit.attained import Attained, attained, figures_of, share_of_target
from perfeval.audit.check import Check
from perfeval.audit.figures import decimals
from perfeval.audit.finding import Code, Finding, Place, Severity
from perfeval.audit.grading import (
    GradedForm,
    Row,
    fund_of,
    graded,
    is_blank,
    is_placeholder,
    merged,
    score_places,
)
from perfeval.audit.implied import placed_forms
from perfeval.filing.city_form import CityForm
from perfeval.filing.filing import Filing
from perfeval.filing.indicators import Indicator
from perfeval.filing.score_sheet import ScoreSheet
from perfeval.filing.self_evaluation import FundRow, ProjectForm, UnitForm
from perfeval.numbers import Points

__all__ = ["SCORES"]

_SOURCE = "财预〔2020〕10号：单位自评计分办法；自评表“偏差原因分析及改进措施”栏"
_FEW: Final = 3

NO_REASON = Code(
    id="score.no_reason",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="扣了分而没有填写偏差原因",
    meaning_en="a point is lost without a reason",
    zh="分值 {points}，得分 {printed}，未填偏差原因",
    en="{printed} of {points} points, and no reason is given",
)
NO_REASONS = Code(
    id="score.no_reasons",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="全表多项扣分，均未填写偏差原因",
    meaning_en="several rows lose points, and the column of reasons is left blank",
    zh="{printed} 项扣分，均未填偏差原因",
    en="{printed} rows lose points, and none gives a reason",
)
FULL_UNMET = Code(
    id="score.full_unmet",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="未达到指标值而得满分",
    meaning_en="full points for a target that is not met",
    zh="指标值 {target}，实际 {actual}，未达到而得满分 {printed}；按比例为 {computed}",
    en="target {target}, actual {actual}: not met, yet full points ({printed}); its share is "
    "{computed}",
)
MET_LESS = Code(
    id="score.met_marked_down",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="达到指标值而被扣分，又未说明",
    meaning_en="a target that is met is marked down without a word",
    zh="指标值 {target}，实际 {actual}，已达到而只得 {printed}，应为 {computed}",
    en="target {target}, actual {actual}: met, yet {printed} instead of {computed}",
)
DISPROPORTIONATE = Code(
    id="score.not_proportional",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="得分与完成比例不符",
    meaning_en="a partial score does not follow from the share of the target that was reached",
    zh="指标值 {target}，实际 {actual}，分值 {points}，按比例为 {computed}，得分 {printed}",
    en="target {target}, actual {actual}: its share of {points} points is {computed}, "
    "not {printed}",
)
FUND = Code(
    id="score.fund",
    severity=Severity.WARNING,
    source="财预〔2020〕10号：预算执行率 10 分",
    meaning_zh="预算执行得分与执行率不符",
    meaning_en="the score of the fund row does not follow from the rate of execution",
    zh="预算执行得分 {printed}，按执行率 {rate} 应为 {computed}",
    en="the score for execution is {printed}; a rate of {rate} gives {computed}",
)
EMPTY = Code(
    id="score.empty",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="指标值或完成值为空而有得分",
    meaning_en="points are claimed where the target or the value is blank",
    zh="{blank}为空，得分 {printed}",
    en="{blank} is blank, yet {printed} points are claimed",
)
UNLIKE = Code(
    id="score.unlike",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="同一表内相同情形得分不同",
    meaning_en="like cases are scored unalike in one form",
    zh="与“{other}”指标值、完成值、分值相同，得分却为 {printed} 与 {computed}",
    en="same target, value and points as {other}, yet {printed} and {computed} points",
)
MISSING = Code(
    id="score.missing",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="有分值而没有得分（资金已支出而未计分、总分为空等）",
    meaning_en="points without a score: money spent but not scored, a blank total",
    zh="分值 {points}，{blank}为空",
    en="{points} points, but {blank} is blank",
)


def _blank_cells(indicator: Indicator) -> list[str]:
    cells = (("指标值", indicator.target.printed), ("完成值", indicator.actual.printed))
    return [name for name, text in cells if not text.strip()]


def _reasons(rows: tuple[Row, ...], place: Place) -> Iterator[Finding]:
    silent = [
        (row, points, score)
        for row, points, score in merged(rows)
        if score < points and not row.reason.strip()
    ]
    if len(silent) > _FEW and not any(row.reason.strip() for row in rows):
        at = place.at("偏差原因分析及改进措施", 4)
        yield NO_REASONS.at(at, printed=str(len(silent)))
        return
    for row, points, score in silent:
        yield NO_REASON.at(row.place, printed=score.plain, points=points.plain)


def _row_findings(row: Row, form: GradedForm, places: int) -> Iterator[Finding]:
    indicator, points, claimed = row.indicator, row.points, row.claimed
    if indicator is None or not isinstance(points, Points):
        return
    blanks = _blank_cells(indicator)
    if not isinstance(claimed, Points):
        if is_blank(claimed) and not indicator.not_applicable and points.atoms:
            yield MISSING.at(row.place, points=points.text, blank="、".join([*blanks, "得分"]))
        return
    if blanks and claimed.atoms > 0:
        yield EMPTY.at(row.place, printed=claimed.text, blank="、".join(blanks))
        return
    yield from _against_target(row, indicator, points, claimed, places, form)


def _against_target(
    row: Row,
    indicator: Indicator,
    points: Points,
    claimed: Points,
    places: int,
    form: GradedForm,
) -> Iterator[Finding]:
    state = attained(indicator.target, indicator.actual)
    share = share_of_target(indicator.target, indicator.actual)
    explained = bool(row.reason.strip())
    words = {
        "target": indicator.target.printed,
        "actual": indicator.actual.printed,
        "points": points.text,
    }
    if state is Attained.MET:
        if claimed < points and not explained:
            yield MET_LESS.at(row.place, printed=claimed.text, computed=points.text, words=words)
        return
    if share is None:
        return
    due = points.fraction * share
    computed = decimals(due, places + 1)
    if claimed >= points:
        allowed = points.fraction - Fraction(1, 2 * 10 ** max(places, 1))
        if state is Attained.UNMET and due < allowed:
            yield FULL_UNMET.at(row.place, printed=claimed.text, computed=computed, words=words)
    elif claimed.atoms > 0 and not explained:
        near = abs(claimed.fraction - due) < Fraction(1, 10**places)
        if not near and not _stepped(indicator, points, claimed, form):
            yield DISPROPORTIONATE.at(
                row.place, printed=claimed.text, computed=computed, words=words
            )


def _stepped(indicator: Indicator, points: Points, claimed: Points, form: GradedForm) -> bool:
    """Whether a unit's score fits a deduction per percentage point, as unit rubrics print it."""
    figures = figures_of(indicator.target, indicator.actual)
    quantity = indicator.target.quantity
    if isinstance(form, ProjectForm) or figures is None or not (quantity and quantity.is_percent):
        return False
    missed = abs(figures[0] - figures[1])
    lost = points.fraction - claimed.fraction
    counts = {missed, Fraction(missed.__floor__()), Fraction(missed.__ceil__())}
    steps = [Fraction(tenths, 10) for tenths in (1, 2, 3, 5, 8, 10, 20)]
    return any(lost == count * step for count in counts for step in (*steps, points.fraction / 10))


def _unlike(rows: tuple[Row, ...]) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        indicator, points, claimed = row.indicator, row.points, row.claimed
        if indicator is None or not isinstance(points, Points) or not isinstance(claimed, Points):
            continue
        if figures_of(indicator.target, indicator.actual) is None or row.reason.strip():
            continue
        key = (indicator.target.printed, indicator.actual.printed, points.plain)
        first = seen.setdefault(key, row)
        if isinstance(first.claimed, Points) and first.claimed != claimed:
            yield UNLIKE.at(
                row.place, printed=claimed.text, computed=first.claimed.text, other=first.name
            )


def _fund_findings(form: GradedForm, rows: tuple[Row, ...], place: Place) -> Iterator[Finding]:
    fund = fund_of(form)
    if isinstance(form, ScoreSheet) or fund is None or not isinstance(fund.points, Points):
        return
    at = place.at(fund.label, 0).at("得分", 4)
    rates = _execution_rates((fund, *form.fund_parts))
    spent = isinstance(fund.outturn, Amount) and fund.outturn.atoms > 0
    if is_blank(fund.claimed) and spent:
        yield MISSING.at(at, points=fund.points.text, blank="得分")
    if not isinstance(fund.claimed, Points) or not rates:
        return
    unit = Fraction(1, 10 ** score_places(form, rows))
    dues = [fund.points.fraction * min(rate, Fraction(1)) for rate in rates]
    if all(abs(fund.claimed.fraction - due) >= unit for due in dues):
        yield FUND.at(
            at,
            printed=fund.claimed.text,
            computed=decimals(dues[0], 2).rstrip("0").rstrip("."),
            rate=f"{decimals(100 * rates[0], 2)}%",
        )


def _execution_rates(rows: tuple[FundRow, ...]) -> list[Fraction]:
    """The rates that the fund rows give, by final and by original budget, the total row first."""
    rates = []
    for row in rows:
        for budget in (row.final, row.original):
            if isinstance(row.outturn, Amount) and isinstance(budget, Amount) and budget.atoms > 0:
                rates.append(row.outturn.fraction / budget.fraction)
        if rates:
            break
    return rates


def _total_missing(form: GradedForm, rows: tuple[Row, ...], place: Place) -> Iterator[Finding]:
    filled = any(isinstance(row.points, Points) for row in rows)
    if filled and isinstance(form.total_points, Points) and is_blank(form.total_claimed):
        at = place.at("总分 / 得分", 3)
        yield MISSING.at(at, points=form.total_points.text, blank="总得分")


def _unfilled(filing: Filing) -> Iterator[Finding]:
    """Rows of a scoring sheet that claim points for a benefit of which the form says nothing."""
    kinds: dict[str, bool] = {}
    for form, _ in placed_forms(filing):
        if isinstance(form, CityForm):
            for goal in form.goals:
                empty = is_placeholder(goal.target.printed) and is_placeholder(goal.actual.printed)
                kinds[goal.level2.strip()] = kinds.get(goal.level2.strip(), True) and empty
    for form, place in placed_forms(filing):
        if isinstance(form, ScoreSheet):
            for row in graded(form, place):
                claims = isinstance(row.claimed, Points) and row.claimed.atoms > 0
                if claims and kinds.get(row.name.strip()):
                    yield EMPTY.at(row.place, printed=row.claimed.text, blank="绩效目标、完成情况")


def _find(filing: Filing) -> Iterable[Finding]:
    for form, place in placed_forms(filing):
        if isinstance(form, UnitForm | ProjectForm | ScoreSheet) and not form.not_applicable:
            rows = graded(form, place)
            places = score_places(form, rows)
            yield from _fund_findings(form, rows, place)
            for row in rows:
                yield from _row_findings(row, form, places)
            yield from _unlike(rows)
            yield from _reasons(rows, place)
            yield from _total_missing(form, rows, place)
    yield from _unfilled(filing)


SCORES = Check(
    name="scores",
    codes=(
        NO_REASON,
        NO_REASONS,
        FULL_UNMET,
        MET_LESS,
        DISPROPORTIONATE,
        FUND,
        EMPTY,
        UNLIKE,
        MISSING,
    ),
    find=_find,
)
