"""The command line: results, exit statuses, messages, languages and encodings."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve

from perfeval import dumps, get_rubric, loads
from perfeval.__main__ import main
from perfeval.commands import COMMANDS
from perfeval.errors.phrases import catalogue
from perfeval.filing import (
    Actual,
    BudgetUnit,
    Filing,
    Form,
    FundRow,
    Indicator,
    ProjectForm,
    Target,
    UnitForm,
)
from perfeval.filing.sources import Jurisdiction
from perfeval.numbers.amounts import wan_yuan
from perfeval.numbers.printed import Points
from perfeval.rubric.rubric import Rubric
from perfeval.schema import NAMES, schema
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scoring import score
from tests.foreign import Site, rubric_module
from tests.tables import each_row

FUND = FundRow(label="年度资金总额", final=wan_yuan("200"), outturn=wan_yuan("190"))
ROW = Indicator(
    level1="产出指标",
    name="调研股室数量",
    target=Target(text="≥50个"),
    actual=Actual(text="40个"),
    points=Points("5"),
    claimed=Points("5"),
)
UNIT = UnitForm(key="annex-2", fund=FUND, indicators=(ROW,))
PROJECT = ProjectForm(key="annex-3", project_name="政务服务", fund=FUND)


def filing(*forms: Form) -> Filing:
    place = Jurisdiction(code="430602", name="岳阳楼区")
    return Filing(unit=BudgetUnit(name="某局", jurisdiction=place), year=2023, forms=forms)


@pytest.fixture
def unit(tmp_path: Path) -> str:
    """A file with a filing of one unit table."""
    path = tmp_path / "unit.json"
    path.write_text(dumps(filing(UNIT)), encoding="utf-8")
    return str(path)


class Run:
    """Runs the command line in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        status = main(arguments)
        out, err = self._capsys.readouterr()
        return status, out, err

    def refused(self, *arguments: str) -> str:
        """The message of a run that is refused: nothing on standard output, no traceback."""
        status, out, err = self(*arguments, "--lang", "en")
        assert (status, out) == (2, "")
        assert err.endswith("\n")
        assert "Traceback" not in err
        return err[:-1]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(capsys)


# score


def test_a_filing_is_scored_by_the_rubric_that_fits_it(run: Run, unit: str) -> None:
    """As text in Chinese, where nothing else is asked for."""
    status, out, err = run("score", unit)
    assert status == 0
    assert err.startswith("perfeval: 按 yueyanglou-annex-2（")
    assert out.startswith("某局  2023 年度\n评分标准 yueyanglou-annex-2（2023）")
    assert "190 ÷ 200 = 95%" in out
    assert "计算得分   13.5 / 15   满分 100" in out


def test_text_comes_in_english_too(run: Run, unit: str) -> None:
    """Reasons and words of ours."""
    assert "computed   13.5 / 15   of 100 in all" in run("score", unit, "--lang", "en")[1]


def test_json_is_the_scorecard_as_dumps_writes_it(run: Run, unit: str) -> None:
    """With the totals of the contract beside its fields."""
    status, out, _ = run("score", unit, "--format", "json")
    card = score(filing(UNIT), get_rubric("yueyanglou-annex-2"))
    assert (status, out) == (0, dumps(card))
    data = json.loads(out)
    totals = ("total", "scored_out_of", "out_of", "claimed_total", "reviewed_total")
    assert [data[key] for key in totals] == ["13.5", "15", "100", "5", "13.5"]
    assert (data["reviewed_out_of"], data["rating"]) == ("15", None)
    assert [each["name"] for each in data["scores"]][:2] == ["年度资金总额", "调研股室数量"]
    assert isinstance(loads(out), Scorecard)


def test_a_rubric_is_named_by_id_or_by_file(run: Run, unit: str, tmp_path: Path) -> None:
    """A bureau can change points in a .json or .toml file without writing Python."""
    by_id = run("score", unit, "--rubric", "perfeval:yueyanglou-annex-2")
    own = tmp_path / "own.JSON"
    rubric = evolve(get_rubric("yueyanglou-annex-2"), id="own", places=0)
    own.write_text(dumps(rubric), encoding="utf-8")
    by_file = run("score", unit, "--rubric", str(own))
    assert by_id[0] == by_file[0] == 0
    assert "计算得分   13.5 / 15" in by_id[1]
    assert "计算得分   14 / 15" in by_file[1]
    assert "评分标准 own（2023）" in by_file[1]
    example = Path(__file__).parents[1] / "docs" / "examples" / "rubric.toml"
    by_toml = run("score", unit, "--rubric", str(example))
    assert by_toml[0] == 0
    assert "评分标准 some-county-annex-2（2024）" in by_toml[1]


