"""``perfeval rubrics``: a stranger's own rule is tried before its rubric is called sound."""

from __future__ import annotations

import json

import pytest

from perfeval.__main__ import main
from perfeval.commands import rubrics as command
from perfeval.conformance import trials
from perfeval.registry import Installed, Loaded
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
