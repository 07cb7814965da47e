"""What installers do, done by hand in this process: for tests that type what a page shows.

Building and installing with pip takes minutes and a network; what perfeval sees of it are modules
on the import path and the metadata beside them, and these are made here. `tests/test_plugin.py`
has the same page typed with pip in a night.
"""

from __future__ import annotations

import importlib
import os
import shlex
import shutil
import sys
import tomllib
import unittest
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from perfeval.__main__ import main
from tests.few_trials import few_trials
from tests.foreign import foreign_site

__all__ = ["Hands"]


class Hands:
    """A folder in which commands are typed, and in it the folder of what they install."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.packages = path / "packages"
        self.packages.mkdir()

    def type(self, line: str) -> tuple[int, str, str]:
        """Do what a line of a shell says; its status, and what it printed for programs and people.

        What a command has imported is forgotten after it, as if it had been a process.
        """
        words = shlex.split(line)
        *words, _, target = words if ">" in words else (*words, "", "")
        out, err = StringIO(), StringIO()
        before = Path.cwd()
        os.chdir(self.path)
        try:
            with redirect_stdout(out), redirect_stderr(err):
                status = self._do(words)
        finally:
            os.chdir(before)
        if not target:
            return status, out.getvalue(), err.getvalue()
        (self.path / target).write_text(out.getvalue(), encoding="utf-8")
        return status, "", err.getvalue()

    def _do(self, words: list[str]) -> int:
        if "pip" in words:
            sys.stdout.write(f"by hand: {shlex.join(words)}\n")  # pip says what it does, too
        match words:
            case ["python3", "-m", "venv", ".venv"] | [".", ".venv/bin/activate"]:
                return 0  # the environment is that of the tests
            case ["pip", "install", wheel] if wheel.startswith("./perfeval-"):
                return 0  # so is perfeval, with what its tests need
            case ["pip", "install", "-e", "."]:
                wheel = _wheel()
                self._unpack(wheel, ".dist-info/")  # the module in the folder counts
                Path(wheel).unlink()
                return 0
            case ["pip", "wheel", "--no-deps", "."]:
                _wheel()
                return 0
            case ["pip", "install", "--force-reinstall", "--no-deps", wheel]:
                self._unpack(wheel)
                return 0
            case ["python", "-m", "pip", "uninstall", "-y", name]:
                for found in self.packages.glob(f"{name.replace('-', '_')}*"):
                    shutil.rmtree(found) if found.is_dir() else found.unlink()
                importlib.invalidate_caches()
                return 0
        with pytest.MonkeyPatch.context() as patch, foreign_site(self.path, patch):
            patch.syspath_prepend(self.packages)
            match words:
                case ["python", "-m", "perfeval", *arguments]:
                    few_trials(patch)  # what rules of plugins do shows at a few values
                    return main(arguments)
                case ["python", "-m", "unittest", module]:
                    run = unittest.main(module=None, argv=["unittest", module], exit=False)
                    return 0 if run.result.wasSuccessful() else 1
                case ["python", "-c", source]:
                    exec(source, {})
                    return 0
        raise AssertionError(f"no hand knows what to do: {shlex.join(words)}")

    def _unpack(self, wheel: str, part: str = "") -> None:
        with ZipFile(wheel) as file:
            file.extractall(self.packages, [name for name in file.namelist() if part in name])
        importlib.invalidate_caches()


def _wheel() -> str:
    """Make the wheel of the project in this folder: its modules, and what pyproject says of it."""
    told = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    project = told["project"]
    stem = f"{project['name'].replace('-', '_')}-{project['version']}"
    entries = ""
    for group, values in project["entry-points"].items():
        entries += f"[{group}]\n" + "".join(f"{name} = {at}\n" for name, at in values.items())
    head = f"Metadata-Version: 2.4\nName: {project['name']}\nVersion: {project['version']}\n"
    wheel = f"{stem}-py3-none-any.whl"
    with ZipFile(wheel, "w") as file:
        for module in told["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]:
            file.write(module)
        file.writestr(f"{stem}.dist-info/METADATA", head)
        file.writestr(f"{stem}.dist-info/entry_points.txt", entries)
    return wheel
