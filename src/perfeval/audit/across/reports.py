"""The report of a unit beside its tables, though they come in several files.

What 附件4 states of the unit is compared with what 附件1 and 附件2 of the same unit and year state,
fact by fact. Where two files of one kind say two things, it is not clear which is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field, frozen

from perfeval.audit.across.comparison import Sourced, Spot, named, spot_in, whose
from perfeval.audit.finding import Code, Severity
from perfeval.audit.rounding.figures import Value, agreement, comparable, unit_word
from perfeval.audit.rounding.intervals import Verdict
from perfeval.audit.ties.facts import stated_facts
from perfeval.filing.facts import Scope
from perfeval.filing.filing import Filing
from perfeval.filing.forms.report import Report

__all__ = ["REPORT", "Reports"]

REPORT = Code(
    id="tables.report_differs",
    severity=Severity.WARNING,
    source="附件1、附件2、附件4 同一数据应当一致",
    meaning_zh="自评报告所写的数，与另一份材料中本单位表内的数不一致",
    meaning_en="the report of a unit says another figure than a table of it in another file",
    zh="{label}：报告写 {printed}{unit}，而表中（{other}，{at}）为 {computed}{given}；"
    "请核对，使两处一致",
    en="{label}: the report has {printed}{unit}, the table ({other}, {at}) has {computed}{given}",
)


@frozen
class _Stated:
    """A fact as one file states it; `value` None where its forms of one kind say two things."""

    value: Value | None
    scope: Scope
    label: str
    spot: Spot


_Facts = dict[str, _Stated]


@define
class Reports:
    """The facts of each unit and year: of its reports, and of its tables, by file."""

    _reports: dict[tuple[str, int], dict[str, _Facts]] = field(factory=dict)
    _tables: dict[tuple[str, int], dict[str, _Facts]] = field(factory=dict)

    def take(self, source: str, filing: Filing) -> None:
        """Keep what the forms state of their unit, of no filing whose year is unknown."""
        key = whose(filing)
        if key is None:
            return
        for fact, scope, position in stated_facts(filing):
            if not isinstance(fact.value, Value):
                continue
            form = filing.forms[position]
            known = self._reports if isinstance(form, Report) else self._tables
            facts = known.setdefault(key, {}).setdefault(source, {})
            label = fact.label
            spot = spot_in(source, filing, position, label, "", len(facts))
            made = _Stated(fact.value, scope, label, spot)
            before = facts.get(fact.id)
            if before is not None and before.value != made.value:
                made = _Stated(None, scope, label, spot)
            facts[fact.id] = made

    def findings(self) -> Iterator[Sourced]:
        """The facts of which one report and one table, in two files, say two things."""
        for key, reports in self._reports.items():
            tables = self._tables.get(key, {})
            if len(reports) != 1:
                continue
            ((source, told),) = reports.items()
            for fact_id, stated in told.items():
                others = [
                    facts[fact_id]
                    for other, facts in tables.items()
                    if other != source and fact_id in facts
                ]
                if len({each.value for each in others}) == 1:
                    yield from _compared(stated, others[0])


def _compared(told: _Stated, tabled: _Stated) -> Iterator[Sourced]:
    if told.value is None or tabled.value is None or not _same_money(told.scope, tabled.scope):
        return
    if not comparable([told.value, tabled.value]):
        return
    if agreement(told.value, tabled.value).verdict is Verdict.MISMATCH:
        source, place, _, _ = tabled.spot
        yield named(
            REPORT,
            told.spot,
            printed=told.value.text,
            computed=tabled.value.text,
            unit=unit_word(told.value),
            given=unit_word(tabled.value),
            label=tabled.label,
            other=source,
            at=place.words,
        )


def _same_money(one: Scope, other: Scope) -> bool:
    """Whether two figures cover the same money; that of one budget alone is less rightly."""
    return one is other or Scope.GENERAL_PUBLIC_BUDGET not in (one, other)
