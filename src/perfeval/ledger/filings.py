"""A filing from rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from perfeval.codec.problems import MisfitError
from perfeval.errors import InputError, Phrase
from perfeval.filing import (
    Actual,
    BudgetUnit,
    Filing,
    FundRow,
    Indicator,
    ProjectForm,
    Target,
    UnitForm,
)
from perfeval.filing.sources import FiscalYear, Jurisdiction
from perfeval.ledger.cells import Cells, cells_of, gather
from perfeval.ledger.facts import KnownFacts, rows_facts
from perfeval.numbers.amounts import Unit
from perfeval.numbers.cells import is_nil
from perfeval.numbers.decimals import read_decimal
from perfeval.rubric.rubric import Rubric

__all__ = ["filing_from_rows"]

Row = Mapping[str, object]

_WHOSE: Final = ("fiscal_year", "unit", "project")
_LEVELS: Final = ("level1", "level2", "level3")
_VALUES: Final = ("sign", "target", "measure", "weight", "actual", "score", "reason", "clause")
_MONEY: Final = ("original", "adjusted", "executed", "weight", "score")

_FUND: Final = "年度资金总额"


def filing_from_rows(
    indicators: Iterable[Row],
    budgets: Iterable[Row] = (),
    facts: Iterable[Row] = (),
    *,
    rubric: Rubric | None = None,
    jurisdiction: Jurisdiction | None = None,
    money: Unit = Unit.YUAN,
) -> Filing:
    """The filing of one unit and fiscal year that rows of a budget system describe.

    A row of `indicators` has ``fiscal_year``, ``unit`` (预算单位), ``project`` (项目; None for the
    whole unit), ``level1``, ``level2``, ``level3`` (一级, 二级, 三级指标), ``sign`` (计算符号),
    ``target`` (指标值), ``measure`` (度量单位), ``weight`` (分值), ``actual`` (实际完成值),
    ``score`` (自评得分), ``reason`` (偏差原因) and ``clause`` (评分标准).

    A row of `budgets`, one for each form, has ``fiscal_year``, ``unit``, ``project``, ``original``,
    ``adjusted``, ``executed`` (年初预算数, 全年预算数, 全年执行数, in `money`), ``weight`` and
    ``score``. What a row leaves out, or has as None, is blank. The whole unit makes the form
    ``unit``, the projects ``project-1``, ``project-2`` … in the order in which they come.

    A row of `facts` has ``fiscal_year``, ``unit``, ``fact`` (an id, or a Chinese title) and
    ``value``, as `facts_from_rows` reads them; `rubric` asks for some that the catalogue of
    measures does not know.

    Raises `DecodeError` with every problem and its place (``indicators[3].weight``).

    >>> from decimal import Decimal
    >>> row = {"fiscal_year": 2023, "unit": "某局", "level1": "产出指标", "level3": "调研股室",
    ...        "sign": "≥", "target": Decimal("50"), "measure": "个", "actual": Decimal("60")}
    >>> filing_from_rows([row]).forms[0].indicators[0].target.printed
    '≥50个'
    """
    if not isinstance(money, Unit):
        raise InputError("the unit of money", money, "Unit.YUAN, Unit.WAN_YUAN or Unit.YI_YUAN")
    misfit = MisfitError()
    tables = [
        list(cells_of("indicators", indicators, misfit)),
        list(cells_of("budgets", budgets, misfit)),
    ]
    stated = list(cells_of("facts", facts, misfit))
    forms: dict[str, _Form] = {}
    whose: tuple[FiscalYear, str] | None = None
    for table, known in zip(tables, ((*_LEVELS, *_VALUES), _MONEY), strict=True):
        for cells in table:
            cells.check_names((*_WHOSE, *known))
            whose = _same(cells, whose)
            project = cells.text("project").strip()
            form = forms.setdefault("" if is_nil(project) else project, _Form())
            if known is _MONEY:
                form.take_fund(cells, money)
            else:
                form.indicators.append(_indicator(cells))
        gather(table, misfit)
    for cells in stated:
        cells.check_names((*_WHOSE[:2], "fact", "value"))
        whose = _same(cells, whose)
    found = rows_facts(stated, KnownFacts.of(() if rubric is None else (rubric,)))
    gather(stated, misfit)
    if whose is None and not misfit.count:
        misfit.add(("indicators",), None, "there is no row")
    if whose is None or misfit.count:
        raise misfit.decode_error()
    year, unit = whose
    named = [project for project in forms if project]
    return Filing(
        unit=BudgetUnit(name=unit, jurisdiction=jurisdiction),
        year=year,
        forms=(
            *([forms[""].of_unit(unit)] if "" in forms else []),
            *(forms[name].of_project(number, name) for number, name in enumerate(named, start=1)),
        ),
        facts=tuple(found),
    )


def _same(cells: Cells, whose: tuple[FiscalYear, str] | None) -> tuple[FiscalYear, str] | None:
    """Whose rows these are: what the first row says, and every other row has to say too."""
    year, unit = cells.year(), cells.text("unit").strip()
    if not unit:
        cells.refuse("unit", InputError("", unit, "the name of a budget unit"))
    if whose is None:
        return None if year is None or not unit else (year, unit)
    if year is not None and year != whose[0]:
        cells.differ("fiscal_year", year.year, whose[0])
    if unit not in ("", whose[1]):
        cells.differ("unit", unit, whose[1])
    return whose


def _indicator(cells: Cells) -> Indicator:
    """A row of the table; a plain actual value is in the unit of measure of its row."""
    unit, actual = cells.text("measure"), cells.text("actual")
    plain = read_decimal(actual) is not None
    return Indicator(
        level1=cells.text("level1"),
        level2=cells.text("level2"),
        name=cells.text("level3"),
        target=Target(text=cells.text("target"), nature=cells.text("sign"), unit=unit),
        actual=Actual(text=actual, unit=unit if plain else ""),
        points=cells.points("weight"),
        claimed=cells.points("score"),
        variance_note=cells.text("reason"),
        clause=cells.text("clause"),
    )


class _Form:
    """What the rows say of the whole unit or of one project."""

    def __init__(self) -> None:
        self.indicators: list[Indicator] = []
        self.fund: FundRow | None = None

    def take_fund(self, cells: Cells, money: Unit) -> None:
        """Keeps the row of the budget; a second one is a problem."""
        if self.fund is not None:
            cells.refuse(
                "project", InputError("", Phrase("a second row"), "one budget for each form")
            )
        self.fund = FundRow(
            label=_FUND,
            original=cells.amount("original", money),
            final=cells.amount("adjusted", money),
            outturn=cells.amount("executed", money),
            points=cells.points("weight"),
            claimed=cells.points("score"),
        )

    def of_unit(self, name: str) -> UnitForm:
        """附件2 of the whole unit."""
        rows = tuple(self.indicators)
        return UnitForm(key="unit", unit_name=name, fund=self.fund, indicators=rows)

    def of_project(self, number: int, name: str) -> ProjectForm:
        """附件3 of the project with this number in the order in which they come."""
        rows = tuple(self.indicators)
        return ProjectForm(
            key=f"project-{number}", project_name=name, fund=self.fund, indicators=rows
        )
