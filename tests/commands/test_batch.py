"""The commands on many documents: folders, patterns, archives, several units in one."""

from __future__ import annotations

import json
import pickle
import shutil
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from perfeval import InputError, dumps, get_rubric, loads, read
from perfeval.__main__ import main
from perfeval.commands.given import batch
from perfeval.filing import Filing
from perfeval.forms.documents import FoundDocument
from perfeval.forms.many import read_found
from perfeval.forms.result import ReadResult
from perfeval.forms.sources.limits import Limits
from perfeval.scoring.scorecard import Scorecard
from tests.forms.paper import as_text, as_word

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
TABLE = [
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ["产出指标", "数量指标", "办件量", "≥50件", "60件", "50", "50"],
    ["总分", "", "", "", "", "60", "50"],
]
Shown = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder at work with a document, a filing as JSON, two units in one text, and rubbish."""
    monkeypatch.chdir(tmp_path)
    forms = tmp_path / "forms"
    forms.mkdir()
    title = "附件2 岳阳市岳阳楼区行政审批服务局2023年部门整体支出绩效自评表"
    (forms / "a.docx").write_bytes(as_word(title, TABLE))
    shutil.copy(EXAMPLES / "yueyang-2020.json", forms / "b.JSON")
    titles = [f"{name}县教育局2023年整体支出绩效自评表" for name in "甲乙"]
    pieces = [piece for title in titles for piece in (title, TABLE)]
    (forms / "c.txt").write_bytes(as_text(*pieces))
    (forms / "d.docx").write_bytes(b"PK\x03\x04")
    (forms / "~$a.docx").write_bytes(b"x")
    return tmp_path


@pytest.mark.unmeasured
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_read_prints_a_line_for_each_filing(jobs: str, folder: Path, capsys: Shown) -> None:
    """With its source; what cannot be read, and what is left out, is told beside it."""
    assert main(["read", "forms", "--jobs", jobs, "--lang", "en"]) == 2
    printed = capsys.readouterr()
    lines = [json.loads(line) for line in printed.out.splitlines()]
    assert [(each["path"], each["member"], each["part"]) for each in lines] == [
        *(("forms/a.docx", "", ""), ("forms/b.JSON", "", "")),
        *(("forms/c.txt", "", "表1"), ("forms/c.txt", "", "表2")),
    ]
    assert loads(json.dumps(lines[0]["filing"])) == read(folder / "forms" / "a.docx")
    accounts = [line for line in printed.err.splitlines() if "cells with text" in line]
    assert [line.split(": ")[0] for line in accounts][1:] == [
        "forms/c.txt / 表1",
        "forms/c.txt / 表2",
    ]
    first, second = (line for line in printed.err.splitlines() if line not in accounts)
    assert first.startswith("perfeval: forms/d.docx: ")
    assert first.endswith("cut short or damaged")
    assert second.startswith("perfeval: forms/~$a.docx: left out: a temporary file")


@pytest.mark.usefixtures("folder")
def test_one_document_of_several_units_is_read_as_lines(capsys: Shown) -> None:
    """One of one unit alone is its filing, however it is named; skipped files are no failure."""
    assert main(["read", "forms/c.txt"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert main(["read", "forms/a.docx"]) == 0
    assert capsys.readouterr().out == dumps(read("forms/a.docx"))
    assert main(["read", "forms/[a]*", "forms/~*"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert list(json.loads(line)) == ["path", "member", "part", "filing"]


@pytest.mark.unmeasured
@pytest.mark.usefixtures("folder")
def test_audit_prints_the_findings_of_the_others(capsys: Shown) -> None:
    """Each with its source, in the order of the files: those of an archive, too."""
    with zipfile.ZipFile("all.zip", "w") as archive:
        for name in ("b.JSON", "c.txt"):
            archive.write(f"forms/{name}", name)
    assert main(["audit", "all.zip", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    files = dict.fromkeys(each["file"] for each in found)
    assert list(files) == ["all.zip / b.JSON", "all.zip / c.txt / 表1", "all.zip / c.txt / 表2"]
    assert main(["audit", "forms", "all.zip"]) == 2
    printed = capsys.readouterr()
    assert "\nall.zip / c.txt / 表2 错误 points.total" in printed.out
    assert printed.out.startswith("forms/a.docx ")


@pytest.mark.usefixtures("folder")
def test_score_scores_each_and_names_it(capsys: Shown) -> None:
    """By one rubric; what it does not fit is told with its source, and so is what none fits."""
    by = ("--rubric", "yueyanglou-annex-2")
    assert main(["score", "forms/[ac]*", *by, "--format", "json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    cards = [loads(json.dumps(each["scorecard"])) for each in lines]
    assert all(isinstance(card, Scorecard) for card in cards)
    assert [(each["path"], each["part"]) for each in lines] == [
        *(("forms/a.docx", ""), ("forms/c.txt", "表1"), ("forms/c.txt", "表2")),
    ]
    assert main(["score", "forms/a.docx", "forms/c.txt", "--form", "annex-2", "-o", "out"]) == 2
    printed = capsys.readouterr()
    text = Path("out").read_text(encoding="utf-8")
    assert text.startswith("forms/a.docx\n岳阳市岳阳楼区行政审批服务局")
    assert [line[:30] for line in printed.err.splitlines()] == [
        *("perfeval: forms/c.txt / 表1: no", "perfeval: forms/c.txt / 表2: no")
    ] or printed.err.count("perfeval: forms/c.txt / 表") == 2


@pytest.mark.usefixtures("folder")
def test_nothing_is_written_where_nothing_was_scored(capsys: Shown) -> None:
    """What stood there stays."""
    Path("out").write_text("before", encoding="utf-8")
    assert main(["score", "forms/d.docx", "-o", "out"]) == 2
    assert Path("out").read_text(encoding="utf-8") == "before"
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("given", ["forms/~$a.docx", "forms/none", "none*.docx"])
def test_nothing_to_read_is_told(given: str, folder: Path, capsys: Shown) -> None:
    """A folder without documents, a file that is left out, a pattern that fits nothing."""
    (folder / "forms" / "none").mkdir()
    assert main(["audit", given]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert given in printed.err


@pytest.mark.usefixtures("folder")
def test_json_that_is_no_filing_costs_only_itself(capsys: Shown) -> None:
    """A missing one, a broken one, a scorecard; in an archive, too."""
    with zipfile.ZipFile("all.zip", "w") as archive:
        archive.writestr("x.json", "{")
        archive.write("forms/b.JSON", "y.json")
    assert main(["--lang", "en", "read", "all.zip", "none.json"]) == 2
    printed = capsys.readouterr()
    (line,) = printed.out.splitlines()
    assert isinstance(loads(json.dumps(json.loads(line)["filing"])), Filing)
    first, second = printed.err.splitlines()
    assert first.startswith("perfeval: all.zip / x.json: no JSON")
    assert second.startswith("perfeval: none.json: no such file or folder")


class Copying(ThreadPoolExecutor):
    """Threads that are sent copies, and send copies back, as processes are and do."""

    def submit(self, function: Any, /, *given: Any, **named: Any) -> Any:
        """Do it with a copy of what is given."""
        return super().submit(_with_copies, pickle.dumps((function, given, named)))


def _with_copies(sent: bytes) -> object:
    function, given, named = pickle.loads(sent)
    return pickle.loads(pickle.dumps(function(*given, **named)))


@pytest.mark.unmeasured
@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "command",
    [
        ["audit", "forms", "--format", "json"],
        ["mark", "forms", "-o", "out", "--force"],
        ["score", "forms"],
        ["score", "forms", "--format", "markdown"],
        ["score", "forms", "--format", "json", "--rubric", "yueyanglou-annex-2"],
        ["score", "forms/a.docx", "--rubric", "own.json"],
        ["score", "forms", "--rubrics", "own", "--fallback", "national"],
        ["score", "forms", "--draft"],
    ],
)
def test_workers_print_what_one_prints(
    command: list[str], capsys: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On both streams, with the same status; rubrics of files go to the workers, too."""
    if "national" not in command:  # one of them is tried with processes
        monkeypatch.setattr(batch, "ProcessPoolExecutor", Copying)
    Path("own").mkdir()
    own = evolve(get_rubric("yueyanglou-annex-2"), id="own")
    for file in (Path("own.json"), Path("own", "own.json")):
        file.write_text(dumps(own), encoding="utf-8")
    alone = main(command), *capsys.readouterr()
    assert (main([*command, "--jobs", "2"]), *capsys.readouterr()) == alone
    assert alone[0] in (0, 1, 2)


