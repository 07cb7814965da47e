"""Official and marked documents as LibreOffice opens them: nothing is repaired, cut off or changed.

Run at night, where a LibreOffice is installed; what stands in the documents is tested without one.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from perfeval import audit, draft_report, fill_in, get_rubric, mark, read, score_all, write
from perfeval.filing import Filing
from tests.office import as_office_writes, in_an_office
from tests.published import filing_of

pytestmark = in_an_office

ROOT = Path(__file__).parents[2]
FORMS = ROOT / "tests" / "data" / "forms"
A4 = (595, 842)
BLANKS = ("national-project", "yueyang-annex-3-1", "yueyanglou-annex-2", "zhengzhou-goal-review")


def written(name: str, ending: str, folder: Path) -> bytes:
    """What is written: filled forms, a drafted report, a blank form, or a marked document."""
    path = folder / f"a{ending}"
    if name in BLANKS:
        write(get_rubric(name), path)
    elif name == "marked":
        source = FORMS / f"yueyang-2020{ending}"
        return mark(source, audit(read(source))).data
    else:
        filing = filing_of("yueyanglou-2023")
        whole = fill_in(filing, score_all(filing))
        report = Filing(unit=filing.unit, year=filing.year, forms=(draft_report(filing),))
        write(report if name == "report" else whole, path)
    return path.read_bytes()


def words(text: str) -> str:
    """A text without what a page may break or leave out."""
    return "".join(each for each in text if each.isalnum())


def shown(data: bytes, ending: str) -> list[str]:
    """The texts of the cells and paragraphs of a document."""
    if ending == ".docx":
        document = pytest.importorskip("docx").Document(BytesIO(data))
        return [each.text or "" for each in document.element.body.iter() if each.tag.endswith("}t")]
    book = pytest.importorskip("openpyxl").load_workbook(BytesIO(data), data_only=True)
    return [
        cell.value for sheet in book for row in sheet for cell in row if isinstance(cell.value, str)
    ]


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
@pytest.mark.parametrize("name", ["filled", "report", "marked", *BLANKS])
def test_every_text_is_on_a_page_of_a4(name: str, ending: str, tmp_path: Path) -> None:
    """Standing or lying; no column is beyond the edge, no row too low for its text."""
    pdfium: Any = pytest.importorskip("pypdfium2")
    data = written(name, ending, tmp_path)
    pages = list(pdfium.PdfDocument(as_office_writes(data, ending[1:], "pdf")))
    assert {tuple(sorted(map(round, page.get_size()))) for page in pages} == {A4}
    printed = words("".join(page.get_textpage().get_text_bounded() for page in pages))
    said = [words(text) for text in shown(data, ending)]
    ends = {end for text in said for end in (text[:20], text[-20:])}  # a page may end in between
    assert [end for end in ends if end not in printed] == []


def test_formulas_give_what_they_are_said_to_give(tmp_path: Path) -> None:
    """Each value that was kept with its formula is the one that LibreOffice computes."""
    openpyxl: Any = pytest.importorskip("openpyxl")
    data = written("filled", ".xlsx", tmp_path)
    books = [
        openpyxl.load_workbook(BytesIO(each), data_only=known)
        for each, known in (
            (data, False),
            (data, True),
            (as_office_writes(data, "xlsx", "xlsx"), True),
        )
    ]
    found = [
        [book[sheet.title][cell.coordinate].value for book in books[1:]]
        for sheet in books[0]
        for row in sheet
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(found) > 5
    assert all(computed == pytest.approx(kept) for kept, computed in found)
