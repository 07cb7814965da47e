"""Two years of one unit: 上年决算 of this year's form is 本年决算 of last year's."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field

from perfeval.audit.across.comparison import Sourced, Spot, named, same_name, spot_in, whose
from perfeval.audit.finding import Code, Severity
from perfeval.audit.rounding.figures import agreement, unit_word
from perfeval.audit.rounding.intervals import Verdict
from perfeval.filing.filing import Filing
from perfeval.filing.forms.base_data import BaseDataForm
from perfeval.filing.lines import CostLine
from perfeval.numbers.amounts import Amount

__all__ = ["PRIOR", "Years"]

PRIOR = Code(
    id="years.prior_outturn",
    severity=Severity.WARNING,
    source="附件1 基础数据表：上年决算数取自上年度决算",
    meaning_zh="本年所填的上年决算数，与该单位上年填报的决算数不符",
    meaning_en="上年决算 of this year is not what the unit gave as its outturn a year ago",
    zh="上年决算数为 {printed}{unit}，上年度材料（{other}）所填决算数为 {computed}{given}；"
    "请核对两年的决算",
    en="上年决算 is {printed}{unit}, but the form of the year before ({other}) gives "
    "{computed}{given}",
)

_Known = dict[tuple[str, ...], tuple[Amount, Spot] | None]
"""An amount by the labels of its line; None where two forms of the year differ."""


@define
class Years:
    """The amounts of each unit and year: as outturn, and as that of the year before."""

    _outturns: dict[tuple[str, int], _Known] = field(factory=dict)
    _priors: dict[tuple[str, int], _Known] = field(factory=dict)

    def take(self, source: str, filing: Filing) -> None:
        """Keep the amounts of 经费控制情况, of no filing whose year is unknown."""
        key = whose(filing)
        if key is None:
            return
        unit, year = key
        for position, form in enumerate(filing.forms):
            if not isinstance(form, BaseDataForm):
                continue
            own = self._outturns.setdefault(key, {})
            prior = self._priors.setdefault((unit, year - 1), {})
            for labels, path, line in _lines(form.lines, (), "lines"):
                words = " / ".join(("经费控制情况", *labels))
                at = spot_in(source, filing, position, words, f"{path}.prior_outturn", 1)
                line_key = tuple(map(same_name, labels))
                _keep(own, line_key, line.outturn, at)
                _keep(prior, line_key, line.prior_outturn, at)

    def findings(self) -> Iterator[Sourced]:
        """The lines of which two years say two things."""
        for key, priors in self._priors.items():
            outturns = self._outturns.get(key, {})
            for labels, prior in priors.items():
                outturn = outturns.get(labels)
                if prior is None or outturn is None:
                    continue
                (amount, at), (given, other) = prior, outturn
                if agreement(amount, given).verdict is Verdict.MISMATCH:
                    yield named(
                        PRIOR,
                        at,
                        printed=amount.text,
                        computed=given.text,
                        unit=unit_word(amount),
                        given=unit_word(given),
                        other=other[0],
                    )


def _lines(
    lines: tuple[CostLine, ...], above: tuple[str, ...], path: str
) -> Iterator[tuple[tuple[str, ...], str, CostLine]]:
    for number, line in enumerate(lines):
        labels, here = (*above, line.label), f"{path}.{number}"
        yield labels, here, line
        yield from _lines(line.parts, labels, f"{here}.parts")


def _keep(known: _Known, key: tuple[str, ...], cell: object, at: Spot) -> None:
    if not isinstance(cell, Amount):
        return
    before = known.get(key, (cell, at))
    known[key] = (cell, at) if before is not None and before[0] == cell else None