def test_a_mistake_in_the_file_of_a_rubric_is_told_with_the_file(
    run: Run, unit: str, tmp_path: Path
) -> None:
    """The file stands before the path of the problem."""
    own = tmp_path / "own.toml"
    own.write_text('format = "perfeval.rubric"\nversion = 2', encoding="utf-8")
    message = run.refused("score", unit, "--rubric", str(own))
    at = f"perfeval: {own}: version（第 2 行）"
    assert message.startswith(f"{at}: perfeval.rubric version 2 is newer")


@each_row("name", NAMES)
def test_the_schema_of_a_document_is_printed(run: Run, name: str) -> None:
    """As it is checked in."""
    assert run("schema", name) == (0, schema(name), "")


def test_of_several_forms_one_is_named_by_key(run: Run, tmp_path: Path) -> None:
    """Without a key the message names the keys."""
    path = tmp_path / "both.json"
    path.write_text(dumps(filing(UNIT, PROJECT)), encoding="utf-8")
    message = run.refused("score", str(path))
    assert "annex-2 (yueyanglou-annex-2), annex-3 (yueyanglou-annex-3)" in message
    assert "表 annex-3" in run("score", str(path), "--form", "annex-3")[1]
    assert "annex-9" in run.refused("score", str(path), "--form", "annex-9")
    by_id = ("--rubric", "yueyanglou-annex-2", "--form", "annex-9")
    assert "annex-2" in run.refused("score", str(path), *by_id)


def test_out_takes_the_place_of_standard_output(run: Run, unit: str, tmp_path: Path) -> None:
    """The same bytes; a file that is there stays, unless it is forced; nothing else is left."""
    out = tmp_path / "results" / "card.json"
    out.parent.mkdir()
    out.write_text("old", encoding="utf-8")
    named = ("score", unit, "--rubric", "yueyanglou-annex-2", "--format", "json", "--out", str(out))
    message = run.refused(*named)
    assert message.endswith(
        "found a file that is there already; expected a name that is free, or --force (force=True)"
    )
    assert out.read_text(encoding="utf-8") == "old"
    assert run(*named, "--force") == (0, "", "")
    assert out.read_bytes().decode() == run("score", unit, "--format", "json")[1]
    assert list(out.parent.iterdir()) == [out]


def test_out_follows_a_link(run: Run, unit: str, tmp_path: Path) -> None:
    """The link stays a link."""
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    link.symlink_to(target)
    assert run("score", unit, "-o", str(link))[0] == 0
    assert link.is_symlink()
    assert "13.5 / 15" in target.read_text(encoding="utf-8")


def test_out_that_cannot_be_written_leaves_everything_as_it_was(
    run: Run, unit: str, tmp_path: Path
) -> None:
    """A folder, a device, a folder that is missing: one message that names it."""
    before = sorted(tmp_path.iterdir())
    assert run.refused("score", unit, "--rubric", "national-unit", "-o", str(tmp_path)) == (
        f"perfeval: {tmp_path}: found no regular file; expected a file, or a name that is free"
    )
    assert "no regular file" in run.refused("score", unit, "-o", os.devnull)
    missing = str(tmp_path / "missing" / "card.txt")
    message = run.refused("score", unit, "--rubric", "national-unit", "-o", missing)
    assert message.startswith(f"perfeval: {tmp_path / 'missing'}: found a folder that is not there")
    assert sorted(tmp_path.iterdir()) == before


def test_a_file_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    """So is a folder that holds nothing."""
    path = str(tmp_path / "none.json")
    gone = "no such file or folder, and no match of a pattern: check the path"
    assert run.refused("score", path) == f"perfeval: {path}: {gone}"
    folder = tmp_path / "folder.json"
    folder.mkdir()
    assert run.refused("score", str(folder)) == (
        f"perfeval: {folder}: the files: found no document; expected a filing, or a folder of them"
    )


