"""The public names, for the examples in the docstrings (they run as doctests).

It stands beside the package, not in it: pytest finds it for every module of `src`, and it is no
part of what is installed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import perfeval
from perfeval import filing, numbers, rubric, scoring
from perfeval.filing import sources

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"


def example(name: str) -> str:
    """The text of an example filing, such as ``yueyanglou-2023``."""
    return (EXAMPLES / f"{name}.json").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _public_names(request: pytest.FixtureRequest, doctest_namespace: dict[str, Any]) -> None:
    """Put the names that a reader of the documentation has into every example.

    A name of the module itself comes first: `Section` is one thing in a report, another in a
    rubric.
    """
    doctest_namespace.clear()
    doctest_namespace.update(perfeval=perfeval, example=example)
    for module in (perfeval, numbers, sources, filing, rubric, scoring):
        for name in module.__all__:
            doctest_namespace.setdefault(name, getattr(module, name))
    for name in request.node.dtest.globs:
        doctest_namespace.pop(name, None)
