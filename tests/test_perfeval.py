"""The facade: about forty public names, loaded when first used."""

from __future__ import annotations

import importlib
import inspect
import pydoc
import subprocess
import sys
from typing import Any

import pytest

import perfeval
from perfeval import forms
from tests.tables import each_row

HEAVY = {"attrs", "attr", "cattrs", "moneyed", "babel", "json", "importlib.metadata", "decimal"}


def run(code: str) -> str:
    """What a new interpreter prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def imported(statement: str) -> set[str]:
    """The modules that a statement imports in a new interpreter."""
    before = "import sys; before = set(sys.modules)"
    return set(run(f"{before}; {statement}; print(*set(sys.modules) - before)").split())


def test_importing_the_package_imports_nothing_heavy() -> None:
    """Neither the dependencies nor any module but the version and where pages are asked for."""
    found = imported("import perfeval")
    assert not HEAVY & found
    assert {name for name in found if name.startswith("perfeval")} == {
        *("perfeval", "perfeval.version"),
        *("perfeval.text", "perfeval.text.notebook"),
    }


def test_scoring_does_not_import_what_it_does_not_need() -> None:
    """A host that scores by an installed rubric needs neither py-moneyed nor cattrs; no reader."""
    found = imported("from perfeval import get_rubric, score; get_rubric('yueyang-annex-3-1')")
    readers = {"perfeval.forms.reading", "perfeval.forms.kinds", "perfeval.forms.sources"}
    assert not ({"moneyed", "cattrs", "perfeval.codec"} | readers) & found


def test_every_public_name_resolves_and_has_words() -> None:
    """To the one object of the module where it lives."""
    for name in perfeval.__all__:
        value = getattr(perfeval, name)
        assert value is getattr(perfeval, name)
        assert name == "__version__" or len(value.__doc__ or "") > 20, name


def test_the_public_names_stand_once_and_sorted() -> None:
    """As `dir` shows them."""
    assert len(set(perfeval.__all__)) == len(perfeval.__all__)
    assert set(perfeval.__all__) <= set(dir(perfeval))
    assert dir(perfeval) == sorted(dir(perfeval))
    assert {"__all__", "__file__", "__name__"} <= set(dir(perfeval))
    assert {name for name in dir(perfeval) if not name.startswith("__")} == {
        name for name in perfeval.__all__ if not name.startswith("__")
    }


@each_row("name", ["scroe", "Decimal", "_missing", "helpers"])
def test_other_names_are_attribute_errors(name: str) -> None:
    """As of any module."""
    for module in (perfeval, forms):
        said = f"module '{module.__name__}' has no attribute '{name}'"
        with pytest.raises(AttributeError, match=said):
            getattr(module, name)


def test_star_import_gives_the_public_names() -> None:
    """No more and no less."""
    namespace: dict[str, Any] = {}
    exec("from perfeval import *", namespace)
    assert set(namespace) - {"__builtins__"} == set(perfeval.__all__)


CALLS = """
import perfeval
from perfeval import audit, render, rubrics
f = perfeval.Filing(unit=perfeval.BudgetUnit(name='某局'), year=2023)
r = perfeval.get_rubric('national-project')
print(perfeval.audit(f) == audit(f), isinstance(audit(f), tuple))
print(perfeval.render(r, 'text') == render(r, 'text'), len(render(r, 'text')) > 100)
print(len(perfeval.rubrics()) >= 4, len(rubrics()) == len(perfeval.rubrics()))
"""


@pytest.mark.unmeasured
@each_row(
    "first",
    [
        "import perfeval.audit, perfeval.render, perfeval.rubrics",
        "",
    ],
)
def test_a_function_and_a_subpackage_of_one_name(first: str) -> None:
    """Both ways to get them give something to call, whichever comes first."""
    assert run(first + CALLS).split() == ["True"] * 6


@each_row("name", ["audit", "render", "rubrics"])
def test_help_shows_the_function(name: str) -> None:
    """A person who asks what `perfeval.audit` is learns how it is called, and what stands in it."""
    home = importlib.import_module({"rubrics": "perfeval.registry"}.get(name, f"perfeval.{name}"))
    function, shown = getattr(home, name), getattr(perfeval, name)
    assert inspect.signature(shown) == inspect.signature(function)
    words = pydoc.plain(pydoc.render_doc(shown))
    assert " ".join(function.__doc__.split()[:8]) in " ".join(words.split())


@each_row("name", ["audit", "render", "rubrics"])
def test_a_subpackage_is_imported_where_it_is_asked_for(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`import perfeval` is enough to call it."""
    module = getattr(perfeval, name)
    monkeypatch.delattr(perfeval, name)
    assert getattr(perfeval, name) is module


@pytest.mark.unmeasured
def test_a_callable_subpackage_is_a_module_still() -> None:
    """Its modules can be imported from it."""
    code = (
        "import perfeval.rubrics.yueyanglou_annex_2 as annex; "
        "from perfeval.rubrics import yueyanglou_annex_2 as same; "
        "import perfeval; print(annex is same, perfeval.rubrics.yueyanglou_annex_2 is annex)"
    )
    assert run(code) == "True True"


@each_row("name", ["filing", "measures", "rules"])
def test_public_subpackages_have_their_own_names(name: str) -> None:
    """Each with its `__all__`, and words for every name."""
    module = importlib.import_module(f"perfeval.{name}")
    assert module.__all__
    for each in module.__all__:
        assert hasattr(module, each)


SHOWN = (
    "perfeval", "perfeval.audit", "perfeval.codec", "perfeval.conformance", "perfeval.filing",
    "perfeval.ledger", "perfeval.measures", "perfeval.registry", "perfeval.render",
    "perfeval.rules", "perfeval.testing",
)  # fmt: skip


@each_row("name", SHOWN)
def test_every_public_class_and_function_shows_an_example(name: str) -> None:
    """It runs as a doctest, so what the documentation shows is what happens."""
    module = importlib.import_module(name)
    public = (getattr(module, each) for each in module.__all__)
    made = [each for each in public if inspect.isclass(each) or inspect.isfunction(each)]
    assert made
    assert [each.__name__ for each in made if ">>> " not in (inspect.getdoc(each) or "")] == []
