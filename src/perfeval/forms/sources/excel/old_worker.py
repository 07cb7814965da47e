"""Gives the sheets of an old workbook, a line of JSON for each row.

python-calamine is written in Rust: where it cannot have the memory that a file asks for, it ends
the process; so it works in one of its own (`apart.start`).

`main(["FILE"])` prints `["sheets", count]`, for each sheet `["hidden", name]`, or `["sheet", name,
height, width]`, each `["row", values]` and `["merged", [[top, left, bottom, right], …]]`; and
`["damaged"]` where the reader gives up. A value is a number or a text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from typing import Any

__all__ = ["main", "sheets"]


def main(arguments: list[str]) -> None:
    """Print what stands in the file that is named."""
    for line in sheets(*arguments):
        print(json.dumps(line, ensure_ascii=True), flush=True)  # noqa: T201


def sheets(file: str) -> Iterator[list[object]]:
    """What stands on each sheet, one after the other; or that the reader gave up."""
    try:
        yield from _sheets(import_module("python_calamine").CalamineWorkbook.from_path(file))
    except GeneratorExit:
        raise
    except BaseException:  # a panic of Rust is no Exception
        yield ["damaged"]


def _sheets(workbook: Any) -> Iterator[list[object]]:
    listed = workbook.sheets_metadata
    yield ["sheets", len(listed)]
    for number, metadata in enumerate(listed):
        if not str(metadata.visible).endswith("Visible"):
            yield ["hidden", metadata.name]
            continue
        sheet = workbook.get_sheet_by_index(number)
        yield ["sheet", metadata.name, sheet.height, sheet.width]
        for values in sheet.to_python(skip_empty_area=False):
            yield ["row", [_value(each) for each in values]]
        yield ["merged", [[*start, *end] for start, end in sheet.merged_cell_ranges or ()]]


def _value(value: object) -> object:
    """A number as it is; anything else as text."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
