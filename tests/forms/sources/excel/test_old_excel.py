"""Old workbooks: what the reader of another language gives, and what becomes of it."""

from __future__ import annotations

import json
import sys
from datetime import date
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from perfeval.errors import DecodeError, MissingExtraError
from perfeval.forms import DEFAULT_LIMITS, Document, Grid, Limits
from perfeval.forms.sources.excel import old_excel, old_worker
from perfeval.forms.sources.opening import open_document
from tests.forms.sources.test_opening import compound


class PanicError(BaseException):
    """As the reader, which is no Python, raises where it gives up: no Exception."""


class OldSheet:
    """What python-calamine gives for a sheet."""

    merged_cell_ranges = (((0, 0), (0, 1)),)

    def __init__(self, rows: list[list[object]], height: int | None = None) -> None:
        self.rows = rows
        self.height = len(rows) if height is None else height
        self.width = max(map(len, rows), default=0)

    def to_python(self, *, skip_empty_area: bool) -> list[list[object]]:
        """The values, from the first row on."""
        assert not skip_empty_area
        return self.rows


def calamine(sheets: dict[str, tuple[str, OldSheet]]) -> ModuleType:
    """A module that reads these sheets, as python-calamine does."""
    listed = list(sheets.items())

    class CalamineWorkbook:
        sheets_metadata = tuple(
            SimpleNamespace(name=name, visible=f"SheetVisibleEnum.{state}")
            for name, (state, _) in listed
        )

        @classmethod
        def from_path(cls, file: str) -> CalamineWorkbook:
            if not sheets:
                raise PanicError
            assert file == "form.xls"
            return cls()

        def get_sheet_by_index(self, index: int) -> OldSheet:
            return listed[index][1][1]

    module = ModuleType("python_calamine")
    module.__dict__["CalamineWorkbook"] = CalamineWorkbook
    module.__spec__ = ModuleSpec(module.__name__, None)
    return module


def old(
    monkeypatch: pytest.MonkeyPatch,
    sheets: dict[str, tuple[str, OldSheet]],
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """The document of an old workbook with these sheets, read without another process."""
    monkeypatch.setitem(sys.modules, "python_calamine", calamine(sheets))
    monkeypatch.setattr(old_excel, "told", lambda *_, **__: old_worker.sheets("form.xls"))
    return open_document(compound("Workbook"), limits)


def test_an_old_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    """.xls and .et: numbers to 15 digits, the printed places unknown, which is noted."""
    nan = float("nan")
    rows: list[list[object]] = [["标题", ""], [0.1 + 0.2, 5], [True, nan]]
    document = old(
        monkeypatch,
        {"表": ("Visible", OldSheet(rows)), "藏": ("Hidden", OldSheet([]))},
    )
    (grid,) = document.blocks
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row] for row in grid.rows] == [
        *(["标题"], ["0.3", "5"], ["True", "nan"])
    ]
    assert grid.rows[0][0].column_span == 2
    assert [(note.code, note.at) for note in document.notes] == [
        ("places", "全文"),
        ("hidden_sheet", "藏"),
    ]


def test_an_old_workbook_that_is_damaged_or_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader's failures and the limits give a `DecodeError`."""
    with pytest.raises(DecodeError, match="damaged"):
        old(monkeypatch, {})
    with pytest.raises(DecodeError, match="9999 rows"):
        old(monkeypatch, {"表": ("Visible", OldSheet([], 9999))})
    sheet = ("Visible", OldSheet([["1", "2"]]))
    with pytest.raises(DecodeError, match="more than 1 sheets"):
        old(monkeypatch, {"一": sheet, "二": sheet}, Limits(sheets=1))


@pytest.mark.parametrize("part", ["to_python", "merged_cell_ranges"])
def test_a_sheet_that_cannot_be_read_is_damage(monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    """The workbook opens, and the reader gives up later."""

    def panic(_sheet: OldSheet, **_: object) -> None:
        raise PanicError

    broken = type("Broken", (OldSheet,), {part: panic if part == "to_python" else property(panic)})
    with pytest.raises(DecodeError, match="the old workbook is damaged"):
        old(monkeypatch, {"表": ("Visible", broken([["1", "2"]]))})


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The core imports no reader of old workbooks; the error says what to install."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(MissingExtraError, match=r"perfeval\[excel\]"):
        open_document(compound("Book"), DEFAULT_LIMITS)


def test_a_reader_that_ends_its_process_costs_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A chain of sectors in a circle takes all memory, and then the process: here another one."""
    monkeypatch.setitem(sys.modules, "python_calamine", calamine({}))
    worker = tmp_path / "worker.py"
    worker.write_text("import os\ndef main(_):\n    os.abort()\n", encoding="utf-8")
    monkeypatch.setattr(old_worker, "__file__", str(worker))
    with pytest.raises(DecodeError, match="the old workbook is damaged"):
        open_document(compound("Workbook"), DEFAULT_LIMITS)


def test_what_the_worker_writes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line for each row, and a date as its text."""
    rows: list[list[object]] = [[date(2023, 5, 1), 1.5]]
    monkeypatch.setitem(
        sys.modules, "python_calamine", calamine({"表": ("Visible", OldSheet(rows))})
    )
    old_worker.main(["form.xls"])
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [
        *(["sheets", 1], ["sheet", "表", 1, 2], ["row", ["2023-05-01", 1.5]]),
        ["merged", [[0, 0, 0, 1]]],
    ]
