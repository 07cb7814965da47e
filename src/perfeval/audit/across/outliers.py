"""Values of one indicator that lie far from those of all other units.

结转结余率 is about 5% in two dozen forms and 80% in one; 办件量 is counted in thousands, and in
millions once. Of each indicator the values are kept, and where its extremes stand; nothing is said
of fewer than ten forms, nor where many lie apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from attrs import define, field

from perfeval.audit.across.comparison import Sourced, Spot, named, same_name, spot_of_row
from perfeval.audit.finding import Code, Severity
from perfeval.audit.rounding.figures import plain
from perfeval.filing.filing import Filing
from perfeval.filing.foreign_form import is_own_form

__all__ = ["OUTLIER", "Outliers"]

OUTLIER = Code(
    id="values.outlier",
    severity=Severity.INFO,
    source="绩效自评抽查：同一指标各单位横向比较",
    meaning_zh="同一指标，一份材料的完成值与其余各份相差悬殊",
    meaning_en="the value of one form lies far from that of all others for the same indicator",
    zh="完成值 {printed}，其余 {count} 份同名指标在 {least}–{most}{unit} 之间；"
    "请核对单位和小数点，或说明原因",
    en="the value is {printed}, while {count} other forms have {least} to {most}{unit}",
)

_FEWEST: Final = 10
_TIMES: Final = 10
_POINTS: Final = 30
"""Percentage points by which a rate lies apart; the others lie within as many of each other."""

_Value = tuple[Fraction, str, Spot]


@define
class _Values:
    """The values of one indicator, and where the least and the greatest stand."""

    all: list[Fraction] = field(factory=list)
    least: _Value | None = None
    most: _Value | None = None

    def add(self, value: _Value) -> None:
        """Take one more value."""
        self.all.append(value[0])
        if self.least is None or value[0] < self.least[0]:
            self.least = value
        if self.most is None or value[0] > self.most[0]:
            self.most = value

    def apart(self, *, percent: bool) -> Iterator[tuple[_Value, Fraction, Fraction]]:
        """An extreme that lies far from all others, with the range of these."""
        if len(self.all) < _FEWEST:
            return
        ordered = sorted(self.all)
        sides = ((self.most, ordered[:-1]), (self.least, ordered[1:]))
        for extreme, others in sides:
            if extreme is not None and _is_far(extreme[0], others[0], others[-1], percent=percent):
                yield extreme, others[0], others[-1]


def _is_far(value: Fraction, least: Fraction, most: Fraction, *, percent: bool) -> bool:
    if percent:
        gap = value - most if value > most else least - value
        return gap >= _POINTS and most - least <= _POINTS
    if least <= 0 or value <= 0 or most > _TIMES * least:
        return False
    return value >= _TIMES * most or value * _TIMES <= least


@define
class Outliers:
    """The values of all indicators, by name and unit."""

    _known: dict[tuple[str, str], _Values] = field(factory=dict)

    def take(self, source: str, filing: Filing) -> None:
        """Keep the values of the self-evaluations of a filing, each name once for a form."""
        for position, form in enumerate(filing.forms):
            if not is_own_form(form) or not form.is_self_evaluation or form.not_applicable:
                continue
            seen: set[str] = set()
            for number, row in enumerate(form.indicators):
                quantity, name = row.actual.quantity, same_name(row.name)
                if quantity is None or not name or name in seen:
                    continue
                seen.add(name)
                path = f"indicators.{number}.actual"
                spot = spot_of_row(source, filing, position, row.name, path, number)
                value = (quantity.value, row.actual.printed, spot)
                self._known.setdefault((name, quantity.unit), _Values()).add(value)

    def findings(self) -> Iterator[Sourced]:
        """The extremes that lie apart."""
        for (_, unit), values in self._known.items():
            for (_, printed, spot), least, most in values.apart(percent=unit == "%"):
                yield named(
                    OUTLIER,
                    spot,
                    printed=printed,
                    count=str(len(values.all) - 1),
                    least=plain(least),
                    most=plain(most),
                    unit=unit,
                )
