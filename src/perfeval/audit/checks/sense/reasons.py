"""A deduction and its reason: 扣2分 beside a row that lost one.

Source: 绩效自评抽查标准 (每处扣分说明依据，所扣分数与说明一致).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from perfeval.audit.checks.scores.attained import Attained, attained
from perfeval.audit.finding import Code, Finding, Needs, Severity
from perfeval.audit.graded import GradedRow
from perfeval.audit.rounding.figures import plain
from perfeval.forms.words.years import LAST_YEAR
from perfeval.numbers.printed import Percent, Points
from perfeval.text.numerals import narrow, number_of

__all__ = ["CONTRARY", "OTHER", "contrary", "other_amount"]

_OFF: Final = re.compile(
    r"(每|各|共|合计|累计|总计)?[^每各共合累总扣，。；;]{0,20}"
    r"扣(?:除|减|了|掉|分)?[:为]?"
    r"([0-9]{1,3}(?:\.[0-9]{1,4})?|[一二三四五六七八九十两半]{1,3})分(半?)"
)
_GOT: Final = re.compile(
    r"(?:\A|[,，。;；])(?:本项|该项|此项|故|应|自评|实际|最终){0,3}(?:计|评)?得(?:分)?[:为]?"
    r"([0-9]{1,3}(?:\.[0-9]{1,4})?)分"
)
"""What a reason says that the row scores: 本项得8分."""
_EACH: Final = frozenset({"每", "各"})
_TOGETHER: Final = frozenset({"共", "合计", "累计", "总计"})

OTHER = Code(
    id="reason.other_amount",
    severity=Severity.WARNING,
    needs=Needs.ROWS,
    field="variance_note",
    source="绩效自评抽查标准：扣分须说明依据，所扣分数与说明一致",
    meaning_zh="偏差原因中写明的扣分与实际扣分不同",
    meaning_en="the reason of a deduction says another amount than was deducted",
    zh="分值 {points}，得分 {claimed}，扣了 {computed} 分，原因中写{said} {printed} 分；请核对改正",
    en="{claimed} of {points} points: {computed} were lost, the reason says {said_en} {printed}",
)

CONTRARY = Code(
    id="reason.contrary",
    severity=Severity.WARNING,
    needs=Needs.ROWS,
    field="variance_note",
    source="财预〔2020〕10号附1：偏差原因分析及改进措施",
    meaning_zh="完成值已达到指标值并得满分，偏差原因却写未完成",
    meaning_en="a target is met with full points, and the reason says that it is not",
    zh="指标值 {target}，实际 {printed}，已达到并得满分，偏差原因却写“{reason}”；"
    "请核对完成值和得分，或删去原因",
    en="target {target}, actual {printed}: met with full points, yet the reason says {reason}",
)
_MISSED: Final = re.compile(
    r"\A(?:(?:因|由于|受)[^，。；]{1,24}，)?"
    rf"(?![^，。；]{{0,12}}(?:目标|指标|计划|任务量|{LAST_YEAR}))[^，。；]{{0,12}}?"
    r"(?:(?:未|没有|没能|未能)(?:按期|按时|全部|完全|如期)?(?:完成|达标|达到|达成|实现)"
    r"|(?:仅|只)(?:完成|达到?|有|为)?(?:了)?[0-9]{1,2}(?:\.[0-9]{1,2})?[%％])"
)

_EXCEPTED: Final = re.compile(
    r"\A[^，。；]{0,16}?(?:未能?|没有|没能|尚未)(?:通过|合格|办结|整改|到位|发放|覆盖|验收|落实)"
)
"""What 100% leaves no room for: 部分电梯未通过验收."""


def contrary(row: GradedRow) -> Iterator[Finding]:
    """A reason that begins with what was not reached, or reached in part: the target is met."""
    indicator, points, claimed = row.indicator, row.points, row.claimed
    if indicator is None or not isinstance(points, Points) or claimed != points:
        return
    met = attained(indicator.target, indicator.actual) is Attained.MET
    reason = row.reason.strip()
    whole = _is_whole(indicator.actual.percent) and _EXCEPTED.match(reason)
    if met and (whole or _MISSED.match(reason)):
        yield CONTRARY.at(
            row.place,
            printed=indicator.actual.printed,
            computed=indicator.target.printed,
            target=indicator.target.printed,
            reason=reason,
        )


def _is_whole(rate: Percent | None) -> bool:
    return rate is not None and rate.rate.fraction == 1


def _amount(figure: str, half: str) -> Fraction | None:
    """The points of a figure and of 半 behind 分; None for what is no number, as 一两.

    >>> [str(_amount(figure, "半")) for figure in ("1", "1.5", "两")], _amount("一两", "")
    (['3/2', '2', '5/2'], None)
    """
    if figure.isascii():
        return Fraction(figure) + Fraction(len(half), 2)
    whole = figure.removesuffix("半")
    number = number_of(whole.replace("两", "二")) if whole else 0
    halves = len(figure) - len(whole) + len(half)
    return None if number is None else number + Fraction(halves, 2)


def other_amount(row: GradedRow) -> Iterator[Finding]:
    """The amounts of a reason, one by one, together, or as their total."""
    points, claimed = row.points, row.claimed
    if not isinstance(points, Points) or not isinstance(claimed, Points) or claimed > points:
        return
    reason = narrow("".join(row.reason.split()))
    lost = points.fraction - claimed.fraction
    scores = [Fraction(each) for each in _GOT.findall(reason)]
    if len(scores) == 1 and scores[0] not in {claimed.fraction, points.fraction}:
        yield _other(row, scores[0], lost, "得", "a score of")
        return
    found = list(_OFF.finditer(reason))
    told = [(match[1], _amount(match[2], match[3])) for match in found]
    amounts = [amount for _, amount in told if amount is not None]
    totals = [amount for of, amount in told if of in _TOGETHER and amount is not None]
    rates = [match for match in found if match[1] in _EACH]
    if not found or len(amounts) < len(found) or (rates and not totals):
        return
    amounts = totals or amounts
    if lost not in {*totals, sum(amounts)}:
        yield _other(row, sum(amounts, Fraction(0)), lost, "扣")


def _other(
    row: GradedRow, said: Fraction, lost: Fraction, words: str, words_en: str = ""
) -> Finding:
    """`words` tell in Chinese what the amount is that the reason says, `words_en` in English."""
    return OTHER.at(
        row.place,
        printed=plain(said),
        computed=plain(lost),
        points=str(row.points),
        claimed=str(row.claimed),
        said=words,
        said_en=words_en,
    )
