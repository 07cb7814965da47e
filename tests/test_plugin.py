"""A plugin as a stranger makes it: the page is typed as it stands, in an empty folder.

docs/ship-a-plugin.md holds the commands and the files, and says what is printed. In the suite what
pip does is done by hand; in a night (`--hypothesis-profile=night`) shells and pip do it, from the
wheel of the library on. What the page installs serves the other tests, too.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import frozen

from tests.by_hand import Hands
from tests.codec.test_rubric_files import in_toml
from tests.effort import NIGHT, at_night
from tests.foreign import Site, rubric_module
from tests.strange_rules import HOSTILE_RULES, UNWRITABLE_RULES, strange_module
from tests.test_docs import ROOT, python_of, said_by

pytestmark = pytest.mark.unmeasured

PLUGIN = ROOT / "docs" / "examples" / "plugin"
PAGE = (ROOT / "docs" / "ship-a-plugin.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```", re.MULTILINE | re.DOTALL)
BUILT_IN = {
    "national-project",
    "national-unit",
    "yueyang-annex-3-1",
    "yueyanglou-annex-2",
    "yueyanglou-annex-3",
}


@frozen
class Typed:
    """Commands that stand together on the page, what they printed, and what it shows for that."""

    commands: tuple[str, ...]
    statuses: tuple[int, ...]
    printed: str
    shown: str


class Shell:
    """A folder in which commands are typed as they stand, each in a shell, and pip installs."""

    def __init__(self, path: Path) -> None:
        self.path = path
        (path / "bin").mkdir()
        (path / "bin" / "python3").symlink_to(sys.executable)
        build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", str(path), str(ROOT)]
        done = subprocess.run(build, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    @property
    def packages(self) -> Path:
        """The folder of what is installed in the virtual environment that the page makes."""
        (found,) = self.path.glob(".venv/lib/python*/site-packages")
        return found

    def type(self, line: str) -> tuple[int, str, str]:
        """Run a line outside of the project, with nothing of the tests on its path.

        Returns the status, and what was printed for programs and for people.
        """
        hidden = ("PYTHON", "COVERAGE", "COV_", "VIRTUAL_ENV")
        kept = {k: v for k, v in os.environ.items() if not k.startswith(hidden)}
        own = Path(sys.executable).parent
        folders = (folder for folder in kept["PATH"].split(os.pathsep) if Path(folder) != own)
        kept["PATH"] = os.pathsep.join((str(self.path / "bin"), *folders))
        kept["PIP_REQUIRE_VIRTUALENV"] = "1"  # a step that goes wrong installs nothing elsewhere
        active = "[ ! -e .venv/bin/activate ] || . .venv/bin/activate"  # each line has a shell
        done = subprocess.run(
            ["sh", "-c", f"{active}\n{line}"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
            cwd=self.path,
            env=kept,
        )
        return done.returncode, done.stdout, done.stderr


class Place:
    """A folder in which the page was typed: its files written, its commands run in their order."""

    def __init__(self, hands: Hands | Shell) -> None:
        self.type = hands.type
        self.path = hands.path
        shutil.copy(PLUGIN / "perfeval_shili.py", self.path)
        self.typed = tuple(self._type())
        self.packages = hands.packages

    def _type(self) -> Iterator[Typed]:
        blocks = BLOCK.findall(PAGE)
        for (language, name, text), (follows, _, shown) in pairwise(blocks):
            if name:
                (self.path / name).write_text(text, encoding="utf-8")
            if language == "sh":
                commands = tuple(text.splitlines())
                statuses, out, err = zip(*map(self.type, commands), strict=True)
                printed = "".join(map("".join, zip(err, out, strict=True)))
                yield Typed(commands, statuses, printed, shown if follows == "text" else "")

    def commands(self, *commands: tuple[str, ...]) -> list[tuple[int, str, str]]:
        """Run commands of perfeval, one after the other."""
        return [self.type(shlex.join(("python", "-m", "perfeval", *each))) for each in commands]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """What a reader has who did all that the page says."""
    path = tmp_path_factory.mktemp("place")
    return Place(Shell(path) if NIGHT else Hands(path))


def test_the_plugin_is_two_files() -> None:
    """A module, and the pyproject that the page shows: they are all that a rubric needs."""
    files = {path.name for path in PLUGIN.iterdir() if path.is_file()}
    assert files == {"pyproject.toml", "perfeval_shili.py"}
    shown = {name: text for _, name, text in BLOCK.findall(PAGE)}
    assert shown["pyproject.toml"] == (PLUGIN / "pyproject.toml").read_text(encoding="utf-8")


def test_every_command_of_the_page_does_what_it_says(place: Place) -> None:
    """Each ends with 0 and prints what stands below it; from the wheel to a wheel, with proof."""
    for typed in place.typed:
        assert not any(typed.statuses), typed
        fits = OutputChecker().check_output(
            typed.shown or "...", typed.printed, ELLIPSIS | NORMALIZE_WHITESPACE
        )
        assert fits, f"{typed.commands} printed\n{typed.printed}\nand not\n{typed.shown}"
    commands = [command for typed in place.typed for command in typed.commands]
    proof = ("check-rubric shili-unit", "unittest test_shili", "score filing.json", "pip wheel")
    assert all(any(step in command for command in commands) for step in proof)


@at_night
def test_the_proof_needs_no_pytest(place: Place) -> None:
    """What `perfeval[testing]` brings is all that the page needs."""
    assert place.type("python -c 'import pytest'")[0] == 1


@at_night
def test_the_page_on_writing_a_rubric_needs_nothing_else(place: Place) -> None:
    """Its blocks, pasted into one file, run in the folder of a reader and print what it says."""
    page = (ROOT / "docs" / "write-a-rubric.md").read_text(encoding="utf-8")
    (place.path / "perfeval_short.py").write_text(python_of(page), encoding="utf-8")
    status, out, err = place.type("python perfeval_short.py")
    assert (status, err) == (0, "")
    assert [said for said in said_by(page) if said not in out] == []


def test_its_rubric_is_a_file_too(place: Place) -> None:
    """Its own rule has a tag: as JSON and as TOML the rubric keeps every law and scores alike."""
    score = ("score", "filing.json", "--format", "json", "--rubric")
    shown = (place.path / "shili.json").read_text(encoding="utf-8")  # as the page has written it
    assert '"rule": "shili.late-reports"' in shown
    (place.path / "shili.toml").write_text(in_toml(shown), encoding="utf-8")
    (_, expected, _), *done = place.commands(
        (*score, "shili-unit"),
        *(("check-rubric", name) for name in ("shili.json", "shili.toml")),
        *((*score, name) for name in ("shili.json", "shili.toml")),
    )
    scores = json.loads(expected)["scores"]
    assert next(each for each in scores if each["key"] == "reports")["earned"] == "3.4"
    for status, out, err in done[:2]:
        assert (status, err) == (0, "")
        assert all(line.startswith(("通过：", "未能核实：")) for line in out.splitlines())
    for status, out, err in done[2:]:
        assert (status, json.loads(out), err) == (0, json.loads(expected), "")
    again = "from pathlib import Path; from perfeval import *; "
    again += "text = Path('shili.json').read_text(encoding='utf-8'); "
    again += "r = loads(text); s = get_rubric('shili-unit'); print(dumps(r) == text, r == s, "
    again += "r.digest == s.digest)"
    assert place.type(shlex.join(("python", "-c", again))) == (0, "True True True\n", "")


def test_hostile_plugins_are_named_and_stop_nobody_else(place: Place) -> None:
    """Whatever a plugin does at import or in its rules, it is listed with what is wrong.

    The sound one of the page stands beside the built-in ones, with its distribution and version.
    """
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
    above = strange_module("above-its-points", **HOSTILE_RULES["above-its-points"][0])
    site.install("above-its-points", above, above_its_points="{0}:RUBRIC")
    site.install("own-rule", strange_module("own-rule"), own_rule="{0}:RUBRIC")
    for name, (parts, _) in UNWRITABLE_RULES.items():
        entries = {name: "{0}:RUBRIC"}
        module = strange_module(name, **parts)
        site.install_rules(name, module, {f"{name}.own": "{0}:Strange"}, entries)

    done = place.commands(
        ("rubrics", "--format", "json"),
        ("rubrics", "perfeval:national-project"),
        ("check-rubric", "above-its-points"),
    )
    assert [status for status, _, _ in done] == [0, 0, 1]  # no stranger switches off a built-in one
    listed = {f"{each['distribution']}:{each['id']}": each for each in json.loads(done[0][1])}
    assert listed["perfeval-shili:shili-unit"]["version"] == "2023.1"
    assert {each["id"] for each in listed.values()} >= BUILT_IN | {"shili-unit"}
    wrong = {each["id"]: each["problem"] for each in listed.values() if each["state"] == "broken"}
    assert "RuntimeError: no licence" in wrong.pop("bad-import")
    assert "SystemExit: 3" in wrong.pop("bad-exit")
    assert "is an int, not a Rubric" in wrong.pop("bad-type")
    assert "has the id 'other'" in wrong.pop("bad-id")
    assert wrong == {}
    for twin in ("twin-one:twin", "twin-two:twin"):
        assert listed[twin]["state"] == "duplicate"
    assert listed["shadow:national-project"]["state"] == "shadow"
    cause = "the id is that of a built-in rubric; ask for shadow:national-project"
    assert cause in listed["shadow:national-project"]["problem"]
    unsound = listed["above-its-points:above-its-points"]  # the others: conformance/test_check
    assert unsound["state"] == "unsound"
    assert "see check-rubric above-its-points" in unsound["problem"]
    for name, (_, problem) in UNWRITABLE_RULES.items():
        shown = listed[f"{name}:{name}"]["problem"] or ""
        assert shown.startswith("JSON gives it back: it ") == (problem != ""), shown
        assert problem in shown
    for sound in ("perfeval-shili:shili-unit", "own-rule:own-rule", "context:context"):
        assert (listed[sound]["state"], listed[sound]["problem"]) == ("ok", None)


BROKEN_RULES = {
    "exit-rule": ("import sys\nsys.exit(3)", "failed with SystemExit: 3"),
    "error-rule": ("raise RuntimeError('no licence')", "failed with RuntimeError: no licence"),
    "function-rule": ("def Own(): pass", "is no frozen attrs class"),
    "loose-rule": (
        "import attrs\n@attrs.frozen\nclass Own:\n    a: object",
        "its field a: found 'object'; expected text",
    ),
}


def test_a_document_that_names_a_hostile_rule_is_refused_by_its_owner(place: Place) -> None:
    """A broken plugin, two that offer one tag, an unknown tag: 2, and one sentence each."""
    site = Site(place.packages)
    ((_, text, _),) = place.commands(("rubrics", "shili-unit", "--format", "json"))
    for name, (source, _) in BROKEN_RULES.items():
        site.install_rules(name, source, {f"{name}.own": "{0}:Own"})
    for name in ("tag-one", "tag-two"):
        site.install_rules(name, "raise SystemExit(3)", {"tag.own": "{0}:Own"})
    expected = {f"{name}.own": f"of {name} 1.0: " for name in BROKEN_RULES}
    expected["tag.own"] = "of tag-one 1.0 and tag-two 1.0: the tag is offered 2 times"
    expected["shili.late-report"] = "; the nearest is 'shili.late-reports'"
    for tag in expected:
        changed = text.replace('"shili.late-reports"', f'"{tag}"')
        (place.path / f"{tag}.json").write_text(changed, encoding="utf-8")
    asked = [("check-rubric", "--lang", "en", f"{tag}.json") for tag in expected]
    done = place.commands(*asked, ("check-rubric", "shili.json"))
    for (tag, problem), (status, out, err) in zip(expected.items(), done, strict=False):
        assert (status, out) == (2, "")
        assert problem in err
        assert BROKEN_RULES.get(tag.removesuffix(".own"), ("", ""))[1] in err
        assert "Traceback" not in err
    assert done[-1][0] == 0  # the others are read all the same, and none of these was imported


def test_removed_it_is_gone(place: Place) -> None:
    """Uninstalled, the id is unknown, and so is the tag of its rule."""
    status, _, err = place.type("python -m pip uninstall -y perfeval-shili")
    assert status == 0, err
    by_id, by_tag = place.commands(("check-rubric", "shili-unit"), ("check-rubric", "shili.json"))
    assert (by_id[0], by_tag[0]) == (2, 2)
    assert "没有适用的评分标准：shili-unit" in by_id[2]
    assert "读到的是'shili.late-reports'；应为'bands'或" in by_tag[2]
