"""Official documents: what is written reads back, in Word and in Excel."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given

from perfeval import dumps, read
from perfeval.filing import Filing
from perfeval.writing.excel import write_workbook
from perfeval.writing.official import papers
from perfeval.writing.word import write_document
from tests.writing.filings import filings


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
@given(filing=filings())
def test_what_is_written_reads_back(ending: str, filing: Filing) -> None:
    """Every form, every figure as it was printed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"a{ending}")
        write = write_document if ending == ".docx" else write_workbook
        write(path, papers(filing))
        found = read(path)
    assert dumps(evolve(filing, forms=found.forms)) == dumps(filing)