@pytest.mark.usefixtures("folder")
def test_threads_print_what_one_prints(capsys: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is sent arrives, and so does the error of what could not be made."""
    monkeypatch.setattr(batch, "ProcessPoolExecutor", ThreadPoolExecutor)
    command = ["score", "forms", "--rubric", "yueyanglou-annex-2", "--form", "annex-2"]
    alone = main(command), *capsys.readouterr()
    assert (main([*command, "--jobs", "2"]), *capsys.readouterr()) == alone
    assert alone[0] == 2
    assert "岳阳市岳阳楼区行政审批服务局" in alone[1]
    assert "forms/c.txt / 表1" in alone[2]


def unmade(_: Filing) -> object:
    """Nothing can be made of a filing."""
    raise InputError("the filing", 5, "another")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_is_raised_where_it_is_asked_for(
    jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever made it; what could not be read is told, and has no filing."""
    monkeypatch.setattr(batch, "ProcessPoolExecutor", ThreadPoolExecutor)
    several = batch.Batch(["forms/c.txt", "forms/d.docx"], jobs)
    first, second, unread = several.done(unmade)
    for each in (first, second):
        with pytest.raises(InputError, match="the filing: found 5"):
            each.made()
    assert (unread.result.path, several.status) == ("forms/d.docx", 2)
    assert [result.part for result, _ in several] == ["表1", "表2"]


@pytest.mark.usefixtures("folder")
def test_a_document_that_its_worker_lost_costs_only_itself(
    capsys: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told with its name; the others are read."""

    def fails(document: FoundDocument, limits: Limits) -> tuple[ReadResult, ...]:
        if document.path.endswith("a.docx"):
            raise RuntimeError("gone")
        return read_found(document, limits)

    monkeypatch.setattr(batch, "ProcessPoolExecutor", ThreadPoolExecutor)
    monkeypatch.setattr(batch, "read_found", fails)
    assert main(["read", "forms/a.docx", "forms/c.txt", "--jobs", "2", "--lang", "en"]) == 2
    printed = capsys.readouterr()
    assert [json.loads(line)["part"] for line in printed.out.splitlines()] == ["表1", "表2"]
    assert "perfeval: forms/a.docx: the executor: found RuntimeError: gone" in printed.err


@pytest.mark.parametrize("jobs", ["0", "62", "-1", "two", "9" * 9000])
def test_a_number_of_workers_is_a_small_number(jobs: str, capsys: Shown) -> None:
    """Anything else is told before anything is read."""
    assert main(["read", "none", f"--jobs={jobs}"]) == 2
    assert capsys.readouterr().err.endswith("参数--jobs：应为1至61的整数\n")


def test_what_is_wrong_with_several_forms_of_a_filing_is_told_once(capsys: Shown) -> None:
    """With their number; what is wrong with one of them stands alone."""
    given = batch.Batch(["a.xlsx"])
    wrong = [InputError("甲", each, "数字") for each in ("无", "无", "有")]
    given.complain_of_forms(wrong, "a.xlsx")
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("perfeval: a.xlsx（2张表）：甲")
    assert second.startswith("perfeval: a.xlsx：甲")
    assert given.status == 2
