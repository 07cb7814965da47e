"""The version that every scorecard keeps is the version that is installed."""

from __future__ import annotations

import tomllib
from pathlib import Path

import perfeval
from perfeval.version import VERSION

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"


def test_the_version_is_that_of_the_distribution() -> None:
    """pyproject.toml, the module and the facade say the same."""
    declared = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["version"]
    assert declared == VERSION == perfeval.__version__
