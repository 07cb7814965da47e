"""The Hypothesis profiles of every test, and their order; nothing is left in the working tree.

`suite`: ten examples, the same in every run where CI is set. `night`: thousands, others in each
run, by ``pytest --hypothesis-profile=night``; what fails is kept and tried first the next time.
"""

import gc
import importlib
import os
import sys
from collections.abc import Generator, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, Final

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, find, is_hypothesis_test, settings
from hypothesis.internal.conjecture import providers
from hypothesis.strategies import text

from tests.growth.patterns import modules_of

_CACHE: Final = Path(__file__).parents[1] / ".cache"
os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(_CACHE / "hypothesis"))
# What is compiled is kept there, too: each process that a test starts would compile it all anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
sys.pycache_prefix = os.environ.setdefault("PYTHONPYCACHEPREFIX", str(_CACHE / "bytecode"))
os.environ.pop("PERFEVAL_LANG", None)  # of who runs the tests, and no matter of theirs
settings.register_profile(
    "suite",
    database=None,
    deadline=None,
    derandomize="CI" in os.environ,
    max_examples=10,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "night",
    deadline=None,
    derandomize=False,
    max_examples=2_000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("suite")

_HERE = Path(__file__).parent
_LAWS = {"doors", "drawn", "laws"}
_MEASURED = {"testing"}  # there strategies are what is tested
_WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw-1").removeprefix("gw"))  # or -1
_Kept = type(cache(int))  # a function that keeps what it has returned
_OF_PROCESSES = "COVERAGE_PROCESS_CONFIG"  # by which a process that is started is measured


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """No garbage is looked for in what is collected, then or later: all of it is kept.

    Of the collection the import of the package is measured alone: pytest rewrites the assertions
    of every test, which takes three times as long where each step of it is looked at.
    What the package has kept by then is forgotten, so that it is made where it is measured.

    Hypothesis looks for constants in all modules that are loaded, which takes seconds on each
    worker, and makes what is drawn depend on which tests a worker had before. In a night it may.
    """
    coverage = Coverage.current()
    if coverage is not None and session.config.getoption("dist", "no") != "no":
        coverage.stop()  # for good: it is the workers that collect and run the tests
        coverage = None
    gc.disable()
    if coverage is not None:
        modules = modules_of(importlib.import_module("perfeval"))
        coverage.stop()
    if settings.get_current_profile_name() != "night":
        vars(providers)["_get_local_constants"] = lambda: providers._local_constants
    if _WORKER == 0:
        find(text(), lambda _: True)
    try:
        return (yield)
    finally:
        if coverage is not None:
            for each in chain.from_iterable(vars(module).values() for module in modules):
                if isinstance(each, _Kept):
                    each.cache_clear()
            coverage.start()
        gc.freeze()
        gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Every other worker begins with the last file.

    What is compiled is kept for all, and so is what Hypothesis gathers for its first example: each
    worker finds ready what another one has done.
    """
    report = yield
    if _WORKER > 0 and _WORKER % 2 and isinstance(collector, pytest.Session | pytest.Dir):
        report.result.reverse()
    return report


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path: Path) -> Generator[None, list[pytest.Collector], object]:
    """Look for examples only in the few files here that have any: it takes as long as to import."""
    found = yield
    if found and b"    >>> " not in file_path.read_bytes():
        return [each for each in found if type(each) is pytest.Module]
    return found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Laws, drawn documents and what is thrown at doors are unmeasured, and come after all else.

    To measure coverage makes them take three times as long, and proves nothing: a branch is to be
    reached by a plain test, which says what becomes of it. They come last, so that what is made at
    the first call and kept is made where it is measured.

    Tests that share a place come first: pytest-xdist gives the first tests to one worker, so that
    the place is made once, and no worker is left alone with it at the end.
    """
    for item in items:
        if _is_law(item):
            item.add_marker("unmeasured")
    items.sort(key=_turn)


def _is_law(item: pytest.Item) -> bool:
    """Whether a test is a law, by its folder or by what it is given."""
    folder = item.path.relative_to(_HERE).parts[0] if item.path.is_relative_to(_HERE) else ""
    if folder in _LAWS:
        return True
    given = isinstance(item, pytest.Function) and is_hypothesis_test(item.obj)
    return given and folder not in _MEASURED


def _turn(item: pytest.Item) -> tuple[int, Path, bool]:
    """When a test comes; in a file they stay in their order, and examples come last."""
    turn = 1 if item.get_closest_marker("unmeasured") is None else 2
    if "place" in getattr(item, "fixturenames", ()):
        turn = 0
    return turn, item.path, not isinstance(item, pytest.Function)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Coverage stops for a test that is unmeasured, its fixtures, and the processes it starts."""
    coverage = Coverage.current() if item.get_closest_marker("unmeasured") else None
    if coverage is None:
        return (yield)
    coverage.stop()
    process = os.environ.pop(_OF_PROCESSES, None)
    try:
        return (yield)
    finally:
        if process is not None:
            os.environ[_OF_PROCESSES] = process
        coverage.start()


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Show what is not covered, if anything: pytest-cov would look through all files once more."""
    plugin: Any = config.pluginmanager.get_plugin("_cov")
    if plugin and plugin.cov_total is not None and plugin.cov_total < 100:
        plugin.cov_controller.cov.report(file=terminalreporter)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A folder on the import path, in which a test installs distributions."""
    from tests.foreign import foreign_site  # loads the library

    path = tmp_path / "site"
    path.mkdir()
    with foreign_site(path, monkeypatch) as made:
        yield made
