"""What 附件1 基础数据表 and the trees of 三公经费 imply: each line is the sum of those below it."""

from __future__ import annotations

from collections.abc import Iterator

from perfeval.audit.finding import Place
from perfeval.audit.rounding.figures import Families, Value, families_of
from perfeval.audit.ties.ties import Cell, RateTie, SumTie, cell_figure, table_sum
from perfeval.filing.forms.base_data import BaseDataForm, OfficialBuildings, Staffing
from perfeval.filing.lines import Breakdown, CostLine

__all__ = ["COLUMNS", "base_rates", "base_sums", "cost_sums", "staffing_rate"]

COLUMNS = ("prior_outturn", "budget", "outturn")
_HEADINGS = ("上年决算数", "本年预算数", "本年决算数")


def _every_line(lines: tuple[CostLine, ...]) -> Iterator[CostLine]:
    """All lines of a tree of costs, each before those below it."""
    for line in lines:
        yield line
        yield from _every_line(line.parts)


def _cells(parts: tuple[CostLine, ...], column: str) -> Iterator[Cell]:
    """The cells that make up a line: a blank one is replaced by what stands below it."""
    for part in parts:
        value = getattr(part, column)
        below = tuple(_cells(part.parts, column))
        stands_in = part.breakdown is Breakdown.EXHAUSTIVE and any(
            isinstance(cell.value, Value) for cell in below
        )
        if not isinstance(value, Value) and stands_in:
            yield from below
        else:
            yield Cell(part.label, value)


def _line_sums(
    line: CostLine, place: Place, headings: tuple[str, ...], families: Families, prose: bool
) -> Iterator[SumTie]:
    for position, (column, heading) in enumerate(zip(COLUMNS, headings, strict=True)):
        yield from table_sum(
            place.at(heading, position, column),
            Cell(line.label, getattr(line, column)),
            tuple(_cells(line.parts, column)),
            families,
            breakdown=line.breakdown,
            prose=prose,
        )
    for number, part in enumerate(line.parts):
        below = place.at(part.label, number + len(COLUMNS), f"parts.{number}")
        yield from _line_sums(part, below, headings, families, prose)


def cost_sums(
    lines: tuple[CostLine, ...], place: Place, headings: tuple[str, ...] = (), *, prose: bool
) -> Iterator[SumTie]:
    """The sums of a tree of costs, in each of its three columns."""
    families = families_of(
        getattr(line, column) for line in _every_line(lines) for column in COLUMNS
    )
    headings = headings if len(headings) == len(COLUMNS) else _HEADINGS
    for position, line in enumerate(lines):
        at = place.at(line.label, position, f"{position}")
        yield from _line_sums(line, at, headings, families, prose)


def base_sums(form: BaseDataForm, place: Place) -> Iterator[SumTie]:
    """三公经费, 项目支出, 公用经费 and what else the form breaks down."""
    yield from cost_sums(
        form.lines, place.at("经费控制情况", 1, "lines"), form.columns, prose=False
    )


def staffing_rate(staffing: Staffing | None, place: Place) -> Iterator[RateTie]:
    """控制率 = 在职人数 ÷ 编制数."""
    if staffing is None:
        return
    yield from table_rate(
        place.at("财政供养人员情况 / 控制率", 0, "staffing.control_rate"),
        Cell("在职人数", staffing.staff_in_post),
        Cell("编制数", staffing.authorised_posts),
        Cell("控制率", staffing.control_rate),
    )


def _building_rates(block: OfficialBuildings | None, place: Place) -> Iterator[RateTie]:
    if block is None:
        return
    place = place.at(block.label or "楼堂馆所控制情况", 2, "buildings")
    yield from table_rate(
        place.at("规模控制率", 0, "floor_area_control_rate"),
        Cell("实际规模", block.actual_area),
        Cell("批复规模", block.approved_area),
        Cell("规模控制率", block.floor_area_control_rate),
    )
    yield from table_rate(
        place.at("投资概算控制率", 1, "investment_control_rate"),
        Cell("实际投资", block.actual_investment),
        Cell("预算投资", block.approved_investment),
        Cell("投资概算控制率", block.investment_control_rate),
    )


def base_rates(form: BaseDataForm, place: Place) -> Iterator[RateTie]:
    """The control rates of staff and of official buildings."""
    yield from staffing_rate(form.staffing, place)
    yield from _building_rates(form.buildings, place)


def table_rate(place: Place, part: Cell, whole: Cell, rate: Cell) -> Iterator[RateTie]:
    """The tie of a printed rate to two cells; none where one of the three is blank."""
    figures = [cell_figure(cell.label, cell.value) for cell in (part, whole, rate)]
    numerator, denominator, printed = figures
    if numerator and denominator and printed:
        yield RateTie(
            place=place,
            numerator=numerator,
            denominator=denominator,
            rate=printed,
            families=families_of([numerator.value, denominator.value]),
        )
