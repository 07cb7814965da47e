"""Which changes of the code no test notices: mutation testing, by mutmut.

    python -m tests.mutation.run [--elsewhere M] [--sample N] [--seed S] [--fresh] [NAME …]

NAME is a pattern of dotted names (``*.rules.*``); without one, the whole core is tried, or N
mutants drawn from each of its modules; with ``--elsewhere``, M modules drawn from all the others.
What the core is, and which tests have to notice, stands in `pyproject.toml` under
``[tool.mutmut]``, and what is otherwise elsewhere under ``[tool.mutmut.elsewhere]``. A run works on
a copy in ``.cache``, so that the sources can be edited meanwhile; which test reaches which function
is kept there from run to run of the same modules, and measured anew with ``--fresh``.

Prints the figures of each module and every survivor that `equivalents.toml` does not explain, and
ends with 1 where fewer of the others are killed than is the goal: 97% of the core, 90% elsewhere.
"""

from __future__ import annotations

import argparse
import ast
import fnmatch
import json
import os
import random
import shutil
import subprocess
import sys
import textwrap
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from perfeval.errors.phrases import catalogue
from tests.mutation.equivalents import Change, equivalents
from tests.said import parsed, said_in

ROOT: Final = Path(__file__).parents[2]
PROJECT: Final = ROOT / "pyproject.toml"
MUTMUT: Final = Path(sys.executable).with_name("mutmut")

# The exit code of the tests where one of them failed.
_FAILED: Final = 1
_TESTS: Final = "import json, sys, pytest; sys.exit(pytest.main(json.load(sys.stdin)))"


@frozen
class Tally:
    """What became of the mutants of one module, or of all."""

    tried: int
    killed: int
    equivalent: int

    @property
    def percent(self) -> float:
        """The share that was killed, of those that a test can kill."""
        return 100 * self.killed / max(self.tried - self.equivalent, 1)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.tried + other.tried,
            self.killed + other.killed,
            self.equivalent + other.equivalent,
        )

    def __str__(self) -> str:
        survived = self.tried - self.killed - self.equivalent
        return (
            f"{self.tried:6} tried {self.killed:6} killed {survived:5} survived "
            f"{self.equivalent:5} equivalent {self.percent:6.1f}%"
        )


@frozen
class Part:
    """The modules that are mutated together: the core, or some of the others."""

    name: str
    goal: int
    settings: dict[str, Any]  # of mutmut

    @property
    def work(self) -> Path:
        """The folder of the copy that is mutated."""
        return ROOT / ".cache" / f"mutation-{self.name}"

    @property
    def mutants(self) -> Path:
        """Where mutmut keeps what it makes and finds."""
        return self.work / "mutants"

    @property
    def files(self) -> tuple[str, ...]:
        """The files that are mutated, in order."""
        return tuple(
            sorted({each for part in self.settings["only_mutate"] for each in files_of(part)})
        )

    def copy(self, *, fresh: bool) -> None:
        """Copy the project; of a run of the same modules keep which test reaches what."""
        stats = self.mutants / "mutmut-stats.json"
        told = self.work / "pyproject.toml"
        text = self.project()
        same = told.exists() and told.read_text(encoding="utf-8") == text
        kept = stats.read_bytes() if same and not fresh and stats.exists() else None
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        ignored = shutil.ignore_patterns("__pycache__")
        for name in {"src", "tests", *self.settings["also_copy"]}:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, self.work / name, ignore=ignored)
            else:
                shutil.copy2(ROOT / name, self.work / name)
        told.write_text(text, encoding="utf-8")
        if kept is not None:
            self.mutants.mkdir()
            stats.write_bytes(kept)

    def project(self) -> str:
        """`pyproject.toml` with the settings of this part as those of mutmut."""
        before, header, rest = PROJECT.read_text(encoding="utf-8").partition("[tool.mutmut]\n")
        after = rest[rest.index("\n[tool.importlinter]") :]
        lines = (f"{key} = {json.dumps(value)}\n" for key, value in self.settings.items())
        return "".join((before, header, *lines, after))

    def made(self) -> dict[str, list[str]]:
        """Make the mutants; the names of those of each file."""
        mutmut = import_module("mutmut.__main__")
        mutmut.copy_src_dir()
        mutmut.create_mutants(1)
        return {path: list(self.results(path)) for path in self.files}

    def results(self, path: str) -> dict[str, int | None]:
        """With what the tests ended for each mutant of a file; None where they did not run."""
        meta = self.mutants / f"{path}.meta"
        if not meta.exists():  # nothing in the file can be changed
            return {}
        codes: dict[str, int | None] = json.loads(meta.read_text(encoding="utf-8"))[
            "exit_code_by_key"
        ]
        return codes

    def run(self, names: list[str]) -> None:
        """Try these mutants, one after the other."""
        command = [str(MUTMUT), "run", "--max-children", "1", *names]
        # Hypothesis draws the same examples each time, so that a figure can be had again.
        subprocess.run(command, cwd=self.work, env={**os.environ, "CI": "true"}, check=True)

    def survivors(self, path: str, names: list[str]) -> list[Change]:
        """Those of these mutants of a file that no test killed."""
        codes = self.results(path)
        return [
            self.change_of(name)
            for name in names
            if self.is_alive(name, codes[name]) and not self.is_unsaid(path, name)
        ]

    def is_alive(self, name: str, code: int | None) -> bool:
        """Whether no test fails with a mutant, for which mutmut has this code.

        Unless one failed, the tests are run once more in a process of their own. mutmut forks after
        all tests were collected: what is made as modules are imported is made by then, a library
        that had started threads waits for ever, and a test is not found again if its id is escaped
        once more (`pytest.main` then ends with 4).
        """
        if code == _FAILED:
            return False
        known = json.loads((self.mutants / "mutmut-stats.json").read_text(encoding="utf-8"))
        times = known["duration_by_test"]
        tests = known["tests_by_mangled_function_name"].get(name.rpartition("__mutmut_")[0], [])
        if not tests:
            return True
        tests.sort(key=lambda test: times[test])
        options = ["-x", "-q", "--rootdir=.", *self.settings["pytest_add_cli_args"]]
        told = {"CI": "true", "MUTANT_UNDER_TEST": name, "PYTHONPATH": "src"}
        try:
            ended = subprocess.run(
                [sys.executable, "-c", _TESTS],
                cwd=self.mutants,
                env={**os.environ, **told},
                input=json.dumps([*options, *tests]).encode(),
                stdout=subprocess.DEVNULL,
                timeout=60 + 10 * sum(times[test] for test in tests),
            ).returncode
        except subprocess.TimeoutExpired:
            return False
        if ended not in (0, _FAILED):
            sys.exit(f"no verdict on {name}: pytest ended with {ended}")
        return ended != _FAILED

    def is_unsaid(self, path: str, name: str) -> bool:
        """Whether a mutant says what no catalogue knows, for which `test_phrases` would fail.

        That test reads the sources themselves, which are not changed where mutants run.
        """
        text = (self.mutants / path).read_text(encoding="utf-8")
        mangled = name.rpartition(".")[2]
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and node.name == mangled:
                source = textwrap.dedent(ast.get_source_segment(text, node, padded=True) or "")
                return any(
                    said not in catalogue() for _, said in said_in(parsed(source)) if said.isascii()
                )
        return False

    def change_of(self, name: str) -> Change:
        """What a mutant changes."""
        shown = subprocess.run(
            [str(MUTMUT), "show", name],
            cwd=self.work,
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        return Change.of_diff(name, shown.stdout)


def files_of(pattern: str) -> list[str]:
    """The files of the project that a pattern names, by their paths within it."""
    return [path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern)]


