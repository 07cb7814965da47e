"""A batch in a file: a workbook, CSV, JSON or a page, whole or not at all, and without formulas."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from perfeval import Submission, write
from perfeval.audit import Finding, Severity
from perfeval.errors import InputError, MissingExtraError
from perfeval.filing import Filing
from perfeval.ledger import rows_from_submissions
from perfeval.ledger.summary import SUMMARY_COLUMNS
from perfeval.numbers.printed import Points
from perfeval.registry import get_rubric
from perfeval.render import Rendered
from perfeval.scoring.scoring import score
from perfeval.text.policy import text_problem
from perfeval.writing import workbook
from perfeval.writing.batch import TABLE_WRITERS
from perfeval.writing.texts import is_formula, neutral
from perfeval.writing.whole import write_whole
from tests.printed_page import A4_LYING, looks_of, page_of, widths_of
from tests.published import filing_of
from tests.tables import each_row


def _filing() -> Filing:
    return filing_of("yueyanglou-2023")


FILING = _filing()
CARD = score(FILING, get_rubric("yueyanglou-annex-2"))
ERROR = Finding(code="sum.mismatch", severity=Severity.ERROR, at="合计", zh="不符", en="differs")
HOSTILE = (
    "=HYPERLINK(1)",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "＝1",
    "\u202e=1",
    "a\x00\x1b[2J",
    "<r>&</sheetData></r>",
)
SENT = [
    Submission(scorecard=CARD, findings=(ERROR,), file="a.docx", project="大厅", remarks=("代用",)),
    Submission(problem="没有认出表格；请检查", file="b.docx", unit="某局", year=2023),
]


def test_a_submission_is_a_row() -> None:
    """The totals side by side, of how many points, what was lost and where."""
    first, second = rows_from_submissions(SENT)
    assert first == {
        "unit": CARD.unit,
        "project": "大厅",
        "fiscal_year": 2023,
        "form": "annex-2",
        "rubric": "yueyanglou-annex-2",
        "edition": "2023",
        "claimed": Decimal(98),
        "computed": Decimal(98),
        "scored_out_of": Decimal(100),
        "out_of": Decimal(100),
        "share": Decimal(98),
        "reviewed": Decimal(98),
        "rating": CARD.rating,
        "lost": Decimal(2),
        "losses": "单位支出预算执行率 −1；群众满意率 −1",
        "errors": 1,
        "warnings": 0,
        "infos": 0,
        "remarks": "代用",
        "problem": None,
        "file": "a.docx",
    }
    assert [second[name] for name in ("unit", "fiscal_year", "computed", "problem")] == [
        *("某局", 2023, None, "没有认出表格；请检查"),
    ]
    assert list(first) == list(SUMMARY_COLUMNS["zh"]) == list(SUMMARY_COLUMNS["en"])


def test_a_share_stays_on_its_side_of_an_edge() -> None:
    """89.996 of 100 is not printed as 90; a card without a computed row has no share."""
    nearly = evolve(CARD.scores[0], earned=Points("89.996"), out_of=Points("100"), claimed=None)
    unscored = evolve(nearly, earned=None)
    shares = [
        next(rows_from_submissions([Submission(scorecard=evolve(CARD, scores=(row,), pools=()))]))
        for row in (nearly, unscored)
    ]
    assert [(row["share"], row["claimed"]) for row in shares] == [
        *((Decimal("89.996"), None), (None, None)),
    ]


@each_row("given", [[CARD], None, 5])
def test_what_is_no_submission_is_refused(given: Any) -> None:
    """And another language."""
    with pytest.raises(InputError, match="rows_from_submissions"):
        list(rows_from_submissions(given))
    with pytest.raises(InputError, match="the language of rows"):
        rows_from_submissions([], "de")


@each_row("text", HOSTILE)
def test_what_a_program_for_tables_would_run_is_a_text(text: str) -> None:
    """A control character is shown by its code; a number in words stays as it is."""
    shown = neutral(text)
    assert not is_formula(shown)
    assert shown.isprintable() or "\t" in shown
    assert neutral("群众满意率 −1") == "群众满意率 −1"
    assert is_formula(" \n=1")
    assert not is_formula("1= ")


def hostile() -> Iterator[Submission]:
    """Submissions that say such things wherever they can; a scorecard refuses the worst."""
    for text in HOSTILE:
        plain = text if text_problem(text) is None else "某局"
        row = evolve(CARD.scores[0], name=f"{plain}a")
        card = evolve(CARD, unit=plain, scores=(row,), pools=())
        yield Submission(scorecard=card, file=text, project=text, remarks=(plain,))
        yield Submission(problem=text, unit=text, findings=(evolve(ERROR, at=text, printed=text),))


def test_a_workbook_holds_no_formula_link_or_control(tmp_path: Path) -> None:
    """Texts stay texts when they are edited; numbers are numbers; every finding has a row."""
    path = tmp_path / "汇总.xlsx"
    write([*SENT, *hostile()], path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    text = "".join(parts.values())
    assert not re.search(r"<f[ >]|<hyperlink|TargetMode|[\x00\x1b\u202e]", text)
    assert 'quotePrefix="1"' in parts["xl/styles.xml"]
    assert re.search(r'<c r="H2" s="\d+"><v>98</v></c>', parts["xl/worksheets/sheet1.xml"])
    assert parts["xl/worksheets/sheet1.xml"].count("<row ") == 3 + 2 * len(HOSTILE)
    assert parts["xl/worksheets/sheet2.xml"].count("<row ") == 2 + len(HOSTILE)
    assert "错误" in parts["xl/worksheets/sheet2.xml"]
    write([*SENT, *hostile()], tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()


def test_a_workbook_is_ready_to_be_filtered_and_printed(tmp_path: Path) -> None:
    """The headings stay in sight, and so does the first column; formulas stay texts when edited."""
    openpyxl = pytest.importorskip("openpyxl")
    twice = Submission(problem="=1", unit="乙" * 20)  # in a column of twelve
    write([*SENT, twice], tmp_path / "汇总.xlsx")
    book = openpyxl.load_workbook(tmp_path / "汇总.xlsx")
    found, first = book["审核发现"], book["汇总"]
    for page, filtered in ((first, f"A1:U{len(SENT) + 2}"), (found, "A1:I2")):
        assert page_of(page) == {
            **A4_LYING,
            "repeated": "$1:$1",
            "kept": "B2",
            "filtered": filtered,
        }
        assert looks_of(page["A1"]) == (None, "center", True, True, 11, "FFDDEBF7", None, "thin")
        assert looks_of(page["A2"]) == (None, "top", True, False, 11, None, None, "thin")
    assert widths_of(first)[:5] == [25, 25, 11, 11, 25]
    assert widths_of(found) == [25, 25, 11, 41, 25, 11, 11, 61, 11]
    quoted = [cell.value for row in first.iter_rows() for cell in row if cell.quotePrefix]
    assert quoted == ["=1"]
    assert first.row_dimensions[len(SENT) + 2].height == 35.25


def test_a_cell_that_is_too_long_says_so(tmp_path: Path) -> None:
    """Excel holds 32,767 characters; the whole text stands in CSV and JSON."""
    for length, cut in ((32_767, False), (32_768, True)):
        text = workbook.cell_text("字" * length)
        assert (len(text), text.endswith("全文见.csv或.json文件）")) == (32_767, cut)
    assert len(workbook.cell_text("😀" * 20_000).encode("utf-16-le")) <= 2 * 32_767
    write([Submission(problem="字" * 40_000)], tmp_path / "a.xlsx")
    write([Submission(problem="字" * 40_000)], tmp_path / "a.csv")
    assert "字" * 40_000 in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")


def test_a_sheet_that_is_full_is_refused_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No row is lost in silence, and nothing is left behind."""
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    write(SENT[:1], tmp_path / "a.xlsx")
    with pytest.raises(InputError, match=r"a sheet of more than 2 rows; expected fewer rows"):
        write(SENT, tmp_path / "b.xlsx")
    assert [each.name for each in tmp_path.iterdir()] == ["a.xlsx"]


