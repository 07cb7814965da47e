"""What the tests of rules and of scoring are given: measured values, small rubrics, rows."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from perfeval.filing import (
    Actual,
    BudgetUnit,
    Fact,
    Filing,
    FormKind,
    FundRow,
    Indicator,
    ScoreSheet,
    Target,
    UnitForm,
)
from perfeval.filing.sources import FiscalYears, Jurisdiction, Source
from perfeval.measures import FUND_EXECUTION_RATE, Kind, Measured
from perfeval.numbers.cells import BLANK, read_cell
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rubric.sections import Section
from perfeval.rules import Award, Judged, Proportional, Rule
from perfeval.scoring.rows.form_rows import Row

ATOM = Fraction(1, 10**10)  # one hundred-millionth of a percentage point, as a ratio

FUND = Criterion(
    key="fund",
    name="年度资金总额",
    points="10",
    clause="执行率",
    measure=FUND_EXECUTION_RATE,
    rule=Proportional(),
)
POOL = Pool(
    key="output", name="产出指标", labels=("产出指标",), points="50", clause="分配", rule=Judged()
)


def rate(value: str | Fraction, words: str = "") -> Measured:
    """A measured rate, from its text or its exact value."""
    if isinstance(value, Fraction):
        made = Rate.of_atoms(value.numerator, value.denominator)
    else:
        made = Rate(value)
    return Measured(Kind.RATE, made, words, words)


def count(value: str | int, words: str = "") -> Measured:
    """A measured count."""
    return Measured(Kind.COUNT, Count(str(value)), words, words)


def checks(*met: bool) -> Measured:
    """Measured conditions."""
    return Measured(Kind.CHECKS, met)


def state(name: str, words: str = "") -> Measured:
    """A measured state."""
    return Measured(Kind.STATE, name, words, words)


def earned(rule: Rule, measured: Measured, points: str) -> Fraction | None:
    """What a rule awards."""
    return rule.award(measured, Points(points)).earned


def told(award: Award) -> tuple[str, str, str]:
    """The code and the two sentences of an award."""
    return award.because.code, award.because.zh, award.because.en


def indicator(target: str, actual: str, points: str = "10", **more: Any) -> Indicator:
    """A row of an indicator table."""
    fields = {"level1": "产出指标（50分）", "level2": "数量指标", "name": "指标"} | more
    claimed = fields.pop("claimed", "")
    return Indicator(
        target=Target(text=target),
        actual=Actual(text=actual),
        points=read_cell(Points, points),
        claimed=read_cell(Points, claimed),
        **fields,
    )


def row(name: str, *labels: str, **more: Any) -> Row:
    """A row of a form, of which a rubric may be the scorer."""
    return Row(labels, name, **{"points": BLANK, "claimed": BLANK} | more)


def unit_form(*rows: Indicator, key: str = "annex-2", fund: FundRow | None = None) -> UnitForm:
    """A unit table."""
    return UnitForm(key=key, fund=fund, indicators=rows)


def filing(*forms: UnitForm | ScoreSheet, facts: dict[str, Any] | None = None) -> Filing:
    """A filing with these forms and facts."""
    return Filing(
        unit=BudgetUnit(name="某局"),
        year=2023,
        forms=forms,
        facts=tuple(Fact(id=key, value=value) for key, value in (facts or {}).items()),
    )


def rubric(*items: Criterion | Pool, **more: Any) -> Rubric:
    """A rubric of one section with these rows."""
    whole = Points.total([item.points for item in items])
    fields: dict[str, Any] = {
        "id": "some-county",
        "edition": "2023",
        "name": "某县评分标准",
        "form": FormKind.UNIT,
        "jurisdiction": Jurisdiction(code="430723", name="澧县"),
        "years": FiscalYears(2020),
        "source": Source(title="绩效自评办法"),
        "out_of": whole,
        "sections": (Section(name="过程", points=whole, items=items),),
    }
    return Rubric(**fields | more)
