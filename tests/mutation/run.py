"""Which changes of the core no test notices: mutation testing, by mutmut.

    python -m tests.mutation.run [--sample N] [--seed S] [--fresh] [NAME …]

NAME is a pattern of dotted names (``*.rules.*``); without one, the whole core is tried, or N
mutants drawn from each of its modules. What the core is, and which tests have to notice, stands in
`pyproject.toml` under ``[tool.mutmut]``. The run works on a copy under ``.cache/mutation``, so that
the sources can be edited meanwhile; which test reaches which function is kept there from run to
run, and measured anew with ``--fresh``.

Prints the figures of each module and every survivor that `equivalents.toml` does not explain, and
ends with 1 where fewer than 97% of the others are killed.
"""

from __future__ import annotations

import argparse
import fnmatch
import json
import os
import random
import shutil
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Final

from attrs import frozen

from tests.mutation.equivalents import Change, equivalents

ROOT: Final = Path(__file__).parents[2]
WORK: Final = ROOT / ".cache" / "mutation"
MUTANTS: Final = WORK / "mutants"
STATS: Final = MUTANTS / "mutmut-stats.json"
MUTMUT: Final = Path(sys.executable).with_name("mutmut")
GOAL: Final = 97

# The exit codes of the tests that let a mutant live: all passed, or there was none to run.
_ALIVE: Final = frozenset({0, 5, 33})


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


def copied() -> None:
    """Copy the project to where the mutants are made; of the last run keep what the tests reach."""
    kept = STATS.read_bytes() if STATS.exists() else None
    shutil.rmtree(WORK, ignore_errors=True)
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("src", "tests", "docs"):
        shutil.copytree(ROOT / name, WORK / name, ignore=ignored)
    shutil.copy2(ROOT / "pyproject.toml", WORK)
    if kept is not None:
        MUTANTS.mkdir()
        STATS.write_bytes(kept)


def core() -> tuple[str, ...]:
    """The files that are mutated, as `pyproject.toml` names them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns: list[str] = project["tool"]["mutmut"]["only_mutate"]
    found = {path for pattern in patterns for path in ROOT.glob(pattern)}
    return tuple(sorted(path.relative_to(ROOT).as_posix() for path in found))


def made() -> dict[str, list[str]]:
    """Make the mutants; the names of those of each file."""
    mutmut = import_module("mutmut.__main__")
    mutmut.copy_src_dir()
    mutmut.create_mutants(1)
    return {path: list(results(path)) for path in core()}


def results(path: str) -> dict[str, int | None]:
    """With what the tests ended for each mutant of a file; None where they did not run."""
    kept = json.loads((MUTANTS / f"{path}.meta").read_text(encoding="utf-8"))
    codes: dict[str, int | None] = kept["exit_code_by_key"]
    return codes


def drawn(patterns: list[str], sample: int | None, seed: int) -> dict[str, list[str]]:
    """The mutants to try, by file."""
    tried = {}
    for path, all_names in made().items():
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


def run(names: list[str]) -> None:
    """Try these mutants, one after the other."""
    command = [str(MUTMUT), "run", "--max-children", "1", *names]
    # Hypothesis draws the same examples each time, so that a figure can be had again.
    subprocess.run(command, cwd=WORK, env={**os.environ, "CI": "true"}, check=True)


def survivors(path: str, names: list[str]) -> list[str]:
    """Those of these mutants of a file that no test killed."""
    codes = results(path)
    if any(codes[name] is None for name in names):
        sys.exit(f"mutmut did not try every mutant of {path}")
    return [name for name in names if codes[name] in _ALIVE]


def change_of(name: str) -> Change:
    """What a mutant changes."""
    shown = subprocess.run(
        [str(MUTMUT), "show", name], cwd=WORK, capture_output=True, check=True, encoding="utf-8"
    )
    return Change.of_diff(name, shown.stdout)


def main() -> None:
    """Copy, draw, run, report."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation.run")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--sample", type=int, metavar="N")
    parser.add_argument("--seed", type=int, default=0, metavar="S")
    parser.add_argument("--fresh", action="store_true")
    given = parser.parse_args()
    if given.fresh:
        STATS.unlink(missing_ok=True)
    copied()
    os.chdir(WORK)  # mutmut looks for its configuration here
    tried = drawn(given.names, given.sample, given.seed)
    run([name for names in tried.values() for name in names])
    explained = equivalents()
    whole = Tally(0, 0, 0)
    left: list[Change] = []
    for path, names in tried.items():
        alive = [change_of(name) for name in survivors(path, names)]
        unexplained = [change for change in alive if change not in explained]
        tally = Tally(len(names), len(names) - len(alive), len(alive) - len(unexplained))
        print(f"{path:44}{tally}")
        whole += tally
        left += unexplained
    print(f"{'all':44}{whole}")
    for change in left:
        print(f"\n{change}")
    sys.exit(whole.percent < GOAL)


if __name__ == "__main__":
    main()
