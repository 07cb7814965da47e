"""The testing extra: without Hypothesis it says what to install."""

from __future__ import annotations

import importlib
import sys
from importlib.metadata import entry_points

import pytest

import perfeval.testing
from perfeval import MissingExtraError


def test_without_hypothesis_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence with the command."""
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    with pytest.raises(MissingExtraError, match=r'pip install "perfeval\[testing\]"'):
        importlib.reload(perfeval.testing)


def test_nothing_is_loaded_into_pytest() -> None:
    """Strategies come by the entry point of Hypothesis; no plugin of pytest is ours."""
    assert not [each for each in entry_points(group="pytest11") if "perfeval" in each.value]
    (ours,) = [each for each in entry_points(group="hypothesis") if each.name == "perfeval"]
    assert callable(ours.load())
