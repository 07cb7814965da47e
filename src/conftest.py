"""The public names, for the examples in the docstrings (they run as doctests).

It stands beside the package, not in it: pytest finds it for every module of `src`, and it is no
part of what is installed.
"""

from __future__ import annotations

from typing import Any

import pytest

import perfeval
from perfeval import amounts, filing, numbers, sources


@pytest.fixture(autouse=True)
def _public_names(doctest_namespace: dict[str, Any]) -> None:
    """Put the names that a reader of the documentation has into every example."""
    for module in (numbers, amounts, sources, filing, perfeval):
        for name in getattr(module, "__all__", ()):
            doctest_namespace[name] = getattr(module, name)
    doctest_namespace["perfeval"] = perfeval