def settings() -> dict[str, Any]:
    """What `pyproject.toml` says to mutmut."""
    told: dict[str, Any] = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["tool"]["mutmut"]
    return told


def core() -> Part:
    """The modules that figures rest on."""
    told = {key: value for key, value in settings().items() if key != "elsewhere"}
    return Part("core", 97, told)


def elsewhere(count: int, seed: int) -> Part:
    """So many modules, drawn by the seed, of those that are not in the core."""
    every = set(files_of("src/perfeval/**/*.py"))
    own = settings()["elsewhere"]
    left_out = {path for pattern in own.pop("not_drawn") for path in files_of(pattern)}
    others = sorted(every.difference(core().files, left_out))
    modules = random.Random(seed).sample(others, min(count, len(others)))
    told = {**core().settings, **own, "only_mutate": sorted(modules)}
    return Part("elsewhere", 90, told)


def drawn(part: Part, patterns: list[str], sample: int | None, seed: int) -> dict[str, list[str]]:
    """The mutants to try, by file."""
    tried = {}
    for path, all_names in part.made().items():
        names = [
            name
            for name in all_names
            if not patterns or any(fnmatch.fnmatch(name, pattern) for pattern in patterns)
        ]
        if sample is not None and sample < len(names):
            names = random.Random(f"{seed} {path}").sample(names, sample)
        if names:
            tried[path] = names
    return tried


def main() -> None:
    """Copy, draw, run, report."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation.run")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--elsewhere", type=int, metavar="M")
    parser.add_argument("--sample", type=int, metavar="N")
    parser.add_argument("--seed", type=int, default=0, metavar="S")
    parser.add_argument("--fresh", action="store_true")
    given = parser.parse_args()
    part = core() if given.elsewhere is None else elsewhere(given.elsewhere, given.seed)
    part.copy(fresh=given.fresh)
    os.chdir(part.work)  # mutmut looks for its configuration here
    tried = drawn(part, given.names, given.sample, given.seed)
    part.run([name for names in tried.values() for name in names])
    explained = equivalents()
    whole = Tally(0, 0, 0)
    left: list[Change] = []
    for path, names in tried.items():
        alive = part.survivors(path, names)
        unexplained = [change for change in alive if change not in explained]
        tally = Tally(len(names), len(names) - len(alive), len(alive) - len(unexplained))
        print(f"{path:44}{tally}")
        whole += tally
        left += unexplained
    print(f"{'all':44}{whole}")
    for change in left:
        print(f"\n{change}")
    sys.exit(whole.percent < part.goal)


if __name__ == "__main__":
    main()
