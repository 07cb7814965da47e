"""The filing that a perfect reader would give: what the audit says of it is not the reader's."""

from __future__ import annotations

from typing import Any, Final

from perfeval.filing import (
    Actual,
    AmountLine,
    BudgetUnit,
    Filing,
    Form,
    FundRow,
    Goal,
    Indicator,
    ProjectForm,
    ScoreSheet,
    SheetRow,
    Target,
    UnitForm,
)
from perfeval.numbers import AmountCell, Nil, Percent, Points, Unit, wan_yuan, yuan
from tests.drawn.known import Fund, Known, KnownForm, Row

__all__ = ["ideal"]

_BLANK: Final = Nil("")


def ideal(known: Known) -> tuple[Filing, ...]:
    """The filings that a document says, as far as the library has a type for its forms."""
    forms: dict[str, list[Form]] = {}
    for number, form in enumerate(known.forms):
        if form.kind in ("project", "unit", "score_sheet"):
            unit = form.unit or known.unit or "（未注明）"
            forms.setdefault(unit, []).append(_form(form, number))
    return tuple(
        Filing(unit=BudgetUnit(name=unit), year=known.year, forms=tuple(each))
        for unit, each in forms.items()
    )


def _form(form: KnownForm, number: int) -> Form:
    totals: dict[str, Any] = {
        "key": f"{form.kind.replace('_', '-')}-{number + 1}",
        "title": f"{form.year}年度绩效自评表",
        "total_points": _points(form.total_points),
        "total_claimed": _points(form.total_claimed),
    }
    if form.kind == "score_sheet":
        return ScoreSheet(rows=tuple(map(_criterion, form.rows)), **totals)
    funds = tuple(_fund(each, form) for each in form.funds)
    shared: dict[str, Any] = {
        **totals,
        "fund": funds[0] if funds else None,
        "fund_parts": funds[1:],
        "goal": Goal(expected=form.expected, actual=form.attained) if form.expected else None,
        "indicators": tuple(map(_indicator, form.rows)),
    }
    if form.kind == "project":
        return ProjectForm(
            project_name=form.project,
            department=form.department,
            implementing_unit=form.implementer,
            **shared,
        )
    return UnitForm(
        unit_name=form.unit,
        by_income=tuple(_line(each.label, each.amount, form) for each in form.by_income),
        by_nature=tuple(_line(each.label, each.amount, form) for each in form.by_nature),
        **shared,
    )


def _points(text: str) -> Points | Nil:
    return Points(text) if text else _BLANK


def _amount(text: str, form: KnownForm) -> AmountCell:
    if not text:
        return _BLANK
    return yuan(text) if form.money == Unit.YUAN.value else wan_yuan(text)


def _line(label: str, amount: str, form: KnownForm) -> AmountLine:
    return AmountLine(label=label, amount=_amount(amount, form))


def _fund(fund: Fund, form: KnownForm) -> FundRow:
    has = any(each.original for each in form.funds)
    scored = form.scores_money or any(each.points for each in form.funds)
    return FundRow(
        label=fund.label or "年度资金总额",
        original=_amount(fund.original, form) if has else None,
        final=_amount(fund.final, form),
        outturn=_amount(fund.outturn, form),
        points=_points(fund.points) if scored else None,
        rate=Percent(fund.rate) if fund.rate else _BLANK,
        claimed=_points(fund.claimed) if scored else None,
    )


def _indicator(row: Row) -> Indicator:
    return Indicator(
        level1=row.level1,
        level2=row.level2,
        name=row.name,
        target=Target(text=row.target),
        actual=Actual(text=row.actual),
        points=_points(row.points),
        claimed=_points(row.claimed),
        variance_note=row.reason,
        clause=row.clause,
        of_which=row.part,
    )


def _criterion(row: Row) -> SheetRow:
    return SheetRow(
        level1=row.level1,
        level2=row.level2,
        name=row.name,
        clause=row.clause,
        points=_points(row.points),
        claimed=_points(row.claimed),
        reason=row.reason,
    )
