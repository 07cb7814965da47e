"""``perfeval facts`` of a rubric that asks for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from perfeval import Criterion, dumps
from perfeval.__main__ import main
from perfeval.measures import FUND_EXECUTION_RATE
from tests import extras


def test_where_nothing_is_asked_for_no_file_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The money of the form's own row is no fact to be filled in; it is said, and that is all."""
    rubric = extras.rubric()
    (row,) = rubric.sections[0].items
    assert isinstance(row, Criterion)
    section = evolve(rubric.sections[0], items=(evolve(row, measure=FUND_EXECUTION_RATE),))
    path, out = tmp_path / "rubric.json", tmp_path / "facts.csv"
    path.write_text(dumps(evolve(rubric, sections=(section,))), "utf-8")
    assert main(["facts", str(path), "-o", str(out), "--lang", "en"]) == 0
    assert "asks for nothing" in capsys.readouterr().err
    assert not out.exists()
