"""Shares: each printed share against its figures, and the shares of one table together.

Source: the reports of 附件4 (占比); every share with its own printed places, 100 exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.checks.rates import judged, named, quotient_hints, rate_terms
from perfeval.audit.finding import Code, Finding, Hint, Place, Severity
from perfeval.audit.rounding.figures import (
    Value,
    families_of,
    shown,
    shown_percent,
)
from perfeval.audit.rounding.hints import PLUGGED
from perfeval.audit.rounding.intervals import Interval, Verdict, sum_verdict
from perfeval.audit.ties.implied import classification_place, placed_forms
from perfeval.audit.ties.related import stated_relations
from perfeval.audit.ties.ties import Printed, RateTie, own_lines
from perfeval.filing.filing import Filing
from perfeval.filing.forms.budgets import Classification
from perfeval.filing.forms.report import Report
from perfeval.filing.relations import ShareRelation
from perfeval.numbers.decimals import ATOMS
from perfeval.numbers.printed import Percent
from perfeval.scoring.scorecard import Scorecard

__all__ = ["SHARES"]

_SOURCE = "附件4 报告所列占比"
_WHOLE: Final = 100 * ATOMS

MISMATCH = Code(
    id="share.mismatch",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="占比与金额不符",
    meaning_en="a printed share is not its part over its whole",
    zh="{label}占 {printed}，而 {part}÷{whole}＝{computed}；请核对这三个数",
    en="the share of {label} is {printed}, but {part} ÷ {whole} = {computed}",
)
TOTAL = Code(
    id="share.total",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="各项占比之和不是 100%，超出四舍五入所能解释的范围",
    meaning_en="the shares of a whole do not add up to 100%, beyond what rounding explains",
    zh="{label}各项占比之和应为 100%，实为 {shares}＝{computed}；请重算各项占比",
    en="the shares of {label} should be 100% together, but {shares} = {computed}",
)


def _table_shares(table: Classification, place: Place) -> Iterator[RateTie]:
    if not isinstance(table.total, Value):
        return
    families = families_of((table.total, *(line.amount for line in table.lines)))
    for position, line in enumerate(table.lines):
        if isinstance(line.amount, Value) and isinstance(line.share, Percent):
            yield RateTie(
                place=place.at(line.label, position),
                numerator=Printed(line.label, line.amount),
                denominator=Printed(table.label, table.total),
                rate=Printed(line.label, line.share),
                families=families,
            )


def _shares(table: Classification) -> list[Percent]:
    lines = own_lines(table.lines)
    shares = [line.share for line in lines if isinstance(line.share, Percent)]
    return shares if len(shares) == len(lines) else []


def _stated(filing: Filing) -> Iterator[RateTie]:
    for relation, place in stated_relations(filing):
        if isinstance(relation, ShareRelation):
            yield RateTie(
                place=place,
                numerator=relation.part,
                denominator=relation.whole,
                rate=relation.share,
                relation=relation.id,
            )


def _share_findings(tie: RateTie, *hints: Hint) -> Iterator[Finding]:
    found = judged(tie)
    if found is not None and found[1].verdict.fails:
        rate, ratio = found
        yield MISMATCH.at(
            tie.place,
            printed=rate.text,
            computed=shown_percent(ratio.numerator, ratio.denominator, rate.places),
            hints=(*hints, *quotient_hints(rate, ratio)),
            relation=tie.relation,
            label=tie.numerator.label,
            part=named(tie.numerator),
            whole=named(tie.denominator),
        )


def _total_findings(table: Classification, place: Place) -> Iterator[Finding]:
    """Tested where every line has a share: a table that gives only some says nothing of 100."""
    shares = _shares(table)
    if len(shares) < 2:
        return
    terms = [(1, rate_terms(share)[0]) for share in shares]
    outcome = sum_verdict(Interval(_WHOLE), terms)
    if outcome.verdict is Verdict.MISMATCH:
        yield TOTAL.at(
            place.at("占比合计", len(table.lines)),
            printed="100%",
            computed=shown(outcome.computed, shares[0]),
            label=table.label,
            shares="＋".join(share.text for share in shares),
        )


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    stated = list(_stated(filing))
    said = {_values(tie) for tie in stated}  # by the sentence that a table is read from
    for form, place in placed_forms(filing):
        if isinstance(form, Report):
            for position, table in enumerate(form.classifications):
                at = classification_place(place, table, position)
                whole = sum(share.atoms for share in _shares(table)) == _WHOLE
                for tie in _table_shares(table, at):
                    if _values(tie) not in said:
                        yield from _share_findings(tie, *([PLUGGED] if whole else []))
                yield from _total_findings(table, at)
    for tie in stated:
        yield from _share_findings(tie)


def _values(tie: RateTie) -> tuple[object, ...]:
    return tie.numerator.value, tie.denominator.value, tie.rate.value


SHARES = Check(name="shares", codes=(MISMATCH, TOTAL), find=_find)
