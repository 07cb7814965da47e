"""``perfeval rubrics``: a stranger's own rule is tried before its rubric is called sound."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from perfeval import loads, read_rubric, render
from perfeval.__main__ import main
from perfeval.commands import rubrics as command
from perfeval.conformance import trials
from perfeval.drafts import rubric_toml
from perfeval.registry import Installed, Loaded
from tests.drafts.sheets import draft_of, row_of
from tests.strange_rules import strange_rubric


@pytest.mark.parametrize(
    ("award", "state"),
    [("pass", "ok"), ("earned *= 2", "unsound"), ("1 / 0", "unsound")],
)
def test_the_state_of_a_rubric_with_a_rule_of_its_own(
    award: str, state: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A rule that breaks a law makes its rubric unsound; the first problem says which."""
    monkeypatch.setattr(trials, "_TENTHS", trials._TENTHS[::50])  # it shows at a few values
    rubric = strange_rubric("own", monkeypatch, award=award)
    entry = Installed(id="own", distribution="stranger", version="1", value="stranger:RUBRIC")
    loaded = Loaded(entry=entry, rubric=rubric, problem=None, state="ok")
    monkeypatch.setattr(command, "load_rubrics", lambda: (loaded,))
    assert main(["rubrics", "--format", "json"]) == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert listed["state"] == state
    assert (listed["problem"] is None) == (state == "ok")
    if state == "unsound":
        assert "check-rubric own" in listed["problem"]
        assert "None" not in listed["problem"]


TOML = Path(__file__).parents[2] / "docs" / "examples" / "rubric.toml"


def test_a_file_is_shown_as_an_installed_rubric_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In every format, to a file where one is named."""
    assert main(["rubrics", str(TOML)]) == 0
    assert capsys.readouterr().out == render(read_rubric(TOML), "text")
    page = tmp_path / "page.html"
    assert main(["rubrics", str(TOML), "--format", "html", "-o", str(page)]) == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert main(["rubrics", str(TOML), "--format", "json"]) == 0
    assert loads(capsys.readouterr().out) == read_rubric(TOML)


def test_a_draft_is_shown_before_its_readings_are_chosen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a mark where it is open, and what is to be chosen; no page is made of it."""
    file = tmp_path / "rubric.toml"
    clause = "控制率≤100%，计100分；每超过一个百分点扣5分，扣完为止。"
    file.write_text(rubric_toml(draft_of(row_of("公用经费控制率", "100", clause))), "utf-8")
    assert main(["rubrics", str(file)]) == 0
    shown = capsys.readouterr()
    assert "每超过 1 个百分点扣 5 分，不足一步的【待定】计，扣完为止" in shown.out
    assert "待填 【待定】–" in shown.out
    assert "读到的是'待选'" in shown.err
    assert main(["rubrics", str(file), "--format", "html"]) == 2
    file.write_text(file.read_text("utf-8").replace('"given', '"taken').replace("deduct", "x"))
    assert main(["rubrics", str(file)]) == 2
    assert capsys.readouterr().out == ""


def test_two_rubrics_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    """By id or by file, in words; for programs as rows."""
    pair = ["rubrics", str(TOML), "--diff", "yueyanglou-annex-2"]
    assert main(pair) == 0
    assert "概要" in capsys.readouterr().out
    assert main([*pair, "--format", "json"]) == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert first == {
        "differs": "head",
        "at": "",
        "part": "id",
        "what": "编号",
        "before": read_rubric(TOML).id,
        "after": "yueyanglou-annex-2",
    }


def test_a_difference_is_of_two(capsys: pytest.CaptureFixture[str]) -> None:
    """One alone has none."""
    assert main(["rubrics", "--diff", "national-unit"]) == 2
    assert "--diff" in capsys.readouterr().err