@each_row(
    ("content", "problem"),
    [
        (b"", "no JSON: "),
        (b"\xff\xfe{\x00", "the text is UTF-16"),
        ("{单位}".encode("gbk"), "not UTF-8"),
        (b" " * 5_000_001, "5,000,000"),
        (b'{"format": "perfeval.filing", "version": 1, "year": 2023}', "unit: "),
    ],
)
def test_a_document_that_does_not_fit_gets_its_problems_with_the_file(
    run: Run, tmp_path: Path, content: bytes, problem: str
) -> None:
    """Also where it is no text at all, or too large."""
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    message = run.refused("score", str(path))
    assert message.startswith(f"perfeval: {path}: ")
    assert problem in message


def test_a_document_of_another_kind_is_refused(run: Run, unit: str, tmp_path: Path) -> None:
    """A rubric is no filing, and a filing no rubric."""
    path = tmp_path / "rubric.json"
    path.write_text(dumps(get_rubric("national-project")), encoding="utf-8")
    assert run.refused("score", str(path)).endswith(": found a Rubric; expected a Filing")
    message = run.refused("score", unit, "--rubric", unit)
    assert message.endswith(": found a Filing; expected a Rubric")


def test_no_rubric_and_an_unknown_one_are_refused(run: Run, tmp_path: Path) -> None:
    """With what was looked for, and what is near."""
    path = tmp_path / "old.json"
    path.write_text(dumps(evolve(filing(UNIT), year=2019)), encoding="utf-8")
    assert "岳阳楼区 430602, 整体支出绩效自评表, 2019" in run.refused("score", str(path))
    message = run.refused("score", str(path), "--rubric", "yueyanglou-annex")
    assert "did you mean yueyanglou-annex-" in message


def test_a_broken_plugin_is_mentioned_where_a_rubric_is_looked_for(
    run: Run, unit: str, site: Site
) -> None:
    """It might have been the one that fits better; named, it fails."""
    site.install("broken", "print('hello')\nraise SystemExit(5)", broken="{0}:RUBRIC")
    status, out, err = run("score", unit)
    assert status == 0
    assert out.startswith("某局")
    assert "perfeval: 已略过：插件'broken'（broken 1.0）" in err
    err = run("score", unit, "--lang", "en")[2]
    assert "perfeval: passed over: plugin 'broken' of broken 1.0: loading broken_0:RUBRIC" in err
    assert "SystemExit: 5" in run.refused("score", unit, "--rubric", "broken")
    assert run("score", unit, "--rubric", "yueyanglou-annex-2")[2] == ""


def test_what_a_plugin_prints_is_no_part_of_the_result(run: Run, unit: str, site: Site) -> None:
    """It goes to standard error, so that JSON stays JSON."""
    site.install("loud", "print('hello')\n" + rubric_module("loud"), loud="{0}:RUBRIC")
    status, out, err = run("score", unit, "--rubric", "loud", "--format", "json")
    assert (status, json.loads(out)["rubric"], err) == (0, "loud", "hello\n")


def test_messages_hold_nothing_that_a_terminal_acts_on(run: Run, tmp_path: Path) -> None:
    """Not even where the name of a file does."""
    message = run.refused("score", str(tmp_path / "a\x1b[2J.json"))
    assert "a\\u001b[2J.json: no such file" in message


def test_a_file_name_that_cannot_be_encoded_is_refused(run: Run) -> None:
    """One message, as for any other name."""
    assert "perfeval: " in run.refused("score", "\ud800.json")


# rubrics


def test_installed_rubrics_are_listed_with_distribution_and_state(run: Run, site: Site) -> None:
    """Broken ones with their problem; the status is 0 all the same."""
    site.install("hostile", "raise SystemExit(5)", a_broken="{0}:RUBRIC", version="2.1")
    site.install("shadow", rubric_module("national-project"), national_project="{0}:RUBRIC")
    status, out, err = run("rubrics", "--format", "json")
    assert (status, err) == (0, "")
    found = json.loads(out)
    assert [(each["id"], each["distribution"], each["state"]) for each in found] == [
        ("a-broken", "hostile", "broken"),
        ("central-project", "perfeval", "ok"),
        ("national-project", "perfeval", "ok"),
        ("national-project", "shadow", "shadow"),
        ("national-unit", "perfeval", "ok"),
        ("pidu-annex-8", "perfeval", "ok"),
        ("yueyang-annex-3-1", "perfeval", "ok"),
        ("yueyanglou-annex-2", "perfeval", "ok"),
        ("yueyanglou-annex-3", "perfeval", "ok"),
        ("zhengzhou-goal-review", "perfeval", "ok"),
    ]
    assert found[0] == {
        "id": "a-broken",
        "name": None,
        "distribution": "hostile",
        "version": "2.1",
        "state": "broken",
        "problem": (
            "plugin 'a-broken' of hostile 2.1: loading hostile_0:RUBRIC failed with SystemExit: 5"
        ),
    }
    assert "ask for shadow:national-project" in found[3]["problem"]
    assert found[1]["problem"] is None
    status, out, _ = run("rubrics", "--lang", "en")
    assert status == 0
    lines = out.splitlines()
    assert len(lines) == 10
    assert "hostile    2.1     broken   plugin 'a-broken' of hostile 2.1: " in lines[0]
    assert lines[8].startswith("yueyanglou-annex-3      岳阳楼区项目支出绩效自评表（附件3）")


def test_what_metadata_say_is_listed_on_one_clean_line(run: Run, site: Site) -> None:
    """An id that a terminal would act on is shown, not sent."""
    site.write("odd", "[perfeval.rubrics]\na\x1b[2J\u202eb = m:R\n".encode())
    status, out, _ = run("rubrics", "--lang", "en")
    assert status == 0
    assert all(line.isprintable() for line in out.splitlines())
    assert json.loads(run("rubrics", "--format", "json")[1])[0]["id"] == "a\\u001b[2J\\u202eb"


def test_one_rubric_is_shown_as_table_or_as_json(run: Run) -> None:
    """By its id, or qualified."""
    status, out, _ = run("rubrics", "yueyang-annex-3-1")
    assert status == 0
    assert "投入 15 分 / 预算配置 15 分" in out
    status, out, _ = run("rubrics", "perfeval:yueyang-annex-3-1", "--format", "json")
    assert status == 0
    assert isinstance(loads(out), Rubric)


def test_an_unknown_or_broken_rubric_is_refused(run: Run, site: Site) -> None:
    """With what is near, or why it is broken."""
    site.install("hostile", "1/0", broken="{0}:RUBRIC")
    assert "did you mean" in run.refused("rubrics", "yueyang-annex-3")
    assert "ZeroDivisionError" in run.refused("rubrics", "broken")


# the rest


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        ((), "缺少参数：命令", "the following arguments are required: COMMAND"),
        (("scor", "x.json"), "参数命令：没有'scor'这个选择；可选", "argument COMMAND: invalid"),
        (("score",), "缺少参数：文件；用--help查看用法", "arguments are required: FILE"),
        (("score", "x.json", "--format", "pdf"), "没有'pdf'这个选择", "invalid choice: 'pdf'"),
        (("score", "x.json", "-o"), "参数-o/--out：须给一个值", "-o/--out: expected one argument"),
        (("schema", "filing", "--lang"), "参数--lang：须给一个值", "expected one argument"),
        (("rubrics", "--frmat", "json"), "不认识的参数：--frmat", "unrecognized arguments"),
        (
            ("score", "x", "--fo", "x"),
            "选项--fo不明确，可能是--form、--format、--force",
            "ambiguous option",
        ),
        (("--version=1",), "参数--version：不接受值'1'", "ignored explicit argument"),
    ],
)
def test_arguments_that_do_not_fit_end_with_2(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], zh: str, en: str
) -> None:
    """With the usage on standard error, in the language of who typed them."""
    for lang, usage, said in (("zh", "用法： perfeval", zh), ("en", "usage: perfeval", en)):
        monkeypatch.setenv("PERFEVAL_LANG", lang)
        status, out, err = run(*arguments)
        assert (status, out) == (2, "")
        assert err.startswith(usage)
        assert said in err


def test_a_language_that_is_unknown_is_refused_in_chinese(run: Run) -> None:
    """The default is Chinese; a hostile word is quoted as every other message quotes it."""
    status, _, err = run("score", "x.json", "--lang", "fr\x1b")
    assert status == 2
    assert "参数--lang：没有'fr\\x1b'这个选择；可选" in err


