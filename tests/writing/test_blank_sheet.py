"""A blank scoring sheet: a place for the unit's name, and rows for what comes on top."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfeval import read, score, write
from perfeval.filing import ScoreSheet
from tests.extras import EXTRAS


def test_a_blank_sheet_is_read_back_with_its_unit(tmp_path: Path) -> None:
    """And with its bonus and penalty, which are beside the 100; it is scored without a place."""
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "blank.xlsx"
    write(EXTRAS, path)
    book = openpyxl.load_workbook(path)
    cells = [cell for row in book.active.iter_rows() for cell in row]
    (name,) = (cell for cell in cells if cell.value == "（单位名称）")
    name.value = "某县某局"
    book.save(path)
    filing = read(path)
    (form,) = filing.forms
    assert isinstance(form, ScoreSheet)
    assert filing.unit.name == "某县某局"
    assert [row.name for row in form.rows] == ["预算执行率", "获得表彰", "审计问题"]
    assert str(form.total_points) == "100"
    assert [each.name for each in score(filing, EXTRAS).rows] == [row.name for row in form.rows]