def test_csv_opens_in_excel(tmp_path: Path) -> None:
    """UTF-8 with its mark; a formula has an apostrophe before it."""
    path = tmp_path / "汇总.CSV"
    write([Submission(scorecard=CARD), *hostile()], path, lang="en")
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfunit,project,year,")
    first, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert len(rows) == 1 + 2 * len(HOSTILE)
    assert dict(zip(first, rows[0], strict=True))["computed"] == "98"
    assert not any(map(is_formula, (field for row in rows for field in row)))


def test_json_is_an_array_with_the_findings(tmp_path: Path) -> None:
    """Points are texts, counts are numbers; nothing acts on a terminal."""
    path = tmp_path / "a.json"
    write([*SENT, *hostile()], path)
    text = path.read_text(encoding="utf-8")
    rows = json.loads(text)
    assert (rows[0]["computed"], rows[0]["errors"]) == ("98", 1)
    assert rows[0]["findings"][0]["message"] == "合计：不符"
    assert all(line.isprintable() for line in text.split("\n"))
    write([], path, force=True)
    assert json.loads(path.read_text(encoding="utf-8")) == []


def test_a_page_is_what_render_gives(tmp_path: Path) -> None:
    """For whatever can be rendered; with the project and the remarks of a batch."""
    pages: list[tuple[str, Rendered]] = [("a.htm", CARD), ("a.md", FILING), ("a.txt", [ERROR])]
    for name, x in [("a.html", SENT), *pages]:
        write(x, tmp_path / name)
    assert "代用" in (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "大厅" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_nothing_is_overwritten_and_nothing_is_left(tmp_path: Path) -> None:
    """Not by a value that has no such file, an unknown ending, a folder that is missing."""
    path = tmp_path / "a.csv"
    write(SENT, path)
    before = path.read_bytes()
    for x, where, problem in (
        (SENT, path, "a file that is there already"),
        (SENT, tmp_path, r"the ending of the file to write: found ''; expected one of \.xlsx"),
        (SENT, tmp_path / "a.pdf", r"found '\.pdf'"),
        (CARD, tmp_path / "b.csv", "what to write as a table"),
        ([*SENT, 5], tmp_path / "b.csv", "what to write as a table"),
        (SENT, 5, "the file to write"),
    ):
        with pytest.raises(InputError, match=problem):
            write(x, where)  # type: ignore[arg-type]
    for name in ("c.xlsx", "c.csv"):
        with pytest.raises(FileNotFoundError, match=name):
            write(SENT, tmp_path / "none" / name)
    with pytest.raises(InputError, match="the language of a file"):
        write(SENT, tmp_path / "b.csv", lang="de")
    assert (list(tmp_path.iterdir()), path.read_bytes()) == ([path], before)
    folder = tmp_path / "folder.csv"
    folder.mkdir()
    with pytest.raises(InputError, match="no regular file"):
        write(SENT, folder, force=True)
    write([CARD], path, force=True)
    assert path.read_bytes() != before


def test_a_file_that_came_meanwhile_stays(tmp_path: Path) -> None:
    """What another program wrote while this one did."""
    path = tmp_path / "a.csv"

    def slowly() -> Iterator[Submission]:
        path.write_text("theirs", encoding="utf-8")
        yield from SENT

    with pytest.raises(InputError, match="there already"):
        write_whole(path, lambda part: TABLE_WRITERS[".csv"](part, slowly(), "zh"))
    assert [each.read_text(encoding="utf-8") for each in tmp_path.iterdir()] == ["theirs"]


def test_a_workbook_needs_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says which, and nothing is written."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match=r"perfeval\[excel\]"):
        write(SENT, tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []
