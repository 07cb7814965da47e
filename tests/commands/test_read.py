"""``perfeval read``: a Word file, a workbook or text becomes a filing as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from perfeval import loads, read
from perfeval.__main__ import main
from perfeval.filing import Filing

FORMS = Path(__file__).parents[1] / "data" / "forms"
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


@pytest.mark.unmeasured
@pytest.mark.parametrize("name", ["yueyanglou-2023.docx", "yueyanglou-2023.xlsx"])
def test_a_document_is_printed_as_its_filing(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed reads back as the filing of the document."""
    assert main(["read", str(FORMS / name)]) == 0
    printed = capsys.readouterr().out
    filing = loads(printed)
    assert isinstance(filing, Filing)
    assert filing == read(FORMS / name)
    assert [form.key for form in filing.forms] == ["annex-1", "annex-2", "annex-3", "report"]


def test_json_is_printed_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    """A filing that already is JSON comes out unchanged."""
    path = EXAMPLES / "lixian-2021.json"
    assert main(["read", str(path)]) == 0
    assert capsys.readouterr().out == path.read_text(encoding="utf-8")


@pytest.mark.unmeasured
def test_a_document_is_scored_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    """岳阳楼区's Word file earns 98 of 100 by the rubric of its own place and year."""
    assert main(["score", str(FORMS / "yueyanglou-2023.docx"), "--format", "json"]) == 0
    card = json.loads(capsys.readouterr().out)
    assert (card["total"], card["scored_out_of"], card["claimed_total"]) == ("98", "100", "98")


@pytest.mark.parametrize("data", [b"PK\x03\x04 cut short", b"\xd0\xcf\x11\xe0 old word", b"\x00"])
def test_what_cannot_be_read_is_said_with_its_file(
    data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status 2 and one message that names the file, no traceback."""
    path = tmp_path / "form.docx"
    path.write_bytes(data)
    assert main(["read", str(path)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert str(path) in printed.err
    assert "Traceback" not in printed.err


def test_a_place_that_is_given_wins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--place` puts the unit where the caller says, of a document and of JSON."""
    document = str(FORMS / "yueyanglou-2023.docx")
    assert main(["read", "--place", "430102", document]) == 0
    printed = capsys.readouterr().out
    filing = loads(printed)
    assert filing == read(document, place="长沙市芙蓉区")
    path = tmp_path / "filing.json"
    path.write_text(printed, encoding="utf-8")
    assert main(["score", "--place", "430602", str(path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == "98"
    assert main(["audit", "--place", "岳阳", document, document]) == 2
    assert capsys.readouterr().err.count("应为GB/T 2260行政区划代码") == 1
