"""A target and a value in different units: 12公里 and 12个, 1200人 and 100%, 4000平方米 and 3600亩.

Units are known by closed lists; what no list names is left alone. Two units of one kind (小时 and
分钟) are compared after conversion; where the figures are close and the units are far apart, one of
the units is wrong. Source: 财预〔2020〕10号 (定量指标 are compared as numbers).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.checks.values.compared_rows import SOURCE, placed_rows
from perfeval.audit.checks.values.worded_targets import bounded
from perfeval.audit.finding import Code, Finding, Place, Severity
from perfeval.audit.units_of_measure import kind_of, size_of
from perfeval.filing.filing import Filing
from perfeval.filing.indicators import Indicator
from perfeval.filing.values import Quantity
from perfeval.scoring.scorecard import Scorecard

__all__ = ["MEASURED_IN"]

_FAR: Final = 100
_CLOSE: Final = 2

OTHER_UNIT = Code(
    id="value.other_unit",
    severity=Severity.WARNING,
    field="actual",
    source=SOURCE,
    meaning_zh="完成值与指标值的计量单位不同，无法比较",
    meaning_en="the value is in another unit than its target: they cannot be compared",
    zh="指标值 {target} 以“{due}”计，完成值 {printed} 以“{given}”计，无法比较；"
    "请按“{due}”填写实际数",
    en="the target {target} and the value {printed} are in different units: state it in {due}",
)


def _is_slip(due: Quantity, given: Quantity) -> bool:
    """Whether two units of one kind lie far apart, and the figures close together."""
    ratio = size_of(given.unit) / size_of(due.unit)
    goal, value = due.value, given.value
    if min(goal, value) <= 0 or Fraction(1, _FAR) < ratio < _FAR:
        return False
    return max(goal, value) <= _CLOSE * min(goal, value)


def _row(row: Indicator, at: Place) -> Iterator[Finding]:
    due, given = bounded(row.target).quantity, row.actual.quantity
    if due is None or given is None or row.not_applicable:
        return
    kinds = kind_of(due.unit), kind_of(given.unit)
    if not all(kinds) or due.unit == given.unit:
        return
    if kinds[0] != kinds[1] or _is_slip(due, given):
        yield OTHER_UNIT.at(
            at,
            printed=row.actual.printed,
            target=row.target.printed,
            due=due.unit,
            given=given.unit,
        )


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    for at, row in placed_rows(filing):
        yield from _row(row, at)


MEASURED_IN = Check(name="units", codes=(OTHER_UNIT,), find=_find)
