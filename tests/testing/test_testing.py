"""The testing extra: without Hypothesis it says what to install."""

from __future__ import annotations

import importlib
import subprocess
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


def test_only_what_is_there_is_there() -> None:
    """The functions are loaded when asked for; another name is refused as by any module."""
    assert not hasattr(perfeval.testing, "fillings")


LATER = """
import sys
from hypothesis import find, strategies as st
assert not {"perfeval.filing", "perfeval.testing.forms"} & sys.modules.keys()
from perfeval.numbers import Amount
assert isinstance(find(st.from_type(Amount), bool), Amount)
numbers = sys.modules["perfeval.numbers"]
assert numbers.__loader__ is numbers.__spec__.loader
assert "Amount" in numbers.__loader__.get_source("perfeval.numbers")
assert "perfeval.audit" not in sys.modules
"""


def test_who_imports_hypothesis_loads_nothing_of_ours() -> None:
    """A type is registered when its module is loaded, which is left as Python made it."""
    subprocess.run([sys.executable, "-c", LATER], check=True)


def test_nothing_is_loaded_into_pytest() -> None:
    """Strategies come by the entry point of Hypothesis; no plugin of pytest is ours."""
    assert not [each for each in entry_points(group="pytest11") if "perfeval" in each.value]
    (ours,) = [each for each in entry_points(group="hypothesis") if each.name == "perfeval"]
    assert callable(ours.load())
