"""What a mutation run is told, which no other test would notice to be out of date."""

from __future__ import annotations

import tomllib
from typing import Any

from tests.mutation.equivalents import Change, equivalents, function_of
from tests.mutation.run import ROOT, core


def settings() -> dict[str, Any]:
    """What `pyproject.toml` says to mutmut."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    told: dict[str, Any] = project["tool"]["mutmut"]
    return told


def test_every_path_names_something() -> None:
    """A module that moved would leave the core unseen."""
    told = settings()
    assert [each for each in told["only_mutate"] if not list(ROOT.glob(each))] == []
    tests = told["pytest_add_cli_args_test_selection"]
    assert [each for each in (*tests, *told["also_copy"]) if not (ROOT / each).exists()] == []


def test_what_changes_nothing_is_still_in_the_code() -> None:
    """Each listed line stands in the core as it is listed, and each reason is a sentence."""
    lines = {
        line.strip() for path in core() for line in (ROOT / path).read_text("utf-8").splitlines()
    }
    for change, why in equivalents().items():
        assert set(change.was) <= lines, change
        assert change.was != change.now
        assert why.endswith("."), change


def test_a_mutant_is_known_by_its_function_and_its_lines() -> None:
    """Whatever number mutmut gives it, and wherever the module stands."""
    diff = "--- a.py\n+++ a.py\n@@ -1 +1 @@\n def award():\n-    return 1\n+    return 2\n"
    change = Change.of_diff("perfeval.rules.gain.xǁGainǁaward__mutmut_3", diff)
    assert change == Change("Gain.award", ("return 1",), ("return 2",))
    assert str(change) == "Gain.award\n  - return 1\n  + return 2"
    assert function_of("perfeval.audit.checks.sums.x__find__mutmut_1") == "_find"
