"""The facade: lazy, complete, and callable by the names of the contract."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

import perfeval

HEAVY = ("attrs", "attr", "cattrs", "moneyed", "decimal", "json", "docx", "openpyxl")


@pytest.mark.parametrize("name", perfeval.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    """Whatever `__all__` promises can be imported and has a docstring."""
    value = getattr(perfeval, name)
    assert value.__doc__
    assert name in dir(perfeval)


def test_importing_the_package_does_no_work() -> None:
    """A new interpreter that imports perfeval has loaded none of the libraries behind it."""
    script = f"import sys, perfeval; print([n for n in {HEAVY!r} if n in sys.modules])"
    bare = "import sys; print([n for n in ('decimal', 'json') if n in sys.modules])"
    loaded, before = (
        subprocess.run(
            [sys.executable, "-S", "-c", each], capture_output=True, text=True, check=False
        )
        for each in (f"sys = __import__('sys'); sys.path[:0] = {sys.path!r}; {script}", bare)
    )
    assert loaded.returncode == 0, loaded.stderr
    assert loaded.stdout == before.stdout == "[]\n"


@pytest.mark.parametrize("name", ["audit", "render", "rubrics"])
def test_a_subpackage_is_the_function_of_its_name(name: str) -> None:
    """`perfeval.render` is a package to import from and a function to call, in either order."""
    called = getattr(perfeval, name)
    assert importlib.import_module(f"perfeval.{name}") is called
    assert callable(called)


def test_the_callable_subpackages_do_what_their_functions_do() -> None:
    """A call of the subpackage is a call of the function, arguments and all."""
    assert "national-project" in {each.id for each in perfeval.rubrics(["perfeval"])}
    rubric = perfeval.get_rubric("national-project")
    assert perfeval.render(rubric, "text", lang="en").startswith("Self-evaluation")
    filing = perfeval.Filing(unit=perfeval.BudgetUnit(name="某局"), year=2023)
    assert perfeval.audit(filing, checks=()) == ()


def test_an_unknown_name_is_an_attribute_error() -> None:
    """As for any module; the message names it."""
    with pytest.raises(AttributeError, match="scoer"):
        _ = perfeval.scoer