def test_help_and_version_end_with_0(run: Run) -> None:
    """Every command says what it does, in Chinese or English; so does every argument."""
    status, out, _ = run("--help")
    assert status == 0
    assert "计分，逐项写明得分、扣分的理由" in out
    status, out, _ = run("--lang", "en", "--help")
    assert status == 0
    assert "score filings, with a reason for every point" in out
    assert "list rubrics, show one, or compare two" in out
    status, out, _ = run("score", "--help")
    assert status == 0
    assert out.startswith("用法： perfeval score")
    assert "写入此文件" in out
    assert "usage" not in out
    status, out, _ = run("--version")
    assert (status, out.split()[0]) == (0, "perfeval")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_has_its_chinese(run: Run, command: str) -> None:
    """No line of a command's help is English."""
    _, out, _ = run(command, "--help")
    assert re.findall("[a-z]{3,} [a-z]{2,} [a-z]{2,}", out) == []
    assert COMMANDS[command] in catalogue()


def test_the_encoding_of_the_console_is_honoured(
    monkeypatch: pytest.MonkeyPatch, unit: str
) -> None:
    """Text is in GBK on a GBK console; what it lacks stands as its number, and nothing fails."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="gbk", newline="\r\n")
    err = io.TextIOWrapper(io.BytesIO(), encoding="gbk")
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    assert main(["score", unit, "--rubric", "national-unit"]) == 0
    assert main(["score", "没有𠮷.json"]) == 2
    err.flush()
    assert out.buffer.getvalue().decode("gbk").startswith("某局  2023 年度\n")
    assert err.buffer.getvalue().decode("gbk").startswith("perfeval: 没有\\U00020bb7.json：没有")


@pytest.mark.parametrize("format", ["json", "html"])
@pytest.mark.parametrize(("terminal", "encoding"), [(False, "utf-8"), (True, "gbk")])
def test_a_document_for_programs_is_utf_8(
    monkeypatch: pytest.MonkeyPatch, unit: str, format: str, encoding: str, terminal: bool
) -> None:
    """What is redirected is in the encoding that it states, whatever that of the console is."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="gbk")
    monkeypatch.setattr(out, "isatty", lambda: terminal, raising=False)
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setenv("PYTHONIOENCODING", "gbk")
    assert main(["score", unit, "--format", format]) == 0
    assert "某局" in out.buffer.getvalue().decode(encoding)


def test_streams_may_be_closed(monkeypatch: pytest.MonkeyPatch, unit: str) -> None:
    """The status still says how it went."""
    for status, file in ((0, unit), (2, "none.json")):
        monkeypatch.setattr(sys, "stdout", None)
        monkeypatch.setattr(sys, "stderr", None)
        assert main(["score", file]) == status


def test_streams_that_are_no_files_will_do(monkeypatch: pytest.MonkeyPatch, unit: str) -> None:
    """A host may collect what is printed."""
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["score", unit]) == 0
    assert out.getvalue().startswith("某局")


def start(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "perfeval", *arguments],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.unmeasured
def test_the_module_runs_under_a_gbk_locale(unit: str) -> None:
    """As a command of its own, its status that of the run."""
    with start("score", unit, "--rubric", "national-unit", PYTHONIOENCODING="gbk") as process:
        out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert out.decode("gbk").startswith("某局  2023 年度\n")


def test_ctrl_c_ends_a_command_without_a_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the status that a shell gives it, and nothing half printed."""

    def stopped() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("perfeval.commands.rubrics.load_rubrics", stopped)
    assert run("rubrics") == (130, "", "")


def test_a_reader_that_has_seen_enough_is_no_error(unit: str) -> None:
    """As in `… | head -1`: no message, the status of the command."""
    read, write = os.pipe()
    os.close(read)
    process = subprocess.run(
        [sys.executable, "-m", "perfeval", "score", unit, "--rubric", "national-unit"],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert (process.returncode, process.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk_is_one_message(unit: str) -> None:
    """And nothing more when the interpreter ends."""
    with Path("/dev/full").open("wb") as full:
        process = subprocess.run(
            [sys.executable, "-m", "perfeval", "score", unit, "--rubric", "national-unit"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert process.returncode == 2
    assert process.stderr.decode().startswith("perfeval: ")
    assert process.stderr.count(b"\n") == 1
