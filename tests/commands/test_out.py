"""``score`` and ``audit`` of a folder with ``--out``: a row a form, and what could not be read."""

from __future__ import annotations

import csv
import errno
import json
import shutil
import sys
import zipfile
from pathlib import Path

import pytest
from attrs import evolve

from perfeval import dumps
from perfeval.__main__ import main
from perfeval.commands.console.outcome import complain, reason
from perfeval.errors import InputError
from perfeval.filing import ProjectForm
from tests.audit.across_cases import ACROSS
from tests.commands.test_batch import TABLE
from tests.forms.paper import as_text
from tests.published import filing_of

FORMS = Path(__file__).parents[1] / "data" / "forms"
Shown = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two forms of one unit, a form without a place, a picture, rubbish, a lock."""
    monkeypatch.chdir(tmp_path)
    sent = tmp_path / "sent"
    sent.mkdir()
    filing = filing_of("yueyanglou-2023")
    unit = next(form for form in filing.forms if form.key == "annex-2")
    project = ProjectForm(key="annex-3", project_name="政务大厅", indicators=unit.indicators[:2])
    others = [form for form in filing.forms if form.key != "annex-3"]
    both = evolve(filing, forms=(*others, project))
    (sent / "a.json").write_text(dumps(both), encoding="utf-8")
    title = "甲县教育局2023年整体支出绩效自评表"
    (sent / "b.txt").write_bytes(as_text(title, TABLE))
    (sent / "c.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    shutil.copy(FORMS / "lixian-2021.docx", sent / "d.docx")
    (sent / "~$a.docx").write_bytes(b"x")
    return tmp_path


def rows(path: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    text = Path(path).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


@pytest.mark.usefixtures("folder")
def test_a_folder_is_a_table_of_one_row_a_form(capsys: Shown) -> None:
    """Two forms of one file are two rows; what is not scored has its reason and the way out."""
    assert main(["score", "sent", "--out", "汇总.csv"]) == 2
    printed = capsys.readouterr()
    found = rows("汇总.csv")
    assert printed.out == ""
    assert [(each["文件"], each["项目"], each["评分标准"]) for each in found] == [
        ("sent/a.json", "", "yueyanglou-annex-2"),
        ("sent/a.json", "政务大厅", "yueyanglou-annex-3"),
        *((f"sent/{name}", "", "") for name in ("b.txt", "c.jpg", "d.docx", "~$a.docx")),
    ]
    assert [each["年度"] for each in found] == ["2023", "2023", "2023", "", "2021", ""]
    assert (found[0]["计算得分"], found[0]["自评得分"]) == ("98", "98")
    reasons = [each["未计分的原因和办法"] for each in found]
    for why, said in zip(
        reasons,
        ("", "", "--fallback national", "文字识别", "绩效自评报告", "临时文件"),
        strict=True,
    ):
        assert said in why
    assert printed.err.count("\n") == 5
    assert printed.err.endswith("perfeval: 已写入汇总.csv：共6行，其中2行已计分\n")


@pytest.mark.usefixtures("folder")
def test_a_fallback_that_is_named_stands_in_and_each_row_says_so(capsys: Shown) -> None:
    """The national rubric, or one of a place; where the place is known, its own stays."""
    assert main(["score", "sent/[ab]*", "--fallback", "national", "-o", "a.json"]) == 0
    found = json.loads(Path("a.json").read_text(encoding="utf-8"))
    assert [each["rubric"] for each in found] == [
        *("yueyanglou-annex-2", "yueyanglou-annex-3", "national-unit"),
    ]
    assert "按指定的代用标准计分：全国的 national-unit" in found[2]["remarks"]
    assert found[0]["remarks"] is None
    assert found[0]["findings"] != []
    assert main(["score", "sent/b.txt", "--fallback", "岳阳楼区", "--format", "json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["rubric"] == "yueyanglou-annex-2"
    assert "注意：自评表没有写明所在地，按指定的代用标准计分" in printed.err
    assert main(["score", "sent/[ab]*", "--fallback", "national"]) == 0
    assert "sent/b.txt：自评表没有写明所在地" in capsys.readouterr().err
    assert main(["score", "sent/b.txt", "--fallback", "某地"]) == 2


@pytest.mark.usefixtures("folder")
def test_a_page_of_a_folder_lists_what_was_not_read(capsys: Shown) -> None:
    """By the ending of the name, or by the format; one form alone is its own page."""
    assert main(["score", "sent", "--out", "a.html"]) == 2
    page = Path("a.html").read_text(encoding="utf-8")
    assert "政务大厅" in page
    assert "文字识别" in page
    assert main(["score", "sent/[a]*", "--out", "b.md", "--form", "annex-3"]) == 0
    assert "政务大厅" in Path("b.md").read_text(encoding="utf-8")
    assert main(["score", "sent/a.json", "--form", "annex-2", "--out", "c.html"]) == 0
    assert "自评汇总" not in Path("c.html").read_text(encoding="utf-8")
    assert main(["score", "sent/a.json", "--out", "d.html"]) == 2
    assert not Path("d.html").exists()
    capsys.readouterr()
    assert main(["score", "sent/a.json", "--out", "a.docx"]) == 2
    assert ".xlsx、.csv、.json、.html、.md或.txt；或用--format写明格式" in capsys.readouterr().err


@pytest.mark.unmeasured
@pytest.mark.usefixtures("folder")
def test_a_workbook_of_a_folder_has_the_findings(capsys: Shown) -> None:
    """Nothing is overwritten; a rubric that is named is for its kind of form alone."""
    by = ("--rubric", "yueyanglou-annex-3")
    assert main(["score", "sent/[a]*", *by, "--out", "a.xlsx"]) == 0
    with zipfile.ZipFile("a.xlsx") as archive:
        sheets = [archive.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2)]
    assert sheets[0].count("<row ") == 2
    assert "sent/a.json" in sheets[1]
    before = Path("a.xlsx").read_bytes()
    assert main(["score", "no such folder", "--out", "a.xlsx"]) == 2
    assert "请换一个文件名，或用--force" in capsys.readouterr().err
    assert Path("a.xlsx").read_bytes() == before
    assert main(["score", "sent/[a]*", *by, "--out", "a.xlsx", "--force"]) == 0


@pytest.mark.usefixtures("folder")
def test_an_audit_of_a_folder_is_a_table_too(capsys: Shown) -> None:
    """With the findings by severity; the status is that of the audit."""
    assert main(["audit", "sent/[ab]*", "--out", "a.csv"]) == 1
    found = rows("a.csv")
    assert [(each["文件"], each["评分标准"]) for each in found] == [
        *(("sent/a.json", "yueyanglou-annex-2"), ("sent/a.json", "yueyanglou-annex-3")),
        ("sent/b.txt", ""),
    ]
    assert sum(int(each["错误"]) for each in found) > 0
    assert main(["audit", "sent", "--out", "b.html"]) == 2
    assert "文字识别" in Path("b.html").read_text(encoding="utf-8")
    assert main(["audit", "sent/d.docx", "--out", "c.csv"]) == 0
    (only,) = rows("c.csv")
    assert only["未计分的原因和办法"].startswith("没有适用的评分标准：澧县")
    assert only["年度"] == "2021"
    assert main(["audit", "sent/c.jpg", "--out", "d.csv"]) == 2
    assert "文字识别" in rows("d.csv")[0]["未计分的原因和办法"]
    assert main(["audit", "sent/b.txt", "--format", "json", "--out", "e.json"]) == 1
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("across", ["stages.target_lowered", "marks.all_full"])
def test_what_files_say_against_each_other_is_in_the_table(across: str, tmp_path: Path) -> None:
    """With its file, or in a row of its own."""
    for source, filing, *_ in ACROSS[across]():
        (tmp_path / f"{source}.json").write_text(dumps(filing), encoding="utf-8")
    out = tmp_path / "out.json"
    main(["audit", str(tmp_path / "*.docx.json"), "--out", str(out)])
    found = json.loads(out.read_text(encoding="utf-8"))
    (row,) = [each for each in found if any(f["code"] == across for f in each["findings"])]
    assert row["problem"] == ("各份材料相互比对" if row["file"] is None else row["problem"])


@pytest.mark.usefixtures("folder")
def test_a_terminal_is_told_how_far_it_is(monkeypatch: pytest.MonkeyPatch, capsys: Shown) -> None:
    """On one line that is erased before anything else is said, and cut to a row of a terminal."""
    shutil.copy("sent/a.json", f"sent/{'字' * 60}.json")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert main(["score", "sent/[ac字]*", "--out", "a.csv"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("已处理1份，最近一份：sent/a.json\r\x1b[Kperfeval: sent/c.jpg：")
    assert "字…\r\x1b[Kperfeval: 已写入a.csv" in said
    assert main(["score", "sent/none*", "--lang", "en"]) == 2
    assert "1 done, the last one sent/none*\r" in capsys.readouterr().err
    Path("empty").mkdir()
    assert main(["read", "empty"]) == 2
    assert "\x1b" not in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_sheets_are_scored_by_their_own_clauses(capsys: Shown) -> None:
    """What has no sheet is told with its file."""
    shutil.copy(FORMS / "yueyang-2020.docx", "sent/e.docx")
    assert main(["score", "sent/[ace]*", "--draft", "--format", "json"]) == 2
    printed = capsys.readouterr()
    assert [json.loads(line)["path"] for line in printed.out.splitlines()] == ["sent/e.docx"]
    assert "perfeval: sent/a.json：" in printed.err


def test_an_error_of_the_system_without_a_file_is_said_as_it_is() -> None:
    """One with a file is said as a clerk would say it."""
    assert reason(OSError("no such thing"), "zh") == "no such thing"
    assert "磁盘已满" in reason(OSError(errno.ENOSPC, "full", "a.docx"), "zh")
    assert reason(OSError(errno.ENOSPC, "full", "a.docx"), "en").startswith("the disk is full")
    assert reason(OSError(errno.EDOM, "strange", "a.docx"), "zh") == "strange"


@pytest.mark.usefixtures("folder")
def test_what_it_wrote_before_is_no_document_of_a_unit(capsys: Shown) -> None:
    """A summary, a page and a review sheet beside the documents, and what is being written."""
    for file in ("sent/汇总.xlsx", "sent/汇总.html", "sent/审核.csv"):
        assert main(["score", "sent/a.json", "sent/b.txt", "--out", file]) == 2
    assert main(["review", "sent/a.json", "--out", "sent/复核.csv", "--lang", "en"]) == 0
    shutil.make_archive("packed", "zip", "sent")
    capsys.readouterr()
    assert main(["score", "sent", "packed.zip", "--out", "sent/again.csv"]) == 2
    told = capsys.readouterr().err.splitlines()
    own = [line for line in told if line.endswith("汇总表、复核表或网页，不是报送的材料")]
    assert len(own) == 8
    assert not any(".part" in line for line in told)


def test_only_a_path_of_the_system_stands_for_a_file(capsys: Shown) -> None:
    """A note that other software puts on an error is no name of a file."""
    error = InputError("分值", "x", "Points")
    error.add_note("Structuring class Points")
    complain(error, "a.json")
    complain(OSError(errno.ENOSPC, "full", "b.docx"), "a.json")
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("perfeval: a.json：分值：")
    assert second.startswith("perfeval: b.docx：")


def test_a_folder_that_is_not_there_is_told_before_anything_is_read(capsys: Shown) -> None:
    """By every command that writes a file, whatever it is to read."""
    for words in (("write", "none.json"), ("review", "none"), ("score", "none.json")):
        assert main([*words, "-o", "nowhere/a.xlsx"]) == 2
        assert "nowhere：" in capsys.readouterr().err
