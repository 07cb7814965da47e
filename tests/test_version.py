"""The version is one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import perfeval
from perfeval.version import VERSION


def test_the_version_is_that_of_the_project() -> None:
    """In the code, in the facade and in pyproject.toml."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION == perfeval.__version__
