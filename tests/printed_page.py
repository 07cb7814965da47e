"""How a sheet of a workbook is printed, and what of it stays in sight: for the tests of sheets."""

from __future__ import annotations

from typing import Any, Final

__all__ = ["A4_LYING", "A4_STANDING", "looks_of", "page_of", "widths_of"]


A4_STANDING: Final = {"paper": 9, "direction": "portrait", "fit": True, "pages": (None, 0)}
A4_LYING: Final = {**A4_STANDING, "direction": "landscape"}
"""All columns on one page of A4, on as many pages as the rows need."""


def page_of(sheet: Any) -> dict[str, Any]:
    """Paper, direction and pages; the rows that repeat or stay; the range that is filtered."""
    return {
        "paper": sheet.page_setup.paperSize,
        "direction": sheet.page_setup.orientation,
        "fit": sheet.sheet_properties.pageSetUpPr.fitToPage,
        "pages": (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight),
        "repeated": sheet.print_title_rows,
        "kept": sheet.freeze_panes,
        "filtered": sheet.auto_filter.ref,
    }


def widths_of(sheet: Any) -> list[int]:
    """The width of each column, in characters."""
    found: dict[int, int] = {}
    for each in sheet.column_dimensions.values():
        for column in range(each.min, each.max + 1):
            found[column] = round(each.width)
    return [found[column] for column in sorted(found)]


def looks_of(cell: Any) -> tuple[Any, ...]:
    """Horizontal and vertical place, wrapped, bold, size, fill, letters' colour, border."""
    fill = cell.fill.fgColor.rgb if cell.fill.fill_type else None
    colour = cell.font.color.rgb if cell.font.color is not None else None
    return (
        cell.alignment.horizontal,
        cell.alignment.vertical,
        bool(cell.alignment.wrap_text),
        bool(cell.font.b),
        cell.font.sz,
        fill,
        colour if isinstance(colour, str) else None,
        cell.border.left.style,
    )
