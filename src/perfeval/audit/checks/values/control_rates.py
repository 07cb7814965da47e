"""Rates of control among the rows of a form, against the base data of the same filing.

“三公经费”控制率 95% beside 14.3 of 13万元 in 附件1. Only rates whose two figures every base data
table prints, so that no formula is guessed. Source: 附件1 and 附件2 state the same year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.checks.rates import judge_rate, named
from perfeval.audit.finding import Code, Finding, Severity
from perfeval.audit.graded import GradedRow, graded
from perfeval.audit.rounding.figures import Value, shown_percent
from perfeval.audit.ties.facts import stated_facts
from perfeval.audit.ties.implied import placed_evaluations
from perfeval.filing.facts import Fact
from perfeval.filing.filing import Filing
from perfeval.filing.relations import Figure
from perfeval.forms.prose.quantities import quantities
from perfeval.numbers.printed import Percent
from perfeval.scoring.scorecard import Scorecard
from perfeval.text.labels import squeeze, unquoted

__all__ = ["CONTROL_RATES"]

OTHER_RATE = Code(
    id="value.other_rate",
    severity=Severity.WARNING,
    field="actual",
    source="附件1、附件2、附件3 同一数据应当一致",
    meaning_zh="指标中的控制率与基础数据表的数字得出的不同",
    meaning_en="a rate of control is not that of the base data",
    zh="“{label}”填 {printed}，而按基础数据，{numerator}÷{denominator}＝{computed}；"
    "请核对，使两处一致",
    en="{label} is {printed}, but {numerator} ÷ {denominator} is {computed}",
)
_RATES: Final = (
    (
        re.compile("(?:财政供养人员|在职人员|人员)控制率"),
        (("staff.in_post", "在职人数"), ("staff.authorised_posts", "编制数")),
    ),
    (
        re.compile("三公经费(?:支出|预算)?控制率"),
        (("three_public.outturn", "三公经费决算数"), ("three_public.budget", "三公经费预算数")),
    ),
    (
        re.compile("公用经费(?:支出|预算)?控制率"),
        (("operating.outturn", "公用经费决算数"), ("operating.budget", "公用经费预算数")),
    ),
)


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    for form, place in placed_evaluations(filing):
        rows = [row for row in graded(form, place) if "控制率" in row.name]
        facts = [fact for fact, _, _ in stated_facts(filing)] if rows else []
        for row in rows:
            yield from _row(facts, row)


def _row(facts: Sequence[Fact], row: GradedRow) -> Iterator[Finding]:
    name = unquoted(squeeze(row.name))
    pair = next((pair for words, pair in _RATES if words.fullmatch(name)), ())
    figures = [each for each in (_fact(facts, *key) for key in pair) if each is not None]
    rate = _percent(row)
    if rate is None or len(figures) < len(pair) or not pair:
        return
    numerator, denominator = figures
    outcome = judge_rate(numerator, denominator, rate)
    if outcome.verdict.fails:
        yield OTHER_RATE.at(
            row.place,
            printed=rate.text,
            computed=shown_percent(outcome.numerator, outcome.denominator, rate.places),
            label=row.name,
            numerator=named(numerator),
            denominator=named(denominator),
        )


def _fact(facts: Sequence[Fact], key: str, label: str) -> Figure | None:
    """The one figure that the tables of a filing give for a fact."""
    values = {fact.value for fact in facts if fact.id == key}
    value = values.pop() if len(values) == 1 else None
    return Figure(label=label, value=value) if isinstance(value, Value) else None


def _percent(row: GradedRow) -> Percent | None:
    """The one percentage of a value, bare or as its 控制率."""
    text = "" if row.indicator is None else row.indicator.actual.printed
    found = [each for each in quantities(text) if each.is_percent]
    one = found[0] if len(found) == 1 else None
    called = one is not None and (not one.label or one.label.rstrip("为是达到").endswith("控制率"))
    return Percent(f"{one.number}%") if one is not None and called else None


CONTROL_RATES = Check(name="control rates", codes=(OTHER_RATE,), find=_find)
