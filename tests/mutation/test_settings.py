"""What a mutation run is told, which no other test would notice to be out of date."""

from __future__ import annotations

import tomllib

from tests.mutation.equivalents import Change, equivalents, function_of
from tests.mutation.run import ROOT, core, elsewhere, settings


def test_every_path_names_something() -> None:
    """A module that moved would leave the core unseen."""
    told = settings()
    for part in (told["only_mutate"], told["elsewhere"]["not_drawn"]):
        assert [each for each in part if not list(ROOT.glob(each))] == []
    for part in (told, told["elsewhere"]):
        paths = [*part["pytest_add_cli_args_test_selection"], *part["also_copy"]]
        paths += [
            each.removeprefix("--ignore=")
            for each in part["pytest_add_cli_args"]
            if each.startswith("--ignore=")
        ]
        assert [each for each in paths if not (ROOT / each).exists()] == []


def test_elsewhere_is_what_is_not_in_the_core() -> None:
    """So many of its modules, the same for the same seed; mutmut is told of them and no others."""
    part = elsewhere(9, seed=1)
    assert len(part.files) == 9
    assert not set(part.files) & set(core().files)
    assert part.files == elsewhere(9, seed=1).files != elsewhere(9, seed=2).files
    told = tomllib.loads(part.project())["tool"]["mutmut"]
    assert tuple(told["only_mutate"]) == part.files
    assert told["process_isolation"] == settings()["process_isolation"]


def test_what_changes_nothing_is_still_in_the_code() -> None:
    """Each listed line stands in a source as it is listed, and each reason is a sentence."""
    sources = (path.read_text("utf-8") for path in ROOT.glob("src/perfeval/**/*.py"))
    lines = {line.strip() for source in sources for line in source.splitlines()}
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
