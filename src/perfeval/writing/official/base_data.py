"""附件1 基础数据表 on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve

from perfeval.filing import BaseDataForm
from perfeval.filing.forms.base_data import OfficialBuildings
from perfeval.filing.lines import Breakdown, CostLine
from perfeval.numbers.amounts import Unit
from perfeval.writing.official.cells import block, figure, label, ruled, text
from perfeval.writing.paper import PaperCell, PaperTable

__all__ = ["base_data_table"]

_WIDTHS: Final = (14, 8, 8, 8, 8, 6, 6, 8, 8, 8)
_WAN: Final = Unit.WAN_YUAN


def base_data_table(form: BaseDataForm, year: str) -> PaperTable:
    """The table, with every block that the form has; `year` stands in the headings."""
    rows = [[label("预算单位名称", 3), text(form.unit_name, 7)]]
    if form.staffing is not None:
        staff = form.staffing
        rows += block(
            "财政供养人员情况(人)",
            [
                [label("编制数", 2), label(f"{year}实际在职人数", 3), label("控制率", 2)],
                [
                    figure(staff.authorised_posts, 2),
                    figure(staff.staff_in_post, 3),
                    figure(staff.control_rate, 2),
                ],
            ],
            3,
        )
    if form.columns or form.lines:
        rows.append([label("经费控制情况(万元)", 3), *_headings(form.columns)])
        rows += _lines(form.lines, len(rows))
    if form.buildings is not None:
        rows += _buildings(form.buildings)
    rows.append([label("厉行节约保障措施"), text(form.economy_measures, 9)])
    return PaperTable(_WIDTHS, ruled(rows, len(_WIDTHS)))


def _headings(columns: Sequence[str]) -> list[PaperCell]:
    widths = (2, 3, 2)
    return [label(column, width) for column, width in zip(columns, widths, strict=False)]


def _lines(lines: Sequence[CostLine], above: int) -> Iterator[list[PaperCell]]:
    """The rows of the trees below `above` other rows; a line whose parts are all is their sum."""
    row = above
    for line in lines:
        below = [*_lines(line.parts, row + 1)]
        parts = [row + 1 + sum(map(_rows_of, line.parts[:n])) for n in range(len(line.parts))]
        summed = parts if line.breakdown is Breakdown.EXHAUSTIVE else []
        cells = (
            (column, figure(value, width, unit=_WAN))
            for column, width, value in (
                (3, 2, line.prior_outturn),
                (5, 3, line.budget),
                (8, 2, line.outturn),
            )
        )
        yield [
            label(line.label, 3),
            *(
                evolve(cell, sum_of=tuple((part, column) for part in summed))
                for column, cell in cells
            ),
        ]
        yield from below
        row += 1 + len(below)


def _rows_of(line: CostLine) -> int:
    return 1 + sum(map(_rows_of, line.parts))


def _buildings(buildings: OfficialBuildings) -> list[list[PaperCell]]:
    return block(
        buildings.label or "楼堂馆所控制情况",
        [
            [
                label("批复规模(m²)"),
                label("实际规模(m²)", 2),
                label("规模控制率", 2),
                label("预算投资(万元)"),
                label("实际投资(万元)", 2),
                label("投资概算控制率"),
            ],
            [
                figure(buildings.approved_area),
                figure(buildings.actual_area, 2),
                figure(buildings.floor_area_control_rate, 2),
                figure(buildings.approved_investment, unit=_WAN),
                figure(buildings.actual_investment, 2, unit=_WAN),
                figure(buildings.investment_control_rate),
            ],
        ],
    )
