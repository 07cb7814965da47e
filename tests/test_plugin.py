"""A plugin as a stranger makes it: built, installed beside the library's own wheel, found, removed.

The wheels are built once and installed into a virtual environment of their own, as the
documentation tells (docs/ship-a-plugin.md).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest

from perfeval import (
    BudgetUnit,
    Fact,
    Filing,
    Jurisdiction,
    Points,
    dumps,
    wan_yuan,
)
from perfeval.filing import Actual, FundRow, Indicator, Target, UnitForm
from tests.foreign import Site, rubric_module
from tests.strange_rules import HOSTILE_RULES, strange_module

ROOT = Path(__file__).parents[1]
PLUGIN = ROOT / "docs" / "examples" / "plugin"
BUILT_IN = {
    "national-project",
    "national-unit",
    "yueyang-annex-3-1",
    "yueyanglou-annex-2",
    "yueyanglou-annex-3",
}

FILING = Filing(
    unit=BudgetUnit(name="示例县某局", jurisdiction=Jurisdiction(code="439901", name="示例县")),
    year=2023,
    forms=(
        UnitForm(
            key="unit",
            fund=FundRow(label="年度资金总额", final=wan_yuan("1000"), outturn=wan_yuan("900")),
            indicators=(
                Indicator(
                    level1="产出指标",
                    name="办件量",
                    target=Target(text="≥100件"),
                    actual=Actual(text="50件"),
                    points=Points("30"),
                ),
            ),
        ),
    ),
    facts=(
        Fact(id="budget.completed", value="920万元"),
        Fact(id="budget.approved", value="1000万元"),
        Fact(id="budget.added", value="100万元"),
        Fact(id="budget.original", value="1000万元"),
        Fact(id="buildings.actual_area", value="不适用"),
        Fact(id="buildings.approved_area", value="不适用"),
        Fact(id="shili.rules.adopted", value=True),
        Fact(id="shili.rules.complete", value=True),
        Fact(id="shili.rules.enforced", value=False),
        Fact(id="satisfaction.rate", value="89.99%"),
        Fact(id="shili.grave", value=False),
    ),
)
# 20×90% + 10−2 + 8 + 10 (不适用) + 7 + 30×50/100 + 8
EARNED = {
    "execution": "18",
    "completion": "8",
    "control": "8",
    "buildings": "10",
    "rules": "7",
    "output/办件量": "15",
    "satisfaction": "8",
}


class Place:
    """A fresh virtual environment with the two wheels in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        venv.create(path, with_pip=False)
        self.python = next(path.glob("bin/python")) if os.name == "posix" else None
        (self.packages,) = path.glob("lib/python*/site-packages")

    def pip(self, *arguments: str) -> None:
        """Run the pip of the tests on this environment."""
        python = str(self.python)
        command = [sys.executable, "-m", "pip", "--python", python, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run its Python, outside of the project, with nothing of the tests on its path."""
        hidden = ("PYTHON", "COVERAGE", "COV_")
        kept = {k: v for k, v in os.environ.items() if not k.startswith(hidden)}
        return subprocess.run(
            [str(self.python), *arguments],
            capture_output=True,
            encoding="utf-8",
            check=False,
            cwd=self.path,
            env=kept,
        )

    def listed(self) -> dict[str, dict[str, Any]]:
        """What ``perfeval rubrics`` says, by qualified id."""
        done = self.run("-m", "perfeval", "rubrics", "--format", "json")
        assert done.returncode == 0, done.stderr
        return {f"{each['distribution']}:{each['id']}": each for each in json.loads(done.stdout)}


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library's own wheel and the plugin's, built from the sources."""
    path = tmp_path_factory.mktemp("wheels")
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", str(path)]
    done = subprocess.run(
        [*build, str(ROOT), str(PLUGIN)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return path


@pytest.fixture(scope="module")
def place(wheels: Path, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """An environment with the library, its testing extra, and the plugin."""
    made = Place(tmp_path_factory.mktemp("place"))
    (library,) = wheels.glob("perfeval-*.whl")
    (plugin,) = wheels.glob("perfeval_shili-*.whl")
    made.pip("install", f"{library}[testing]", str(plugin))
    return made


def test_the_plugin_is_two_files() -> None:
    """A pyproject and one module are all that a rubric needs."""
    files = {path.name for path in PLUGIN.iterdir() if path.is_file()}
    assert files == {"pyproject.toml", "perfeval_shili.py"}


def test_the_plugin_is_found_beside_the_built_in_rubrics(place: Place) -> None:
    """Installed is found: by id, with its distribution and version."""
    listed = place.listed()
    assert listed["perfeval-shili:shili-unit"]["state"] == "ok"
    assert listed["perfeval-shili:shili-unit"]["version"] == "2023.1"
    assert {each["id"] for each in listed.values()} >= BUILT_IN | {"shili-unit"}


def test_a_filing_of_its_county_is_scored_by_it(place: Place) -> None:
    """By place, form and year alone; each row as its clause says, the veto settled."""
    file = place.path / "filing.json"
    file.write_text(dumps(FILING), encoding="utf-8")
    done = place.run("-m", "perfeval", "score", str(file), "--format", "json")
    assert done.returncode == 0, done.stderr
    card = json.loads(done.stdout)
    assert card["rubric"] == "shili-unit"
    assert card["distribution"] == "perfeval-shili 2023.1"
    assert {each["key"]: each["earned"] for each in card["scores"]} == EARNED
    assert (card["total"], card["rating"]) == ("74", "中")


def test_its_rubric_keeps_every_law(place: Place) -> None:
    """``check-rubric`` ends with 0, and names every law."""
    done = place.run("-m", "perfeval", "check-rubric", "shili-unit")
    assert (done.returncode, done.stderr) == (0, "")
    assert all(line.startswith("ok: ") for line in done.stdout.splitlines())


def test_one_line_proves_it(place: Place) -> None:
    """The conformance class runs with unittest alone; pytest is not even installed."""
    (place.path / "test_shili.py").write_text(
        "from perfeval.testing import rubric_conformance\n"
        'TestShili = rubric_conformance("shili-unit")\n',
        encoding="utf-8",
    )
    done = place.run("-m", "unittest", "-q", "test_shili")
    assert done.returncode == 0, done.stderr
    assert "Ran 4 tests" in done.stderr
    assert place.run("-c", "import pytest").returncode == 1


def test_hostile_plugins_are_named_and_stop_nobody_else(place: Place) -> None:
    """Whatever a plugin does at import or in its rules, it is listed with what is wrong."""
    site = Site(place.packages)
    site.install("bad-import", "raise RuntimeError('no licence')", bad_import="{0}:RUBRIC")
    site.install("bad-exit", "import sys\nsys.exit(3)", bad_exit="{0}:RUBRIC")
    site.install("bad-type", "RUBRIC = 5", bad_type="{0}:RUBRIC")
    site.install("bad-id", rubric_module("other"), bad_id="{0}:RUBRIC")
    for name in ("twin-one", "twin-two"):
        site.install(name, rubric_module("twin"), twin="{0}:RUBRIC")
    shadow = rubric_module("national-project")
    site.install("shadow", shadow, national_project="{0}:RUBRIC")
    context = "import decimal\ndecimal.getcontext().prec = 1\n"
    site.install("context", context + rubric_module("context"), context="{0}:RUBRIC")
    for name, (parts, _) in HOSTILE_RULES.items():
        site.install(name, strange_module(name, **parts), **{name.replace("-", "_"): "{0}:RUBRIC"})
    site.install("own-rule", strange_module("own-rule"), own_rule="{0}:RUBRIC")

    listed = place.listed()
    wrong = {each["id"]: each["problem"] for each in listed.values() if each["state"] == "broken"}
    assert "RuntimeError: no licence" in wrong.pop("bad-import")
    assert "SystemExit: 3" in wrong.pop("bad-exit")
    assert "is a int, not a Rubric" in wrong.pop("bad-type")
    assert "has the id 'other'" in wrong.pop("bad-id")
    assert wrong == {}
    for twin in ("twin-one:twin", "twin-two:twin", "shadow:national-project"):
        assert listed[twin]["state"] == "duplicate"
    assert "perfeval 0.1.0 and shadow 1.0" in listed["shadow:national-project"]["problem"]
    for name in HOSTILE_RULES:
        assert listed[f"{name}:{name}"]["state"] == "unsound", name
        assert f"see check-rubric {name}" in listed[f"{name}:{name}"]["problem"]
    for sound in ("perfeval-shili:shili-unit", "own-rule:own-rule", "context:context"):
        assert (listed[sound]["state"], listed[sound]["problem"]) == ("ok", None)
    # A stranger cannot switch off a built-in rubric.
    done = place.run("-m", "perfeval", "check-rubric", "perfeval:national-project")
    assert done.returncode == 0
    done = place.run("-m", "perfeval", "check-rubric", "above-its-points")
    assert done.returncode == 1


def test_removed_it_is_gone(place: Place) -> None:
    """Uninstalled, the id is unknown, and what is left is as before."""
    place.pip("uninstall", "-y", "perfeval-shili")
    assert "perfeval-shili:shili-unit" not in place.listed()
    done = place.run("-m", "perfeval", "check-rubric", "shili-unit")
    assert done.returncode == 2
    assert "no installed rubric fits shili-unit" in done.stderr
